import{i as e}from"./root-DyHMZv50.js";import{i as t,t as n}from"./camera-state-DkdZyYNZ.js";import{a as r,f as i,h as a,l as o,o as s,s as c,t as l}from"./decorate-BQdFff4O.js";import{a as u,i as d,n as f}from"./message-DcIkq61X.js";import{h as p,p as m,t as h}from"./css-props-Rd-ETDxK.js";import{a as g,t as _}from"./types-Cmzqlky9.js";import{t as v}from"./mdi-BDCSaT4F.js";import{t as y}from"./mdi-BLnt-GvE.js";import{t as b}from"./mdi-DwmMI7iF.js";import{n as x,t as S}from"./mdi-CREp6pXp.js";import"./video-Dqj1NH0C.js";import{t as C}from"./on-screen-BuOn8777.js";var w=`M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z`,T=`M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3`,E=30,D=class extends m{constructor(...e){super(...e),this.others=!1,this.muted=!0,this.asked=!1,this.problem=``,this.#c=e=>{if(!(e.altKey||e.ctrlKey||e.metaKey)){if(e.key===`ArrowLeft`&&this.others)this.fire(`tawny-step`,-1);else if(e.key===`ArrowRight`&&this.others)this.fire(`tawny-step`,1);else if(e.key===`f`)this.stage.requestFullscreen?.();else if(e.key===`m`)this.#o();else return;e.preventDefault()}}}static{this.styles=[p,a`
      .stage {
        position: relative;
        background: var(--tawny-screen);
        height: 100%;
        display: grid;
        place-items: center;
      }
      tawny-video {
        width: min(100%, calc((100dvh - 170px) * var(--aspect)));
        aspect-ratio: var(--aspect);
      }
      .stage:fullscreen tawny-video {
        width: 100vw;
        height: 100vh;
        aspect-ratio: auto;
      }
      .state {
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .state.motion {
        color: var(--tawny-motion);
      }
      .state.bad {
        color: var(--tawny-bad);
      }
      .step {
        position: absolute;
        top: 50%;
        translate: 0 -50%;
        background: rgb(8 5 3 / 0.45);
        border-color: transparent;
        color: #fff;
      }
      .step.back {
        inset-inline-start: 10px;
      }
      .step.on {
        inset-inline-end: 10px;
      }
      .actions .rest {
        margin-inline-start: auto;
      }
      .failed {
        flex-basis: 100%;
        color: var(--tawny-bad);
      }
      @media (max-width: 900px) {
        .word {
          display: none;
        }
        .actions {
          gap: 4px;
        }
        .actions .button {
          padding: 0 9px;
        }
      }
    `]}connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#c)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#c)}willUpdate(e){let t=e.get(`camera`);t&&_(t)!==_(this.camera)&&(this.asked=!1,this.problem=``)}render(){let{camera:t}=this,[r]=n(t,this.app.t,this.app.times);return i`
      <tawny-dialog heading=${t.name}>
        <span slot="heading" class="state ${r?.kind??``}" role="status">${r?.text}</span>
        <div class="stage" ${h({"--aspect":e(t)})}>
          <tawny-video
            .camera=${t}
            rendition="main"
            live
            ?muted=${this.muted}
            alt=${this.t(`live.picture_of`,{name:t.name})}
          ></tawny-video>
          ${this.others?this.#n():o}
        </div>
        <div slot="actions" class="actions">
          ${t.streams.some(({audio:e,name:t})=>t===`main`&&e)?this.#r():o}
          ${this.#e(b,this.t(`live.full_screen`),()=>void this.stage.requestFullscreen?.())}
          ${this.#i()} ${t.canControl?this.#a():o}
          <span class="rest"></span>
          ${this.app.link(`events`,``)===null?o:this.#t(t)}
          <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `}#e(e,t,n){return i`
      <button type="button" class="button" aria-label=${t} title=${t} @click=${n}>
        <tawny-icon path=${e}></tawny-icon><span class="word">${t}</span>
      </button>
    `}#t(e){return i`
      ${this.#e(T,this.t(`view.events`),()=>this.fire(`tawny-events`,e))}
      ${this.#e(y,this.t(`view.recordings`),()=>this.fire(`tawny-recordings`,e))}
    `}#n(){let e=e=>{let t=this.t(e<0?`live.previous`:`live.next`);return i`
        <button
          type="button"
          class="button round step ${e<0?`back`:`on`}"
          aria-label=${t}
          @click=${()=>this.fire(`tawny-step`,e)}
        >
          <tawny-icon path=${e<0?v:d}></tawny-icon>
        </button>
      `};return[e(-1),e(1)]}#r(){return i`
      <button
        type="button"
        class="button"
        aria-label=${this.t(`live.sound`)}
        aria-pressed=${String(!this.muted)}
        @click=${this.#o}
      >
        <tawny-icon path=${this.muted?S:x}></tawny-icon>
        <span class="word">${this.t(`live.sound`)}</span>
      </button>
    `}#i(){let e=this.t(`live.snapshot`),t=this.app.backend.addresses.picture(this.camera,0,0);return i`
      <a class="button" aria-label=${e} title=${e} href=${f(t,`#`)} download=${`${this.camera.id}.jpg`}>
        <tawny-icon path=${w}></tawny-icon><span class="word">${e}</span>
      </a>
    `}#a(){let e=this.t(this.asked?`live.recording_now`:`live.record`);return i`
      <button type="button" class="button" aria-label=${e} ?disabled=${this.asked} @click=${this.#s}>
        <tawny-icon path=${t}></tawny-icon><span class="word">${e}</span>
      </button>
    `}#o(){this.muted=!this.muted}async#s(){this.asked=!0,this.problem=``;try{await this.app.backend.record(this.camera,E)}catch(e){this.asked=!1,this.problem=this.failed(e)}}#c};l([s({attribute:!1})],D.prototype,`camera`,void 0),l([s({type:Boolean})],D.prototype,`others`,void 0),l([r()],D.prototype,`muted`,void 0),l([r()],D.prototype,`asked`,void 0),l([r()],D.prototype,`problem`,void 0),l([u(`.stage`)],D.prototype,`stage`,void 0),D=l([c(`tawny-camera-dialog`)],D);var O=class extends m{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new C(this)}static{this.styles=[p,a`
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
    `]}#e;render(){let{camera:e}=this,t=n(e,this.app.t,this.app.times);return i`
      <button
        type="button"
        class=${e.online&&e.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,e)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${e}
          rendition=${g(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${e.name}</span>
          <span class="states">
            ${t.map(e=>i`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};l([s({attribute:!1})],O.prototype,`camera`,void 0),l([s({type:Boolean})],O.prototype,`live`,void 0),l([r()],O.prototype,`playing`,void 0),O=l([c(`tawny-camera`)],O);