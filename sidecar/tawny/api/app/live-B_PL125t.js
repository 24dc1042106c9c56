const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./camera-dialog-Bt4jDSqI.js","./mdi-BDCSaT4F.js","./mdi-CvV0JW8r.js","./index-BBjvPa8Z.js","./mdi-DwmMI7iF.js","./mdi-DNEqXnQF.js","./camera-state-CySdYEZP.js","./mdi-D2gFh3UD.js","./mdi-CREp6pXp.js","./media-source-BD3dwivz.js","./repeat-DMWihyjk.js","./dialog-wsFOy5Ih.js","./mdi-CrWRMeGS.js","./open-dialogs-zh4EzCRH.js","./quality-choice-CKzQIVZk.js","./select-styles-BBKGzevi.js","./video-SXQicugD.js","./waiting-qZYkRYAq.js"])))=>i.map(i=>d[i]);
import{B as e,C as t,G as n,H as r,L as i,R as a,_ as o,a as s,b as c,d as l,i as u,m as d,o as f,r as p,v as m,w as h,z as g}from"./index-BBjvPa8Z.js";import{n as _,t as v}from"./repeat-DMWihyjk.js";import{a as y}from"./media-source-BD3dwivz.js";import{t as b}from"./camera-state-CySdYEZP.js";import{t as x}from"./on-screen-BuOn8777.js";import"./video-SXQicugD.js";import"./message-nGIuQqip.js";var S=class{#e;constructor(e){this.host=e,this.value=null,this.#e=new ResizeObserver(()=>this.#t()),this.#t=()=>{let{host:e}=this,[t,n]=[`.all`,`.grid`].map(t=>e.renderRoot.querySelector(t));if(!t||!n)return;let r=getComputedStyle(e),i=e=>Number.parseFloat(r.getPropertyValue(e))||0,a=i(`padding-top`)+i(`padding-bottom`)+i(`--tawny-foot`)+t.offsetHeight-n.offsetHeight,o={width:e.clientWidth-i(`padding-left`)-i(`padding-right`),height:innerHeight-(e.getBoundingClientRect().top+scrollY)-a,gap:Number.parseFloat(getComputedStyle(n).columnGap)||0},s=this.value;s&&s.width===o.width&&s.height===o.height||(this.value=o,e.requestUpdate())},e.addController(this)}hostConnected(){this.#e.observe(this.host),addEventListener(`resize`,this.#t)}hostDisconnected(){this.#e.disconnect(),removeEventListener(`resize`,this.#t)}#t},C=16/9,w=1.1;function T(e,t){let n=m(e),r=e=>t?(t.width-(e-1)*t.gap)/e:0;if(!t||r(2)<280)return{columns:n,width:null};let i=n=>{let i=Math.ceil(e/n);return Math.min(r(n),(t.height-(i-1)*t.gap)/i*C)},a=Math.max(1,Math.min(n,Math.floor((t.width+t.gap)/(280+t.gap)))),o=i(a),s=o*w;for(let t=1;t<=e&&r(t)>=280;t++)i(t)<s||(a=t,o=s=i(t));return o<280?{columns:n,width:null}:{columns:a,width:Math.floor(a*o+(a-1)*t.gap)}}var E=class extends u{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new x(this)}static{this.styles=[f,n`
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
    `]}#e;render(){let{camera:e}=this,t=b(e,this.app.t,this.app.times);return r`
      <button
        type="button"
        class=${e.online&&e.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,e)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${e}
          rendition=${h(e)}
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
    `}};s([a({attribute:!1})],E.prototype,`camera`,void 0),s([a({type:Boolean})],E.prototype,`live`,void 0),s([i()],E.prototype,`playing`,void 0),E=s([g(`tawny-camera`)],E);var D=class extends u{constructor(...e){super(...e),this.place=``,this.gone=null,this.#e=null,this.#t=new p(this,e=>e.backend.outside),this.#n=new p(this,e=>y(e.backend).level),this.#r=new p(this,e=>e.backend.cameras),this.#i=new p(this,e=>e.backend.isAdmin),this.#a=new S(this)}static{this.styles=[f,n`
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
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){d(()=>import(`./camera-dialog-Bt4jDSqI.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]),import.meta.url)}willUpdate(){let e=this.#r.value;if(!e||!this.place)return;let n=e.find(e=>c(e)===this.place);if(n)this.#e=n,this.gone=null;else if(this.#o(t(this.place).home)){let e=this.#e&&c(this.#e)===this.place?this.#e.name:``;this.gone={key:this.place,text:e?this.t(`live.gone`,{name:e}):this.t(`card.no_camera`)},this.app.go(`live`,``,!0)}}#o(e){let t=this.app.backend.homes?.value;return!t||t.some(t=>t.id===e)}render(){let t=this.#r.value;if(!t)return e;let n=this.gone&&!t.some(e=>c(e)===this.gone?.key)?this.gone:null,i=n?r`<p class="note" role="status">${n.text}</p>`:e;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return r`
        ${i}
        <tawny-message icon=${l} heading=${t.heading} text=${t.text}>
          ${this.#i.value&&this.app.backend.openSettings?this.#s():e}
        </tawny-message>
      `}let a=o(t,this.app.language),s=t.find(e=>c(e)===this.place);this.#n.value;let u=!(s&&y(this.app.backend).isFar),d=a.length===1?T(t.length,this.#a.value):null,f={"--all":d?.width?`${d.width}px`:`none`};return r`
      <div class="all" ${_(f)} @tawny-open=${e=>this.app.go(`live`,c(e.detail))}>
        ${i} ${this.#t.value?r`<tawny-quality></tawny-quality>`:e}
        ${a.map(e=>this.#c(e,d?.columns,u))}
        <div class="foot">
          ${this.#t.value?e:r`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${s?this.#l(s,t):e}
    `}#s(){return r`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#c(t,n,i){return r`
      <section>
        ${n===void 0?r`<h2>${t.area||this.t(`live.other_area`)}</h2>`:e}
        <div class="grid" ${_({"--columns":n??m(t.cameras.length)})}>
          ${v(t.cameras,c,e=>r`<tawny-camera .camera=${e} ?live=${i}></tawny-camera>`)}
        </div>
      </section>
    `}#l(e,t){return r`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,c(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${c(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,c(e))}
      ></tawny-camera-dialog>
    `}};s([a()],D.prototype,`place`,void 0),s([i()],D.prototype,`gone`,void 0),D=s([g(`tawny-live-view`)],D);export{D as TawnyLiveView};