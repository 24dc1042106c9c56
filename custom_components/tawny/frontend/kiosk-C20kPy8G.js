import{n as e,t}from"./mdi-6UeyewRl.js";import{_ as n,c as r,d as i,l as a,m as o,n as s,s as c,t as l}from"./element-C2n6mDQz.js";import{t as u}from"./icon-X6zE-IHN.js";import{t as d}from"./swipe-BfUjwuyV.js";import{i as f}from"./root-DgDfbX6B.js";import{a as p,t as m}from"./types-mpe7YUF5.js";import{a as h,i as g,n as _,o as v,r as y,t as b}from"./wall-layout-OTpldlMw.js";import{n as x,r as S,t as C}from"./loader-D3mACLdJ.js";import{_ as w}from"./waiting-BG1BrTru.js";import"./message-B6XC27IW.js";import{t as T}from"./mdi-Y7bzM2Sh.js";import{t as E}from"./mdi-BDCSaT4F.js";import{n as D,t as O}from"./mdi-DJ2JEN47.js";import{t as k}from"./mdi-DwmMI7iF.js";import{t as A}from"./repeat-DudJ5vlW.js";import{t as j}from"./css-props-CXn1RLwm.js";import{i as M,n as N,r as P,t as F}from"./camera-state-CoGp8JyN.js";import{t as I}from"./on-screen-BuOn8777.js";import"./video-JIqFIBZq.js";var L=class{#e=!1;#t=null;constructor(e){this.host=e,e.addController(this)}get isPossible(){return document.fullscreenEnabled||`wakeLock`in navigator}get isOn(){return this.#e}hostConnected(){document.addEventListener(`visibilitychange`,this.#r),document.addEventListener(`fullscreenchange`,this.#i)}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.#r),document.removeEventListener(`fullscreenchange`,this.#i),this.#n()}async toggle(){if(this.#e)return this.#n();this.#e=!0,this.host.requestUpdate(),document.fullscreenEnabled&&await this.host.requestFullscreen({navigationUI:`hide`}).catch(()=>{}),await this.#a()}async#n(){this.#e=!1,this.host.requestUpdate();let e=this.#t;this.#t=null,await e?.release().catch(()=>{}),document.fullscreenElement&&await document.exitFullscreen().catch(()=>{})}#r=()=>{this.#e&&!document.hidden&&this.#a()};#i=()=>{!document.fullscreenElement&&this.#e&&this.#n()};async#a(){if(!(`wakeLock`in navigator))return;let e=await navigator.wakeLock.request(`screen`).catch(()=>null);this.#e?this.#t=e:await e?.release().catch(()=>{})}},R=6e4,z=class{#e=0;#t=``;#n=!1;#r=0;#i=0;#a=!1;#o=-1/0;#s;#c=/* @__PURE__ */ new Map;constructor(e,t,n){this.settings=e,this.keys=t,this.#s=this.#i=n}set(e,t){this.settings=e,this.keys=t,this.#e=Math.min(this.#e,this.#h-1);for(let e of this.#c.keys())t.includes(e)||this.#c.delete(e);t.includes(this.#t)||this.#m()}motion(e,t,n){let r=this.#c.get(e);t&&this.keys.includes(e)?(r&&r.over===null||this.#c.set(e,{since:n,over:null}),this.#s=n):r&&r.over===null&&(r.over=n,this.#s=n)}touch(e){let t=this.#g(e)!==`off`;return this.#o=this.#s=e,t}enlarge(e,t){this.#t=e,this.#n=e!==``,this.#r=t,e||this.#m()}turn(e,t){this.#e=y(this.#e,e,this.#h),this.#i=t,this.#m()}look(e){for(let[t,{over:n}]of this.#c)n!==null&&e-n>=15e3?this.#c.delete(t):this.#s=Math.max(this.#s,n??e);e-this.#o>=6e4&&this.#l(e);let t=this.#g(e),n=new Set(t===`off`?[]:this.#c.keys());return this.#t&&t!==`off`&&n.add(this.#t),{page:this.#e,front:this.#t,byHand:this.#n,live:n,light:t}}#l(e){let{cycle:t,front:n}=this.settings,r=this.#d();r&&n===`large`&&this.#f(e)?(r!==this.#t&&(this.#r=e),this.#t=r,this.#n=!1):!r&&!this.#n&&this.#m(),r&&n!==`off`?(n===`large`||this.#p(e))&&this.#u(h(this.keys.indexOf(r),this.settings.tiles),e):this.#a?this.#i=e:t&&!this.#t&&e-this.#i>=t*1e3&&this.#g(e)!==`off`&&(this.#e=y(this.#e,1,this.#h),this.#i=e),this.#a=r!==``}#u(e,t){e!==this.#e&&(this.#i=t),this.#e=e}#d(){let e=``,t=-1/0;for(let[n,{since:r,over:i}]of this.#c){let a=i===null?r:r-0xe8d4a51000;a>t&&(t=a,e=n)}return e}#f(e){return!this.#t||this.#n?!0:e-this.#r>=1e4||!this.#c.has(this.#t)}#p(e){let t=e=>h(this.keys.indexOf(e),this.settings.tiles)===this.#e;return e-this.#i>=1e4||![...this.#c.keys()].some(t)}#m(){this.#t=``,this.#n=!1}get#h(){return g(this.keys.length,this.settings.tiles)}#g(e){let t=e-this.#s,{dim:n,sleep:r}=this.settings;return r&&t>=r*R?`off`:n&&t>=n*R?`dim`:`on`}},B=(e,t)=>e.page===t.page&&e.front===t.front&&e.byHand===t.byHand&&e.light===t.light&&e.live.size===t.live.size&&[...e.live].every(e=>t.live.has(e)),V=`M14,14H19V16H16V19H14V14M5,14H10V19H8V16H5V14M8,5H10V10H5V8H8V5M19,8V10H14V5H16V8H19Z`,H=class extends l{constructor(...e){super(...e),this.page=0,this.pages=1,this.enlarged=!1,this.full=!1,this.canfill=!1,this.canleave=!1}static{this.styles=[u,n`
      :host {
        position: absolute;
        inset: max(12px, env(safe-area-inset-top)) 12px auto auto;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: end;
        gap: 4px;
        padding: 4px;
        border-radius: 28px;
        background: rgb(8 5 3 / 0.72);
        --tawny-ink: #fff;
        --tawny-accent: #ffc98f;
      }
      /* A card on a phone: the names of the upper pictures stay free. */
      @container (max-width: 360px) {
        :host {
          inset: 4px 4px auto auto;
          padding: 0;
        }
      }
      .page {
        padding: 0 4px;
        font-variant-numeric: tabular-nums;
      }
    `]}render(){return o`
      ${this.enlarged?this.#n(T,this.t(`kiosk.back`),`tawny-back`):i}
      ${this.pages>1?this.#e():i}
      ${this.canfill?this.#t():i}
      ${this.#n(t,this.t(`kiosk.settings`),`tawny-set-up`)}
      ${this.canleave?this.#n(O,this.t(`kiosk.leave`),`tawny-leave`):i}
    `}#e(){let e={page:this.page+1,count:this.pages};return o`
      ${this.#n(E,this.t(`kiosk.previous_page`),`tawny-step`,-1)}
      <span class="page"><span aria-hidden="true">${e.page} / ${e.count}</span
        ><span class="unseen">${this.t(`kiosk.page`,e)}</span></span>
      ${this.#n(D,this.t(`kiosk.next_page`),`tawny-step`,1)}
    `}#t(){let e=this.t(`live.full_screen`);return o`
      <button
        type="button"
        class="button bare round"
        aria-label=${e}
        title=${e}
        aria-pressed=${String(this.full)}
        @click=${()=>this.fire(`tawny-fill`,null)}
      >
        <tawny-icon path=${this.full?V:k}></tawny-icon>
      </button>
    `}#n(e,t,n,r=null){return o`
      <button
        type="button"
        class="button bare round"
        aria-label=${t}
        title=${t}
        @click=${()=>this.fire(n,r)}
      >
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}};s([r({type:Number})],H.prototype,`page`,void 0),s([r({type:Number})],H.prototype,`pages`,void 0),s([r({type:Boolean})],H.prototype,`enlarged`,void 0),s([r({type:Boolean})],H.prototype,`full`,void 0),s([r({type:Boolean})],H.prototype,`canfill`,void 0),s([r({type:Boolean})],H.prototype,`canleave`,void 0),H=s([a(`tawny-wall-bar`)],H);var U={motion:N,bad:M},W=class extends l{constructor(...e){super(...e),this.live=!1,this.large=!1,this.#e=new I(this)}static{this.styles=[u,n`
      :host {
        display: block;
        min-width: 0;
        min-height: 0;
        container-type: size;
      }
      button {
        position: relative;
        display: block;
        width: 100%;
        height: 100%;
        padding: 0;
        border: 0;
        background: var(--tawny-screen);
        color: #fff;
        overflow: hidden;
        cursor: pointer;
      }
      button::after {
        content: "";
        position: absolute;
        inset: 0;
        border: 3px solid transparent;
        pointer-events: none;
        transition: border-color 0.3s;
      }
      button.motion::after {
        border-color: var(--tawny-motion);
      }
      button:focus-visible {
        outline-offset: -6px;
      }
      tawny-video {
        height: 100%;
      }
      .name {
        position: absolute;
        inset-block-end: 10px;
        inset-inline-start: 10px;
        max-width: calc(100% - 20px);
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 2px 10px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.6);
        font-size: clamp(0.75rem, 4cqw, max(1rem, 1.5cqw)); /* to be read from across a room, too */
        text-align: start;
      }
      .name span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      tawny-icon {
        width: 1.15em;
        height: 1.15em;
      }
      .motion tawny-icon {
        color: #ffc98f;
      }
      .bad tawny-icon {
        color: #ffb3ab;
      }
    `]}#e;render(){let{camera:e}=this,t=F(e,this.app.t,this.app.times),[n]=t,r=!e.online&&e.enabled,a=r?P:U[n?.kind??``];return o`
      <button
        type="button"
        class=${n?.kind??``}
        @click=${()=>this.fire(`tawny-open`,e)}
      >
        <tawny-video
          .camera=${e}
          .stills=${this.#e.value}
          rendition=${this.large?`main`:p(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="name">
          ${a?o`<tawny-icon path=${a}></tawny-icon>`:i}
          <span>${e.name}${r?o` · ${n?.text}`:i}</span>
        </span>
        ${r?i:t.map(e=>o`<span class="unseen">${e.text}</span>`)}
        <span class="unseen">${this.t(this.large?`kiosk.back`:`live.enlarge`)}</span>
      </button>
    `}};s([r({attribute:!1})],W.prototype,`camera`,void 0),s([r({type:Boolean})],W.prototype,`live`,void 0),s([r({type:Boolean})],W.prototype,`large`,void 0),W=s([a(`tawny-wall-tile`)],W);var G=class extends l{constructor(...e){super(...e),this.cameras=[],this.tiles=4,this.aspect=16/9,this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t&&n&&(this.aspect=t/n)})}static{this.styles=n`
    :host {
      display: grid;
      height: 100%;
    }
    :host([hidden]) {
      display: none;
    }
    .grid {
      display: grid;
      grid-template: repeat(var(--rows), minmax(0, 1fr)) / repeat(var(--columns), minmax(0, 1fr));
      gap: 2px;
      min-height: 0;
    }
    tawny-wall-tile[hidden] {
      display: none;
    }
  `}#e;connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.#e.disconnect()}render(){let{cameras:e,look:t}=this,n=_(e,this.tiles,t.page),r=e.find(e=>m(e)===t.front),i=r&&!n.includes(r)?[...n,r]:n,a=r?1:v(n.length,this.aspect),s=r?1:Math.ceil(n.length/a);return o`
      <div class="grid" ${j({"--columns":a,"--rows":s})}>
        ${A(i,m,e=>this.#t(e,r))}
      </div>
    `}#t(e,t){let{byHand:n,live:r}=this.look;return o`
      <tawny-wall-tile
        .camera=${e}
        ?live=${r.has(m(e))}
        ?large=${n&&e===t}
        ?hidden=${t!==void 0&&e!==t}
      ></tawny-wall-tile>
    `}};s([r({attribute:!1})],G.prototype,`cameras`,void 0),s([r({attribute:!1})],G.prototype,`look`,void 0),s([r({type:Number})],G.prototype,`tiles`,void 0),s([c()],G.prototype,`aspect`,void 0),G=s([a(`tawny-wall-grid`)],G);var K=`tawny-wall`,q=4e3,J=class extends l{constructor(...e){super(...e),this.place=``,this.inside=!1,this.look=null,this.hasBar=!0,this.isSettingUp=!1,this.#e=null,this.#t=performance.now(),this.#i=new L(this),this.#a=new f(this,e=>e.backend.cameras),this.#o=new f(this,e=>e.backend.connection),this.#s=new f(this,e=>e.backend.storageTrouble),this.#x=()=>{this.#S()},this.#C=e=>{if(e.altKey||e.ctrlKey||e.metaKey||this.isSettingUp)return;let t=e.composedPath();if(t[0]!==document.body&&!t.includes(this))return;let n=this.#S()?{ArrowLeft:()=>this.#v((e,t)=>e.turn(-1,t)),ArrowRight:()=>this.#v((e,t)=>e.turn(1,t)),Escape:()=>this.#v((e,t)=>e.enlarge(``,t)),f:()=>void this.#i.toggle()}[e.key]:void 0;n&&(e.preventDefault(),n())}}static{this.styles=[u,n`
      :host {
        position: relative;
        display: block;
        height: var(--tawny-kiosk-height, 100dvh);
        background: #000;
        color: #fff;
        overflow: hidden;
        user-select: none;
        -webkit-user-select: none;
        --tawny-screen: #000;
      }
      :host(.calm) {
        cursor: none;
      }
      .shade,
      .sleep {
        position: absolute;
        inset: 0;
        width: 100%;
        background: #000;
        border: 0;
      }
      .shade {
        opacity: 0;
        pointer-events: none;
        transition: opacity 1s;
      }
      .shade.dim {
        opacity: 0.7;
      }
      .trouble {
        position: absolute;
        inset: max(12px, env(safe-area-inset-top)) 12px auto;
        width: fit-content;
        margin: 0 auto;
        padding: 6px 16px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.75);
      }
      tawny-message {
        --tawny-ink: #fff;
        --tawny-soft: #ccc;
      }
    `]}#e;#t;#n;#r;#i;#a;#o;#s;connectedCallback(){super.connectedCallback(),this.#n=w(e=>this.#b(e)),this.#r=d(this,e=>{this.isSettingUp||this.#v((t,n)=>t.turn(e,n))});for(let e of[`pointerdown`,`pointermove`,`focusin`])this.addEventListener(e,this.#x);document.addEventListener(`keydown`,this.#C)}disconnectedCallback(){super.disconnectedCallback(),this.#n?.(),this.#r?.();for(let e of[`pointerdown`,`pointermove`,`focusin`])this.removeEventListener(e,this.#x);document.removeEventListener(`keydown`,this.#C)}get#c(){return x(this.place,x(Y()))}get#l(){return b(this.#a.value??[],this.#c.cameras)}willUpdate(){this.#a.value&&this.#g(this.#l),this.classList.toggle(`calm`,!this.hasBar)}firstUpdated(){import(`./wall-dialog-B-H3NGfy.js`)}updated(){let e=S(this.#c);this.place!==e&&this.app.go(`kiosk`,e,!0)}render(){let{look:e}=this;if(!this.#a.value||!e)return i;let t=this.#l,n=this.#d,r=t.find(t=>m(t)===e.front);return o`
      ${t.length?this.#u(t,e):this.#f()}
      <div class="shade ${e.light}"></div>
      <div role="status">
        ${n&&e.light!==`off`?o`<p class="trouble">${n}</p>`:i}
        ${r&&!e.byHand?o`<p class="unseen">${this.t(`kiosk.motion`,{name:r.name})}</p>`:i}
      </div>
      ${e.light===`off`?o`<button class="sleep" aria-label=${this.t(`kiosk.wake`)}></button>`:this.#p(e)}
      ${this.isSettingUp?this.#m():i}
    `}#u(e,t){return o`
      <tawny-wall-grid
        .cameras=${e}
        .look=${t}
        tiles=${this.#c.tiles}
        ?hidden=${t.light===`off`}
        @tawny-open=${e=>this.#_(e.detail)}
      ></tawny-wall-grid>
    `}get#d(){if(this.#o.value===`lost`)return this.t(`app.lost`);let e=this.#s.value;return e&&this.t(`app.storage_trouble`,{reason:e})}#f(){return o`
      <tawny-message icon=${e} heading=${this.t(`live.none_title`)} text=${this.t(`live.none_text`)}></tawny-message>
    `}#p(e){let t=performance.now();return o`
      <tawny-wall-bar
        ?hidden=${!this.hasBar}
        page=${e.page}
        pages=${e.front?1:g(this.#l.length,this.#c.tiles)}
        ?enlarged=${e.front!==``}
        ?full=${this.#i.isOn}
        ?canfill=${this.#i.isPossible}
        ?canleave=${!this.inside}
        @tawny-step=${e=>this.#v(n=>n.turn(e.detail,t))}
        @tawny-back=${()=>this.#v(e=>e.enlarge(``,t))}
        @tawny-fill=${()=>void this.#i.toggle()}
        @tawny-set-up=${()=>{this.isSettingUp=!0}}
        @tawny-leave=${()=>this.app.go(`live`)}
      ></tawny-wall-bar>
    `}#m(){return o`
      <tawny-wall-dialog
        .settings=${this.#c}
        .cameras=${this.#a.value??[]}
        @tawny-change=${e=>this.#h(e.detail)}
        @tawny-close=${()=>{this.isSettingUp=!1}}
      ></tawny-wall-dialog>
    `}#h(e){let t=S(e);try{localStorage.setItem(K,t)}catch{}this.app.go(`kiosk`,t,!0)}#g(e){let t=performance.now(),n=e.map(m);this.#e??=new z(this.#c,n,t),this.#e.set(this.#c,n);for(let n of e)this.#e.motion(m(n),n.motion&&n.online,t);this.#y(t)}#_(e){let t=m(e);this.#v((e,n)=>e.enlarge(this.look?.front===t?``:t,n))}#v(e){let t=performance.now();this.#e&&(e(this.#e,t),this.#y(t))}#y(e){let t=this.#e?.look(e)??null;t&&this.look&&B(t,this.look)||(this.look=t)}#b(e){document.hidden||(this.#y(e),this.hasBar=e-this.#t<q||this.isSettingUp)}#x;#S(){let e=performance.now();this.#t=e;let t=this.#e?.touch(e)??!0;return this.#y(e),this.hasBar=!0,t}#C};s([r()],J.prototype,`place`,void 0),s([r({type:Boolean})],J.prototype,`inside`,void 0),s([c()],J.prototype,`look`,void 0),s([c()],J.prototype,`hasBar`,void 0),s([c()],J.prototype,`isSettingUp`,void 0),J=s([a(`tawny-kiosk-view`)],J);function Y(){try{return localStorage.getItem(K)??S(C)}catch{return S(C)}}export{J as TawnyKioskView};