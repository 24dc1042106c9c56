import{B as e,K as t,U as n,a as r,o as i,z as a}from"./index-xofH8kjB.js";import"./dialog-Ir3F7OeC.js";import"./keys-list-FBJ8ymNL.js";var o=class extends r{constructor(...e){super(...e),this.what=`live`,this.#e=e=>{e.key===`?`&&(e.preventDefault(),this.fire(`tawny-close`,null))}}static{this.styles=t`
    tawny-dialog {
      --tawny-dialog-width: 640px;
    }
    tawny-keys-list {
      padding: 4px 18px 22px;
    }
  `}connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#e)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#e)}render(){return n`
      <tawny-dialog heading=${this.t(`event.keys`)}><tawny-keys-list what=${this.what}></tawny-keys-list></tawny-dialog>
    `}#e};i([a()],o.prototype,`what`,void 0),o=i([e(`tawny-keys-dialog`)],o);export{o as TawnyKeysDialog};