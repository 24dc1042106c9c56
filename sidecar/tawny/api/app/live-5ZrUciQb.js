import{C as e,F as t,H as n,I as r,L as i,N as a,P as o,_ as s,a as c,c as l,g as u,h as d,i as f,n as p,r as m,u as h,y as g,z as _}from"./index-DiQ8-h46.js";import{n as v,t as y}from"./css-props-EYbeekMi.js";import{t as b}from"./mdi-BDCSaT4F.js";import{n as x,t as S}from"./mdi-C7o8uY0Y.js";import{t as C}from"./mdi-DwmMI7iF.js";import{n as w,t as T}from"./camera-state-D9LUwVB8.js";import{n as E,t as D}from"./mdi-CREp6pXp.js";import"./dialog-DPq9yqzg.js";import"./video-B-cCzx_H.js";import{t as O}from"./on-screen-BuOn8777.js";import"./message-DaqgnCt3.js";var k=`M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z`,A=`M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3`,j=30,M=class extends m{constructor(...e){super(...e),this.others=!1,this.muted=!0,this.asked=!1,this.problem=``,this.#c=e=>{if(!(e.altKey||e.ctrlKey||e.metaKey)){if(e.key===`ArrowLeft`&&this.others)this.fire(`tawny-step`,-1);else if(e.key===`ArrowRight`&&this.others)this.fire(`tawny-step`,1);else if(e.key===`f`)this.stage.requestFullscreen?.();else if(e.key===`m`)this.#o();else return;e.preventDefault()}}}static{this.styles=[c,n`
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
    `]}connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#c)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#c)}willUpdate(e){let t=e.get(`camera`);t&&g(t)!==g(this.camera)&&(this.asked=!1,this.problem=``)}render(){let{camera:e}=this,[t]=T(e,this.app.t,this.app.times);return _`
      <tawny-dialog heading=${e.name}>
        <span slot="heading" class="state ${t?.kind??``}" role="status">${t?.text}</span>
        <div class="stage" ${y({"--aspect":d(e)})}>
          <tawny-video
            .camera=${e}
            rendition="main"
            live
            ?muted=${this.muted}
            alt=${this.t(`live.picture_of`,{name:e.name})}
          ></tawny-video>
          ${this.others?this.#n():i}
        </div>
        <div slot="actions" class="actions">
          ${e.streams.some(({audio:e,name:t})=>t===`main`&&e)?this.#r():i}
          ${this.#e(C,this.t(`live.full_screen`),()=>void this.stage.requestFullscreen?.())}
          ${this.#i()} ${e.canControl?this.#a():i}
          <span class="rest"></span>
          ${this.app.link(`events`,``)===null?i:this.#t(e)}
          <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `}#e(e,t,n){return _`
      <button type="button" class="button" aria-label=${t} title=${t} @click=${n}>
        <tawny-icon path=${e}></tawny-icon><span class="word">${t}</span>
      </button>
    `}#t(e){return _`
      ${this.#e(A,this.t(`view.events`),()=>this.fire(`tawny-events`,e))}
      ${this.#e(l,this.t(`view.recordings`),()=>this.fire(`tawny-recordings`,e))}
    `}#n(){let e=e=>{let t=this.t(e<0?`live.previous`:`live.next`);return _`
        <button
          type="button"
          class="button round step ${e<0?`back`:`on`}"
          aria-label=${t}
          @click=${()=>this.fire(`tawny-step`,e)}
        >
          <tawny-icon path=${e<0?b:S}></tawny-icon>
        </button>
      `};return[e(-1),e(1)]}#r(){return _`
      <button
        type="button"
        class="button"
        aria-label=${this.t(`live.sound`)}
        aria-pressed=${String(!this.muted)}
        @click=${this.#o}
      >
        <tawny-icon path=${this.muted?D:E}></tawny-icon>
        <span class="word">${this.t(`live.sound`)}</span>
      </button>
    `}#i(){let e=this.t(`live.snapshot`),t=this.app.backend.addresses.picture(this.camera,0,0);return _`
      <a class="button" aria-label=${e} title=${e} href=${x(t,`#`)} download=${`${this.camera.id}.jpg`}>
        <tawny-icon path=${k}></tawny-icon><span class="word">${e}</span>
      </a>
    `}#a(){let e=this.t(this.asked?`live.recording_now`:`live.record`);return _`
      <button type="button" class="button" aria-label=${e} ?disabled=${this.asked} @click=${this.#s}>
        <tawny-icon path=${w}></tawny-icon><span class="word">${e}</span>
      </button>
    `}#o(){this.muted=!this.muted}async#s(){this.asked=!0,this.problem=``;try{await this.app.backend.record(this.camera,j)}catch(e){this.asked=!1,this.problem=this.failed(e)}}#c};f([t({attribute:!1})],M.prototype,`camera`,void 0),f([t({type:Boolean})],M.prototype,`others`,void 0),f([o()],M.prototype,`muted`,void 0),f([o()],M.prototype,`asked`,void 0),f([o()],M.prototype,`problem`,void 0),f([a(`.stage`)],M.prototype,`stage`,void 0),M=f([r(`tawny-camera-dialog`)],M);var N=class extends m{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new O(this)}static{this.styles=[c,n`
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
    `]}#e;render(){let{camera:t}=this,n=T(t,this.app.t,this.app.times);return _`
      <button
        type="button"
        class=${t.online&&t.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,t)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${t}
          rendition=${e(t)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${t.name}</span>
          <span class="states">
            ${n.map(e=>_`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};f([t({attribute:!1})],N.prototype,`camera`,void 0),f([t({type:Boolean})],N.prototype,`live`,void 0),f([o()],N.prototype,`playing`,void 0),N=f([r(`tawny-camera`)],N);var P=class extends m{constructor(...e){super(...e),this.place=``,this.#e=new p(this,e=>e.backend.cameras),this.#t=new p(this,e=>e.backend.isAdmin)}static{this.styles=[c,n`
      :host {
        display: block;
        padding: var(--tawny-gap);
      }
      h2 {
        margin: 6px 4px 10px;
        font-size: 1rem;
        font-weight: 600;
        color: var(--tawny-soft);
      }
      section + section {
        margin-top: 24px;
      }
      .grid {
        display: grid;
        gap: var(--tawny-gap);
        /* As many columns as are wanted, fewer where a tile would be narrower than 280 px. */
        --width: calc((100% - (var(--columns) - 1) * var(--tawny-gap)) / var(--columns));
        grid-template-columns: repeat(auto-fill, minmax(min(100%, max(280px, var(--width))), 1fr));
      }
    `]}#e;#t;render(){let e=this.#e.value;if(!e)return i;if(!e.length){let e={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return _`
        <tawny-message icon=${h} heading=${e.heading} text=${e.text}>
          ${this.#t.value&&this.app.backend.openSettings?this.#n():i}
        </tawny-message>
      `}let t=u(e,this.app.language),n=e.find(e=>g(e)===this.place);return _`
      <div @tawny-open=${e=>this.app.go(`live`,g(e.detail))}>
        ${t.map(e=>this.#r(e,t.length>1))}
      </div>
      ${n?this.#i(n,e):i}
    `}#n(){return _`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#r(e,t){return _`
      <section>
        ${t?_`<h2>${e.area||this.t(`live.other_area`)}</h2>`:i}
        <div class="grid" ${y({"--columns":s(e.cameras.length)})}>
          ${v(e.cameras,g,e=>_`<tawny-camera .camera=${e} live></tawny-camera>`)}
        </div>
      </section>
    `}#i(e,t){return _`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,g(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${g(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,g(e))}
      ></tawny-camera-dialog>
    `}};f([t()],P.prototype,`place`,void 0),P=f([r(`tawny-live-view`)],P);export{P as TawnyLiveView};