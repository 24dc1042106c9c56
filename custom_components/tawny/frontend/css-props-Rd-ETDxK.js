import{a as e,c as t,f as n,h as r,i,m as a,n as o,o as s,p as c,s as l,t as u,u as d}from"./decorate-BQdFff4O.js";var f=r`
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
  select {
    font: inherit;
    color: inherit;
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
    padding: 0 14px;
    border: 1px solid var(--tawny-line);
    border-radius: 999px;
    background: transparent;
    color: var(--tawny-ink);
    font-weight: 500;
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
    width: var(--tawny-target);
  }
  .button.bare {
    border-color: transparent;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`,p=class{constructor(e,t,n,r){if(this.subscribe=!1,this.provided=!1,this.value=void 0,this.t=(e,t)=>{this.unsubscribe&&(this.unsubscribe!==t&&(this.provided=!1,this.unsubscribe()),this.subscribe||this.unsubscribe()),this.value=e,this.host.requestUpdate(),this.provided&&!this.subscribe||(this.provided=!0,this.callback&&this.callback(e,t)),this.unsubscribe=t},this.host=e,t.context!==void 0){let e=t;this.context=e.context,this.callback=e.callback,this.subscribe=e.subscribe??!1}else this.context=t,this.callback=n,this.subscribe=r??!1;this.host.addController(this)}hostConnected(){this.dispatchRequest()}hostDisconnected(){this.unsubscribe&&=(this.unsubscribe(),void 0)}dispatchRequest(){this.host.dispatchEvent(new i(this.context,this.host,this.t,this.subscribe))}};function m({context:e,subscribe:t}){return(n,r)=>{typeof r==`object`?r.addInitializer((function(){new p(this,{context:e,callback:e=>{n.set.call(this,e)},subscribe:t})})):n.constructor.addInitializer((n=>{new p(n,{context:e,callback:e=>{n[r]=e},subscribe:t})}))}}var h=class extends t{shouldUpdate(){return this.app!==void 0}t(e,t){return this.app.t(e,t)}reason(e){return e instanceof TypeError?this.t(`app.away_title`):e instanceof Error?e.message:String(e)}failed(e){return this.t(`app.failed`,{reason:this.reason(e)})}fire(e,t){this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0}))}};u([m({context:o,subscribe:!0}),e()],h.prototype,`app`,void 0);var g=class extends t{constructor(...e){super(...e),this.path=``}static{this.styles=r`
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
  `}render(){return n`<svg viewBox="0 0 24 24" aria-hidden="true">${a`<path d=${this.path}></path>`}</svg>`}};u([s()],g.prototype,`path`,void 0),g=u([l(`tawny-icon`)],g);var _=class{#e=null;#t=null;constructor(e,t,n=()=>{}){this.host=e,this.choose=t,this.onChange=n,e.addController(this)}get value(){return this.#n().value}hostUpdate(){this.#n()}hostDisconnected(){this.#t?.(),this.#t=this.#e=null}hostConnected(){this.host.app&&this.host.requestUpdate()}#n(){let e=this.choose(this.host.app);return e!==this.#e&&(this.#t?.(),this.#e=e,this.#t=e.subscribe(e=>{this.onChange(e),this.host.requestUpdate()})),e}},{I:v}=c,y=e=>e,b=e=>e===null||typeof e!=`object`&&typeof e!=`function`,x=e=>e.strings===void 0,S=()=>document.createComment(``),C=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new v(r.insertBefore(S(),i),r.insertBefore(S(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=y(e).nextSibling;y(r).insertBefore(e,i),e=t}}}return n},w=(e,t,n=e)=>(e._$AI(t,n),e),T={},E=(e,t=T)=>e._$AH=t,D=e=>e._$AH,O=e=>{e._$AR(),e._$AA.remove()},k={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},A=e=>(...t)=>({_$litDirective$:e,values:t}),j=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},M=A(class extends j{update(e,[t]){if(e.element instanceof HTMLElement||e.element instanceof SVGElement)for(let[n,r]of Object.entries(t))e.element.style.setProperty(n,String(r));return d}render(e){return d}});export{D as a,E as c,C as d,_ as f,f as h,k as i,x as l,m,A as n,O as o,h as p,j as r,b as s,M as t,w as u};