import{_ as e,b as t,d as n,f as r,m as i,t as a}from"./decorate-BLRVxu6Q.js";import{i as o,n as s}from"./icon-IoJ6aSv4.js";var c=class extends s{constructor(...e){super(...e),this.chips=[],this.label=``}static{this.styles=[o,t`
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
    `]}render(){return e`
      <div class="row" role="group" aria-label=${this.label}>
        ${this.chips.map(t=>e`
            <button
              type="button"
              class="button"
              aria-pressed=${String(t.on)}
              @click=${()=>this.fire(`tawny-chip`,t.name)}
            >
              ${t.icon?e`<tawny-icon path=${t.icon}></tawny-icon>`:i}${t.text}
            </button>
          `)}
      </div>
    `}};a([n({attribute:!1})],c.prototype,`chips`,void 0),a([n()],c.prototype,`label`,void 0),c=a([r(`tawny-chips`)],c);