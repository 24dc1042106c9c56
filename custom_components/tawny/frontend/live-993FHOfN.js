import{r as e}from"./mdi-CDyUdPjG.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,s,t as c}from"./element-C2n6mDQz.js";import{t as l}from"./repeat-D9CGXrn9.js";import{t as u}from"./icon-CgXKSShU.js";import{t as d}from"./css-props-CZNcf012.js";import{n as f}from"./open-dialogs-BPwJHcjc.js";import{a as p}from"./media-source-CBK2zH4Q.js";import{c as m,i as h,l as g}from"./root-oErZt4hX.js";import{i as _,t as v}from"./types-mpe7YUF5.js";import"./camera-tile-SNwTJk-J.js";import"./message-Cr_MUyKM.js";var y=class{#e;constructor(e){this.host=e,this.value=null,this.#e=new ResizeObserver(()=>this.#t()),this.#t=()=>{let{host:e}=this,[t,n]=[`.all`,`.grid`].map(t=>e.renderRoot.querySelector(t));if(!t||!n)return;let r=getComputedStyle(e),i=e=>Number.parseFloat(r.getPropertyValue(e))||0,a=i(`padding-top`)+i(`padding-bottom`)+i(`--tawny-foot`)+t.offsetHeight-n.offsetHeight,o={width:e.clientWidth-i(`padding-left`)-i(`padding-right`),height:innerHeight-(e.getBoundingClientRect().top+scrollY)-a,gap:Number.parseFloat(getComputedStyle(n).columnGap)||0},s=this.value;s&&s.width===o.width&&s.height===o.height||(this.value=o,e.requestUpdate())},e.addController(this)}hostConnected(){this.#e.observe(this.host),addEventListener(`resize`,this.#t)}hostDisconnected(){this.#e.disconnect(),removeEventListener(`resize`,this.#t)}#t},b=16/9,x=1.1;function S(e,t){let n=g(e),r=e=>t?(t.width-(e-1)*t.gap)/e:0;if(!t||r(2)<280)return{columns:n,width:null};let i=n=>{let i=Math.ceil(e/n);return Math.min(r(n),(t.height-(i-1)*t.gap)/i*b)},a=Math.max(1,Math.min(n,Math.floor((t.width+t.gap)/(280+t.gap)))),o=i(a),s=o*x;for(let t=1;t<=e&&r(t)>=280;t++)i(t)<s||(a=t,o=s=i(t));return o<280?{columns:n,width:null}:{columns:a,width:Math.floor(a*o+(a-1)*t.gap)}}var C=class extends c{constructor(...e){super(...e),this.place=``,this.gone=null,this.#e=null,this.#t=new h(this,e=>e.backend.outside),this.#n=new h(this,e=>p(e.backend).level),this.#r=new h(this,e=>e.backend.cameras),this.#i=new h(this,e=>e.backend.isAdmin),this.#a=new y(this)}static{this.styles=[u,t`
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
      .note {
        margin-bottom: var(--tawny-gap);
        padding: 10px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
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
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){w()}willUpdate(){let e=this.#r.value;if(!e||!this.place)return;let t=e.find(e=>v(e)===this.place);if(t)w(),this.#e=t,this.gone=null;else if(this.#o(_(this.place).home)){let e=this.#e&&v(this.#e)===this.place?this.#e.name:``;this.gone={key:this.place,text:e?this.t(`live.gone`,{name:e}):this.t(`card.no_camera`)},this.app.go(`live`,``,!0)}}#o(e){let t=this.app.backend.homes?.value;return!t||t.some(t=>t.id===e)}render(){let t=this.#r.value;if(!t)return r;let n=this.gone&&!t.some(e=>v(e)===this.gone?.key)?this.gone:null,i=n?a`<p class="note" role="status">${n.text}</p>`:r;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return a`
        ${i}
        <tawny-message icon=${e} heading=${t.heading} text=${t.text}>
          ${this.#i.value&&this.app.backend.openSettings?this.#s():r}
        </tawny-message>
      `}let o=m(t,this.app.language),s=t.find(e=>v(e)===this.place);this.#n.value;let c=!(s&&p(this.app.backend).isFar),l=o.length===1?S(t.length,this.#a.value):null,u={"--all":l?.width?`${l.width}px`:`none`};return a`
      <div class="all" ${d(u)} @tawny-open=${e=>this.app.go(`live`,v(e.detail))}>
        ${i} ${this.#t.value?a`<tawny-quality></tawny-quality>`:r}
        ${o.map(e=>this.#c(e,l?.columns,c))}
        <div class="foot">
          ${this.#t.value?r:a`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${s?this.#l(s,t):r}
    `}#s(){return a`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#c(e,t,n){return a`
      <section>
        ${t===void 0?a`<h2>${e.area||this.t(`live.other_area`)}</h2>`:r}
        <div class="grid" ${d({"--columns":t??g(e.cameras.length)})}>
          ${l(e.cameras,v,e=>a`<tawny-camera .camera=${e} ?live=${n}></tawny-camera>`)}
        </div>
      </section>
    `}#l(e,t){return a`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,v(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${v(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,v(e))}
      ></tawny-camera-dialog>
    `}};o([n()],C.prototype,`place`,void 0),o([s()],C.prototype,`gone`,void 0),C=o([i(`tawny-live-view`)],C);var w=()=>f(`camera-dialog`,()=>import(`./camera-dialog-B3gBF-p_.js`));export{C as TawnyLiveView};