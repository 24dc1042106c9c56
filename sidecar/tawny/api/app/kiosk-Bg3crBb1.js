const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./wall-dialog-BxL8xakU.js","./index-DceriZ2x.js","./select-styles-DzD5lk_8.js","./dialog-C-QIeYpS.js","./mdi-CrWRMeGS.js"])))=>i.map(i=>d[i]);
import{t as e}from"./rolldown-runtime-DK3Fl9T5.js";import{C as t,F as n,H as r,I as i,L as a,P as o,a as s,i as c,l,n as u,p as d,r as f,u as p,y as m,z as h}from"./index-DceriZ2x.js";import{t as g}from"./swipe-BfUjwuyV.js";import{a as _,i as v,n as y,o as b,r as x,t as S}from"./wall-layout-yX1EG_ic.js";import{_ as C}from"./waiting-DdlVxWZn.js";import"./message--QHrYM-l.js";import{t as w}from"./mdi-Y7bzM2Sh.js";import{t as T}from"./mdi-BDCSaT4F.js";import{t as E}from"./mdi-CvV0JW8r.js";import{t as D}from"./mdi-CrWRMeGS.js";import{t as O}from"./mdi-DwmMI7iF.js";import{n as k,t as A}from"./repeat-2WfgFqZ6.js";import{n as j,r as M,t as N}from"./camera-state-DnuevFgP.js";import{t as P}from"./mdi-D2gFh3UD.js";import{t as F}from"./on-screen-BuOn8777.js";import"./video-BQ6WUQn-.js";var I={tiles:4,cycle:20,front:`large`,dim:10,sleep:0,cameras:[]},L=[`large`,`page`,`off`],R={tiles:16,cycle:3600,dim:1440,sleep:1440};function z(e,t=I){let n=new URLSearchParams(e),r=(e,r=0)=>{let i=Number.parseInt(n.get(e)??``,10);return Number.isNaN(i)?t[e]:Math.min(R[e],Math.max(r,i))};return{tiles:r(`tiles`,1),cycle:r(`cycle`),front:L.find(e=>e===n.get(`front`))??t.front,dim:r(`dim`),sleep:r(`sleep`),cameras:n.get(`cameras`)?.split(`,`).filter(Boolean)??t.cameras}}var B=({cameras:e,cycle:t,dim:n,front:r,sleep:i,tiles:a})=>`tiles=${a}&cycle=${t}&front=${r}&dim=${n}&sleep=${i}&cameras=${e.join(`,`)}`,V=class{#e=!1;#t=null;constructor(e){this.host=e,e.addController(this)}get isPossible(){return document.fullscreenEnabled||`wakeLock`in navigator}get isOn(){return this.#e}hostConnected(){document.addEventListener(`visibilitychange`,this.#r),document.addEventListener(`fullscreenchange`,this.#i)}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.#r),document.removeEventListener(`fullscreenchange`,this.#i),this.#n()}async toggle(){if(this.#e)return this.#n();this.#e=!0,this.host.requestUpdate(),document.fullscreenEnabled&&await this.host.requestFullscreen({navigationUI:`hide`}).catch(()=>{}),await this.#a()}async#n(){this.#e=!1,this.host.requestUpdate();let e=this.#t;this.#t=null,await e?.release().catch(()=>{}),document.fullscreenElement&&await document.exitFullscreen().catch(()=>{})}#r=()=>{this.#e&&!document.hidden&&this.#a()};#i=()=>{!document.fullscreenElement&&this.#e&&this.#n()};async#a(){if(!(`wakeLock`in navigator))return;let e=await navigator.wakeLock.request(`screen`).catch(()=>null);this.#e?this.#t=e:await e?.release().catch(()=>{})}},H=6e4,U=class{#e=0;#t=``;#n=!1;#r=0;#i=0;#a=!1;#o=-1/0;#s;#c=new Map;constructor(e,t,n){this.settings=e,this.keys=t,this.#s=this.#i=n}set(e,t){this.settings=e,this.keys=t,this.#e=Math.min(this.#e,this.#h-1);for(let e of this.#c.keys())t.includes(e)||this.#c.delete(e);t.includes(this.#t)||this.#m()}motion(e,t,n){let r=this.#c.get(e);t&&this.keys.includes(e)?(r&&r.over===null||this.#c.set(e,{since:n,over:null}),this.#s=n):r&&r.over===null&&(r.over=n,this.#s=n)}touch(e){let t=this.#g(e)!==`off`;return this.#o=this.#s=e,t}enlarge(e,t){this.#t=e,this.#n=e!==``,this.#r=t,e||this.#m()}turn(e,t){this.#e=x(this.#e,e,this.#h),this.#i=t,this.#m()}look(e){for(let[t,{over:n}]of this.#c)n!==null&&e-n>=15e3?this.#c.delete(t):this.#s=Math.max(this.#s,n??e);e-this.#o>=6e4&&this.#l(e);let t=this.#g(e),n=new Set(t===`off`?[]:this.#c.keys());return this.#t&&t!==`off`&&n.add(this.#t),{page:this.#e,front:this.#t,byHand:this.#n,live:n,light:t}}#l(e){let{cycle:t,front:n}=this.settings,r=this.#d();r&&n===`large`&&this.#f(e)?(r!==this.#t&&(this.#r=e),this.#t=r,this.#n=!1):!r&&!this.#n&&this.#m(),r&&n!==`off`?(n===`large`||this.#p(e))&&this.#u(_(this.keys.indexOf(r),this.settings.tiles),e):this.#a?this.#i=e:t&&!this.#t&&e-this.#i>=t*1e3&&this.#g(e)!==`off`&&(this.#e=x(this.#e,1,this.#h),this.#i=e),this.#a=r!==``}#u(e,t){e!==this.#e&&(this.#i=t),this.#e=e}#d(){let e=``,t=-1/0;for(let[n,{since:r,over:i}]of this.#c){let a=i===null?r:r-0xe8d4a51000;a>t&&(t=a,e=n)}return e}#f(e){return!this.#t||this.#n?!0:e-this.#r>=1e4||!this.#c.has(this.#t)}#p(e){let t=e=>_(this.keys.indexOf(e),this.settings.tiles)===this.#e;return e-this.#i>=1e4||![...this.#c.keys()].some(t)}#m(){this.#t=``,this.#n=!1}get#h(){return v(this.keys.length,this.settings.tiles)}#g(e){let t=e-this.#s,{dim:n,sleep:r}=this.settings;return r&&t>=r*H?`off`:n&&t>=n*H?`dim`:`on`}},W=(e,t)=>e.page===t.page&&e.front===t.front&&e.byHand===t.byHand&&e.light===t.light&&e.live.size===t.live.size&&[...e.live].every(e=>t.live.has(e)),G=`M14,14H19V16H16V19H14V14M5,14H10V19H8V16H5V14M8,5H10V10H5V8H8V5M19,8V10H14V5H16V8H19Z`,K=class extends f{constructor(...e){super(...e),this.page=0,this.pages=1,this.enlarged=!1,this.full=!1,this.canfill=!1,this.canleave=!1}static{this.styles=[s,r`
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
    `]}render(){return h`
      ${this.enlarged?this.#n(w,this.t(`kiosk.back`),`tawny-back`):a}
      ${this.pages>1?this.#e():a}
      ${this.canfill?this.#t():a}
      ${this.#n(l,this.t(`kiosk.settings`),`tawny-set-up`)}
      ${this.canleave?this.#n(D,this.t(`kiosk.leave`),`tawny-leave`):a}
    `}#e(){let e={page:this.page+1,count:this.pages};return h`
      ${this.#n(T,this.t(`kiosk.previous_page`),`tawny-step`,-1)}
      <span class="page"><span aria-hidden="true">${e.page} / ${e.count}</span
        ><span class="unseen">${this.t(`kiosk.page`,e)}</span></span>
      ${this.#n(E,this.t(`kiosk.next_page`),`tawny-step`,1)}
    `}#t(){let e=this.t(`live.full_screen`);return h`
      <button
        type="button"
        class="button bare round"
        aria-label=${e}
        title=${e}
        aria-pressed=${String(this.full)}
        @click=${()=>this.fire(`tawny-fill`,null)}
      >
        <tawny-icon path=${this.full?G:O}></tawny-icon>
      </button>
    `}#n(e,t,n,r=null){return h`
      <button
        type="button"
        class="button bare round"
        aria-label=${t}
        title=${t}
        @click=${()=>this.fire(n,r)}
      >
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}};c([n({type:Number})],K.prototype,`page`,void 0),c([n({type:Number})],K.prototype,`pages`,void 0),c([n({type:Boolean})],K.prototype,`enlarged`,void 0),c([n({type:Boolean})],K.prototype,`full`,void 0),c([n({type:Boolean})],K.prototype,`canfill`,void 0),c([n({type:Boolean})],K.prototype,`canleave`,void 0),K=c([i(`tawny-wall-bar`)],K);var q={motion:j,bad:M},J=class extends f{constructor(...e){super(...e),this.live=!1,this.large=!1,this.#e=new F(this)}static{this.styles=[s,r`
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
    `]}#e;render(){let{camera:e}=this,n=N(e,this.app.t,this.app.times),[r]=n,i=!e.online&&e.enabled,o=i?P:q[r?.kind??``];return h`
      <button
        type="button"
        class=${r?.kind??``}
        @click=${()=>this.fire(`tawny-open`,e)}
      >
        <tawny-video
          .camera=${e}
          .stills=${this.#e.value}
          rendition=${this.large?`main`:t(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="name">
          ${o?h`<tawny-icon path=${o}></tawny-icon>`:a}
          <span>${e.name}${i?h` · ${r?.text}`:a}</span>
        </span>
        ${i?a:n.map(e=>h`<span class="unseen">${e.text}</span>`)}
        <span class="unseen">${this.t(this.large?`kiosk.back`:`live.enlarge`)}</span>
      </button>
    `}};c([n({attribute:!1})],J.prototype,`camera`,void 0),c([n({type:Boolean})],J.prototype,`live`,void 0),c([n({type:Boolean})],J.prototype,`large`,void 0),J=c([i(`tawny-wall-tile`)],J);var Y=class extends f{constructor(...e){super(...e),this.cameras=[],this.tiles=4,this.aspect=16/9,this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t&&n&&(this.aspect=t/n)})}static{this.styles=r`
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
  `}#e;connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.#e.disconnect()}render(){let{cameras:e,look:t}=this,n=y(e,this.tiles,t.page),r=e.find(e=>m(e)===t.front),i=r&&!n.includes(r)?[...n,r]:n,a=r?1:b(n.length,this.aspect),o=r?1:Math.ceil(n.length/a);return h`
      <div class="grid" ${k({"--columns":a,"--rows":o})}>
        ${A(i,m,e=>this.#t(e,r))}
      </div>
    `}#t(e,t){let{byHand:n,live:r}=this.look;return h`
      <tawny-wall-tile
        .camera=${e}
        ?live=${r.has(m(e))}
        ?large=${n&&e===t}
        ?hidden=${t!==void 0&&e!==t}
      ></tawny-wall-tile>
    `}};c([n({attribute:!1})],Y.prototype,`cameras`,void 0),c([n({attribute:!1})],Y.prototype,`look`,void 0),c([n({type:Number})],Y.prototype,`tiles`,void 0),c([o()],Y.prototype,`aspect`,void 0),Y=c([i(`tawny-wall-grid`)],Y);var X=e({TawnyKioskView:()=>$}),Z=`tawny-wall`,Q=4e3,$=class extends f{constructor(...e){super(...e),this.place=``,this.inside=!1,this.look=null,this.hasBar=!0,this.isSettingUp=!1,this.#e=null,this.#t=performance.now(),this.#i=new V(this),this.#a=new u(this,e=>e.backend.cameras),this.#o=new u(this,e=>e.backend.connection),this.#s=new u(this,e=>e.backend.storageTrouble),this.#x=()=>{this.#S()},this.#C=e=>{if(e.altKey||e.ctrlKey||e.metaKey||this.isSettingUp)return;let t=e.composedPath();if(t[0]!==document.body&&!t.includes(this))return;let n=this.#S()?{ArrowLeft:()=>this.#v((e,t)=>e.turn(-1,t)),ArrowRight:()=>this.#v((e,t)=>e.turn(1,t)),Escape:()=>this.#v((e,t)=>e.enlarge(``,t)),f:()=>void this.#i.toggle()}[e.key]:void 0;n&&(e.preventDefault(),n())}}static{this.styles=[s,r`
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
    `]}#e;#t;#n;#r;#i;#a;#o;#s;connectedCallback(){super.connectedCallback(),this.#n=C(e=>this.#b(e)),this.#r=g(this,e=>{this.isSettingUp||this.#v((t,n)=>t.turn(e,n))});for(let e of[`pointerdown`,`pointermove`,`focusin`])this.addEventListener(e,this.#x);document.addEventListener(`keydown`,this.#C)}disconnectedCallback(){super.disconnectedCallback(),this.#n?.(),this.#r?.();for(let e of[`pointerdown`,`pointermove`,`focusin`])this.removeEventListener(e,this.#x);document.removeEventListener(`keydown`,this.#C)}get#c(){return z(this.place,z(ee()))}get#l(){return S(this.#a.value??[],this.#c.cameras)}willUpdate(){this.#a.value&&this.#g(this.#l),this.classList.toggle(`calm`,!this.hasBar)}firstUpdated(){d(()=>import(`./wall-dialog-BxL8xakU.js`),__vite__mapDeps([0,1,2,3,4]),import.meta.url)}updated(){let e=B(this.#c);this.place!==e&&this.app.go(`kiosk`,e,!0)}render(){let{look:e}=this;if(!this.#a.value||!e)return a;let t=this.#l,n=this.#d,r=t.find(t=>m(t)===e.front);return h`
      ${t.length?this.#u(t,e):this.#f()}
      <div class="shade ${e.light}"></div>
      <div role="status">
        ${n&&e.light!==`off`?h`<p class="trouble">${n}</p>`:a}
        ${r&&!e.byHand?h`<p class="unseen">${this.t(`kiosk.motion`,{name:r.name})}</p>`:a}
      </div>
      ${e.light===`off`?h`<button class="sleep" aria-label=${this.t(`kiosk.wake`)}></button>`:this.#p(e)}
      ${this.isSettingUp?this.#m():a}
    `}#u(e,t){return h`
      <tawny-wall-grid
        .cameras=${e}
        .look=${t}
        tiles=${this.#c.tiles}
        ?hidden=${t.light===`off`}
        @tawny-open=${e=>this.#_(e.detail)}
      ></tawny-wall-grid>
    `}get#d(){if(this.#o.value===`lost`)return this.t(`app.lost`);let e=this.#s.value;return e&&this.t(`app.storage_trouble`,{reason:e})}#f(){return h`
      <tawny-message icon=${p} heading=${this.t(`live.none_title`)} text=${this.t(`live.none_text`)}></tawny-message>
    `}#p(e){let t=performance.now();return h`
      <tawny-wall-bar
        ?hidden=${!this.hasBar}
        page=${e.page}
        pages=${e.front?1:v(this.#l.length,this.#c.tiles)}
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
    `}#m(){return h`
      <tawny-wall-dialog
        .settings=${this.#c}
        .cameras=${this.#a.value??[]}
        @tawny-change=${e=>this.#h(e.detail)}
        @tawny-close=${()=>{this.isSettingUp=!1}}
      ></tawny-wall-dialog>
    `}#h(e){let t=B(e);try{localStorage.setItem(Z,t)}catch{}this.app.go(`kiosk`,t,!0)}#g(e){let t=performance.now(),n=e.map(m);this.#e??=new U(this.#c,n,t),this.#e.set(this.#c,n);for(let n of e)this.#e.motion(m(n),n.motion&&n.online,t);this.#y(t)}#_(e){let t=m(e);this.#v((e,n)=>e.enlarge(this.look?.front===t?``:t,n))}#v(e){let t=performance.now();this.#e&&(e(this.#e,t),this.#y(t))}#y(e){let t=this.#e?.look(e)??null;t&&this.look&&W(t,this.look)||(this.look=t)}#b(e){document.hidden||(this.#y(e),this.hasBar=e-this.#t<Q||this.isSettingUp)}#x;#S(){let e=performance.now();this.#t=e;let t=this.#e?.touch(e)??!0;return this.#y(e),this.hasBar=!0,t}#C};c([n()],$.prototype,`place`,void 0),c([n({type:Boolean})],$.prototype,`inside`,void 0),c([o()],$.prototype,`look`,void 0),c([o()],$.prototype,`hasBar`,void 0),c([o()],$.prototype,`isSettingUp`,void 0),$=c([i(`tawny-kiosk-view`)],$);function ee(){try{return localStorage.getItem(Z)??B(I)}catch{return B(I)}}export{$ as TawnyKioskView,X as t};