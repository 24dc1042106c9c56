import{u as e}from"./answers-kZnGFt0S.js";import{s as t,u as n}from"./root-DgDfbX6B.js";import{t as r}from"./mdi-BDCSaT4F.js";import{n as i}from"./mdi-DJ2JEN47.js";import{_ as a,c as o,d as s,l as c,m as l,n as u,s as d,t as f}from"./element-C2n6mDQz.js";import{r as p,t as m}from"./message-B6XC27IW.js";import{t as h}from"./icon-X6zE-IHN.js";import{i as g}from"./types-mpe7YUF5.js";import{t as _}from"./css-props-CXn1RLwm.js";import"./dialog-DtRyS9m0.js";import{c as v,i as y,r as b,s as x}from"./clip-D5leIDsC.js";import{t as S}from"./mdi-DWKDBMN7.js";import{a as C,c as w,i as T,l as E,o as ee,s as te}from"./timeline-DtY2s1Sp.js";import{t as ne}from"./swipe-BfUjwuyV.js";import{a as D,d as O,i as k,s as A}from"./timeline-scale-DCSnp-6k.js";var j=`M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M9,9V11H12.24L9,13.7V16H15V14H11.76L15,11.3V9H9Z`,M=60,N=4e3,P=250,F=[`event_started`,`event_updated`,`event_ended`,`snapshot`],I=class{#e;#t;#n;#r;#i;#a;#o;constructor(e){this.host=e,this.events=[],this.isLoaded=!1,this.isLoading=!1,this.problem=``,this.fresh=/* @__PURE__ */ new Set,this.#e=null,this.#t=null,this.#n=new AbortController,this.#r=null,this.#i=/* @__PURE__ */ new Map,e.addController(this)}get hasMore(){return this.#t!==null}hostUpdate(){this.#r??=this.host.app.backend.listen(e=>this.#c(e))}hostDisconnected(){this.#r?.(),this.#r=null,clearTimeout(this.#a),this.#a=void 0,clearTimeout(this.#o),this.#n.abort(),this.#e=null}show(e){JSON.stringify(e)!==JSON.stringify(this.#e)&&(this.#e=e,this.events=[],this.fresh.clear(),this.isLoaded=!1,this.problem=``,this.#t=null,this.#s(null))}more(){!this.isLoading&&this.#t!==null&&this.#s(this.#t)}again(){this.problem=``,this.#s(this.#t)}async change(e,t){this.#d([b(e,t)]);try{this.#d([await this.host.app.backend.changeEvent(e,t)])}catch(t){throw this.#d([e]),t}}async find(e,t){return this.events.find(n=>n.home===e&&n.id===t)??this.host.app.backend.event(e,t)}async#s(e){let t=this.#e;if(!t)return;clearTimeout(this.#o),this.#n.abort(),this.#n=new AbortController;let{signal:n}=this.#n;this.isLoading=!0,this.host.requestUpdate();try{let r=await this.host.app.backend.events({...L(t),...e?{cursor:e}:{}},n);this.#t=r.cursor,this.isLoaded=!0,this.problem=``,this.events=v(this.events,r.events)}catch(t){if(n.aborted)return;this.problem=this.host.reason(t),this.#o=setTimeout(()=>void this.#s(e),N)}this.isLoading=!1,this.host.requestUpdate()}#c(t){if(t===null){this.isLoaded?this.#u():this.problem&&this.#s(null);return}let n=e(t.data.id);F.includes(t.type)&&n&&(this.#i.set(n,t.home),this.#a??=setTimeout(()=>{this.#a=void 0,this.#l()},P))}async#l(){let e=[...this.#i];this.#i.clear();let t=e.map(([e,t])=>this.host.app.backend.event(t,e).catch(()=>null));this.#d((await Promise.all(t)).filter(e=>e!==null),!0)}async#u(){let e=this.#e;if(!e)return;let t=await this.host.app.backend.events(L(e)).catch(()=>null);if(!t||e!==this.#e)return;let n=new Set(this.events.map(e=>e.id));n.size&&t.cursor&&!t.events.some(e=>n.has(e.id))&&(this.events=[],this.#t=t.cursor),this.#d(t.events,!0)}#d(e,t=!1){let n=this.#e;if(!n)return;let r=new Set(this.events.map(e=>e.id)),i=e.filter(e=>r.has(e.id)||x(e,n));if(t)for(let e of i)r.has(e.id)||this.fresh.add(e.id);this.events=v(this.events,i),this.host.requestUpdate()}};function L(e){return{limit:M,cameras:e.cameras.map(g),...e.zone?{zone:e.zone}:{},...e.isNew?{reviewed:!1}:{},...e.since===null?{}:{since:e.since},...e.until===null?{}:{until:e.until}}}var R=`M12,17A2,2 0 0,0 14,15C14,13.89 13.1,13 12,13A2,2 0 0,0 10,15A2,2 0 0,0 12,17M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6A2,2 0 0,1 4,20V10C4,8.89 4.9,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z`,z=class extends f{constructor(...e){super(...e),this.fresh=!1,this.broken=``}static{this.styles=[h,a`
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
      @container (max-width: 215px) {
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
    `]}render(){let{app:e,event:t}=this,n=this.camera?.name??t.camera,r=t.end===null?this.t(`event.open`):e.times.length(t.end-t.start);return l`
      <button
        type="button"
        class="${t.reviewed?`reviewed`:``} ${this.fresh?`fresh`:``}"
        @click=${()=>this.fire(`tawny-open`,t)}
      >
        <span class="picture">
          ${this.#e()}
        </span>
        <span class="text">
          <span class="name">${t.reviewed?s:l`<span class="dot"></span>`}<span>${n}</span></span>
          <span class="when">
            <span class="unseen">${e.times.shortDay(t.start)}</span> ${e.times.exactClock(t.start)}
          </span>
          <span class="detail">
            ${t.protected?l`<tawny-icon path=${R}></tawny-icon>`:s}<span>${this.#t()}</span>
          </span>
        </span>
        <span class="length ${t.end===null?`open`:``}">${r}</span>
        <span class="unseen">
          ${t.reviewed?s:this.t(`event.new`)} ${t.protected?this.t(`event.kept`):s}
        </span>
      </button>
    `}#e(){let{event:e}=this,t=`${e.id}/${e.end}`;if(!e.hasThumbnail||this.broken===t)return s;let n=this.app.backend.addresses.eventPicture(e,`thumbnail`);return l`<img src=${m(n,s)} alt="" loading="lazy" decoding="async" @error=${()=>{this.broken=t}} />`}#t(){let e=this.event.zones.map(e=>n(this.camera,e));return[B(this.event.label,e=>this.t(e)),...e].join(` · `)}};u([o({attribute:!1})],z.prototype,`event`,void 0),u([o({attribute:!1})],z.prototype,`camera`,void 0),u([o({type:Boolean})],z.prototype,`fresh`,void 0),u([d()],z.prototype,`broken`,void 0),z=u([c(`tawny-event-card`)],z);function B(e,t){return e===`motion`?t(`event.label_motion`):e===`manual`?t(`event.label_manual`):e}var V=`M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M10 17L5 12L6.41 10.59L10 14.17L17.59 6.58L19 8L10 17Z`,H=`M10 13C11.1 13 12 13.89 12 15C12 16.11 11.11 17 10 17S8 16.11 8 15 8.9 13 10 13M18 1C15.24 1 13 3.24 13 6V8H4C2.9 8 2 8.9 2 10V20C2 21.1 2.9 22 4 22H16C17.1 22 18 21.1 18 20V10C18 8.9 17.1 8 16 8H15V6C15 4.34 16.34 3 18 3S21 4.34 21 6V8H23V6C23 3.24 20.76 1 18 1M16 10V20H4V10H16Z`,U=`M21.41 11.58L12.41 2.58A2 2 0 0 0 11 2H4A2 2 0 0 0 2 4V11A2 2 0 0 0 2.59 12.42L11.59 21.42A2 2 0 0 0 13 22A2 2 0 0 0 14.41 21.41L21.41 14.41A2 2 0 0 0 22 13A2 2 0 0 0 21.41 11.58M13 20L4 11V4H11L20 13M6.5 5A1.5 1.5 0 1 1 5 6.5A1.5 1.5 0 0 1 6.5 5Z`,W=a`
  .stage {
    position: relative;
    display: grid;
    place-items: center;
    height: 100%;
    background: var(--tawny-screen);
  }
  tawny-clip {
    width: min(100%, calc((100dvh - var(--around, 190px)) * var(--aspect)));
    aspect-ratio: var(--aspect);
  }
  .helping {
    --around: 320px; /* the list of keys takes its room from the picture, which stays whole */
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
  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    gap: 4px 20px;
    flex-basis: 100%;
    margin-top: 6px;
    font-size: 0.9rem;
  }
  .keys div {
    display: flex;
    gap: 10px;
  }
  kbd {
    flex: none;
    align-self: start;
    min-width: 2.2em;
    padding: 0 6px;
    border: 1px solid var(--tawny-line);
    border-radius: 6px;
    background: var(--tawny-raised);
    font: 0.85em ui-monospace, monospace;
    text-align: center;
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
`,G={ArrowUp:`newer`,k:`newer`,ArrowDown:`older`,j:`older`,ArrowLeft:`back`,ArrowRight:`on`," ":`play`,r:`review`,p:`keep`,l:`label`,s:`share`,d:`download`,f:`screen`,m:`sound`,"?":`help`},K=[{keys:`↑ k`,text:`event.newer`},{keys:`↓ j`,text:`event.older`},{keys:`← →`,text:`keys.skip`},{keys:`␣`,text:`keys.play`},{keys:`r`,text:`event.reviewed`},{keys:`p`,text:`event.keep`},{keys:`l`,text:`event.name`},{keys:`s`,text:`event.share`},{keys:`d`,text:`event.download`},{keys:`f`,text:`live.full_screen`},{keys:`m`,text:`live.sound`},{keys:`Esc`,text:`app.close`}];function q(e){if(e.altKey||e.ctrlKey||e.metaKey)return null;let[t]=e.composedPath();return t instanceof HTMLInputElement||e.key===` `&&t instanceof HTMLButtonElement||t instanceof HTMLVideoElement&&(e.key===` `||e.key===`f`||e.key===`m`)?null:G[e.key]??null}var J=5,Y=80,X=class extends f{constructor(...e){super(...e),this.hasNewer=!1,this.hasOlder=!1,this.problem=``,this.naming=!1,this.helping=!1,this.said=``,this.#e=null,this.#d=e=>{let t=q(e);t&&(e.preventDefault(),this.#l(t))}}static{this.styles=[h,W]}#e;connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#d)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#d),this.#e?.(),this.#e=null}willUpdate(e){let t=e.get(`event`);t&&y(t)!==y(this.event)&&(this.naming=!1,this.said=``)}updated(e){if(this.#e??=ne(this.stage,e=>this.#s(e)),!this.naming||!e.has(`naming`))return;let t=this.renderRoot.querySelector(`input`);t?.focus(),t?.select()}render(){let{app:e,event:r}=this,i=r.end===null?this.t(`event.open`):e.times.length(r.end-r.start),a=this.camera?.name??r.camera,o=r.zones.map(e=>n(this.camera,e)),c=[a,B(r.label,e=>this.t(e)),...o].join(` · `);return l`
      <tawny-dialog heading=${c}>
        <span slot="heading" class="when">${e.times.shortDay(r.start)}, ${e.times.exactClock(r.start)} · ${i}</span>
        <div class="stage ${this.helping?`helping`:``}" ${_({"--aspect":t(this.camera)})}>
          <tawny-clip .event=${r}></tawny-clip>
          ${this.hasNewer?this.#t(-1):s} ${this.hasOlder?this.#t(1):s}
        </div>
        <div slot="actions">
          ${this.naming?this.#a():this.#n()} ${this.helping?this.#o():s}
          <p class="line" role="status" ?hidden=${!this.said}>${this.said}</p>
          <p class="line problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `}#t(e){return l`
      <button
        type="button"
        class="button round step ${e<0?`newer`:`older`}"
        aria-label=${this.t(e<0?`event.newer`:`event.older`)}
        @click=${()=>this.#s(e)}
      >
        <tawny-icon path=${e<0?r:i}></tawny-icon>
      </button>
    `}#n(){let{event:e}=this,t=this.camera?.canControl??!1,n=e.reviewed?V:S,r=e.protected?R:H;return l`
      ${t?this.#r(`review`,n,this.t(`event.reviewed`),e.reviewed):s}
      ${t?this.#r(`keep`,r,this.t(`event.keep`),e.protected):s}
      ${t?this.#r(`label`,U,this.t(`event.name`)):s}
      <span class="rest"></span>
      ${this.app.link(`events`,``)?this.#r(`share`,te,this.t(`event.share`)):s}
      ${this.#i()}
      <button
        type="button"
        class="button round help"
        aria-label=${this.t(`event.keys`)}
        aria-expanded=${String(this.helping)}
        @click=${()=>this.#l(`help`)}
      >
        <tawny-icon path=${w}></tawny-icon>
      </button>
    `}#r(e,t,n,r){return l`
      <button
        type="button"
        class="button"
        aria-label=${n}
        title=${n}
        aria-pressed=${r===void 0?s:String(r)}
        @click=${()=>this.#l(e)}
      >
        <tawny-icon path=${t}></tawny-icon><span class="word">${n}</span>
      </button>
    `}#i(){let e=this.t(`event.download`),t=this.app.backend.addresses.download(this.event);return l`
      <a class="button download" href=${m(t,`#`)} download aria-label=${e} title=${e}>
        <tawny-icon path=${E}></tawny-icon><span class="word">${e}</span>
      </a>
    `}#a(){let e=e=>{e.preventDefault();let t=this.renderRoot.querySelector(`input`)?.value.trim();this.naming=!1,t&&t!==this.event.label&&this.#c({label:t})},t=B(this.event.label,e=>this.t(e));return l`
      <form @submit=${e} @keydown=${e=>{e.key===`Escape`&&(e.preventDefault(),this.naming=!1)}}>
        <input aria-label=${this.t(`event.name`)} maxlength=${Y} .value=${t} required />
        <button class="button primary">${this.t(`event.save`)}</button>
        <button type="button" class="button" @click=${()=>this.#l(`label`)}>${this.t(`event.cancel`)}</button>
      </form>
    `}#o(){return l`
      <div class="keys">
        ${K.map(({keys:e,text:t})=>l`<div><kbd>${e}</kbd><span>${this.t(t)}</span></div>`)}
      </div>
    `}#s(e){(e<0?this.hasNewer:this.hasOlder)&&this.fire(`tawny-step`,e)}#c(e){this.camera?.canControl&&this.fire(`tawny-change`,e)}#l(e){let{video:t}=this.clip;({newer:()=>this.#s(-1),older:()=>this.#s(1),back:()=>{t.currentTime-=J},on:()=>{t.currentTime+=J},play:()=>void(t.paused?t.play().catch(()=>{}):t.pause()),review:()=>this.#c({reviewed:!this.event.reviewed}),keep:()=>this.#c({protected:!this.event.protected}),label:()=>{this.naming=!this.naming&&(this.camera?.canControl??!1)},share:()=>void this.#u(),download:()=>this.renderRoot.querySelector(`.download`)?.click(),screen:()=>void this.clip.requestFullscreen?.(),sound:()=>{t.muted=!t.muted},help:()=>{this.helping=!this.helping}})[e]()}async#u(){let e=this.app.link(`events`,`event=${y(this.event)}`);if(e)try{if(navigator.share&&matchMedia(`(pointer: coarse)`).matches){await navigator.share({url:e});return}await navigator.clipboard.writeText(e),this.said=this.t(`event.copied`)}catch{this.said=e}}#d};u([o({attribute:!1})],X.prototype,`event`,void 0),u([o({attribute:!1})],X.prototype,`camera`,void 0),u([o({type:Boolean})],X.prototype,`hasNewer`,void 0),u([o({type:Boolean})],X.prototype,`hasOlder`,void 0),u([o()],X.prototype,`problem`,void 0),u([d()],X.prototype,`naming`,void 0),u([d()],X.prototype,`helping`,void 0),u([d()],X.prototype,`said`,void 0),u([p(`tawny-clip`)],X.prototype,`clip`,void 0),u([p(`.stage`)],X.prototype,`stage`,void 0),X=u([c(`tawny-event-dialog`)],X);var Z=36e5,re=12,ie=5e3,Q=.5,$=class extends f{constructor(...e){super(...e),this.cameras=[],this.events=[],this.span={start:Date.now()-24*Z,end:Date.now()},this.now=Date.now(),this.lookAt=null,this.#e=new T(this),this.#n=null}static{this.styles=[h,a`
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
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),this.#t=setInterval(()=>this.#c(),ie)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#t),this.#e.stop(),this.#n?.(),this.#n=null}willUpdate(){this.#n??=this.app.backend.listen(e=>{(e===null||e.type===`event_ended`)&&this.#e.stale()}),this.cameras.length&&this.#e.want(this.cameras,this.span,this.now)}render(){let{times:e}=this.app,t=e.dayKey(this.span.start)===e.dayKey(this.span.end)?e.clock(this.span.end):e.moment(this.span.end);return l`
      <div class="tools">
        <span class="range">${e.moment(this.span.start)} – ${t}</span>
        ${this.span.end<this.now-6e4?this.#r():s}
        ${this.#i(1/Q,ee,this.t(`events.zoom_out`))}
        ${this.#i(Q,C,this.t(`events.zoom_in`))}
      </div>
      <tawny-timeline
        label=${this.t(`events.timeline`)}
        .span=${this.span}
        .now=${this.now}
        .timelines=${this.#e.all}
        @tawny-span=${e=>{this.span=e.detail}}
        @tawny-look=${e=>{this.lookAt=e.detail}}
        @tawny-choose=${e=>this.#s(e.detail)}
      >
        ${this.lookAt===null?s:this.#a(this.lookAt)}
      </tawny-timeline>
    `}#r(){return l`<button type="button" class="button bare" @click=${()=>{this.span={start:this.now-D(this.span),end:this.now}}}>${this.t(`events.now`)}</button>`}#i(e,t,n){return l`
      <button type="button" class="button bare round" aria-label=${n} title=${n} @click=${()=>{this.span=O(this.span,e,(this.span.start+this.span.end)/2,this.now)}}>
        <tawny-icon path=${t}></tawny-icon>
      </button>
    `}#a(e){let{times:t}=this.app,n=A(this.events,e,this.#o),r=n?.hasThumbnail?this.app.backend.addresses.eventPicture(n,`thumbnail`):null,i=D(this.span)>24*Z?`${t.shortDay(e)}, `:``;return l`
      <div class="preview" slot="preview">
        ${r===null?s:l`<img src=${m(r,s)} alt="" />`}
        <p>${i}${t.exactClock(e)}</p>
      </div>
    `}get#o(){return D(this.span)/Math.max(1,this.clientWidth)*re}#s(e){let t=this.#e.all.flatMap(e=>e.events),n=A(t,e,this.#o);n?this.fire(`tawny-event`,n.id):this.fire(`tawny-moment`,e)}#c(){if(document.hidden)return;let e=Date.now();this.span.end>=this.now-1e3&&(this.span=k({start:e-D(this.span),end:e},e)),this.now=e}};u([o({attribute:!1})],$.prototype,`cameras`,void 0),u([o({attribute:!1})],$.prototype,`events`,void 0),u([d()],$.prototype,`span`,void 0),u([d()],$.prototype,`now`,void 0),u([d()],$.prototype,`lookAt`,void 0),$=u([c(`tawny-events-strip`)],$);export{j as n,I as t};