import{B as e,F as t,G as n,H as r,I as i,J as a,K as o,L as s,R as c,S as l,a as u,b as d,d as ee,i as f,j as te,o as p,q as ne,r as re,x as ie,z as m}from"./index-tkPEH2xD.js";import{t as ae}from"./open-dialogs-zh4EzCRH.js";import{t as oe}from"./swipe-BfUjwuyV.js";import{loadRecordingsTexts as se}from"./recordings-BlgMCMj0.js";import{a as ce,c as h,i as le,n as ue,o as de,r as fe,s as pe,t as g}from"./timeline-B7rDHeRH.js";import{s as me,t as he}from"./wall-layout-Crc0T2kM.js";import{t as ge}from"./mdi-DwmMI7iF.js";import{t as _e}from"./mdi-DNEqXnQF.js";import{n as ve,t as ye}from"./mdi-wNb0cu2K.js";import{n as be,t as xe}from"./mdi-CREp6pXp.js";import{t as Se}from"./select-styles-GExYG2fp.js";import{t as _}from"./mdi-BDCSaT4F.js";import{t as v}from"./mdi-CvV0JW8r.js";import{t as y}from"./mdi-CrWRMeGS.js";import{t as Ce}from"./mdi-DULD7rBJ.js";import{n as we,t as b}from"./repeat-DcSIffMN.js";import{t as Te}from"./until-ETmHJhyJ.js";import"./message-FYT6_9FQ.js";import{t as Ee}from"./mdi-d0XurQ4g.js";import"./chips-Cv66j3ol.js";import{d as De,g as Oe,h as ke,n as x,o as S,p as C,s as Ae,t as w}from"./waiting-DdlVxWZn.js";import{a as je,d as Me,i as Ne}from"./timeline-scale-DyXN7c0Y.js";var T=a(`tawny-recordings`),E=class extends f{shouldUpdate(){return super.shouldUpdate()&&this.speak!==void 0}r(e,t){return this.speak(e,t)}};u([o({context:T,subscribe:!0}),s()],E.prototype,`speak`,void 0);var Pe={" ":`play`,k:`pause`,j:`back`,l:`run`,ArrowLeft:`back`,ArrowRight:`on`,",":`frame_back`,".":`frame_on`,"<":`slower`,">":`faster`,p:`before`,n:`after`,q:`skip`,i:`start`,o:`end`,s:`share`,f:`screen`,m:`sound`};function Fe(e){if(e.altKey||e.ctrlKey||e.metaKey||e.defaultPrevented)return null;let[t]=e.composedPath();if(t instanceof HTMLInputElement||t instanceof HTMLSelectElement)return null;let n=t instanceof HTMLButtonElement||t instanceof HTMLAnchorElement;return e.key===` `&&n?null:Pe[e.key]??null}function D(e){let t=e.lastIndexOf(`@`),n=t<0?NaN:Date.parse(e.slice(t+1)),r=(t<0?e:e.slice(0,t)).split(`,`).filter(Boolean);return{cameras:[...new Set(r)],at:Number.isNaN(n)?null:n}}function O({at:e,cameras:t}){let n=e===null?``:`@${new Date(e).toISOString().slice(0,19)}Z`;return t.join(`,`)+n}var Ie=Date.UTC(2e3,0,1),k=(e,t)=>Math.min(Math.max(e,Ie),t);async function Le(e,t,{end:n,start:r},i){let{exports:a}=e;if(i&&a)return Promise.all(t.map(e=>a.add(e,r,n)));for(let i of t){let t=r;for(;;){let r=await ze(await e.addresses.video(i,t,n));if(!(r>t))break;t=r}}return[]}function Re(e){return Number(/\/(\d+)-\d+\/video\.mp4\b.*rel="next"/.exec(e??``)?.[1]??NaN)}async function ze(e){let n=await fetch(e,{headers:{Range:`bytes=0-0`}});if(!n.ok){let e=await n.json().catch(()=>null);throw new t(e?.error?.message??`HTTP ${n.status}`,n.status)}await n.body?.cancel();let r=document.createElement(`a`);return r.href=e,r.download=``,r.click(),Re(n.headers.get(`Link`))}var Be=`M10,12V22H8V14H6V12H10M18,14V20C18,21.11 17.11,22 16,22H14A2,2 0 0,1 12,20V14A2,2 0 0,1 14,12H16C17.11,12 18,12.9 18,14M14,14V20H16V14H14M11.5,3C14.15,3 16.55,4 18.4,5.6L21,3V10H14L16.62,7.38C15.23,6.22 13.46,5.5 11.5,5.5C7.96,5.5 4.95,7.81 3.9,11L1.53,10.22C2.92,6.03 6.85,3 11.5,3Z`,Ve=`M12.5,3C17.15,3 21.08,6.03 22.47,10.22L20.1,11C19.05,7.81 16.04,5.5 12.5,5.5C10.54,5.5 8.77,6.22 7.38,7.38L10,10H3V3L5.6,5.6C7.45,4 9.85,3 12.5,3M10,12V22H8V14H6V12H10M18,14V20C18,21.11 17.11,22 16,22H14A2,2 0 0,1 12,20V14A2,2 0 0,1 14,12H16C17.11,12 18,12.9 18,14M14,14V20H16V14H14Z`,He=`M6,9.83L8.17,12L6,14.17V9.83M4,5V19L11,12M20,5H18V19H20M13,9.83L15.17,12L13,14.17V9.83M11,5V19L18,12`,Ue=`M16,18H18V6H16M6,18L14.5,12L6,6V18Z`,We=`M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z`,A=[.25,.5,1,2,4,8,16],j=class extends E{constructor(...e){super(...e),this.playing=!1,this.speed=1,this.skips=!1,this.muted=!0}static{this.styles=[p,Se,n`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 6px 14px;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        align-items: center;
        gap: 4px;
      }
      .button.play {
        width: 54px;
        height: 54px;
      }
      .play tawny-icon {
        width: 30px;
        height: 30px;
      }
      @media (max-width: 700px) {
        .word {
          display: none;
        }
      }
      /* Where there is likely no keyboard, as with all views. */
      @media (hover: none) {
        .help {
          display: none;
        }
      }
      @media (max-width: 400px) {
        .help {
          display: none;
        }
        .button:not(.round) {
          padding: 0;
        }
      }
    `]}render(){return r`
      <div>
        ${this.#n(`before`,We,this.r(`rec.event_before`))}
        ${this.#n(`back`,Ve,this.r(`rec.back`))} ${this.#e()}
        ${this.#n(`on`,Be,this.r(`rec.on`))}
        ${this.#n(`after`,Ue,this.r(`rec.event_after`))}
      </div>
      <div>
        ${this.#t()}
        <button
          type="button"
          class="button"
          aria-label=${this.r(`rec.skip`)}
          aria-pressed=${String(this.skips)}
          title=${this.r(`rec.skip`)}
          @click=${()=>this.#r(`skip`)}
        >
          <tawny-icon path=${He}></tawny-icon><span class="word">${this.r(`rec.skip`)}</span>
        </button>
        <button
          type="button"
          class="button round bare"
          aria-label=${this.t(`live.sound`)}
          aria-pressed=${String(!this.muted)}
          title=${this.t(`live.sound`)}
          @click=${()=>this.#r(`sound`)}
        >
          <tawny-icon path=${this.muted?xe:be}></tawny-icon>
        </button>
        ${this.#n(`screen`,ge,this.t(`live.full_screen`))}
        ${this.#n(`share`,pe,this.t(`event.share`))}
        ${this.#n(`help`,_e,this.t(`event.keys`))}
      </div>
    `}#e(){let e=this.r(this.playing?`rec.pause`:`rec.play`);return r`
      <button
        type="button"
        class="button primary round play"
        aria-label=${e}
        title=${e}
        @click=${()=>this.#r(`play`)}
      >
        <tawny-icon path=${this.playing?ve:ye}></tawny-icon>
      </button>
    `}#t(){let e=new Intl.NumberFormat(this.app.times.habits.language);return r`
      <select aria-label=${this.r(`rec.speed`)} title=${this.r(`rec.speed`)} @change=${e=>this.fire(`tawny-speed`,A[e.currentTarget.selectedIndex]??1)}>
        ${A.map(t=>r`<option .selected=${t===this.speed}>${e.format(t)}×</option>`)}
      </select>
    `}#n(e,t,n){return r`
      <button
        type="button"
        class="button bare round ${e}"
        aria-label=${n}
        title=${n}
        @click=${()=>this.#r(e)}
      >
        <tawny-icon path=${t}></tawny-icon>
      </button>
    `}#r(e){this.fire(`tawny-act`,e)}};u([c({type:Boolean})],j.prototype,`playing`,void 0),u([c({type:Number})],j.prototype,`speed`,void 0),u([c({type:Boolean})],j.prototype,`skips`,void 0),u([c({type:Boolean})],j.prototype,`muted`,void 0),j=u([m(`tawny-play-bar`)],j);var Ge=3e3;function Ke(e,t,n){if(!e||t<e.start||t>=e.end)return{is:t>n?`future`:`unknown`};let r=e.ranges.filter(e=>e.start<=t&&t<e.end),i=r.find(e=>e.kind===`event`)??r.find(e=>e.kind!==`idle`)??r[0];if(i)return{is:`there`,kind:qe(i.kind),away:i.away===!0};if(t>n)return{is:`future`};let a=e.gaps.find(e=>e.start<=t&&t<e.end);return a?{is:`missing`,reason:a.reason,message:a.message}:t>n-Ge?{is:`unknown`}:{is:`missing`,reason:`unknown`,message:``}}var qe=e=>e===`event`||e===`idle`?e:`continuous`;function M(e,t){let n=(e?.ranges??[]).map(e=>e.start).filter(e=>e>t);return n.length?Math.min(...n):null}var Je=e=>e===`camera_offline`;function Ye(e,t,n){let r=e.flatMap(e=>e.events.map(e=>e.start)).filter(e=>n>0?e>t+1e3:e<t-3e3);return r.length?n>0?Math.min(...r):Math.max(...r):null}var Xe=5e3,Ze=5e3,N=3e3;function Qe(e,t){let n=e.flatMap(({events:e,ranges:n})=>[...e.map(({end:e,start:n})=>({start:n-Xe,end:(e??t)+Ze})),...n.filter(e=>e.kind===`event`)]),r=[];for(let{end:e,start:t}of n.sort((e,t)=>e.start-t.start)){let n=r.at(-1);n&&t<=n.end+N?n.end=Math.max(n.end,e):r.push({start:t,end:e})}return r}function $e(e,t){let n=e.find(e=>e.end>t);return n?n.start-t>N?n.start:null:`end`}var P=18e5,F=3e5,et=2e4,tt=150,nt=1500,rt=class{#e=new Map;#t=[];#n=``;#r=0;#i={start:0,end:0};#a=0;#o=!1;#s=new AbortController;#c;constructor(e){this.host=e}want(e,t){let n=e.map(d).join(),r=this.host.app.times.startOfDay(t),i=n!==this.#n||r!==this.#r;!i&&(this.#o||this.#l(t))||(i&&this.#e.clear(),this.#n=n,this.#r=r,this.#o=!0,clearTimeout(this.#c),this.#c=setTimeout(()=>void this.#u(e,r,t),i?0:tt))}stop(){clearTimeout(this.#c),this.#s.abort(),this.#n=``,this.#o=!1}get days(){return[...this.#e.values()].flatMap(({day:e})=>e??[])}get busy(){return this.days.length?this.#t:null}footage(e,t){let{day:n=null,near:r=null}=this.#e.get(e)??{};return Ke(r&&r.start<=t&&t<r.end?r:n,t,this.#a)}has(e,t){let{is:n}=this.footage(e,t);return n===`unknown`?null:n===`there`}after(e,t){let{day:n=null,near:r=null}=this.#e.get(e)??{},i=[M(r,t),M(n,t)].filter(e=>e!==null);return i.length?Math.min(...i):null}#l(e){let{end:t,start:n}=this.#i,r=Date.now();return t>this.#a&&r-this.#a>et?!1:n<=e-F&&e+F<=t}async#u(e,t,n){this.#s.abort(),this.#s=new AbortController;let{signal:r}=this.#s,{app:i}=this.host,a=Date.now(),o={start:n-P,end:n+P},s=i.times.startOfDayAfter(t,1),c=(e,t)=>i.backend.timeline(e,t.start,t.end,nt,r).catch(()=>null),l=await Promise.all(e.map(async e=>{let[n,r]=await Promise.all([c(e,{start:t,end:s}),c(e,o)]),i=d(e),a=this.#e.get(i);return[i,{day:n??a?.day??null,near:r??a?.near??null}]}));if(r.aborted)return;this.#o=!1,this.#a=a,this.#i=o,this.#e=new Map(l);let u=l.flatMap(([,e])=>[e.day&&{...e.day,ranges:[]},e.near]);this.#t=Qe(u.filter(e=>e!==null),a),this.host.requestUpdate()}};function I(e,t){if(e.is===`there`){let n=t(`rec.kind_${e.kind}`);return e.away?t(`rec.away`,{what:n}):n}if(e.is===`future`)return t(`rec.future`);if(e.is===`unknown`)return``;let n=t(`gap.${e.reason}`),{message:r}=e;return r&&Je(e.reason)?`${n}: ${r}`:n}var L=1e4,it=40,at=500,ot=150,R=1e4,st=class{#e;#t;#n;constructor(e){this.host=e,this.at=Date.now()-R,this.playing=!0,this.speed=1,this.skips=!1,this.#t=!1,this.handlers={has:(e,t)=>this.#e.has(e,t),next:(e,t)=>this.#e.after(e,t),onTime:e=>this.#a(e)},this.#e=new rt(e)}stop(){clearTimeout(this.#n),this.#e.stop()}look(){this.#e.want(this.host.chosen,this.at)}go(e){clearTimeout(this.#n),this.#t=!1,this.#r(e),this.#s(this.at),this.host.arrived()}scrub(e){clearTimeout(this.#n),this.#t=!0,this.#i(e),this.#n=setTimeout(()=>this.host.stage?.go(this.at),ot)}setSpeed(e){this.speed=e,this.host.stage?.setSpeed(e),this.host.requestUpdate()}plays(e){this.playing=e,this.host.requestUpdate(),e||this.host.arrived()}act(e){let t={play:()=>this.playing?this.host.stage?.pause():this.host.stage?.play(),pause:()=>this.playing?this.host.stage?.pause():this.host.stage?.play(),run:()=>this.playing?this.#u(1):this.host.stage?.play(),back:()=>this.go(this.at-L),on:()=>this.go(this.at+L),before:()=>this.toEvent(-1),after:()=>this.toEvent(1),frame_back:()=>this.#l(-1),frame_on:()=>this.#l(1),slower:()=>this.#u(-1),faster:()=>this.#u(1),skip:()=>this.#d(!this.skips)};return t[e]?.(),t[e]!==void 0}toEvent(e){let t=Ye(this.#e.days,this.at,e);t===null?this.#c(this.host.speak(e>0?`rec.no_event_after`:`rec.no_event_before`)):this.go(t)}toDay(e){this.go(this.host.app.times.sameTime(this.at,e))}describe(e){let t=this.host.chosen.map(t=>this.#e.footage(d(t),e)),n=t.find(e=>e.is===`there`&&e.kind===`event`)??t.find(e=>e.is===`there`)??t[0];return n?I(n,this.host.speak):``}missing(e){return this.#e.has(e,this.at)===!1?I(this.#e.footage(e,this.at),this.host.speak):``}#r(e){this.#i(e),this.look(),this.host.stage?.go(this.at)}#i(e){this.at=k(e,Date.now()),this.host.requestUpdate()}#a(e){this.#t||(this.#i(e),this.skips&&this.playing&&this.#o(e))}#o(e){let{busy:t}=this.#e,n=t&&$e(t,e);n===`end`?(this.#d(!1),this.host.stage?.pause(),this.#c(this.host.speak(`rec.no_more`))):n!==null&&this.#r(n)}#s(e){let t=this.host.chosen.map(d);if(t.some(t=>this.#e.has(t,e)!==!1)){this.#c(``);return}let{times:n}=this.host.app,r=this.describe(e),i=t.map(t=>this.#e.after(t,e)).filter(e=>e!==null);i.length?this.#c(this.host.speak(`rec.goes_on`,{reason:r,when:n.exactClock(Math.min(...i))})):this.#c(r)}#c(e){this.host.stage?.say(e)}#l(e){this.host.stage?.pause();let[t]=this.host.chosen,n=t&&this.#e.footage(d(t),this.at),r=n?.is===`there`&&n.kind===`idle`;this.#r(this.at+e*(r?at:it))}#u(e){let t=A[A.indexOf(this.speed)+e];t!==void 0&&this.setSpeed(t)}#d(e){this.skips=e,this.host.requestUpdate()}},ct=n`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px 24px;
    padding: var(--tawny-gap);
  }
  .watch {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    min-width: 0;
  }
  tawny-recordings-stage {
    width: 100%;
    aspect-ratio: 16 / 9;
    max-height: calc(100dvh - 400px);
    /* No higher than it is wide: phones would see black above and below it. */
    min-height: min((100vw - 2 * var(--tawny-gap)) * 9 / 16, 220px);
    border-radius: var(--tawny-round);
    overflow: hidden;
    cursor: pointer;
  }
  tawny-recordings-stage:fullscreen {
    max-height: none;
    border-radius: 0;
  }
  aside {
    display: grid;
    align-content: start;
    gap: 20px;
    min-width: 0;
  }
  aside > * {
    padding: 12px;
    border-radius: var(--tawny-round);
    background: var(--tawny-card);
  }
  tawny-exports-list:not([filled]) {
    display: none;
  }
  @media (min-width: 1100px) {
    :host {
      grid-template-columns: minmax(0, 1fr) clamp(330px, 20.6rem, 40%);
    }
    tawny-recordings-choice {
      grid-column: 1 / -1;
    }
  }
`,z=864e5;function lt(e,t){let n=Number(t.dayKey(e).slice(8)),r=t.startOfDay(t.startOfDay(e)-(n-1)*z+z/2),i=t.startOfDayAfter(r,28);for(;!t.dayKey(i).endsWith(`-01`);)i=t.startOfDayAfter(i,1);return{start:r,end:i}}function ut(e,t){let n=[],r=(dt(e.start,t)-t.firstWeekday+7)%7,i=t.startOfDay(e.start-r*z+z/2);for(;i<e.end;){let r=[];for(let n=0;n<7;n++){let n=t.startOfDayAfter(i,1),a=t.dayKey(i);r.push({key:a,start:i,end:n,number:Number(a.slice(8)),inside:i>=e.start&&i<e.end}),i=n}n.push(r)}return n}var dt=(e,t)=>new Date(`${t.dayKey(e)}T12:00:00Z`).getUTCDay(),ft=(e,t)=>({footage:t.some(({ranges:t})=>t.some(t=>t.start<e.end&&t.end>e.start)),events:t.some(({events:t,motion:n})=>[...t,...n].some(t=>t.start>=e.start&&t.start<e.end))}),pt=744,mt=6e4,B=class extends E{constructor(...e){super(...e),this.cameras=[],this.at=0,this.shown=null,this.timelines=[],this.#e=``,this.#t=0,this.#n=new AbortController}static{this.styles=[p,n`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: center;
      }
      h2 {
        flex: 1;
        font-size: 1rem;
        font-weight: 600;
        text-align: center;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      th {
        padding: 4px 0;
        color: var(--tawny-soft);
        font-size: 0.8rem;
        font-weight: 500;
      }
      td {
        padding: 1px;
      }
      .day {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 3px;
        width: 100%;
        height: var(--tawny-target);
        padding: 0;
        border: 1px solid transparent;
        border-radius: var(--tawny-round-small);
        background: none;
        line-height: 1;
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }
      .day:hover:enabled {
        background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
      }
      .day:disabled {
        color: var(--tawny-soft);
        opacity: 0.55;
        cursor: default;
      }
      .day[aria-current] {
        border-color: var(--tawny-soft);
      }
      .day[aria-pressed="true"] {
        background: var(--tawny-fill);
        color: var(--tawny-on-accent);
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .day:not([aria-current]) {
          border-color: Canvas;
        }
      }
      .dots {
        display: flex;
        gap: 3px;
        height: 6px;
      }
      .dots span {
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: var(--tawny-soft);
      }
      .dots .events {
        background: var(--tawny-motion);
      }
      .day[aria-pressed="true"] .dots span {
        background: currentColor;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        padding: 8px 6px 0;
        color: var(--tawny-soft);
        font-size: 0.82rem;
      }
      .legend > span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
    `]}#e;#t;#n;disconnectedCallback(){super.disconnectedCallback(),this.#n.abort(),this.#e=``}willUpdate(e){let t=e.get(`at`),{times:n}=this.app;t!==void 0&&n.dayKey(t)!==n.dayKey(this.at)&&(this.shown=null),this.#s()}render(){let{times:e}=this.app,t=lt(this.#a,e),n=ut(t,e),i=Date.now();return r`
      <header>
        ${this.#r(_,this.r(`rec.month_before`),t.start-1,!1)}
        <h2 id="month" aria-live="polite">${e.month(t.start)}</h2>
        ${this.#r(v,this.r(`rec.month_after`),t.end,t.end>i)}
      </header>
      <table aria-labelledby="month" @keydown=${this.#o}>
        <thead>
          <tr>
            ${n[0]?.map(t=>r`<th scope="col">${e.weekday(t.start)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${n.map(e=>r`<tr>${e.map(e=>r`<td>${this.#i(e,i)}</td>`)}</tr>`)}
        </tbody>
      </table>
      <p class="legend" aria-hidden="true">
        <span><span class="dots"><span></span></span>${this.r(`rec.has_footage`)}</span>
        <span><span class="dots"><span class="events"></span></span>${this.r(`rec.has_events`)}</span>
      </p>
    `}#r(e,t,n,i){return r`
      <button type="button" class="button bare round" aria-label=${t} title=${t} ?disabled=${i} @click=${()=>{this.shown=n}}>
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}#i(t,n){if(!t.inside)return e;let{times:i}=this.app,a=ft(t,this.timelines),o=[i.day(t.start),a.footage?this.r(`rec.has_footage`):``,a.events?this.r(`rec.has_events`):``],s=t.key===i.dayKey(this.at),c=t.key===i.dayKey(n),l=s||this.shown!==null&&t.number===1;return r`
      <button
        type="button"
        class="day"
        data-number=${t.number}
        tabindex=${l?0:-1}
        aria-label=${o.filter(Boolean).join(`, `)}
        aria-pressed=${String(s)}
        aria-current=${c?`date`:e}
        ?disabled=${t.start>n}
        @click=${()=>this.fire(`tawny-day`,t.start)}
      >
        ${t.number}
        <span class="dots">
          ${a.footage?r`<span></span>`:e}${a.events?r`<span class="events"></span>`:e}
        </span>
      </button>
    `}get#a(){return this.shown??this.at}#o(e){let t={ArrowLeft:-1,ArrowRight:1,ArrowUp:-7,ArrowDown:7}[e.key],[n]=e.composedPath();if(t===void 0||!(n instanceof HTMLElement))return;e.preventDefault(),e.stopPropagation();let r=Number(n.dataset.number)+t;this.renderRoot.querySelector(`[data-number="${r}"]:enabled`)?.focus()}async#s(){let{backend:e,times:t}=this.app,n=lt(this.#a,t),r=`${this.cameras.map(d).join()} ${n.start}`,i=Date.now(),a=n.end>i&&i-this.#t>mt;if(r===this.#e&&!a)return;r!==this.#e&&(this.timelines=[]),this.#e=r,this.#t=i,this.#n.abort(),this.#n=new AbortController;let{signal:o}=this.#n,s=this.cameras.map(t=>e.timeline(t,n.start,n.end,pt,o).catch(()=>null)),c=(await Promise.all(s)).filter(e=>e!==null);o.aborted||(this.timelines=c)}};u([c({attribute:!1})],B.prototype,`cameras`,void 0),u([c({type:Number})],B.prototype,`at`,void 0),u([s()],B.prototype,`shown`,void 0),u([s()],B.prototype,`timelines`,void 0),B=u([m(`tawny-calendar`)],B);var ht=`M17 3H5C3.89 3 3 3.9 3 5V19C3 20.1 3.89 21 5 21H19C20.1 21 21 20.1 21 19V7L17 3M19 19H5V5H16.17L19 7.83V19M12 12C10.34 12 9 13.34 9 15S10.34 18 12 18 15 16.66 15 15 13.66 12 12 12M6 6H15V10H6V6Z`,gt=`M20,9C18.69,9 17.58,9.83 17.17,11H2V13H17.17C17.58,14.17 18.69,15 20,15A3,3 0 0,0 23,12A3,3 0 0,0 20,9Z`,_t=`M4,9C5.31,9 6.42,9.83 6.83,11H22V13H6.83C6.42,14.17 5.31,15 4,15A3,3 0 0,1 1,12A3,3 0 0,1 4,9Z`,V=class extends E{constructor(...e){super(...e),this.marks=g,this.writes=!1,this.busy=!1,this.problem=``}static{this.styles=[p,n`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      p {
        flex: 1 1 220px;
        color: var(--tawny-soft);
        font-size: 0.92rem;
        font-variant-numeric: tabular-nums;
      }
      p.whole {
        color: var(--tawny-ink);
      }
    `]}render(){let t=fe(this.marks,Date.now()),n=t.is===`whole`?t.span:null;return r`
      ${this.#e(`start`,_t,this.r(`rec.mark_start`))} ${this.#e(`end`,gt,this.r(`rec.mark_end`))}
      <p role="status" class=${t.is}>${this.problem||this.#r()}</p>
      ${t.is===`empty`?e:this.#t()} ${n?this.#n(n):e}
    `}#e(e,t,n){return r`
      <button type="button" class="button" @click=${()=>this.fire(`tawny-mark`,e)}>
        <tawny-icon path=${t}></tawny-icon>${n}
      </button>
    `}#t(){let e=this.r(`rec.mark_clear`);return r`
      <button
        type="button"
        class="button bare round"
        aria-label=${e}
        title=${e}
        @click=${()=>this.fire(`tawny-mark`,`none`)}
      >
        <tawny-icon path=${y}></tawny-icon>
      </button>
    `}#n(e){return r`
      <button
        type="button"
        class="button primary"
        ?disabled=${this.busy}
        @click=${()=>this.fire(`tawny-keep`,e)}
      >
        <tawny-icon path=${this.writes?ht:h}></tawny-icon>
        ${this.writes?this.r(`rec.export`):this.t(`event.download`)}
      </button>
    `}#r(){let{times:e}=this.app,t=fe(this.marks,Date.now());return t.is===`empty`?this.r(`rec.mark_none`):t.is===`open`?this.r(t.missing===`end`?`rec.mark_from`:`rec.mark_until`,{when:e.exactClock(t.at)}):t.is===`long`?this.r(`rec.mark_long`):t.is===`early`?this.r(`rec.mark_early`):vt(t.span,e)}};u([c({attribute:!1})],V.prototype,`marks`,void 0),u([c({type:Boolean})],V.prototype,`writes`,void 0),u([c({type:Boolean})],V.prototype,`busy`,void 0),u([c()],V.prototype,`problem`,void 0),V=u([m(`tawny-range-bar`)],V);function vt({end:e,start:t},n){return`${`${n.shortDay(t)}, ${n.exactClock(t)}`} – ${n.dayKey(t)===n.dayKey(e)?n.exactClock(e):`${n.shortDay(e)}, ${n.exactClock(e)}`} (${n.length(e-t)})`}var yt=1e6,H=class extends E{constructor(...e){super(...e),this.cameras=[],this.all=[],this.problem=``,this.#e=null}static{this.styles=[p,n`
      :host {
        display: block;
      }
      h2 {
        margin-bottom: 4px;
        font-size: 1rem;
        font-weight: 600;
      }
      li {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 6px 0;
        border-top: 1px solid var(--tawny-line);
      }
      .what {
        flex: 1;
        min-width: 0;
        display: grid;
        gap: 2px;
        font-size: 0.92rem;
        overflow-wrap: anywhere;
      }
      .when,
      .state {
        color: var(--tawny-soft);
        font-size: 0.86rem;
        font-variant-numeric: tabular-nums;
      }
      .failed {
        color: var(--tawny-bad);
      }
      progress {
        width: 100%;
        height: 6px;
        accent-color: var(--tawny-accent);
      }
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e?.(),this.#e=null}willUpdate(){this.toggleAttribute(`filled`,this.all.length>0),this.#e||(this.#e=this.app.backend.listen(e=>{e===null?this.#a():e.type===`export`&&this.#o(te(e.data,e.home))}),this.#a())}show(e){this.all.some(t=>l(t,e))||(this.all=[e,...this.all])}render(){return this.all.length?r`
      <h2>${this.r(`rec.exports`)}</h2>
      <ul>
        ${b(this.all,e=>`${e.home}/${e.id}`,e=>this.#t(e))}
      </ul>
      <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
    `:e}#t(t){let n=this.cameras.find(e=>l(e,ie(t))),i=t.state===`pending`||t.state===`running`,a=n?.name??t.camera,o=i?this.t(`event.cancel`):this.r(`rec.export_delete`);return r`
      <li data-state=${t.state}>
        <span class="what">
          <span>${a}</span>
          <span class="when">${vt(t,this.app.times)}</span>
          ${i?r`<progress aria-label=${this.r(`rec.export`)} value=${t.progress}></progress>`:e}
          <span class="state ${t.state}">${this.#r(t)}</span>
        </span>
        ${t.state===`done`?this.#n(t,a):e}
        ${n?.canControl?r`
                <button
                  type="button"
                  class="button bare round"
                  aria-label=${o}
                  title=${o}
                  @click=${()=>void this.#s(t)}
                >
                  <tawny-icon path=${i?y:Ce}></tawny-icon>
                </button>
              `:e}
      </li>
    `}#n(e,t){let n=this.t(`event.download`),i=new Date(e.start).toISOString().slice(0,19).replaceAll(`:`,`-`);return r`
      <a
        class="button bare round"
        aria-label=${n}
        title=${n}
        href=${Te(this.#i?.file(e),`#`)}
        download=${`${t}_${i}.mp4`}
      >
        <tawny-icon path=${h}></tawny-icon>
      </a>
    `}#r(e){let{language:t}=this.app.times.habits;return e.state===`failed`?this.t(`app.failed`,{reason:e.message}):e.state===`pending`?this.r(`rec.export_waits`):e.state===`running`?new Intl.NumberFormat(t,{style:`percent`}).format(e.progress):[new Intl.NumberFormat(t,{style:`unit`,unit:`megabyte`,maximumFractionDigits:1}).format((e.size??0)/yt),e.message].filter(Boolean).join(` · `)}get#i(){return this.app.backend.exports}async#a(){let e=await this.#i?.list().catch(()=>null);e&&(this.all=e)}#o(e){let t=this.all.some(t=>l(t,e));this.all=t?this.all.map(t=>l(t,e)?e:t):[e,...this.all]}async#s(e){this.problem=``;try{await this.#i?.remove(e),this.all=this.all.filter(t=>!l(t,e))}catch(e){this.problem=this.failed(e)}}};u([c({attribute:!1})],H.prototype,`cameras`,void 0),u([s()],H.prototype,`all`,void 0),u([s()],H.prototype,`problem`,void 0),H=u([m(`tawny-exports-list`)],H);var bt=`M3 21H11V13H3M5 15H9V19H5M3 11H11V3H3M5 5H9V9H5M13 3V11H21V3M19 9H15V5H19M18 16H21V18H18V21H16V18H13V16H16V13H18Z`,xt=`several`,U=class extends E{constructor(...e){super(...e),this.cameras=[],this.chosen=[],this.several=!1,this.at=0}static{this.styles=[p,n`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 16px;
        min-width: 0;
      }
      tawny-chips {
        flex: 0 1 auto;
        max-width: 100%;
      }
      .days {
        display: flex;
        align-items: center;
        gap: 2px;
      }
      .day {
        min-width: 7.5em;
        text-align: center;
        font-weight: 600;
      }
      @media (max-width: 640px) {
        .days {
          flex: 1 1 100%;
          min-width: 0;
          justify-content: space-between;
        }
      }
      @media (max-width: 400px) {
        .day {
          min-width: 0;
        }
        .days .button:not(.round) {
          padding: 0 10px;
          font-size: 0.92rem;
          white-space: normal;
        }
      }
    `]}render(){let{times:t}=this.app,n=Date.now(),i=t.startOfDay(this.at),a=t.startOfDayAfter(i,1);return r`
      ${this.cameras.length>1||this.cameras[0]?.former?this.#e():e}
      <div class="days">
        ${this.#t(_,this.r(`rec.day_before`),this.#n(t.startOfDay(i-1)),!1)}
        <span class="day" aria-live="polite">${t.dayName(this.at)}</span>
        ${this.#t(v,this.r(`rec.day_after`),this.#n(a),a>n)}
        <button type="button" class="button" @click=${()=>this.fire(`tawny-at`,n-1e4)}>
          ${this.r(`rec.newest`)}
        </button>
      </div>
    `}#e(){let e=this.cameras.map(e=>{let t=d(e),[n,r]=e.former?[this.r(`rec.former`,{name:e.name}),Ee]:[e.name,ee];return{name:`camera:${t}`,text:n,on:this.chosen.includes(t),icon:r}});return e.push({name:xt,text:this.r(`rec.several`),on:this.several,icon:bt}),r`
      <tawny-chips
        label=${this.t(`kiosk.cameras`)}
        .chips=${e}
        @tawny-chip=${e=>this.#r(e.detail)}
      ></tawny-chips>
    `}#t(e,t,n,i){return r`
      <button
        type="button"
        class="button bare round"
        aria-label=${t}
        title=${t}
        ?disabled=${i}
        @click=${()=>this.fire(`tawny-at`,n)}
      >
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}#n(e){return Math.min(this.app.times.sameTime(this.at,e),Date.now()-1e4)}#r(e){if(e===xt){this.fire(`tawny-several`,!this.several);return}let t=e.slice(7),n=this.chosen.filter(e=>e!==t);this.several?n.length<this.chosen.length?this.fire(`tawny-cameras`,n.length?n:[t]):this.fire(`tawny-cameras`,[...this.chosen,t].slice(-9)):this.fire(`tawny-cameras`,[t])}};u([c({attribute:!1})],U.prototype,`cameras`,void 0),u([c({attribute:!1})],U.prototype,`chosen`,void 0),u([c({type:Boolean})],U.prototype,`several`,void 0),u([c({type:Number})],U.prototype,`at`,void 0),U=u([m(`tawny-recordings-choice`)],U);var St=300,Ct=150,wt=1200,Tt=400,Et=2500,Dt=class{#e=[];#t=null;#n=!1;#r=1;#i=-1/0;#a=new Map;constructor(e){this.handlers=e}get leader(){return this.#t?.key??``}set(e){this.#e=e,this.#a.clear(),e.some(e=>e.key===this.#t?.key)||(this.#t=null)}go(e,t){this.#t=this.#o(e),this.#a.clear(),this.#t?.player.setSpeed(this.#r),this.#t?.player.seek(e),this.#n&&this.#t?.player.play(),this.#c(e,t)}play(){this.#n=!0;for(let e of this.#s())e.player.play()}pause(){this.#n=!1;for(let e of this.#e)e.player.pause()}setSpeed(e){this.#r=e;for(let{player:t}of this.#e)t.setSpeed(e)}told(e,t,n){let r=this.#t;if(e!==r?.key)return;let i=t+St*Math.max(1,this.#r);this.#n&&this.handlers.has(e,i)===!1&&this.#e.find(e=>e!==r&&this.handlers.has(e.key,i)===!0)?this.go(i,n):(this.handlers.onTime(t),n-this.#i>=Tt&&this.#c(t,n))}#o(e){let{has:t,next:n}=this.handlers,r=this.#e.find(n=>t(n.key,e)!==!1);if(r)return r;let i=this.#e[0]??null,a=1/0;for(let t of this.#e){let r=n(t.key,e)??1/0;r>=a||(a=r,i=t)}return i}*#s(){for(let e of this.#e)(e===this.#t||this.#a.has(e.key))&&(yield e)}#c(e,t){this.#i=t;for(let n of this.#e)n!==this.#t&&this.#l(n,e,t)}#l({key:e,player:t},n,r){let i=this.#a.get(e);if(this.handlers.has(e,n)===!1){this.#a.delete(e),t.pause();return}let a=(t.position??NaN)-n,o=!(Math.abs(a)<wt*Math.max(1,this.#r));if(i===void 0||o&&r-i>Et)this.#a.set(e,r),t.seek(n),this.#n&&t.play(),t.setSpeed(this.#r);else if(!o){let e=Math.abs(a)>Ct*Math.max(1,this.#r)?a<0?1.1:.9:1;t.setSpeed(Math.min(16,this.#r*e))}}},Ot=class{constructor(){this.segments=[]}get last(){return this.segments.at(-1)}get end(){let{last:e}=this;return e?(e.media??0)+(e.endMs-e.startMs)/1e3:0}includes(e){let t=this.segments[0];return t!==void 0&&e>=(t.media??0)-.05&&e<this.end}bytesFrom(e){return this.segments.reduce((t,n)=>t+((n.media??0)>e?n.bytes??0:0),0)}forget(e){for(;this.segments[1]&&(this.segments[1].media??0)<e;)this.segments.shift()}},W=class extends Error{constructor(e,{again:t=!1,gone:n=!1}={}){super(e),this.note=e,this.name=`Trouble`,this.again=t,this.gone=n}};async function G(e,t,{fresh:n=!1}={}){let r=await K(fetch(e,{signal:t,cache:n?`no-store`:`default`}),t),{ok:i,status:a}=r;if(i)return r;throw a===404&&n?new W(`player.not_ready`,{again:!0}):a===401||a===403?new W(`player.logged_out`):a===404?new W(`player.expired`,{gone:!0}):a>=500?new W(`player.not_ready`,{again:!0}):new W(`rec.play_failed`)}async function kt(e,t){let n=await K(e.arrayBuffer(),t);return Oe.took(n.byteLength),n}var At=(e,t)=>K(e.text(),t),jt=async(e,t)=>kt(await G(e,t),t);async function K(e,t){try{return await e}catch(e){throw t.aborted?e:new W(`player.no_answer`,{again:!0})}}var q=20,Mt=50,Nt=.25,J=()=>new W(`rec.play_decode`),Pt=class{#e=null;#t=null;#n=``;#r=new Map;#i=[];#a=Promise.resolve();constructor(e){this.video=e}get isOpen(){return this.#e?.readyState===`open`&&this.#t!==null}async begin(e,t){await this.#s(async()=>{if(t.throwIfAborted(),this.#e?.readyState===`open`&&!this.video.error)return;if(!C)throw new W(`rec.play_no_source`);this.#i=[],this.#t=null,this.#n=``;let n=new C;this.#e=n,this.video.disableRemotePlayback=!0;let r=URL.createObjectURL(n),i=w(n,`sourceopen`,J,t);this.video.src=r,await i,URL.revokeObjectURL(r),n.duration=e})}async append(e,t,n){let[r,i]=await Promise.all([this.#l(e.map,t),jt(e.uri,t)]);if(!C?.isTypeSupported(r.type))throw new W(Ae(r.type));e.bytes=i.byteLength,e.media=ke(i),await this.#s(async()=>{t.throwIfAborted();let a=await this.#c(e,r,t);n(),await this.#u(a,i),this.#i.push(e)})}async forget(e){await this.#s(async()=>{let t=this.#t;if(!t)return;let n=this.video.currentTime-q,{buffered:r}=t;r.length&&r.start(0)<n-q/2&&await this.#d(t,0,n);let{length:i}=t.buffered;i&&t.buffered.end(i-1)>e.end+1&&await this.#d(t,e.end+.5,1/0),e.forget(n-q),this.#i=this.#i.filter(({media:t=0})=>t>n-40&&t<e.end)})}close(){this.#e=this.#t=null,this.#r.clear(),this.#i=[],this.video.src&&(this.video.removeAttribute(`src`),this.video.load())}mediaTime(e,t){return e.media===void 0?null:e.media+(t-e.startMs)/1e3}wallMs(e){let t=null;for(let n of this.#i)(n.media??0)<=e+.05&&(!t||(n.media??0)>(t.media??0))&&(t=n);return t&&Math.min(t.endMs,t.startMs+Math.max(0,e-(t.media??0))*1e3)}has(e){return this.#o().some(([t,n])=>t<=e&&e<n)}behindGap(e,t){let n=this.#o().filter(([e])=>e<t);if(n.some(([t,n])=>t<=e&&e<n-Nt))return null;let r=n.find(([t])=>t>e);return r?r[0]+.01:null}ahead(e,t){let n=([n,r])=>Math.max(0,Math.min(t+.5,r)-Math.max(n,e));return this.#o().reduce((e,t)=>e+n(t),0)}#o(){let e=this.isOpen?this.#t?.buffered:void 0;return e?Array.from({length:e.length},(t,n)=>[e.start(n),e.end(n)]):[]}#s(e){let t=this.#a.then(e);return this.#a=t.catch(()=>{}),t}async#c(e,t,n){if(!this.#e)throw new W(`rec.play_failed`);if(this.#t&&this.#n===e.map)return this.#t;this.#t&&this.#t.changeType(t.type);let r=this.#t??this.#e.addSourceBuffer(t.type);return this.#t=r,this.#n=``,await this.#u(r,t.data),this.#n=e.map,this.video.readyState||await w(this.video,`loadedmetadata`,J,n),r}async#l(e,t){let n=this.#r.get(e);if(n)return n;let r=await G(e,t),i=`video/mp4; codecs="${r.headers.get(`X-Tawny-Codecs`)??``}"`,a={data:await kt(r,t),type:i},[o]=this.#r.keys();return o!==void 0&&this.#r.size>=Mt&&this.#r.delete(o),this.#r.set(e,a),a}async#u(e,t){if(e.appendBuffer(t),await w(e,`updateend`,J),this.video.error)throw J()}async#d(e,t,n){e.remove(t,n),await w(e,`updateend`,J)}},Ft=204,It=600,Lt=class{constructor(e,t,n){this.address=e,this.endMs=n,this.segments=[],this.grows=!0,this.seconds=(n-t)/1e3+It}async load(e){let t=await G(this.address.href,e,{fresh:!0}),n=this.segments.at(-1);return this.#e(await At(t,e),t.status!==Ft),n===void 0||this.segments.includes(n)}at(e){return this.segments.find(t=>t.endMs>e)}forget(e){let t=e.uri.slice(0,e.uri.lastIndexOf(`/`));this.segments=this.segments.filter(e=>!e.uri.startsWith(`${t}/`))}#e(e,t){let n=new Map(this.segments.map(e=>[e.uri,e]));this.segments=Rt(e,this.address).map(e=>n.get(e.uri)??e),this.grows=t?!e.includes(`#EXT-X-ENDLIST`):this.endMs>Date.now()}};function Rt(e,t){let n=[],r=``,i=0,a=0;for(let o of e.split(`
`))if(o.startsWith(`#EXTINF:`))a=Number.parseFloat(o.slice(8));else if(o.startsWith(`#EXT-X-MAP:`))r=new URL(De(o),t).href;else if(o.startsWith(`#EXT-X-PROGRAM-DATE-TIME:`))i=Date.parse(o.slice(25));else if(o&&!o.startsWith(`#`)){let e=i+a*1e3;n.push({uri:new URL(o,t).href,map:r,startMs:i,endMs:e}),i=e}return n}var zt=24,Bt=4e7,Vt=5e3,Ht=2e3,Ut=[1e3,2e3,4e3,8e3],Wt=class{#e;#t;#n;#r;#i;#a;#o;#s;#c;constructor(e,t,n={}){this.video=e,this.address=t,this.handlers=n,this.playing=!1,this.#e=1,this.#t=[0,0],this.#n=null,this.#i=null,this.#a=new Ot,this.#o=()=>{},this.#s=new AbortController,this.#c=new AbortController,this.#r=new Pt(e);for(let t of[`timeupdate`,`seeked`,`waiting`])e.addEventListener(t,()=>this.#C(),{signal:this.#c.signal})}get position(){return this.#i??this.wallMs()}get newest(){return this.#n?.segments.at(-1)?.startMs??null}open(e,t,n){this.close(),this.#t=[e,t],this.#f(n)}seek(e){let t=this.#n?.at(e),n=t?this.#r.mediaTime(t,Math.max(e,t.startMs)):null;t&&n!==null&&this.#a.segments.includes(t)&&this.#r.has(n)?(this.#i=e,this.#S(n)):this.#t[1]&&this.#f(e)}play(){this.#u(!0),this.#i===null&&S(this.video)}pause(){this.#u(!1),this.video.pause()}setSpeed(e){this.#e=this.video.playbackRate=e,this.#o()}wallMs(){return this.#r.wallMs(this.video.currentTime)}close(){this.#d(),this.#r.close(),this.#n=this.#i=null,this.#t=[0,0]}destroy(){this.close(),this.#c.abort()}#l(e,t=!1){this.handlers.onNote?.(e,t)}#u(e){this.playing!==e&&(this.playing=e,this.handlers.onState?.(e))}#d(){this.#s.abort(),this.#o()}async#f(e){this.#d(),this.#s=new AbortController;let{signal:t}=this.#s;this.#i=e,this.#a=new Ot,this.video.pause();try{await this.#p(e,t)}catch(n){if(t.aborted)return;if(n instanceof W&&n.note===`player.logged_out`)return this.#g(e,t);this.pause(),this.#i=null,this.#l(n instanceof W?n.note:`rec.play_failed`)}}async#p(e,t){let n=this.#a,r=await this.#m(t);for(!r.at(e)&&r.grows&&await this.#y(r,t),await this.#r.begin(r.seconds,t);;){let i=r.at(n.last?.endMs??e);if(i)await this.#_(r,i,n,e,t);else if(!n.last)return this.#i=null,this.handlers.onNothing?.(e);else if(r.grows){await x(Vt,t);let n=this.wallMs()??e;if(!await this.#y(r,t))return this.#f(n)}else break}for(;this.#i!==null||this.#w()>.3;)await this.#x(t);this.pause(),this.#l(`rec.play_last`,!0)}async#m(e){if(this.#n)return this.#n;let[t,n]=this.#t,r=await this.#b(()=>this.#h(),e);return e.throwIfAborted(),this.#n=new Lt(r,t,n),this.#n}async#h(){try{return new URL(await this.address(...this.#t),location.href)}catch{throw new W(`player.no_answer`,{again:!0})}}async#g(e,t){let n=this.#n?.address.href;this.#l(`player.logged_out`);let r=()=>this.#h().then(({href:e})=>e!==n,()=>!1);try{for(;!await r();)await x(Ht,t)}catch{return}if(t.aborted)return;let i=this.position??e;this.#n=null,this.#r.close(),await this.#f(i)}async#_(e,t,n,r,i){let a=()=>{let e=this.#r.mediaTime(t,Math.max(r,t.startMs));!n.last&&e!==null&&this.#S(e)};try{await this.#b(()=>this.#v(t,n,i,a),i)}catch(n){if(!(n instanceof W)||!n.gone)throw n;e.forget(t),this.#l(n.note,!0);return}n.segments.push(t),this.#C(),await this.#r.forget(n);let o=()=>this.#w()>zt*Math.max(1,this.#e);for(;o()||n.bytesFrom(this.video.currentTime)>Bt;)await this.#x(i)}async#v(e,t,n,r){for(;;){try{return await this.#r.append(e,n,r)}catch(e){if(!(e instanceof DOMException)||e.name!==`QuotaExceededError`)throw e}await this.#r.forget(t),await this.#x(n)}}async#y(e,t){let n=await this.#b(()=>e.load(t),t);return n||this.#r.close(),n}async#b(e,t){for(let n=0;;n++){try{let t=await e();return n&&this.#l(``),t}catch(e){if(!(e instanceof W)||!e.again)throw e;this.#l(e.note)}await x(Ut[Math.min(n,Ut.length-1)]??0,t)}}async#x(e){await new Promise(e=>{this.#o=e}),e.throwIfAborted()}#S(e){this.#l(``),this.video.playbackRate=this.#e,this.video.currentTime=e,this.playing&&S(this.video)}#C(){let{video:e}=this;if(this.#r.isOpen){if(!e.seeking){this.#a.includes(e.currentTime)&&(this.#i=null);let t=this.#r.behindGap(e.currentTime,this.#a.end);t!==null&&(e.currentTime=t);let n=this.wallMs();n!==null&&this.#i===null&&this.handlers.onTime?.(n)}this.#o()}}#w(){return this.#r.ahead(this.video.currentTime,this.#a.end)}},Gt=6e3,Kt={start:0,end:0},Y=class extends E{constructor(...e){super(...e),this.named=!1,this.muted=!0,this.missing=``,this.waits=!0,this.away=!0,this.note=``,this.news=``,this.#e=null,this.#t=Kt,this.#n=1}static{this.styles=[p,n`
      :host {
        position: relative;
        display: block;
        min-width: 0;
        min-height: 0;
        background: var(--tawny-screen);
        color: #fff;
        overflow: hidden;
      }
      video {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      video.dim {
        opacity: 0.3;
      }
      video.away {
        visibility: hidden;
      }
      p {
        position: absolute;
        text-shadow: 0 1px 3px #000;
      }
      .name {
        inset: 8px auto auto 8px;
        max-width: calc(100% - 16px);
        padding: 3px 12px;
        border-radius: 999px;
        background: rgb(8 5 3 / 0.62);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .note {
        inset: auto 0 0;
        padding: 28px 16px 12px;
        background: linear-gradient(transparent, rgb(8 5 3 / 0.85));
        text-align: center;
      }
      .middle {
        inset: 0;
        display: grid;
        place-content: center;
        padding: 24px;
        text-align: center;
        text-wrap: balance;
        animation: appear 0.6s steps(1, end);
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
    `]}#e;#t;#n;#r;get key(){return d(this.camera)}get position(){return this.#e?.position??null}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#r),this.#e?.destroy(),this.#e=null,this.#t=Kt}updated(){this.video&&(this.video.muted=this.muted)}render(){let t=this.missing||this.note||(this.waits?this.t(`events.loading`):``);return r`
      <video
        playsinline
        muted
        preload="auto"
        tabindex="-1"
        aria-label=${this.camera.name}
        class=${this.away||this.missing?`away`:this.note?`dim`:``}
      ></video>
      ${this.named?r`<p class="name">${this.camera.name}</p>`:e}
      <div role="status">
        ${t?r`<p class="middle">${t}</p>`:e}
        ${this.news&&!this.note?r`<p class="note">${this.news}</p>`:e}
      </div>
    `}seek(e){let t=this.#i(),n=this.app.times.startOfDay(e);this.note=``,this.waits=!0,n===this.#t.start?t.seek(e):(this.#t={start:n,end:this.app.times.startOfDayAfter(n,1)},this.away=!0,t.open(n,this.#t.end,e))}play(){this.#i().play()}pause(){this.#e?.pause()}setSpeed(e){e!==this.#n&&(this.#n=e,this.#e?.setSpeed(e))}say(e){clearTimeout(this.#r),this.news=e,this.#r=setTimeout(()=>{this.news=``},Gt)}#i(){if(this.#e)return this.#e;let{addresses:e}=this.app.backend;return this.#e=new Wt(this.video,(t,n)=>e.playlist(this.camera,t,n),{onTime:e=>this.#a(e),onNote:(e,t)=>this.#o(e,t),onNothing:()=>this.#s(),onState:e=>this.fire(`tawny-playing`,{key:this.key,playing:e})}),this.#e.setSpeed(this.#n),this.#e}#a(e){this.away=this.waits=!1,this.fire(`tawny-time`,{key:this.key,at:e})}#o(e,t=!1){let n=qt(e)?this.r(e):e&&this.t(e);e===`rec.play_last`&&this.#t.end<Date.now()?this.fire(`tawny-end`,{key:this.key,at:this.#t.end}):t?this.say(n):this.note=n,e&&(this.waits=!1)}#s(){let e=this.#e?.newest??null;if(e!==null&&this.#t.end>Date.now()){this.#e?.seek(e);return}this.#e?.pause(),this.waits=!1,this.away=!0;let t=this.app.times.day(this.#t.start);this.note=e===null?this.r(`rec.nothing_day`,{day:t}):this.r(`rec.nothing_after`)}};u([c({attribute:!1})],Y.prototype,`camera`,void 0),u([c({type:Boolean})],Y.prototype,`named`,void 0),u([c({type:Boolean})],Y.prototype,`muted`,void 0),u([c()],Y.prototype,`missing`,void 0),u([s()],Y.prototype,`waits`,void 0),u([s()],Y.prototype,`away`,void 0),u([s()],Y.prototype,`note`,void 0),u([s()],Y.prototype,`news`,void 0),u([i(`video`)],Y.prototype,`video`,void 0),Y=u([m(`tawny-footage`)],Y);var qt=e=>e.startsWith(`rec.`),Jt=1.9,X=class extends f{constructor(...e){super(...e),this.cameras=[],this.muted=!0,this.missing=()=>``,this.#e=!0,this.#t=null,this.#n=``,this.#r=null,this.#c=e=>{e.stopPropagation();let{at:t,key:n}=e.detail;n===this.#t?.leader&&(this.#r=t),this.#t?.told(n,t,performance.now())},this.#l=e=>{e.stopPropagation();let{key:t,playing:n}=e.detail;!n&&this.#e&&t===this.#t?.leader&&this.pause()},this.#u=e=>{e.stopPropagation();let{at:t,key:n}=e.detail;n===this.#t?.leader&&(this.play(),this.go(t))}}static{this.styles=n`
    :host {
      display: grid;
      background: var(--tawny-screen);
    }
    .grid {
      display: grid;
      grid-template: repeat(var(--rows), minmax(0, 1fr)) / repeat(var(--columns), minmax(0, 1fr));
      gap: 2px;
      min-height: 0;
    }
  `}#e;#t;#n;#r;get playing(){return this.#e}go(e){this.#r=e,this.#t&&this.#t.go(e,performance.now())}play(){this.#s(!0),this.#t?.play()}pause(){this.#s(!1),this.#t?.pause()}setSpeed(e){this.#t?.setSpeed(e)}say(e){let t=this.#a,n=t.find(e=>e.key===this.#t?.leader)??t[0];for(let r of t)r.say(r===n?e:``)}updated(e){e.has(`cameras`)&&this.#o()}render(){let{cameras:e}=this,{columns:t}=me(Math.max(1,e.length),Jt),n=Math.max(1,Math.ceil(e.length/t));return r`
      <div
        class="grid"
        ${we({"--columns":t,"--rows":n})}
        @tawny-time=${this.#c}
        @tawny-playing=${this.#l}
        @tawny-end=${this.#u}
      >
        ${b(e,d,t=>this.#i(t,e.length>1))}
      </div>
    `}#i(e,t){let n=d(e);return r`
      <tawny-footage
        .camera=${e}
        ?named=${t}
        ?muted=${this.muted||(this.#t?.leader??n)!==n}
        missing=${t?this.missing(n):``}
      ></tawny-footage>
    `}get#a(){return[...this.renderRoot.querySelectorAll(`tawny-footage`)]}async#o(){let e=this.cameras.map(d).join();if(e===this.#n)return;this.#n=e;let t=this.#a;await Promise.all(t.map(e=>e.updateComplete)),e===this.#n&&(this.#t??=new Dt(this.handlers),this.#t.set(t.map(e=>({key:e.key,player:e}))),this.#e&&this.#t.play(),this.#r!==null&&this.go(this.#r))}#s(e){e!==this.#e&&(this.#e=e,this.fire(`tawny-playing`,e))}#c;#l;#u};u([c({attribute:!1})],X.prototype,`cameras`,void 0),u([c({type:Boolean})],X.prototype,`muted`,void 0),u([c({attribute:!1})],X.prototype,`handlers`,void 0),u([c({attribute:!1})],X.prototype,`missing`,void 0),X=u([m(`tawny-recordings-stage`)],X);var Yt=`M9,11H15V8L19,12L15,16V13H9V16L5,12L9,8V11M2,20V4H4V20H2M20,20V4H22V20H20Z`,Z=.5,Xt=.15,Q=class extends E{constructor(...e){super(...e),this.cameras=[],this.at=0,this.marks=g,this.describe=()=>``,this.span=null,this.lookAt=null,this.#e=new le(this)}static{this.styles=[p,n`
      :host {
        display: block;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
      }
      .when {
        flex: 1 1 18em;
        min-width: 0;
        font-variant-numeric: tabular-nums;
      }
      .what {
        color: var(--tawny-soft);
      }
      .when,
      .what {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 640px) {
        .tools {
          flex-wrap: wrap;
        }
        .when {
          display: contents;
        }
        time {
          flex: 1;
        }
        .what {
          order: 1;
          flex: 1 0 100%;
          min-height: 1.45em;
          margin-bottom: 8px;
          white-space: normal;
        }
      }
      .preview {
        padding: 6px 12px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        background: var(--tawny-card);
        box-shadow: var(--tawny-shade);
        text-align: center;
        font-size: 0.88rem;
        font-variant-numeric: tabular-nums;
      }
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e.stop()}show(e){let t=e===null?this.app.times.startOfDay(this.at):this.at-e/2,n=e===null?this.app.times.startOfDayAfter(this.at,1):this.at+e/2;this.span=Ne({start:t,end:n},Math.max(Date.now(),e===null?n:0))}willUpdate(e){this.span||this.show(null);let t=this.span;t&&e.has(`at`)&&(this.at<t.start||this.at>=t.end)&&this.#i(t),this.span&&this.cameras.length&&this.#e.want(this.cameras,this.span,Date.now())}render(){let{span:t}=this;if(!t)return e;let{times:n}=this.app,i=this.describe(this.at),a=Math.max(Date.now(),t.end);return r`
      <div class="tools">
        <p class="when">
          <time datetime=${new Date(this.at).toISOString()}>${n.exactClock(this.at)}</time>
          <span class="what">${i}</span>
        </p>
        ${this.#n(Yt,this.r(`rec.whole_day`),()=>this.show(null))}
        ${this.#t(1/Z,de,this.t(`events.zoom_out`))}
        ${this.#t(Z,ce,this.t(`events.zoom_in`))}
      </div>
      <tawny-timeline
        label=${this.r(`rec.timeline`)}
        valueText=${[n.moment(this.at),i].filter(Boolean).join(`, `)}
        steps
        footage
        .span=${t}
        .now=${a}
        .at=${this.at}
        .marks=${this.marks}
        .timelines=${this.#e.all}
        @tawny-span=${e=>{this.span=e.detail}}
        @tawny-look=${e=>{this.lookAt=e.detail}}
        @tawny-choose=${e=>this.fire(`tawny-go`,Math.min(e.detail,Date.now()))}
      >
        ${this.lookAt===null?e:this.#r(this.lookAt)}
      </tawny-timeline>
    `}#t(e,t,n){return this.#n(t,n,()=>{if(!this.span)return;let t=this.at>=this.span.start&&this.at<this.span.end?this.at:(this.span.start+this.span.end)/2;this.span=Me(this.span,e,t,Math.max(Date.now(),this.span.end))})}#n(e,t,n){return r`
      <button type="button" class="button bare round" aria-label=${t} title=${t} @click=${n}>
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}#r(t){let{times:n}=this.app,i=this.describe(t);return r`
      <div class="preview" slot="preview">
        <p>${n.exactClock(t)}</p>
        ${i?r`<p>${i}</p>`:e}
      </div>
    `}#i(e){let t=je(e),n=this.at>=e.end&&this.at<e.end+t;t>=828e5?this.show(null):n?this.span={start:this.at-Xt*t,end:this.at+.85*t}:this.show(t)}};u([c({attribute:!1})],Q.prototype,`cameras`,void 0),u([c({type:Number})],Q.prototype,`at`,void 0),u([c({attribute:!1})],Q.prototype,`marks`,void 0),u([c({attribute:!1})],Q.prototype,`describe`,void 0),u([s()],Q.prototype,`span`,void 0),u([s()],Q.prototype,`lookAt`,void 0),Q=u([m(`tawny-recordings-strip`)],Q);var Zt=36e5,$=class extends f{constructor(...e){super(...e),this.place=``,this.muted=!0,this.several=!1,this.marks=g,this.isKeeping=!1,this.problem=``,this.former=null,this.#e=null,this.#t=``,this.#n=null,this.#r=new re(this,e=>e.backend.cameras),this.#i=new st(this),this.#a=new ne(this,{context:T}),this.#v=e=>{if(ae.size||!this.stage)return;let t=Fe(e);t&&(e.preventDefault(),this.#_(t))}}static{this.styles=[p,ct]}#e;#t;#n;#r;#i;#a;connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#v)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#v),this.#i.stop(),this.#n?.(),this.#n=this.#e=null}get#o(){let e=this.#r.value;if(!e)return null;if(this.former)return[...e,...this.former];let{cameras:t}=D(this.#e??this.place),n=new Set(e.map(d));return e.length&&t.every(e=>n.has(e))?e:null}get chosen(){let e=this.#o??[],{cameras:t}=D(this.#e??this.place);return t.length?he(e,t).slice(0,t.length):e.slice(0,1)}arrived(){this.#f(this.chosen.map(d),!0)}firstUpdated(){this.#l()}willUpdate(e){(this.#e===null||e.has(`place`)&&this.place!==this.#e)&&this.#u(),this.#i.look()}updated(){this.stage&&(this.#n??=oe(this.stage,e=>this.#i.toEvent(e)),this.#t&&this.#d(this.stage))}render(){let t=this.#o;if(!t||!this.speak)return e;if(!t.length){let e={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return r`<tawny-message icon=${ee} heading=${e.heading} text=${e.text}></tawny-message>`}let n=this.chosen,i=this.#i;return r`
      <tawny-recordings-choice
        .cameras=${t}
        .chosen=${n.map(d)}
        ?several=${this.several}
        at=${i.at}
        @tawny-cameras=${e=>this.#f(e.detail,!1)}
        @tawny-several=${e=>this.#p(e.detail)}
        @tawny-at=${e=>i.go(e.detail)}
      ></tawny-recordings-choice>
      <div class="watch">${this.#s(n)}</div>
      <aside>
        <tawny-calendar
          .cameras=${n}
          at=${i.at}
          @tawny-day=${e=>i.toDay(e.detail)}
        ></tawny-calendar>
        ${this.app.backend.exports?r`<tawny-exports-list .cameras=${t}></tawny-exports-list>`:e}
      </aside>
    `}#s(e){let t=this.#i;return r`
      <tawny-recordings-stage
        .cameras=${e}
        .handlers=${t.handlers}
        .missing=${e=>t.missing(e)}
        ?muted=${this.muted}
        @click=${()=>t.act(`play`)}
        @tawny-playing=${e=>t.plays(e.detail)}
      ></tawny-recordings-stage>
      <tawny-recordings-strip
        .cameras=${e}
        .describe=${e=>t.describe(e)}
        .marks=${this.marks}
        at=${t.at}
        @tawny-go=${e=>t.go(e.detail)}
        @tawny-scrub=${e=>t.scrub(e.detail)}
      ></tawny-recordings-strip>
      <tawny-play-bar
        ?playing=${t.playing}
        ?skips=${t.skips}
        ?muted=${this.muted}
        speed=${t.speed}
        @tawny-act=${e=>this.#_(e.detail)}
        @tawny-speed=${e=>t.setSpeed(e.detail)}
      ></tawny-play-bar>
      <tawny-range-bar
        .marks=${this.marks}
        ?writes=${this.#c}
        ?busy=${this.isKeeping}
        problem=${this.problem}
        @tawny-mark=${e=>this.#m(e.detail)}
        @tawny-keep=${e=>void this.#h(e.detail)}
      ></tawny-range-bar>
    `}get#c(){return this.app.backend.exports!==void 0&&this.chosen.every(e=>e.canControl)}async#l(){this.speak=await se(this.app.language),this.#a.setValue(this.speak),this.requestUpdate();let e=this.app.backend.former?.()??Promise.resolve([]);this.former=await e.catch(()=>[])}#u(){let{at:e,cameras:t}=D(this.place);this.#t=this.#e===null&&e!==null?`close`:`there`,this.#e=this.place,this.several||=t.length>1;let n=Date.now()-R;this.#i.at=k(e??n,n)}async#d(e){let t=this.#t===`close`;this.#t=``,await e.updateComplete,await this.strip?.updateComplete,t&&this.strip?.show(Zt),e.go(this.#i.at)}#f(e,t){this.#e=O({cameras:e,at:this.#i.at}),this.app.go(`recordings`,this.#e,t)}#p(e){this.several=e,e||this.#f(this.chosen.slice(0,1).map(d),!1)}#m(e){this.problem=``,this.marks=e===`none`?g:ue(this.marks,e,this.#i.at)}async#h(e){this.isKeeping=!0,this.problem=``;try{let t=await Le(this.app.backend,this.chosen,e,this.#c);for(let e of t)this.exportsList?.show(e);this.marks=g}catch(e){this.problem=this.failed(e)}finally{this.isKeeping=!1}}async#g(){let e=O({cameras:this.chosen.map(d),at:this.#i.at}),t=this.app.link(`recordings`,e);t&&(navigator.share?await navigator.share({url:t}).catch(()=>{}):navigator.clipboard?(await navigator.clipboard.writeText(t),this.stage?.say(this.t(`event.copied`))):this.arrived())}#_(e){this.#i.act(e)||(e===`start`||e===`end`?this.#m(e):e===`sound`?this.muted=!this.muted:e===`screen`?this.stage?.requestFullscreen?.():e===`share`?this.#g():e===`help`&&this.fire(`tawny-keys`,null))}#v};u([c()],$.prototype,`place`,void 0),u([s()],$.prototype,`muted`,void 0),u([s()],$.prototype,`several`,void 0),u([s()],$.prototype,`marks`,void 0),u([s()],$.prototype,`isKeeping`,void 0),u([s()],$.prototype,`problem`,void 0),u([s()],$.prototype,`former`,void 0),u([i(`tawny-recordings-stage`)],$.prototype,`stage`,void 0),u([i(`tawny-recordings-strip`)],$.prototype,`strip`,void 0),u([i(`tawny-exports-list`)],$.prototype,`exportsList`,void 0),$=u([m(`tawny-recordings-view`)],$);export{$ as TawnyRecordingsView};