import{t as e}from"./mdi-DNEqXnQF.js";import{G as t,H as n,a as r,i,o as a,z as o}from"./index-BBjvPa8Z.js";var s=class extends i{static{this.styles=[a,t`
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
    `}};s=r([o(`tawny-keys-button`)],s);export{s as TawnyKeysButton};