const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./camera-dialog-BGrcLrSU.js","./mdi-BDCSaT4F.js","./mdi-CvV0JW8r.js","./index-2QXIP9Bo.js","./mdi-DwmMI7iF.js","./mdi-DNEqXnQF.js","./camera-state-B-sMKW_E.js","./mdi-D2gFh3UD.js","./mdi-CREp6pXp.js","./media-source-_bDYpVdW.js","./repeat-DpbCsHzw.js","./dialog-CXYx4ZlP.js","./mdi-CrWRMeGS.js","./quality-choice-wIK-iJDY.js","./select-styles-QkOp8cHM.js","./video-BcuhhQwm.js","./waiting-BoYIDDcN.js"])))=>i.map(i=>d[i]);
import{B as e,E as t,H as n,S as r,T as i,V as a,W as o,a as s,b as c,c as l,g as u,o as d,p as f,q as p,r as m,s as h,y as g,z as _}from"./index-2QXIP9Bo.js";import{n as v,t as y}from"./repeat-DpbCsHzw.js";import{a as b}from"./media-source-_bDYpVdW.js";import{t as x}from"./camera-state-B-sMKW_E.js";import{t as S}from"./on-screen-BuOn8777.js";import"./video-BcuhhQwm.js";import"./message-Cg7kJISv.js";var C=class{#e;constructor(e){this.host=e,this.value=null,this.#e=new ResizeObserver(()=>this.#t()),this.#t=()=>{let{host:e}=this,[t,n]=[`.all`,`.grid`].map(t=>e.renderRoot.querySelector(t));if(!t||!n)return;let r=getComputedStyle(e),i=e=>Number.parseFloat(r.getPropertyValue(e))||0,a=i(`padding-top`)+i(`padding-bottom`)+i(`--tawny-foot`)+t.offsetHeight-n.offsetHeight,o={width:e.clientWidth-i(`padding-left`)-i(`padding-right`),height:innerHeight-(e.getBoundingClientRect().top+scrollY)-a,gap:Number.parseFloat(getComputedStyle(n).columnGap)||0},s=this.value;s&&s.width===o.width&&s.height===o.height||(this.value=o,e.requestUpdate())},e.addController(this)}hostConnected(){this.#e.observe(this.host),addEventListener(`resize`,this.#t)}hostDisconnected(){this.#e.disconnect(),removeEventListener(`resize`,this.#t)}#t},w=16/9,T=1.1;function E(e,t){let n=c(e),r=e=>t?(t.width-(e-1)*t.gap)/e:0;if(!t||r(2)<280)return{columns:n,width:null};let i=n=>{let i=Math.ceil(e/n);return Math.min(r(n),(t.height-(i-1)*t.gap)/i*w)},a=Math.max(1,Math.min(n,Math.floor((t.width+t.gap)/(280+t.gap)))),o=i(a),s=o*T;for(let t=1;t<=e&&r(t)>=280;t++)i(t)<s||(a=t,o=s=i(t));return o<280?{columns:n,width:null}:{columns:a,width:Math.floor(a*o+(a-1)*t.gap)}}var D=class extends d{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new S(this)}static{this.styles=[l,p`
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
    `]}#e;render(){let{camera:e}=this,n=x(e,this.app.t,this.app.times);return o`
      <button
        type="button"
        class=${e.online&&e.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,e)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${e}
          rendition=${t(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${e.name}</span>
          <span class="states">
            ${n.map(e=>o`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};h([e({attribute:!1})],D.prototype,`camera`,void 0),h([e({type:Boolean})],D.prototype,`live`,void 0),h([_()],D.prototype,`playing`,void 0),D=h([a(`tawny-camera`)],D);var O=class extends d{constructor(...e){super(...e),this.place=``,this.gone=null,this.#e=null,this.#t=new m(this,e=>e.backend.outside),this.#n=new m(this,e=>b(e.backend).level),this.#r=new m(this,e=>e.backend.cameras),this.#i=new m(this,e=>e.backend.isAdmin),this.#a=new C(this)}static{this.styles=[l,p`
      :host {
        display: block;
        padding: var(--tawny-gap);
      }
      .all {
        max-width: var(--all);
        margin: 0 auto;
      }
      h2 {
        margin: 6px 4px 10px;
        font-size: 1rem;
        font-weight: 600;
        color: var(--tawny-soft);
      }
      tawny-quality {
        margin: 0 4px;
      }
      tawny-quality:not(.foot *) {
        margin-bottom: var(--tawny-gap);
      }
      .foot {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-top: var(--tawny-gap);
      }
      .note {
        margin-bottom: var(--tawny-gap);
        padding: 10px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
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
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){k()}willUpdate(){let e=this.#r.value;if(!e||!this.place)return;let t=e.find(e=>r(e)===this.place);if(t)k(),this.#e=t,this.gone=null;else if(this.#o(i(this.place).home)){let e=this.#e&&r(this.#e)===this.place?this.#e.name:``;this.gone={key:this.place,text:e?this.t(`live.gone`,{name:e}):this.t(`card.no_camera`)},this.app.go(`live`,``,!0)}}#o(e){let t=this.app.backend.homes?.value;return!t||t.some(t=>t.id===e)}render(){let e=this.#r.value;if(!e)return n;let t=this.gone&&!e.some(e=>r(e)===this.gone?.key)?this.gone:null,i=t?o`<p class="note" role="status">${t.text}</p>`:n;if(!e.length){let e={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return o`
        ${i}
        <tawny-message icon=${f} heading=${e.heading} text=${e.text}>
          ${this.#i.value&&this.app.backend.openSettings?this.#s():n}
        </tawny-message>
      `}let a=g(e,this.app.language),s=e.find(e=>r(e)===this.place);this.#n.value;let c=!(s&&b(this.app.backend).isFar),l=a.length===1?E(e.length,this.#a.value):null,u={"--all":l?.width?`${l.width}px`:`none`};return o`
      <div class="all" ${v(u)} @tawny-open=${e=>this.app.go(`live`,r(e.detail))}>
        ${i} ${this.#t.value?o`<tawny-quality></tawny-quality>`:n}
        ${a.map(e=>this.#c(e,l?.columns,c))}
        <div class="foot">
          ${this.#t.value?n:o`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${s?this.#l(s,e):n}
    `}#s(){return o`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#c(e,t,i){return o`
      <section>
        ${t===void 0?o`<h2>${e.area||this.t(`live.other_area`)}</h2>`:n}
        <div class="grid" ${v({"--columns":t??c(e.cameras.length)})}>
          ${y(e.cameras,r,e=>o`<tawny-camera .camera=${e} ?live=${i}></tawny-camera>`)}
        </div>
      </section>
    `}#l(e,t){return o`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let i=t[(t.indexOf(e)+n.detail+t.length)%t.length];i&&this.app.go(`live`,r(i),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${r(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,r(e))}
      ></tawny-camera-dialog>
    `}};h([e()],O.prototype,`place`,void 0),h([_()],O.prototype,`gone`,void 0),O=h([a(`tawny-live-view`)],O);var k=()=>s(`camera-dialog`,()=>u(()=>import(`./camera-dialog-BGrcLrSU.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]),import.meta.url));export{O as TawnyLiveView};