const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./camera-dialog-a_85_da6.js","./mdi-BDCSaT4F.js","./mdi-CvV0JW8r.js","./index-xofH8kjB.js","./mdi-DwmMI7iF.js","./mdi-DNEqXnQF.js","./camera-state-CTWv60li.js","./mdi-D2gFh3UD.js","./mdi-CREp6pXp.js","./media-source-CwbwRJOL.js","./repeat-Mxlh0IHP.js","./dialog-Ir3F7OeC.js","./mdi-CrWRMeGS.js","./quality-choice-BCzs7vT7.js","./select-styles-xv9__069.js","./video-BfodK1vX.js","./waiting-BnGzgpJb.js"])))=>i.map(i=>d[i]);
import{B as e,K as t,R as n,T as r,U as i,V as a,a as o,f as s,h as c,o as l,r as u,s as d,v as f,w as p,x as m,y as h,z as g}from"./index-xofH8kjB.js";import{n as _,t as v}from"./repeat-Mxlh0IHP.js";import{a as y}from"./media-source-CwbwRJOL.js";import{t as b}from"./camera-state-CTWv60li.js";import{t as x}from"./on-screen-BuOn8777.js";import"./video-BfodK1vX.js";import"./message-iViBDKDz.js";var S=class{#e;constructor(e){this.host=e,this.value=null,this.#e=new ResizeObserver(()=>this.#t()),this.#t=()=>{let{host:e}=this,[t,n]=[`.all`,`.grid`].map(t=>e.renderRoot.querySelector(t));if(!t||!n)return;let r=getComputedStyle(e),i=e=>Number.parseFloat(r.getPropertyValue(e))||0,a=i(`padding-top`)+i(`padding-bottom`)+i(`--tawny-foot`)+t.offsetHeight-n.offsetHeight,o={width:e.clientWidth-i(`padding-left`)-i(`padding-right`),height:innerHeight-(e.getBoundingClientRect().top+scrollY)-a,gap:Number.parseFloat(getComputedStyle(n).columnGap)||0},s=this.value;s&&s.width===o.width&&s.height===o.height||(this.value=o,e.requestUpdate())},e.addController(this)}hostConnected(){this.#e.observe(this.host),addEventListener(`resize`,this.#t)}hostDisconnected(){this.#e.disconnect(),removeEventListener(`resize`,this.#t)}#t},C=16/9,w=1.1;function T(e,t){let n=h(e),r=e=>t?(t.width-(e-1)*t.gap)/e:0;if(!t||r(2)<280)return{columns:n,width:null};let i=n=>{let i=Math.ceil(e/n);return Math.min(r(n),(t.height-(i-1)*t.gap)/i*C)},a=Math.max(1,Math.min(n,Math.floor((t.width+t.gap)/(280+t.gap)))),o=i(a),s=o*w;for(let t=1;t<=e&&r(t)>=280;t++)i(t)<s||(a=t,o=s=i(t));return o<280?{columns:n,width:null}:{columns:a,width:Math.floor(a*o+(a-1)*t.gap)}}var E=class extends o{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new x(this)}static{this.styles=[d,t`
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
    `]}#e;render(){let{camera:e}=this,t=b(e,this.app.t,this.app.times);return i`
      <button
        type="button"
        class=${e.online&&e.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,e)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${e}
          rendition=${r(e)}
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
    `}};l([g({attribute:!1})],E.prototype,`camera`,void 0),l([g({type:Boolean})],E.prototype,`live`,void 0),l([n()],E.prototype,`playing`,void 0),E=l([e(`tawny-camera`)],E);var D=class extends o{constructor(...e){super(...e),this.place=``,this.gone=null,this.#e=null,this.#t=new u(this,e=>e.backend.outside),this.#n=new u(this,e=>y(e.backend).level),this.#r=new u(this,e=>e.backend.cameras),this.#i=new u(this,e=>e.backend.isAdmin),this.#a=new S(this)}static{this.styles=[d,t`
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
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){c(()=>import(`./camera-dialog-a_85_da6.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]),import.meta.url)}willUpdate(){let e=this.#r.value;if(!e||!this.place)return;let t=e.find(e=>m(e)===this.place);if(t)this.#e=t,this.gone=null;else if(this.#o(p(this.place).home)){let e=this.#e&&m(this.#e)===this.place?this.#e.name:``;this.gone={key:this.place,text:e?this.t(`live.gone`,{name:e}):this.t(`card.no_camera`)},this.app.go(`live`,``,!0)}}#o(e){let t=this.app.backend.homes?.value;return!t||t.some(t=>t.id===e)}render(){let e=this.#r.value;if(!e)return a;let t=this.gone&&!e.some(e=>m(e)===this.gone?.key)?this.gone:null,n=t?i`<p class="note" role="status">${t.text}</p>`:a;if(!e.length){let e={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return i`
        ${n}
        <tawny-message icon=${s} heading=${e.heading} text=${e.text}>
          ${this.#i.value&&this.app.backend.openSettings?this.#s():a}
        </tawny-message>
      `}let r=f(e,this.app.language),o=e.find(e=>m(e)===this.place);this.#n.value;let c=!(o&&y(this.app.backend).isFar),l=r.length===1?T(e.length,this.#a.value):null,u={"--all":l?.width?`${l.width}px`:`none`};return i`
      <div class="all" ${_(u)} @tawny-open=${e=>this.app.go(`live`,m(e.detail))}>
        ${n} ${this.#t.value?i`<tawny-quality></tawny-quality>`:a}
        ${r.map(e=>this.#c(e,l?.columns,c))}
        <div class="foot">
          ${this.#t.value?a:i`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${o?this.#l(o,e):a}
    `}#s(){return i`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#c(e,t,n){return i`
      <section>
        ${t===void 0?i`<h2>${e.area||this.t(`live.other_area`)}</h2>`:a}
        <div class="grid" ${_({"--columns":t??h(e.cameras.length)})}>
          ${v(e.cameras,m,e=>i`<tawny-camera .camera=${e} ?live=${n}></tawny-camera>`)}
        </div>
      </section>
    `}#l(e,t){return i`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,m(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${m(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,m(e))}
      ></tawny-camera-dialog>
    `}};l([g()],D.prototype,`place`,void 0),l([n()],D.prototype,`gone`,void 0),D=l([e(`tawny-live-view`)],D);export{D as TawnyLiveView};