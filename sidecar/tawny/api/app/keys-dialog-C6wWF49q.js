import{B as e,V as t,W as n,o as r,q as i,s as a}from"./index-2QXIP9Bo.js";import"./dialog-CXYx4ZlP.js";import"./keys-list-DABa4Nlt.js";var o=class extends r{constructor(...e){super(...e),this.what=`live`,this.#e=e=>{e.key===`?`&&(e.preventDefault(),this.fire(`tawny-close`,null))}}static{this.styles=i`
    tawny-dialog {
      --tawny-dialog-width: 640px;
    }
    tawny-keys-list {
      padding: 4px 18px 22px;
    }
  `}connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#e)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#e)}render(){return n`
      <tawny-dialog heading=${this.t(`event.keys`)}><tawny-keys-list what=${this.what}></tawny-keys-list></tawny-dialog>
    `}#e};a([e()],o.prototype,`what`,void 0),o=a([t(`tawny-keys-dialog`)],o);export{o as TawnyKeysDialog};