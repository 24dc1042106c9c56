import{t as e}from"./mdi-DNEqXnQF.js";import{R as t,V as n,W as r,a as i,i as a,o}from"./index-DSxjogcY.js";var s=class extends a{static{this.styles=[o,r`
      .button {
        color: inherit; /* as those beside it */
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
    `}};s=i([t(`tawny-keys-button`)],s);export{s as TawnyKeysButton};