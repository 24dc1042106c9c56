import{n as e}from"./mdi-DsGaeWFn.js";import{O as t,S as n,T as r,b as i,m as a,t as o,y as s}from"./types-CmMm0l-2.js";import{t as c}from"./repeat-BuJJ31we.js";import{m as l,n as u,p as d,t as f}from"./icon-u3dGhHk5.js";import{a as p,o as m}from"./root-BjpxI25o.js";import"./camera-tile-D5KhI_CL.js";import"./message-BO6y4J1Z.js";var h=class extends l{constructor(...e){super(...e),this.place=``,this.#e=new d(this,e=>e.backend.cameras),this.#t=new d(this,e=>e.backend.isAdmin)}static{this.styles=[u,t`
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
    `]}#e;#t;render(){let t=this.#e.value;if(!t)return n;if(!t.length){let t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return r`
        <tawny-message icon=${e} heading=${t.heading} text=${t.text}>
          ${this.#t.value&&this.app.backend.openSettings?this.#n():n}
        </tawny-message>
      `}let i=p(t,this.app.language),a=t.find(e=>o(e)===this.place);return r`
      <div @tawny-open=${e=>this.app.go(`live`,o(e.detail))}>
        ${i.map(e=>this.#r(e,i.length>1))}
      </div>
      ${a?this.#i(a,t):n}
    `}#n(){return r`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#r(e,t){return r`
      <section>
        ${t?r`<h2>${e.area||this.t(`live.other_area`)}</h2>`:n}
        <div class="grid" ${f({"--columns":m(e.cameras.length)})}>
          ${c(e.cameras,o,e=>r`<tawny-camera .camera=${e} live></tawny-camera>`)}
        </div>
      </section>
    `}#i(e,t){return r`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,o(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${o(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,o(e))}
      ></tawny-camera-dialog>
    `}};a([s()],h.prototype,`place`,void 0),h=a([i(`tawny-live-view`)],h);export{h as TawnyLiveView};