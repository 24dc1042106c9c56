const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./quality-choice-wIK-iJDY.js","./index-2QXIP9Bo.js","./media-source-_bDYpVdW.js","./repeat-DpbCsHzw.js","./select-styles-QkOp8cHM.js","./keys-list-DABa4Nlt.js","./recordings-Ds_3b6Xs.js"])))=>i.map(i=>d[i]);
import{n as e,t}from"./mdi-BeuvbcV5.js";import{B as n,C as r,H as i,I as a,L as o,M as s,P as ee,R as c,S as l,T as te,U as u,V as d,W as f,a as p,c as m,g as h,o as g,p as ne,q as _,r as v,s as y,v as re,w as b,x,z as S}from"./index-2QXIP9Bo.js";import{n as ie,r as ae,t as C}from"./repeat-DpbCsHzw.js";import{_ as oe,a as w,c as T,d as se,f as E,g as ce,h as D,i as O,l as le,m as k,n as ue,o as de,p as fe,r as pe,s as me,t as A,u as j}from"./clip-B0_e8s7s.js";import{a as M,f as N,p as he}from"./media-source-_bDYpVdW.js";import{t as ge}from"./mdi-BDCSaT4F.js";import{t as _e}from"./mdi-CvV0JW8r.js";import{a as ve,c as ye,i as be,o as xe,s as Se}from"./timeline-khz_rZya.js";import{t as Ce}from"./mdi-DNEqXnQF.js";import{t as we}from"./swipe-BfUjwuyV.js";import"./dialog-CXYx4ZlP.js";import"./message-Cg7kJISv.js";import{t as Te}from"./mdi-d0XurQ4g.js";import{t as Ee}from"./mdi-CrWRMeGS.js";import"./chips-B9-UZF1M.js";import{a as P,d as De,i as Oe,s as F}from"./timeline-scale-DyXN7c0Y.js";var ke=`M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z`,Ae=`M0.41,13.41L6,19L7.41,17.58L1.83,12M22.24,5.58L11.66,16.17L7.5,12L6.07,13.41L11.66,19L23.66,7M18,7L16.59,5.58L10.24,11.93L11.66,13.34L18,7Z`,I=`M14.73,20.83L17.58,18L14.73,15.17L16.15,13.76L19,16.57L21.8,13.76L23.22,15.17L20.41,18L23.22,20.83L21.8,22.24L19,19.4L16.15,22.24L14.73,20.83M13,19.88C13.04,20.18 12.94,20.5 12.71,20.71C12.32,21.1 11.69,21.1 11.3,20.71L7.29,16.7C7.06,16.47 6.96,16.16 7,15.87V10.75L2.21,4.62C1.87,4.19 1.95,3.56 2.38,3.22C2.57,3.08 2.78,3 3,3V3H17V3C17.22,3 17.43,3.08 17.62,3.22C18.05,3.56 18.13,4.19 17.79,4.62L13,10.75V19.88M5.04,5L9,10.06V15.58L11,17.58V10.05L14.96,5H5.04Z`;function je({t:e,times:t},n){let r=Date.now();return t.dayKey(n)===t.dayKey(r)?e(`events.today`):t.dayKey(n)===t.dayKey(t.startOfDay(r)-1)?e(`events.yesterday`):t.day(n)}var L=15e3,Me=class{#e=Promise.resolve();#t=[];#n=[];get count(){return this.#n.length}isPending(e){return this.#t.includes(e)}since(e){return new Set([...this.#t,...this.#n.slice(e)])}note(e){this.#n.push(e)}async make(e,t){let n=this.#e.catch(()=>{}).then(()=>Ne(t));this.#e=n,this.#t.push(e);try{return{after:await n,isLast:this.#t.filter(t=>t===e).length===1}}finally{this.#t.splice(this.#t.indexOf(e),1),this.#n.push(e)}}};async function Ne(e){let t=new AbortController,n,r=new Promise((e,r)=>{n=setTimeout(()=>{r(TypeError(`no answer within ${L} ms`)),t.abort()},L)});try{return await Promise.race([e(t.signal),r])}finally{clearTimeout(n)}}async function*R(e,t,n=0){let r=await e.events(t);for(yield r;r.cursor!==null;)r=await e.events({...t,limit:Math.max(t.limit??0,n),cursor:r.cursor}),yield r}var Pe=60,z=500,Fe=4e3,Ie=250,Le=[`event_started`,`event_updated`,`event_ended`,`snapshot`],Re=class{#e;#t;#n;#r;#i;#a;#o;#s;#c;constructor(e){this.host=e,this.events=[],this.isLoaded=!1,this.isLoading=!1,this.problem=``,this.fresh=new Set,this.#e=null,this.#t=new Me,this.#n=null,this.#r=null,this.#i=new AbortController,this.#a=null,this.#o=new Map,e.addController(this)}get hasMore(){return this.#r!==null}hostUpdate(){this.#a??=this.host.app.backend.listen(e=>this.#u(e))}hostDisconnected(){this.#a?.(),this.#a=null,clearTimeout(this.#s),this.#s=void 0,clearTimeout(this.#c),this.#i.abort(),this.#n=null}show(e){JSON.stringify(e)!==JSON.stringify(this.#n)&&(this.#n=e,this.events=[],this.fresh.clear(),this.isLoaded=!1,this.problem=``,this.#r=null,this.#l(null))}more(){!this.isLoading&&this.#r!==null&&this.#l(this.#r)}again(){this.problem=``,this.#l(this.#r)}async change(e,t){this.#x([O(e,t)]);let{backend:n}=this.host.app;try{let{after:r,isLast:i}=await this.#t.make(e.id,r=>n.changeEvent(e,t,r));i&&this.#x([r])}catch(n){throw this.#x([pe(this.now(e),e,t)]),n}}async find(e,t){return this.events.find(n=>n.home===e&&n.id===t)||(this.#e=await this.host.app.backend.event(e,t),this.#e)}now(e){return[...this.events,this.#e].find(t=>t&&E(t,e))??e}async#l(e){let t=this.#n;if(!t)return;clearTimeout(this.#c),this.#i.abort(),this.#i=new AbortController;let{signal:n}=this.#i;this.isLoading=!0,this.host.requestUpdate();let r=this.#t.count;try{let i=await this.host.app.backend.events({...B(t),...e?{cursor:e}:{}},n);this.#r=i.cursor,this.isLoaded=!0,this.problem=``,this.events=k(this.events,this.#b(i.events,r))}catch(t){if(n.aborted)return;this.problem=this.host.reason(t),this.#c=setTimeout(()=>void this.#l(e),Fe)}this.isLoading=!1,this.host.requestUpdate()}#u(e){if(e===null){this.isLoaded?this.#g():this.problem&&this.#l(null);return}let t=ee(e.data.id);e.type===`event_changed`?this.#f(e,t):e.type===`events_expired`?this.#p(e.home,a(e.data.before)):t&&Le.includes(e.type)&&this.#d(e,t)}#d(e,t){this.#o.set(t,e.home),this.#s??=setTimeout(()=>{this.#s=void 0,this.#h()},Ie)}#f(e,t){if(this.#t.isPending(t))return;this.#t.note(t);let n=s(e.data),r=r=>r.id===t&&r.home===e.home?O(r,n):r;this.events=this.events.map(r),this.#e=this.#e&&r(this.#e),this.#n?.isNew&&!n.reviewed&&this.#d(e,t),this.host.requestUpdate()}#p(e,t){this.#m(this.events.filter(n=>n.home===e&&le(n,t)))}#m(e){let t=new Set(e.map(w));this.events=this.events.filter(e=>!t.has(w(e))),this.events.length||this.more(),this.host.requestUpdate()}async#h(){let e=[...this.#o];this.#o.clear();let t=this.#t.count,n=e.map(([e,t])=>this.host.app.backend.event(t,e).catch(()=>null)),r=(await Promise.all(n)).filter(e=>e!==null);this.#x(this.#b(r,t),!0)}async#g(){let e=this.#n;if(!e)return;let t=this.#t.count,n=this.events;try{let[r]=await Promise.all([this.#_(e),this.#y()]),i=T(n,r);e.isNew&&i.length&&(i=T(i,await this.#v(e,i)));let{homes:a}=this.host.app.backend,o=({home:e})=>a?.value?.some(t=>t.id===e)??!0,s=this.#t.since(t);e===this.#n&&this.#m(i.filter(e=>o(e)&&!s.has(e.id)))}catch{}}async#_(e){let t=new Set(this.events.map(w)),n=this.events.at(-1)?.start??1/0,r=[],i=this.#t.count;for await(let a of R(this.host.app.backend,B(e),Math.min(z,t.size))){if(e!==this.#n)return[];let o=!r.length&&a.cursor!==null&&!a.events.some(e=>t.has(w(e)));if(o&&(this.events=[],this.#r=a.cursor),this.#x(this.#b(a.events,i),!0),o)return[];if(r.push(a),me(a)<n)break;i=this.#t.count}return r}async#v(e,t){let n={since:t.at(-1)?.start??0,until:(t[0]?.start??0)+1},r={...B(e),...n,reviewed:!0,limit:z},i=[],a=this.#t.count;for await(let e of R(this.host.app.backend,r))i.push(e);let o=i.flatMap(e=>e.events);return e===this.#n&&this.#x(this.#b(o,a)),i}async#y(){let e=this.#e;if(!e||this.events.some(t=>E(t,e)))return;let t=this.#t.count,n={cameras:[r(e)],since:e.start,until:e.start+1,limit:z},{events:i}=await this.host.app.backend.events(n),a=this.#b(i,t).find(t=>E(t,e));a&&this.#e&&E(this.#e,e)&&(this.#e=a,this.host.requestUpdate())}#b(e,t){let n=this.#t.since(t);return e.map(e=>{if(!n.has(e.id))return e;let{label:t,reviewed:r,protected:i}=this.now(e);return{...e,label:t,reviewed:r,protected:i}})}#x(e,t=!1){let n=this.#n;if(!n)return;let r=new Set(this.events.map(e=>e.id)),i=e.filter(e=>r.has(e.id)||fe(e,n));if(this.#e=e.find(e=>this.#e&&E(e,this.#e))??this.#e,t)for(let e of i)r.has(e.id)||this.fresh.add(e.id);this.events=k(this.events,i),this.host.requestUpdate()}};function B(e){return{limit:Pe,cameras:e.cameras.map(te),...e.zone?{zone:e.zone}:{},...e.isNew?{reviewed:!1}:{},...e.since===null?{}:{since:e.since},...e.until===null?{}:{until:e.until}}}var ze=_`
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
`,Be=`600px`,Ve=ae(class extends he{#e=()=>{};#t=null;#n=!1;update(e,[t]){if(this.#e=t,this.#t)return this.#n&&queueMicrotask(()=>this.#e()),u;let n=e=>{this.#n=e.at(-1)?.isIntersecting??!1,this.#n&&this.#e()};return this.#t=new IntersectionObserver(n,{rootMargin:Be}),this.#t.observe(e.element),u}render(e){return u}disconnected(){this.#t?.disconnect(),this.#t=null}}),V=`M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z`,H=class extends g{constructor(...e){super(...e),this.fresh=!1,this.broken=``}static{this.styles=[m,_`
      :host {
        display: block;
        height: 100%; /* as high as others beside it, which may have more to say */
        container-type: inline-size;
      }
      button {
        position: relative;
        display: grid;
        align-content: start;
        width: 100%;
        height: 100%;
        padding: 0;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round);
        background: var(--tawny-card);
        color: var(--tawny-ink);
        text-align: start;
        overflow: hidden;
        cursor: pointer;
        transition: border-color 0.15s;
      }
      button:hover {
        border-color: var(--tawny-accent);
      }
      .picture {
        position: relative;
        aspect-ratio: 16 / 9;
        background: var(--tawny-screen);
        overflow: hidden;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      /* Browsers frame a picture whose address isn't known yet. */
      img:not([src]) {
        visibility: hidden;
      }
      .length {
        position: absolute;
        inset-inline-end: 8px;
        /* At the foot of the picture, which is as wide as the card. */
        top: calc(100cqw * 9 / 16 - 34px);
        padding: 0 7px;
        border-radius: 6px;
        background: rgb(8 5 3 / 0.7);
        color: #fff;
        font-size: max(0.78rem, 12px);
        font-variant-numeric: tabular-nums;
      }
      .length.open {
        background: var(--tawny-fill);
        color: var(--tawny-on-accent);
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .length.open {
          forced-color-adjust: none;
        }
      }
      .text {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 8px;
        padding: 9px 12px 11px;
      }
      .name {
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
        min-width: 0;
      }
      .name span:last-child {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .dot {
        flex: none;
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: var(--tawny-accent);
      }
      .when {
        font-variant-numeric: tabular-nums;
        color: var(--tawny-soft);
      }
      .detail {
        display: flex;
        align-items: center;
        gap: 4px;
        grid-column: 1 / -1;
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      .detail span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .detail tawny-icon {
        width: 1.1em;
        height: 1.1em;
      }
      @container (max-width: 13.4em) {
        .text {
          display: flex;
          flex-wrap: wrap;
          align-items: baseline;
          font-size: 0.92rem;
        }
        .name {
          flex: 1 0 100%;
        }
        .text .detail {
          max-width: 100%;
        }
        .detail span {
          white-space: normal;
        }
      }
      .reviewed .name {
        font-weight: 500;
      }
      .fresh {
        animation: arrive 1.4s ease-out;
      }
      @keyframes arrive {
        from {
          border-color: var(--tawny-accent);
          box-shadow: 0 0 0 3px color-mix(in srgb, var(--tawny-accent) 50%, transparent);
        }
      }
    `]}render(){let{app:e,event:t}=this,n=this.camera?.name??t.camera,r=t.end===null?this.t(`event.open`):e.times.length(t.end-t.start);return f`
      <button
        type="button"
        class="${t.reviewed?`reviewed`:``} ${this.fresh?`fresh`:``}"
        @click=${()=>this.fire(`tawny-open`,t)}
      >
        <span class="picture">
          ${this.#e()}
        </span>
        <span class="text">
          <span class="name">${t.reviewed?i:f`<span class="dot"></span>`}<span>${n}</span></span>
          <span class="when">
            <span class="unseen">${e.times.shortDay(t.start)}</span> ${e.times.exactClock(t.start)}
          </span>
          <span class="detail">
            ${t.protected?f`<tawny-icon path=${V}></tawny-icon>`:i}<span>${this.#t()}</span>
          </span>
        </span>
        <span class="length ${t.end===null?`open`:``}">${r}</span>
        <span class="unseen">
          ${t.reviewed?i:this.t(`event.new`)} ${t.protected?this.t(`event.kept`):i}
        </span>
      </button>
    `}#e(){let{event:e}=this,t=`${e.id}/${e.end}`;if(!e.hasThumbnail||this.broken===t)return i;let n=this.app.backend.addresses.eventPicture(e,`thumbnail`);return f`<img src=${N(n,u)} alt="" loading="lazy" decoding="async" @error=${()=>{this.broken=t}} />`}#t(){let e=this.event.zones.map(e=>x(this.camera,e));return[U(this.event.label,e=>this.t(e)),...e].join(` · `)}};y([n({attribute:!1})],H.prototype,`event`,void 0),y([n({attribute:!1})],H.prototype,`camera`,void 0),y([n({type:Boolean})],H.prototype,`fresh`,void 0),y([S()],H.prototype,`broken`,void 0),H=y([d(`tawny-event-card`)],H);function U(e,t){return e===`motion`?t(`event.label_motion`):e===`manual`?t(`event.label_manual`):e}var He=`M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z`,Ue=`M10 13C11.1 13 12 13.89 12 15C12 16.11 11.11 17 10 17S8 16.11 8 15 8.9 13 10 13M18 1C15.24 1 13 3.24 13 6V8H4C2.9 8 2 8.9 2 10V20C2 21.1 2.9 22 4 22H16C17.1 22 18 21.1 18 20V10C18 8.9 17.1 8 16 8H15V6C15 4.34 16.34 3 18 3S21 4.34 21 6V8H23V6C23 3.24 20.76 1 18 1M16 10V20H4V10H16Z`,We=`M21.41 11.58L12.41 2.58A2 2 0 0 0 11 2H4A2 2 0 0 0 2 4V11A2 2 0 0 0 2.59 12.42L11.59 21.42A2 2 0 0 0 13 22A2 2 0 0 0 14.41 21.41L21.41 14.41A2 2 0 0 0 22 13A2 2 0 0 0 21.41 11.58M13 20L4 11V4H11L20 13M6.5 5A1.5 1.5 0 1 1 5 6.5A1.5 1.5 0 0 1 6.5 5Z`,Ge=_`
  .stage {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    place-items: center;
    height: 100%;
    background: var(--tawny-screen);
  }
  tawny-clip {
    max-height: 100%;
    width: min(100%, calc((100dvh - var(--around, 190px)) * var(--aspect)));
    aspect-ratio: var(--aspect);
  }
  .helping {
    --around: 320px; /* the list of keys takes its room from the picture, which stays whole */
  }
  .far {
    --around: 240px; /* and so does the choice of a size */
  }
  tawny-quality {
    flex-basis: 100%;
  }
  .when {
    color: var(--tawny-soft);
    font-size: 0.9rem;
    text-align: end;
  }
  .step {
    position: absolute;
    top: 50%;
    translate: 0 -50%;
    background: rgb(8 5 3 / 0.45);
    border-color: transparent;
    color: #fff;
  }
  .newer {
    inset-inline-start: 10px;
  }
  .older {
    inset-inline-end: 10px;
  }
  .rest {
    margin-inline-start: auto;
  }
  .line {
    flex-basis: 100%;
  }
  .line.problem {
    color: var(--tawny-bad);
  }
  tawny-keys-list {
    flex-basis: 100%;
    margin-top: 6px;
  }
  form {
    display: flex;
    flex: 1 1 100%;
    gap: 8px;
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: var(--tawny-target);
    padding: 0 14px;
    border: 1px solid var(--tawny-soft);
    border-radius: 999px;
    background: var(--tawny-page);
  }
  @media (max-width: 900px) {
    .word,
    .help {
      display: none;
    }
    .button:not(form .button) {
      padding: 0;
    }
  }
`,Ke={ArrowUp:`newer`,k:`newer`,ArrowDown:`older`,j:`older`,ArrowLeft:`back`,ArrowRight:`on`," ":`play`,r:`review`,p:`keep`,l:`label`,s:`share`,d:`download`,f:`screen`,m:`sound`,"?":`help`};function qe(e){if(e.altKey||e.ctrlKey||e.metaKey)return null;let[t]=e.composedPath();return t instanceof HTMLInputElement||e.key===` `&&t instanceof HTMLButtonElement||t instanceof HTMLVideoElement&&(e.key===` `||e.key===`f`||e.key===`m`)?null:Ke[e.key]??null}var W=5,Je=80,G=class extends g{constructor(...e){super(...e),this.hasNewer=!1,this.hasOlder=!1,this.problem=``,this.naming=!1,this.helping=!1,this.said=``,this.#e=null,this.#t=new v(this,e=>M(e.backend).level),this.#f=e=>{let t=qe(e);t&&(e.preventDefault(),this.#u(t))}}static{this.styles=[m,Ge]}#e;#t;connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#f)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#f),this.#e?.(),this.#e=null}willUpdate(e){let t=e.get(`event`);t&&w(t)!==w(this.event)&&(this.naming=!1,this.said=``)}updated(e){if(this.#e??=we(this.stage,e=>this.#c(e)),!this.naming||!e.has(`naming`))return;let t=this.renderRoot.querySelector(`input`);t?.focus(),t?.select()}render(){let{app:e,event:t}=this,n=t.end===null?this.t(`event.open`):e.times.length(t.end-t.start),r=this.camera?.name??t.camera,a=t.zones.map(e=>x(this.camera,e)),o=[r,U(t.label,e=>this.t(e)),...a].join(` · `);this.#t.value;let{isFar:s}=M(e.backend);return s&&p(`quality-choice`,()=>h(()=>import(`./quality-choice-wIK-iJDY.js`),__vite__mapDeps([0,1,2,3,4]),import.meta.url)),f`
      <tawny-dialog heading=${o}>
        <span slot="heading" class="when">${e.times.shortDay(t.start)}, ${e.times.exactClock(t.start)} · ${n}</span>
        <div class="stage ${this.helping?`helping`:s?`far`:``}" ${ie({"--aspect":re(this.camera)})}>
          <tawny-clip .event=${t}></tawny-clip>
          ${this.hasNewer?this.#r(-1):i} ${this.hasOlder?this.#r(1):i}
        </div>
        <div slot="actions">
          ${this.naming?this.#s():this.#i()}
          ${s?f`<tawny-quality brief ?sound=${this.#n}></tawny-quality>`:i}
          ${this.helping?f`<tawny-keys-list what="event"></tawny-keys-list>`:i}
          <p class="line" role="status" ?hidden=${!this.said}>${this.said}</p>
          <p class="line problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `}get#n(){return this.camera?.streams.some(({audio:e})=>e)??!1}#r(e){return f`
      <button
        type="button"
        class="button round step ${e<0?`newer`:`older`}"
        aria-label=${this.t(e<0?`event.newer`:`event.older`)}
        @click=${()=>this.#c(e)}
      >
        <tawny-icon path=${e<0?ge:_e}></tawny-icon>
      </button>
    `}#i(){let{event:e}=this,n=this.camera?.canControl??!1,r=e.reviewed?He:t,a=e.protected?V:Ue;return f`
      ${n?this.#a(`review`,r,this.t(`event.reviewed`),e.reviewed):i}
      ${n?this.#a(`keep`,a,this.t(`event.keep`),e.protected):i}
      ${n?this.#a(`label`,We,this.t(`event.name`)):i}
      <span class="rest"></span>
      ${this.app.link(`events`,``)?this.#a(`share`,Se,this.t(`event.share`)):i}
      ${this.#o()}
      <button
        type="button"
        class="button round help"
        aria-label=${this.t(`event.keys`)}
        aria-expanded=${String(this.helping)}
        @click=${()=>this.#u(`help`)}
      >
        <tawny-icon path=${Ce}></tawny-icon>
      </button>
    `}#a(e,t,n,r){return f`
      <button
        type="button"
        class="button"
        aria-label=${n}
        title=${n}
        aria-pressed=${r===void 0?i:String(r)}
        @click=${()=>this.#u(e)}
      >
        <tawny-icon path=${t}></tawny-icon><span class="word">${n}</span>
      </button>
    `}#o(){let e=this.t(`event.download`),t=this.app.backend.addresses.download(this.event);return f`
      <a class="button download" href=${N(t,`#`)} download aria-label=${e} title=${e}>
        <tawny-icon path=${ye}></tawny-icon><span class="word">${e}</span>
      </a>
    `}#s(){let e=e=>{e.preventDefault();let t=this.renderRoot.querySelector(`input`)?.value.trim();this.naming=!1,t&&t!==this.event.label&&this.#l({label:t})},t=U(this.event.label,e=>this.t(e));return f`
      <form @submit=${e} @keydown=${e=>{e.key===`Escape`&&(e.preventDefault(),this.naming=!1)}}>
        <input aria-label=${this.t(`event.name`)} maxlength=${Je} .value=${t} required />
        <button class="button primary">${this.t(`event.save`)}</button>
        <button type="button" class="button" @click=${()=>this.#u(`label`)}>${this.t(`event.cancel`)}</button>
      </form>
    `}#c(e){(e<0?this.hasNewer:this.hasOlder)&&this.fire(`tawny-step`,e)}#l(e){this.camera?.canControl&&this.fire(`tawny-change`,e)}#u(e){let{video:t}=this.clip;({newer:()=>this.#c(-1),older:()=>this.#c(1),back:()=>{t.currentTime-=W},on:()=>{t.currentTime+=W},play:()=>void(t.paused?t.play().catch(()=>{}):t.pause()),review:()=>this.#l({reviewed:!this.event.reviewed}),keep:()=>this.#l({protected:!this.event.protected}),label:()=>{this.naming=!this.naming&&(this.camera?.canControl??!1)},share:()=>void this.#d(),download:()=>this.renderRoot.querySelector(`.download`)?.click(),screen:()=>void this.clip.requestFullscreen?.(),sound:()=>{t.muted=!t.muted},help:()=>{this.helping=!this.helping,this.helping&&p(`keys-list`,()=>h(()=>import(`./keys-list-DABa4Nlt.js`),__vite__mapDeps([5,1]),import.meta.url))}})[e]()}async#d(){let e=this.app.link(`events`,`event=${w(this.event)}`);if(e)try{if(navigator.share&&matchMedia(`(pointer: coarse)`).matches){await navigator.share({url:e});return}await navigator.clipboard.writeText(e),this.said=this.t(`event.copied`)}catch{this.said=e}}#f};y([n({attribute:!1})],G.prototype,`event`,void 0),y([n({attribute:!1})],G.prototype,`camera`,void 0),y([n({type:Boolean})],G.prototype,`hasNewer`,void 0),y([n({type:Boolean})],G.prototype,`hasOlder`,void 0),y([n()],G.prototype,`problem`,void 0),y([S()],G.prototype,`naming`,void 0),y([S()],G.prototype,`helping`,void 0),y([S()],G.prototype,`said`,void 0),y([c(`tawny-clip`)],G.prototype,`clip`,void 0),y([c(`.stage`)],G.prototype,`stage`,void 0),G=y([d(`tawny-event-dialog`)],G);var K=`M19,19H5V8H19M16,1V3H8V1H6V3H5C3.89,3 3,3.89 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V5C21,3.89 20.1,3 19,3H18V1M17,12H12V17H17V12Z`,Ye=`M20,4C21.11,4 22,4.89 22,6V18C22,19.11 21.11,20 20,20H4C2.89,20 2,19.11 2,18V6C2,4.89 2.89,4 4,4H20M8.5,15V9H7.25V12.5L4.75,9H3.5V15H4.75V11.5L7.3,15H8.5M13.5,10.26V9H9.5V15H13.5V13.75H11V12.64H13.5V11.38H11V10.26H13.5M20.5,14V9H19.25V13.5H18.13V10H16.88V13.5H15.75V9H14.5V14A1,1 0 0,0 15.5,15H19.5A1,1 0 0,0 20.5,14Z`,Xe=`M2,2V8H4.28L5.57,16H4V22H10V20.06L15,20.05V22H21V16H19.17L20,9H22V3H16V6.53L14.8,8H9.59L8,5.82V2M4,4H6V6H4M18,5H20V7H18M6.31,8H7.11L9,10.59V14H15V10.91L16.57,9H18L17.16,16H15V18.06H10V16H7.6M11,10H13V12H11M6,18H8V20H6M17,18H19V20H17`,q=`until`,J=`new`,Ze=`clear`,Y=class extends g{constructor(...e){super(...e),this.filter=A,this.cameras=[],this.speak=null,this.typing=!1}static{this.styles=[m,_`
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
    `]}render(){let e=this.filter.since===null?``:this.app.times.dayKey(this.filter.since);return f`
      <tawny-chips
        flows
        label=${this.t(`events.filters`)}
        .chips=${this.#e()}
        @tawny-chip=${e=>this.#r(e.detail)}
      >
        <label class="button ${e?`on`:``}">
          <tawny-icon path=${K}></tawny-icon>
          <span class="day">${this.filter.since===null?this.t(`events.day`):this.app.times.dayName(this.filter.since)}</span>
          <input
            type="date"
            class=${this.typing?`typed`:``}
            aria-label=${this.t(`events.day`)}
            .value=${e}
            max=${this.app.times.dayKey(Date.now())}
            @click=${e=>Qe(e.target)}
            @keydown=${({key:e})=>this.#i(e!==`Tab`&&e!==`Escape`)}
            @blur=${()=>this.#i(!1)}
            @change=${e=>this.#a(e.target.value)}
          />
        </label>
      </tawny-chips>
      ${j(this.filter)?this.#n():i}
    `}#e(){let{cameras:e,filter:t}=this,n=[{name:J,text:this.t(`events.only_new`),on:t.isNew,icon:Ye}];if(t.until!==null&&t.since===null){let e=this.app.times.moment(t.until);n.push({name:q,text:this.t(`events.until`,{when:e}),on:!0,icon:Ee})}if(e.length>1)for(let r of e){let e=l(r),[i,a]=r.former?[this.speak?.(`rec.former`,{name:r.name})??r.name,Te]:[r.name,ne];n.push({name:`camera:${e}`,text:i,on:t.cameras.includes(e),icon:a})}for(let e of this.#t())n.push({name:`zone:${e.id}`,text:e.name,on:t.zone===e.id,icon:Xe});return n}#t(){let{cameras:e,filter:t}=this,n=t.cameras.length?e.filter(e=>t.cameras.includes(l(e))):e;return[...new Map(n.flatMap(e=>e.zones).map(e=>[e.id,e])).values()]}#n(){return f`
      <tawny-chips
        flows
        label=${this.t(`events.clear`)}
        .chips=${[{name:Ze,text:this.t(`events.clear`),on:!1,icon:I}]}
        @tawny-chip=${()=>this.fire(`tawny-filter`,A)}
      ></tawny-chips>
    `}#r(e){let{filter:t}=this,[n=``,...r]=e.split(`:`),i=r.join(`:`);n===J?this.#o({isNew:!t.isNew}):n===q?this.#o({until:null}):n===`zone`?this.#o({zone:t.zone===i?``:i}):t.cameras.includes(i)?this.#o({cameras:t.cameras.filter(e=>e!==i)}):this.#o({cameras:[...t.cameras,i]})}#i(e){this.typing=e}#a(e){let t=Date.parse(`${e}T12:00:00Z`);if(Number.isNaN(t)){this.#o({since:null,until:null});return}let{times:n}=this.app,r=[t,t-432e5,t+432e5].find(t=>n.dayKey(t)===e)??t;this.#o({since:n.startOfDay(r),until:n.startOfDayAfter(r,1)})}#o(e){this.fire(`tawny-filter`,{...this.filter,...e})}};y([n({attribute:!1})],Y.prototype,`filter`,void 0),y([n({attribute:!1})],Y.prototype,`cameras`,void 0),y([n({attribute:!1})],Y.prototype,`speak`,void 0),y([S()],Y.prototype,`typing`,void 0),Y=y([d(`tawny-events-filters`)],Y);function Qe(e){try{e.showPicker()}catch{e.focus()}}var X=36e5,$e=12,et=5e3,Z=.5,Q=class extends g{constructor(...e){super(...e),this.cameras=[],this.events=[],this.span={start:Date.now()-24*X,end:Date.now()},this.now=Date.now(),this.lookAt=null,this.#e=new be(this)}static{this.styles=[m,_`
      :host {
        display: block;
      }
      .tools {
        display: flex;
        align-items: center;
        gap: 4px;
        margin-bottom: 4px;
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .range {
        margin-inline-end: auto;
        font-variant-numeric: tabular-nums;
      }
      .button {
        color: inherit;
        font-size: 0.9rem;
      }
      .preview {
        overflow: hidden;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        background: var(--tawny-card);
        box-shadow: var(--tawny-shade);
        text-align: center;
        font-size: 0.88rem;
      }
      .preview img {
        display: block;
        width: 100%;
        aspect-ratio: 16 / 9;
        object-fit: cover;
        background: var(--tawny-screen);
      }
      .preview p {
        padding: 3px 8px 5px;
        font-variant-numeric: tabular-nums;
      }
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t=setInterval(()=>this.#s(),et)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#t),this.#e.stop()}willUpdate(){this.cameras.length&&this.#e.want(this.cameras,this.span,this.now)}render(){let{times:e}=this.app,t=e.dayKey(this.span.start)===e.dayKey(this.span.end)?e.clock(this.span.end):e.moment(this.span.end);return f`
      <div class="tools">
        <span class="range">${e.moment(this.span.start)} – ${t}</span>
        ${this.span.end<this.now-6e4?this.#n():i}
        <slot name="tools"></slot>
        ${this.#r(1/Z,xe,this.t(`events.zoom_out`))}
        ${this.#r(Z,ve,this.t(`events.zoom_in`))}
      </div>
      <tawny-timeline
        label=${this.t(`events.timeline`)}
        .span=${this.span}
        .now=${this.now}
        .timelines=${this.#e.all}
        @tawny-span=${e=>{this.span=e.detail}}
        @tawny-look=${e=>{this.lookAt=e.detail}}
        @tawny-choose=${e=>this.#o(e.detail)}
      >
        ${this.lookAt===null?i:this.#i(this.lookAt)}
      </tawny-timeline>
    `}#n(){return f`<button type="button" class="button bare" @click=${()=>{this.span={start:this.now-P(this.span),end:this.now}}}>${this.t(`events.now`)}</button>`}#r(e,t,n){return f`
      <button type="button" class="button bare round" aria-label=${n} title=${n} @click=${()=>{this.span=De(this.span,e,(this.span.start+this.span.end)/2,this.now)}}>
        <tawny-icon path=${t}></tawny-icon>
      </button>
    `}#i(e){let{times:t}=this.app,n=F(this.events,e,this.#a),r=n?.hasThumbnail?this.app.backend.addresses.eventPicture(n,`thumbnail`):null,a=P(this.span)>24*X?`${t.shortDay(e)}, `:``;return f`
      <div class="preview" slot="preview">
        ${r===null?i:f`<img src=${N(r,i)} alt="" />`}
        <p>${a}${t.exactClock(e)}</p>
      </div>
    `}get#a(){return P(this.span)/Math.max(1,this.clientWidth)*$e}#o(e){let t=this.#e.all.flatMap(e=>e.events),n=F(t,e,this.#a);n?this.fire(`tawny-event`,n.id):this.fire(`tawny-moment`,e)}#s(){if(document.hidden)return;let e=Date.now();this.span.end>=this.now-1e3&&(this.span=Oe({start:e-P(this.span),end:e},e)),this.now=e}};y([n({attribute:!1})],Q.prototype,`cameras`,void 0),y([n({attribute:!1})],Q.prototype,`events`,void 0),y([S()],Q.prototype,`span`,void 0),y([S()],Q.prototype,`now`,void 0),y([S()],Q.prototype,`lookAt`,void 0),Q=y([d(`tawny-events-strip`)],Q);var tt=2e3,$=class extends g{constructor(...e){super(...e),this.place=``,this.open=null,this.problem=``,this.former=[],this.speak=null,this.isGone=!1,this.#e=null,this.#n=new v(this,e=>e.backend.cameras),this.#r=new Re(this)}static{this.styles=[m,ze]}#e;#t;#n;#r;disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#t)}firstUpdated(){this.#a()}willUpdate(e){let{filter:t,open:n}=this.#f;this.#r.show(t),e.has(`place`)&&this.#_(n),this.open&&=this.#r.now(this.open),this.#e&&se(this.#r.now(this.#e.event),this.#e.change)&&(this.problem=``)}render(){let e=this.#d,{filter:t}=this.#f,n=t.cameras.length?e.filter(e=>t.cameras.includes(l(e))):e;return f`
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
      ${this.open?this.#u(this.open,e):i}
    `}#i(){let e=this.isGone?this.t(`player.expired`):this.open?``:this.problem;return e?f`<p class="note" role="status">${e}</p>`:i}async#a(){let e=await(this.app.backend.former?.()??Promise.resolve([])).catch(()=>[]);if(!e.length)return;let{loadRecordingsTexts:t}=await h(async()=>{let{loadRecordingsTexts:e}=await import(`./recordings-Ds_3b6Xs.js`);return{loadRecordingsTexts:e}},__vite__mapDeps([6,1]),import.meta.url);this.speak=await t(this.app.language),this.former=e}#o(e){let t=this.#r;if(!t.events.length)return this.#l();let n=ue(t.events,e=>this.app.times.dayKey(e));return f`
      ${C(n,e=>e.key,(t,n)=>this.#s(t,n===0,e))}
      <p class="end" role="status" ${Ve(()=>t.more())}>
        ${t.isLoading?this.t(`events.loading`):i}
      </p>
    `}#s(e,t,n){let a=e=>n.find(t=>b(t,r(e))),o=e.events.filter(e=>!e.reviewed&&a(e)?.canControl);return f`
      <section>
        <div class="day">
          <h2>${je(this.app,e.start)}</h2>
          <span class="count">${this.t(`events.count`,{count:e.events.length})}</span>
          ${o.length?this.#c(o):i}
        </div>
        <ol aria-live=${t?`polite`:`off`}>
          ${C(e.events,w,e=>f`
              <li>
                <tawny-event-card
                  .event=${e}
                  .camera=${a(e)}
                  ?fresh=${this.#r.fresh.has(e.id)}
                ></tawny-event-card>
              </li>
            `)}
        </ol>
      </section>
    `}#c(e){let t=this.t(`events.review_all`);return f`
      <button type="button" class="button bare" aria-label=${t} title=${t} @click=${()=>void this.#y(e)}>
        <tawny-icon path=${Ae}></tawny-icon><span class="word">${t}</span>
      </button>
    `}#l(){let{isLoaded:t,problem:n}=this.#r;if(n)return f`
        <tawny-message icon=${e} heading=${this.t(`events.failed_title`)} text=${n}>
          <button type="button" class="button" @click=${()=>this.#r.again()}>${this.t(`events.again`)}</button>
        </tawny-message>
      `;if(!t)return f`<p class="end" role="status">${this.t(`events.loading`)}</p>`;if(!j(this.#f.filter)){let e=this.t(`events.none_title`);return f`
        <tawny-message icon=${ke} heading=${e} text=${this.t(`events.none_text`)}></tawny-message>
      `}let r=this.t(`events.no_match_text`);return f`
      <tawny-message icon=${I} heading=${this.t(`events.no_match_title`)} text=${r}>
        <button type="button" class="button" @click=${()=>this.#p(A)}>${this.t(`events.clear`)}</button>
      </tawny-message>
    `}#u(e,t){let{events:n}=this.#r;return f`
      <tawny-event-dialog
        .event=${e}
        .camera=${t.find(t=>b(t,r(e)))}
        ?hasNewer=${D(n,e,-1)!==null}
        ?hasOlder=${D(n,e,1)!==null}
        problem=${this.problem}
        @tawny-step=${t=>{let r=D(n,e,t.detail);r&&this.#h(r,!0),r&&!D(n,r,1)&&this.#r.more()}}
        @tawny-change=${t=>void this.#v(e,t.detail)}
        @tawny-close=${()=>this.#m({filter:this.#f.filter,open:``})}
      ></tawny-event-dialog>
    `}get#d(){let e=this.#n.value??[];return[...e,...this.former.filter(t=>!e.some(e=>b(e,t)))]}get#f(){return oe(this.place)}#p(e){this.isGone=!1,this.#m({filter:e,open:``})}#m(e,t=!1){this.app.go(`events`,de(e),t)}#h(e,t=!1){this.#m({filter:this.#f.filter,open:w(e)},t)}#g(e){let t=this.#r.events.find(t=>t.id===e);this.#m({filter:this.#f.filter,open:t?w(t):e})}async#_(e){if(this.problem=``,clearTimeout(this.#t),!e){this.open=null;return}this.isGone=!1;let{home:t,id:n}=ce(e);try{let i=await this.#r.find(t,n);if(this.#f.open!==e)return;this.open=i;let a=this.#d.find(e=>b(e,r(i)));!i.reviewed&&a?.canControl&&this.#r.change(i,{reviewed:!0}).catch(()=>{})}catch(t){if(this.#f.open!==e||!this.isConnected)return;if(!(t instanceof o)||t.status>=500){this.#t=setTimeout(()=>void this.#_(e),tt);return}this.isGone=t.status===404,this.#m({filter:this.#f.filter,open:``},!0)}}async#v(e,t){this.problem=``;try{await this.#r.change(e,t)}catch(n){return this.#e={event:e,change:t},this.problem=this.failed(n),n instanceof o}return!0}async#y(e){for(let t of e)if(!await this.#v(t,{reviewed:!0}))return}};y([n()],$.prototype,`place`,void 0),y([S()],$.prototype,`open`,void 0),y([S()],$.prototype,`problem`,void 0),y([S()],$.prototype,`former`,void 0),y([S()],$.prototype,`speak`,void 0),y([S()],$.prototype,`isGone`,void 0),$=y([d(`tawny-events-view`)],$);export{$ as TawnyEventsView};