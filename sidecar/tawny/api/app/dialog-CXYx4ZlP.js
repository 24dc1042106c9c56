import{t as e}from"./mdi-CrWRMeGS.js";import{B as t,R as n,V as r,W as i,c as a,i as o,o as s,q as c,s as l}from"./index-2QXIP9Bo.js";var u=class extends s{constructor(...e){super(...e),this.heading=``,this.#e=null}static{this.styles=[a,c`
      dialog {
        width: min(var(--tawny-dialog-width, max(1280px, 72vw)), calc(100vw - 32px));
        max-width: none;
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 1px solid var(--tawny-line);
        border-radius: calc(var(--tawny-round) + 4px);
        background: var(--tawny-card);
        color: var(--tawny-ink);
        overflow: hidden;
        box-shadow: 0 20px 80px rgb(0 0 0 / 0.5);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: arrive 0.18s ease-out;
      }
      dialog::backdrop {
        background: rgb(8 5 3 / 0.72);
        backdrop-filter: blur(4px);
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px 12px;
        padding: 8px 8px 8px 18px;
      }
      .title {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 12px;
        min-width: 0;
      }
      h2 {
        font-size: 1.12rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .content {
        flex: 1 1 auto;
        min-height: 0;
        overflow: auto;
      }
      ::slotted([slot="actions"]) {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 12px 16px max(12px, env(safe-area-inset-bottom));
      }
      @media (max-width: 640px) {
        dialog {
          width: 100vw;
          height: 100dvh;
          max-height: none;
          border: 0;
          border-radius: 0;
        }
        header {
          padding-top: max(8px, env(safe-area-inset-top));
        }
      }
    `]}#e;firstUpdated(){this.#t()}disconnectedCallback(){super.disconnectedCallback(),o.delete(this),this.dialog?.close(),this.#e?.focus()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&!this.dialog.open&&this.#t()}#t(){this.#e=d(),o.add(this),this.dialog.showModal()}render(){return i`
      <dialog aria-labelledby="heading" @cancel=${this.#n} @click=${this.#r}>
        <header>
          <div class="title"><h2 id="heading">${this.heading}</h2><slot name="heading"></slot></div>
          <button
            type="button"
            class="button bare round"
            aria-label=${this.t(`app.close`)}
            @click=${()=>this.fire(`tawny-close`,null)}
          >
            <tawny-icon path=${e}></tawny-icon>
          </button>
        </header>
        <div class="content"><slot></slot></div>
        <slot name="actions"></slot>
      </dialog>
    `}#n(e){e.preventDefault(),this.fire(`tawny-close`,null)}#r(e){e.target===this.dialog&&this.fire(`tawny-close`,null)}};l([t()],u.prototype,`heading`,void 0),l([n(`dialog`)],u.prototype,`dialog`,void 0),u=l([r(`tawny-dialog`)],u);function d(){let e=document.activeElement;for(;e?.shadowRoot?.activeElement;)e=e.shadowRoot.activeElement;return e}