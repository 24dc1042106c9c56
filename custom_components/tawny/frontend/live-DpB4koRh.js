import{n as e}from"./mdi-DsGaeWFn.js";import{C as t,_ as n,b as r,c as i,h as a,m as o,n as s,r as c,t as l}from"./watch-DmlLQnoC.js";import{t as u}from"./repeat-wEihg5pl.js";import{t as d}from"./icon-LbX0X2qZ.js";import{t as f}from"./css-props-aNuRcW5J.js";import{o as p,s as m}from"./root-cwam0O-c.js";import"./camera-tile-Dnl4lOM1.js";import"./message-DQxdU43L.js";var h=class extends s{constructor(...e){super(...e),this.place=``,this.#e=new l(this,e=>e.backend.outside),this.#t=new l(this,e=>e.backend.cameras),this.#n=new l(this,e=>e.backend.isAdmin)}static{this.styles=[d,t`
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
    `]}#e;#t;#n;firstUpdated(){import(`./camera-dialog-vSFFeFDw.js`)}render(){let t=this.#t.value;if(!t)return n;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return r`
        <tawny-message icon=${e} heading=${t.heading} text=${t.text}>
          ${this.#n.value&&this.app.backend.openSettings?this.#r():n}
        </tawny-message>
      `}let a=p(t,this.app.language),o=t.find(e=>i(e)===this.place),s=!(o&&this.#e.value);return r`
      <div @tawny-open=${e=>this.app.go(`live`,i(e.detail))}>
        ${this.#e.value?r`<tawny-quality></tawny-quality>`:n}
        ${a.map(e=>this.#i(e,a.length>1,s))}
        ${this.#e.value?n:r`<tawny-quality></tawny-quality>`}
      </div>
      ${o?this.#a(o,t):n}
    `}#r(){return r`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#i(e,t,a){return r`
      <section>
        ${t?r`<h2>${e.area||this.t(`live.other_area`)}</h2>`:n}
        <div class="grid" ${f({"--columns":m(e.cameras.length)})}>
          ${u(e.cameras,i,e=>r`<tawny-camera .camera=${e} ?live=${a}></tawny-camera>`)}
        </div>
      </section>
    `}#a(e,t){return r`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,i(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${i(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,i(e))}
      ></tawny-camera-dialog>
    `}};c([o()],h.prototype,`place`,void 0),h=c([a(`tawny-live-view`)],h);export{h as TawnyLiveView};