import{L as e,R as t,V as n,W as r,a as i,i as a}from"./index-DSxjogcY.js";import"./dialog-CZmgfGB2.js";import"./keys-list-_Ddi2tIT.js";var o=class extends a{constructor(...e){super(...e),this.what=`live`,this.#e=e=>{e.key===`?`&&(e.preventDefault(),this.fire(`tawny-close`,null))}}static{this.styles=r`
    tawny-dialog {
      --tawny-dialog-width: 640px;
    }
    tawny-keys-list {
      padding: 4px 18px 22px;
    }
  `}connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#e)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#e)}render(){return n`
      <tawny-dialog heading=${this.t(`event.keys`)}><tawny-keys-list what=${this.what}></tawny-keys-list></tawny-dialog>
    `}#e};i([e()],o.prototype,`what`,void 0),o=i([t(`tawny-keys-dialog`)],o);export{o as TawnyKeysDialog};