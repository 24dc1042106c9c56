import{t as e}from"./mdi-DNEqXnQF.js";import{V as t,W as n,c as r,o as i,q as a,s as o}from"./index-2QXIP9Bo.js";var s=class extends i{static{this.styles=[r,a`
      .button {
        color: inherit; /* as those beside it */
      }
      :host {
        display: inline-flex;
      }
      @media (hover: none) {
        :host {
          display: none;
        }
      }
    `]}render(){let t=this.t(`event.keys`);return n`
      <button
        type="button"
        class="button bare round"
        aria-label=${t}
        aria-haspopup="dialog"
        title=${t}
        @click=${()=>this.fire(`tawny-keys`,null)}
      >
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}};s=o([t(`tawny-keys-button`)],s);export{s as TawnyKeysButton};