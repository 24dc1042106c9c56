import{_ as e,c as t,l as n,m as r,n as i,s as a,t as o}from"./element-C2n6mDQz.js";import{a as s}from"./types-mpe7YUF5.js";import{t as c}from"./icon-CgXKSShU.js";import{t as l}from"./camera-state-ClPWWW5A.js";import{t as u}from"./on-screen-BuOn8777.js";import"./video-DrAaLNJ-.js";var d=class extends o{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new u(this)}static{this.styles=[c,e`
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
        font-size: max(1em, 1.3cqw);
        text-shadow: 0 1px 3px rgb(0 0 0 / 0.8);
        background: linear-gradient(transparent, rgb(8 5 3 / 0.82));
        pointer-events: none;
      }
      .name {
        flex: 1 1 auto;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        font-size: max(0.84em, 12px);
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 5px;
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
        font-size: max(0.75rem, 12px, 0.96cqw);
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
    `]}#e;render(){let{camera:e}=this,t=l(e,this.app.t,this.app.times);return r`
      <button
        type="button"
        class=${e.online&&e.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,e)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${e}
          rendition=${s(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${e.name}</span>
          <span class="states">
            ${t.map(e=>r`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};i([t({attribute:!1})],d.prototype,`camera`,void 0),i([t({type:Boolean})],d.prototype,`live`,void 0),i([a()],d.prototype,`playing`,void 0),d=i([n(`tawny-camera`)],d);