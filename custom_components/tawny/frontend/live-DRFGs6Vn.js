import{n as e}from"./mdi-DsGaeWFn.js";import{_ as t,b as n,d as r,f as i,m as a,o,t as s}from"./types-Dc1-0JEH.js";import{t as c}from"./repeat-BKD3OUue.js";import{m as l,n as u,p as d,t as f}from"./icon-Jz7ptYY0.js";import{a as p,o as m}from"./root-DVLdFr_-.js";import"./camera-tile-Cbl_54IK.js";import"./message-DdqqLw94.js";var h=class extends l{constructor(...e){super(...e),this.place=``,this.#e=new d(this,e=>e.backend.cameras),this.#t=new d(this,e=>e.backend.isAdmin)}static{this.styles=[u,n`
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
    `]}#e;#t;render(){let n=this.#e.value;if(!n)return a;if(!n.length){let n={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return t`
        <tawny-message icon=${e} heading=${n.heading} text=${n.text}>
          ${this.#t.value&&this.app.backend.openSettings?this.#n():a}
        </tawny-message>
      `}let r=p(n,this.app.language),i=n.find(e=>s(e)===this.place);return t`
      <div @tawny-open=${e=>this.app.go(`live`,s(e.detail))}>
        ${r.map(e=>this.#r(e,r.length>1))}
      </div>
      ${i?this.#i(i,n):a}
    `}#n(){return t`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#r(e,n){return t`
      <section>
        ${n?t`<h2>${e.area||this.t(`live.other_area`)}</h2>`:a}
        <div class="grid" ${f({"--columns":m(e.cameras.length)})}>
          ${c(e.cameras,s,e=>t`<tawny-camera .camera=${e} live></tawny-camera>`)}
        </div>
      </section>
    `}#i(e,n){return t`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${n.length>1}
        @tawny-step=${t=>{let r=n[(n.indexOf(e)+t.detail+n.length)%n.length];r&&this.app.go(`live`,s(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${s(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,s(e))}
      ></tawny-camera-dialog>
    `}};o([r()],h.prototype,`place`,void 0),h=o([i(`tawny-live-view`)],h);export{h as TawnyLiveView};