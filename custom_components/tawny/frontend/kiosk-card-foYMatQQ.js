import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{i as c,s as l}from"./mdi-CDyUdPjG.js";import{i as u,n as d,t as f}from"./root-oErZt4hX.js";import{t as p}from"./types-mpe7YUF5.js";import"./kiosk-BeMb2nAj.js";function m(e,t){let{cycle:n,entities:r,front:i,tiles:a}=e,o=new URLSearchParams;for(let[e,t]of Object.entries({tiles:a,cycle:n,front:i}))t!==void 0&&o.set(e,String(t));let s=(r?.map(e=>t.find(t=>t.entity===e)))?.flatMap(e=>e?[p(e)]:[]);return s?.length&&o.set(`cameras`,s.join(`,`)),o.toString()}var h=class extends f{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``,this.#e=new l(this,()=>!this.full),this.#t=null}static{this.styles=[d,e`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.full&&_(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&_(!1)}willUpdate(){super.willUpdate(),this.#t!==this.config&&(this.place=``),this.#t=this.config}render(){if(!this.app)return n;let{config:e,full:t,place:r}=this;return i`
      <tawny-hass-kiosk-inside .config=${e} place=${r} ?full=${t}></tawny-hass-kiosk-inside>
      ${this.#e.render(`kiosk`)}
    `}go(e,t){if(e===`kiosk`)this.place=t;else if(this.full)history.length>1?history.back():c(`/`,!1);else return}link(){return null}};a([t({attribute:!1})],h.prototype,`config`,void 0),a([t({type:Boolean,reflect:!0})],h.prototype,`full`,void 0),a([o()],h.prototype,`place`,void 0),h=a([r(`tawny-hass-kiosk`)],h);var g=class extends s{constructor(...e){super(...e),this.place=``,this.full=!1,this.#e=new u(this,e=>e.backend.cameras)}#e;render(){let e=this.#e.value;if(!e)return n;let t=this.place||m(this.config,e);return i`<tawny-kiosk-view place=${t} ?inside=${!this.full}></tawny-kiosk-view>`}};a([t({attribute:!1})],g.prototype,`config`,void 0),a([t()],g.prototype,`place`,void 0),a([t({type:Boolean})],g.prototype,`full`,void 0),g=a([r(`tawny-hass-kiosk-inside`)],g);function _(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}