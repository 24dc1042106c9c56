import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{a as c,i as l,n as u,r as d,t as f}from"./mdi-6UeyewRl.js";import{t as p}from"./mdi-BLnt-GvE.js";import{i as m,n as h,t as g}from"./root-DgDfbX6B.js";var _=Symbol.for(``),v=e=>{if(e?.r===_)return e?._$litStatic$},y=e=>({_$litStatic$:e,r:_}),b=/* @__PURE__ */ new Map,x=(e=>(t,...n)=>{let r=n.length,i,a,o=[],s=[],c,l=0,u=!1;for(;l<r;){for(c=t[l];l<r&&(a=n[l],(i=v(a))!==void 0);)c+=i+t[++l],u=!0;l!==r&&s.push(a),o.push(c),l++}if(l===r&&o.push(t[r]),u){let e=o.join(`$$lit$$`);(t=b.get(e))===void 0&&(o.raw=o,b.set(e,t=o)),n=s}return e(t,...n)})(i),S=`M10 21H14C14 22.1 13.1 23 12 23S10 22.1 10 21M21 19V20H3V19L5 17V11C5 7.9 7 5.2 10 4.3V4C10 2.9 10.9 2 12 2S14 2.9 14 4V4.3C17 5.2 19 7.9 19 11V17L21 19M17 11C17 8.2 14.8 6 12 6S7 8.2 7 11V18H17V11Z`,C=[{name:`live`,icon:u,tag:`tawny-live-view`,load:()=>import(`./live-DGxxug5p.js`)},{name:`kiosk`,icon:`M3 11H11V3H3M5 5H9V9H5M13 21H21V13H13M15 15H19V19H15M3 21H11V13H3M5 15H9V19H5M13 3V11H21V3M19 9H15V5H19Z`,tag:`tawny-kiosk-view`,bare:!0,load:()=>import(`./kiosk-C20kPy8G.js`)},{name:`events`,icon:S,tag:`tawny-events-view`,load:()=>import(`./events-Tb9GTKhy.js`)},{name:`recordings`,icon:p,tag:`tawny-recordings-view`,load:()=>import(`./recordings-CgJi7NzJ.js`)},{name:`sensors`,icon:`M3,13H5.79L10.1,4.79L11.28,13.75L14.5,9.66L17.83,13H21V15H17L14.67,12.67L9.92,18.73L8.94,11.31L7,15H3V13Z`,tag:`tawny-sensors-view`,load:()=>import(`./sensors-1IAVb44e.js`)},{name:`settings`,icon:f,tag:`tawny-settings-view`,adminOnly:!0,load:()=>import(`./settings-CTgNcpTp.js`).then(e=>e.t)}],w=e=>C.find(t=>t.name===e),T=class extends s{static{this.styles=e`
    p {
      margin: var(--tawny-gap) var(--tawny-gap) 0;
      padding: 10px 16px;
      border-radius: var(--tawny-round-small);
      background: color-mix(in srgb, var(--tawny-bad) 18%, var(--tawny-card));
      color: var(--tawny-bad);
    }
  `}#e=new m(this,e=>e.backend.storageTrouble);render(){let e=this.#e.value;return e?i`<p role="alert">${this.t(`app.storage_trouble`,{reason:e})}</p>`:n}};T=a([r(`tawny-storage-notice`)],T);var E=class extends g{constructor(...e){super(...e),this.place=c(),this.loaded=``,this.#t=()=>{location.pathname.endsWith(`/${this.config?.view??``}`)&&(this.place=c())}}static{this.styles=[h,e`
      :host {
        display: block;
        min-height: 100%;
        /* A card that fills the view has no corners; what is in it has. */
        --tawny-round: var(--ha-border-radius-lg, 12px);
        --tawny-head: var(--header-height, 56px);
        --tawny-kiosk-height: calc(100dvh - var(--header-height, 56px));
        background: var(--tawny-page);
      }
    `]}connectedCallback(){super.connectedCallback(),addEventListener(`location-changed`,this.#t),addEventListener(`popstate`,this.#t),this.#t()}disconnectedCallback(){super.disconnectedCallback(),removeEventListener(`location-changed`,this.#t),removeEventListener(`popstate`,this.#t)}willUpdate(){super.willUpdate();let{view:e}=this.config;this.loaded!==e&&this.#e(e)}render(){let e=w(this.config.view);if(!this.app||!e||this.loaded!==e.name)return n;let t=y(e.tag);return x`${e.bare?n:x`<tawny-storage-notice></tawny-storage-notice>`}<${t} .place=${this.place}></${t}>`}go(e,t,n){d(l(e,t),n)}link(e,t){return new URL(l(e,t),location.href).href}async#e(e){await w(e)?.load(),e===this.config.view&&(this.loaded=e)}#t};a([t({attribute:!1})],E.prototype,`config`,void 0),a([o()],E.prototype,`place`,void 0),a([o()],E.prototype,`loaded`,void 0),E=a([r(`tawny-hass-view`)],E);export{S as t};