import{F as e,I as t,P as n,R as r,V as i,a,i as o,r as s}from"./index-zEC820D_.js";var c=class extends s{constructor(...e){super(...e),this.chips=[],this.label=``}static{this.styles=[a,i`
      :host {
        display: block;
        min-width: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .button {
        min-height: 40px;
        font-size: 0.92rem;
      }
      .button tawny-icon {
        width: 1.2em;
        height: 1.2em;
        margin-inline-start: -2px;
      }
      @media (pointer: coarse) {
        .button {
          min-height: var(--tawny-target);
        }
      }
      @media (max-width: 640px) {
        .row {
          flex-wrap: nowrap;
          overflow-x: auto;
          scrollbar-width: none;
          margin-inline: calc(-1 * var(--tawny-gap));
          padding: 4px var(--tawny-gap);
        }
        .button {
          flex: none;
        }
      }
    `]}render(){return r`
      <div class="row" role="group" aria-label=${this.label}>
        ${this.chips.map(e=>r`
            <button
              type="button"
              class="button"
              aria-pressed=${String(e.on)}
              @click=${()=>this.fire(`tawny-chip`,e.name)}
            >
              ${e.icon?r`<tawny-icon path=${e.icon}></tawny-icon>`:t}${e.text}
            </button>
          `)}
      </div>
    `}};o([n({attribute:!1})],c.prototype,`chips`,void 0),o([n()],c.prototype,`label`,void 0),c=o([e(`tawny-chips`)],c);