import{a as e,c as t,i as n,o as r}from"./root-oErZt4hX.js";import{n as i,r as a,t as o}from"./mdi-CDyUdPjG.js";import{t as s}from"./mdi-DWKDBMN7.js";import{_ as c,c as l,d as u,g as d,l as f,m as p,n as m,s as h,t as g}from"./element-C2n6mDQz.js";import{t as _}from"./repeat-D9CGXrn9.js";import{t as v}from"./icon-CgXKSShU.js";import{a as ee,c as y,i as te,l as ne,n as re,s as b,t as ie}from"./mdi-BD7amjRY.js";import{t as ae}from"./house-history-k5OUPbjo.js";import{t as x}from"./types-mpe7YUF5.js";import"./chips-1wIsGbwQ.js";import"./message-Cr_MUyKM.js";import{r as oe,t as se}from"./camera-state-ClPWWW5A.js";import{a as ce,c as le,n as ue,u as S}from"./timeline-scale-DyXN7c0Y.js";import{t as C}from"./css-props-CZNcf012.js";import{t as w}from"./view-card-G5xylRdy.js";import{r as de}from"./forecast-7_Ka-UCP.js";import{t as fe}from"./mdi-DU0a5xNg.js";var pe=`M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z`,T=[`unreached`,`storage`,`denied`,`offline`,`trouble`,`log`,`bucket`,`mqtt`,`substream`],E=T.slice(0,5);function me(e,t,n){let r=[...he(t,n),...e.flatMap(e=>ge(e))],i=r.some(e=>e.kind===`storage`);return r.filter(e=>!i||e.kind!==`trouble`).sort((e,t)=>T.indexOf(e.kind)-T.indexOf(t.kind))}function he(e,t){let n=e.flatMap(e=>{if(!e.isReached)return[k(`unreached`,e,``)];let{code:t=``,trouble:n=``}=e.storage??{};return[...n?[D(e,[{code:t,reason:n,name:``}])]:[],...e.bucketTrouble?[k(`bucket`,e,e.bucketTrouble)]:[],...e.mqtt.enabled&&!e.mqtt.connected?[k(`mqtt`,e,e.mqtt.trouble)]:[]]}),r=n.some(e=>e.troubles.length);return t.length&&!r?[D(null,t),...n]:n}function D(e,t){return{...k(t.every(e=>e.code===`log`)?`log`:`storage`,e,``),troubles:t}}var O={storage:`storage`,bucket:`storage`,mqtt:`mqtt`},k=(e,t,n)=>({key:`${e} ${t?.home??``}`,kind:e,isGrave:E.includes(e),camera:null,name:t?.name??``,since:null,reason:n,troubles:[],settings:O[e]?b(t?.home??``,O[e]):``});function ge(e){if(!e.enabled)return[];let t=(t,n,r=null)=>({key:`${t} ${x(e)}`,kind:t,isGrave:E.includes(t),camera:e,name:``,since:r,reason:n,troubles:[],settings:b(e.home,`cameras/${e.id}/${t===`trouble`?`recording`:`streams`}`)}),n=e.streams.find(e=>e.name===`main`);if(!e.online)return n?.state===`denied`?[t(`denied`,n.reason,e.offlineSince)]:e.offlineSince===null&&e.streams.every(e=>e.state===`connecting`)?[]:[t(`offline`,n?.reason??``,e.offlineSince)];let r=e.streams.filter(e=>e!==n).find(e=>e.state===`offline`||e.state===`denied`);return[...e.trouble?[t(`trouble`,e.trouble)]:[],...r?[t(`substream`,r.reason)]:[]]}var _e=1e4,A=6e4,j=600,M=5e3,N=288,P=[`camera`,`stream`,`recording`,`storage`],F=class{#e;#t;#n;#r;#i;#a;constructor(e){this.host=e,this.healths=[],this.events=null,this.timelines=/* @__PURE__ */ new Map,this.span={start:0,end:1},this.#e=0,this.#t=[],this.#n=new AbortController,this.#r=[],this.#a=null,this.refresh=()=>{this.#s(),this.#c()},e.addController(this)}hostConnected(){this.#r=[setInterval(()=>this.#s(),_e),setInterval(()=>this.#c(),A)],document.addEventListener(`visibilitychange`,this.refresh)}hostUpdate(){!this.host.app||this.#a||(this.#a=this.host.app.backend.listen(e=>this.#o(e)),this.#s())}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.refresh);for(let e of this.#r)clearInterval(e);clearTimeout(this.#i),this.#i=void 0,this.#a?.(),this.#a=null,this.#n.abort(),this.#n=new AbortController}want(e,t){let n=t!==this.#e||I(e)!==I(this.#t);this.#e=t,this.#t=e,n&&this.#c()}#o(e){(!e||P.includes(e.type))&&(this.#i??=setTimeout(()=>{this.#i=void 0,this.refresh()},j))}#s(){if(document.hidden||!this.host.app)return;let{signal:e}=this.#n;(this.host.app.backend.health?.(e))?.then(t=>{e.aborted||this.#l({healths:t})},ve)}#c(){if(document.hidden||!this.#e||!this.host.app)return;let{backend:e}=this.host.app,{signal:t}=this.#n,n=Date.now(),r={start:n-this.#e,end:n},i=this.#t.map(async n=>{let i=await e.timeline(n,r.start,r.end,N,t).catch(()=>null);return[x(n),i]}),a=e.systemEvents?.({since:r.start,limit:M},t).catch(()=>this.events);Promise.all([Promise.all(i),a??null]).then(([e,n])=>{if(t.aborted||this.#e!==r.end-r.start)return;let i=new Map(e.flatMap(([e,t])=>t?[[e,t]]:[]));this.#l({span:r,events:n,timelines:i})})}#l(e){Object.assign(this,e),this.host.requestUpdate()}},I=e=>e.map(x).join(),ve=()=>{},L=c`
  .card {
    padding: clamp(14px, 2vw, 22px);
    border: 1px solid var(--tawny-line);
    border-radius: var(--tawny-round);
    background: var(--tawny-card);
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  .soft {
    color: var(--tawny-soft);
  }
  .small {
    font-size: 0.88rem;
  }
`,ye=`M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z`;function R(e,t){let n=[];for(let{start:r,end:i}of[...e].sort((e,t)=>e.start-t.start)){let e={start:Math.max(r,t.start),end:Math.min(i,t.end)},a=n.at(-1);e.end<=e.start||(a&&e.start<=a.end?n[n.length-1]={start:a.start,end:Math.max(a.end,e.end)}:n.push(e))}return n}var z=e=>e.reduce((e,t)=>e+ce(t),0);function B(e,t,n,r){let i=[],a=null,o=!1;for(let n of[...e].sort((e,t)=>e.at-t.at||e.id-t.id)){let e=t(n);e===`begins`&&(a??=n.at),e===`ends`&&a!==null&&i.push({start:a,end:n.at}),e===`ends`&&(a=null),o||=e!==null}return r&&i.push({start:a??(o?n.end:n.start),end:n.end}),R(i,n)}var V=(e,t)=>n=>n.kind===e?`begins`:n.kind===t?`ends`:null,be=e=>e.kind===`camera_use`?e.detail===`enabled`?`ends`:`begins`:null,xe=(e,t)=>B(e.filter(e=>!e.camera),V(`service_stopped`,`service_started`),t,!1);function Se(e,t,n,r){let i=t.filter(t=>t.home===e.home),a=i.filter(t=>t.camera===e.id),o=(...e)=>n?.gaps.filter(t=>e.includes(t.reason))??[],s=a.length>0&&e.trouble!==``,c=e.enabled&&!e.online?e.offlineSince:null,l=[...B(a,V(`camera_offline`,`camera_online`),r,!1),...c===null?[]:[{start:c,end:r.end}]],u=B(a,V(`recording_paused`,`recording_resumed`),r,s),d=B(a,be,r,!e.enabled),f=xe(i,r),p=R([...d,...f,...o(`camera_disabled`,`camera_removed`,`service_down`)],r);return{offline:Ce(R([...l,...o(`camera_offline`)],r),p),off:R([...d,...o(`camera_disabled`,`camera_removed`)],r),paused:R([...u,...o(`storage`)],r),down:R([...f,...o(`service_down`)],r)}}function Ce(e,t){return e.flatMap(e=>{let n=[],{start:r}=e;for(let i of t)i.end<=r||i.start>=e.end||(i.start>r&&n.push({start:r,end:i.start}),r=Math.max(r,i.end));return r<e.end?[...n,{start:r,end:e.end}]:n})}function we(e,t,n,r){return R(e.filter(e=>!t||e.zones.includes(t)).map(e=>({start:e.start,end:e.end??r})),n)}var Te=e=>e.motion.reduce((t,n)=>t+n.moving*e.bucketMs,0),H=1e3,U=28,Ee=4,De=100,W=30,G=class extends g{constructor(...e){super(...e),this.span={start:0,end:1},this.layers=[],this.density=null,this.label=``,this.scale=!1}static{this.styles=[v,c`
      :host {
        display: block;
        min-width: 0;
      }
      svg {
        display: block;
        width: 100%;
        height: var(--tawny-bands-height, 28px);
        border-radius: 6px;
        background: color-mix(in srgb, var(--tawny-raised) 80%, transparent);
      }
      .motion {
        fill: var(--tawny-motion);
      }
      .offline {
        fill: var(--tawny-bad);
      }
      .paused {
        fill: color-mix(in srgb, var(--tawny-bad) 65%, transparent);
      }
      .off,
      .down {
        fill: color-mix(in srgb, var(--tawny-soft) 55%, var(--tawny-raised));
      }
      @media (forced-colors: active) {
        svg {
          border: 1px solid CanvasText;
          forced-color-adjust: none;
          background: Canvas;
        }
        .paused {
          fill: CanvasText;
        }
        .off,
        .down {
          fill: GrayText;
        }
      }
      .ticks {
        position: relative;
        height: 1.3em;
        margin-top: 2px;
        color: var(--tawny-soft);
        font-size: max(0.75rem, 12px); /* as on other timelines */
        overflow: hidden;
      }
      .ticks span {
        position: absolute;
        left: var(--at);
        translate: -50% 0;
        white-space: nowrap;
      }
    `]}render(){return p`
      <svg viewBox="0 0 ${H} ${U}" preserveAspectRatio="none" role="img" aria-label=${this.label}>
        ${this.density?d`<path class="motion" d=${Oe(this.density)}></path>`:u}
        ${this.layers.map(({kind:e,bands:t})=>t.map(t=>this.#e(e,t)))}
      </svg>
      ${this.scale?this.#t():u}
    `}#e(e,t){let n=S(this.span,H,t.start),r=Math.max(Ee,S(this.span,H,t.end)-n),i=Math.min(n,996).toFixed(1),a=e===`paused`?U/3:U;return d`<rect class=${e} x=${i} y=${U-a} width=${r.toFixed(1)} height=${a}></rect>`}#t(){let e=this.clientWidth||320,t=le(this.span,e,this.app.times,96),n=e=>S(this.span,De,e),r=t=>{let n=S(this.span,e,t);return n>W&&n<e-W};return p`
      <div class="ticks" aria-hidden="true">
        ${t.filter(e=>r(e.at)).map(e=>p`<span ${C({"--at":`${n(e.at).toFixed(2)}%`})}>${e.text}</span>`)}
      </div>
    `}};m([l({attribute:!1})],G.prototype,`span`,void 0),m([l({attribute:!1})],G.prototype,`layers`,void 0),m([l({attribute:!1})],G.prototype,`density`,void 0),m([l()],G.prototype,`label`,void 0),m([l({type:Boolean})],G.prototype,`scale`,void 0),G=m([f(`tawny-bands`)],G);function Oe(e){let t=H/e.length,n=[];return e.forEach((e,r)=>{if(e<=0)return;let i=(U*(.15+.85*Math.sqrt(e))).toFixed(1);n.push(`M${(r*t).toFixed(1)} ${U}v-${i}h${t.toFixed(1)}v${i}z`)}),n.join(``)}var ke=(e,t,n)=>e.flatMap(e=>e.streams).find(e=>e.home===t.home&&e.id===t.id&&e.stream===n),Ae=new e([]),K=class extends y{constructor(...e){super(...e),this.area=``,this.#e=new n(this,e=>e.backend.otherSensors??Ae)}static{this.styles=[v,c`
      h4 {
        margin: 0 0 6px;
        font-size: 0.95rem;
        font-weight: 600;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 16px;
        max-width: 420px;
        padding: 6px 0;
      }
      .soft {
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
    `]}#e;get#t(){return this.area?this.#e.value.filter(e=>e.area===this.area):[]}willUpdate(){this.hidden=!this.#t.length}render(){let e=this.#t;return e.length?p`
      <h4>${this.s(`cameras.others`)}</h4>
      <ul>
        ${e.map(e=>p`
            <li>
              <span>${e.name}</span>
              <span>
                <strong>${this.#n(e)}</strong>
                <span class="soft">
                  ${e.since===null?u:this.app.times.ago(e.since,Date.now())}
                </span>
              </span>
            </li>
          `)}
      </ul>
    `:u}#n({isOn:e,kind:t}){return e===null?this.s(`sensor.unknown`):t===`motion`?this.s(e?`sensor.seen`:`sensor.none`):t===`other`?this.s(e?`sensor.on`:`sensor.off`):this.s(e?`sensor.open`:`sensor.shut`)}};m([l()],K.prototype,`area`,void 0),K=m([f(`tawny-other-sensors`)],K);var je=1e3,q=class extends y{constructor(...e){super(...e),this.healths=[],this.layers=[],this.density=null,this.span={start:0,end:1},this.story=``,this.events=[],this.#e=new AbortController}static{this.styles=[v,L,c`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 18px;
        padding: 4px 0 18px;
      }
      h4 {
        margin: 0 0 6px;
        font-size: 0.95rem;
        font-weight: 600;
      }
      .story {
        margin-top: 8px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin-top: 6px;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .legend li::before {
        content: "";
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--own);
      }
      .legend .motion {
        --own: var(--tawny-motion);
      }
      .legend .offline {
        --own: var(--tawny-bad);
      }
      .legend .paused {
        --own: color-mix(in srgb, var(--tawny-bad) 65%, transparent);
      }
      .legend .off,
      .legend .down {
        --own: color-mix(in srgb, var(--tawny-soft) 55%, var(--tawny-raised));
      }
      @media (forced-colors: active) {
        .legend .paused {
          --own: CanvasText;
        }
        .legend .off,
        .legend .down {
          --own: GrayText;
        }
      }
      .sensors li {
        display: grid;
        grid-template-columns: minmax(0, 13.75rem) 6.9rem minmax(0, 1fr);
        gap: 4px 16px;
        align-items: center;
        min-height: 40px;
        overflow-wrap: anywhere;
      }
      .sensors strong {
        font-weight: 600;
      }
      .sensors tawny-bands {
        --tawny-bands-height: 16px;
      }
      .streams li {
        padding: 4px 0;
        overflow-wrap: anywhere;
      }
      .bad {
        color: var(--tawny-bad);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      @media (max-width: 640px) {
        .sensors li {
          grid-template-columns: minmax(0, 1fr) max-content;
          padding: 4px 0;
        }
        .sensors tawny-bands {
          grid-column: 1 / -1;
        }
      }
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e.abort()}updated(e){e.has(`span`)&&this.span.start>0&&this.#s()}render(){let{camera:e}=this;return p`
      <div>
        <h4 class="unseen">${this.s(`cameras.history`,{name:e.name})}</h4>
        <tawny-bands scale .span=${this.span} .layers=${this.layers} .density=${this.density} label=${this.story}></tawny-bands>
        <p class="soft small story">${this.story}</p>
        ${this.#t()}
      </div>
      <div>
        <h4>${this.s(`cameras.binary`)}</h4>
        <ul class="sensors">
          ${this.#n(``,this.s(`sensor.motion`),e.motion)}
          ${e.zones.map(t=>this.#n(t.id,this.s(`sensor.zone`,{zone:t.name}),e.motionZones.includes(t.id)))}
          ${this.#r(this.s(`sensor.online`),e.online,`offline`,!e.online&&e.enabled)}
          ${this.#r(this.s(`sensor.recording`),e.recording,`paused`,e.trouble!==``)}
        </ul>
      </div>
      <div>
        <h4>${this.s(`cameras.streams`)}</h4>
        <ul class="streams">${e.streams.map(e=>this.#a(e))}</ul>
      </div>
      <tawny-other-sensors area=${e.area}></tawny-other-sensors>
      <div class="row">
        <button type="button" class="button" @click=${()=>this.app.go(`live`,x(e))}>
          <tawny-icon path=${a}></tawny-icon>${this.s(`cameras.live`)}
        </button>
        <button type="button" class="button" @click=${()=>this.app.go(`events`,`camera=${x(e)}`)}>
          <tawny-icon path=${w}></tawny-icon>${this.s(`cameras.events`)}
        </button>
      </div>
    `}#t(){let e=[...this.density?.some(e=>e>0)?[`motion`]:[],...this.layers.filter(({bands:e})=>e.length).map(({kind:e})=>e)];return p`
      <ul class="legend small soft" aria-hidden="true">
        ${e.map(e=>p`<li class=${e}>${this.s(`band.${e}`)}</li>`)}
      </ul>
    `}#n(e,t,n){let r=we(this.events,e,this.span,this.span.end),i=this.s(this.camera.online?n?`sensor.seen`:`sensor.none`:`sensor.unknown`);return this.#i(t,i,!1,{kind:`motion`,bands:r})}#r(e,t,n,r){let i=this.layers.find(e=>e.kind===n)?.bands??[];return this.#i(e,this.s(t?`sensor.on`:`sensor.off`),r,{kind:n,bands:i})}#i(e,t,n,r){let{kind:i,bands:a}=r,o=`${e}: ${a.length?`${this.s(`band.${i}`)} × ${a.length}`:`–`}`;return p`
      <li>
        <span>${e}</span>
        <strong class=${n?`bad`:``}>${t}</strong>
        <tawny-bands .span=${this.span} .layers=${[r]} label=${o}></tawny-bands>
      </li>
    `}#a(e){let t=e.name===`sub`?this.s(`stream.sub`):this.s(`stream.main`),n=e.state===`offline`||e.state===`denied`,r=e.width?`${e.width}\u00a0×\u00a0${e.height}`:``,i=e.audio,a=e.state===`online`?this.#o(e.name):[e.reason],o=[r,te(e.codec),i&&ee(i),...a].filter(Boolean);return p`
      <li>
        <strong>${t}</strong>: <span class=${n?`bad`:``}>${this.s(`stream.${e.state}`)}</span>
        <span class="soft small">${o.map(e=>` · ${e}`)}</span>
      </li>
    `}#o(e){let t=ke(this.healths,this.camera,e);if(!t)return[];let{bitrate:n,fps:r,framesLost:i,reconnects:a}=t,o=new Intl.NumberFormat(this.app.language,{maximumFractionDigits:1});return[r===null?``:this.s(`stream.fps`,{fps:o.format(r)}),n===null?``:this.s(`stream.bitrate`,{rate:o.format(n/1e6)}),i?this.s(`stream.lost`,{count:i}):``,a?this.s(`stream.reconnects`,{count:a}):``]}async#s(){this.#e.abort(),this.#e=new AbortController;let{signal:e}=this.#e,t={cameras:[this.camera],since:this.span.start,limit:je},n=await this.app.backend.events(t,e).catch(()=>null);n&&!e.aborted&&(this.events=n.events)}};m([l({attribute:!1})],q.prototype,`camera`,void 0),m([l({attribute:!1})],q.prototype,`healths`,void 0),m([l({attribute:!1})],q.prototype,`layers`,void 0),m([l({attribute:!1})],q.prototype,`density`,void 0),m([l({attribute:!1})],q.prototype,`span`,void 0),m([l()],q.prototype,`story`,void 0),m([h()],q.prototype,`events`,void 0),q=m([f(`tawny-camera-details`)],q);var Me=144,J=class extends y{constructor(...e){super(...e),this.healths=[],this.events=null,this.span={start:0,end:1},this.open=!1}static{this.styles=[v,L,c`
      :host {
        display: block;
        container-type: inline-size;
      }
      button {
        display: grid;
        grid-template: "name strip icon" auto / minmax(150px, 260px) minmax(0, 1fr) 28px;
        gap: 2px 20px;
        align-items: center;
        width: 100%;
        min-height: 64px;
        padding: 10px 0;
        border: 0;
        border-radius: var(--tawny-round-small);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .about {
        grid-area: name;
        display: grid;
        gap: 2px;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .name {
        font-weight: 600;
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        color: var(--tawny-soft);
        font-size: 0.88rem;
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
      .state.recording tawny-icon {
        width: 0.7em;
        height: 0.7em;
        color: var(--tawny-bad);
      }
      .state.motion {
        color: var(--tawny-motion);
      }
      .state.bad {
        color: var(--tawny-bad);
      }
      tawny-bands {
        grid-area: strip;
      }
      button[aria-expanded="true"] tawny-bands {
        visibility: hidden;
      }
      button > tawny-icon {
        grid-area: icon;
        color: var(--tawny-soft);
        transition: rotate 0.2s;
      }
      button[aria-expanded="true"] > tawny-icon {
        rotate: 180deg;
      }
      @container (max-width: 620px) {
        button {
          grid-template: "name icon" auto "strip strip" auto / minmax(0, 1fr) 28px;
          gap: 8px 12px;
        }
        button[aria-expanded="true"] tawny-bands {
          display: none;
        }
      }
    `]}render(){let{camera:e,span:t,timeline:n}=this,r=this.#e(),i=n?ue([n],t,Me):null;return p`
      <button
        type="button"
        aria-expanded=${String(this.open)}
        aria-controls=${this.open?`details`:u}
        @click=${()=>this.fire(`tawny-toggle`,null)}
      >
        <span class="about">
          <span class="name">${e.name}</span>
          <span class="states">
            ${se(e,this.app.t,this.app.times).map(e=>p`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <tawny-bands .span=${t} .layers=${r} .density=${i} label=${this.#t(r)}></tawny-bands>
        <tawny-icon path=${ye}></tawny-icon>
      </button>
      ${this.open?p`
              <tawny-camera-details
                id="details"
                .camera=${e}
                .healths=${this.healths}
                .layers=${r}
                .density=${i}
                .span=${t}
                story=${this.#t(r)}
              ></tawny-camera-details>
            `:u}
    `}#e(){let e=Se(this.camera,this.events??[],this.timeline,this.span);return[`offline`,`off`,`down`,`paused`].map(t=>({kind:t,bands:e[t]}))}#t(e){let t=e.filter(({bands:e})=>e.length).map(({kind:e,bands:t})=>this.s(`cameras.away`,{what:this.s(`band.${e}`),count:t.length,time:this.app.times.about(z(t))})),n=this.timeline?Te(this.timeline):0,r=n>0?this.s(`cameras.moved`,{time:this.app.times.about(n)}):this.s(`cameras.quiet`);return[...t.length?t:[this.s(`cameras.steady`)],r].join(`. `)}};m([l({attribute:!1})],J.prototype,`camera`,void 0),m([l({attribute:!1})],J.prototype,`healths`,void 0),m([l({attribute:!1})],J.prototype,`events`,void 0),m([l({attribute:!1})],J.prototype,`timeline`,void 0),m([l({attribute:!1})],J.prototype,`span`,void 0),m([l({type:Boolean})],J.prototype,`open`,void 0),J=m([f(`tawny-camera-sensors`)],J);var Y=class extends y{constructor(...e){super(...e),this.named=!1}static{this.styles=[v,L,c`
      h2 {
        margin-bottom: 12px;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
        gap: 18px 28px;
        margin: 0;
      }
      dt {
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      dd {
        margin: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      dd p {
        font-weight: 400;
      }
      .bad {
        color: var(--tawny-bad);
      }
      .disk {
        display: flex;
        height: 10px;
        margin: 6px 0;
        border-radius: 5px;
        overflow: hidden;
        background: var(--tawny-raised);
      }
      .disk span {
        flex: 0 0 var(--share);
        background: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
      .disk .own {
        background: var(--tawny-accent);
      }
      @media (forced-colors: active) {
        .disk {
          border: 1px solid CanvasText;
        }
        .disk span:not(.own) {
          background: GrayText;
        }
      }
    `]}render(){let{forecast:e,isReached:t,mqtt:n,name:r,started:i,storage:a,version:o}=this.health;if(!t)return u;let s=n.enabled?n.connected?`on`:`lost`:`off`;return p`
      <h2>${this.named?r:this.s(`service.title`)}</h2>
      <dl class="card">
        ${a?this.#e(a):u} ${e?this.#t(e):u}
        <div>
          <dt>${this.s(`service.mqtt`)}</dt>
          <dd class=${s===`lost`?`bad`:``}>
            ${this.s(`service.mqtt_${s}`)}
            <p class="soft small" ?hidden=${!n.trouble}>${n.trouble}</p>
          </dd>
        </div>
        <div>
          <dt>${this.s(`service.version`)}</dt>
          <dd>${o}</dd>
        </div>
        ${i===null?u:p`
                <div>
                  <dt>${this.s(`service.since`)}</dt>
                  <dd>${this.app.times.moment(i)}</dd>
                </div>
              `}
      </dl>
    `}#e({freeBytes:e,totalBytes:t,trouble:n,usedBytes:r}){let i=e=>t?e/t:0,a=r??0,o=Math.max(0,t-e-a),s=new Intl.NumberFormat(this.app.language,{style:`percent`}).format(i(t-e)),c=e=>C({"--share":`${i(e)*100}%`}),l={own:r===null?`?`:this.#r(r),free:this.#r(e)};return p`
      <div>
        <dt>${this.s(`service.storage`)}</dt>
        <dd class=${n?`bad`:``}>
          ${n||this.s(`service.full`,{share:s})}
          <div class="disk" aria-hidden="true"><span class="own" ${c(a)}></span><span ${c(o)}></span></div>
          <p class="soft small">${this.s(`service.memory`,l)}</p>
        </dd>
      </div>
    `}#t({days:e}){let t=[`event`,`continuous`,`idle`].filter(t=>e[t]!==void 0);return t.length?p`
      <div>
        <dt>${this.s(`service.reach`)}</dt>
        <dd>
          <ul>
            ${t.map(t=>p`<li>${this.s(`service.reach_${t}`,{days:this.#n(e[t]??0)})}</li>`)}
          </ul>
        </dd>
      </div>
    `:u}#n(e){let t=e<10?Math.round(e*10)/10:Math.round(e);return this.s(`service.days`,{count:t,days:new Intl.NumberFormat(this.app.language).format(t)})}#r(e){return de(e,this.app.language)}};m([l({attribute:!1})],Y.prototype,`health`,void 0),m([l({type:Boolean})],Y.prototype,`named`,void 0),Y=m([f(`tawny-service-sensors`)],Y);var Ne={unreached:`M4,1H20A1,1 0 0,1 21,2V6A1,1 0 0,1 20,7H8.82L6.82,5H7V3H5V3.18L3.21,1.39C3.39,1.15 3.68,1 4,1M22,22.72L20.73,24L19.73,23H4A1,1 0 0,1 3,22V18A1,1 0 0,1 4,17H13.73L11.73,15H4A1,1 0 0,1 3,14V10A1,1 0 0,1 4,9H5.73L3.68,6.95C3.38,6.85 3.15,6.62 3.05,6.32L1,4.27L2.28,3L22,22.72M20,9A1,1 0 0,1 21,10V14A1,1 0 0,1 20,15H16.82L10.82,9H20M20,17A1,1 0 0,1 21,18V19.18L18.82,17H20M9,5H10V3H9V5M9,13H9.73L9,12.27V13M9,21H10V19H9V21M5,11V13H7V11H5M5,19V21H7V19H5Z`,storage:re,denied:`M4 6.5C4 4 6 2 8.5 2S13 4 13 6.5C13 8.46 11.75 10.13 10 10.74V15H13V18H10V22H7V10.74C5.25 10.13 4 8.46 4 6.5M7 6.5C7 7.33 7.67 8 8.5 8S10 7.33 10 6.5 9.33 5 8.5 5 7 5.67 7 6.5M18 7H20V13H18M18 17H20V15H18`,offline:oe,trouble:fe,log:`M10 3C5.58 3 2 4.79 2 7V17C2 19.21 5.59 21 10 21S18 19.21 18 17V7C18 4.79 14.42 3 10 3M16 17C16 17.5 13.87 19 10 19S4 17.5 4 17V14.77C5.61 15.55 7.72 16 10 16S14.39 15.55 16 14.77V17M16 12.45C14.7 13.4 12.42 14 10 14S5.3 13.4 4 12.45V9.64C5.47 10.47 7.61 11 10 11S14.53 10.47 16 9.64V12.45M10 9C6.13 9 4 7.5 4 7S6.13 5 10 5 16 6.5 16 7 13.87 9 10 9M22 7V13H20V7H22M20 15H22V17H20V15Z`,bucket:`M21.86 12.5C21.1 11.63 20.15 11.13 19 11C19 9.05 18.32 7.4 16.96 6.04C15.6 4.68 13.95 4 12 4C10.42 4 9 4.47 7.75 5.43S5.67 7.62 5.25 9.15C4 9.43 2.96 10.08 2.17 11.1S1 13.28 1 14.58C1 16.09 1.54 17.38 2.61 18.43C3.69 19.5 5 20 6.5 20H18.5C19.75 20 20.81 19.56 21.69 18.69C22.56 17.81 23 16.75 23 15.5C23 14.35 22.62 13.35 21.86 12.5M20.27 17.27C19.79 17.76 19.2 18 18.5 18H6.5C5.53 18 4.71 17.66 4.03 17C3.34 16.29 3 15.47 3 14.5S3.34 12.71 4.03 12.03C4.71 11.34 5.53 11 6.5 11H7C7 9.62 7.5 8.44 8.46 7.46C9.44 6.5 10.62 6 12 6S14.56 6.5 15.54 7.46C16.5 8.44 17 9.62 17 11V13H18.5C19.2 13 19.79 13.24 20.27 13.73S21 14.8 21 15.5 20.76 16.79 20.27 17.27M11 15H13V17H11V15M11 7H13V13H11V7Z`,mqtt:ie,substream:`M3.41,1.86L2,3.27L4.73,6H4A1,1 0 0,0 3,7V17A1,1 0 0,0 4,18H16C16.21,18 16.39,17.92 16.55,17.82L19.73,21L21.14,19.59L12.28,10.73L3.41,1.86M5,16V8H6.73L14.73,16H5M15,8V10.61L21,16.61V6.5L17,10.5V7A1,1 0 0,0 16,6H10.39L12.39,8H15Z`},X=class extends y{static{this.styles=[v,L,c`
      :host {
        display: block;
        height: 100%;
      }
      article.card {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 14px;
        height: 100%;
        align-content: start;
        --own: var(--tawny-motion);
        border-color: color-mix(in srgb, var(--own) 55%, var(--tawny-line));
        background: color-mix(in srgb, var(--own) 9%, var(--tawny-card));
        overflow-wrap: anywhere;
      }
      article.card.grave {
        --own: var(--tawny-bad);
      }
      article > tawny-icon {
        width: 32px;
        height: 32px;
        color: var(--own);
      }
      h3 {
        font-size: 1.08rem;
        font-weight: 650;
      }
      .remedy {
        margin-top: 8px;
      }
      .button {
        justify-self: start;
        margin-top: 10px;
        white-space: normal;
      }
    `]}#e=new n(this,e=>e.backend.isAdmin);#t=new i(this);render(){let{camera:e,kind:t,isGrave:n,name:r,settings:i,since:a,troubles:s}=this.wrong,c=s.length?this.#t.of(s):this.wrong.reason,l=a===null?``:this.s(`problem.since`,{when:this.app.times.moment(a)}),d=i&&this.#e.value&&this.app.backend.openSettings;return p`
      <article class="card ${n?`grave`:``}">
        <tawny-icon path=${Ne[t]}></tawny-icon>
        <div>
          <h3>${this.s(`problem.${t}`,{name:e?.name??r})}</h3>
          <p class="soft small">${[l,c].filter(Boolean).join(` · `)}</p>
          <p class="remedy">${this.s(`remedy.${t}`)}</p>
          ${d?p`
                  <button type="button" class="button" @click=${()=>this.app.go(`settings`,i)}>
                    <tawny-icon path=${o}></tawny-icon>${this.s(`problem.open`)}
                  </button>
                `:u}
        </div>
      </article>
    `}};m([l({attribute:!1})],X.prototype,`wrong`,void 0),X=m([f(`tawny-wrong`)],X);var Z=864e5,Q={day:Z,week:7*Z,month:30*Z},$=class extends g{constructor(...e){super(...e),this.place=``,this.length=`day`,this.s=null,this.#e=new F(this),this.#t=new r(this,{context:ne}),this.#n=new n(this,e=>e.backend.cameras),this.#r=new n(this,e=>e.backend.connection),this.#i=new n(this,e=>e.backend.storageTrouble),this.#a=new n(this,e=>e.backend.isAdmin,()=>this.#e.refresh())}static{this.styles=[v,L,c`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: clamp(20px, 3vw, 32px);
        max-width: 1180px;
        margin: 0 auto;
        padding: clamp(12px, 2.4vw, 32px);
      }
      .well {
        display: flex;
        align-items: center;
        gap: 16px;
      }
      .well > tawny-icon {
        width: 40px;
        height: 40px;
        color: var(--tawny-good);
      }
      .well.unknown > tawny-icon {
        color: var(--tawny-soft);
      }
      .wrongs {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr));
        gap: var(--tawny-gap);
        margin-top: 12px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 16px;
        margin-bottom: 12px;
      }
      h3 {
        margin: 14px 4px 8px;
        font-size: 1rem;
        font-weight: 600;
        color: var(--tawny-soft);
      }
      .rows {
        padding-block: 4px;
      }
      .rows li + li {
        border-top: 1px solid var(--tawny-line);
      }
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){ae(this.app.language).then(e=>{this.#t.setValue(e),this.s=e})}willUpdate(){this.#a.value,this.#n.value&&this.#e.want(this.#n.value,Q[this.length])}render(){let e=this.#n.value,{s:t}=this;if(!e||!t)return u;let{events:n,healths:r}=this.#e,i=this.#o(e,t);return p`
      <section aria-live="polite" ?hidden=${i===u}>${i}</section>
      ${e.length?this.#c(e,t):this.#s()}
      ${r.map(e=>p`<tawny-service-sensors .health=${e} ?named=${r.length>1}></tawny-service-sensors>`)}
      ${n?p`
              <section>
                <div class="head"><h2>${t(`events.title`)}</h2></div>
                <tawny-house-history class="card" .events=${n} .cameras=${e}></tawny-house-history>
              </section>
            `:u}
    `}#o(e,t){let n=me(e,this.#e.healths,this.#i.value??[]),r=this.#r.value===`lost`;if(!n.length&&!r&&!e.length)return u;if(!n.length||r){let n=p`<h2>${t(`well.title`)}</h2><p class="soft">${t(`well.text`,{count:e.length})}</p>`;return p`
        <div class="card well ${r?`unknown`:``}">
          <tawny-icon path=${r?pe:s}></tawny-icon>
          <div>${r?p`<p>${t(`well.unknown`)}</p>`:n}</div>
        </div>
      `}return p`
      <h2>${t(`wrong.title`,{count:n.length})}</h2>
      <ul class="wrongs">
        ${_(n,e=>e.key,e=>p`<li><tawny-wrong .wrong=${e}></tawny-wrong></li>`)}
      </ul>
    `}#s(){let e=()=>this.app.go(`settings`,`cameras/:add`),t={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return p`
      <tawny-message class="card" icon=${a} heading=${t.heading} text=${t.text}>
        ${this.#a.value&&this.app.backend.openSettings?p`<button type="button" class="button primary" @click=${e}>${this.t(`live.add`)}</button>`:u}
      </tawny-message>
    `}#c(e,n){let r=t(e,this.app.language);return p`
      <section>
        <div class="head">
          <h2>${n(`cameras.title`)}</h2>
          <tawny-chips
            label=${n(`span.label`)}
            .chips=${Object.keys(Q).map(e=>({name:e,text:n(`span.${e}`),on:e===this.length}))}
            @tawny-chip=${e=>{this.length=e.detail}}
          ></tawny-chips>
        </div>
        ${r.map(e=>p`
            ${r.length>1?p`<h3>${e.area||this.t(`live.other_area`)}</h3>`:u}
            <ul class="card rows">
              ${_(e.cameras,x,e=>p`<li>${this.#l(e)}</li>`)}
            </ul>
          `)}
      </section>
    `}#l(e){let t=x(e),{events:n,healths:r,span:i,timelines:a}=this.#e,o=this.place===t;return p`
      <tawny-camera-sensors
        .camera=${e}
        .healths=${r}
        .events=${n}
        .timeline=${a.get(t)}
        .span=${i}
        ?open=${o}
        @tawny-toggle=${()=>this.app.go(`sensors`,o?``:t,!0)}
      ></tawny-camera-sensors>
    `}};m([l()],$.prototype,`place`,void 0),m([h()],$.prototype,`length`,void 0),m([h()],$.prototype,`s`,void 0),$=m([f(`tawny-sensors-view`)],$);export{$ as TawnySensorsView};