import{O as e,S as t,T as n,b as r,m as i,t as a,v as o,y as s}from"./types-CmMm0l-2.js";import{m as c,p as l}from"./icon-u3dGhHk5.js";import{c as u,t as d}from"./root-BjpxI25o.js";import"./kiosk-By-i5v3A.js";function f(e,t){let{cycle:n,entities:r,front:i,tiles:o}=e,s=new URLSearchParams;for(let[e,t]of Object.entries({tiles:o,cycle:n,front:i}))t!==void 0&&s.set(e,String(t));let c=(r?.map(e=>t.find(t=>t.entity===e)))?.flatMap(e=>e?[a(e)]:[]);return c?.length&&s.set(`cameras`,c.join(`,`)),s.toString()}var p=class extends d{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``,this.#e=null}static{this.styles=[u,e`
      :host {
        display: block;
        overflow: hidden;
        border-radius: var(--tawny-round);
      }
      :host(:not([full])) {
        height: 100%;
        aspect-ratio: 16 / 9;
        container-type: size;
        --tawny-kiosk-height: 100cqh;
      }
      :host([full]) {
        --tawny-round: 0;
        --tawny-kiosk-height: 100dvh;
      }
    `]}#e;connectedCallback(){super.connectedCallback(),this.full&&h(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&h(!1)}willUpdate(){super.willUpdate(),this.#e!==this.config&&(this.place=``),this.#e=this.config}render(){if(!this.app)return t;let{config:e,full:r,place:i}=this;return n`<tawny-hass-kiosk-inside .config=${e} place=${i} ?full=${r}></tawny-hass-kiosk-inside>`}go(e,t){e===`kiosk`?this.place=t:this.full&&history.back()}link(){return null}};i([s({attribute:!1})],p.prototype,`config`,void 0),i([s({type:Boolean,reflect:!0})],p.prototype,`full`,void 0),i([o()],p.prototype,`place`,void 0),p=i([r(`tawny-hass-kiosk`)],p);var m=class extends c{constructor(...e){super(...e),this.place=``,this.full=!1,this.#e=new l(this,e=>e.backend.cameras)}#e;render(){let e=this.#e.value;if(!e)return t;let r=this.place||f(this.config,e);return n`<tawny-kiosk-view place=${r} ?inside=${!this.full}></tawny-kiosk-view>`}};i([s({attribute:!1})],m.prototype,`config`,void 0),i([s()],m.prototype,`place`,void 0),i([s({type:Boolean})],m.prototype,`full`,void 0),m=i([r(`tawny-hass-kiosk-inside`)],m);function h(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}