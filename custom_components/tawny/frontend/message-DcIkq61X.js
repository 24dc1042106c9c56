import{f as e,h as t,o as n,s as r,t as i,u as a}from"./decorate-BQdFff4O.js";import{h as o,i as s,l as c,n as l,p as u,r as d,s as f}from"./css-props-Rd-ETDxK.js";var p=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function m(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return p(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return p(n,r,{get(){return a(this)}})}}var h=`M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z`,g=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let e of n)e._$AO?.(t,!1),g(e,t);return!0},_=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},v=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=/* @__PURE__ */ new Set;else if(n.has(e))break;n.add(e),x(t)}};function y(e){this._$AN===void 0?this._$AM=e:(_(this),this._$AM=e,v(this))}function b(e,t=!1,n=0){let r=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0){if(t){if(Array.isArray(r))for(let e=n;e<r.length;e++)g(r[e],!1),_(r[e]);else r!=null&&(g(r,!1),_(r))}else g(this,e)}}var x=e=>{e.type==s.CHILD&&(e._$AP??=b,e._$AQ??=y)},S=class extends d{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,n){super._$AT(e,t,n),v(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(g(this,e),_(this))}setValue(e){if(c(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}},C=class{constructor(e){this.G=e}disconnect(){this.G=void 0}reconnect(e){this.G=e}deref(){return this.G}},w=class{constructor(){this.Y=void 0,this.Z=void 0}get(){return this.Y}pause(){this.Y??=new Promise(e=>this.Z=e)}resume(){this.Z?.(),this.Y=this.Z=void 0}},T=e=>!f(e)&&typeof e.then==`function`,E=1073741823,D=l(class extends S{constructor(){super(...arguments),this._$Cwt=E,this._$Cbt=[],this._$CK=new C(this),this._$CX=new w}render(...e){return e.find(e=>!T(e))??a}update(e,t){let n=this._$Cbt,r=n.length;this._$Cbt=t;let i=this._$CK,o=this._$CX;this.isConnected||this.disconnected();for(let e=0;e<t.length&&!(e>this._$Cwt);e++){let a=t[e];if(!T(a))return this._$Cwt=e,a;e<r&&a===n[e]||(this._$Cwt=E,r=0,Promise.resolve(a).then(async e=>{for(;o.get();)await o.get();let t=i.deref();if(t!==void 0){let n=t._$Cbt.indexOf(a);n>-1&&n<t._$Cwt&&(t._$Cwt=n,t.setValue(e))}}))}return a}disconnected(){this._$CK.disconnect(),this._$CX.pause()}reconnected(){this._$CK.reconnect(this),this._$CX.resume()}}),O=`M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z`,k=class extends u{constructor(...e){super(...e),this.heading=``}static{this.styles=[o,t`
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
    `]}firstUpdated(){this.dialog.showModal()}disconnectedCallback(){super.disconnectedCallback(),this.dialog?.close()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&!this.dialog.open&&this.dialog.showModal()}render(){return e`
      <dialog aria-labelledby="heading" @cancel=${this.#e} @click=${this.#t}>
        <header>
          <div class="title"><h2 id="heading">${this.heading}</h2><slot name="heading"></slot></div>
          <button
            type="button"
            class="button bare round"
            aria-label=${this.t(`app.close`)}
            @click=${()=>this.fire(`tawny-close`,null)}
          >
            <tawny-icon path=${O}></tawny-icon>
          </button>
        </header>
        <div class="content"><slot></slot></div>
        <slot name="actions"></slot>
      </dialog>
    `}#e(e){e.preventDefault(),this.fire(`tawny-close`,null)}#t(e){e.target===this.dialog&&this.fire(`tawny-close`,null)}};i([n()],k.prototype,`heading`,void 0),i([m(`dialog`)],k.prototype,`dialog`,void 0),k=i([r(`tawny-dialog`)],k);var A=class extends u{constructor(...e){super(...e),this.icon=``,this.heading=``,this.text=``}static{this.styles=[o,t`
      :host {
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: clamp(32px, 10vh, 96px) 20px;
        text-align: center;
        color: var(--tawny-soft);
      }
      tawny-icon {
        width: 56px;
        height: 56px;
        color: var(--tawny-accent);
        opacity: 0.8;
      }
      h2 {
        color: var(--tawny-ink);
        font-size: 1.2rem;
        font-weight: 600;
      }
      p {
        max-width: 44ch;
      }
    `]}render(){return e`
      <tawny-icon path=${this.icon}></tawny-icon>
      <h2>${this.heading}</h2>
      <p ?hidden=${!this.text}>${this.text}</p>
      <slot></slot>
    `}};i([n()],A.prototype,`icon`,void 0),i([n()],A.prototype,`heading`,void 0),i([n()],A.prototype,`text`,void 0),A=i([r(`tawny-message`)],A);export{m as a,h as i,D as n,S as r,O as t};