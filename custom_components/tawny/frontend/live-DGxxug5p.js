import{n as e}from"./mdi-6UeyewRl.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,t as s}from"./element-C2n6mDQz.js";import{t as c}from"./repeat-DudJ5vlW.js";import{t as l}from"./icon-X6zE-IHN.js";import{t as u}from"./css-props-CXn1RLwm.js";import{c as d,i as f,l as p}from"./root-DgDfbX6B.js";import{t as m}from"./types-mpe7YUF5.js";import"./camera-tile-DY28nZ5w.js";import"./message-B6XC27IW.js";var h=class extends s{constructor(...e){super(...e),this.place=``,this.#e=new f(this,e=>e.backend.outside),this.#t=new f(this,e=>e.backend.cameras),this.#n=new f(this,e=>e.backend.isAdmin)}static{this.styles=[l,t`
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
    `]}#e;#t;#n;firstUpdated(){import(`./camera-dialog-BIP52w_l.js`)}render(){let t=this.#t.value;if(!t)return r;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return a`
        <tawny-message icon=${e} heading=${t.heading} text=${t.text}>
          ${this.#n.value&&this.app.backend.openSettings?this.#r():r}
        </tawny-message>
      `}let n=d(t,this.app.language),i=t.find(e=>m(e)===this.place),o=!(i&&this.#e.value);return a`
      <div @tawny-open=${e=>this.app.go(`live`,m(e.detail))}>
        ${this.#e.value?a`<tawny-quality></tawny-quality>`:r}
        ${n.map(e=>this.#i(e,n.length>1,o))}
        ${this.#e.value?r:a`<tawny-quality></tawny-quality>`}
      </div>
      ${i?this.#a(i,t):r}
    `}#r(){return a`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#i(e,t,n){return a`
      <section>
        ${t?a`<h2>${e.area||this.t(`live.other_area`)}</h2>`:r}
        <div class="grid" ${u({"--columns":p(e.cameras.length)})}>
          ${c(e.cameras,m,e=>a`<tawny-camera .camera=${e} ?live=${n}></tawny-camera>`)}
        </div>
      </section>
    `}#a(e,t){return a`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,m(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${m(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,m(e))}
      ></tawny-camera-dialog>
    `}};o([n()],h.prototype,`place`,void 0),h=o([i(`tawny-live-view`)],h);export{h as TawnyLiveView};