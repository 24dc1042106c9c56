import{t as e}from"./mdi-BTStnq9I.js";import{f as t,h as n,l as r,o as i,s as a,t as o}from"./decorate-BQdFff4O.js";import{t as s}from"./repeat-QZwRnN_b.js";import{f as c,h as l,p as u,t as d}from"./css-props-Rd-ETDxK.js";import{a as f,o as p}from"./root-DyHMZv50.js";import{t as m}from"./types-Cmzqlky9.js";import"./camera-tile-BZVPHMko.js";import"./message-DcIkq61X.js";var h=class extends u{constructor(...e){super(...e),this.place=``,this.#e=new c(this,e=>e.backend.cameras),this.#t=new c(this,e=>e.backend.isAdmin)}static{this.styles=[l,n`
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
    `]}#e;#t;render(){let n=this.#e.value;if(!n)return r;if(!n.length){let n={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return t`
        <tawny-message icon=${e} heading=${n.heading} text=${n.text}>
          ${this.#t.value&&this.app.backend.openSettings?this.#n():r}
        </tawny-message>
      `}let i=f(n,this.app.language),a=n.find(e=>m(e)===this.place);return t`
      <div @tawny-open=${e=>this.app.go(`live`,m(e.detail))}>
        ${i.map(e=>this.#r(e,i.length>1))}
      </div>
      ${a?this.#i(a,n):r}
    `}#n(){return t`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#r(e,n){return t`
      <section>
        ${n?t`<h2>${e.area||this.t(`live.other_area`)}</h2>`:r}
        <div class="grid" ${d({"--columns":p(e.cameras.length)})}>
          ${s(e.cameras,m,e=>t`<tawny-camera .camera=${e} live></tawny-camera>`)}
        </div>
      </section>
    `}#i(e,n){return t`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${n.length>1}
        @tawny-step=${t=>{let r=n[(n.indexOf(e)+t.detail+n.length)%n.length];r&&this.app.go(`live`,m(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${m(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,m(e))}
      ></tawny-camera-dialog>
    `}};o([i()],h.prototype,`place`,void 0),h=o([a(`tawny-live-view`)],h);export{h as TawnyLiveView};