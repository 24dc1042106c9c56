import{C as e,_ as t,b as n,c as r,h as i,m as a,n as o,p as s,r as c,t as l}from"./watch-DmlLQnoC.js";import{n as u,t as d}from"./root-cwam0O-c.js";import"./kiosk-EVfXYNdV.js";function f(e,t){let{cycle:n,entities:i,front:a,tiles:o}=e,s=new URLSearchParams;for(let[e,t]of Object.entries({tiles:o,cycle:n,front:a}))t!==void 0&&s.set(e,String(t));let c=(i?.map(e=>t.find(t=>t.entity===e)))?.flatMap(e=>e?[r(e)]:[]);return c?.length&&s.set(`cameras`,c.join(`,`)),s.toString()}var p=class extends d{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``,this.#e=null}static{this.styles=[u,e`
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
    `]}#e;connectedCallback(){super.connectedCallback(),this.full&&h(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&h(!1)}willUpdate(){super.willUpdate(),this.#e!==this.config&&(this.place=``),this.#e=this.config}render(){if(!this.app)return t;let{config:e,full:r,place:i}=this;return n`<tawny-hass-kiosk-inside .config=${e} place=${i} ?full=${r}></tawny-hass-kiosk-inside>`}go(e,t){e===`kiosk`?this.place=t:this.full&&history.back()}link(){return null}};c([a({attribute:!1})],p.prototype,`config`,void 0),c([a({type:Boolean,reflect:!0})],p.prototype,`full`,void 0),c([s()],p.prototype,`place`,void 0),p=c([i(`tawny-hass-kiosk`)],p);var m=class extends o{constructor(...e){super(...e),this.place=``,this.full=!1,this.#e=new l(this,e=>e.backend.cameras)}#e;render(){let e=this.#e.value;if(!e)return t;let r=this.place||f(this.config,e);return n`<tawny-kiosk-view place=${r} ?inside=${!this.full}></tawny-kiosk-view>`}};c([a({attribute:!1})],m.prototype,`config`,void 0),c([a()],m.prototype,`place`,void 0),c([a({type:Boolean})],m.prototype,`full`,void 0),m=c([i(`tawny-hass-kiosk-inside`)],m);function h(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}