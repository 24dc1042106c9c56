const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./camera-dialog-BMOA5jig.js","./mdi-BDCSaT4F.js","./mdi-CvV0JW8r.js","./index-DceriZ2x.js","./mdi-DwmMI7iF.js","./camera-state-DnuevFgP.js","./mdi-D2gFh3UD.js","./mdi-CREp6pXp.js","./until-DMGE040e.js","./repeat-2WfgFqZ6.js","./video-BQ6WUQn-.js","./waiting-DdlVxWZn.js","./dialog-C-QIeYpS.js","./mdi-CrWRMeGS.js","./select-styles-DzD5lk_8.js"])))=>i.map(i=>d[i]);
import{C as e,F as t,H as n,I as r,L as i,P as a,_ as o,a as s,g as c,i as l,n as u,p as d,r as f,u as p,y as m,z as h}from"./index-DceriZ2x.js";import{n as g,t as _}from"./repeat-2WfgFqZ6.js";import{t as v}from"./camera-state-DnuevFgP.js";import{t as y}from"./on-screen-BuOn8777.js";import"./video-BQ6WUQn-.js";import"./message--QHrYM-l.js";var b=class extends f{constructor(...e){super(...e),this.live=!1,this.playing=!1,this.#e=new y(this)}static{this.styles=[s,n`
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
        font-size: max(1em, 1.3cqw);
        text-shadow: 0 1px 3px rgb(0 0 0 / 0.8);
        background: linear-gradient(transparent, rgb(8 5 3 / 0.82));
        pointer-events: none;
      }
      .name {
        flex: 1 1 auto;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        font-size: max(0.84em, 12px);
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 5px;
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
        font-size: max(12px, 0.96cqw);
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
    `]}#e;render(){let{camera:t}=this,n=v(t,this.app.t,this.app.times);return h`
      <button
        type="button"
        class=${t.online&&t.motion?`motion`:``}
        @click=${()=>this.fire(`tawny-open`,t)}
        @tawny-playing=${e=>{this.playing=e.detail}}
      >
        <tawny-video
          .camera=${t}
          rendition=${e(t)}
          ?live=${this.live&&this.#e.value}
        ></tawny-video>
        <span class="bar">
          <span class="name">${t.name}</span>
          <span class="states">
            ${n.map(e=>h`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <span class="badge" ?hidden=${!this.playing}>${this.t(`state.live`)}</span>
        <span class="unseen">${this.t(`live.enlarge`)}</span>
      </button>
    `}};l([t({attribute:!1})],b.prototype,`camera`,void 0),l([t({type:Boolean})],b.prototype,`live`,void 0),l([a()],b.prototype,`playing`,void 0),b=l([r(`tawny-camera`)],b);var x=class extends f{constructor(...e){super(...e),this.place=``,this.#e=new u(this,e=>e.backend.outside),this.#t=new u(this,e=>e.backend.cameras),this.#n=new u(this,e=>e.backend.isAdmin)}static{this.styles=[s,n`
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
    `]}#e;#t;#n;firstUpdated(){d(()=>import(`./camera-dialog-BMOA5jig.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14]),import.meta.url)}render(){let e=this.#t.value;if(!e)return i;if(!e.length){let e={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return h`
        <tawny-message icon=${p} heading=${e.heading} text=${e.text}>
          ${this.#n.value&&this.app.backend.openSettings?this.#r():i}
        </tawny-message>
      `}let t=c(e,this.app.language),n=e.find(e=>m(e)===this.place),r=!(n&&this.#e.value);return h`
      <div @tawny-open=${e=>this.app.go(`live`,m(e.detail))}>
        ${this.#e.value?h`<tawny-quality></tawny-quality>`:i}
        ${t.map(e=>this.#i(e,t.length>1,r))}
        ${this.#e.value?i:h`<tawny-quality></tawny-quality>`}
      </div>
      ${n?this.#a(n,e):i}
    `}#r(){return h`<button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>${this.t(`live.add`)}</button>`}#i(e,t,n){return h`
      <section>
        ${t?h`<h2>${e.area||this.t(`live.other_area`)}</h2>`:i}
        <div class="grid" ${g({"--columns":o(e.cameras.length)})}>
          ${_(e.cameras,m,e=>h`<tawny-camera .camera=${e} ?live=${n}></tawny-camera>`)}
        </div>
      </section>
    `}#a(e,t){return h`
      <tawny-camera-dialog
        .camera=${e}
        ?others=${t.length>1}
        @tawny-step=${n=>{let r=t[(t.indexOf(e)+n.detail+t.length)%t.length];r&&this.app.go(`live`,m(r),!0)}}
        @tawny-close=${()=>this.app.go(`live`)}
        @tawny-events=${()=>this.app.go(`events`,`camera=${m(e)}`)}
        @tawny-recordings=${()=>this.app.go(`recordings`,m(e))}
      ></tawny-camera-dialog>
    `}};l([t()],x.prototype,`place`,void 0),x=l([r(`tawny-live-view`)],x);export{x as TawnyLiveView};