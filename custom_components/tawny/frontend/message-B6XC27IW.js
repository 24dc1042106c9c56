import{_ as e,c as t,f as n,l as r,m as i,n as a,t as o}from"./element-C2n6mDQz.js";import{i as s,l as c,n as l,r as u,s as d,t as f}from"./icon-X6zE-IHN.js";var p=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function m(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return p(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return p(n,r,{get(){return a(this)}})}}var h=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let e of n)e._$AO?.(t,!1),h(e,t);return!0},g=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},_=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=/* @__PURE__ */ new Set;else if(n.has(e))break;n.add(e),b(t)}};function v(e){this._$AN===void 0?this._$AM=e:(g(this),this._$AM=e,_(this))}function y(e,t=!1,n=0){let r=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0){if(t){if(Array.isArray(r))for(let e=n;e<r.length;e++)h(r[e],!1),g(r[e]);else r!=null&&(h(r,!1),g(r))}else h(this,e)}}var b=e=>{e.type==s.CHILD&&(e._$AP??=y,e._$AQ??=v)},x=class extends u{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,n){super._$AT(e,t,n),_(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(h(this,e),g(this))}setValue(e){if(c(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}},S=class{constructor(e){this.G=e}disconnect(){this.G=void 0}reconnect(e){this.G=e}deref(){return this.G}},C=class{constructor(){this.Y=void 0,this.Z=void 0}get(){return this.Y}pause(){this.Y??=new Promise(e=>this.Z=e)}resume(){this.Z?.(),this.Y=this.Z=void 0}},w=e=>!d(e)&&typeof e.then==`function`,T=1073741823,E=l(class extends x{constructor(){super(...arguments),this._$Cwt=T,this._$Cbt=[],this._$CK=new S(this),this._$CX=new C}render(...e){return e.find(e=>!w(e))??n}update(e,t){let r=this._$Cbt,i=r.length;this._$Cbt=t;let a=this._$CK,o=this._$CX;this.isConnected||this.disconnected();for(let e=0;e<t.length&&!(e>this._$Cwt);e++){let n=t[e];if(!w(n))return this._$Cwt=e,n;e<i&&n===r[e]||(this._$Cwt=T,i=0,Promise.resolve(n).then(async e=>{for(;o.get();)await o.get();let t=a.deref();if(t!==void 0){let r=t._$Cbt.indexOf(n);r>-1&&r<t._$Cwt&&(t._$Cwt=r,t.setValue(e))}}))}return n}disconnected(){this._$CK.disconnect(),this._$CX.pause()}reconnected(){this._$CK.reconnect(this),this._$CX.resume()}}),D=class extends o{constructor(...e){super(...e),this.icon=``,this.heading=``,this.text=``}static{this.styles=[f,e`
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
    `]}render(){return i`
      <tawny-icon path=${this.icon}></tawny-icon>
      <h2>${this.heading}</h2>
      <p ?hidden=${!this.text}>${this.text}</p>
      <slot></slot>
    `}};a([t()],D.prototype,`icon`,void 0),a([t()],D.prototype,`heading`,void 0),a([t()],D.prototype,`text`,void 0),D=a([r(`tawny-message`)],D);export{x as n,m as r,E as t};