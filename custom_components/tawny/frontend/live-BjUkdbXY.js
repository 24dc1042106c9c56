import{r as e}from"./mdi-dFCn9TAS.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,t as s}from"./element-C2n6mDQz.js";import{t as c}from"./repeat-D9CGXrn9.js";import{t as l}from"./icon-CgXKSShU.js";import{t as u}from"./css-props-CZNcf012.js";import{t as d}from"./video-BDJC9PBj.js";import{c as f,i as p,l as m}from"./root-r7WWurTp.js";import{t as h}from"./types-mpe7YUF5.js";import"./camera-tile-Dng9P5AN.js";import"./message-Cr_MUyKM.js";var g=class extends s{constructor(...e){super(...e),this.place=``,this.#e=new p(this,e=>e.backend.outside),this.#t=new p(this,e=>d(e.backend).level),this.#n=new p(this,e=>e.backend.cameras),this.#r=new p(this,e=>e.backend.isAdmin)}static{this.styles=[l,t`
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
    `]}#e;#t;#n;#r;firstUpdated(){import(`./camera-dialog-Bmrk24St.js`)}render(){let t=this.#n.value;if(!t)return r;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return a`
        <tawny-message icon=${e} heading=${t.heading} text=${t.text}>
          ${this.#r.value&&this.app.backend.openSettings?this.#i():r}
        </tawny-message>
      `}let n=f(t,this.app.language),i=t.find(e=>h(e)===this.place);this.#t.value;let o=!(i&&d(this.app.backend).isFar);return a`
      <div @tawny-open=${e=>this.app.go(`live`,h(e.detail))}>
        ${this.#e.value?a`<tawny-quality></tawny-quality>`:r}
        ${n.map(e=>this.#a(e,n.length>1,o))}
        <div class="foot">
          ${this.#e.value?r:a`<tawny-quality></tawny-quality>`}<tawny-keys-button></tawny-keys-button>
        </div>
      </div>
      ${i?this.#o(i,t):r}
    `}#i(){return a`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#a(e,t,n){return a`
      <section>
        ${t?a`<h2>${e.area||this.t(`live.other_area`)}</h2>`:r}
        <div class="grid" ${u({"--columns":m(e.cameras.length)})}>
          ${c(e.cameras,h,e=>a`<tawny-camera .camera=${e} ?live=${n}></tawny-camera>`)}
        </div>
      </section>
    `}#o(e,t){return a`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,h(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${h(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,h(e))}
      ></tawny-camera-dialog>
    `}};o([n()],g.prototype,`place`,void 0),g=o([i(`tawny-live-view`)],g);export{g as TawnyLiveView};