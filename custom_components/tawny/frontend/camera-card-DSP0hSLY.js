import{t as e}from"./mdi-d0XurQ4g.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,s,t as c}from"./element-C2n6mDQz.js";import{i as l,n as u,t as d}from"./root-oErZt4hX.js";import"./camera-tile-SNwTJk-J.js";import"./message-Cr_MUyKM.js";var f=class extends d{static{this.styles=[u,t`
      :host {
        display: block;
        height: 100%;
      }
    `]}render(){return this.app?a`<tawny-hass-camera-inside .config=${this.config}></tawny-hass-camera-inside>`:r}go(){}link(){return null}};o([n({attribute:!1})],f.prototype,`config`,void 0),f=o([i(`tawny-hass-camera`)],f);var p=class extends c{constructor(...e){super(...e),this.isOpen=!1,this.#e=new l(this,e=>e.backend.cameras)}static{this.styles=t`
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
  `}#e;render(){let t=this.#e.value;if(!t)return r;let n=t.find(e=>e.entity===this.config.entity);if(!n){let t=this.t(`card.no_camera`);return a`<tawny-message icon=${e} heading=${t} text=${this.config.entity}></tawny-message>`}return a`
      <tawny-camera .camera=${n} ?live=${this.config.live??!0} @tawny-open=${async()=>{await import(`./camera-dialog-B3gBF-p_.js`),this.isOpen=!0}}></tawny-camera>
      ${this.isOpen?this.#t(n):r}
    `}#t(e){return a`<tawny-camera-dialog .camera=${e} @tawny-close=${()=>{this.isOpen=!1}}></tawny-camera-dialog>`}};o([n({attribute:!1})],p.prototype,`config`,void 0),o([s()],p.prototype,`isOpen`,void 0),p=o([i(`tawny-hass-camera-inside`)],p);