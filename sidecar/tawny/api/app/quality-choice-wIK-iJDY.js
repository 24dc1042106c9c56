import{B as e,H as t,V as n,W as r,c as i,g as a,h as o,o as s,q as c,r as l,s as u,z as d}from"./index-2QXIP9Bo.js";import{a as f,c as p,l as m,u as h}from"./media-source-_bDYpVdW.js";import{t as g}from"./select-styles-QkOp8cHM.js";var _={"quality.auto":`Automatic`,"quality.auto_full":`Automatic: full`,"quality.auto_low":`Automatic: lowest (150 kbit/s)`,"quality.auto_remote":`Automatic: small (500 kbit/s)`,"quality.full":`Full`,"quality.low":`Lowest (150 kbit/s)`,"quality.per_hour":`≈ {size} per hour`,"quality.remote":`Small (500 kbit/s)`,"quality.silent":`Without sound`,"quality.title":`Picture quality`},v={de:()=>a(()=>import(`./de-Rhzb1Q21.js`),[],import.meta.url),es:()=>a(()=>import(`./es-zJwT0Ku7.js`),[],import.meta.url),fr:()=>a(()=>import(`./fr-DIDSisaq.js`),[],import.meta.url),it:()=>a(()=>import(`./it-Df5IYs-i.js`),[],import.meta.url),nl:()=>a(()=>import(`./nl-LABBNyKc.js`),[],import.meta.url),pt:()=>a(()=>import(`./pt-D_N8OEO3.js`),[],import.meta.url)},y=e=>o(_,v,e),b=2e4,x=5e3,S=class{#e=[];sample(e,t){for(this.#e.push([t,e]);(this.#e[1]?.[0]??t)<=t-b;)this.#e.shift()}reset(){this.#e=[]}get perHour(){let e=this.#e[0],t=this.#e.at(-1);return!e||!t||t[0]-e[0]<x||t[1]===e[1]?null:(t[1]-e[1])*36e5/(t[0]-e[0])}};function C(e,t){let n=e>=9995e5,r=n?e/1e9:Math.max(1,e/1e6),i={style:`unit`,unit:n?`gigabyte`:`megabyte`,maximumSignificantDigits:2,useGrouping:!1};return new Intl.NumberFormat(t,i).format(r)}var w=2e3,T=class extends s{constructor(...e){super(...e),this.brief=!1,this.sound=!1,this.s=null,this.used=``,this.#e=new S,this.#t=new l(this,e=>f(e.backend).choice),this.#n=new l(this,e=>f(e.backend).level,()=>this.#e.reset()),this.#r=0,this.#a=e=>{let t=h[e.currentTarget.selectedIndex];t&&f(this.app.backend).choose(t)}}static{this.styles=[i,g,c`
      :host,
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      :host {
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .used {
        font-variant-numeric: tabular-nums;
      }
    `]}#e;#t;#n;#r;#i;connectedCallback(){super.connectedCallback(),this.#e.reset(),this.#i=m(e=>this.#o(e))}disconnectedCallback(){super.disconnectedCallback(),this.#i?.()}firstUpdated(){y(this.app.language).then(e=>{this.s=e})}render(){let{s:e}=this;if(!e)return t;let n=this.#n.value,i=n&&this.#t.value===`auto`?e(`quality.auto_${n}`):e(`quality.auto`);return r`
      <label>
        <span class=${this.brief?`unseen`:``}>${e(`quality.title`)}</span>
        <select @change=${this.#a}>
          ${h.map(t=>r`
              <option ?selected=${t===this.#t.value}>${t===`auto`?i:e(`quality.${t}`)}</option>
            `)}
        </select>
      </label>
      ${this.used?r`<span class="used">${e(`quality.per_hour`,{size:this.used})}</span>`:t}
      ${this.sound&&n!==`full`?r`<span>${e(`quality.silent`)}</span>`:t}
    `}#a;#o(e){if(e<this.#r||!this.app)return;this.#r=e+w,this.#e.sample(p.bytes,e);let{perHour:t}=this.#e;this.used=t===null?``:C(t,this.app.times.habits.language)}};u([e({type:Boolean})],T.prototype,`brief`,void 0),u([e({type:Boolean})],T.prototype,`sound`,void 0),u([d()],T.prototype,`s`,void 0),u([d()],T.prototype,`used`,void 0),T=u([n(`tawny-quality`)],T);export{T as TawnyQuality};