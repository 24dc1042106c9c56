const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./camera-dialog-B4YOUZ9v.js","./mdi-BDCSaT4F.js","./mdi-CvV0JW8r.js","./index-zEC820D_.js","./mdi-DwmMI7iF.js","./camera-state-27eJzvhv.js","./mdi-D2gFh3UD.js","./mdi-CREp6pXp.js","./until-C0-Q8juP.js","./repeat-C_iE3caV.js","./video-BKI-5KJU.js","./waiting-VfaC1QSm.js","./dialog-BCuNbzEl.js"])))=>i.map(i=>d[i]);
import{F as e,I as t,N as n,P as r,R as i,S as a,V as o,a as s,g as c,h as l,i as u,n as d,p as f,r as p,u as m,v as h}from"./index-zEC820D_.js";import{n as g,t as _}from"./repeat-C_iE3caV.js";import{t as v}from"./camera-state-27eJzvhv.js";import{t as y}from"./on-screen-BuOn8777.js";import"./video-BKI-5KJU.js";import"./message-BVYh47rm.js";var b=class extends p{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new y(this)}static{this.styles=[s,o`
      :host {
        display: block;
        container-type: inline-size;
      }
      button {
        position: relative;
        display: block;
        width: 100%;
        height: 100%; /* of a card whose height somebody has chosen */
        padding: 0;
        border: 0;
        border-radius: var(--tawny-round);
        background: var(--tawny-screen);
        color: #fff;
        text-align: start;
        overflow: hidden;
        cursor: pointer;
        box-shadow: var(--tawny-shade);
      }
      /* Above the picture, so that nothing of it is cut by the edge. */
      button::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: inherit;
        border: 1px solid rgb(255 255 255 / 0.08);
        pointer-events: none;
        transition: border-color 0.3s, box-shadow 0.3s;
      }
      button.motion::after {
        border: 3px solid var(--tawny-motion);
        box-shadow: inset 0 0 22px color-mix(in srgb, var(--tawny-motion) 45%, transparent);
      }
      button:focus-visible {
        outline-offset: 3px;
      }
      tawny-video {
        height: 100%;
        aspect-ratio: var(--tawny-aspect, 16 / 9);
      }
      .bar {
        position: absolute;
        inset: auto 0 0 0;
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 2px 10px;
        padding: 36px 14px 12px;
        background: linear-gradient(transparent, rgb(8 5 3 / 0.82));
        pointer-events: none;
      }
      .name {
        flex: 1 1 auto;
        font-weight: 600;
        overflow-wrap: anywhere;
        text-shadow: 0 1px 2px rgb(0 0 0 / 0.6);
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        font-size: 0.84rem;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        text-shadow: 0 1px 2px rgb(0 0 0 / 0.6);
      }
      .state tawny-icon {
        width: 1.1em;
        height: 1.1em;
      }
      .recording tawny-icon {
        width: 0.7em;
        height: 0.7em;
        color: #ff6a5c;
      }
      .motion .state.motion {
        color: #ffc98f;
      }
      .bad {
        color: #ffb3ab;
      }
      .badge {
        position: absolute;
        top: 12px;
        inset-inline-end: 12px;
        padding: 1px 8px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.6);
        font-size: 0.74rem;
        font-weight: 600;
        letter-spacing: 0.03em;
        backdrop-filter: blur(6px);
      }
      @container (max-width: 230px) {
        .bar {
          padding: 24px 10px 8px;
          font-size: 0.86rem;
        }
        .recording,
        .idle {
          display: none;
        }
      }
    `]}#e;render(){let{camera:e}=this,t=v(e,this.app.t,this.app.times);return i`
      <button
        type="button"
        class=${e.online&&e.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,e)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${e}
          rendition=${a(e)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${e.name}</span>
          <span class="states">
            ${t.map(e=>i`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};u([r({attribute:!1})],b.prototype,`camera`,void 0),u([r({type:Boolean})],b.prototype,`live`,void 0),u([n()],b.prototype,`playing`,void 0),b=u([e(`tawny-camera`)],b);var x=class extends p{constructor(...e){super(...e),this.place=``,this.#e=new d(this,e=>e.backend.outside),this.#t=new d(this,e=>e.backend.cameras),this.#n=new d(this,e=>e.backend.isAdmin)}static{this.styles=[s,o`
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
    `]}#e;#t;#n;firstUpdated(){f(()=>import(`./camera-dialog-B4YOUZ9v.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12]),import.meta.url)}render(){let e=this.#t.value;if(!e)return t;if(!e.length){let e={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return i`
        <tawny-message icon=${m} heading=${e.heading} text=${e.text}>
          ${this.#n.value&&this.app.backend.openSettings?this.#r():t}
        </tawny-message>
      `}let n=l(e,this.app.language),r=e.find(e=>h(e)===this.place),a=!(r&&this.#e.value);return i`
      <div @tawny-open=${e=>this.app.go(`live`,h(e.detail))}>
        ${this.#e.value?i`<tawny-quality></tawny-quality>`:t}
        ${n.map(e=>this.#i(e,n.length>1,a))}
        ${this.#e.value?t:i`<tawny-quality></tawny-quality>`}
      </div>
      ${r?this.#a(r,e):t}
    `}#r(){return i`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#i(e,n,r){return i`
      <section>
        ${n?i`<h2>${e.area||this.t(`live.other_area`)}</h2>`:t}
        <div class="grid" ${g({"--columns":c(e.cameras.length)})}>
          ${_(e.cameras,h,e=>i`<tawny-camera .camera=${e} ?live=${r}></tawny-camera>`)}
        </div>
      </section>
    `}#a(e,t){return i`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,h(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${h(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,h(e))}
      ></tawny-camera-dialog>
    `}};u([r()],x.prototype,`place`,void 0),x=u([e(`tawny-live-view`)],x);export{x as TawnyLiveView};