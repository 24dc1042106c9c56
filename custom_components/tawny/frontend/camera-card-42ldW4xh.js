import{t as e}from"./mdi-d0XurQ4g.js";import{O as t,S as n,T as r,b as i,m as a,v as o,y as s}from"./types-CmMm0l-2.js";import{m as c,p as l}from"./icon-u3dGhHk5.js";import{c as u,t as d}from"./root-BjpxI25o.js";import"./camera-tile-D5KhI_CL.js";import"./message-BO6y4J1Z.js";var f=class extends d{static{this.styles=[u,t`
      :host {
        display: block;
        height: 100%;
      }
    `]}render(){return this.app?r`<tawny-hass-camera-inside .config=${this.config}></tawny-hass-camera-inside>`:n}go(){}link(){return null}};a([s({attribute:!1})],f.prototype,`config`,void 0),f=a([i(`tawny-hass-camera`)],f);var p=class extends c{constructor(...e){super(...e),this.isOpen=!1,this.#e=new l(this,e=>e.backend.cameras)}static{this.styles=t`
    :host {
      display: block;
      height: 100%;
    }
    tawny-camera {
      height: 100%;
    }
    tawny-message {
      box-sizing: border-box;
      height: 100%;
      padding-block: 24px;
      border-radius: var(--tawny-round);
      background: var(--tawny-card);
    }
  `}#e;render(){let t=this.#e.value;if(!t)return n;let i=t.find(e=>e.entity===this.config.entity);if(!i){let t=this.t(`card.no_camera`);return r`<tawny-message icon=${e} heading=${t} text=${this.config.entity}></tawny-message>`}return r`
      <tawny-camera .camera=${i} ?live=${this.config.live??!0} @tawny-open=${()=>{this.isOpen=!0}}></tawny-camera>
      ${this.isOpen?this.#t(i):n}
    `}#t(e){return r`<tawny-camera-dialog .camera=${e} @tawny-close=${()=>{this.isOpen=!1}}></tawny-camera-dialog>`}};a([s({attribute:!1})],p.prototype,`config`,void 0),a([o()],p.prototype,`isOpen`,void 0),p=a([i(`tawny-hass-camera-inside`)],p);