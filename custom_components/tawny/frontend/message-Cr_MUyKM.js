import{_ as e,c as t,h as n,l as r,m as i,n as a,t as o}from"./element-C2n6mDQz.js";import{t as s}from"./icon-CgXKSShU.js";var{I:c}=n,l=e=>e,u=e=>e===null||typeof e!=`object`&&typeof e!=`function`,d=e=>e.strings===void 0,f=()=>document.createComment(``),p=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new c(r.insertBefore(f(),i),r.insertBefore(f(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=l(e).nextSibling;l(r).insertBefore(e,i),e=t}}}return n},m=(e,t,n=e)=>(e._$AI(t,n),e),h={},g=(e,t=h)=>e._$AH=t,_=e=>e._$AH,v=e=>{e._$AR(),e._$AA.remove()},y={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},b=e=>(...t)=>({_$litDirective$:e,values:t}),x=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},S=class extends o{constructor(...e){super(...e),this.icon=``,this.heading=``,this.text=``}static{this.styles=[s,e`
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
    `}};a([t()],S.prototype,`icon`,void 0),a([t()],S.prototype,`heading`,void 0),a([t()],S.prototype,`text`,void 0),S=a([r(`tawny-message`)],S);export{v as a,d as c,_ as i,m as l,x as n,u as o,y as r,g as s,b as t,p as u};