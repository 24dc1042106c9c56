import{_ as e,b as t,d as n,f as r,m as i,o as a,t as o,u as s}from"./types-Dc1-0JEH.js";import{m as c,p as l}from"./icon-Jz7ptYY0.js";import{n as u,t as d}from"./root-DVLdFr_-.js";import"./kiosk-BUnJwFI8.js";function f(e,t){let{cycle:n,entities:r,front:i,tiles:a}=e,s=new URLSearchParams;for(let[e,t]of Object.entries({tiles:a,cycle:n,front:i}))t!==void 0&&s.set(e,String(t));let c=(r?.map(e=>t.find(t=>t.entity===e)))?.flatMap(e=>e?[o(e)]:[]);return c?.length&&s.set(`cameras`,c.join(`,`)),s.toString()}var p=class extends d{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``,this.#e=null}static{this.styles=[u,t`
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
    `]}#e;connectedCallback(){super.connectedCallback(),this.full&&h(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&h(!1)}willUpdate(){super.willUpdate(),this.#e!==this.config&&(this.place=``),this.#e=this.config}render(){if(!this.app)return i;let{config:t,full:n,place:r}=this;return e`<tawny-hass-kiosk-inside .config=${t} place=${r} ?full=${n}></tawny-hass-kiosk-inside>`}go(e,t){e===`kiosk`?this.place=t:this.full&&history.back()}link(){return null}};a([n({attribute:!1})],p.prototype,`config`,void 0),a([n({type:Boolean,reflect:!0})],p.prototype,`full`,void 0),a([s()],p.prototype,`place`,void 0),p=a([r(`tawny-hass-kiosk`)],p);var m=class extends c{constructor(...e){super(...e),this.place=``,this.full=!1,this.#e=new l(this,e=>e.backend.cameras)}#e;render(){let t=this.#e.value;if(!t)return i;let n=this.place||f(this.config,t);return e`<tawny-kiosk-view place=${n} ?inside=${!this.full}></tawny-kiosk-view>`}};a([n({attribute:!1})],m.prototype,`config`,void 0),a([n()],m.prototype,`place`,void 0),a([n({type:Boolean})],m.prototype,`full`,void 0),m=a([r(`tawny-hass-kiosk-inside`)],m);function h(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}