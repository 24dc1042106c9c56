import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{a as c,i as l,n as u,o as d,r as f,s as p,t as m}from"./mdi-dFCn9TAS.js";import{t as h}from"./mdi-BLnt-GvE.js";import{n as g,r as _,t as v}from"./loader-CCNiQhnA.js";import{i as y,n as b,t as x}from"./root-r7WWurTp.js";var S=Symbol.for(``),C=e=>{if(e?.r===S)return e?._$litStatic$},w=e=>({_$litStatic$:e,r:S}),T=/* @__PURE__ */ new Map,E=(e=>(t,...n)=>{let r=n.length,i,a,o=[],s=[],c,l=0,u=!1;for(;l<r;){for(c=t[l];l<r&&(a=n[l],(i=C(a))!==void 0);)c+=i+t[++l],u=!0;l!==r&&s.push(a),o.push(c),l++}if(l===r&&o.push(t[r]),u){let e=o.join(`$$lit$$`);(t=T.get(e))===void 0&&(o.raw=o,T.set(e,t=o)),n=s}return e(t,...n)})(i),D=`M10 21H14C14 22.1 13.1 23 12 23S10 22.1 10 21M21 19V20H3V19L5 17V11C5 7.9 7 5.2 10 4.3V4C10 2.9 10.9 2 12 2S14 2.9 14 4V4.3C17 5.2 19 7.9 19 11V17L21 19M17 11C17 8.2 14.8 6 12 6S7 8.2 7 11V18H17V11Z`,O=[{name:`live`,icon:f,tag:`tawny-live-view`,load:()=>import(`./live-BjUkdbXY.js`)},{name:`kiosk`,icon:`M3 11H11V3H3M5 5H9V9H5M13 21H21V13H13M15 15H19V19H15M3 21H11V13H3M5 15H9V19H5M13 3V11H21V3M19 9H15V5H19Z`,tag:`tawny-kiosk-view`,bare:!0,load:()=>import(`./kiosk-DBq2Cjb6.js`)},{name:`events`,icon:D,tag:`tawny-events-view`,load:()=>import(`./events-R0Zx8WfE.js`)},{name:`recordings`,icon:h,tag:`tawny-recordings-view`,load:()=>import(`./recordings-CoWYwQzm.js`)},{name:`sensors`,icon:`M3,13H5.79L10.1,4.79L11.28,13.75L14.5,9.66L17.83,13H21V15H17L14.67,12.67L9.92,18.73L8.94,11.31L7,15H3V13Z`,tag:`tawny-sensors-view`,load:()=>import(`./sensors-j53LBc6r.js`)},{name:`settings`,icon:m,tag:`tawny-settings-view`,adminOnly:!0,load:()=>import(`./settings-BP6l5r5o.js`).then(e=>e.t)}],k=e=>O.find(t=>t.name===e),A=class extends s{static{this.styles=e`
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
  `}#e=new y(this,e=>e.backend.storageTrouble);#t=new u(this);render(){let e=this.#t.of(this.#e.value??[]);return e?i`<p role="alert">${this.t(`app.storage_trouble`,{reason:e})}</p>`:n}};A=a([r(`tawny-storage-notice`)],A);var j=class extends x{constructor(...e){super(...e),this.place=d(),this.loaded=``,this.lack=null,this.#e=new p(this),this.#n=()=>{location.pathname.endsWith(`/${this.config?.view??``}`)&&(this.place=d())}}static{this.styles=[b,e`
      :host {
        display: block;
        min-height: 100%;
        /* A card that fills the view has no corners; what is in it has. */
        --tawny-round: var(--ha-border-radius-lg, 12px);
        --tawny-head: var(--header-height, 56px);
        --tawny-kiosk-height: calc(100dvh - var(--header-height, 56px));
        background: var(--tawny-page);
      }
    `]}#e;connectedCallback(){super.connectedCallback(),addEventListener(`location-changed`,this.#n),addEventListener(`popstate`,this.#n),this.#n()}disconnectedCallback(){super.disconnectedCallback(),removeEventListener(`location-changed`,this.#n),removeEventListener(`popstate`,this.#n),v(this)}willUpdate(){super.willUpdate();let{view:e}=this.config;this.loaded!==e&&this.#t(e)}render(){let e=k(this.config.view);if(this.lack)return E`${this.lack}`;if(!this.app||!e||this.loaded!==e.name)return n;let t=w(e.tag);return E`${e.bare?n:E`<tawny-storage-notice></tawny-storage-notice>`}<${t} .place=${this.place}></${t}>${this.#e.render(e.name)}`}go(e,t,n){l(c(e,t),n)}link(e,t){return new URL(c(e,t),location.href).href}async#t(e){try{await k(e)?.load()}catch{if(e!==this.config.view||!this.isConnected)return;g(this),this.lack??=_();return}v(this),this.lack=null,e===this.config.view&&(this.loaded=e)}#n};a([t({attribute:!1})],j.prototype,`config`,void 0),a([o()],j.prototype,`place`,void 0),a([o()],j.prototype,`loaded`,void 0),a([o()],j.prototype,`lack`,void 0),j=a([r(`tawny-hass-view`)],j);export{D as t};