import{r as e}from"./mdi-C91MkBc7.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,t as s}from"./element-C2n6mDQz.js";import{t as c}from"./repeat-D9CGXrn9.js";import{t as l}from"./icon-CgXKSShU.js";import{t as u}from"./css-props-CZNcf012.js";import{t as d}from"./video-w9vBfRjB.js";import{c as f,i as p,l as m}from"./root-BTGg9ic-.js";import{t as h}from"./types-mpe7YUF5.js";import"./camera-tile-D1ozDurN.js";import"./message-Cr_MUyKM.js";var g=class{#e;constructor(e){this.host=e,this.value=null,this.#e=new ResizeObserver(()=>this.#t()),this.#t=()=>{let{host:e}=this,[t,n]=[`.all`,`.grid`].map(t=>e.renderRoot.querySelector(t));if(!t||!n)return;let r=getComputedStyle(e),i=e=>Number.parseFloat(r.getPropertyValue(e))||0,a=i(`padding-top`)+i(`padding-bottom`)+i(`--tawny-foot`)+t.offsetHeight-n.offsetHeight,o={width:e.clientWidth-i(`padding-left`)-i(`padding-right`),height:innerHeight-(e.getBoundingClientRect().top+scrollY)-a,gap:Number.parseFloat(getComputedStyle(n).columnGap)||0},s=this.value;s&&s.width===o.width&&s.height===o.height||(this.value=o,e.requestUpdate())},e.addController(this)}hostConnected(){this.#e.observe(this.host),addEventListener(`resize`,this.#t)}hostDisconnected(){this.#e.disconnect(),removeEventListener(`resize`,this.#t)}#t},_=16/9,v=1.1;function y(e,t){let n=m(e),r=e=>t?(t.width-(e-1)*t.gap)/e:0;if(!t||r(2)<280)return{columns:n,width:null};let i=n=>{let i=Math.ceil(e/n);return Math.min(r(n),(t.height-(i-1)*t.gap)/i*_)},a=Math.max(1,Math.min(n,Math.floor((t.width+t.gap)/(280+t.gap)))),o=i(a),s=o*v;for(let t=1;t<=e&&r(t)>=280;t++)i(t)<s||(a=t,o=s=i(t));return o<280?{columns:n,width:null}:{columns:a,width:Math.floor(a*o+(a-1)*t.gap)}}var b=class extends s{constructor(...e){super(...e),this.place=``,this.#e=new p(this,e=>e.backend.outside),this.#t=new p(this,e=>d(e.backend).level),this.#n=new p(this,e=>e.backend.cameras),this.#r=new p(this,e=>e.backend.isAdmin),this.#i=new g(this)}static{this.styles=[l,t`
      :host {
        display: block;
        padding: var(--tawny-gap);
      }
      .all {
        max-width: var(--all);
        margin: 0 auto;
      }
      h2 {
        margin: 6px 4px 10px;
        font-size: 1rem;
        font-weight: 600;
        color: var(--tawny-soft);
      }
      tawny-quality {
        margin: 0 4px;
      }
      tawny-quality:not(.foot *) {
        margin-bottom: var(--tawny-gap);
      }
      .foot {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-top: var(--tawny-gap);
      }
      section + section {
        margin-top: 24px;
      }
      .grid {
        display: grid;
        gap: var(--tawny-gap);
        /* As many columns as are wanted, fewer where a tile would be narrower than 280 px. */
        --width: calc((100% - (var(--columns) - 1) * var(--tawny-gap)) / var(--columns));
        grid-template-columns: repeat(auto-fill, minmax(min(100%, max(280px, var(--width))), 1fr));
      }
    `]}#e;#t;#n;#r;#i;firstUpdated(){import(`./camera-dialog-DVx-Ef5_.js`)}render(){let t=this.#n.value;if(!t)return r;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return a`
        <tawny-message icon=${e} heading=${t.heading} text=${t.text}>
          ${this.#r.value&&this.app.backend.openSettings?this.#a():r}
        </tawny-message>
      `}let n=f(t,this.app.language),i=t.find(e=>h(e)===this.place);this.#t.value;let o=!(i&&d(this.app.backend).isFar),s=n.length===1?y(t.length,this.#i.value):null,c={"--all":s?.width?`${s.width}px`:`none`};return a`
      <div class="all" ${u(c)} @tawny-open=${e=>this.app.go(`live`,h(e.detail))}>
        ${this.#e.value?a`<tawny-quality></tawny-quality>`:r}
        ${n.map(e=>this.#o(e,s?.columns,o))}
        <div class="foot">
          ${this.#e.value?r:a`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${i?this.#s(i,t):r}
    `}#a(){return a`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#o(e,t,n){return a`
      <section>
        ${t===void 0?a`<h2>${e.area||this.t(`live.other_area`)}</h2>`:r}
        <div class="grid" ${u({"--columns":t??m(e.cameras.length)})}>
          ${c(e.cameras,h,e=>a`<tawny-camera .camera=${e} ?live=${n}></tawny-camera>`)}
        </div>
      </section>
    `}#s(e,t){return a`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,h(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${h(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,h(e))}
      ></tawny-camera-dialog>
    `}};o([n()],b.prototype,`place`,void 0),b=o([i(`tawny-live-view`)],b);export{b as TawnyLiveView};