import{_ as e,c as t,g as n,h as r,l as i,m as a,n as o,u as s}from"./element-C2n6mDQz.js";var{I:c}=r,l=e=>e,u=e=>e===null||typeof e!=`object`&&typeof e!=`function`,d=e=>e.strings===void 0,f=()=>document.createComment(``),p=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new c(r.insertBefore(f(),i),r.insertBefore(f(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=l(e).nextSibling;l(r).insertBefore(e,i),e=t}}}return n},m=(e,t,n=e)=>(e._$AI(t,n),e),h={},g=(e,t=h)=>e._$AH=t,_=e=>e._$AH,v=e=>{e._$AR(),e._$AA.remove()},y={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},b=e=>(...t)=>({_$litDirective$:e,values:t}),x=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},S=e`
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
    width: var(--tawny-target);
  }
  .button.bare {
    border-color: transparent;
  }
  @media (forced-colors: active) {
    [aria-pressed="true"],
    [aria-selected="true"],
    [aria-current] {
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
`,C=class extends s{constructor(...e){super(...e),this.path=``}static{this.styles=e`
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
  `}render(){return a`<svg viewBox="0 0 24 24" aria-hidden="true">${n`<path d=${this.path}></path>`}</svg>`}};o([t()],C.prototype,`path`,void 0),C=o([i(`tawny-icon`)],C);export{_ as a,g as c,p as d,y as i,d as l,b as n,v as o,x as r,u as s,S as t,m as u};