const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./wall-dialog-Bl8a68Gg.js","./index-2QXIP9Bo.js","./select-styles-QkOp8cHM.js","./dialog-CXYx4ZlP.js","./mdi-CrWRMeGS.js"])))=>i.map(i=>d[i]);
import{t as e}from"./rolldown-runtime-DK3Fl9T5.js";import{B as t,E as n,H as r,S as i,V as a,W as o,a as s,c,f as ee,g as l,i as te,n as ne,o as u,p as d,q as f,r as p,s as m,z as h}from"./index-2QXIP9Bo.js";import{l as g,o as _,s as re}from"./media-source-_bDYpVdW.js";import{t as v}from"./swipe-BfUjwuyV.js";import{a as y,i as b,n as x,o as ie,r as S,s as C,t as w}from"./wall-layout-WrmJuLyc.js";import"./message-Cg7kJISv.js";import{t as T}from"./mdi-Y7bzM2Sh.js";import{t as E}from"./mdi-BDCSaT4F.js";import{t as D}from"./mdi-CvV0JW8r.js";import{t as O}from"./mdi-CrWRMeGS.js";import{t as k}from"./mdi-DwmMI7iF.js";import{n as A,t as j}from"./repeat-DpbCsHzw.js";import{n as M,r as N,t as P}from"./camera-state-B-sMKW_E.js";import{t as F}from"./mdi-D2gFh3UD.js";import{t as I}from"./on-screen-BuOn8777.js";import"./video-BcuhhQwm.js";var L={tiles:0,cycle:20,front:`large`,dim:10,sleep:0,cameras:[]},ae=[`large`,`page`,`off`],R={tiles:16,cycle:3600,dim:1440,sleep:1440};function z(e,t=L){let n=new URLSearchParams(e),r=e=>{let r=Number.parseInt(n.get(e)??``,10);return Number.isNaN(r)?t[e]:Math.min(R[e],Math.max(0,r))};return{tiles:r(`tiles`),cycle:r(`cycle`),front:ae.find(e=>e===n.get(`front`))??t.front,dim:r(`dim`),sleep:r(`sleep`),cameras:n.get(`cameras`)?.split(`,`).filter(Boolean)??t.cameras}}var B=({cameras:e,cycle:t,dim:n,front:r,sleep:i,tiles:a})=>`tiles=${a}&cycle=${t}&front=${r}&dim=${n}&sleep=${i}&cameras=${e.join(`,`)}`,V=class{#e=!1;#t=null;constructor(e){this.host=e,e.addController(this)}get isPossible(){return document.fullscreenEnabled||`wakeLock`in navigator}get isOn(){return this.#e}hostConnected(){document.addEventListener(`visibilitychange`,this.#r),document.addEventListener(`fullscreenchange`,this.#i)}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.#r),document.removeEventListener(`fullscreenchange`,this.#i),this.#n()}async toggle(){if(this.#e)return this.#n();this.#e=!0,this.host.requestUpdate(),document.fullscreenEnabled&&await this.host.requestFullscreen({navigationUI:`hide`}).catch(()=>{}),await this.#a()}async#n(){this.#e=!1,this.host.requestUpdate();let e=this.#t;this.#t=null,await e?.release().catch(()=>{}),document.fullscreenElement&&await document.exitFullscreen().catch(()=>{})}#r=()=>{this.#e&&!document.hidden&&this.#a()};#i=()=>{!document.fullscreenElement&&this.#e&&this.#n()};async#a(){if(!(`wakeLock`in navigator))return;let e=await navigator.wakeLock.request(`screen`).catch(()=>null);this.#e?this.#t=e:await e?.release().catch(()=>{})}},H=class{#e;constructor(e){this.host=e,this.value=innerWidth/innerHeight,this.#e=new ResizeObserver(([e])=>{let{height:t=0,width:n=0}=e?.contentRect??{};n&&t&&(this.value=n/t,this.host.requestUpdate())}),e.addController(this)}hostConnected(){this.#e.observe(this.host)}hostDisconnected(){this.#e.disconnect()}},U=6e4,W=class{#e=0;#t=``;#n=!1;#r=0;#i=0;#a=!1;#o=-1/0;#s;#c=new Map;constructor(e,t,n){this.settings=e,this.keys=t,this.#s=this.#i=n}set(e,t){this.settings=e,this.keys=t,this.#e=Math.min(this.#e,this.#h-1);for(let e of this.#c.keys())t.includes(e)||this.#c.delete(e);t.includes(this.#t)||this.#m()}motion(e,t,n){let r=this.#c.get(e);t&&this.keys.includes(e)?(r&&r.over===null||this.#c.set(e,{since:n,over:null}),this.#s=n):r&&r.over===null&&(r.over=n,this.#s=n)}touch(e){let t=this.#g(e)!==`off`;return this.#o=this.#s=e,t}enlarge(e,t){this.#t=e,this.#n=e!==``,this.#r=t,e||this.#m()}turn(e,t){this.#e=S(this.#e,e,this.#h),this.#i=t,this.#m()}look(e){for(let[t,{over:n}]of this.#c)n!==null&&e-n>=15e3?this.#c.delete(t):this.#s=Math.max(this.#s,n??e);e-this.#o>=6e4&&this.#l(e);let t=this.#g(e),n=new Set(t===`off`?[]:this.#c.keys());return this.#t&&t!==`off`&&n.add(this.#t),{page:this.#e,front:this.#t,byHand:this.#n,live:n,light:t}}#l(e){let{cycle:t,front:n}=this.settings,r=this.#d();r&&n===`large`&&this.#f(e)?(r!==this.#t&&(this.#r=e),this.#t=r,this.#n=!1):!r&&!this.#n&&this.#m(),r&&n!==`off`?(n===`large`||this.#p(e))&&this.#u(y(this.keys.indexOf(r),this.settings.tiles),e):this.#a?this.#i=e:t&&!this.#t&&e-this.#i>=t*1e3&&this.#g(e)!==`off`&&(this.#e=S(this.#e,1,this.#h),this.#i=e),this.#a=r!==``}#u(e,t){e!==this.#e&&(this.#i=t),this.#e=e}#d(){let e=``,t=-1/0;for(let[n,{since:r,over:i}]of this.#c){let a=i===null?r:r-0xe8d4a51000;a>t&&(t=a,e=n)}return e}#f(e){return!this.#t||this.#n?!0:e-this.#r>=1e4||!this.#c.has(this.#t)}#p(e){let t=e=>y(this.keys.indexOf(e),this.settings.tiles)===this.#e;return e-this.#i>=1e4||![...this.#c.keys()].some(t)}#m(){this.#t=``,this.#n=!1}get#h(){return b(this.keys.length,this.settings.tiles)}#g(e){let t=e-this.#s,{dim:n,sleep:r}=this.settings;return r&&t>=r*U?`off`:n&&t>=n*U?`dim`:`on`}},G=(e,t)=>e.page===t.page&&e.front===t.front&&e.byHand===t.byHand&&e.light===t.light&&e.live.size===t.live.size&&[...e.live].every(e=>t.live.has(e)),K=`M14,14H19V16H16V19H14V14M5,14H10V19H8V16H5V14M8,5H10V10H5V8H8V5M19,8V10H14V5H16V8H19Z`,q=class extends u{constructor(...e){super(...e),this.page=0,this.pages=1,this.enlarged=!1,this.full=!1,this.canfill=!1,this.canleave=!1}static{this.styles=[c,f`
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
      ${this.enlarged?this.#n(T,this.t(`kiosk.back`),`tawny-back`):r}
      ${this.pages>1?this.#e():r}
      ${this.canfill?this.#t():r}
      <tawny-keys-button></tawny-keys-button>
      ${this.#n(ee,this.t(`kiosk.settings`),`tawny-set-up`)}
      ${this.canleave?this.#n(O,this.t(`kiosk.leave`),`tawny-leave`):r}
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
        <tawny-icon path=${this.full?K:k}></tawny-icon>
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
    `}};m([t({type:Number})],q.prototype,`page`,void 0),m([t({type:Number})],q.prototype,`pages`,void 0),m([t({type:Boolean})],q.prototype,`enlarged`,void 0),m([t({type:Boolean})],q.prototype,`full`,void 0),m([t({type:Boolean})],q.prototype,`canfill`,void 0),m([t({type:Boolean})],q.prototype,`canleave`,void 0),q=m([a(`tawny-wall-bar`)],q);var J={motion:M,bad:N},Y=class extends u{constructor(...e){super(...e),this.live=!1,this.large=!1,this.#e=new I(this)}static{this.styles=[c,f`
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
      @media (forced-colors: active) {
        /* Where colours are forced, nothing is transparent. */
        button:not(.motion)::after {
          border: 0;
        }
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
    `]}#e;render(){let{camera:e}=this,t=P(e,this.app.t,this.app.times),[i]=t,a=!e.online&&e.enabled,s=a?F:J[i?.kind??``];return o`
      <button
        type="button"
        class=${i?.kind??``}
        @click=${()=>this.fire(`tawny-open`,e)}
      >
        <tawny-video
          .camera=${e}
          .stills=${this.#e.value}
          rendition=${this.large?`main`:n(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="name">
          ${s?o`<tawny-icon path=${s}></tawny-icon>`:r}
          <span>${e.name}${a?o` · ${i?.text}`:r}</span>
        </span>
        ${a?r:t.map(e=>o`<span class="unseen">${e.text}</span>`)}
        <span class="unseen">${this.t(this.large?`kiosk.back`:`live.enlarge`)}</span>
      </button>
    `}};m([t({attribute:!1})],Y.prototype,`camera`,void 0),m([t({type:Boolean})],Y.prototype,`live`,void 0),m([t({type:Boolean})],Y.prototype,`large`,void 0),Y=m([a(`tawny-wall-tile`)],Y);var X=class extends u{constructor(...e){super(...e),this.cameras=[],this.tiles=4,this.aspect=16/9}static{this.styles=f`
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
  `}render(){let{cameras:e,look:t}=this,n=x(e,this.tiles,t.page),r=e.find(e=>i(e)===t.front),a=r&&!n.includes(r)?[...n,r]:n,s=r?1:C(n.length,this.aspect).columns,c=r?1:Math.ceil(n.length/s);return o`
      <div class="grid" ${A({"--columns":s,"--rows":c})}>
        ${j(a,i,e=>this.#e(e,r))}
      </div>
    `}#e(e,t){let{byHand:n,live:r}=this.look;return o`
      <tawny-wall-tile
        .camera=${e}
        ?live=${r.has(i(e))}
        ?large=${n&&e===t}
        ?hidden=${t!==void 0&&e!==t}
      ></tawny-wall-tile>
    `}};m([t({attribute:!1})],X.prototype,`cameras`,void 0),m([t({attribute:!1})],X.prototype,`look`,void 0),m([t({type:Number})],X.prototype,`tiles`,void 0),m([t({type:Number})],X.prototype,`aspect`,void 0),X=m([a(`tawny-wall-grid`)],X);var oe=e({TawnyKioskView:()=>Q}),Z=`tawny-wall`,se=4e3,Q=class extends u{constructor(...e){super(...e),this.place=``,this.inside=!1,this.look=null,this.hasBar=!0,this.isSettingUp=!1,this.#e=null,this.#t=performance.now(),this.#i=new H(this),this.#a=new V(this),this.#o=new p(this,e=>e.backend.cameras),this.#s=new p(this,e=>e.backend.connection),this.#c=new p(this,e=>e.backend.storageTrouble),this.#l=new ne(this),this.#w=()=>{this.#T()},this.#E=e=>{if(e.altKey||e.ctrlKey||e.metaKey||te.size)return;let t=e.composedPath();if(t[0]!==document.body&&!t.includes(this))return;let n=this.#T()?{ArrowLeft:()=>this.#x((e,t)=>e.turn(-1,t)),ArrowRight:()=>this.#x((e,t)=>e.turn(1,t)),Escape:()=>this.#x((e,t)=>e.enlarge(``,t)),f:()=>void this.#a.toggle()}[e.key]:void 0;n&&(e.preventDefault(),n())}}static{this.styles=[c,f`
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
    `]}#e;#t;#n;#r;#i;#a;#o;#s;#c;#l;connectedCallback(){super.connectedCallback(),this.#n=g(e=>this.#C(e)),this.#r=v(this,e=>{this.isSettingUp||this.#x((t,n)=>t.turn(e,n))});for(let e of[`pointerdown`,`pointermove`,`focusin`])this.addEventListener(e,this.#w);document.addEventListener(`keydown`,this.#E)}disconnectedCallback(){super.disconnectedCallback(),this.#n?.(),this.#r?.();for(let e of[`pointerdown`,`pointermove`,`focusin`])this.removeEventListener(e,this.#w);document.removeEventListener(`keydown`,this.#E)}get#u(){return z(this.place,z(re(Z)))}get#d(){return this.#u.tiles||ie(this.#f.length,this.#i.value)}get#f(){return w(this.#o.value??[],this.#u.cameras)}willUpdate(){this.#o.value&&this.#y(this.#f),this.classList.toggle(`calm`,!this.hasBar)}firstUpdated(){$()}updated(){let e=B(this.#u);this.place!==e&&this.app.go(`kiosk`,e,!0)}render(){let{look:e}=this;if(!this.#o.value||!e)return r;let t=this.#f,n=this.#m,a=t.find(t=>i(t)===e.front);return o`
      ${t.length?this.#p(t,e):this.#h()}
      <div class="shade ${e.light}"></div>
      <div role="status">
        ${n&&e.light!==`off`?o`<p class="trouble">${n}</p>`:r}
        ${a&&!e.byHand?o`<p class="unseen">${this.t(`kiosk.motion`,{name:a.name})}</p>`:r}
      </div>
      ${e.light===`off`?o`<button class="sleep" aria-label=${this.t(`kiosk.wake`)}></button>`:this.#g(e)}
      ${this.isSettingUp?this.#_():r}
    `}#p(e,t){return o`
      <tawny-wall-grid
        .cameras=${e}
        .look=${t}
        tiles=${this.#d}
        aspect=${this.#i.value}
        ?hidden=${t.light===`off`}
        @tawny-open=${e=>this.#b(e.detail)}
      ></tawny-wall-grid>
    `}get#m(){return this.#s.value===`lost`?this.t(`app.lost`):this.#l.said(this.#c.value??[])}#h(){return o`
      <tawny-message icon=${d} heading=${this.t(`live.none_title`)} text=${this.t(`live.none_text`)}></tawny-message>
    `}#g(e){let t=performance.now();return o`
      <tawny-wall-bar
        ?hidden=${!this.hasBar}
        page=${e.page}
        pages=${e.front?1:b(this.#f.length,this.#d)}
        ?enlarged=${e.front!==``}
        ?full=${this.#a.isOn}
        ?canfill=${this.#a.isPossible}
        ?canleave=${!this.inside}
        @tawny-step=${e=>this.#x(n=>n.turn(e.detail,t))}
        @tawny-back=${()=>this.#x(e=>e.enlarge(``,t))}
        @tawny-fill=${()=>void this.#a.toggle()}
        @tawny-set-up=${()=>{$(),this.isSettingUp=!0}}
        @tawny-leave=${()=>this.app.go(`live`)}
      ></tawny-wall-bar>
    `}#_(){return o`
      <tawny-wall-dialog
        .settings=${this.#u}
        .cameras=${this.#o.value??[]}
        @tawny-change=${e=>this.#v(e.detail)}
        @tawny-close=${()=>{this.isSettingUp=!1}}
      ></tawny-wall-dialog>
    `}#v(e){let t=B(e);_(Z,t),this.app.go(`kiosk`,t,!0)}#y(e){let t=performance.now(),n=e.map(i),r={...this.#u,tiles:this.#d};this.#e??=new W(r,n,t),this.#e.set(r,n);for(let n of e)this.#e.motion(i(n),n.motion&&n.online,t);this.#S(t)}#b(e){let t=i(e);this.#x((e,n)=>e.enlarge(this.look?.front===t?``:t,n))}#x(e){let t=performance.now();this.#e&&(e(this.#e,t),this.#S(t))}#S(e){let t=this.#e?.look(e)??null;t&&this.look&&G(t,this.look)||(this.look=t)}#C(e){document.hidden||(this.#S(e),this.hasBar=e-this.#t<se||this.isSettingUp)}#w;#T(){let e=performance.now();this.#t=e;let t=this.#e?.touch(e)??!0;return this.#S(e),this.hasBar=!0,t}#E};m([t()],Q.prototype,`place`,void 0),m([t({type:Boolean})],Q.prototype,`inside`,void 0),m([h()],Q.prototype,`look`,void 0),m([h()],Q.prototype,`hasBar`,void 0),m([h()],Q.prototype,`isSettingUp`,void 0),Q=m([a(`tawny-kiosk-view`)],Q);var $=()=>s(`wall-dialog`,()=>l(()=>import(`./wall-dialog-Bl8a68Gg.js`),__vite__mapDeps([0,1,2,3,4]),import.meta.url));export{Q as TawnyKioskView,oe as t};