import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{i as c,r as l}from"./root-oErZt4hX.js";import{a as u,c as d,l as f,u as p}from"./media-source-CBK2zH4Q.js";import{t as m}from"./icon-CgXKSShU.js";import{t as h}from"./select-styles-BTFEOGL9.js";var g={"quality.auto":`Automatic`,"quality.auto_full":`Automatic: full`,"quality.auto_low":`Automatic: lowest (150 kbit/s)`,"quality.auto_remote":`Automatic: small (500 kbit/s)`,"quality.full":`Full`,"quality.low":`Lowest (150 kbit/s)`,"quality.per_hour":`≈ {size} per hour`,"quality.remote":`Small (500 kbit/s)`,"quality.silent":`Without sound`,"quality.title":`Picture quality`},_={de:()=>import(`./de-Rhzb1Q21.js`),es:()=>import(`./es-zJwT0Ku7.js`),fr:()=>import(`./fr-DIDSisaq.js`),it:()=>import(`./it-Df5IYs-i.js`),nl:()=>import(`./nl-LABBNyKc.js`),pt:()=>import(`./pt-D_N8OEO3.js`)},v=e=>l(g,_,e),y=2e4,b=5e3,x=class{#e=[];sample(e,t){for(this.#e.push([t,e]);(this.#e[1]?.[0]??t)<=t-y;)this.#e.shift()}reset(){this.#e=[]}get perHour(){let e=this.#e[0],t=this.#e.at(-1);return!e||!t||t[0]-e[0]<b||t[1]===e[1]?null:(t[1]-e[1])*36e5/(t[0]-e[0])}};function S(e,t){let n=e>=9995e5,r=n?e/1e9:Math.max(1,e/1e6),i={style:`unit`,unit:n?`gigabyte`:`megabyte`,maximumSignificantDigits:2,useGrouping:!1};return new Intl.NumberFormat(t,i).format(r)}var C=2e3,w=class extends s{constructor(...e){super(...e),this.brief=!1,this.sound=!1,this.s=null,this.used=``,this.#e=new x,this.#t=new c(this,e=>u(e.backend).choice),this.#n=new c(this,e=>u(e.backend).level,()=>this.#e.reset()),this.#r=0,this.#a=e=>{let t=p[e.currentTarget.selectedIndex];t&&u(this.app.backend).choose(t)}}static{this.styles=[m,h,e`
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
    `]}#e;#t;#n;#r;#i;connectedCallback(){super.connectedCallback(),this.#e.reset(),this.#i=f(e=>this.#o(e))}disconnectedCallback(){super.disconnectedCallback(),this.#i?.()}firstUpdated(){v(this.app.language).then(e=>{this.s=e})}render(){let{s:e}=this;if(!e)return n;let t=this.#n.value,r=t&&this.#t.value===`auto`?e(`quality.auto_${t}`):e(`quality.auto`);return i`
      <label>
        <span class=${this.brief?`unseen`:``}>${e(`quality.title`)}</span>
        <select @change=${this.#a}>
          ${p.map(t=>i`
              <option ?selected=${t===this.#t.value}>${t===`auto`?r:e(`quality.${t}`)}</option>
            `)}
        </select>
      </label>
      ${this.used?i`<span class="used">${e(`quality.per_hour`,{size:this.used})}</span>`:n}
      ${this.sound&&t!==`full`?i`<span>${e(`quality.silent`)}</span>`:n}
    `}#a;#o(e){if(e<this.#r||!this.app)return;this.#r=e+C,this.#e.sample(d.bytes,e);let{perHour:t}=this.#e;this.used=t===null?``:S(t,this.app.times.habits.language)}};a([t({type:Boolean})],w.prototype,`brief`,void 0),a([t({type:Boolean})],w.prototype,`sound`,void 0),a([o()],w.prototype,`s`,void 0),a([o()],w.prototype,`used`,void 0),w=a([r(`tawny-quality`)],w);export{w as TawnyQuality};