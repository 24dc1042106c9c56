import{t as e}from"./mdi-DNEqXnQF.js";import{B as t,K as n,U as r,a as i,o as a,s as o}from"./index-xofH8kjB.js";var s=class extends i{static{this.styles=[o,n`
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
    `]}render(){let t=this.t(`event.keys`);return r`
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
    `}};s=a([t(`tawny-keys-button`)],s);export{s as TawnyKeysButton};