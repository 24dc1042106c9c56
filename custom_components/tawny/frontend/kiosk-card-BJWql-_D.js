import{_ as e,a as t,b as n,d as r,f as i,m as a,t as o,u as s}from"./decorate-BLRVxu6Q.js";import{n as c,t as l}from"./icon-IoJ6aSv4.js";import{n as u,t as d}from"./root-zUMe2F1O.js";import"./kiosk-BQnX79Yg.js";function f(e,n){let{cycle:r,entities:i,front:a,tiles:o}=e,s=new URLSearchParams;for(let[e,t]of Object.entries({tiles:o,cycle:r,front:a}))t!==void 0&&s.set(e,String(t));let c=(i?.map(e=>n.find(t=>t.entity===e)))?.flatMap(e=>e?[t(e)]:[]);return c?.length&&s.set(`cameras`,c.join(`,`)),s.toString()}var p=class extends d{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``,this.#e=null}static{this.styles=[u,n`
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
    `]}#e;connectedCallback(){super.connectedCallback(),this.full&&h(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&h(!1)}willUpdate(){super.willUpdate(),this.#e!==this.config&&(this.place=``),this.#e=this.config}render(){if(!this.app)return a;let{config:t,full:n,place:r}=this;return e`<tawny-hass-kiosk-inside .config=${t} place=${r} ?full=${n}></tawny-hass-kiosk-inside>`}go(e,t){e===`kiosk`?this.place=t:this.full&&history.back()}link(){return null}};o([r({attribute:!1})],p.prototype,`config`,void 0),o([r({type:Boolean,reflect:!0})],p.prototype,`full`,void 0),o([s()],p.prototype,`place`,void 0),p=o([i(`tawny-hass-kiosk`)],p);var m=class extends c{constructor(...e){super(...e),this.place=``,this.full=!1,this.#e=new l(this,e=>e.backend.cameras)}#e;render(){let t=this.#e.value;if(!t)return a;let n=this.place||f(this.config,t);return e`<tawny-kiosk-view place=${n} ?inside=${!this.full}></tawny-kiosk-view>`}};o([r({attribute:!1})],m.prototype,`config`,void 0),o([r()],m.prototype,`place`,void 0),o([r({type:Boolean})],m.prototype,`full`,void 0),m=o([i(`tawny-hass-kiosk-inside`)],m);function h(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}