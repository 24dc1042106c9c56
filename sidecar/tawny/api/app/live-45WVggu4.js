const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./camera-dialog-DnYZWV2Q.js","./mdi-BDCSaT4F.js","./mdi-CvV0JW8r.js","./index-Ov_XFoeU.js","./mdi-DwmMI7iF.js","./mdi-DNEqXnQF.js","./camera-state-D-is6Nkd.js","./mdi-D2gFh3UD.js","./mdi-CREp6pXp.js","./until-CPiUwDDa.js","./repeat-DV5tgoog.js","./video-C93Ccshd.js","./waiting-DdlVxWZn.js","./dialog-Dliwldd4.js","./mdi-CrWRMeGS.js","./open-dialogs-zh4EzCRH.js","./select-styles-Dm87KsUh.js"])))=>i.map(i=>d[i]);
import{B as e,G as t,H as n,L as r,R as i,_ as a,a as o,b as s,d as c,i as l,m as u,o as d,r as f,v as p,w as m,z as h}from"./index-Ov_XFoeU.js";import{n as g,t as _}from"./repeat-DV5tgoog.js";import{t as v}from"./video-C93Ccshd.js";import{t as y}from"./camera-state-D-is6Nkd.js";import{t as b}from"./on-screen-BuOn8777.js";import"./message-CoigPvLI.js";var x=class{#e;constructor(e){this.host=e,this.value=null,this.#e=new ResizeObserver(()=>this.#t()),this.#t=()=>{let{host:e}=this,[t,n]=[`.all`,`.grid`].map(t=>e.renderRoot.querySelector(t));if(!t||!n)return;let r=getComputedStyle(e),i=e=>Number.parseFloat(r.getPropertyValue(e))||0,a=i(`padding-top`)+i(`padding-bottom`)+i(`--tawny-foot`)+t.offsetHeight-n.offsetHeight,o={width:e.clientWidth-i(`padding-left`)-i(`padding-right`),height:innerHeight-(e.getBoundingClientRect().top+scrollY)-a,gap:Number.parseFloat(getComputedStyle(n).columnGap)||0},s=this.value;s&&s.width===o.width&&s.height===o.height||(this.value=o,e.requestUpdate())},e.addController(this)}hostConnected(){this.#e.observe(this.host),addEventListener(`resize`,this.#t)}hostDisconnected(){this.#e.disconnect(),removeEventListener(`resize`,this.#t)}#t},S=16/9,C=1.1;function w(e,t){let n=p(e),r=e=>t?(t.width-(e-1)*t.gap)/e:0;if(!t||r(2)<280)return{columns:n,width:null};let i=n=>{let i=Math.ceil(e/n);return Math.min(r(n),(t.height-(i-1)*t.gap)/i*S)},a=Math.max(1,Math.min(n,Math.floor((t.width+t.gap)/(280+t.gap)))),o=i(a),s=o*C;for(let t=1;t<=e&&r(t)>=280;t++)i(t)<s||(a=t,o=s=i(t));return o<280?{columns:n,width:null}:{columns:a,width:Math.floor(a*o+(a-1)*t.gap)}}var T=class extends l{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new b(this)}static{this.styles=[d,t`
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
    `]}#e;render(){let{camera:e}=this,t=y(e,this.app.t,this.app.times);return n`
      <button
        type="button"
        class=${e.online&&e.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,e)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${e}
          rendition=${m(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${e.name}</span>
          <span class="states">
            ${t.map(e=>n`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};o([i({attribute:!1})],T.prototype,`camera`,void 0),o([i({type:Boolean})],T.prototype,`live`,void 0),o([r()],T.prototype,`playing`,void 0),T=o([h(`tawny-camera`)],T);var E=class extends l{constructor(...e){super(...e),this.place=``,this.#e=new f(this,e=>e.backend.outside),this.#t=new f(this,e=>v(e.backend).level),this.#n=new f(this,e=>e.backend.cameras),this.#r=new f(this,e=>e.backend.isAdmin),this.#i=new x(this)}static{this.styles=[d,t`
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
    `]}#e;#t;#n;#r;#i;firstUpdated(){u(()=>import(`./camera-dialog-DnYZWV2Q.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]),import.meta.url)}render(){let t=this.#n.value;if(!t)return e;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return n`
        <tawny-message icon=${c} heading=${t.heading} text=${t.text}>
          ${this.#r.value&&this.app.backend.openSettings?this.#a():e}
        </tawny-message>
      `}let r=a(t,this.app.language),i=t.find(e=>s(e)===this.place);this.#t.value;let o=!(i&&v(this.app.backend).isFar),l=r.length===1?w(t.length,this.#i.value):null,u={"--all":l?.width?`${l.width}px`:`none`};return n`
      <div class="all" ${g(u)} @tawny-open=${e=>this.app.go(`live`,s(e.detail))}>
        ${this.#e.value?n`<tawny-quality></tawny-quality>`:e}
        ${r.map(e=>this.#o(e,l?.columns,o))}
        <div class="foot">
          ${this.#e.value?e:n`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${i?this.#s(i,t):e}
    `}#a(){return n`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#o(t,r,i){return n`
      <section>
        ${r===void 0?n`<h2>${t.area||this.t(`live.other_area`)}</h2>`:e}
        <div class="grid" ${g({"--columns":r??p(t.cameras.length)})}>
          ${_(t.cameras,s,e=>n`<tawny-camera .camera=${e} ?live=${i}></tawny-camera>`)}
        </div>
      </section>
    `}#s(e,t){return n`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,s(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${s(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,s(e))}
      ></tawny-camera-dialog>
    `}};o([i()],E.prototype,`place`,void 0),E=o([h(`tawny-live-view`)],E);export{E as TawnyLiveView};