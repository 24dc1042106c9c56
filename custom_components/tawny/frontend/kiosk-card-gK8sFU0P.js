import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{i as c,n as l,t as u}from"./root-DgDfbX6B.js";import{t as d}from"./types-mpe7YUF5.js";import{r as f}from"./mdi-6UeyewRl.js";import"./kiosk-C20kPy8G.js";function p(e,t){let{cycle:n,entities:r,front:i,tiles:a}=e,o=new URLSearchParams;for(let[e,t]of Object.entries({tiles:a,cycle:n,front:i}))t!==void 0&&o.set(e,String(t));let s=(r?.map(e=>t.find(t=>t.entity===e)))?.flatMap(e=>e?[d(e)]:[]);return s?.length&&o.set(`cameras`,s.join(`,`)),o.toString()}var m=class extends u{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``,this.#e=null}static{this.styles=[l,e`
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
    `]}#e;connectedCallback(){super.connectedCallback(),this.full&&g(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&g(!1)}willUpdate(){super.willUpdate(),this.#e!==this.config&&(this.place=``),this.#e=this.config}render(){if(!this.app)return n;let{config:e,full:t,place:r}=this;return i`<tawny-hass-kiosk-inside .config=${e} place=${r} ?full=${t}></tawny-hass-kiosk-inside>`}go(e,t){if(e===`kiosk`)this.place=t;else if(this.full)history.length>1?history.back():f(`/`,!1);else return}link(){return null}};a([t({attribute:!1})],m.prototype,`config`,void 0),a([t({type:Boolean,reflect:!0})],m.prototype,`full`,void 0),a([o()],m.prototype,`place`,void 0),m=a([r(`tawny-hass-kiosk`)],m);var h=class extends s{constructor(...e){super(...e),this.place=``,this.full=!1,this.#e=new c(this,e=>e.backend.cameras)}#e;render(){let e=this.#e.value;if(!e)return n;let t=this.place||p(this.config,e);return i`<tawny-kiosk-view place=${t} ?inside=${!this.full}></tawny-kiosk-view>`}};a([t({attribute:!1})],h.prototype,`config`,void 0),a([t()],h.prototype,`place`,void 0),a([t({type:Boolean})],h.prototype,`full`,void 0),h=a([r(`tawny-hass-kiosk-inside`)],h);function g(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}