import{G as e,H as t,R as n,a as r,i,z as a}from"./index-BBjvPa8Z.js";import"./dialog-wsFOy5Ih.js";import"./keys-list-6XZTENpP.js";var o=class extends i{constructor(...e){super(...e),this.what=`live`,this.#e=e=>{e.key===`?`&&(e.preventDefault(),this.fire(`tawny-close`,null))}}static{this.styles=e`
    tawny-dialog {
      --tawny-dialog-width: 640px;
    }
    tawny-keys-list {
      padding: 4px 18px 22px;
    }
  `}connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#e)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#e)}render(){return t`
      <tawny-dialog heading=${this.t(`event.keys`)}><tawny-keys-list what=${this.what}></tawny-keys-list></tawny-dialog>
    `}#e};r([n()],o.prototype,`what`,void 0),o=r([a(`tawny-keys-dialog`)],o);export{o as TawnyKeysDialog};