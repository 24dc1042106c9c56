const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./quality-choice-wIK-iJDY.js","./index-2QXIP9Bo.js","./media-source-_bDYpVdW.js","./repeat-DpbCsHzw.js","./select-styles-QkOp8cHM.js"])))=>i.map(i=>d[i]);
import{B as e,C as t,H as n,J as r,L as i,N as a,R as o,S as s,V as c,W as l,X as u,Y as d,a as ee,c as f,g as te,i as ne,o as p,p as m,q as h,r as re,s as g,w as _,z as v}from"./index-2QXIP9Bo.js";import{a as y,f as ie}from"./media-source-_bDYpVdW.js";import{t as ae}from"./swipe-BfUjwuyV.js";import{loadRecordingsTexts as oe}from"./recordings-Ds_3b6Xs.js";import{a as se,c as b,i as ce,n as le,o as ue,r as x,s as de,t as S}from"./timeline-khz_rZya.js";import{s as fe,t as pe}from"./wall-layout-WrmJuLyc.js";import{t as me}from"./mdi-DwmMI7iF.js";import{t as he}from"./mdi-DNEqXnQF.js";import{n as ge,t as _e}from"./mdi-wNb0cu2K.js";import{n as ve,t as ye}from"./mdi-CREp6pXp.js";import{t as be}from"./select-styles-QkOp8cHM.js";import{t as C}from"./mdi-BDCSaT4F.js";import{t as w}from"./mdi-CvV0JW8r.js";import{t as T}from"./mdi-CrWRMeGS.js";import{t as xe}from"./mdi-DULD7rBJ.js";import{n as Se,t as E}from"./repeat-DpbCsHzw.js";import"./message-Cg7kJISv.js";import{t as Ce}from"./mdi-d0XurQ4g.js";import"./chips-B9-UZF1M.js";import{t as we}from"./vod-player-B0SiQJRo.js";import{t as Te}from"./recorded-level-BGyqxZRb.js";import{a as Ee,d as De,i as Oe}from"./timeline-scale-DyXN7c0Y.js";var D=u(`tawny-recordings`),O=class extends p{shouldUpdate(){return super.shouldUpdate()&&this.speak!==void 0}r(e,t){return this.speak(e,t)}};g([r({context:D,subscribe:!0}),v()],O.prototype,`speak`,void 0);var ke={" ":`play`,k:`pause`,j:`back`,l:`run`,ArrowLeft:`back`,ArrowRight:`on`,",":`frame_back`,".":`frame_on`,"<":`slower`,">":`faster`,p:`before`,n:`after`,q:`skip`,i:`start`,o:`end`,s:`share`,f:`screen`,m:`sound`};function Ae(e){if(e.altKey||e.ctrlKey||e.metaKey||e.defaultPrevented)return null;let[t]=e.composedPath();if(t instanceof HTMLInputElement||t instanceof HTMLSelectElement)return null;let n=t instanceof HTMLButtonElement||t instanceof HTMLAnchorElement;return e.key===` `&&n?null:ke[e.key]??null}function k(e){let t=e.lastIndexOf(`@`),n=t<0?NaN:Date.parse(e.slice(t+1)),r=(t<0?e:e.slice(0,t)).split(`,`).filter(Boolean);return{cameras:[...new Set(r)],at:Number.isNaN(n)?null:n}}function A({at:e,cameras:t}){let n=e===null?``:`@${new Date(e).toISOString().slice(0,19)}Z`;return t.join(`,`)+n}var je=Date.UTC(2e3,0,1),Me=(e,t)=>Math.min(Math.max(e,je),t);async function Ne(e,t,{end:n,start:r},i){let{exports:a}=e;if(i&&a)return Promise.all(t.map(e=>a.add(e,r,n)));for(let i of t){let t=r;for(;;){let r=await Fe(await e.addresses.video(i,t,n));if(!(r>t))break;t=r}}return[]}function Pe(e){return Number(/\/(\d+)-\d+\/video\.mp4\b.*rel="next"/.exec(e??``)?.[1]??NaN)}async function Fe(e){let t=await fetch(e,{headers:{Range:`bytes=0-0`}});if(!t.ok){let e=await t.json().catch(()=>null);throw new i(e?.error?.message??`HTTP ${t.status}`,t.status)}await t.body?.cancel();let n=document.createElement(`a`);return n.href=e,n.download=``,n.click(),Pe(t.headers.get(`Link`))}var Ie=`M10,12V22H8V14H6V12H10M18,14V20C18,21.11 17.11,22 16,22H14A2,2 0 0,1 12,20V14A2,2 0 0,1 14,12H16C17.11,12 18,12.9 18,14M14,14V20H16V14H14M11.5,3C14.15,3 16.55,4 18.4,5.6L21,3V10H14L16.62,7.38C15.23,6.22 13.46,5.5 11.5,5.5C7.96,5.5 4.95,7.81 3.9,11L1.53,10.22C2.92,6.03 6.85,3 11.5,3Z`,Le=`M12.5,3C17.15,3 21.08,6.03 22.47,10.22L20.1,11C19.05,7.81 16.04,5.5 12.5,5.5C10.54,5.5 8.77,6.22 7.38,7.38L10,10H3V3L5.6,5.6C7.45,4 9.85,3 12.5,3M10,12V22H8V14H6V12H10M18,14V20C18,21.11 17.11,22 16,22H14A2,2 0 0,1 12,20V14A2,2 0 0,1 14,12H16C17.11,12 18,12.9 18,14M14,14V20H16V14H14Z`,Re=`M6,9.83L8.17,12L6,14.17V9.83M4,5V19L11,12M20,5H18V19H20M13,9.83L15.17,12L13,14.17V9.83M11,5V19L18,12`,ze=`M16,18H18V6H16M6,18L14.5,12L6,6V18Z`,Be=`M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z`,j=[.25,.5,1,2,4,8,16],M=class extends O{constructor(...e){super(...e),this.playing=!1,this.speed=1,this.skips=!1,this.muted=!0}static{this.styles=[f,be,h`
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
    `]}render(){return l`
      <div>
        ${this.#n(`before`,Be,this.r(`rec.event_before`))}
        ${this.#n(`back`,Le,this.r(`rec.back`))} ${this.#e()}
        ${this.#n(`on`,Ie,this.r(`rec.on`))}
        ${this.#n(`after`,ze,this.r(`rec.event_after`))}
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
          <tawny-icon path=${Re}></tawny-icon><span class="word">${this.r(`rec.skip`)}</span>
        </button>
        <button
          type="button"
          class="button round bare"
          aria-label=${this.t(`live.sound`)}
          aria-pressed=${String(!this.muted)}
          title=${this.t(`live.sound`)}
          @click=${()=>this.#r(`sound`)}
        >
          <tawny-icon path=${this.muted?ye:ve}></tawny-icon>
        </button>
        ${this.#n(`screen`,me,this.t(`live.full_screen`))}
        ${this.#n(`share`,de,this.t(`event.share`))}
        ${this.#n(`help`,he,this.t(`event.keys`))}
      </div>
    `}#e(){let e=this.r(this.playing?`rec.pause`:`rec.play`);return l`
      <button
        type="button"
        class="button primary round play"
        aria-label=${e}
        title=${e}
        @click=${()=>this.#r(`play`)}
      >
        <tawny-icon path=${this.playing?ge:_e}></tawny-icon>
      </button>
    `}#t(){let e=new Intl.NumberFormat(this.app.times.habits.language);return l`
      <select aria-label=${this.r(`rec.speed`)} title=${this.r(`rec.speed`)} @change=${e=>this.fire(`tawny-speed`,j[e.currentTarget.selectedIndex]??1)}>
        ${j.map(t=>l`<option .selected=${t===this.speed}>${e.format(t)}×</option>`)}
      </select>
    `}#n(e,t,n){return l`
      <button
        type="button"
        class="button bare round ${e}"
        aria-label=${n}
        title=${n}
        @click=${()=>this.#r(e)}
      >
        <tawny-icon path=${t}></tawny-icon>
      </button>
    `}#r(e){this.fire(`tawny-act`,e)}};g([e({type:Boolean})],M.prototype,`playing`,void 0),g([e({type:Number})],M.prototype,`speed`,void 0),g([e({type:Boolean})],M.prototype,`skips`,void 0),g([e({type:Boolean})],M.prototype,`muted`,void 0),M=g([c(`tawny-play-bar`)],M);var Ve=3e3;function He(e,t,n){if(!e||t<e.start||t>=e.end)return{is:t>n?`future`:`unknown`};let r=e.ranges.filter(e=>e.start<=t&&t<e.end),i=r.find(e=>e.kind===`event`)??r.find(e=>e.kind!==`idle`)??r[0];if(i)return{is:`there`,kind:Ue(i.kind),away:i.away===!0};if(t>n)return{is:`future`};let a=e.gaps.find(e=>e.start<=t&&t<e.end);return a?{is:`missing`,reason:a.reason,message:a.message}:t>n-Ve?{is:`unknown`}:{is:`missing`,reason:`unknown`,message:``}}var Ue=e=>e===`event`||e===`idle`?e:`continuous`;function N(e,t){let n=(e?.ranges??[]).map(e=>e.start).filter(e=>e>t);return n.length?Math.min(...n):null}var We=e=>e===`camera_offline`;function Ge(e,t,n){let r=e.flatMap(e=>e.events.map(e=>e.start)).filter(e=>n>0?e>t+1e3:e<t-3e3);return r.length?n>0?Math.min(...r):Math.max(...r):null}var Ke=5e3,qe=5e3,P=3e3;function Je(e,t){let n=e.flatMap(({events:e,ranges:n})=>[...e.map(({end:e,start:n})=>({start:n-Ke,end:(e??t)+qe})),...n.filter(e=>e.kind===`event`)]),r=[];for(let{end:e,start:t}of n.sort((e,t)=>e.start-t.start)){let n=r.at(-1);n&&t<=n.end+P?n.end=Math.max(n.end,e):r.push({start:t,end:e})}return r}function Ye(e,t){let n=e.find(e=>e.end>t);return n?n.start-t>P?n.start:null:`end`}var F=18e5,I=3e5,Xe=2e4,Ze=150,Qe=1500,$e=class{#e=new Map;#t=[];#n=``;#r=0;#i={start:0,end:0};#a=0;#o=!1;#s=new AbortController;#c;constructor(e){this.host=e}want(e,t){let n=e.map(s).join(),r=this.host.app.times.startOfDay(t),i=n!==this.#n||r!==this.#r;!i&&(this.#o||this.#l(t))||(i&&this.#e.clear(),this.#n=n,this.#r=r,this.#o=!0,clearTimeout(this.#c),this.#c=setTimeout(()=>void this.#u(e,r,t),i?0:Ze))}stop(){clearTimeout(this.#c),this.#s.abort(),this.#n=``,this.#o=!1}get days(){return[...this.#e.values()].flatMap(({day:e})=>e??[])}get busy(){return this.days.length?this.#t:null}footage(e,t){let{day:n=null,near:r=null}=this.#e.get(e)??{},i=r&&r.start<=t&&t<r.end?r:n;return He(i,t,i?this.#a:Date.now())}has(e,t){let{is:n}=this.footage(e,t);return n===`unknown`?null:n===`there`}after(e,t){let{day:n=null,near:r=null}=this.#e.get(e)??{},i=[N(r,t),N(n,t)].filter(e=>e!==null);return i.length?Math.min(...i):null}#l(e){let{end:t,start:n}=this.#i,r=Date.now();return t>this.#a&&r-this.#a>Xe?!1:n<=e-I&&e+I<=t}async#u(e,t,n){this.#s.abort(),this.#s=new AbortController;let{signal:r}=this.#s,{app:i}=this.host,a=Date.now(),o={start:n-F,end:n+F},c=i.times.startOfDayAfter(t,1),l=(e,t)=>i.backend.timeline(e,t.start,t.end,Qe,r).catch(()=>null),u=await Promise.all(e.map(async e=>{let[n,r]=await Promise.all([l(e,{start:t,end:c}),l(e,o)]),i=s(e),a=this.#e.get(i);return[i,{day:n??a?.day??null,near:r??a?.near??null}]}));if(r.aborted)return;this.#o=!1,this.#a=a,this.#i=o,this.#e=new Map(u);let d=u.flatMap(([,e])=>[e.day&&{...e.day,ranges:[]},e.near]);this.#t=Je(d.filter(e=>e!==null),a),this.host.requestUpdate()}};function L(e,t){if(e.is===`there`){let n=t(`rec.kind_${e.kind}`);return e.away?t(`rec.away`,{what:n}):n}if(e.is===`future`)return t(`rec.future`);if(e.is===`unknown`)return``;let n=t(`gap.${e.reason}`),{message:r}=e;return r&&We(e.reason)?`${n}: ${r}`:n}var R=1e4,et=40,tt=500,nt=150,z=1e4,rt=class{#e;#t;#n;constructor(e){this.host=e,this.at=Date.now()-z,this.playing=!0,this.speed=1,this.skips=!1,this.#t=!1,this.handlers={has:(e,t)=>this.#e.has(e,t),next:(e,t)=>this.#e.after(e,t),onTime:e=>this.#a(e)},this.#e=new $e(e)}stop(){clearTimeout(this.#n),this.#e.stop()}look(){this.#e.want(this.host.chosen,this.at)}go(e){clearTimeout(this.#n),this.#t=!1,this.#r(e),this.#s(this.at),this.host.arrived()}come(){this.host.stage?.go(this.at),this.#s(this.at)}scrub(e){clearTimeout(this.#n),this.#t=!0,this.#i(e),this.#n=setTimeout(()=>this.host.stage?.go(this.at),nt)}setSpeed(e){this.speed=e,this.host.stage?.setSpeed(e),this.host.requestUpdate()}plays(e){this.playing=e,this.host.requestUpdate(),e||this.host.arrived()}act(e){let t={play:()=>this.playing?this.host.stage?.pause():this.host.stage?.play(),pause:()=>this.playing?this.host.stage?.pause():this.host.stage?.play(),run:()=>this.playing?this.#u(1):this.host.stage?.play(),back:()=>this.go(this.at-R),on:()=>this.go(this.at+R),before:()=>this.toEvent(-1),after:()=>this.toEvent(1),frame_back:()=>this.#l(-1),frame_on:()=>this.#l(1),slower:()=>this.#u(-1),faster:()=>this.#u(1),skip:()=>this.#d(!this.skips)};return t[e]?.(),t[e]!==void 0}toEvent(e){let t=Ge(this.#e.days,this.at,e);t===null?this.#c(this.host.speak(e>0?`rec.no_event_after`:`rec.no_event_before`)):this.go(t)}toDay(e){this.go(this.host.app.times.sameTime(this.at,e))}describe(e){let t=this.host.chosen.map(t=>this.#e.footage(s(t),e)),n=t.find(e=>e.is===`there`&&e.kind===`event`)??t.find(e=>e.is===`there`)??t[0];return n?L(n,this.host.speak):``}missing(e){return this.#e.has(e,this.at)===!1?L(this.#e.footage(e,this.at),this.host.speak):``}#r(e){this.#i(e),this.look(),this.host.stage?.go(this.at)}#i(e){this.at=Me(e,Date.now()),this.host.requestUpdate()}#a(e){this.#t||(this.#i(e),this.skips&&this.playing&&this.#o(e))}#o(e){let{busy:t}=this.#e,n=t&&Ye(t,e);n===`end`?(this.#d(!1),this.host.stage?.pause(),this.#c(this.host.speak(`rec.no_more`))):n!==null&&this.#r(n)}#s(e){let t=this.host.chosen.map(s);if(t.some(t=>this.#e.has(t,e)!==!1)){this.#c(``);return}let{times:n}=this.host.app,r=this.describe(e),i=t.map(t=>this.#e.after(t,e)).filter(e=>e!==null);i.length?this.#c(this.host.speak(`rec.goes_on`,{reason:r,when:n.exactClock(Math.min(...i))})):this.#c(r)}#c(e){this.host.stage?.say(e)}#l(e){this.host.stage?.pause();let[t]=this.host.chosen,n=t&&this.#e.footage(s(t),this.at),r=n?.is===`there`&&n.kind===`idle`;this.#r(this.at+e*(r?tt:et))}#u(e){let t=j[j.indexOf(this.speed)+e];t!==void 0&&this.setSpeed(t)}#d(e){this.skips=e,this.host.requestUpdate()}},it=h`
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
`,B=864e5;function V(e,t){let n=Number(t.dayKey(e).slice(8)),r=t.startOfDay(t.startOfDay(e)-(n-1)*B+B/2),i=t.startOfDayAfter(r,28);for(;!t.dayKey(i).endsWith(`-01`);)i=t.startOfDayAfter(i,1);return{start:r,end:i}}function at(e,t){let n=[],r=(ot(e.start,t)-t.firstWeekday+7)%7,i=t.startOfDay(e.start-r*B+B/2);for(;i<e.end;){let r=[];for(let n=0;n<7;n++){let n=t.startOfDayAfter(i,1),a=t.dayKey(i);r.push({key:a,start:i,end:n,number:Number(a.slice(8)),inside:i>=e.start&&i<e.end}),i=n}n.push(r)}return n}var ot=(e,t)=>new Date(`${t.dayKey(e)}T12:00:00Z`).getUTCDay(),st=(e,t)=>({footage:t.some(({ranges:t})=>t.some(t=>t.start<e.end&&t.end>e.start)),events:t.some(({events:t,motion:n})=>[...t,...n].some(t=>t.start>=e.start&&t.start<e.end))}),ct=744,lt=6e4,H=class extends O{constructor(...e){super(...e),this.cameras=[],this.at=0,this.shown=null,this.timelines=[],this.#e=``,this.#t=0,this.#n=new AbortController}static{this.styles=[f,h`
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
    `]}#e;#t;#n;disconnectedCallback(){super.disconnectedCallback(),this.#n.abort(),this.#e=``}willUpdate(e){let t=e.get(`at`),{times:n}=this.app;t!==void 0&&n.dayKey(t)!==n.dayKey(this.at)&&(this.shown=null),this.#s()}render(){let{times:e}=this.app,t=V(this.#a,e),n=at(t,e),r=Date.now();return l`
      <header>
        ${this.#r(C,this.r(`rec.month_before`),t.start-1,!1)}
        <h2 id="month" aria-live="polite">${e.month(t.start)}</h2>
        ${this.#r(w,this.r(`rec.month_after`),t.end,t.end>r)}
      </header>
      <table aria-labelledby="month" @keydown=${this.#o}>
        <thead>
          <tr>
            ${n[0]?.map(t=>l`<th scope="col">${e.weekday(t.start)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${n.map(e=>l`<tr>${e.map(e=>l`<td>${this.#i(e,r)}</td>`)}</tr>`)}
        </tbody>
      </table>
      <p class="legend" aria-hidden="true">
        <span><span class="dots"><span></span></span>${this.r(`rec.has_footage`)}</span>
        <span><span class="dots"><span class="events"></span></span>${this.r(`rec.has_events`)}</span>
      </p>
    `}#r(e,t,n,r){return l`
      <button type="button" class="button bare round" aria-label=${t} title=${t} ?disabled=${r} @click=${()=>{this.shown=n}}>
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}#i(e,t){if(!e.inside)return n;let{times:r}=this.app,i=st(e,this.timelines),a=[r.day(e.start),i.footage?this.r(`rec.has_footage`):``,i.events?this.r(`rec.has_events`):``],o=e.key===r.dayKey(this.at),s=e.key===r.dayKey(t),c=o||this.shown!==null&&e.number===1;return l`
      <button
        type="button"
        class="day"
        data-number=${e.number}
        tabindex=${c?0:-1}
        aria-label=${a.filter(Boolean).join(`, `)}
        aria-pressed=${String(o)}
        aria-current=${s?`date`:n}
        ?disabled=${e.start>t}
        @click=${()=>this.fire(`tawny-day`,e.start)}
      >
        ${e.number}
        <span class="dots">
          ${i.footage?l`<span></span>`:n}${i.events?l`<span class="events"></span>`:n}
        </span>
      </button>
    `}get#a(){return this.shown??this.at}#o(e){let t={ArrowLeft:-1,ArrowRight:1,ArrowUp:-7,ArrowDown:7}[e.key],[n]=e.composedPath();if(t===void 0||!(n instanceof HTMLElement))return;e.preventDefault(),e.stopPropagation();let r=Number(n.dataset.number)+t;this.renderRoot.querySelector(`[data-number="${r}"]:enabled`)?.focus()}async#s(){let{backend:e,times:t}=this.app,n=V(this.#a,t),r=`${this.cameras.map(s).join()} ${n.start}`,i=Date.now(),a=n.end>i&&i-this.#t>lt;if(r===this.#e&&!a)return;r!==this.#e&&(this.timelines=[]),this.#e=r,this.#t=i,this.#n.abort(),this.#n=new AbortController;let{signal:o}=this.#n,c=this.cameras.map(t=>e.timeline(t,n.start,n.end,ct,o).catch(()=>null)),l=(await Promise.all(c)).filter(e=>e!==null);o.aborted||(this.timelines=l)}};g([e({attribute:!1})],H.prototype,`cameras`,void 0),g([e({type:Number})],H.prototype,`at`,void 0),g([v()],H.prototype,`shown`,void 0),g([v()],H.prototype,`timelines`,void 0),H=g([c(`tawny-calendar`)],H);var ut=`M17 3H5C3.89 3 3 3.9 3 5V19C3 20.1 3.89 21 5 21H19C20.1 21 21 20.1 21 19V7L17 3M19 19H5V5H16.17L19 7.83V19M12 12C10.34 12 9 13.34 9 15S10.34 18 12 18 15 16.66 15 15 13.66 12 12 12M6 6H15V10H6V6Z`,dt=`M20,9C18.69,9 17.58,9.83 17.17,11H2V13H17.17C17.58,14.17 18.69,15 20,15A3,3 0 0,0 23,12A3,3 0 0,0 20,9Z`,ft=`M4,9C5.31,9 6.42,9.83 6.83,11H22V13H6.83C6.42,14.17 5.31,15 4,15A3,3 0 0,1 1,12A3,3 0 0,1 4,9Z`,U=class extends O{constructor(...e){super(...e),this.marks=S,this.writes=!1,this.busy=!1,this.problem=``}static{this.styles=[f,h`
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
    `]}render(){let e=x(this.marks,Date.now()),t=e.is===`whole`?e.span:null;return l`
      ${this.#e(`start`,ft,this.r(`rec.mark_start`))} ${this.#e(`end`,dt,this.r(`rec.mark_end`))}
      <p role="status" class=${e.is}>${this.problem||this.#r()}</p>
      ${e.is===`empty`?n:this.#t()} ${t?this.#n(t):n}
    `}#e(e,t,n){return l`
      <button type="button" class="button" @click=${()=>this.fire(`tawny-mark`,e)}>
        <tawny-icon path=${t}></tawny-icon>${n}
      </button>
    `}#t(){let e=this.r(`rec.mark_clear`);return l`
      <button
        type="button"
        class="button bare round"
        aria-label=${e}
        title=${e}
        @click=${()=>this.fire(`tawny-mark`,`none`)}
      >
        <tawny-icon path=${T}></tawny-icon>
      </button>
    `}#n(e){return l`
      <button
        type="button"
        class="button primary"
        ?disabled=${this.busy}
        @click=${()=>this.fire(`tawny-keep`,e)}
      >
        <tawny-icon path=${this.writes?ut:b}></tawny-icon>
        ${this.writes?this.r(`rec.export`):this.t(`event.download`)}
      </button>
    `}#r(){let{times:e}=this.app,t=x(this.marks,Date.now());return t.is===`empty`?this.r(`rec.mark_none`):t.is===`open`?this.r(t.missing===`end`?`rec.mark_from`:`rec.mark_until`,{when:e.exactClock(t.at)}):t.is===`long`?this.r(`rec.mark_long`):t.is===`early`?this.r(`rec.mark_early`):W(t.span,e)}};g([e({attribute:!1})],U.prototype,`marks`,void 0),g([e({type:Boolean})],U.prototype,`writes`,void 0),g([e({type:Boolean})],U.prototype,`busy`,void 0),g([e()],U.prototype,`problem`,void 0),U=g([c(`tawny-range-bar`)],U);function W({end:e,start:t},n){return`${`${n.shortDay(t)}, ${n.exactClock(t)}`} – ${n.dayKey(t)===n.dayKey(e)?n.exactClock(e):`${n.shortDay(e)}, ${n.exactClock(e)}`} (${n.length(e-t)})`}var pt=1e6,G=class extends O{constructor(...e){super(...e),this.cameras=[],this.all=[],this.problem=``,this.#e=null}static{this.styles=[f,h`
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
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e?.(),this.#e=null}willUpdate(){this.toggleAttribute(`filled`,this.all.length>0),this.#e||(this.#e=this.app.backend.listen(e=>{e===null?this.#a():e.type===`export`&&this.#o(a(e.data,e.home))}),this.#a())}show(e){this.all.some(t=>_(t,e))||(this.all=[e,...this.all])}render(){return this.all.length?l`
      <h2>${this.r(`rec.exports`)}</h2>
      <ul>
        ${E(this.all,e=>`${e.home}/${e.id}`,e=>this.#t(e))}
      </ul>
      <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
    `:n}#t(e){let r=this.cameras.find(n=>_(n,t(e))),i=e.state===`pending`||e.state===`running`,a=r?.name??e.camera,o=i?this.t(`event.cancel`):this.r(`rec.export_delete`);return l`
      <li data-state=${e.state}>
        <span class="what">
          <span>${a}</span>
          <span class="when">${W(e,this.app.times)}</span>
          ${i?l`<progress aria-label=${this.r(`rec.export`)} value=${e.progress}></progress>`:n}
          <span class="state ${e.state}">${this.#r(e)}</span>
        </span>
        ${e.state===`done`?this.#n(e,a):n}
        ${r?.canControl?l`
                <button
                  type="button"
                  class="button bare round"
                  aria-label=${o}
                  title=${o}
                  @click=${()=>void this.#s(e)}
                >
                  <tawny-icon path=${i?T:xe}></tawny-icon>
                </button>
              `:n}
      </li>
    `}#n(e,t){let n=this.t(`event.download`),r=new Date(e.start).toISOString().slice(0,19).replaceAll(`:`,`-`);return l`
      <a
        class="button bare round"
        aria-label=${n}
        title=${n}
        href=${ie(this.#i?.file(e),`#`)}
        download=${`${t}_${r}.mp4`}
      >
        <tawny-icon path=${b}></tawny-icon>
      </a>
    `}#r(e){let{language:t}=this.app.times.habits;return e.state===`failed`?this.t(`app.failed`,{reason:e.message}):e.state===`pending`?this.r(`rec.export_waits`):e.state===`running`?new Intl.NumberFormat(t,{style:`percent`}).format(e.progress):[new Intl.NumberFormat(t,{style:`unit`,unit:`megabyte`,maximumFractionDigits:1}).format((e.size??0)/pt),e.message].filter(Boolean).join(` · `)}get#i(){return this.app.backend.exports}async#a(){let e=await this.#i?.list().catch(()=>null);e&&(this.all=e)}#o(e){let t=this.all.some(t=>_(t,e));this.all=t?this.all.map(t=>_(t,e)?e:t):[e,...this.all]}async#s(e){this.problem=``;try{await this.#i?.remove(e),this.all=this.all.filter(t=>!_(t,e))}catch(e){this.problem=this.failed(e)}}};g([e({attribute:!1})],G.prototype,`cameras`,void 0),g([v()],G.prototype,`all`,void 0),g([v()],G.prototype,`problem`,void 0),G=g([c(`tawny-exports-list`)],G);var mt=`M3 21H11V13H3M5 15H9V19H5M3 11H11V3H3M5 5H9V9H5M13 3V11H21V3M19 9H15V5H19M18 16H21V18H18V21H16V18H13V16H16V13H18Z`,K=`several`,q=class extends O{constructor(...e){super(...e),this.cameras=[],this.chosen=[],this.several=!1,this.at=0}static{this.styles=[f,h`
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
    `]}render(){let{times:e}=this.app,t=Date.now(),r=e.startOfDay(this.at),i=e.startOfDayAfter(r,1);return l`
      ${this.cameras.length>1||this.cameras[0]?.former?this.#e():n}
      <div class="days">
        ${this.#t(C,this.r(`rec.day_before`),this.#n(e.startOfDay(r-1)),!1)}
        <span class="day" aria-live="polite">${e.dayName(this.at)}</span>
        ${this.#t(w,this.r(`rec.day_after`),this.#n(i),i>t)}
        <button type="button" class="button" @click=${()=>this.fire(`tawny-at`,t-1e4)}>
          ${this.r(`rec.newest`)}
        </button>
      </div>
    `}#e(){let e=this.cameras.map(e=>{let t=s(e),[n,r]=e.former?[this.r(`rec.former`,{name:e.name}),Ce]:[e.name,m];return{name:`camera:${t}`,text:n,on:this.chosen.includes(t),icon:r}});return e.push({name:K,text:this.r(`rec.several`),on:this.several,icon:mt}),l`
      <tawny-chips
        label=${this.t(`kiosk.cameras`)}
        .chips=${e}
        @tawny-chip=${e=>this.#r(e.detail)}
      ></tawny-chips>
    `}#t(e,t,n,r){return l`
      <button
        type="button"
        class="button bare round"
        aria-label=${t}
        title=${t}
        ?disabled=${r}
        @click=${()=>this.fire(`tawny-at`,n)}
      >
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}#n(e){return Math.min(this.app.times.sameTime(this.at,e),Date.now()-1e4)}#r(e){if(e===K){this.fire(`tawny-several`,!this.several);return}let t=e.slice(7),n=this.chosen.filter(e=>e!==t);this.several?n.length<this.chosen.length?this.fire(`tawny-cameras`,n.length?n:[t]):this.fire(`tawny-cameras`,[...this.chosen,t].slice(-9)):this.fire(`tawny-cameras`,[t])}};g([e({attribute:!1})],q.prototype,`cameras`,void 0),g([e({attribute:!1})],q.prototype,`chosen`,void 0),g([e({type:Boolean})],q.prototype,`several`,void 0),g([e({type:Number})],q.prototype,`at`,void 0),q=g([c(`tawny-recordings-choice`)],q);var ht=300,J=150,gt=1200,_t=400,vt=2500,yt=class{#e=[];#t=null;#n=!1;#r=1;#i=-1/0;#a=new Map;constructor(e){this.handlers=e}get leader(){return this.#t?.key??``}set(e){this.#e=e,this.#a.clear(),e.some(e=>e.key===this.#t?.key)||(this.#t=null)}go(e,t){this.#t=this.#o(e),this.#a.clear(),this.#t?.player.setSpeed(this.#r),this.#t?.player.seek(e),this.#n&&this.#t?.player.play(),this.#l(e,t)}play(){this.#n=!0;for(let e of this.#s())e.player.play()}pause(){this.#n=!1;for(let e of this.#e)e.player.pause();this.#c()}setSpeed(e){this.#r=e;for(let{player:t}of this.#e)t.setSpeed(e)}told(e,t,n){let r=this.#t;if(e!==r?.key)return;let i=t+ht*Math.max(1,this.#r);this.#n&&this.handlers.has(e,i)===!1&&this.#e.find(e=>e!==r&&this.handlers.has(e.key,i)===!0)?this.go(i,n):(this.handlers.onTime(t),n-this.#i>=_t&&this.#l(t,n))}#o(e){let{has:t,next:n}=this.handlers,r=this.#e.find(n=>t(n.key,e)!==!1);if(r)return r;let i=this.#e[0]??null,a=1/0;for(let t of this.#e){let r=n(t.key,e)??1/0;r>=a||(a=r,i=t)}return i}*#s(){for(let e of this.#e)(e===this.#t||this.#a.has(e.key))&&(yield e)}#c(){let e=this.#t?.player.position??NaN;for(let{key:t,player:n}of this.#s())Math.abs((n.position??NaN)-e)>J&&this.handlers.has(t,e)!==!1&&n.seek(e)}#l(e,t){this.#i=t;for(let n of this.#e)n!==this.#t&&this.#u(n,e,t)}#u({key:e,player:t},n,r){let i=this.#a.get(e);if(this.handlers.has(e,n)===!1){this.#a.delete(e),t.pause();return}let a=(t.position??NaN)-n,o=!(Math.abs(a)<gt*Math.max(1,this.#r));if(i===void 0||o&&r-i>vt)this.#a.set(e,r),t.seek(n),this.#n&&t.play(),t.setSpeed(this.#r);else if(!o){let e=Math.abs(a)>J*Math.max(1,this.#r)?a<0?1.1:.9:1;t.setSpeed(Math.min(16,this.#r*e))}}},bt=6e3,Y={start:0,end:0},X=class extends O{constructor(...e){super(...e),this.named=!1,this.muted=!0,this.missing=``,this.waits=!0,this.away=!0,this.note=``,this.news=``,this.#e=null,this.#t=Y,this.#n=1,this.#i=new Te(this,()=>this.#e?.readdress())}static{this.styles=[f,h`
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
    `]}#e;#t;#n;#r;#i;get key(){return s(this.camera)}get position(){return this.#e?.position??null}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#r),this.#e?.destroy(),this.#e=null,this.#t=Y}updated(){this.video&&(this.video.muted=this.muted)}render(){let e=this.missing||this.note||(this.waits?this.t(`events.loading`):``);return l`
      <video
        playsinline
        muted
        preload="auto"
        tabindex="-1"
        aria-label=${this.camera.name}
        class=${this.away||this.missing?`away`:this.note?`dim`:``}
      ></video>
      ${this.named?l`<p class="name">${this.camera.name}</p>`:n}
      <div role="status">
        ${e?l`<p class="middle">${e}</p>`:n}
        ${this.news&&!this.note?l`<p class="note">${this.news}</p>`:n}
      </div>
    `}seek(e){let t=this.#a(),n=this.app.times.startOfDay(e);this.note=``,this.waits=!0,n===this.#t.start?this.#i.isOther?t.readdress(e):t.seek(e):(this.#t={start:n,end:this.app.times.startOfDayAfter(n,1)},this.away=!0,t.open(n,this.#t.end,e))}play(){this.#a().play()}pause(){this.#e?.pause()}setSpeed(e){e!==this.#n&&(this.#n=e,this.#e?.setSpeed(e))}say(e){clearTimeout(this.#r),this.news=e,this.#r=setTimeout(()=>{this.news=``},bt)}#a(){if(this.#e)return this.#e;let{addresses:e}=this.app.backend,t=async(t,n)=>e.playlist(this.camera,t,n,await this.#i.take());return this.#e=new we(this.video,t,{onTime:e=>this.#o(e),onNote:(e,t)=>this.#s(e,t),onNothing:()=>this.#c(),onState:e=>this.fire(`tawny-playing`,{key:this.key,playing:e})}),this.#e.setSpeed(this.#n),this.#e}#o(e){this.away=this.waits=!1,this.fire(`tawny-time`,{key:this.key,at:e})}#s(e,t=!1){let n=xt(e)?this.r(e):e&&this.t(e);e===`rec.play_last`&&this.#t.end<Date.now()?this.fire(`tawny-end`,{key:this.key,at:this.#t.end}):t?this.say(n):this.note=n,e&&(this.waits=!1)}#c(){let e=this.#e?.newest??null;if(e!==null&&this.#t.end>Date.now()){this.#e?.seek(e);return}this.#e?.pause(),this.waits=!1,this.away=!0;let t=this.app.times.day(this.#t.start);this.note=e===null?this.r(`rec.nothing_day`,{day:t}):this.r(`rec.nothing_after`)}};g([e({attribute:!1})],X.prototype,`camera`,void 0),g([e({type:Boolean})],X.prototype,`named`,void 0),g([e({type:Boolean})],X.prototype,`muted`,void 0),g([e()],X.prototype,`missing`,void 0),g([v()],X.prototype,`waits`,void 0),g([v()],X.prototype,`away`,void 0),g([v()],X.prototype,`note`,void 0),g([v()],X.prototype,`news`,void 0),g([o(`video`)],X.prototype,`video`,void 0),X=g([c(`tawny-footage`)],X);var xt=e=>e.startsWith(`rec.`),St=1.9,Z=class extends p{constructor(...e){super(...e),this.cameras=[],this.muted=!0,this.missing=()=>``,this.#e=!0,this.#t=null,this.#n=``,this.#r=null,this.#c=e=>{e.stopPropagation();let{at:t,key:n}=e.detail;n===this.#t?.leader&&(this.#r=t),this.#t?.told(n,t,performance.now())},this.#l=e=>{e.stopPropagation();let{key:t,playing:n}=e.detail;!n&&this.#e&&t===this.#t?.leader&&this.pause()},this.#u=e=>{e.stopPropagation();let{at:t,key:n}=e.detail;n===this.#t?.leader&&(this.play(),this.go(t))}}static{this.styles=h`
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
  `}#e;#t;#n;#r;get playing(){return this.#e}go(e){this.#r=e,this.#t&&this.#t.go(e,performance.now())}play(){this.#s(!0),this.#t?.play()}pause(){this.#s(!1),this.#t?.pause()}setSpeed(e){this.#t?.setSpeed(e)}say(e){let t=this.#a,n=t.find(e=>e.key===this.#t?.leader)??t[0];for(let r of t)r.say(r===n?e:``)}updated(e){e.has(`cameras`)&&this.#o()}render(){let{cameras:e}=this,{columns:t}=fe(Math.max(1,e.length),St),n=Math.max(1,Math.ceil(e.length/t));return l`
      <div
        class="grid"
        ${Se({"--columns":t,"--rows":n})}
        @tawny-time=${this.#c}
        @tawny-playing=${this.#l}
        @tawny-end=${this.#u}
      >
        ${E(e,s,t=>this.#i(t,e.length>1))}
      </div>
    `}#i(e,t){let n=s(e);return l`
      <tawny-footage
        .camera=${e}
        ?named=${t}
        ?muted=${this.muted||(this.#t?.leader??n)!==n}
        missing=${t?this.missing(n):``}
      ></tawny-footage>
    `}get#a(){return[...this.renderRoot.querySelectorAll(`tawny-footage`)]}async#o(){let e=this.cameras.map(s).join();if(e===this.#n)return;this.#n=e;let t=this.#a;await Promise.all(t.map(e=>e.updateComplete)),e===this.#n&&(this.#t??=new yt(this.handlers),this.#t.set(t.map(e=>({key:e.key,player:e}))),this.#e&&this.#t.play(),this.#r!==null&&this.go(this.#r))}#s(e){e!==this.#e&&(this.#e=e,this.fire(`tawny-playing`,e))}#c;#l;#u};g([e({attribute:!1})],Z.prototype,`cameras`,void 0),g([e({type:Boolean})],Z.prototype,`muted`,void 0),g([e({attribute:!1})],Z.prototype,`handlers`,void 0),g([e({attribute:!1})],Z.prototype,`missing`,void 0),Z=g([c(`tawny-recordings-stage`)],Z);var Ct=`M9,11H15V8L19,12L15,16V13H9V16L5,12L9,8V11M2,20V4H4V20H2M20,20V4H22V20H20Z`,wt=.5,Tt=.15,Q=class extends O{constructor(...e){super(...e),this.cameras=[],this.at=0,this.marks=S,this.describe=()=>``,this.span=null,this.lookAt=null,this.#e=new ce(this)}static{this.styles=[f,h`
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
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e.stop()}show(e){let t=e===null?this.app.times.startOfDay(this.at):this.at-e/2,n=e===null?this.app.times.startOfDayAfter(this.at,1):this.at+e/2;this.span=Oe({start:t,end:n},Math.max(Date.now(),e===null?n:0))}willUpdate(e){this.span||this.show(null);let t=this.span;t&&e.has(`at`)&&(this.at<t.start||this.at>=t.end)&&this.#i(t),this.span&&this.cameras.length&&this.#e.want(this.cameras,this.span,Date.now())}render(){let{span:e}=this;if(!e)return n;let{times:t}=this.app,r=this.describe(this.at),i=Math.max(Date.now(),e.end);return l`
      <div class="tools">
        <p class="when">
          <time datetime=${new Date(this.at).toISOString()}>${t.exactClock(this.at)}</time>
          <span class="what">${r}</span>
        </p>
        ${this.#n(Ct,this.r(`rec.whole_day`),()=>this.show(null))}
        ${this.#t(1/wt,ue,this.t(`events.zoom_out`))}
        ${this.#t(wt,se,this.t(`events.zoom_in`))}
      </div>
      <tawny-timeline
        label=${this.r(`rec.timeline`)}
        valueText=${[t.moment(this.at),r].filter(Boolean).join(`, `)}
        steps
        footage
        .span=${e}
        .now=${i}
        .at=${this.at}
        .marks=${this.marks}
        .timelines=${this.#e.all}
        @tawny-span=${e=>{this.span=e.detail}}
        @tawny-look=${e=>{this.lookAt=e.detail}}
        @tawny-choose=${e=>this.fire(`tawny-go`,Math.min(e.detail,Date.now()))}
      >
        ${this.lookAt===null?n:this.#r(this.lookAt)}
      </tawny-timeline>
    `}#t(e,t,n){return this.#n(t,n,()=>{if(!this.span)return;let t=this.at>=this.span.start&&this.at<this.span.end?this.at:(this.span.start+this.span.end)/2;this.span=De(this.span,e,t,Math.max(Date.now(),this.span.end))})}#n(e,t,n){return l`
      <button type="button" class="button bare round" aria-label=${t} title=${t} @click=${n}>
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}#r(e){let{times:t}=this.app,r=this.describe(e);return l`
      <div class="preview" slot="preview">
        <p>${t.exactClock(e)}</p>
        ${r?l`<p>${r}</p>`:n}
      </div>
    `}#i(e){let t=Ee(e),n=this.at>=e.end&&this.at<e.end+t;t>=828e5?this.show(null):n?this.span={start:this.at-Tt*t,end:this.at+.85*t}:this.show(t)}};g([e({attribute:!1})],Q.prototype,`cameras`,void 0),g([e({type:Number})],Q.prototype,`at`,void 0),g([e({attribute:!1})],Q.prototype,`marks`,void 0),g([e({attribute:!1})],Q.prototype,`describe`,void 0),g([v()],Q.prototype,`span`,void 0),g([v()],Q.prototype,`lookAt`,void 0),Q=g([c(`tawny-recordings-strip`)],Q);var Et=36e5,$=class extends p{constructor(...e){super(...e),this.place=``,this.muted=!0,this.several=!1,this.marks=S,this.isKeeping=!1,this.problem=``,this.former=null,this.#e=null,this.#t=``,this.#n=null,this.#r=new re(this,e=>e.backend.cameras),this.#i=new re(this,e=>y(e.backend).level),this.#a=new rt(this),this.#o=new d(this,{context:D}),this.#b=e=>{if(ne.size||!this.stage)return;let t=Ae(e);t&&(e.preventDefault(),this.#y(t))}}static{this.styles=[f,it]}#e;#t;#n;#r;#i;#a;#o;connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#b)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#b),this.#a.stop(),this.#n?.(),this.#n=this.#e=null}get#s(){let e=this.#r.value;if(!e)return null;if(this.former)return[...e,...this.former];let{cameras:t}=k(this.#e??this.place),n=new Set(e.map(s));return e.length&&t.every(e=>n.has(e))?e:null}get chosen(){let e=this.#s??[],{cameras:t}=k(this.#e??this.place);return t.length?pe(e,t).slice(0,t.length):e.slice(0,1)}arrived(){this.#m(this.chosen.map(s),!0)}firstUpdated(){this.#d()}willUpdate(e){(this.#e===null||e.has(`place`)&&this.place!==this.#e)&&this.#f(),this.#a.look()}updated(){this.stage&&(this.#n??=ae(this.stage,e=>this.#a.toEvent(e)),this.#t&&this.#p(this.stage))}render(){let e=this.#s;if(!e||!this.speak)return n;if(!e.length){let e={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return l`<tawny-message icon=${m} heading=${e.heading} text=${e.text}></tawny-message>`}let t=this.chosen,r=this.#a;return l`
      <tawny-recordings-choice
        .cameras=${e}
        .chosen=${t.map(s)}
        ?several=${this.several}
        at=${r.at}
        @tawny-cameras=${e=>this.#m(e.detail,!1)}
        @tawny-several=${e=>this.#h(e.detail)}
        @tawny-at=${e=>r.go(e.detail)}
      ></tawny-recordings-choice>
      <div class="watch">${this.#c(t)}</div>
      <aside>
        <tawny-calendar
          .cameras=${t}
          at=${r.at}
          @tawny-day=${e=>r.toDay(e.detail)}
        ></tawny-calendar>
        ${this.app.backend.exports?l`<tawny-exports-list .cameras=${e}></tawny-exports-list>`:n}
      </aside>
    `}#c(e){let t=this.#a;return l`
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
        @tawny-act=${e=>this.#y(e.detail)}
        @tawny-speed=${e=>t.setSpeed(e.detail)}
      ></tawny-play-bar>
      <tawny-range-bar
        .marks=${this.marks}
        ?writes=${this.#u}
        ?busy=${this.isKeeping}
        problem=${this.problem}
        @tawny-mark=${e=>this.#g(e.detail)}
        @tawny-keep=${e=>void this.#_(e.detail)}
      ></tawny-range-bar>
      ${this.#l(e)}
    `}#l(e){if(this.#i.value,!y(this.app.backend).isFar)return n;ee(`quality-choice`,()=>te(()=>import(`./quality-choice-wIK-iJDY.js`),__vite__mapDeps([0,1,2,3,4]),import.meta.url));let t=e.some(({streams:e})=>e.some(({audio:e})=>e));return l`<tawny-quality ?sound=${t}></tawny-quality>`}get#u(){return this.app.backend.exports!==void 0&&this.chosen.every(e=>e.canControl)}async#d(){this.speak=await oe(this.app.language),this.#o.setValue(this.speak),this.requestUpdate();let e=this.app.backend.former?.()??Promise.resolve([]);this.former=await e.catch(()=>[])}#f(){let{at:e,cameras:t}=k(this.place);this.#t=this.#e===null&&e!==null?`close`:`there`,this.#e=this.place,this.several||=t.length>1;let n=Date.now()-z;this.#a.at=Me(e??n,n)}async#p(e){let t=this.#t===`close`;this.#t=``,await e.updateComplete,await this.strip?.updateComplete,t&&this.strip?.show(Et),this.#a.come()}#m(e,t){this.#e=A({cameras:e,at:this.#a.at}),this.app.go(`recordings`,this.#e,t)}#h(e){this.several=e,e||this.#m(this.chosen.slice(0,1).map(s),!1)}#g(e){this.problem=``,this.marks=e===`none`?S:le(this.marks,e,this.#a.at)}async#_(e){this.isKeeping=!0,this.problem=``;try{let t=await Ne(this.app.backend,this.chosen,e,this.#u);for(let e of t)this.exportsList?.show(e);this.marks=S}catch(e){this.problem=this.failed(e)}finally{this.isKeeping=!1}}async#v(){let e=A({cameras:this.chosen.map(s),at:this.#a.at}),t=this.app.link(`recordings`,e);t&&(navigator.share?await navigator.share({url:t}).catch(()=>{}):navigator.clipboard?(await navigator.clipboard.writeText(t),this.stage?.say(this.t(`event.copied`))):this.arrived())}#y(e){this.#a.act(e)||(e===`start`||e===`end`?this.#g(e):e===`sound`?this.muted=!this.muted:e===`screen`?this.stage?.requestFullscreen?.():e===`share`?this.#v():e===`help`&&this.fire(`tawny-keys`,null))}#b};g([e()],$.prototype,`place`,void 0),g([v()],$.prototype,`muted`,void 0),g([v()],$.prototype,`several`,void 0),g([v()],$.prototype,`marks`,void 0),g([v()],$.prototype,`isKeeping`,void 0),g([v()],$.prototype,`problem`,void 0),g([v()],$.prototype,`former`,void 0),g([o(`tawny-recordings-stage`)],$.prototype,`stage`,void 0),g([o(`tawny-recordings-strip`)],$.prototype,`strip`,void 0),g([o(`tawny-exports-list`)],$.prototype,`exportsList`,void 0),$=g([c(`tawny-recordings-view`)],$);export{$ as TawnyRecordingsView};