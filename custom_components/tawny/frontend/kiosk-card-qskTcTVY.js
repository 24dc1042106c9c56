import{a as e,f as t,h as n,l as r,o as i,s as a,t as o}from"./decorate-BQdFff4O.js";import{f as s,p as c}from"./css-props-Rd-ETDxK.js";import{t as l}from"./types-Cmzqlky9.js";import{n as u,t as d}from"./root-DyHMZv50.js";import"./kiosk-C9mFwyUI.js";function f(e,t){let{cycle:n,entities:r,front:i,tiles:a}=e,o=new URLSearchParams;for(let[e,t]of Object.entries({tiles:a,cycle:n,front:i}))t!==void 0&&o.set(e,String(t));let s=(r?.map(e=>t.find(t=>t.entity===e)))?.flatMap(e=>e?[l(e)]:[]);return s?.length&&o.set(`cameras`,s.join(`,`)),o.toString()}var p=class extends d{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``,this.#e=null}static{this.styles=[u,n`
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
    `]}#e;connectedCallback(){super.connectedCallback(),this.full&&h(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&h(!1)}willUpdate(){super.willUpdate(),this.#e!==this.config&&(this.place=``),this.#e=this.config}render(){if(!this.app)return r;let{config:e,full:n,place:i}=this;return t`<tawny-hass-kiosk-inside .config=${e} place=${i} ?full=${n}></tawny-hass-kiosk-inside>`}go(e,t){e===`kiosk`?this.place=t:this.full&&history.back()}link(){return null}};o([i({attribute:!1})],p.prototype,`config`,void 0),o([i({type:Boolean,reflect:!0})],p.prototype,`full`,void 0),o([e()],p.prototype,`place`,void 0),p=o([a(`tawny-hass-kiosk`)],p);var m=class extends c{constructor(...e){super(...e),this.place=``,this.full=!1,this.#e=new s(this,e=>e.backend.cameras)}#e;render(){let e=this.#e.value;if(!e)return r;let n=this.place||f(this.config,e);return t`<tawny-kiosk-view place=${n} ?inside=${!this.full}></tawny-kiosk-view>`}};o([i({attribute:!1})],m.prototype,`config`,void 0),o([i()],m.prototype,`place`,void 0),o([i({type:Boolean})],m.prototype,`full`,void 0),m=o([a(`tawny-hass-kiosk-inside`)],m);function h(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}