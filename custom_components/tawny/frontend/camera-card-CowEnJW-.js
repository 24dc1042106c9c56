import{t as e}from"./mdi-d0XurQ4g.js";import{_ as t,b as n,d as r,f as i,m as a,t as o,u as s}from"./decorate-BLRVxu6Q.js";import{n as c,t as l}from"./icon-IoJ6aSv4.js";import{n as u,t as d}from"./root-zUMe2F1O.js";import"./camera-tile-WuyQEcjT.js";import"./message-qHK8V8Kl.js";var f=class extends d{static{this.styles=[u,n`
      :host {
        display: block;
        height: 100%;
      }
    `]}render(){return this.app?t`<tawny-hass-camera-inside .config=${this.config}></tawny-hass-camera-inside>`:a}go(){}link(){return null}};o([r({attribute:!1})],f.prototype,`config`,void 0),f=o([i(`tawny-hass-camera`)],f);var p=class extends c{constructor(...e){super(...e),this.isOpen=!1,this.#e=new l(this,e=>e.backend.cameras)}static{this.styles=n`
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
  `}#e;render(){let n=this.#e.value;if(!n)return a;let r=n.find(e=>e.entity===this.config.entity);if(!r){let n=this.t(`card.no_camera`);return t`<tawny-message icon=${e} heading=${n} text=${this.config.entity}></tawny-message>`}return t`
      <tawny-camera .camera=${r} ?live=${this.config.live??!0} @tawny-open=${async()=>{await import(`./camera-dialog-DqmmWlHD.js`),this.isOpen=!0}}></tawny-camera>
      ${this.isOpen?this.#t(r):a}
    `}#t(e){return t`<tawny-camera-dialog .camera=${e} @tawny-close=${()=>{this.isOpen=!1}}></tawny-camera-dialog>`}};o([r({attribute:!1})],p.prototype,`config`,void 0),o([s()],p.prototype,`isOpen`,void 0),p=o([i(`tawny-hass-camera-inside`)],p);