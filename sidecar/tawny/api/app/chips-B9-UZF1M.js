import{B as e,H as t,V as n,W as r,c as i,o as a,q as o,s}from"./index-2QXIP9Bo.js";import{t as c}from"./bring-into-view-C2FhFpmt.js";var l=class extends a{constructor(...e){super(...e),this.chips=[],this.label=``,this.#e=``}static{this.styles=[i,o`
      :host {
        display: block;
        min-width: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      /* Others stand in the same rows. */
      @media (min-width: 641px) {
        :host([flows]),
        :host([flows]) .row {
          display: contents;
        }
      }
      .button {
        min-height: 40px;
        font-size: 0.92rem;
      }
      ::slotted(*) {
        flex: none;
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
          mask-image: linear-gradient(
            to right,
            transparent,
            #000 var(--tawny-gap) calc(100% - var(--tawny-gap)),
            transparent
          );
        }
        .button {
          flex: none;
        }
      }
    `]}#e;updated(){let e=this.chips.filter(e=>e.on).map(({name:e})=>e),t=e.join();e.length===1&&t!==this.#e&&c(this.renderRoot,`[aria-pressed="true"]`),this.#e=t}render(){return r`
      <div class="row" role="group" aria-label=${this.label}>
        <slot></slot>
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
    `}};s([e({attribute:!1})],l.prototype,`chips`,void 0),s([e()],l.prototype,`label`,void 0),l=s([n(`tawny-chips`)],l);