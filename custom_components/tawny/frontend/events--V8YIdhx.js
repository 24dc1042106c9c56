import{t as e}from"./mdi-DU0a5xNg.js";import{n as t,t as n}from"./events-strip-D78ZaJSa.js";import{_ as r,c as i,d as a,f as o,l as s,m as c,n as l,s as u,t as d}from"./element-C2n6mDQz.js";import{t as f}from"./repeat-D9CGXrn9.js";import{t as p}from"./backend-BWYT5DNl.js";import{t as m}from"./icon-CgXKSShU.js";import{i as h}from"./root-oErZt4hX.js";import{_ as g,a as _,d as v,g as y,h as b,n as x,o as S,t as C,u as w}from"./clip-BfR_hS41.js";import{n as T,r as E,t as D}from"./types-mpe7YUF5.js";import{p as O}from"./media-source-CBK2zH4Q.js";import{t as k}from"./message-Cr_MUyKM.js";import{r as A}from"./mdi-CDyUdPjG.js";import{t as j}from"./mdi-d0XurQ4g.js";import{t as M}from"./mdi-CrWRMeGS.js";import"./chips-1wIsGbwQ.js";var N=`M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z`,P=`M14.73,20.83L17.58,18L14.73,15.17L16.15,13.76L19,16.57L21.8,13.76L23.22,15.17L20.41,18L23.22,20.83L21.8,22.24L19,19.4L16.15,22.24L14.73,20.83M13,19.88C13.04,20.18 12.94,20.5 12.71,20.71C12.32,21.1 11.69,21.1 11.3,20.71L7.29,16.7C7.06,16.47 6.96,16.16 7,15.87V10.75L2.21,4.62C1.87,4.19 1.95,3.56 2.38,3.22C2.57,3.08 2.78,3 3,3V3H17V3C17.22,3 17.43,3.08 17.62,3.22C18.05,3.56 18.13,4.19 17.79,4.62L13,10.75V19.88M5.04,5L9,10.06V15.58L11,17.58V10.05L14.96,5H5.04Z`;function F({t:e,times:t},n){let r=Date.now();return t.dayKey(n)===t.dayKey(r)?e(`events.today`):t.dayKey(n)===t.dayKey(t.startOfDay(r)-1)?e(`events.yesterday`):t.day(n)}var I=r`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: var(--tawny-gap);
  }
  .day {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 40px;
    margin-top: 4px;
  }
  h2 {
    font-size: 1.05rem;
    font-weight: 600;
  }
  .count {
    margin-inline-end: auto;
    color: var(--tawny-soft);
    font-size: 0.9rem;
  }
  ol {
    display: grid;
    gap: var(--tawny-gap);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, clamp(14.4rem, 12vw, 23.8rem)), 1fr));
  }
  @media (max-width: 560px) {
    ol {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (max-width: 340px) {
    ol {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 480px) {
    .day .word {
      display: none;
    }
  }
  .note {
    padding: 10px 16px;
    border-radius: var(--tawny-round-small);
    background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
  }
  .end {
    min-height: 1px;
    text-align: center;
    color: var(--tawny-soft);
  }
`,L=`600px`,R=k(class extends O{#e=()=>{};#t=null;#n=!1;update(e,[t]){if(this.#e=t,this.#t)return this.#n&&queueMicrotask(()=>this.#e()),o;let n=e=>{this.#n=e.at(-1)?.isIntersecting??!1,this.#n&&this.#e()};return this.#t=new IntersectionObserver(n,{rootMargin:L}),this.#t.observe(e.element),o}render(e){return o}disconnected(){this.#t?.disconnect(),this.#t=null}}),z=`M19,19H5V8H19M16,1V3H8V1H6V3H5C3.89,3 3,3.89 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V5C21,3.89 20.1,3 19,3H18V1M17,12H12V17H17V12Z`,B=`M20,4C21.11,4 22,4.89 22,6V18C22,19.11 21.11,20 20,20H4C2.89,20 2,19.11 2,18V6C2,4.89 2.89,4 4,4H20M8.5,15V9H7.25V12.5L4.75,9H3.5V15H4.75V11.5L7.3,15H8.5M13.5,10.26V9H9.5V15H13.5V13.75H11V12.64H13.5V11.38H11V10.26H13.5M20.5,14V9H19.25V13.5H18.13V10H16.88V13.5H15.75V9H14.5V14A1,1 0 0,0 15.5,15H19.5A1,1 0 0,0 20.5,14Z`,V=`M2,2V8H4.28L5.57,16H4V22H10V20.06L15,20.05V22H21V16H19.17L20,9H22V3H16V6.53L14.8,8H9.59L8,5.82V2M4,4H6V6H4M18,5H20V7H18M6.31,8H7.11L9,10.59V14H15V10.91L16.57,9H18L17.16,16H15V18.06H10V16H7.6M11,10H13V12H11M6,18H8V20H6M17,18H19V20H17`,H=`until`,U=`new`,W=`clear`,G=class extends d{constructor(...e){super(...e),this.filter=C,this.cameras=[],this.speak=null,this.typing=!1}static{this.styles=[m,r`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        min-width: 0;
      }
      tawny-chips {
        flex: 0 1 auto;
        max-width: 100%;
      }
      label {
        position: relative;
        font-size: 0.92rem;
      }
      label.on {
        background: color-mix(in srgb, var(--tawny-accent) 24%, transparent);
        border-color: var(--tawny-accent);
        color: var(--tawny-ink);
      }
      @media (forced-colors: active) {
        label.on {
          outline: 2px solid Highlight;
        }
      }
      label.button {
        min-height: 40px;
      }
      label:has(:focus-visible) {
        outline: 3px solid var(--tawny-accent);
        outline-offset: 2px;
      }
      @media (pointer: coarse) {
        label.button {
          min-height: var(--tawny-target);
        }
      }
      tawny-icon {
        width: 1.2em;
        height: 1.2em;
        margin-inline-start: -2px;
      }
      /* Browsers write days as they like; as readers do, they are written beside it, until somebody types one. */
      input:not(.typed) {
        position: absolute;
        inset: 0;
        width: 100%;
        opacity: 0;
        cursor: pointer;
      }
      label:has(.typed) .day {
        display: none;
      }
      input:focus-visible {
        outline: none;
      }
      input {
        border: 0;
        background: none;
        color: var(--tawny-ink);
        min-height: 32px;
        border-radius: 8px;
      }
    `]}render(){let e=this.filter.since===null?``:this.app.times.dayKey(this.filter.since);return c`
      <tawny-chips
        flows
        label=${this.t(`events.filters`)}
        .chips=${this.#e()}
        @tawny-chip=${e=>this.#r(e.detail)}
      >
        <label class="button ${e?`on`:``}">
          <tawny-icon path=${z}></tawny-icon>
          <span class="day">${this.filter.since===null?this.t(`events.day`):this.app.times.dayName(this.filter.since)}</span>
          <input
            type="date"
            class=${this.typing?`typed`:``}
            aria-label=${this.t(`events.day`)}
            .value=${e}
            max=${this.app.times.dayKey(Date.now())}
            @click=${e=>K(e.target)}
            @keydown=${({key:e})=>this.#i(e!==`Tab`&&e!==`Escape`)}
            @blur=${()=>this.#i(!1)}
            @change=${e=>this.#a(e.target.value)}
          />
        </label>
      </tawny-chips>
      ${w(this.filter)?this.#n():a}
    `}#e(){let{cameras:e,filter:t}=this,n=[{name:U,text:this.t(`events.only_new`),on:t.isNew,icon:B}];if(t.until!==null&&t.since===null){let e=this.app.times.moment(t.until);n.push({name:H,text:this.t(`events.until`,{when:e}),on:!0,icon:M})}if(e.length>1)for(let r of e){let e=D(r),[i,a]=r.former?[this.speak?.(`rec.former`,{name:r.name})??r.name,j]:[r.name,A];n.push({name:`camera:${e}`,text:i,on:t.cameras.includes(e),icon:a})}for(let e of this.#t())n.push({name:`zone:${e.id}`,text:e.name,on:t.zone===e.id,icon:V});return n}#t(){let{cameras:e,filter:t}=this,n=t.cameras.length?e.filter(e=>t.cameras.includes(D(e))):e;return[...new Map(n.flatMap(e=>e.zones).map(e=>[e.id,e])).values()]}#n(){return c`
      <tawny-chips
        flows
        label=${this.t(`events.clear`)}
        .chips=${[{name:W,text:this.t(`events.clear`),on:!1,icon:P}]}
        @tawny-chip=${()=>this.fire(`tawny-filter`,C)}
      ></tawny-chips>
    `}#r(e){let{filter:t}=this,[n=``,...r]=e.split(`:`),i=r.join(`:`);n===U?this.#o({isNew:!t.isNew}):n===H?this.#o({until:null}):n===`zone`?this.#o({zone:t.zone===i?``:i}):t.cameras.includes(i)?this.#o({cameras:t.cameras.filter(e=>e!==i)}):this.#o({cameras:[...t.cameras,i]})}#i(e){this.typing=e}#a(e){let t=Date.parse(`${e}T12:00:00Z`);if(Number.isNaN(t)){this.#o({since:null,until:null});return}let{times:n}=this.app,r=[t,t-432e5,t+432e5].find(t=>n.dayKey(t)===e)??t;this.#o({since:n.startOfDay(r),until:n.startOfDayAfter(r,1)})}#o(e){this.fire(`tawny-filter`,{...this.filter,...e})}};l([i({attribute:!1})],G.prototype,`filter`,void 0),l([i({attribute:!1})],G.prototype,`cameras`,void 0),l([i({attribute:!1})],G.prototype,`speak`,void 0),l([u()],G.prototype,`typing`,void 0),G=l([s(`tawny-events-filters`)],G);function K(e){try{e.showPicker()}catch{e.focus()}}var q=2e3,J=class extends d{constructor(...e){super(...e),this.place=``,this.open=null,this.problem=``,this.former=[],this.speak=null,this.isGone=!1,this.#e=null,this.#n=new h(this,e=>e.backend.cameras),this.#r=new n(this)}static{this.styles=[m,I]}#e;#t;#n;#r;disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#t)}firstUpdated(){this.#a()}willUpdate(e){let{filter:t,open:n}=this.#f;this.#r.show(t),e.has(`place`)&&this.#_(n),this.open&&=this.#r.now(this.open),this.#e&&v(this.#r.now(this.#e.event),this.#e.change)&&(this.problem=``)}render(){let e=this.#d,{filter:t}=this.#f,n=t.cameras.length?e.filter(e=>t.cameras.includes(D(e))):e;return c`
      <tawny-events-strip
        .cameras=${n}
        .events=${this.#r.events}
        @tawny-event=${e=>this.#g(e.detail)}
        @tawny-moment=${e=>this.#p({...t,since:null,until:e.detail})}
        ><tawny-keys-button slot="tools"></tawny-keys-button
      ></tawny-events-strip>
      <tawny-events-filters
        .filter=${t}
        .cameras=${e}
        .speak=${this.speak}
        @tawny-filter=${e=>this.#p(e.detail)}
      ></tawny-events-filters>
      ${this.#i()}
      <div @tawny-open=${e=>this.#h(e.detail)}>${this.#o(e)}</div>
      ${this.open?this.#u(this.open,e):a}
    `}#i(){let e=this.isGone?this.t(`player.expired`):this.open?``:this.problem;return e?c`<p class="note" role="status">${e}</p>`:a}async#a(){let e=await(this.app.backend.former?.()??Promise.resolve([])).catch(()=>[]);if(!e.length)return;let{loadRecordingsTexts:t}=await import(`./recordings-Dj_uztPo.js`);this.speak=await t(this.app.language),this.former=e}#o(e){let t=this.#r;if(!t.events.length)return this.#l();let n=x(t.events,e=>this.app.times.dayKey(e));return c`
      ${f(n,e=>e.key,(t,n)=>this.#s(t,n===0,e))}
      <p class="end" role="status" ${R(()=>t.more())}>
        ${t.isLoading?this.t(`events.loading`):a}
      </p>
    `}#s(e,t,n){let r=e=>n.find(t=>E(t,T(e))),i=e.events.filter(e=>!e.reviewed&&r(e)?.canControl);return c`
      <section>
        <div class="day">
          <h2>${F(this.app,e.start)}</h2>
          <span class="count">${this.t(`events.count`,{count:e.events.length})}</span>
          ${i.length?this.#c(i):a}
        </div>
        <ol aria-live=${t?`polite`:`off`}>
          ${f(e.events,_,e=>c`
              <li>
                <tawny-event-card
                  .event=${e}
                  .camera=${r(e)}
                  ?fresh=${this.#r.fresh.has(e.id)}
                ></tawny-event-card>
              </li>
            `)}
        </ol>
      </section>
    `}#c(e){let t=this.t(`events.review_all`);return c`
      <button type="button" class="button bare" aria-label=${t} title=${t} @click=${()=>void this.#y(e)}>
        <tawny-icon path=${N}></tawny-icon><span class="word">${t}</span>
      </button>
    `}#l(){let{isLoaded:n,problem:r}=this.#r;if(r)return c`
        <tawny-message icon=${e} heading=${this.t(`events.failed_title`)} text=${r}>
          <button type="button" class="button" @click=${()=>this.#r.again()}>${this.t(`events.again`)}</button>
        </tawny-message>
      `;if(!n)return c`<p class="end" role="status">${this.t(`events.loading`)}</p>`;if(!w(this.#f.filter)){let e=this.t(`events.none_title`);return c`
        <tawny-message icon=${t} heading=${e} text=${this.t(`events.none_text`)}></tawny-message>
      `}let i=this.t(`events.no_match_text`);return c`
      <tawny-message icon=${P} heading=${this.t(`events.no_match_title`)} text=${i}>
        <button type="button" class="button" @click=${()=>this.#p(C)}>${this.t(`events.clear`)}</button>
      </tawny-message>
    `}#u(e,t){let{events:n}=this.#r;return c`
      <tawny-event-dialog
        .event=${e}
        .camera=${t.find(t=>E(t,T(e)))}
        ?hasNewer=${b(n,e,-1)!==null}
        ?hasOlder=${b(n,e,1)!==null}
        problem=${this.problem}
        @tawny-step=${t=>{let r=b(n,e,t.detail);r&&this.#h(r,!0),r&&!b(n,r,1)&&this.#r.more()}}
        @tawny-change=${t=>void this.#v(e,t.detail)}
        @tawny-close=${()=>this.#m({filter:this.#f.filter,open:``})}
      ></tawny-event-dialog>
    `}get#d(){let e=this.#n.value??[];return[...e,...this.former.filter(t=>!e.some(e=>E(e,t)))]}get#f(){return g(this.place)}#p(e){this.isGone=!1,this.#m({filter:e,open:``})}#m(e,t=!1){this.app.go(`events`,S(e),t)}#h(e,t=!1){this.#m({filter:this.#f.filter,open:_(e)},t)}#g(e){let t=this.#r.events.find(t=>t.id===e);this.#m({filter:this.#f.filter,open:t?_(t):e})}async#_(e){if(this.problem=``,clearTimeout(this.#t),!e){this.open=null;return}this.isGone=!1;let{home:t,id:n}=y(e);try{let r=await this.#r.find(t,n);if(this.#f.open!==e)return;this.open=r;let i=this.#d.find(e=>E(e,T(r)));!r.reviewed&&i?.canControl&&this.#r.change(r,{reviewed:!0}).catch(()=>{})}catch(t){if(this.#f.open!==e||!this.isConnected)return;if(!(t instanceof p)||t.status>=500){this.#t=setTimeout(()=>void this.#_(e),q);return}this.isGone=t.status===404,this.#m({filter:this.#f.filter,open:``},!0)}}async#v(e,t){this.problem=``;try{await this.#r.change(e,t)}catch(n){return this.#e={event:e,change:t},this.problem=this.failed(n),n instanceof p}return!0}async#y(e){for(let t of e)if(!await this.#v(t,{reviewed:!0}))return}};l([i()],J.prototype,`place`,void 0),l([u()],J.prototype,`open`,void 0),l([u()],J.prototype,`problem`,void 0),l([u()],J.prototype,`former`,void 0),l([u()],J.prototype,`speak`,void 0),l([u()],J.prototype,`isGone`,void 0),J=l([s(`tawny-events-view`)],J);export{J as TawnyEventsView};