import{t as e}from"./mdi-d0XurQ4g.js";import{C as t,_ as n,b as r,h as i,m as a,n as o,p as s,r as c,t as l}from"./watch-DmlLQnoC.js";import{n as u,t as d}from"./root-cwam0O-c.js";import"./camera-tile-Dnl4lOM1.js";import"./message-DQxdU43L.js";var f=class extends d{static{this.styles=[u,t`
      :host {
        display: block;
        height: 100%;
      }
    `]}render(){return this.app?r`<tawny-hass-camera-inside .config=${this.config}></tawny-hass-camera-inside>`:n}go(){}link(){return null}};c([a({attribute:!1})],f.prototype,`config`,void 0),f=c([i(`tawny-hass-camera`)],f);var p=class extends o{constructor(...e){super(...e),this.isOpen=!1,this.#e=new l(this,e=>e.backend.cameras)}static{this.styles=t`
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
      <tawny-camera .camera=${i} ?live=${this.config.live??!0} @tawny-open=${async()=>{await import(`./camera-dialog-vSFFeFDw.js`),this.isOpen=!0}}></tawny-camera>
      ${this.isOpen?this.#t(i):n}
    `}#t(e){return r`<tawny-camera-dialog .camera=${e} @tawny-close=${()=>{this.isOpen=!1}}></tawny-camera-dialog>`}};c([a({attribute:!1})],p.prototype,`config`,void 0),c([s()],p.prototype,`isOpen`,void 0),p=c([i(`tawny-hass-camera-inside`)],p);