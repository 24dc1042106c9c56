import{t as e}from"./mdi-BDCSaT4F.js";import{t}from"./mdi-CvV0JW8r.js";import{t as n}from"./mdi-BLnt-GvE.js";import{t as r}from"./mdi-DwmMI7iF.js";import{t as i}from"./mdi-DNEqXnQF.js";import{a,t as o}from"./camera-state-ClPWWW5A.js";import{n as s,t as c}from"./mdi-CREp6pXp.js";import{_ as l,c as u,d,l as f,m as p,n as m,s as h,t as g}from"./element-C2n6mDQz.js";import{a as _,f as v}from"./media-source-CBK2zH4Q.js";import{t as y}from"./query-DDQkTGvL.js";import{i as b,s as x}from"./root-oErZt4hX.js";import{t as S}from"./types-mpe7YUF5.js";import{t as C}from"./icon-CgXKSShU.js";import{t as w}from"./css-props-CZNcf012.js";import{n as T}from"./open-dialogs-BPwJHcjc.js";import"./dialog-Nv3ZneqT.js";import"./quality-choice-gx5rmyge.js";import"./video-DrAaLNJ-.js";var E=`M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z`,D=`M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3`,O=`M14.5,13.5H16.5V10.5H14.5M18,14A1,1 0 0,1 17,15H16.25V16.5H14.75V15H14A1,1 0 0,1 13,14V10A1,1 0 0,1 14,9H17A1,1 0 0,1 18,10M11,15H9.5V13H7.5V15H6V9H7.5V11.5H9.5V9H11M19,4H5C3.89,4 3,4.89 3,6V18A2,2 0 0,0 5,20H19A2,2 0 0,0 21,18V6C21,4.89 20.1,4 19,4Z`,k=l`
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
    --tawny-no-picture: hidden; /* why there is none stands there */
  }
  .stage.less tawny-video {
    width: min(100%, calc((100dvh - 222px) * var(--aspect)));
  }
  .stage.helping tawny-video {
    width: min(100%, calc((100dvh - 310px) * var(--aspect)));
  }
  .stage:fullscreen tawny-video {
    width: 100vw;
    height: 100vh;
    aspect-ratio: auto;
  }
  .why {
    position: absolute;
    padding: 4px 64px;
    color: #fff;
    text-align: center;
    text-shadow: 0 1px 4px #000;
    overflow-wrap: anywhere;
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
  tawny-keys-list,
  tawny-quality {
    flex-basis: 100%;
  }
  .failed {
    flex-basis: 100%;
    color: var(--tawny-bad);
  }
  @media (max-width: 900px) {
    .word,
    .help {
      display: none;
    }
    .actions {
      gap: 4px;
    }
    .actions .button {
      padding: 0 9px;
    }
  }
`,A=30,j=class extends g{constructor(...e){super(...e),this.others=!1,this.muted=!0,this.chooses=null,this.helping=!1,this.asked=!1,this.problem=``,this.#e=new b(this,e=>_(e.backend).level),this.#m=e=>{if(!(e.altKey||e.ctrlKey||e.metaKey)){if(e.key===`ArrowLeft`&&this.others)this.fire(`tawny-step`,-1);else if(e.key===`ArrowRight`&&this.others)this.fire(`tawny-step`,1);else if(e.key===`f`)this.stage.requestFullscreen?.();else if(e.key===`m`)this.#f();else if(e.key===`?`)this.#c();else return;e.preventDefault()}}}static{this.styles=[C,k]}#e;connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#m)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#m)}willUpdate(e){let t=e.get(`camera`);t&&S(t)!==S(this.camera)&&(this.asked=!1,this.problem=``)}render(){let{camera:e}=this,[t]=o(e,this.app.t,this.app.times),n=e.streams.find(e=>e.name===`main`);return p`
      <tawny-dialog heading=${e.name}>
        <span slot="heading" class="state ${t?.kind??``}" role="status">${t?.text}</span>
        <div
          class="stage ${this.#a?`less`:``} ${this.helping?`helping`:``}"
          ${w({"--aspect":x(e)})}
        >
          <tawny-video
            .camera=${e}
            rendition="main"
            live
            ?muted=${this.muted}
            alt=${this.t(`live.picture_of`,{name:e.name})}
          ></tawny-video>
          ${this.#t(e.online?``:t?.text??``,n?.reason)}
          ${this.others?this.#i():d}
        </div>
        <div slot="actions" class="actions">
          ${n?.audio?this.#l():d}
          ${this.#n(r,this.t(`live.full_screen`),()=>void this.stage.requestFullscreen?.())}
          ${this.#u()} ${e.canControl?this.#d():d}
          ${this.#o()}
          <span class="rest"></span>
          ${this.app.link(`events`,``)===null?d:this.#r(e)} ${this.#s()}
          ${this.#a?p`<tawny-quality id="quality" brief ?sound=${!!n?.audio}></tawny-quality>`:d}
          ${this.helping?p`<tawny-keys-list id="keys" what="camera"></tawny-keys-list>`:d}
          <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `}#t(e,t=``){return e?p`<p class="why">${t?`${e} · ${t}`:e}</p>`:d}#n(e,t,n){return p`
      <button type="button" class="button" aria-label=${t} title=${t} @click=${n}>
        <tawny-icon path=${e}></tawny-icon><span class="word">${t}</span>
      </button>
    `}#r(e){return p`
      ${this.#n(D,this.t(`view.events`),()=>this.fire(`tawny-events`,e))}
      ${this.#n(n,this.t(`view.recordings`),()=>this.fire(`tawny-recordings`,e))}
    `}#i(){let n=n=>{let r=this.t(n<0?`live.previous`:`live.next`);return p`
        <button
          type="button"
          class="button round step ${n<0?`back`:`on`}"
          aria-label=${r}
          @click=${()=>this.fire(`tawny-step`,n)}
        >
          <tawny-icon path=${n<0?e:t}></tawny-icon>
        </button>
      `};return[n(-1),n(1)]}get#a(){return this.chooses??_(this.app.backend).isFar}#o(){let e=this.t(`live.quality`);return p`
      <button
        type="button"
        class="button"
        aria-label=${e}
        title=${e}
        aria-expanded=${String(this.#a)}
        aria-controls="quality"
        @click=${()=>{this.chooses=!this.#a}}
      >
        <tawny-icon path=${O}></tawny-icon>
      </button>
    `}#s(){let e=this.t(`event.keys`);return p`
      <button
        type="button"
        class="button help"
        aria-label=${e}
        title=${e}
        aria-expanded=${String(this.helping)}
        aria-controls="keys"
        @click=${this.#c}
      >
        <tawny-icon path=${i}></tawny-icon>
      </button>
    `}#c(){this.helping=!this.helping,this.helping&&T(`keys-list`,()=>import(`./keys-list-DKrR-D24.js`))}#l(){return p`
      <button
        type="button"
        class="button"
        aria-label=${this.t(`live.sound`)}
        aria-pressed=${String(!this.muted)}
        ?disabled=${this.#e.value!==`full`}
        @click=${this.#f}
      >
        <tawny-icon path=${this.muted?c:s}></tawny-icon>
        <span class="word">${this.t(`live.sound`)}</span>
      </button>
    `}#u(){let e=this.t(`live.snapshot`),t=this.app.backend.addresses.picture(this.camera,0,0);return p`
      <a class="button" aria-label=${e} title=${e} href=${v(t,`#`)} download=${`${this.camera.id}.jpg`}>
        <tawny-icon path=${E}></tawny-icon><span class="word">${e}</span>
      </a>
    `}#d(){let e=this.t(this.asked?`live.recording_now`:`live.record`);return p`
      <button type="button" class="button" aria-label=${e} ?disabled=${this.asked} @click=${this.#p}>
        <tawny-icon path=${a}></tawny-icon><span class="word">${e}</span>
      </button>
    `}#f(){this.muted=!this.muted}async#p(){this.asked=!0,this.problem=``;try{await this.app.backend.record(this.camera,A),setTimeout(()=>{this.asked=!1},A*1e3)}catch(e){this.asked=!1,this.problem=this.failed(e)}}#m};m([u({attribute:!1})],j.prototype,`camera`,void 0),m([u({type:Boolean})],j.prototype,`others`,void 0),m([h()],j.prototype,`muted`,void 0),m([h()],j.prototype,`chooses`,void 0),m([h()],j.prototype,`helping`,void 0),m([h()],j.prototype,`asked`,void 0),m([h()],j.prototype,`problem`,void 0),m([y(`.stage`)],j.prototype,`stage`,void 0),j=m([f(`tawny-camera-dialog`)],j);export{j as TawnyCameraDialog};