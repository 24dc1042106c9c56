import{_ as e,b as t,d as n,f as r,l as i,t as a,u as o}from"./decorate-BLRVxu6Q.js";import{i as s,n as c}from"./icon-IoJ6aSv4.js";import{t as l}from"./camera-state--D3xwyGq.js";import{t as u}from"./on-screen-BuOn8777.js";import"./video-7K3-qj-c.js";var d=class extends c{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new u(this)}static{this.styles=[s,t`
      :host {
        display: block;
        container-type: inline-size;
      }
      button {
        position: relative;
        display: block;
        width: 100%;
        height: 100%; /* of a card whose height somebody has chosen */
        padding: 0;
        border: 0;
        border-radius: var(--tawny-round);
        background: var(--tawny-screen);
        color: #fff;
        text-align: start;
        overflow: hidden;
        cursor: pointer;
        box-shadow: var(--tawny-shade);
      }
      /* Above the picture, so that nothing of it is cut by the edge. */
      button::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: inherit;
        border: 1px solid rgb(255 255 255 / 0.08);
        pointer-events: none;
        transition: border-color 0.3s, box-shadow 0.3s;
      }
      button.motion::after {
        border: 3px solid var(--tawny-motion);
        box-shadow: inset 0 0 22px color-mix(in srgb, var(--tawny-motion) 45%, transparent);
      }
      button:focus-visible {
        outline-offset: 3px;
      }
      tawny-video {
        height: 100%;
        aspect-ratio: var(--tawny-aspect, 16 / 9);
      }
      .bar {
        position: absolute;
        inset: auto 0 0 0;
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 2px 10px;
        padding: 36px 14px 12px;
        background: linear-gradient(transparent, rgb(8 5 3 / 0.82));
        pointer-events: none;
      }
      .name {
        flex: 1 1 auto;
        font-weight: 600;
        overflow-wrap: anywhere;
        text-shadow: 0 1px 2px rgb(0 0 0 / 0.6);
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        font-size: 0.84rem;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        text-shadow: 0 1px 2px rgb(0 0 0 / 0.6);
      }
      .state tawny-icon {
        width: 1.1em;
        height: 1.1em;
      }
      .recording tawny-icon {
        width: 0.7em;
        height: 0.7em;
        color: #ff6a5c;
      }
      .motion .state.motion {
        color: #ffc98f;
      }
      .bad {
        color: #ffb3ab;
      }
      .badge {
        position: absolute;
        top: 12px;
        inset-inline-end: 12px;
        padding: 1px 8px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.6);
        font-size: 0.74rem;
        font-weight: 600;
        letter-spacing: 0.03em;
        backdrop-filter: blur(6px);
      }
      @container (max-width: 230px) {
        .bar {
          padding: 24px 10px 8px;
          font-size: 0.86rem;
        }
        .recording,
        .idle {
          display: none;
        }
      }
    `]}#e;render(){let{camera:t}=this,n=l(t,this.app.t,this.app.times);return e`
      <button
        type="button"
        class=${t.online&&t.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,t)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${t}
          rendition=${i(t)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${t.name}</span>
          <span class="states">
            ${n.map(t=>e`<span class="state ${t.kind}"><tawny-icon path=${t.icon}></tawny-icon>${t.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};a([n({attribute:!1})],d.prototype,`camera`,void 0),a([n({type:Boolean})],d.prototype,`live`,void 0),a([o()],d.prototype,`playing`,void 0),d=a([r(`tawny-camera`)],d);