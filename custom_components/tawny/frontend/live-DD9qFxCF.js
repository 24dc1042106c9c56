import{n as e}from"./mdi-DsGaeWFn.js";import{_ as t,a as n,b as r,d as i,f as a,m as o,t as s}from"./decorate-BLRVxu6Q.js";import{t as c}from"./repeat-D4PGL1r8.js";import{i as l,n as u,t as d}from"./icon-IoJ6aSv4.js";import{t as f}from"./css-props-CRzCm6wz.js";import{o as p,s as m}from"./root-zUMe2F1O.js";import"./camera-tile-WuyQEcjT.js";import"./message-qHK8V8Kl.js";var h=class extends u{constructor(...e){super(...e),this.place=``,this.#e=new d(this,e=>e.backend.outside),this.#t=new d(this,e=>e.backend.cameras),this.#n=new d(this,e=>e.backend.isAdmin)}static{this.styles=[l,r`
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
    `]}#e;#t;#n;firstUpdated(){import(`./camera-dialog-DqmmWlHD.js`)}render(){let r=this.#t.value;if(!r)return o;if(!r.length){let n={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return t`
        <tawny-message icon=${e} heading=${n.heading} text=${n.text}>
          ${this.#n.value&&this.app.backend.openSettings?this.#r():o}
        </tawny-message>
      `}let i=p(r,this.app.language),a=r.find(e=>n(e)===this.place),s=!(a&&this.#e.value);return t`
      <div @tawny-open=${e=>this.app.go(`live`,n(e.detail))}>
        ${this.#e.value?t`<tawny-quality></tawny-quality>`:o}
        ${i.map(e=>this.#i(e,i.length>1,s))}
        ${this.#e.value?o:t`<tawny-quality></tawny-quality>`}
      </div>
      ${a?this.#a(a,r):o}
    `}#r(){return t`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#i(e,r,i){return t`
      <section>
        ${r?t`<h2>${e.area||this.t(`live.other_area`)}</h2>`:o}
        <div class="grid" ${f({"--columns":m(e.cameras.length)})}>
          ${c(e.cameras,n,e=>t`<tawny-camera .camera=${e} ?live=${i}></tawny-camera>`)}
        </div>
      </section>
    `}#a(e,r){return t`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${r.length>1}
        @tawny-step=${t=>{let i=r[(r.indexOf(e)+t.detail+r.length)%r.length];i&&this.app.go(`live`,n(i),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${n(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,n(e))}
      ></tawny-camera-dialog>
    `}};s([i()],h.prototype,`place`,void 0),h=s([a(`tawny-live-view`)],h);export{h as TawnyLiveView};