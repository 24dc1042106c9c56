import{_ as e,c as t,l as n,m as r,n as i,t as a}from"./element-C2n6mDQz.js";import"./dialog-Nv3ZneqT.js";import"./keys-list-DKrR-D24.js";var o=class extends a{constructor(...e){super(...e),this.what=`live`,this.#e=e=>{e.key===`?`&&(e.preventDefault(),this.fire(`tawny-close`,null))}}static{this.styles=e`
    tawny-dialog {
      --tawny-dialog-width: 640px;
    }
    tawny-keys-list {
      padding: 4px 18px 22px;
    }
  `}connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#e)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#e)}render(){return r`
      <tawny-dialog heading=${this.t(`event.keys`)}><tawny-keys-list what=${this.what}></tawny-keys-list></tawny-dialog>
    `}#e};i([t()],o.prototype,`what`,void 0),o=i([n(`tawny-keys-dialog`)],o);