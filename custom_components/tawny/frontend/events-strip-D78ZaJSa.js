import{d as e,p as t,s as n}from"./answers-CirUyhNY.js";import{i as r,s as i,u as a}from"./root-oErZt4hX.js";import{t as o}from"./mdi-BDCSaT4F.js";import{t as s}from"./mdi-CvV0JW8r.js";import{t as c}from"./mdi-DNEqXnQF.js";import{_ as l,c as u,d,f as ee,l as f,m as p,n as m,s as h,t as g}from"./element-C2n6mDQz.js";import{t as _}from"./query-DDQkTGvL.js";import{a as v,f as y}from"./media-source-CBK2zH4Q.js";import{i as te,n as b}from"./types-mpe7YUF5.js";import{t as x}from"./icon-CgXKSShU.js";import{t as ne}from"./css-props-CZNcf012.js";import{n as S}from"./open-dialogs-BPwJHcjc.js";import"./dialog-Nv3ZneqT.js";import{a as C,c as w,f as T,i as E,l as re,m as D,p as O,r as k,s as A}from"./clip-BfR_hS41.js";import{t as ie}from"./mdi-DWKDBMN7.js";import{a as ae,c as oe,i as se,o as ce,s as le}from"./timeline-CA4S9j1Z.js";import{t as ue}from"./swipe-BfUjwuyV.js";import{a as j,d as M,i as N,s as P}from"./timeline-scale-DyXN7c0Y.js";var F=`M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z`,I=15e3,L=class{#e=Promise.resolve();#t=[];#n=[];get count(){return this.#n.length}isPending(e){return this.#t.includes(e)}since(e){return/* @__PURE__ */ new Set([...this.#t,...this.#n.slice(e)])}note(e){this.#n.push(e)}async make(e,t){let n=this.#e.catch(()=>{}).then(()=>R(t));this.#e=n,this.#t.push(e);try{return{after:await n,isLast:this.#t.filter(t=>t===e).length===1}}finally{this.#t.splice(this.#t.indexOf(e),1),this.#n.push(e)}}};async function R(e){let t=new AbortController,n,r=new Promise((e,r)=>{n=setTimeout(()=>{r(/* @__PURE__ */ TypeError(`no answer within ${I} ms`)),t.abort()},I)});try{return await Promise.race([e(t.signal),r])}finally{clearTimeout(n)}}async function*z(e,t,n=0){let r=await e.events(t);for(yield r;r.cursor!==null;)r=await e.events({...t,limit:Math.max(t.limit??0,n),cursor:r.cursor}),yield r}var B=60,V=500,H=4e3,U=250,de=[`event_started`,`event_updated`,`event_ended`,`snapshot`],fe=class{#e;#t;#n;#r;#i;#a;#o;#s;#c;constructor(e){this.host=e,this.events=[],this.isLoaded=!1,this.isLoading=!1,this.problem=``,this.fresh=/* @__PURE__ */ new Set,this.#e=null,this.#t=new L,this.#n=null,this.#r=null,this.#i=new AbortController,this.#a=null,this.#o=/* @__PURE__ */ new Map,e.addController(this)}get hasMore(){return this.#r!==null}hostUpdate(){this.#a??=this.host.app.backend.listen(e=>this.#u(e))}hostDisconnected(){this.#a?.(),this.#a=null,clearTimeout(this.#s),this.#s=void 0,clearTimeout(this.#c),this.#i.abort(),this.#n=null}show(e){JSON.stringify(e)!==JSON.stringify(this.#n)&&(this.#n=e,this.events=[],this.fresh.clear(),this.isLoaded=!1,this.problem=``,this.#r=null,this.#l(null))}more(){!this.isLoading&&this.#r!==null&&this.#l(this.#r)}again(){this.problem=``,this.#l(this.#r)}async change(e,t){this.#x([E(e,t)]);let{backend:n}=this.host.app;try{let{after:r,isLast:i}=await this.#t.make(e.id,r=>n.changeEvent(e,t,r));i&&this.#x([r])}catch(n){throw this.#x([k(this.now(e),e,t)]),n}}async find(e,t){return this.events.find(n=>n.home===e&&n.id===t)||(this.#e=await this.host.app.backend.event(e,t),this.#e)}now(e){return[...this.events,this.#e].find(t=>t&&T(t,e))??e}async#l(e){let t=this.#n;if(!t)return;clearTimeout(this.#c),this.#i.abort(),this.#i=new AbortController;let{signal:n}=this.#i;this.isLoading=!0,this.host.requestUpdate();let r=this.#t.count;try{let i=await this.host.app.backend.events({...W(t),...e?{cursor:e}:{}},n);this.#r=i.cursor,this.isLoaded=!0,this.problem=``,this.events=D(this.events,this.#b(i.events,r))}catch(t){if(n.aborted)return;this.problem=this.host.reason(t),this.#c=setTimeout(()=>void this.#l(e),H)}this.isLoading=!1,this.host.requestUpdate()}#u(n){if(n===null){this.isLoaded?this.#g():this.problem&&this.#l(null);return}let r=e(n.data.id);n.type===`event_changed`?this.#f(n,r):n.type===`events_expired`?this.#p(n.home,t(n.data.before)):r&&de.includes(n.type)&&this.#d(n,r)}#d(e,t){this.#o.set(t,e.home),this.#s??=setTimeout(()=>{this.#s=void 0,this.#h()},U)}#f(e,t){if(this.#t.isPending(t))return;this.#t.note(t);let r=n(e.data),i=n=>n.id===t&&n.home===e.home?E(n,r):n;this.events=this.events.map(i),this.#e=this.#e&&i(this.#e),this.#n?.isNew&&!r.reviewed&&this.#d(e,t),this.host.requestUpdate()}#p(e,t){this.#m(this.events.filter(n=>n.home===e&&re(n,t)))}#m(e){let t=new Set(e.map(C));this.events=this.events.filter(e=>!t.has(C(e))),this.events.length||this.more(),this.host.requestUpdate()}async#h(){let e=[...this.#o];this.#o.clear();let t=this.#t.count,n=e.map(([e,t])=>this.host.app.backend.event(t,e).catch(()=>null)),r=(await Promise.all(n)).filter(e=>e!==null);this.#x(this.#b(r,t),!0)}async#g(){let e=this.#n;if(!e)return;let t=this.#t.count,n=this.events;try{let[r]=await Promise.all([this.#_(e),this.#y()]),i=w(n,r);e.isNew&&i.length&&(i=w(i,await this.#v(e,i)));let{homes:a}=this.host.app.backend,o=({home:e})=>a?.value?.some(t=>t.id===e)??!0,s=this.#t.since(t);e===this.#n&&this.#m(i.filter(e=>o(e)&&!s.has(e.id)))}catch{}}async#_(e){let t=new Set(this.events.map(C)),n=this.events.at(-1)?.start??1/0,r=[],i=this.#t.count;for await(let a of z(this.host.app.backend,W(e),Math.min(V,t.size))){if(e!==this.#n)return[];let o=!r.length&&a.cursor!==null&&!a.events.some(e=>t.has(C(e)));if(o&&(this.events=[],this.#r=a.cursor),this.#x(this.#b(a.events,i),!0),o)return[];if(r.push(a),A(a)<n)break;i=this.#t.count}return r}async#v(e,t){let n={since:t.at(-1)?.start??0,until:(t[0]?.start??0)+1},r={...W(e),...n,reviewed:!0,limit:V},i=[],a=this.#t.count;for await(let e of z(this.host.app.backend,r))i.push(e);let o=i.flatMap(e=>e.events);return e===this.#n&&this.#x(this.#b(o,a)),i}async#y(){let e=this.#e;if(!e||this.events.some(t=>T(t,e)))return;let t=this.#t.count,n={cameras:[b(e)],since:e.start,until:e.start+1,limit:V},{events:r}=await this.host.app.backend.events(n),i=this.#b(r,t).find(t=>T(t,e));i&&this.#e&&T(this.#e,e)&&(this.#e=i,this.host.requestUpdate())}#b(e,t){let n=this.#t.since(t);return e.map(e=>{if(!n.has(e.id))return e;let{label:t,reviewed:r,protected:i}=this.now(e);return{...e,label:t,reviewed:r,protected:i}})}#x(e,t=!1){let n=this.#n;if(!n)return;let r=new Set(this.events.map(e=>e.id)),i=e.filter(e=>r.has(e.id)||O(e,n));if(this.#e=e.find(e=>this.#e&&T(e,this.#e))??this.#e,t)for(let e of i)r.has(e.id)||this.fresh.add(e.id);this.events=D(this.events,i),this.host.requestUpdate()}};function W(e){return{limit:B,cameras:e.cameras.map(te),...e.zone?{zone:e.zone}:{},...e.isNew?{reviewed:!1}:{},...e.since===null?{}:{since:e.since},...e.until===null?{}:{until:e.until}}}var G=`M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z`,K=class extends g{constructor(...e){super(...e),this.fresh=!1,this.broken=``}static{this.styles=[x,l`
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
    `]}render(){let{app:e,event:t}=this,n=this.camera?.name??t.camera,r=t.end===null?this.t(`event.open`):e.times.length(t.end-t.start);return p`
      <button
        type="button"
        class="${t.reviewed?`reviewed`:``} ${this.fresh?`fresh`:``}"
        @click=${()=>this.fire(`tawny-open`,t)}
      >
        <span class="picture">
          ${this.#e()}
        </span>
        <span class="text">
          <span class="name">${t.reviewed?d:p`<span class="dot"></span>`}<span>${n}</span></span>
          <span class="when">
            <span class="unseen">${e.times.shortDay(t.start)}</span> ${e.times.exactClock(t.start)}
          </span>
          <span class="detail">
            ${t.protected?p`<tawny-icon path=${G}></tawny-icon>`:d}<span>${this.#t()}</span>
          </span>
        </span>
        <span class="length ${t.end===null?`open`:``}">${r}</span>
        <span class="unseen">
          ${t.reviewed?d:this.t(`event.new`)} ${t.protected?this.t(`event.kept`):d}
        </span>
      </button>
    `}#e(){let{event:e}=this,t=`${e.id}/${e.end}`;if(!e.hasThumbnail||this.broken===t)return d;let n=this.app.backend.addresses.eventPicture(e,`thumbnail`);return p`<img src=${y(n,ee)} alt="" loading="lazy" decoding="async" @error=${()=>{this.broken=t}} />`}#t(){let e=this.event.zones.map(e=>a(this.camera,e));return[q(this.event.label,e=>this.t(e)),...e].join(` · `)}};m([u({attribute:!1})],K.prototype,`event`,void 0),m([u({attribute:!1})],K.prototype,`camera`,void 0),m([u({type:Boolean})],K.prototype,`fresh`,void 0),m([h()],K.prototype,`broken`,void 0),K=m([f(`tawny-event-card`)],K);function q(e,t){return e===`motion`?t(`event.label_motion`):e===`manual`?t(`event.label_manual`):e}var pe=`M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z`,me=`M10 13C11.1 13 12 13.89 12 15C12 16.11 11.11 17 10 17S8 16.11 8 15 8.9 13 10 13M18 1C15.24 1 13 3.24 13 6V8H4C2.9 8 2 8.9 2 10V20C2 21.1 2.9 22 4 22H16C17.1 22 18 21.1 18 20V10C18 8.9 17.1 8 16 8H15V6C15 4.34 16.34 3 18 3S21 4.34 21 6V8H23V6C23 3.24 20.76 1 18 1M16 10V20H4V10H16Z`,he=`M21.41 11.58L12.41 2.58A2 2 0 0 0 11 2H4A2 2 0 0 0 2 4V11A2 2 0 0 0 2.59 12.42L11.59 21.42A2 2 0 0 0 13 22A2 2 0 0 0 14.41 21.41L21.41 14.41A2 2 0 0 0 22 13A2 2 0 0 0 21.41 11.58M13 20L4 11V4H11L20 13M6.5 5A1.5 1.5 0 1 1 5 6.5A1.5 1.5 0 0 1 6.5 5Z`,J=l`
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
`,ge={ArrowUp:`newer`,k:`newer`,ArrowDown:`older`,j:`older`,ArrowLeft:`back`,ArrowRight:`on`," ":`play`,r:`review`,p:`keep`,l:`label`,s:`share`,d:`download`,f:`screen`,m:`sound`,"?":`help`};function _e(e){if(e.altKey||e.ctrlKey||e.metaKey)return null;let[t]=e.composedPath();return t instanceof HTMLInputElement||e.key===` `&&t instanceof HTMLButtonElement||t instanceof HTMLVideoElement&&(e.key===` `||e.key===`f`||e.key===`m`)?null:ge[e.key]??null}var Y=5,ve=80,X=class extends g{constructor(...e){super(...e),this.hasNewer=!1,this.hasOlder=!1,this.problem=``,this.naming=!1,this.helping=!1,this.said=``,this.#e=null,this.#t=new r(this,e=>v(e.backend).level),this.#f=e=>{let t=_e(e);t&&(e.preventDefault(),this.#u(t))}}static{this.styles=[x,J]}#e;#t;connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#f)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#f),this.#e?.(),this.#e=null}willUpdate(e){let t=e.get(`event`);t&&C(t)!==C(this.event)&&(this.naming=!1,this.said=``)}updated(e){if(this.#e??=ue(this.stage,e=>this.#c(e)),!this.naming||!e.has(`naming`))return;let t=this.renderRoot.querySelector(`input`);t?.focus(),t?.select()}render(){let{app:e,event:t}=this,n=t.end===null?this.t(`event.open`):e.times.length(t.end-t.start),r=this.camera?.name??t.camera,o=t.zones.map(e=>a(this.camera,e)),s=[r,q(t.label,e=>this.t(e)),...o].join(` · `);this.#t.value;let{isFar:c}=v(e.backend);return c&&S(`quality-choice`,()=>import(`./quality-choice-gx5rmyge.js`)),p`
      <tawny-dialog heading=${s}>
        <span slot="heading" class="when">${e.times.shortDay(t.start)}, ${e.times.exactClock(t.start)} · ${n}</span>
        <div class="stage ${this.helping?`helping`:c?`far`:``}" ${ne({"--aspect":i(this.camera)})}>
          <tawny-clip .event=${t}></tawny-clip>
          ${this.hasNewer?this.#r(-1):d} ${this.hasOlder?this.#r(1):d}
        </div>
        <div slot="actions">
          ${this.naming?this.#s():this.#i()}
          ${c?p`<tawny-quality brief ?sound=${this.#n}></tawny-quality>`:d}
          ${this.helping?p`<tawny-keys-list what="event"></tawny-keys-list>`:d}
          <p class="line" role="status" ?hidden=${!this.said}>${this.said}</p>
          <p class="line problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `}get#n(){return this.camera?.streams.some(({audio:e})=>e)??!1}#r(e){return p`
      <button
        type="button"
        class="button round step ${e<0?`newer`:`older`}"
        aria-label=${this.t(e<0?`event.newer`:`event.older`)}
        @click=${()=>this.#c(e)}
      >
        <tawny-icon path=${e<0?o:s}></tawny-icon>
      </button>
    `}#i(){let{event:e}=this,t=this.camera?.canControl??!1,n=e.reviewed?pe:ie,r=e.protected?G:me;return p`
      ${t?this.#a(`review`,n,this.t(`event.reviewed`),e.reviewed):d}
      ${t?this.#a(`keep`,r,this.t(`event.keep`),e.protected):d}
      ${t?this.#a(`label`,he,this.t(`event.name`)):d}
      <span class="rest"></span>
      ${this.app.link(`events`,``)?this.#a(`share`,le,this.t(`event.share`)):d}
      ${this.#o()}
      <button
        type="button"
        class="button round help"
        aria-label=${this.t(`event.keys`)}
        aria-expanded=${String(this.helping)}
        @click=${()=>this.#u(`help`)}
      >
        <tawny-icon path=${c}></tawny-icon>
      </button>
    `}#a(e,t,n,r){return p`
      <button
        type="button"
        class="button"
        aria-label=${n}
        title=${n}
        aria-pressed=${r===void 0?d:String(r)}
        @click=${()=>this.#u(e)}
      >
        <tawny-icon path=${t}></tawny-icon><span class="word">${n}</span>
      </button>
    `}#o(){let e=this.t(`event.download`),t=this.app.backend.addresses.download(this.event);return p`
      <a class="button download" href=${y(t,`#`)} download aria-label=${e} title=${e}>
        <tawny-icon path=${oe}></tawny-icon><span class="word">${e}</span>
      </a>
    `}#s(){let e=e=>{e.preventDefault();let t=this.renderRoot.querySelector(`input`)?.value.trim();this.naming=!1,t&&t!==this.event.label&&this.#l({label:t})},t=q(this.event.label,e=>this.t(e));return p`
      <form @submit=${e} @keydown=${e=>{e.key===`Escape`&&(e.preventDefault(),this.naming=!1)}}>
        <input aria-label=${this.t(`event.name`)} maxlength=${ve} .value=${t} required />
        <button class="button primary">${this.t(`event.save`)}</button>
        <button type="button" class="button" @click=${()=>this.#u(`label`)}>${this.t(`event.cancel`)}</button>
      </form>
    `}#c(e){(e<0?this.hasNewer:this.hasOlder)&&this.fire(`tawny-step`,e)}#l(e){this.camera?.canControl&&this.fire(`tawny-change`,e)}#u(e){let{video:t}=this.clip;({newer:()=>this.#c(-1),older:()=>this.#c(1),back:()=>{t.currentTime-=Y},on:()=>{t.currentTime+=Y},play:()=>void(t.paused?t.play().catch(()=>{}):t.pause()),review:()=>this.#l({reviewed:!this.event.reviewed}),keep:()=>this.#l({protected:!this.event.protected}),label:()=>{this.naming=!this.naming&&(this.camera?.canControl??!1)},share:()=>void this.#d(),download:()=>this.renderRoot.querySelector(`.download`)?.click(),screen:()=>void this.clip.requestFullscreen?.(),sound:()=>{t.muted=!t.muted},help:()=>{this.helping=!this.helping,this.helping&&S(`keys-list`,()=>import(`./keys-list-DKrR-D24.js`))}})[e]()}async#d(){let e=this.app.link(`events`,`event=${C(this.event)}`);if(e)try{if(navigator.share&&matchMedia(`(pointer: coarse)`).matches){await navigator.share({url:e});return}await navigator.clipboard.writeText(e),this.said=this.t(`event.copied`)}catch{this.said=e}}#f};m([u({attribute:!1})],X.prototype,`event`,void 0),m([u({attribute:!1})],X.prototype,`camera`,void 0),m([u({type:Boolean})],X.prototype,`hasNewer`,void 0),m([u({type:Boolean})],X.prototype,`hasOlder`,void 0),m([u()],X.prototype,`problem`,void 0),m([h()],X.prototype,`naming`,void 0),m([h()],X.prototype,`helping`,void 0),m([h()],X.prototype,`said`,void 0),m([_(`tawny-clip`)],X.prototype,`clip`,void 0),m([_(`.stage`)],X.prototype,`stage`,void 0),X=m([f(`tawny-event-dialog`)],X);var Z=36e5,ye=12,be=5e3,Q=.5,$=class extends g{constructor(...e){super(...e),this.cameras=[],this.events=[],this.span={start:Date.now()-24*Z,end:Date.now()},this.now=Date.now(),this.lookAt=null,this.#e=new se(this)}static{this.styles=[x,l`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t=setInterval(()=>this.#s(),be)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#t),this.#e.stop()}willUpdate(){this.cameras.length&&this.#e.want(this.cameras,this.span,this.now)}render(){let{times:e}=this.app,t=e.dayKey(this.span.start)===e.dayKey(this.span.end)?e.clock(this.span.end):e.moment(this.span.end);return p`
      <div class="tools">
        <span class="range">${e.moment(this.span.start)} – ${t}</span>
        ${this.span.end<this.now-6e4?this.#n():d}
        <slot name="tools"></slot>
        ${this.#r(1/Q,ce,this.t(`events.zoom_out`))}
        ${this.#r(Q,ae,this.t(`events.zoom_in`))}
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
        ${this.lookAt===null?d:this.#i(this.lookAt)}
      </tawny-timeline>
    `}#n(){return p`<button type="button" class="button bare" @click=${()=>{this.span={start:this.now-j(this.span),end:this.now}}}>${this.t(`events.now`)}</button>`}#r(e,t,n){return p`
      <button type="button" class="button bare round" aria-label=${n} title=${n} @click=${()=>{this.span=M(this.span,e,(this.span.start+this.span.end)/2,this.now)}}>
        <tawny-icon path=${t}></tawny-icon>
      </button>
    `}#i(e){let{times:t}=this.app,n=P(this.events,e,this.#a),r=n?.hasThumbnail?this.app.backend.addresses.eventPicture(n,`thumbnail`):null,i=j(this.span)>24*Z?`${t.shortDay(e)}, `:``;return p`
      <div class="preview" slot="preview">
        ${r===null?d:p`<img src=${y(r,d)} alt="" />`}
        <p>${i}${t.exactClock(e)}</p>
      </div>
    `}get#a(){return j(this.span)/Math.max(1,this.clientWidth)*ye}#o(e){let t=this.#e.all.flatMap(e=>e.events),n=P(t,e,this.#a);n?this.fire(`tawny-event`,n.id):this.fire(`tawny-moment`,e)}#s(){if(document.hidden)return;let e=Date.now();this.span.end>=this.now-1e3&&(this.span=N({start:e-j(this.span),end:e},e)),this.now=e}};m([u({attribute:!1})],$.prototype,`cameras`,void 0),m([u({attribute:!1})],$.prototype,`events`,void 0),m([h()],$.prototype,`span`,void 0),m([h()],$.prototype,`now`,void 0),m([h()],$.prototype,`lookAt`,void 0),$=m([f(`tawny-events-strip`)],$);export{F as n,fe as t};