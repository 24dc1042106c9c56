import{O as e,S as t,T as n,b as r,m as i,v as a,y as o}from"./types-CmMm0l-2.js";import{c as s,t as c}from"./root-Bz8nWj1u.js";import"./kiosk-Do-LhtDz.js";var l=class extends c{constructor(...e){super(...e),this.config={type:``},this.full=!1,this.place=``}static{this.styles=[s,e`
      :host {
        display: block;
        overflow: hidden;
        border-radius: var(--tawny-round);
      }
      :host(:not([full])) {
        aspect-ratio: 16 / 9;
        container-type: size;
        --tawny-kiosk-height: 100cqh;
      }
      :host([full]) {
        --tawny-round: 0;
        --tawny-kiosk-height: 100dvh;
      }
    `]}connectedCallback(){super.connectedCallback(),this.full&&u(!0)}disconnectedCallback(){super.disconnectedCallback(),this.full&&u(!1)}render(){return this.app?n`<tawny-kiosk-view .place=${this.place} ?inside=${!this.full}></tawny-kiosk-view>`:t}go(e,t){e===`kiosk`?this.place=t:this.full&&history.back()}link(){return null}};i([o({attribute:!1})],l.prototype,`config`,void 0),i([o({type:Boolean,reflect:!0})],l.prototype,`full`,void 0),i([a()],l.prototype,`place`,void 0),l=i([r(`tawny-hass-kiosk`)],l);function u(e){window.dispatchEvent(new CustomEvent(`hass-kiosk-mode`,{detail:{enable:e}}))}