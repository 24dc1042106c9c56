import{n as e}from"./mdi-6UeyewRl.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,t as s}from"./element-C2n6mDQz.js";import{t as c}from"./repeat-CqGW013E.js";import{t as l}from"./icon-wUJKSHt8.js";import{t as u}from"./css-props-DUiSJsUT.js";import{n as d,t as f}from"./watch-C6VtRjeP.js";import{c as p,s as m}from"./root-DEk6S-4m.js";import"./camera-tile-DfV2wfAH.js";import"./message-NTv_qBxg.js";var h=class extends s{constructor(...e){super(...e),this.place=``,this.#e=new f(this,e=>e.backend.outside),this.#t=new f(this,e=>e.backend.cameras),this.#n=new f(this,e=>e.backend.isAdmin)}static{this.styles=[l,t`
      :host {
        display: block;
        padding: var(--tawny-gap);
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
      tawny-quality:first-child {
        margin-bottom: var(--tawny-gap);
      }
      tawny-quality:last-child {
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
    `]}#e;#t;#n;firstUpdated(){import(`./camera-dialog-CCYma0Xn.js`)}render(){let t=this.#t.value;if(!t)return r;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return a`
        <tawny-message icon=${e} heading=${t.heading} text=${t.text}>
          ${this.#n.value&&this.app.backend.openSettings?this.#r():r}
        </tawny-message>
      `}let n=m(t,this.app.language),i=t.find(e=>d(e)===this.place),o=!(i&&this.#e.value);return a`
      <div @tawny-open=${e=>this.app.go(`live`,d(e.detail))}>
        ${this.#e.value?a`<tawny-quality></tawny-quality>`:r}
        ${n.map(e=>this.#i(e,n.length>1,o))}
        ${this.#e.value?r:a`<tawny-quality></tawny-quality>`}
      </div>
      ${i?this.#a(i,t):r}
    `}#r(){return a`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#i(e,t,n){return a`
      <section>
        ${t?a`<h2>${e.area||this.t(`live.other_area`)}</h2>`:r}
        <div class="grid" ${u({"--columns":p(e.cameras.length)})}>
          ${c(e.cameras,d,e=>a`<tawny-camera .camera=${e} ?live=${n}></tawny-camera>`)}
        </div>
      </section>
    `}#a(e,t){return a`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,d(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${d(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,d(e))}
      ></tawny-camera-dialog>
    `}};o([n()],h.prototype,`place`,void 0),h=o([i(`tawny-live-view`)],h);export{h as TawnyLiveView};