import{t as e}from"./mdi-d0XurQ4g.js";import{a as t,f as n,h as r,l as i,o as a,s as o,t as s}from"./decorate-BQdFff4O.js";import{f as c,p as l}from"./css-props-Rd-ETDxK.js";import{n as u,t as d}from"./root-DyHMZv50.js";import"./camera-tile-BZVPHMko.js";import"./message-DcIkq61X.js";var f=class extends d{static{this.styles=[u,r`
      :host {
        display: block;
        height: 100%;
      }
    `]}render(){return this.app?n`<tawny-hass-camera-inside .config=${this.config}></tawny-hass-camera-inside>`:i}go(){}link(){return null}};s([a({attribute:!1})],f.prototype,`config`,void 0),f=s([o(`tawny-hass-camera`)],f);var p=class extends l{constructor(...e){super(...e),this.isOpen=!1,this.#e=new c(this,e=>e.backend.cameras)}static{this.styles=r`
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
  `}#e;render(){let t=this.#e.value;if(!t)return i;let r=t.find(e=>e.entity===this.config.entity);if(!r){let t=this.t(`card.no_camera`);return n`<tawny-message icon=${e} heading=${t} text=${this.config.entity}></tawny-message>`}return n`
      <tawny-camera .camera=${r} ?live=${this.config.live??!0} @tawny-open=${()=>{this.isOpen=!0}}></tawny-camera>
      ${this.isOpen?this.#t(r):i}
    `}#t(e){return n`<tawny-camera-dialog .camera=${e} @tawny-close=${()=>{this.isOpen=!1}}></tawny-camera-dialog>`}};s([a({attribute:!1})],p.prototype,`config`,void 0),s([t()],p.prototype,`isOpen`,void 0),p=s([o(`tawny-hass-camera-inside`)],p);