import{t as e}from"./mdi-DNEqXnQF.js";import{_ as t,l as n,m as r,n as i,t as a}from"./element-C2n6mDQz.js";import{t as o}from"./icon-CgXKSShU.js";var s=class extends a{static{this.styles=[o,t`
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
    `}};s=i([n(`tawny-keys-button`)],s);export{s as TawnyKeysButton};