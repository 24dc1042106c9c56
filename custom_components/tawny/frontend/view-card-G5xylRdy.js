import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{a as c,i as l,n as u,o as d,r as f,s as p,t as m}from"./mdi-CDyUdPjG.js";import{t as h}from"./mdi-BLnt-GvE.js";import{i as g,n as _,r as v,t as y}from"./loader-DmZYmGOZ.js";import{i as b,n as x,t as S}from"./root-oErZt4hX.js";var C=Symbol.for(``),w=e=>{if(e?.r===C)return e?._$litStatic$},T=e=>({_$litStatic$:e,r:C}),E=/* @__PURE__ */ new Map,D=(e=>(t,...n)=>{let r=n.length,i,a,o=[],s=[],c,l=0,u=!1;for(;l<r;){for(c=t[l];l<r&&(a=n[l],(i=w(a))!==void 0);)c+=i+t[++l],u=!0;l!==r&&s.push(a),o.push(c),l++}if(l===r&&o.push(t[r]),u){let e=o.join(`$$lit$$`);(t=E.get(e))===void 0&&(o.raw=o,E.set(e,t=o)),n=s}return e(t,...n)})(i),O=`M10 21H14C14 22.1 13.1 23 12 23S10 22.1 10 21M21 19V20H3V19L5 17V11C5 7.9 7 5.2 10 4.3V4C10 2.9 10.9 2 12 2S14 2.9 14 4V4.3C17 5.2 19 7.9 19 11V17L21 19M17 11C17 8.2 14.8 6 12 6S7 8.2 7 11V18H17V11Z`,k=[{name:`live`,icon:f,tag:`tawny-live-view`,load:()=>import(`./live-993FHOfN.js`)},{name:`kiosk`,icon:`M3 11H11V3H3M5 5H9V9H5M13 21H21V13H13M15 15H19V19H15M3 21H11V13H3M5 15H9V19H5M13 3V11H21V3M19 9H15V5H19Z`,tag:`tawny-kiosk-view`,bare:!0,load:()=>import(`./kiosk-BeMb2nAj.js`)},{name:`events`,icon:O,tag:`tawny-events-view`,load:()=>import(`./events--V8YIdhx.js`)},{name:`recordings`,icon:h,tag:`tawny-recordings-view`,load:()=>import(`./recordings-CtbmTm3H.js`)},{name:`sensors`,icon:`M3,13H5.79L10.1,4.79L11.28,13.75L14.5,9.66L17.83,13H21V15H17L14.67,12.67L9.92,18.73L8.94,11.31L7,15H3V13Z`,tag:`tawny-sensors-view`,load:()=>import(`./sensors-hdAzXTp0.js`)},{name:`settings`,icon:m,tag:`tawny-settings-view`,adminOnly:!0,load:()=>import(`./settings-Cq4Wxrna.js`).then(e=>e.t)}],A=e=>k.find(t=>t.name===e),j=class extends s{static{this.styles=e`
    p {
      margin: var(--tawny-gap) var(--tawny-gap) 0;
      padding: 10px 16px;
      border-radius: var(--tawny-round-small);
      background: color-mix(in srgb, var(--tawny-bad) 18%, var(--tawny-card));
      color: var(--tawny-bad);
    }
    @media (forced-colors: active) {
      p {
        border: 1px solid;
      }
    }
  `}#e=new b(this,e=>e.backend.storageTrouble);#t=new u(this);render(){let e=this.#t.said(this.#e.value??[]);return e?i`<p role="alert">${e}</p>`:n}};j=a([r(`tawny-storage-notice`)],j);var M=class extends S{constructor(...e){super(...e),this.place=d(),this.loaded=``,this.lack=null,this.#e=new p(this),this.#t=``,this.#n=y(),this.#i=()=>{location.pathname.endsWith(`/${this.config?.view??``}`)&&(this.place=d())}}static{this.styles=[x,e`
      :host {
        display: block;
        min-height: 100%;
        /* A card that fills the view has no corners; what is in it has. */
        --tawny-round: var(--ha-border-radius-lg, 12px);
        --tawny-head: var(--header-height, 56px);
        --tawny-kiosk-height: calc(100dvh - var(--header-height, 56px));
        background: var(--tawny-page);
      }
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),addEventListener(`location-changed`,this.#i),addEventListener(`popstate`,this.#i),this.#i()}disconnectedCallback(){super.disconnectedCallback(),removeEventListener(`location-changed`,this.#i),removeEventListener(`popstate`,this.#i),this.#n=y(),_(this)}willUpdate(){super.willUpdate();let{view:e}=this.config;this.loaded!==e&&this.#t!==e&&this.#n()&&this.#r(e)}render(){let e=A(this.config.view);if(this.lack)return D`${this.lack}`;if(!this.app||!e||this.loaded!==e.name)return n;let t=T(e.tag);return D`${e.bare?n:D`<tawny-storage-notice></tawny-storage-notice>`}<${t} .place=${this.place}></${t}>${this.#e.render(e.name)}`}go(e,t,n){l(c(e,t),n)}link(e,t){return new URL(c(e,t),location.href).href}async#r(e){this.#t=e;try{await A(e)?.load()}catch{if(e!==this.config.view||(this.#t=``,!this.isConnected))return;v(this),this.lack??=g();return}e===this.config.view&&(this.#t=``,_(this),this.lack=null,this.loaded=e)}#i};a([t({attribute:!1})],M.prototype,`config`,void 0),a([o()],M.prototype,`place`,void 0),a([o()],M.prototype,`loaded`,void 0),a([o()],M.prototype,`lack`,void 0),M=a([r(`tawny-hass-view`)],M);export{O as t};