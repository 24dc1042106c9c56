const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./sidecar-health-Bop-C9k-.js","./forecast-7_Ka-UCP.js","./paths-BG2_RfhN.js","./sidecar-settings-E6ojCsGf.js","./schema-C6BP5D1Q.js","./sidecar-push-DjgZ923t.js","./rolldown-runtime-DK3Fl9T5.js","./live-Bi1YwIHF.js","./repeat-DpbCsHzw.js","./media-source-_bDYpVdW.js","./camera-state-B-sMKW_E.js","./mdi-D2gFh3UD.js","./on-screen-BuOn8777.js","./video-BcuhhQwm.js","./waiting-BoYIDDcN.js","./message-Cg7kJISv.js","./kiosk-CqMWQCbn.js","./swipe-BfUjwuyV.js","./wall-layout-WrmJuLyc.js","./mdi-Y7bzM2Sh.js","./mdi-BDCSaT4F.js","./mdi-CvV0JW8r.js","./mdi-CrWRMeGS.js","./mdi-DwmMI7iF.js","./events-Dfk0ryJZ.js","./mdi-BeuvbcV5.js","./clip-B0_e8s7s.js","./recorded-level-BGyqxZRb.js","./timeline-khz_rZya.js","./timeline-scale-DyXN7c0Y.js","./mdi-DNEqXnQF.js","./dialog-CXYx4ZlP.js","./mdi-d0XurQ4g.js","./chips-B9-UZF1M.js","./bring-into-view-C2FhFpmt.js","./recordings-C5JdH5BG.js","./recordings-Ds_3b6Xs.js","./mdi-wNb0cu2K.js","./mdi-CREp6pXp.js","./select-styles-QkOp8cHM.js","./mdi-DULD7rBJ.js","./vod-player-B0SiQJRo.js","./sensors-BQNN93To.js","./mdi-DFG26VBg.js","./house-history-CCiB3Qm0.js","./settings-CBrpoj4S.js","./desk-4sTGo7Sq.js","./keys-button-DELsPWMc.js","./keys-dialog-C6wWF49q.js","./keys-list-DABa4Nlt.js","./dialog-C8KHKRlK.js","./subscription-ZyDzCs__.js","./updates-iFs4Y8pD.js","./away-DCU_rRbq.js"])))=>i.map(i=>d[i]);
var e=class extends Event{constructor(e,t,n,r){super(`context-request`,{bubbles:!0,composed:!0}),this.context=e,this.contextTarget=t,this.callback=n,this.subscribe=r??!1}};function t(e){return e}var n=class{constructor(e,t,n,r){if(this.subscribe=!1,this.provided=!1,this.value=void 0,this.t=(e,t)=>{this.unsubscribe&&(this.unsubscribe!==t&&(this.provided=!1,this.unsubscribe()),this.subscribe||this.unsubscribe()),this.value=e,this.host.requestUpdate(),this.provided&&!this.subscribe||(this.provided=!0,this.callback&&this.callback(e,t)),this.unsubscribe=t},this.host=e,t.context!==void 0){let e=t;this.context=e.context,this.callback=e.callback,this.subscribe=e.subscribe??!1}else this.context=t,this.callback=n,this.subscribe=r??!1;this.host.addController(this)}hostConnected(){this.dispatchRequest()}hostDisconnected(){this.unsubscribe&&=(this.unsubscribe(),void 0)}dispatchRequest(){this.host.dispatchEvent(new e(this.context,this.host,this.t,this.subscribe))}},r=class{get value(){return this.o}set value(e){this.setValue(e)}setValue(e,t=!1){let n=t||!Object.is(e,this.o);this.o=e,n&&this.updateObservers()}constructor(e){this.subscriptions=new Map,this.updateObservers=()=>{for(let[e,{disposer:t}]of this.subscriptions)e(this.o,t)},e!==void 0&&(this.value=e)}addCallback(e,t,n){if(!n)return void e(this.value);this.subscriptions.has(e)||this.subscriptions.set(e,{disposer:()=>{this.subscriptions.delete(e)},consumerHost:t});let{disposer:r}=this.subscriptions.get(e);e(this.value,r)}clearCallbacks(){this.subscriptions.clear()}},i=class extends Event{constructor(e,t){super(`context-provider`,{bubbles:!0,composed:!0}),this.context=e,this.contextTarget=t}},a=class extends r{constructor(t,n,r){super(n.context===void 0?r:n.initialValue),this.onContextRequest=e=>{if(e.context!==this.context)return;let t=e.contextTarget??e.composedPath()[0];t!==this.host&&(e.stopPropagation(),this.addCallback(e.callback,t,e.subscribe))},this.onProviderRequest=t=>{if(t.context!==this.context||(t.contextTarget??t.composedPath()[0])===this.host)return;let n=new Set;for(let[t,{consumerHost:r}]of this.subscriptions)n.has(t)||(n.add(t),r.dispatchEvent(new e(this.context,r,t,!0)));t.stopPropagation()},this.host=t,this.context=n.context===void 0?n:n.context,this.attachListeners(),this.host.addController?.(this)}attachListeners(){this.host.addEventListener(`context-request`,this.onContextRequest),this.host.addEventListener(`context-provider`,this.onProviderRequest)}hostConnected(){this.host.dispatchEvent(new i(this.context,this.host))}};function o({context:e,subscribe:t}){return(r,i)=>{typeof i==`object`?i.addInitializer((function(){new n(this,{context:e,callback:e=>{r.set.call(this,e)},subscribe:t})})):r.constructor.addInitializer((r=>{new n(r,{context:e,callback:e=>{r[i]=e},subscribe:t})}))}}var s=globalThis,c=s.ShadowRoot&&(s.ShadyCSS===void 0||s.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,l=Symbol(),u=new WeakMap,d=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==l)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(c&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=u.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&u.set(t,e))}return e}toString(){return this.cssText}},ee=e=>new d(typeof e==`string`?e:e+``,void 0,l),f=(e,...t)=>new d(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,l),te=(e,t)=>{if(c)e.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of t){let t=document.createElement(`style`),r=s.litNonce;r!==void 0&&t.setAttribute(`nonce`,r),t.textContent=n.cssText,e.appendChild(t)}},ne=c?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return ee(t)})(e):e,{is:re,defineProperty:ie,getOwnPropertyDescriptor:ae,getOwnPropertyNames:oe,getOwnPropertySymbols:se,getPrototypeOf:ce}=Object,p=globalThis,le=p.trustedTypes,ue=le?le.emptyScript:``,de=p.reactiveElementPolyfillSupport,m=(e,t)=>e,h={toAttribute(e,t){switch(t){case Boolean:e=e?ue:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},fe=(e,t)=>!re(e,t),pe={attribute:!0,type:String,converter:h,reflect:!1,useDefault:!1,hasChanged:fe};Symbol.metadata??=Symbol(`metadata`),p.litPropertyMetadata??=new WeakMap;var g=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=pe){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&ie(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=ae(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??pe}static _$Ei(){if(this.hasOwnProperty(m(`elementProperties`)))return;let e=ce(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(m(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(m(`properties`))){let e=this.properties,t=[...oe(e),...se(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(ne(e))}else e!==void 0&&t.push(ne(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return te(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?h:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?h:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??fe)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};g.elementStyles=[],g.shadowRootOptions={mode:`open`},g[m(`elementProperties`)]=new Map,g[m(`finalized`)]=new Map,de?.({ReactiveElement:g}),(p.reactiveElementVersions??=[]).push(`2.1.2`);var me=globalThis,he=e=>e,ge=me.trustedTypes,_e=ge?ge.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,ve=`$lit$`,_=`lit$${Math.random().toFixed(9).slice(2)}$`,ye=`?`+_,be=`<${ye}>`,v=document,y=()=>v.createComment(``),b=e=>e===null||typeof e!=`object`&&typeof e!=`function`,xe=Array.isArray,Se=e=>xe(e)||typeof e?.[Symbol.iterator]==`function`,Ce=`[ 	
\f\r]`,x=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,we=/-->/g,Te=/>/g,S=RegExp(`>|${Ce}(?:([^\\s"'>=/]+)(${Ce}*=${Ce}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),Ee=/'/g,De=/"/g,Oe=/^(?:script|style|textarea|title)$/i,ke=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),C=ke(1),Ae=ke(2),w=Symbol.for(`lit-noChange`),T=Symbol.for(`lit-nothing`),je=new WeakMap,E=v.createTreeWalker(v,129);function Me(e,t){if(!xe(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return _e===void 0?t:_e.createHTML(t)}var Ne=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=x;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===x?c[1]===`!--`?o=we:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=S):(Oe.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=S):o=Te:o===S?c[0]===`>`?(o=i??x,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?S:c[3]===`"`?De:Ee):o===De||o===Ee?o=S:o===we||o===Te?o=x:(o=S,i=void 0);let d=o===S&&e[t+1].startsWith(`/>`)?` `:``;a+=o===x?n+be:l>=0?(r.push(s),n.slice(0,l)+ve+n.slice(l)+_+d):n+_+(l===-2?t:d)}return[Me(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Pe=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Ne(t,n);if(this.el=e.createElement(l,r),E.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=E.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(ve)){let t=u[o++],n=i.getAttribute(e).split(_),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Le:r[1]===`?`?Re:r[1]===`@`?ze:O}),i.removeAttribute(e)}else e.startsWith(_)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(Oe.test(i.tagName)){let e=i.textContent.split(_),t=e.length-1;if(t>0){i.textContent=ge?ge.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],y()),E.nextNode(),c.push({type:2,index:++a});i.append(e[t],y())}}}else if(i.nodeType===8){if(i.data===ye)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(_,e+1))!==-1;)c.push({type:7,index:a}),e+=_.length-1}}a++}}static createElement(e,t){let n=v.createElement(`template`);return n.innerHTML=e,n}};function D(e,t,n=e,r){if(t===w)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=b(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=D(e,i._$AS(e,t.values),i,r)),t}var Fe=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??v).importNode(t,!0);E.currentNode=r;let i=E.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new Ie(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new Be(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=E.nextNode(),a++)}return E.currentNode=v,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},Ie=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=T,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=D(this,e,t),b(e)?e===T||e==null||e===``?(this._$AH!==T&&this._$AR(),this._$AH=T):e!==this._$AH&&e!==w&&this._(e):e._$litType$===void 0?e.nodeType===void 0?Se(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==T&&b(this._$AH)?this._$AA.nextSibling.data=e:this.T(v.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=Pe.createElement(Me(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new Fe(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=je.get(e.strings);return t===void 0&&je.set(e.strings,t=new Pe(e)),t}k(t){xe(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(y()),this.O(y()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=he(e).nextSibling;he(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},O=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=T,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=T}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=D(this,e,t,0),a=!b(e)||e!==this._$AH&&e!==w,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=D(this,r[n+o],t,o),s===w&&(s=this._$AH[o]),a||=!b(s)||s!==this._$AH[o],s===T?e=T:e!==T&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===T?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},Le=class extends O{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===T?void 0:e}},Re=class extends O{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==T)}},ze=class extends O{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=D(this,e,t,0)??T)===w)return;let n=this._$AH,r=e===T&&n!==T||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==T&&(n===T||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Be=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){D(this,e)}},Ve={M:ve,P:_,A:ye,C:1,L:Ne,R:Fe,D:Se,V:D,I:Ie,H:O,N:Re,U:ze,B:Le,F:Be},He=me.litHtmlPolyfillSupport;He?.(Pe,Ie),(me.litHtmlVersions??=[]).push(`3.3.3`);var Ue=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new Ie(t.insertBefore(y(),e),e,void 0,n??{})}return i._$AI(e),i},We=globalThis,k=class extends g{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Ue(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};k._$litElement$=!0,k.finalized=!0,We.litElementHydrateSupport?.({LitElement:k});var Ge=We.litElementPolyfillSupport;Ge?.({LitElement:k}),(We.litElementVersions??=[]).push(`4.2.2`);var A=e=>(t,n)=>{n===void 0?customElements.define(e,t):n.addInitializer(()=>{customElements.define(e,t)})},Ke={attribute:!0,type:String,converter:h,reflect:!1,hasChanged:fe},qe=(e=Ke,t,n)=>{let{kind:r,metadata:i}=n,a=globalThis.litPropertyMetadata.get(i);if(a===void 0&&globalThis.litPropertyMetadata.set(i,a=new Map),r===`setter`&&((e=Object.create(e)).wrapped=!0),a.set(n.name,e),r===`accessor`){let{name:r}=n;return{set(n){let i=t.get.call(this);t.set.call(this,n),this.requestUpdate(r,i,e,!0,n)},init(t){return t!==void 0&&this.C(r,void 0,e,t),t}}}if(r===`setter`){let{name:r}=n;return function(n){let i=this[r];t.call(this,n),this.requestUpdate(r,i,e,!0,n)}}throw Error(`Unsupported decorator location: `+r)};function j(e){return(t,n)=>typeof n==`object`?qe(e,t,n):((e,t,n)=>{let r=t.hasOwnProperty(n);return t.constructor.createProperty(n,e),r?Object.getOwnPropertyDescriptor(t,n):void 0})(e,t,n)}function M(e){return j({...e,state:!0,attribute:!1})}var Je=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function Ye(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return Je(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return Je(n,r,{get(){return a(this)}})}}var N=class extends Error{constructor(e,t,n=``,r=[]){super(e),this.status=t,this.hint=n,this.fields=r,this.name=`Refused`}},P=e=>typeof e==`object`&&!!e,F=e=>Array.isArray(e)?e.filter(P):[],I=e=>typeof e==`string`?e:``,L=e=>typeof e==`number`?e:0,Xe=e=>Array.isArray(e)?e.filter(e=>typeof e==`string`):[],Ze=e=>typeof e==`string`?e:null,R=e=>Date.parse(I(e)),z=e=>typeof e==`string`?Date.parse(e):null;function Qe(e,t){return{...t,id:I(e.id),name:I(e.name),enabled:e.enabled!==!1,online:e.online===!0,offlineSince:z(e.offline_since),recording:e.recording===!0,motion:e.motion===!0,motionZones:Xe(e.motion_zones),zones:F(e.zones).map($e),openEvent:Ze(e.open_event),detection:e.detection===!0,sensitivity:L(e.sensitivity),recordingMode:I(e.recording_mode),trouble:I(e.trouble),streams:F(e.streams).map(et)}}var $e=e=>({id:I(e.id),name:I(e.name)}),et=e=>({name:I(e.name),state:I(e.state),reason:I(e.reason),codec:I(e.codec),width:L(e.width),height:L(e.height),audio:I(e.audio)}),tt=(e,t)=>{let n=I(e.camera_entry_id);return n&&n!==t?{cameraHome:n}:{}};function nt(e,t){return{home:t,...tt(e,t),id:I(e.id),camera:I(e.camera),label:I(e.label),start:R(e.start),end:z(e.end),clipStart:R(e.clip_start),clipEnd:z(e.clip_end),zones:Xe(e.zones),score:L(e.score),reviewed:e.reviewed===!0,protected:e.protected===!0,hasSnapshot:typeof e.snapshot==`string`,hasThumbnail:typeof e.thumbnail==`string`}}var rt=e=>({label:I(e.label),reviewed:e.reviewed===!0,protected:e.protected===!0});function it(e){return{start:R(e.start),end:R(e.end),ranges:F(e.ranges).map(e=>({kind:I(e.kind),stream:I(e.stream),start:R(e.start),end:R(e.end),away:e.away===!0})),gaps:F(e.gaps).map(e=>({start:R(e.start),end:R(e.end),reason:I(e.reason),message:I(e.message)})),bucketMs:L(e.bucket_s)*1e3,motion:F(e.motion).map(e=>({start:R(e.start),moving:L(e.moving),peak:L(e.peak)})),events:F(e.events).map(e=>({id:I(e.id),label:I(e.label),start:R(e.start),end:z(e.end),reviewed:e.reviewed===!0}))}}function at(e,t){return{home:t,...tt(e,t),id:I(e.id),camera:I(e.camera),start:R(e.start),end:R(e.end),state:I(e.state),progress:L(e.progress),size:typeof e.size_bytes==`number`?e.size_bytes:null,message:I(e.error)||I(e.note)}}function ot(e){let t=I(e.data.camera);return t?{home:e.home,id:t}:null}var st=e=>e.home?`${e.home}/${e.id}`:e.id;function ct(e){let t=e.lastIndexOf(`/`);return{home:e.slice(0,Math.max(0,t)),id:e.slice(t+1)}}var lt=({cameraHome:e,home:t,camera:n})=>({home:e??t,id:n}),ut=(e,t)=>e.id===t.id&&e.home===t.home,dt=e=>e.streams.some(e=>e.name===`sub`)?`sub`:`main`;function ft(e,t){let n=ot(t),r=e[n?e.findIndex(e=>ut(e,n)):-1];if(!r)return e;let i=pt(r,t);return i===r?e:e.map(e=>e===r?i:e)}function pt(e,{type:t,data:n}){switch(t){case`motion`:return mt(e,I(n.zone),n.active===!0);case`event_started`:return{...e,openEvent:I(n.id)};case`event_ended`:return e.openEvent===n.id?{...e,openEvent:null}:e;case`stream`:return ht(e,I(n.stream),I(n.state),I(n.reason));default:return e}}function mt(e,t,n){if(!t)return{...e,motion:n,motionZones:n?e.motionZones:[]};let r=e.motionZones.filter(e=>e!==t);return{...e,motionZones:n?[...r,t]:r}}function ht(e,t,n,r){return{...e,streams:e.streams.map(e=>e.name===t?{...e,state:n,reason:r}:e)}}function gt(e,t){let n=new Map;for(let t of e){let e=n.get(t.area);e?e.push(t):n.set(t.area,[t])}let r=new Intl.Collator(t);return[...n].map(([e,t])=>({area:e,cameras:t})).sort((e,t)=>Number(!e.area)-Number(!t.area)||r.compare(e.area,t.area))}var _t=(e,t)=>e?.zones.find(e=>e.id===t)?.name??t,vt=16/9;function yt(e){let t=e?.streams.find(e=>e.name===`main`);return t?.width&&t.height?t.width/t.height:vt}var bt=e=>Math.min(5,Math.max(1,Math.ceil(Math.sqrt(e)))),B=class{#e=new Set;#t;constructor(e){this.#t=e}get value(){return this.#t}set(e){if(!Object.is(e,this.#t)){this.#t=e;for(let t of[...this.#e])t(e)}}subscribe(e){return this.#e.add(e),()=>this.#e.delete(e)}},xt=1e3,St=4e3,Ct=class{#e=null;constructor(e){this.address=e}again(){return this.#e??=this.#t().finally(()=>{this.#e=null}),this.#e}async#t(){for(let e=!1;;e=!0){let t=performance.now();if(await wt(this.address))return e;await new Promise(e=>setTimeout(e,t+xt-performance.now()))}}},wt=e=>fetch(e,{cache:`no-store`,signal:AbortSignal.timeout(St)}).then(({status:e})=>e<500,()=>!1);function Tt(e,t){let n=P(t)?t:{},r=F(n.fields).map(e=>({path:I(e.path),message:I(e.message)}));return new N(I(n.message)||`HTTP ${e}`,e,I(n.hint),r)}var Et=class{constructor(e){this.base=e}get(e,t={},n){return this.#e(`GET`,e+V(t),void 0,n)}post(e,t,n){return this.#e(`POST`,e,t,n)}patch(e,t,n){return this.#e(`PATCH`,e,t,n)}put(e,t){return this.#e(`PUT`,e,t)}getVersion(e){return this.#t(`GET`,e,void 0,{})}putVersion(e,t,n){return this.#t(`PUT`,e,t,{"If-Match":n})}delete(e){return this.#e(`DELETE`,e)}async logIn(e){await this.post(`/session`,{token:e})}async logOut(){await this.delete(`/session`)}async pair(e,t){let{token:n}=await this.post(`/pair`,{code:e,name:t});await this.logIn(I(n))}async#e(e,t,n,r){return(await this.#t(e,t,n,{},r)).answer}async#t(e,t,n,r,i){let a=await fetch(this.base+t,{method:e,cache:`no-store`,headers:{...n===void 0?{}:{"Content-Type":`application/json`},...r},...n===void 0?{}:{body:JSON.stringify(n)},...i?{signal:i}:{}});if(a.status===204)return{answer:{},version:``};let o=await a.json().catch(()=>({})),s=P(o)?o:{};if(!a.ok)throw Tt(a.status,s.error);return{answer:s,version:a.headers.get(`ETag`)??``}}};function V(e){let t=new URLSearchParams;for(let[n,r]of Object.entries(e))r!==void 0&&t.set(n,String(r));let n=t.toString();return n&&`?${n}`}var Dt=class{#e;constructor(e,t){this.base=e,this.#e=()=>t.again()}picture(e,t,n){return`${this.#t(e)}/snapshot.jpg${V({width:t,at:n,or_none:!0})}`}eventPicture(e,t){return`${this.#n(e)}/${t}.jpg${V({of:e.end??`open`})}`}clip(e){return`${this.#n(e)}/clip.mp4`}clipPlaylist(e,t){return`${this.#n(e)}/clip.m3u8${t===`full`?``:V({rendition:t})}`}download(e){return`${this.#n(e)}/clip.mp4?download=true`}playlist(e,t,n,r){let i=r===`full`?``:`&rendition=${r}`;return`${this.#t(e)}/playback/index.m3u8${Ot(t,n)}&or_none=true${i}`}video(e,t,n){return`${this.#t(e)}/playback/video.mp4${Ot(t,n)}&download=true`}live(e){let t=`${this.#t(e)}/live`;return{socket:e=>`${t}/${e}/ws`,segments:t,reach:this.#e}}#t(e){return`${this.base}/cameras/${e.id}`}#n(e){return`${this.base}/events/${e.id}`}},Ot=(e,t)=>V({start:new Date(e).toISOString(),end:new Date(t).toISOString()}),kt=class{constructor(e,t){this.http=e,this.home=t}async list(){return F((await this.http.get(`/exports`,{limit:20})).exports).map(e=>at(e,this.home))}async add(e,t,n){let r={start:new Date(t).toISOString(),end:new Date(n).toISOString()};return at(await this.http.post(`/exports`,{camera:e.id,...r}),this.home)}async remove(e){await this.http.delete(`/exports/${e.id}`)}file(e){return`${this.http.base}/exports/${e.id}/file.mp4`}},At=500,jt=1e4,Mt=.3,Nt=2500,Pt=15e3,Ft=5e3,It=3e4;function Lt(e,t){return Math.min(jt,At*2**e)*(.7+2*Mt*t)}var Rt=class{#e=null;#t;#n=0;#r=!0;#i;#a=0;#o=0;constructor(e,t){this.address=e,this.handlers=t}start(){this.#r&&(this.#r=!1,this.#n=0,addEventListener(`online`,this.#s),this.#a=Date.now(),this.#i=setInterval(()=>this.#d(),Nt),this.#c())}stop(){this.#r=!0,removeEventListener(`online`,this.#s),clearTimeout(this.#t),clearInterval(this.#i);let e=this.#e;this.#e=null,e?.close()}#s=()=>{this.#r||this.#e||(clearTimeout(this.#t),this.#c())};#c(){let e=new URL(this.address);e.protocol=e.protocol===`https:`?`wss:`:`ws:`;let t=new WebSocket(e);this.#e=t,this.#o=Date.now(),t.onopen=()=>{this.#e===t&&(this.#n=0,this.handlers.onOpen())},t.onmessage=({data:e})=>{if(this.#e!==t)return;this.#o=Date.now();let n=JSON.parse(String(e));P(n)&&this.handlers.onMessage(I(n.type),P(n.data)?n.data:{})},t.onclose=()=>this.#l(t)}#l(e){this.#e===e&&(this.#e=null,e.close(),this.#t=setTimeout(()=>void this.#u(),Lt(this.#n++,Math.random())),this.handlers.onLost())}async#u(){let e=await this.handlers.reach();this.#r||this.#e||(e&&(this.#n=0),this.#c())}#d(){let e=this.#e,t=Date.now(),n=t-this.#a>It,r=t-this.#o;this.#a=t,e&&(n||e.readyState===WebSocket.CONNECTING&&r>Ft?this.#l(e):e.readyState===WebSocket.OPEN&&r>Pt&&(this.#o=t,this.handlers.ask(AbortSignal.timeout(Ft)).catch(()=>this.#l(e))))}},zt=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),Bt=function(e,t){return new URL(e,t).href},Vt={},Ht=function(e){return e.pathname.endsWith(`.css`)},Ut=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},H=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=Bt(t,n);let r=s(t),i=Ht(r);return Ut(Vt,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:zt,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},Wt=250,U=``,Gt=class{#e;#t;#n;constructor(e){this.http=e,this.kind=`sidecar`,this.cameras=new B(null),this.connection=new B(`connecting`),this.outside=new B(null),this.storageTrouble=new B([]),this.isAdmin=new B(!1),this.#t=new Set;let t=new Ct(`${e.base}/health`);this.addresses=new Dt(e.base,t),this.exports=new kt(e,U),this.#e=new Rt(`${e.base}/ws`,{onMessage:(e,t)=>this.#a(e,t),onOpen:()=>{this.connection.value===`lost`&&this.#r(),this.connection.set(`online`)},reach:()=>t.again(),ask:t=>e.get(`/health`,{},t),onLost:()=>{this.connection.set(`lost`),this.#l()}})}start(){this.connection.set(`connecting`),this.#r(),this.#e.start()}stop(){this.#e.stop(),clearTimeout(this.#n),this.#n=void 0}listen(e){return this.#t.add(e),()=>this.#t.delete(e)}async events(e,t){let{cameras:n,zone:r,label:i,since:a,until:o,reviewed:s,limit:c,cursor:l}=e,u=n?.length?n.map(e=>e.id).join(`,`):void 0,d={since:W(a),until:W(o)},ee=await this.http.get(`/events`,{camera:u,zone:r,label:i,...d,reviewed:s,limit:c,cursor:l},t);return{events:F(ee.events).map(e=>nt(e,U)),cursor:I(ee.next_cursor)||null}}async event(e,t,n){return nt(await this.http.get(`/events/${t}`,{},n),U)}async changeEvent(e,t,n){return nt(await this.http.patch(`/events/${e.id}`,{...t},n),U)}async timeline(e,t,n,r,i){let a={start:W(t),end:W(n),buckets:r};return it(await this.http.get(`/cameras/${e.id}/timeline`,a,i))}async record(e,t){await this.http.post(`/cameras/${e.id}/events`,{duration_s:t})}async former(){let{sidecarFormer:e}=await H(async()=>{let{sidecarFormer:e}=await import(`./former-B-_2vDOx.js`);return{sidecarFormer:e}},[],import.meta.url);return e(this.http,U,this.isAdmin.value)}async health(e){let{readHealth:t,withForecast:n}=await H(async()=>{let{readHealth:e,withForecast:t}=await import(`./sidecar-health-Bop-C9k-.js`);return{readHealth:e,withForecast:t}},__vite__mapDeps([0,1,2]),import.meta.url),r=t(await this.http.get(`/status`,{},e),U);return[this.isAdmin.value?await n(r,this.http,e):r]}async systemEvents(e,t){if(!this.isAdmin.value)return null;let{sidecarEvents:n}=await H(async()=>{let{sidecarEvents:e}=await import(`./sidecar-health-Bop-C9k-.js`);return{sidecarEvents:e}},__vite__mapDeps([0,1,2]),import.meta.url);return n(this.http,U,e,t)}async openSettings(){let[{SidecarSettings:e},{SidecarPush:t}]=await Promise.all([H(()=>import(`./sidecar-settings-E6ojCsGf.js`),__vite__mapDeps([3,2,4,0,1]),import.meta.url),H(()=>import(`./sidecar-push-DjgZ923t.js`).then(e=>e.n),__vite__mapDeps([5,6]),import.meta.url)]);return new e(this.http,{pushDevices:new t(this.http)})}#r(){this.#i().catch(e=>{this.outside.value===null&&this.outside.set(!1),this.#d(e)})}async#i(){let e=await this.http.get(`/session`);this.outside.set(e.outside===!0),this.isAdmin.set(e.scope===`admin`);let t=this.cameras.value;t&&this.cameras.set(t.map(e=>({...e,canControl:this.isAdmin.value})))}#a(e,t){if(e===`state`){this.#c(t),P(t.storage)&&this.#o(t.storage),this.#s(null);return}let n={home:U,type:e,data:t};this.cameras.value&&this.cameras.set(ft(this.cameras.value,n)),e===`storage`&&this.#o(t),[`camera`,`stream`,`recording`,`event_started`,`event_ended`].includes(e)&&this.#l(),this.#s(n)}#o(e){let t={code:I(e.code),reason:I(e.reason),name:``};this.storageTrouble.set(e.writable===!1?[t]:[])}#s(e){for(let t of[...this.#t])t(e)}#c(e){let t={home:U,area:``,entity:``,canControl:this.isAdmin.value};this.cameras.set(F(e.cameras).map(e=>Qe(e,t)))}#l(){this.#n??=setTimeout(()=>{this.#n=void 0,this.#u().catch(e=>this.#d(e))},Wt)}async#u(){this.#c(await this.http.get(`/cameras`))}#d(e){e instanceof N&&e.status===401&&(this.stop(),this.connection.set(`refused`))}},W=e=>e===void 0?void 0:new Date(e).toISOString(),Kt=t(`tawny-app`),qt=f`
  :host {
    --tawny-page: var(--primary-background-color, #14110e);
    --tawny-card: var(--ha-card-background, var(--card-background-color, #1e1915));
    --tawny-raised: var(--secondary-background-color, #2a231d);
    --tawny-ink: var(--primary-text-color, #f3ebe2);
    --tawny-soft: var(--secondary-text-color, #b3a597);
    --tawny-line: var(--divider-color, #3a3028);
    --tawny-accent: var(--tawny-own-accent, var(--primary-color, #e8a263));
    /* Where words stand on it, in the colour of the next. */
    --tawny-fill: var(--tawny-own-fill, var(--tawny-accent));
    --tawny-on-accent: var(--text-primary-color, #23140a);
    --tawny-good: var(--tawny-own-good, var(--success-color, #6fc794));
    --tawny-motion: var(--tawny-own-motion, var(--warning-color, #f2a65e));
    --tawny-bad: var(--tawny-own-bad, var(--error-color, #ff8f85));
    --tawny-screen: #0b0908;
    --tawny-shade: var(--ha-card-box-shadow, 0 1px 2px rgb(0 0 0 / 0.35), 0 8px 24px rgb(0 0 0 / 0.22));
    --tawny-round: var(--ha-card-border-radius, var(--ha-border-radius-lg, 16px));
    --tawny-round-small: 10px;
    --tawny-target: 44px;
    --tawny-gap: clamp(10px, 1.4vw, 20px);
    --tawny-font: var(--ha-font-family-body, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    color: var(--tawny-ink);
    /* Of the page's own size, as all others are parts of that: Home Assistant's is smaller than browsers'. */
    font: 400 1rem / 1.45 var(--tawny-font);
    -webkit-text-size-adjust: 100%;
  }
  /* The reader's own few colours. They stay where they are said by name: as dots, bars and what is drawn, too. */
  @media (forced-colors: active) {
    :host {
      --tawny-page: Canvas;
      --tawny-card: Canvas;
      --tawny-raised: Canvas;
      --tawny-ink: CanvasText;
      --tawny-soft: CanvasText;
      --tawny-line: CanvasText;
      --tawny-accent: Highlight;
      --tawny-fill: Highlight;
      --tawny-on-accent: HighlightText;
      --tawny-good: CanvasText;
      --tawny-motion: Highlight;
      --tawny-bad: CanvasText;
    }
  }
`,Jt={"app.away_offline":`This device has no network. The page goes on by itself as soon as there is one.`,"app.away_text":`Is the machine with Tawny on? Are you in its network, or connected to it? This page tries again by itself.`,"app.away_title":`Tawny can't be reached`,"app.close":`Close`,"app.device":`This device`,"app.failed":`That did not work: {reason}`,"app.log_out":`Log out`,"app.lost":`Connection lost. Trying again …`,"app.more":`More`,"app.navigation":`Views`,"app.reload":`Reload`,"app.skip":`Skip to content`,"app.storage_trouble":`Nothing is being recorded: {reason}`,"app.update":`There is a new version of Tawny.`,"card.no_camera":`There is no such camera`,"event.cancel":`Cancel`,"event.cant_play":`This browser can't play this clip. Download it to watch it elsewhere.`,"event.copied":`The link is in the clipboard.`,"event.download":`Download`,"event.keep":`Keep`,"event.kept":`Kept`,"event.keys":`Keyboard shortcuts`,"event.label_manual":`Recorded by hand`,"event.label_motion":`Motion`,"event.name":`Name`,"event.new":`New`,"event.newer":`Newer event`,"event.older":`Older event`,"event.on_its_way":`The recording is on its way …`,"event.open":`Now`,"event.reviewed":`Reviewed`,"event.save":`Save`,"event.share":`Share`,"events.again":`Try again`,"events.clear":`Clear filters`,"events.count_one":`{count} event`,"events.count_other":`{count} events`,"events.day":`Day`,"events.failed_title":`The events can't be loaded`,"events.filters":`Filters`,"events.loading":`Loading …`,"events.no_match_text":`No event is as these filters want it.`,"events.no_match_title":`Nothing matches`,"events.none_text":`What the cameras notice appears here by itself.`,"events.none_title":`Nothing has happened yet`,"events.now":`Now`,"events.only_new":`New only`,"events.review_all":`Mark all as reviewed`,"events.timeline":`Timeline of motion and events`,"events.today":`Today`,"events.until":`Until {when}`,"events.yesterday":`Yesterday`,"events.zoom_in":`Zoom in`,"events.zoom_out":`Zoom out`,"kiosk.back":`Back to all cameras`,"kiosk.cameras":`Cameras`,"kiosk.cycle":`Turn pages every`,"kiosk.dim":`Dim when nothing happens for`,"kiosk.front":`When something moves`,"kiosk.front_large":`Show the camera large`,"kiosk.front_off":`Only show it live`,"kiosk.front_page":`Show its page`,"kiosk.leave":`Leave the kiosk`,"kiosk.motion":`Motion: {name}`,"kiosk.never":`Never`,"kiosk.next_page":`Next page`,"kiosk.page":`Page {page} of {count}`,"kiosk.previous_page":`Previous page`,"kiosk.settings":`Set up the kiosk`,"kiosk.sleep":`Screen black when nothing happens for`,"kiosk.tiles":`Cameras at once`,"kiosk.tiles_auto":`Automatic`,"kiosk.wake":`Wake the screen`,"live.add":`Add camera`,"live.enlarge":`Enlarge the live picture`,"live.full_screen":`Full screen`,"live.gone":`{name} is no longer here.`,"live.next":`Next camera`,"live.none_text":`Add the first one, and it appears here by itself.`,"live.none_title":`No cameras yet`,"live.other_area":`Elsewhere`,"live.picture_of":`Newest picture of {name}`,"live.previous":`Previous camera`,"live.quality":`Picture quality`,"live.record":`Record 30 s`,"live.recording_now":`Recording …`,"live.snapshot":`Save picture`,"live.sound":`Sound`,"login.code":`Pairing code`,"login.code_hint":"`tawny pair` prints one, and so does a page that is logged in.","login.enter":`Log in`,"login.title":`Welcome`,"login.token":`Token`,"login.token_hint":"The file `token` in Tawny's storage directory has one.","login.use_code":`Use a pairing code instead`,"login.use_token":`Use a token instead`,"login.wrong_code":`This code is not valid: it may have expired.`,"login.wrong_token":`This token is not valid.`,"player.expired":`This footage has expired.`,"player.format":`This browser can't play this camera's video format.`,"player.h265":`This browser can't play H.265. Use another browser, or set the camera to H.264.`,"player.logged_out":`You have been logged out.`,"player.no_answer":`Tawny does not answer. Trying again …`,"player.not_ready":`Tawny is not ready. Trying again …`,"player.small":`The sub stream: this browser can't play the main one.`,"player.starting":`Starting …`,"settings.again":`Try again`,"state.connecting":`Connecting …`,"state.live":`Live`,"state.motion":`Motion`,"state.motion_in":`Motion: {zones}`,"state.not_recorded":`Not recorded`,"state.off":`Switched off`,"state.offline":`Offline`,"state.offline_since":`Offline since {when}`,"state.recording":`Recording`,"state.recording_off":`Recording off`,"state.waiting":`Waiting for motion`,"view.events":`Events`,"view.kiosk":`Kiosk`,"view.live":`Live`,"view.recordings":`Recordings`,"view.sensors":`Sensors`,"view.settings":`Settings`},Yt={de:()=>H(()=>import(`./de-CcaD8IXo.js`),[],import.meta.url),es:()=>H(()=>import(`./es-C5pEitQA.js`),[],import.meta.url),fr:()=>H(()=>import(`./fr-B-5AD1sz.js`),[],import.meta.url),it:()=>H(()=>import(`./it-C0VGFoFx.js`),[],import.meta.url),nl:()=>H(()=>import(`./nl-C7-z3BA2.js`),[],import.meta.url),pt:()=>H(()=>import(`./pt-StkkwOMs.js`),[],import.meta.url)},Xt=[`en`,...Object.keys(Yt)];function Zt(e){return e.map(e=>e.toLowerCase().split(`-`)[0]??``).find(e=>Xt.includes(e))??`en`}G(Jt,Jt,`en`);var Qt=e=>$t(Jt,Yt,e);async function $t(e,t,n){let r=t[n];if(!r)return G(e,e,`en`);try{return G(e,(await r()).default,n)}catch{return G(e,e,`en`)}}function G(e,t,n){let r=e,i=new Intl.PluralRules(n);return(e,n={})=>{let{count:a}=n,o=typeof a==`number`?`_${i.select(a)===`one`?`one`:`other`}`:``;return(t[e+o]??t[e]??r[e+o]??r[e]??e).replace(/\{(\w+)\}/g,(e,t)=>String(n[t]??e))}}var K=864e5,en=`\xA0`,tn=183*K,nn=/(\d\.?) (?=\p{L})/u,rn=class{#e=new Map;constructor(e,t=Date.now){this.habits=e,this.now=t}clock(e){return this.#r(e,{hour:`2-digit`,minute:`2-digit`})}exactClock(e){return this.#r(e,{hour:`2-digit`,minute:`2-digit`,second:`2-digit`})}shortDay(e){return this.#r(e,{day:`numeric`,month:`short`,...this.#t(e)})}dayName(e){return this.#r(e,{weekday:`short`,day:`numeric`,month:`short`,...this.#t(e)})}day(e){return this.#r(e,{weekday:`long`,day:`numeric`,month:`long`,...this.#t(e)})}month(e){return this.#r(e,{month:`long`,year:`numeric`})}weekday(e){return this.#r(e,{weekday:`short`})}moment(e){return this.#r(e,{day:`numeric`,month:`short`,...this.#t(e),hour:`2-digit`,minute:`2-digit`})}length(e){let t=Math.max(0,Math.round(e/1e3)),n=e=>String(e).padStart(2,`0`),r=Math.floor(t/3600),i=Math.floor(t/60)%60;return r?`${r}:${n(i)}:${n(t%60)}`:`${i}:${n(t%60)}`}amount(e,t){return new Intl.NumberFormat(this.habits.language,{style:`unit`,unit:t,unitDisplay:`long`}).format(e).replace(` `,en)}about(e){return e<6e4?this.amount(Math.max(1,Math.round(e/1e3)),`second`):e<36e5?this.amount(Math.round(e/6e4),`minute`):e<2*K?this.amount(Math.round(e/36e5),`hour`):this.amount(Math.round(e/K),`day`)}ago(e,t){let n=new Intl.RelativeTimeFormat(this.habits.language,{numeric:`auto`,style:`short`}),r=(e-t)/1e3,i=Math.abs(r);return i<60?n.format(Math.round(r),`second`):i<3600?n.format(Math.round(r/60),`minute`):i<86400?n.format(Math.round(r/3600),`hour`):n.format(Math.round(r/86400),`day`)}dayKey(e){let t=this.#n(e);return`${t.year}-${t.month}-${t.day}`}startOfDay(e){let t=this.dayKey(e),n=e-this.timeOfDay(e);for(;this.dayKey(n)!==t;)n+=9e5;for(;this.dayKey(n-9e5)===t;)n-=9e5;return n}timeOfDay(e){let{hour:t,minute:n,second:r}=this.#n(e);return(Number(t)*3600+Number(n)*60+Number(r))*1e3+e%1e3}sameTime(e,t){let n=this.timeOfDay(e),r=t+n,i=r+n-this.timeOfDay(r);return this.timeOfDay(i)===n?i:r}startOfDayAfter(e,t){return this.startOfDay(this.startOfDay(e)+t*K+K/2)}get firstWeekday(){if(this.habits.firstWeekday!==null)return this.habits.firstWeekday;let e=new Intl.Locale(this.habits.language);return((e.getWeekInfo?.()??e.weekInfo)?.firstDay??1)%7}#t(e){return Math.abs(e-this.now())>tn?{year:`numeric`}:{}}#n(e){let t=this.#i({year:`numeric`,month:`2-digit`,day:`2-digit`,hour:`2-digit`,minute:`2-digit`,second:`2-digit`,hourCycle:`h23`},`en-GB`);return Object.fromEntries(t.formatToParts(e).map(e=>[e.type,e.value]))}#r(e,t){let{hour12:n}=this.habits,r=n?`h12`:`h23`,i=t.hour&&n!==null?{hourCycle:r}:{};return this.#i({...t,...i},this.habits.language).format(e).replace(nn,`$1${en}`)}#i(e,t){let n=t+JSON.stringify(e),r=this.#e.get(n);if(!r){let i=this.habits.zone?{timeZone:this.habits.zone}:{};r=new Intl.DateTimeFormat(t,{...e,...i}),this.#e.set(n,r)}return r}},an=`M10 21H14C14 22.1 13.1 23 12 23S10 22.1 10 21M21 19V20H3V19L5 17V11C5 7.9 7 5.2 10 4.3V4C10 2.9 10.9 2 12 2S14 2.9 14 4V4.3C17 5.2 19 7.9 19 11V17L21 19M17 11C17 8.2 14.8 6 12 6S7 8.2 7 11V18H17V11Z`,on=`M6.03 12.03L8.03 15.5L5.5 18.68L2 12.62L6.03 12.03M17 18V15.29C17.88 14.9 18.5 14.03 18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L8.31 9C7.36 9.53 7.03 10.75 7.58 11.71L9.08 14.31C9.63 15.26 10.86 15.59 11.81 15.04L13.69 13.96C13.94 14.55 14.41 15.03 15 15.29V18C15 19.1 15.9 20 17 20H22V18H17Z`,sn=`M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z`,cn=`M18,9H16V7H18M18,13H16V11H18M18,17H16V15H18M8,9H6V7H8M8,13H6V11H8M8,17H6V15H8M18,3V5H16V3H8V5H6V3H4V21H6V19H8V21H16V19H18V21H20V3H18Z`,ln=[{name:`live`,icon:on,tag:`tawny-live-view`,load:()=>H(()=>import(`./live-Bi1YwIHF.js`),__vite__mapDeps([7,8,9,10,11,12,13,14,15]),import.meta.url)},{name:`kiosk`,icon:`M3 11H11V3H3M5 5H9V9H5M13 21H21V13H13M15 15H19V19H15M3 21H11V13H3M5 15H9V19H5M13 3V11H21V3M19 9H15V5H19Z`,tag:`tawny-kiosk-view`,bare:!0,load:()=>H(()=>import(`./kiosk-CqMWQCbn.js`).then(e=>e.t),__vite__mapDeps([16,6,9,8,17,18,15,19,20,21,22,23,10,11,12,13,14]),import.meta.url)},{name:`events`,icon:an,tag:`tawny-events-view`,load:()=>H(()=>import(`./events-Dfk0ryJZ.js`),__vite__mapDeps([24,25,8,26,9,27,20,21,28,29,30,17,31,22,15,32,33,34]),import.meta.url)},{name:`recordings`,icon:cn,tag:`tawny-recordings-view`,load:()=>H(()=>import(`./recordings-C5JdH5BG.js`),__vite__mapDeps([35,9,8,17,36,28,29,18,23,30,37,38,39,20,21,22,40,15,32,33,34,41,14,27]),import.meta.url)},{name:`sensors`,icon:`M3,13H5.79L10.1,4.79L11.28,13.75L14.5,9.66L17.83,13H21V15H17L14.67,12.67L9.92,18.73L8.94,11.31L7,15H3V13Z`,tag:`tawny-sensors-view`,load:()=>H(()=>import(`./sensors-BQNN93To.js`),__vite__mapDeps([42,25,8,43,44,11,33,34,15,10,29,1]),import.meta.url)},{name:`settings`,icon:sn,tag:`tawny-settings-view`,adminOnly:!0,load:()=>H(()=>import(`./settings-CBrpoj4S.js`).then(e=>e.t),__vite__mapDeps([45,6,25,43,8,46,2,34,15,4,31,22,39,19,32,40,10,11,13,9,14,21,1]),import.meta.url)}],un=e=>ln.find(t=>t.name===e),q=null;addEventListener(`beforeinstallprompt`,e=>{e.preventDefault(),q=e}),addEventListener(`appinstalled`,()=>{q=null});var dn=()=>q!==null;async function fn(){await q?.prompt(),q=null}var pn=``;addEventListener(`popstate`,()=>{pn=``});function mn(e,t){let{href:n}=new URL(e,location.href),r=history.state;return t?(history.replaceState(r,``,n),!0):n===pn?!1:typeof r==`object`&&r&&`from`in r&&r.from===n?(pn=n,history.back(),!1):(history.pushState({from:location.href},``,n),!0)}function hn(e){let[,t=``,n=``]=e.match(/^#\/([a-z]+)\/?(.*)$/)??[];return{view:t,place:_n(n)}}var gn=({view:e,place:t})=>`#/${e}${t?`/${encodeURI(t)}`:``}`;function _n(e){try{return decodeURI(e)}catch{return``}}var vn=e=>new URLSearchParams(e.slice(1)).get(`token`)??``,yn=Symbol.for(``),bn=e=>{if(e?.r===yn)return e?._$litStatic$},xn=e=>({_$litStatic$:e,r:yn}),Sn=new Map,Cn=(e=>(t,...n)=>{let r=n.length,i,a,o=[],s=[],c,l=0,u=!1;for(;l<r;){for(c=t[l];l<r&&(a=n[l],(i=bn(a))!==void 0);)c+=i+t[++l],u=!0;l!==r&&s.push(a),o.push(c),l++}if(l===r&&o.push(t[r]),u){let e=o.join(`$$lit$$`);(t=Sn.get(e))===void 0&&(o.raw=o,Sn.set(e,t=o)),n=s}return e(t,...n)})(C),J=f`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  /* Phones enlarge the whole page when somebody types in smaller letters. */
  @media (pointer: coarse) {
    input,
    select,
    textarea {
      font-size: max(1em, 16px);
    }
  }
  :focus-visible {
    outline: 3px solid var(--tawny-accent);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: var(--tawny-target);
    min-width: var(--tawny-target);
    padding: 4px 14px;
    border: 1px solid var(--tawny-line);
    border-radius: 999px;
    background: transparent;
    color: var(--tawny-ink);
    font-weight: 500;
    line-height: 1.25;
    white-space: nowrap;
    text-decoration: none;
    cursor: pointer;
    transition:
      background 0.15s,
      border-color 0.15s;
  }
  .button:hover {
    background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
  }
  .button[aria-pressed="true"] {
    background: color-mix(in srgb, var(--tawny-accent) 24%, transparent);
    border-color: var(--tawny-accent);
  }
  .button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .button.primary {
    background: var(--tawny-fill);
    border-color: transparent;
    color: var(--tawny-on-accent);
    font-weight: 600;
  }
  .button.round {
    padding: 0;
    width: max(var(--tawny-target), 1.75em);
  }
  .button.bare {
    border-color: transparent;
  }
  @media (forced-colors: active) {
    /* Else words get a ground of their own, in which they are lost. */
    .button.primary:enabled {
      forced-color-adjust: none;
    }
    [aria-pressed="true"],
    [aria-selected="true"],
    [aria-current]:not([aria-current="date"]) {
      forced-color-adjust: none;
      background: Highlight !important;
      color: HighlightText !important;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;function Y(e,t,n,r){var i=arguments.length,a=i<3?t:r===null?r=Object.getOwnPropertyDescriptor(t,n):r,o;if(typeof Reflect==`object`&&typeof Reflect.decorate==`function`)a=Reflect.decorate(e,t,n,r);else for(var s=e.length-1;s>=0;s--)(o=e[s])&&(a=(i<3?o(a):i>3?o(t,n,a):o(t,n))||a);return i>3&&a&&Object.defineProperty(t,n,a),a}var X=class extends k{shouldUpdate(){return this.app!==void 0}t(e,t){return this.app.t(e,t)}reason(e){return e instanceof TypeError?this.t(`app.away_title`):e instanceof Error?e.message:String(e)}failed(e){return this.t(`app.failed`,{reason:this.reason(e)})}fire(e,t){this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0}))}};Y([o({context:Kt,subscribe:!0}),M()],X.prototype,`app`,void 0);var wn=16e3,Tn=new Map;function En(e,t){let n=Tn.get(e);return n||(n=Dn(t).catch(t=>{throw Tn.delete(e),t}),Tn.set(e,n)),n}async function Dn(e,t=1e3){try{await e()}catch(n){if(t>wn)throw n;await new Promise(e=>setTimeout(e,t)),await Dn(e,2*t)}}var On=new Set,kn=`input, textarea, select, [contenteditable], dialog, [role=dialog], [role=alertdialog]`,An=class{#e=!1;constructor(e,t=()=>!1){this.host=e,this.inside=t,e.addController(this)}hostConnected(){En(`keys-button`,()=>H(()=>import(`./keys-button-DELsPWMc.js`),__vite__mapDeps([47,30]),import.meta.url)).catch(()=>{}),document.addEventListener(`keydown`,this.#n),this.host.addEventListener(`tawny-keys`,this.#t)}hostDisconnected(){document.removeEventListener(`keydown`,this.#n),this.host.removeEventListener(`tawny-keys`,this.#t),this.#e=!1}render(e){return this.#e?C`<tawny-keys-dialog what=${e} @tawny-close=${()=>{this.#e=!1,this.host.requestUpdate()}}></tawny-keys-dialog>`:T}#t=async()=>{await H(()=>import(`./keys-dialog-C6wWF49q.js`),__vite__mapDeps([48,31,22,49]),import.meta.url),this.#e=this.host.isConnected,this.host.requestUpdate()};#n=e=>{if(e.key!==`?`||e.altKey||e.ctrlKey||e.metaKey||e.defaultPrevented)return;let t=e.composedPath();On.size||this.inside()&&!t.includes(this.host)||t.some(e=>e instanceof Element&&e.matches(kn))||(e.preventDefault(),this.#t())}},jn=class{#e=null;#t=null;constructor(e,t,n=()=>{}){this.host=e,this.choose=t,this.onChange=n,e.addController(this)}get value(){return this.#n().value}hostUpdate(){this.#n()}hostDisconnected(){this.#t?.(),this.#t=this.#e=null}hostConnected(){this.host.app&&this.host.requestUpdate()}#n(){let e=this.choose(this.host.app);return e!==this.#e&&(this.#t?.(),this.#e=e,this.#t=e.subscribe(e=>{this.onChange(e),this.host.requestUpdate()})),e}},Mn=class{#e=!1;#t;constructor(e){this.host=e}said(e){let t=this.of(e);return e.every(e=>e.code===`log`)?t.slice(0,1).toUpperCase()+t.slice(1):t&&this.host.app.t(`app.storage_trouble`,{reason:t})}of(e){return e.length?(this.#e||this.#r(),this.#t===void 0?``:e.map(e=>this.#n(e)).join(`; `)):``}#n({code:e,name:t,reason:n}){let r=`trouble.${e}`,i=this.#t?.(r)??r;return(t&&`${t}: `)+(i===r?n:i)}async#r(){this.#e=!0,this.#t=await H(async()=>{let{loadTroubleTexts:e}=await import(`./trouble-Cs0Rj-WH.js`);return{loadTroubleTexts:e}},[],import.meta.url).then(({loadTroubleTexts:e})=>e(this.host.app.language),()=>null),this.host.requestUpdate()}},Nn=class extends X{static{this.styles=f`
    p {
      margin: var(--tawny-gap) var(--tawny-gap) 0;
      padding: 10px 16px;
      border-radius: var(--tawny-round-small);
      background: color-mix(in srgb, var(--tawny-bad) 18%, var(--tawny-card));
      color: var(--tawny-bad);
    }
    @media (forced-colors: active) {
      p {
        border: 1px solid;
      }
    }
  `}#e=new jn(this,e=>e.backend.storageTrouble);#t=new Mn(this);render(){let e=this.#t.said(this.#e.value??[]);return e?C`<p role="alert">${e}</p>`:T}};Nn=Y([A(`tawny-storage-notice`)],Nn);var Pn=`tawny-loaded-anew`,Fn=3e4;async function In(){await new Ct(document.baseURI).again();let e=Number(sessionStorage.getItem(Pn)??0);await new Promise(t=>setTimeout(t,e+Fn-Date.now())),sessionStorage.setItem(Pn,String(Date.now())),location.reload()}var Ln=`M9.82,12.5C9.84,12.33 9.86,12.17 9.86,12C9.86,11.83 9.84,11.67 9.82,11.5L10.9,10.69C11,10.62 11,10.5 10.96,10.37L9.93,8.64C9.87,8.53 9.73,8.5 9.62,8.53L8.34,9.03C8.07,8.83 7.78,8.67 7.47,8.54L7.27,7.21C7.27,7.09 7.16,7 7.03,7H5C4.85,7 4.74,7.09 4.72,7.21L4.5,8.53C4.21,8.65 3.92,8.83 3.65,9L2.37,8.5C2.25,8.47 2.12,8.5 2.06,8.63L1.03,10.36C0.97,10.5 1,10.61 1.1,10.69L2.18,11.5C2.16,11.67 2.15,11.84 2.15,12C2.15,12.17 2.17,12.33 2.19,12.5L1.1,13.32C1,13.39 1,13.53 1.04,13.64L2.07,15.37C2.13,15.5 2.27,15.5 2.38,15.5L3.66,15C3.93,15.18 4.22,15.34 4.53,15.47L4.73,16.79C4.74,16.91 4.85,17 5,17H7.04C7.17,17 7.28,16.91 7.29,16.79L7.5,15.47C7.8,15.35 8.09,15.17 8.36,15L9.64,15.5C9.76,15.53 9.89,15.5 9.95,15.37L11,13.64C11.04,13.53 11,13.4 10.92,13.32L9.82,12.5M6,13.75C5,13.75 4.2,12.97 4.2,12C4.2,11.03 5,10.25 6,10.25C7,10.25 7.8,11.03 7.8,12C7.8,12.97 7,13.75 6,13.75M17,1H7A2,2 0 0,0 5,3V6H7V4H17V20H7V18H5V21A2,2 0 0,0 7,23H17A2,2 0 0,0 19,21V3A2,2 0 0,0 17,1Z`,Rn=`M16,12A2,2 0 0,1 18,10A2,2 0 0,1 20,12A2,2 0 0,1 18,14A2,2 0 0,1 16,12M10,12A2,2 0 0,1 12,10A2,2 0 0,1 14,12A2,2 0 0,1 12,14A2,2 0 0,1 10,12M4,12A2,2 0 0,1 6,10A2,2 0 0,1 8,12A2,2 0 0,1 6,14A2,2 0 0,1 4,12Z`,zn=class extends k{constructor(...e){super(...e),this.path=``}static{this.styles=f`
    :host {
      display: inline-flex;
      width: 1.5em;
      height: 1.5em;
      flex: none;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: currentColor;
    }
  `}render(){return C`<svg viewBox="0 0 24 24" aria-hidden="true">${Ae`<path d=${this.path}></path>`}</svg>`}};Y([j()],zn.prototype,`path`,void 0),zn=Y([A(`tawny-icon`)],zn);var Bn=4,Vn=class extends X{constructor(...e){super(...e),this.view=``,this.isOpen=!1,this.#e=new jn(this,e=>e.backend.isAdmin)}static{this.styles=[J,f`
      :host {
        position: sticky;
        top: 0;
        z-index: 2;
        align-self: start;
      }
      nav {
        display: flex;
        flex-direction: column;
        gap: 6px;
        width: max-content;
        min-width: 100px;
        max-width: max(140px, 8.75rem); /* wide enough for each word */
        height: 100dvh;
        padding: 16px 8px max(12px, env(safe-area-inset-bottom));
        border-inline-end: 1px solid var(--tawny-line);
        background: var(--tawny-card);
        overflow-y: auto;
      }
      img {
        align-self: center;
        margin-bottom: 12px;
      }
      a,
      button {
        display: grid;
        justify-items: center;
        gap: 3px;
        padding: 8px 6px;
        border: 0;
        border-radius: 14px;
        background: none;
        color: var(--tawny-soft);
        font-size: 0.76rem;
        font-weight: 500;
        line-height: 1.2;
        text-align: center;
        text-decoration: none;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      a:hover,
      button:hover {
        color: var(--tawny-ink);
      }
      a[aria-current],
      .more.current {
        background: color-mix(in srgb, var(--tawny-accent) 18%, transparent);
        color: var(--tawny-accent);
      }
      @media (forced-colors: active) {
        .more.current {
          outline: 2px solid Highlight;
        }
      }
      .rest {
        flex: 1;
        display: flex;
        flex-direction: column;
        gap: 6px;
      }
      .device {
        margin-top: auto;
      }
      .more {
        display: none;
      }
      @media (max-width: 720px) {
        :host {
          top: auto;
          bottom: 0;
          align-self: end;
        }
        nav {
          flex-direction: row;
          gap: 2px;
          width: auto;
          max-width: none;
          height: auto;
          padding: 4px 4px max(4px, env(safe-area-inset-bottom));
          border: 0;
          border-top: 1px solid var(--tawny-line);
          overflow: visible;
        }
        img {
          display: none;
        }
        a,
        button {
          flex: 1 0 auto;
          min-width: var(--tawny-target);
          padding: 6px 2px;
          font-size: 0.7rem;
          overflow-wrap: normal;
        }
        .more {
          display: grid;
        }
        .rest {
          position: absolute;
          inset: auto 8px calc(100% + 8px) auto;
          gap: 2px;
          min-width: 200px;
          padding: 6px;
          border: 1px solid var(--tawny-line);
          border-radius: var(--tawny-round);
          background: var(--tawny-card);
          box-shadow: 0 8px 32px rgb(0 0 0 / 0.4);
        }
        .rest:not(.open) {
          display: none;
        }
        .rest :is(a, button) {
          display: flex;
          align-items: center;
          gap: 14px;
          min-height: var(--tawny-target);
          padding: 8px 14px;
          font-size: 1rem;
          text-align: start;
        }
      }
    `]}#e;render(){let e=ln.filter(e=>!e.adminOnly||this.#e.value),t=e.slice(Bn);return C`
      <nav aria-label=${this.t(`app.navigation`)} @focusout=${this.#i} @keydown=${this.#a} @click=${this.#r}>
        <img src="./icon.svg" alt="Tawny" width="40" height="40" />
        ${e.slice(0,Bn).map(e=>this.#t(e))}
        <button
          type="button"
          class="more ${t.some(({name:e})=>e===this.view)?`current`:``}"
          aria-expanded=${String(this.isOpen)}
          aria-controls="rest"
          @click=${this.#n}
        >
          <tawny-icon path=${Rn}></tawny-icon>${this.t(`app.more`)}
        </button>
        <div id="rest" class="rest ${this.isOpen?`open`:``}">
          ${t.map(e=>this.#t(e))}
          <button
            type="button"
            class="device"
            aria-haspopup="dialog"
            @click=${()=>this.fire(`tawny-device`,null)}
          >
            <tawny-icon path=${Ln}></tawny-icon>${this.t(`app.device`)}
          </button>
        </div>
      </nav>
    `}#t(e){return C`
      <a href=${`#/${e.name}`} aria-current=${e.name===this.view?`page`:T}>
        <tawny-icon path=${e.icon}></tawny-icon>${this.t(`view.${e.name}`)}
      </a>
    `}#n(e){e.stopPropagation(),this.isOpen=!this.isOpen}#r(){this.isOpen=!1}#i(e){e.currentTarget.contains(e.relatedTarget)||(this.isOpen=!1)}#a(e){e.key===`Escape`&&this.isOpen&&(this.isOpen=!1,this.renderRoot.querySelector(`.more`)?.focus())}};Y([j()],Vn.prototype,`view`,void 0),Y([M()],Vn.prototype,`isOpen`,void 0),Vn=Y([A(`tawny-navigation`)],Vn);var Z=class extends X{constructor(...e){super(...e),this.view=``,this.place=``,this.hasUpdate=!1,this.loaded=``,this.hasDevice=!1,this.#e=new jn(this,e=>e.backend.connection),this.#t=new An(this)}static{this.styles=[J,f`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        min-height: 100dvh;
      }
      .skip:not(:focus) {
        position: absolute;
        clip-path: inset(50%);
      }
      .skip {
        position: absolute;
        z-index: 3;
        top: 8px;
        left: 8px;
        background: var(--tawny-card);
      }
      main {
        min-width: 0;
        padding-top: env(safe-area-inset-top);
      }
      main.bare {
        grid-column: 1 / -1;
        padding: 0;
      }
      .news {
        position: sticky; /* somebody may have scrolled */
        z-index: 2;
        top: env(safe-area-inset-top);
      }
      .notice {
        margin: var(--tawny-gap) var(--tawny-gap) 0;
        padding: 10px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
      }
      .notice.update {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 6px 16px;
      }
      .notice.update .button {
        border-color: var(--tawny-soft);
      }
      @media (forced-colors: active) {
        .notice {
          border: 1px solid;
        }
      }
      @media (max-width: 720px) {
        :host {
          grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
          --tawny-foot: 64px; /* the bar of views */
        }
        tawny-navigation {
          grid-row: 2;
        }
      }
    `]}#e;#t;willUpdate(e){(e.has(`view`)||e.has(`place`))&&(this.hasDevice=!1);let t=this.#a;document.title=`${this.t(`view.${t.name}`)} · Tawny`,this.loaded!==t.name&&this.#s(t)}render(){return C`${this.#a.bare?this.#n():this.#r()}${this.#t.render(this.#a.name)}`}#n(){return C`
      <main class="bare">
        <h1 class="unseen">${this.t(`view.${this.#a.name}`)}</h1>
        ${this.loaded===this.#a.name?this.#o(this.#a):T}
      </main>
    `}#r(){let e=this.#e.value===`lost`;return C`
      <a class="button skip" href="#main" @click=${this.#u}>${this.t(`app.skip`)}</a>
      <tawny-navigation view=${this.#a.name} @tawny-device=${this.#c}></tawny-navigation>
      <main id="main" tabindex="-1" @tawny-device=${this.#c}>
        <h1 class="unseen">${this.t(`view.${this.#a.name}`)}</h1>
        <div class="news" role="status">
          ${e?C`<p class="notice">${this.t(`app.lost`)}</p>`:T}
          ${this.hasUpdate?this.#i():T}
        </div>
        <tawny-storage-notice></tawny-storage-notice>
        ${this.loaded===this.#a.name?this.#o(this.#a):T}
      </main>
      ${this.hasDevice?C`<tawny-device-dialog .http=${this.http} @tawny-close=${this.#l}></tawny-device-dialog>`:T}
    `}#i(){return C`
      <p class="notice update">
        <span>${this.t(`app.update`)}</span>
        <button type="button" class="button" @click=${()=>this.fire(`tawny-update`,null)}>${this.t(`app.reload`)}</button>
      </p>
    `}get#a(){let e=ln[0],t=un(this.view)??e;if(!t)throw Error(`there are no views`);return t}#o(e){let t=xn(e.tag);return Cn`<${t} .place=${this.place}></${t}>`}async#s(e){let t=await e.load().then(()=>!0,()=>!1);e===this.#a&&(t?this.loaded=e.name:await In())}async#c(){await H(()=>import(`./dialog-C8KHKRlK.js`),__vite__mapDeps([50,51,5,6,52,31,22,46,2,37,33,34]),import.meta.url),this.hasDevice=!0}#l(){this.hasDevice=!1}#u(e){e.preventDefault(),this.renderRoot.querySelector(`main`)?.focus()}};Y([j()],Z.prototype,`view`,void 0),Y([j()],Z.prototype,`place`,void 0),Y([j({attribute:!1})],Z.prototype,`http`,void 0),Y([j({type:Boolean})],Z.prototype,`hasUpdate`,void 0),Y([M()],Z.prototype,`loaded`,void 0),Y([M()],Z.prototype,`hasDevice`,void 0),Z=Y([A(`tawny-frame`)],Z);var Q=class extends X{constructor(...e){super(...e),this.notice=``,this.byToken=!1,this.busy=!1,this.problem=``}static{this.styles=[J,f`
      :host {
        display: grid;
        place-items: center;
        min-height: 100dvh;
        padding: 16px;
        background: radial-gradient(circle at 50% 0, color-mix(in srgb, var(--tawny-accent) 12%, transparent), transparent 60%);
      }
      form {
        display: grid;
        gap: 14px;
        width: min(400px, 100%);
        padding: 36px 28px 28px;
        border: 1px solid var(--tawny-line);
        border-radius: 24px;
        background: var(--tawny-card);
        box-shadow: var(--tawny-shade);
      }
      img,
      h1 {
        justify-self: center;
      }
      h1 {
        font-size: 1.4rem;
        font-weight: 650;
      }
      label {
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: 52px;
        padding: 0 14px;
        border: 1px solid var(--tawny-soft);
        border-radius: var(--tawny-round-small);
        background: var(--tawny-page);
      }
      input.code {
        font: 600 1.7rem / 1 ui-monospace, monospace;
        letter-spacing: 0.22em;
        text-align: center;
      }
      code {
        padding: 1px 5px;
        border-radius: 5px;
        background: var(--tawny-raised);
        font: 0.95em ui-monospace, monospace;
      }
      .hint {
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .notice {
        justify-self: center;
      }
      .problem {
        color: var(--tawny-bad);
      }
    `]}firstUpdated(){this.input.focus()}render(){let e=this.byToken?`token`:`code`;return C`
      <main>
        <form @submit=${this.#r}>
          <img src="./icon.svg" alt="" width="64" height="64" />
          <h1>Tawny</h1>
          <p class="notice" role="status" ?hidden=${!this.notice}>${this.notice}</p>
          <label for="secret">${this.t(`login.${e}`)}</label>
          ${this.byToken?this.#t():this.#e()}
          <p class="problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
          <button class="button primary" ?disabled=${this.busy}>${this.t(`login.enter`)}</button>
          <p id="hint" class="hint">${Un(this.t(`login.${e}_hint`))}</p>
          <button type="button" class="button bare" @click=${this.#n}>
            ${this.t(this.byToken?`login.use_code`:`login.use_token`)}
          </button>
        </form>
      </main>
    `}#e(){return C`
      <input
        id="secret"
        class="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9 \\-]{6,8}"
        maxlength="8"
        aria-describedby="hint"
        required
      />
    `}#t(){return C`
      <input
        id="secret"
        type="password"
        autocomplete="current-password"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="hint"
        required
      />
    `}async#n(){this.byToken=!this.byToken,this.problem=``,await this.updateComplete,this.input.focus()}async#r(e){e.preventDefault(),this.busy=!0,this.problem=``;let t=this.input.value.trim();try{await(this.byToken?this.http.logIn(t):this.http.pair(t,Hn())),this.fire(`tawny-inside`,null)}catch(e){this.problem=this.#i(e)}finally{this.busy=!1}}#i(e){return e instanceof N?e.status===429?[e.message,e.hint].filter(Boolean).join(`: `):this.t(this.byToken?`login.wrong_token`:`login.wrong_code`):this.t(`player.no_answer`)}};Y([j({attribute:!1})],Q.prototype,`http`,void 0),Y([j()],Q.prototype,`notice`,void 0),Y([M()],Q.prototype,`byToken`,void 0),Y([M()],Q.prototype,`busy`,void 0),Y([M()],Q.prototype,`problem`,void 0),Y([Ye(`input`)],Q.prototype,`input`,void 0),Q=Y([A(`tawny-login`)],Q);function Hn(){let e=/Android|iPhone|iPad|Windows|Mac OS X|CrOS|Linux/.exec(navigator.userAgent)?.[0]??``;return`Web page${e?` (${e})`:``}`}function Un(e){return e.split("`").map((e,t)=>t%2?C`<code>${e}</code>`:e)}var Wn=`../api/v1`,Gn=3e3,$=class extends k{static{this.styles=[qt]}#e;#t;#n;#r;#i;constructor(){super(),this.stage=`opening`,this.wasRefused=!1,this.route=hn(location.hash),this.takeUpdate=null,this.#e=new Et(new URL(Wn,document.baseURI).href),this.#t=new Gt(this.#e),this.#n=new a(this,{context:Kt}),this.#r=null,this.#p=()=>{this.route=hn(location.hash)},this.#t.connection.subscribe(e=>{e===`refused`&&(this.wasRefused=this.stage===`inside`,this.stage=`login`),e===`online`&&this.#r?.look()})}connectedCallback(){super.connectedCallback(),addEventListener(`hashchange`,this.#p),this.#a()}disconnectedCallback(){super.disconnectedCallback(),removeEventListener(`hashchange`,this.#p),this.#t.stop()}render(){if(this.stage===`opening`)return T;if(this.stage===`away`)return C`<tawny-away @tawny-again=${this.#s}></tawny-away>`;if(this.stage===`login`){let e=this.wasRefused?this.#n.value.t(`player.logged_out`):``;return C`<tawny-login .http=${this.#e} notice=${e} @tawny-inside=${this.#u}></tawny-login>`}return C`
      <tawny-frame
        view=${this.route.view}
        place=${this.route.place}
        .http=${this.#e}
        ?hasUpdate=${this.takeUpdate!==null}
        @tawny-log-out=${this.#d}
        @tawny-update=${()=>this.takeUpdate?.()}
      ></tawny-frame>
    `}async#a(){await this.#o();let e=vn(location.hash);e&&(history.replaceState(null,``,location.pathname),this.#p(),await this.#e.logIn(e).catch(()=>{})),await this.#s(),await this.#l().catch(()=>{})}async#o(){let e=Zt(navigator.languages);document.documentElement.lang=e;let t={backend:this.#t,t:await Qt(e),times:new rn({language:Kn(e),hour12:null,zone:null,firstWeekday:null}),language:e,go:(e,t=``,n=!1)=>this.#f({view:e,place:t},n),link:(e,t)=>new URL(gn({view:e,place:t}),location.href).href};this.#n.setValue(t)}async#s(){clearTimeout(this.#i);try{await this.#e.get(`/session`),this.#u()}catch(e){e instanceof N&&e.status<500?this.stage=`login`:await this.#c()}}async#c(){this.#i=setTimeout(()=>void this.#s(),Gn),await H(()=>import(`./away-DCU_rRbq.js`),__vite__mapDeps([53,11,15]),import.meta.url),this.stage===`opening`&&(this.stage=`away`)}async#l(){let{watchUpdates:e}=await H(async()=>{let{watchUpdates:e}=await import(`./updates-iFs4Y8pD.js`).then(e=>e.n);return{watchUpdates:e}},__vite__mapDeps([52,6]),import.meta.url),t=e=>this.#f(hn(e),!1);this.#r=await e(e=>{un(this.route.view)?.bare?e():this.takeUpdate=e},t)}#u(){this.wasRefused=!1,this.stage=`inside`,location.hash||this.#f({view:`live`,place:``},!0),this.#t.start()}async#d(){this.#t.stop();let{forgetDevice:e}=await H(async()=>{let{forgetDevice:e}=await import(`./subscription-ZyDzCs__.js`);return{forgetDevice:e}},__vite__mapDeps([51,5,6,52]),import.meta.url);await e(this.#e).catch(()=>{}),await this.#e.logOut().catch(()=>{}),this.stage=`login`}#f(e,t){let n=gn(e);n!==location.hash&&mn(n,t)&&this.#p()}#p};Y([M()],$.prototype,`stage`,void 0),Y([M()],$.prototype,`wasRefused`,void 0),Y([M()],$.prototype,`route`,void 0),Y([M()],$.prototype,`takeUpdate`,void 0),$=Y([A(`tawny-page`)],$);var Kn=e=>navigator.languages.find(t=>t.startsWith(e))??e;export{L as A,j as B,lt as C,P as D,dt as E,Xe as F,Ve as G,T as H,R as I,o as J,Ae as K,N as L,rt as M,at as N,F as O,I as P,Ye as R,st as S,ct as T,w as U,A as V,C as W,t as X,a as Y,B as _,En as a,bt as b,J as c,cn as d,sn as f,H as g,$t as h,On as i,Qe as j,z as k,dn as l,an as m,Mn as n,X as o,on as p,f as q,jn as r,Y as s,Ln as t,fn as u,yt as v,ut as w,_t as x,gt as y,M as z};