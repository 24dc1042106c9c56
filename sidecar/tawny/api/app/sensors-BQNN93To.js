import{B as e,H as t,K as n,S as r,V as i,W as a,Y as o,_ as s,c,f as l,m as u,n as d,o as f,p,q as m,r as h,s as g,y as ee,z as _}from"./index-2QXIP9Bo.js";import{n as te,t as v}from"./mdi-BeuvbcV5.js";import{n as y,t as b}from"./repeat-DpbCsHzw.js";import{a as ne,c as x,i as re,l as ie,n as ae,s as S,t as oe}from"./mdi-DFG26VBg.js";import{t as se}from"./house-history-CCiB3Qm0.js";import"./chips-B9-UZF1M.js";import"./message-Cg7kJISv.js";import{t as ce}from"./camera-state-B-sMKW_E.js";import{a as le,c as ue,n as de,u as C}from"./timeline-scale-DyXN7c0Y.js";import{r as fe}from"./forecast-7_Ka-UCP.js";import{t as w}from"./mdi-D2gFh3UD.js";var pe=`M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z`,T=[`unreached`,`storage`,`denied`,`offline`,`trouble`,`log`,`bucket`,`mqtt`,`substream`],E=T.slice(0,5);function me(e,t,n){let r=[...he(t,n),...e.flatMap(e=>ge(e))],i=r.some(e=>e.kind===`storage`);return r.filter(e=>!i||e.kind!==`trouble`).sort((e,t)=>T.indexOf(e.kind)-T.indexOf(t.kind))}function he(e,t){let n=e.flatMap(e=>{if(!e.isReached)return[k(`unreached`,e,``)];let{code:t=``,trouble:n=``}=e.storage??{};return[...n?[D(e,[{code:t,reason:n,name:``}])]:[],...e.bucketTrouble?[k(`bucket`,e,e.bucketTrouble)]:[],...e.mqtt.enabled&&!e.mqtt.connected?[k(`mqtt`,e,e.mqtt.trouble)]:[]]}),r=n.some(e=>e.troubles.length);return t.length&&!r?[D(null,t),...n]:n}function D(e,t){return{...k(t.every(e=>e.code===`log`)?`log`:`storage`,e,``),troubles:t}}var O={storage:`storage`,bucket:`storage`,mqtt:`mqtt`},k=(e,t,n)=>({key:`${e} ${t?.home??``}`,kind:e,isGrave:E.includes(e),camera:null,name:t?.name??``,since:null,reason:n,troubles:[],settings:O[e]?S(t?.home??``,O[e]):``});function ge(e){if(!e.enabled)return[];let t=(t,n,i=null)=>({key:`${t} ${r(e)}`,kind:t,isGrave:E.includes(t),camera:e,name:``,since:i,reason:n,troubles:[],settings:S(e.home,`cameras/${e.id}/${t===`trouble`?`recording`:`streams`}`)}),n=e.streams.find(e=>e.name===`main`);if(!e.online)return n?.state===`denied`?[t(`denied`,n.reason,e.offlineSince)]:e.offlineSince===null&&e.streams.every(e=>e.state===`connecting`)?[]:[t(`offline`,n?.reason??``,e.offlineSince)];let i=e.streams.filter(e=>e!==n).find(e=>e.state===`offline`||e.state===`denied`);return[...e.trouble?[t(`trouble`,e.trouble)]:[],...i?[t(`substream`,i.reason)]:[]]}var A=1e4,j=6e4,M=600,N=5e3,P=288,F=[`camera`,`stream`,`recording`,`storage`],I=class{#e;#t;#n;#r;#i;#a;constructor(e){this.host=e,this.healths=[],this.events=null,this.timelines=new Map,this.span={start:0,end:1},this.#e=0,this.#t=[],this.#n=new AbortController,this.#r=[],this.#a=null,this.refresh=()=>{this.#s(),this.#c()},e.addController(this)}hostConnected(){this.#r=[setInterval(()=>this.#s(),A),setInterval(()=>this.#c(),j)],document.addEventListener(`visibilitychange`,this.refresh)}hostUpdate(){!this.host.app||this.#a||(this.#a=this.host.app.backend.listen(e=>this.#o(e)),this.#s())}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.refresh);for(let e of this.#r)clearInterval(e);clearTimeout(this.#i),this.#i=void 0,this.#a?.(),this.#a=null,this.#n.abort(),this.#n=new AbortController}want(e,t){let n=t!==this.#e||L(e)!==L(this.#t);this.#e=t,this.#t=e,n&&this.#c()}#o(e){(!e||F.includes(e.type))&&(this.#i??=setTimeout(()=>{this.#i=void 0,this.refresh()},M))}#s(){if(document.hidden||!this.host.app)return;let{signal:e}=this.#n;(this.host.app.backend.health?.(e))?.then(t=>{e.aborted||this.#l({healths:t})},_e)}#c(){if(document.hidden||!this.#e||!this.host.app)return;let{backend:e}=this.host.app,{signal:t}=this.#n,n=Date.now(),i={start:n-this.#e,end:n},a=this.#t.map(async n=>{let a=await e.timeline(n,i.start,i.end,P,t).catch(()=>null);return[r(n),a]}),o=e.systemEvents?.({since:i.start,limit:N},t).catch(()=>this.events);Promise.all([Promise.all(a),o??null]).then(([e,n])=>{if(t.aborted||this.#e!==i.end-i.start)return;let r=new Map(e.flatMap(([e,t])=>t?[[e,t]]:[]));this.#l({span:i,events:n,timelines:r})})}#l(e){Object.assign(this,e),this.host.requestUpdate()}},L=e=>e.map(r).join(),_e=()=>{},R=m`
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
`,ve=`M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z`;function z(e,t){let n=[];for(let{start:r,end:i}of[...e].sort((e,t)=>e.start-t.start)){let e={start:Math.max(r,t.start),end:Math.min(i,t.end)},a=n.at(-1);e.end<=e.start||(a&&e.start<=a.end?n[n.length-1]={start:a.start,end:Math.max(a.end,e.end)}:n.push(e))}return n}var ye=e=>e.reduce((e,t)=>e+le(t),0);function B(e,t,n,r){let i=[],a=null,o=!1;for(let n of[...e].sort((e,t)=>e.at-t.at||e.id-t.id)){let e=t(n);e===`begins`&&(a??=n.at),e===`ends`&&a!==null&&i.push({start:a,end:n.at}),e===`ends`&&(a=null),o||=e!==null}return r&&i.push({start:a??(o?n.end:n.start),end:n.end}),z(i,n)}var V=(e,t)=>n=>n.kind===e?`begins`:n.kind===t?`ends`:null,be=e=>e.kind===`camera_use`?e.detail===`enabled`?`ends`:`begins`:null,xe=(e,t)=>B(e.filter(e=>!e.camera),V(`service_stopped`,`service_started`),t,!1);function Se(e,t,n,r){let i=t.filter(t=>t.home===e.home),a=i.filter(t=>t.camera===e.id),o=(...e)=>n?.gaps.filter(t=>e.includes(t.reason))??[],s=a.length>0&&e.trouble!==``,c=e.enabled&&!e.online?e.offlineSince:null,l=[...B(a,V(`camera_offline`,`camera_online`),r,!1),...c===null?[]:[{start:c,end:r.end}]],u=B(a,V(`recording_paused`,`recording_resumed`),r,s),d=B(a,be,r,!e.enabled),f=xe(i,r),p=z([...d,...f,...o(`camera_disabled`,`camera_removed`,`service_down`)],r);return{offline:Ce(z([...l,...o(`camera_offline`)],r),p),off:z([...d,...o(`camera_disabled`,`camera_removed`)],r),paused:z([...u,...o(`storage`)],r),down:z([...f,...o(`service_down`)],r)}}function Ce(e,t){return e.flatMap(e=>{let n=[],{start:r}=e;for(let i of t)i.end<=r||i.start>=e.end||(i.start>r&&n.push({start:r,end:i.start}),r=Math.max(r,i.end));return r<e.end?[...n,{start:r,end:e.end}]:n})}function we(e,t,n,r){return z(e.filter(e=>!t||e.zones.includes(t)).map(e=>({start:e.start,end:e.end??r})),n)}var Te=e=>e.motion.reduce((t,n)=>t+n.moving*e.bucketMs,0),H=1e3,U=28,Ee=4,De=100,W=30,G=class extends f{constructor(...e){super(...e),this.span={start:0,end:1},this.layers=[],this.density=null,this.label=``,this.scale=!1}static{this.styles=[c,m`
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
    `]}render(){return a`
      <svg viewBox="0 0 ${H} ${U}" preserveAspectRatio="none" role="img" aria-label=${this.label}>
        ${this.density?n`<path class="motion" d=${Oe(this.density)}></path>`:t}
        ${this.layers.map(({kind:e,bands:t})=>t.map(t=>this.#e(e,t)))}
      </svg>
      ${this.scale?this.#t():t}
    `}#e(e,t){let r=C(this.span,H,t.start),i=Math.max(Ee,C(this.span,H,t.end)-r),a=Math.min(r,996).toFixed(1),o=e===`paused`?U/3:U;return n`<rect class=${e} x=${a} y=${U-o} width=${i.toFixed(1)} height=${o}></rect>`}#t(){let e=this.clientWidth||320,t=ue(this.span,e,this.app.times,96),n=e=>C(this.span,De,e),r=t=>{let n=C(this.span,e,t);return n>W&&n<e-W};return a`
      <div class="ticks" aria-hidden="true">
        ${t.filter(e=>r(e.at)).map(e=>a`<span ${y({"--at":`${n(e.at).toFixed(2)}%`})}>${e.text}</span>`)}
      </div>
    `}};g([e({attribute:!1})],G.prototype,`span`,void 0),g([e({attribute:!1})],G.prototype,`layers`,void 0),g([e({attribute:!1})],G.prototype,`density`,void 0),g([e()],G.prototype,`label`,void 0),g([e({type:Boolean})],G.prototype,`scale`,void 0),G=g([i(`tawny-bands`)],G);function Oe(e){let t=H/e.length,n=[];return e.forEach((e,r)=>{if(e<=0)return;let i=(U*(.15+.85*Math.sqrt(e))).toFixed(1);n.push(`M${(r*t).toFixed(1)} ${U}v-${i}h${t.toFixed(1)}v${i}z`)}),n.join(``)}var ke=(e,t,n)=>e.flatMap(e=>e.streams).find(e=>e.home===t.home&&e.id===t.id&&e.stream===n),Ae=new s([]),K=class extends x{constructor(...e){super(...e),this.area=``,this.#e=new h(this,e=>e.backend.otherSensors??Ae)}static{this.styles=[c,m`
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
    `]}#e;get#t(){return this.area?this.#e.value.filter(e=>e.area===this.area):[]}willUpdate(){this.hidden=!this.#t.length}render(){let e=this.#t;return e.length?a`
      <h4>${this.s(`cameras.others`)}</h4>
      <ul>
        ${e.map(e=>a`
            <li>
              <span>${e.name}</span>
              <span>
                <strong>${this.#n(e)}</strong>
                <span class="soft">
                  ${e.since===null?t:this.app.times.ago(e.since,Date.now())}
                </span>
              </span>
            </li>
          `)}
      </ul>
    `:t}#n({isOn:e,kind:t}){return e===null?this.s(`sensor.unknown`):t===`motion`?this.s(e?`sensor.seen`:`sensor.none`):t===`other`?this.s(e?`sensor.on`:`sensor.off`):this.s(e?`sensor.open`:`sensor.shut`)}};g([e()],K.prototype,`area`,void 0),K=g([i(`tawny-other-sensors`)],K);var je=1e3,q=class extends x{constructor(...e){super(...e),this.healths=[],this.layers=[],this.density=null,this.span={start:0,end:1},this.story=``,this.events=[],this.#e=new AbortController}static{this.styles=[c,R,m`
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
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e.abort()}updated(e){e.has(`span`)&&this.span.start>0&&this.#s()}render(){let{camera:e}=this;return a`
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
        <button type="button" class="button" @click=${()=>this.app.go(`live`,r(e))}>
          <tawny-icon path=${p}></tawny-icon>${this.s(`cameras.live`)}
        </button>
        <button type="button" class="button" @click=${()=>this.app.go(`events`,`camera=${r(e)}`)}>
          <tawny-icon path=${u}></tawny-icon>${this.s(`cameras.events`)}
        </button>
      </div>
    `}#t(){let e=[...this.density?.some(e=>e>0)?[`motion`]:[],...this.layers.filter(({bands:e})=>e.length).map(({kind:e})=>e)];return a`
      <ul class="legend small soft" aria-hidden="true">
        ${e.map(e=>a`<li class=${e}>${this.s(`band.${e}`)}</li>`)}
      </ul>
    `}#n(e,t,n){let r=we(this.events,e,this.span,this.span.end),i=this.s(this.camera.online?n?`sensor.seen`:`sensor.none`:`sensor.unknown`);return this.#i(t,i,!1,{kind:`motion`,bands:r})}#r(e,t,n,r){let i=this.layers.find(e=>e.kind===n)?.bands??[];return this.#i(e,this.s(t?`sensor.on`:`sensor.off`),r,{kind:n,bands:i})}#i(e,t,n,r){let{kind:i,bands:o}=r,s=`${e}: ${o.length?`${this.s(`band.${i}`)} × ${o.length}`:`–`}`;return a`
      <li>
        <span>${e}</span>
        <strong class=${n?`bad`:``}>${t}</strong>
        <tawny-bands .span=${this.span} .layers=${[r]} label=${s}></tawny-bands>
      </li>
    `}#a(e){let t=e.name===`sub`?this.s(`stream.sub`):this.s(`stream.main`),n=e.state===`offline`||e.state===`denied`,r=e.width?`${e.width}\u00a0×\u00a0${e.height}`:``,i=e.audio,o=e.state===`online`?this.#o(e.name):[e.reason],s=[r,re(e.codec),i&&ne(i),...o].filter(Boolean);return a`
      <li>
        <strong>${t}</strong>: <span class=${n?`bad`:``}>${this.s(`stream.${e.state}`)}</span>
        <span class="soft small">${s.map(e=>` · ${e}`)}</span>
      </li>
    `}#o(e){let t=ke(this.healths,this.camera,e);if(!t)return[];let{bitrate:n,fps:r,framesLost:i,reconnects:a}=t,o=new Intl.NumberFormat(this.app.language,{maximumFractionDigits:1});return[r===null?``:this.s(`stream.fps`,{fps:o.format(r)}),n===null?``:this.s(`stream.bitrate`,{rate:o.format(n/1e6)}),i?this.s(`stream.lost`,{count:i}):``,a?this.s(`stream.reconnects`,{count:a}):``]}async#s(){this.#e.abort(),this.#e=new AbortController;let{signal:e}=this.#e,t={cameras:[this.camera],since:this.span.start,limit:je},n=await this.app.backend.events(t,e).catch(()=>null);n&&!e.aborted&&(this.events=n.events)}};g([e({attribute:!1})],q.prototype,`camera`,void 0),g([e({attribute:!1})],q.prototype,`healths`,void 0),g([e({attribute:!1})],q.prototype,`layers`,void 0),g([e({attribute:!1})],q.prototype,`density`,void 0),g([e({attribute:!1})],q.prototype,`span`,void 0),g([e()],q.prototype,`story`,void 0),g([_()],q.prototype,`events`,void 0),q=g([i(`tawny-camera-details`)],q);var Me=144,J=class extends x{constructor(...e){super(...e),this.healths=[],this.events=null,this.span={start:0,end:1},this.open=!1}static{this.styles=[c,R,m`
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
    `]}render(){let{camera:e,span:n,timeline:r}=this,i=this.#e(),o=r?de([r],n,Me):null;return a`
      <button
        type="button"
        aria-expanded=${String(this.open)}
        aria-controls=${this.open?`details`:t}
        @click=${()=>this.fire(`tawny-toggle`,null)}
      >
        <span class="about">
          <span class="name">${e.name}</span>
          <span class="states">
            ${ce(e,this.app.t,this.app.times).map(e=>a`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <tawny-bands .span=${n} .layers=${i} .density=${o} label=${this.#t(i)}></tawny-bands>
        <tawny-icon path=${ve}></tawny-icon>
      </button>
      ${this.open?a`
              <tawny-camera-details
                id="details"
                .camera=${e}
                .healths=${this.healths}
                .layers=${i}
                .density=${o}
                .span=${n}
                story=${this.#t(i)}
              ></tawny-camera-details>
            `:t}
    `}#e(){let e=Se(this.camera,this.events??[],this.timeline,this.span);return[`offline`,`off`,`down`,`paused`].map(t=>({kind:t,bands:e[t]}))}#t(e){let t=e.filter(({bands:e})=>e.length).map(({kind:e,bands:t})=>this.s(`cameras.away`,{what:this.s(`band.${e}`),count:t.length,time:this.app.times.about(ye(t))})),n=this.timeline?Te(this.timeline):0,r=n>0?this.s(`cameras.moved`,{time:this.app.times.about(n)}):this.s(`cameras.quiet`);return[...t.length?t:[this.s(`cameras.steady`)],r].join(`. `)}};g([e({attribute:!1})],J.prototype,`camera`,void 0),g([e({attribute:!1})],J.prototype,`healths`,void 0),g([e({attribute:!1})],J.prototype,`events`,void 0),g([e({attribute:!1})],J.prototype,`timeline`,void 0),g([e({attribute:!1})],J.prototype,`span`,void 0),g([e({type:Boolean})],J.prototype,`open`,void 0),J=g([i(`tawny-camera-sensors`)],J);var Y=class extends x{constructor(...e){super(...e),this.named=!1}static{this.styles=[c,R,m`
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
    `]}render(){let{forecast:e,isReached:n,mqtt:r,name:i,started:o,storage:s,version:c}=this.health;if(!n)return t;let l=r.enabled?r.connected?`on`:`lost`:`off`;return a`
      <h2>${this.named?i:this.s(`service.title`)}</h2>
      <dl class="card">
        ${s?this.#e(s):t} ${e?this.#t(e):t}
        <div>
          <dt>${this.s(`service.mqtt`)}</dt>
          <dd class=${l===`lost`?`bad`:``}>
            ${this.s(`service.mqtt_${l}`)}
            <p class="soft small" ?hidden=${!r.trouble}>${r.trouble}</p>
          </dd>
        </div>
        <div>
          <dt>${this.s(`service.version`)}</dt>
          <dd>${c}</dd>
        </div>
        ${o===null?t:a`
                <div>
                  <dt>${this.s(`service.since`)}</dt>
                  <dd>${this.app.times.moment(o)}</dd>
                </div>
              `}
      </dl>
    `}#e({freeBytes:e,totalBytes:t,trouble:n,usedBytes:r}){let i=e=>t?e/t:0,o=r??0,s=Math.max(0,t-e-o),c=new Intl.NumberFormat(this.app.language,{style:`percent`}).format(i(t-e)),l=e=>y({"--share":`${i(e)*100}%`}),u={own:r===null?`?`:this.#r(r),free:this.#r(e)};return a`
      <div>
        <dt>${this.s(`service.storage`)}</dt>
        <dd class=${n?`bad`:``}>
          ${n||this.s(`service.full`,{share:c})}
          <div class="disk" aria-hidden="true"><span class="own" ${l(o)}></span><span ${l(s)}></span></div>
          <p class="soft small">${this.s(`service.memory`,u)}</p>
        </dd>
      </div>
    `}#t({days:e}){let n=[`event`,`continuous`,`idle`].filter(t=>e[t]!==void 0);return n.length?a`
      <div>
        <dt>${this.s(`service.reach`)}</dt>
        <dd>
          <ul>
            ${n.map(t=>a`<li>${this.s(`service.reach_${t}`,{days:this.#n(e[t]??0)})}</li>`)}
          </ul>
        </dd>
      </div>
    `:t}#n(e){let t=e<10?Math.round(e*10)/10:Math.round(e);return this.s(`service.days`,{count:t,days:new Intl.NumberFormat(this.app.language).format(t)})}#r(e){return fe(e,this.app.language)}};g([e({attribute:!1})],Y.prototype,`health`,void 0),g([e({type:Boolean})],Y.prototype,`named`,void 0),Y=g([i(`tawny-service-sensors`)],Y);var Ne={unreached:`M4,1H20A1,1 0 0,1 21,2V6A1,1 0 0,1 20,7H8.82L6.82,5H7V3H5V3.18L3.21,1.39C3.39,1.15 3.68,1 4,1M22,22.72L20.73,24L19.73,23H4A1,1 0 0,1 3,22V18A1,1 0 0,1 4,17H13.73L11.73,15H4A1,1 0 0,1 3,14V10A1,1 0 0,1 4,9H5.73L3.68,6.95C3.38,6.85 3.15,6.62 3.05,6.32L1,4.27L2.28,3L22,22.72M20,9A1,1 0 0,1 21,10V14A1,1 0 0,1 20,15H16.82L10.82,9H20M20,17A1,1 0 0,1 21,18V19.18L18.82,17H20M9,5H10V3H9V5M9,13H9.73L9,12.27V13M9,21H10V19H9V21M5,11V13H7V11H5M5,19V21H7V19H5Z`,storage:ae,denied:`M4 6.5C4 4 6 2 8.5 2S13 4 13 6.5C13 8.46 11.75 10.13 10 10.74V15H13V18H10V22H7V10.74C5.25 10.13 4 8.46 4 6.5M7 6.5C7 7.33 7.67 8 8.5 8S10 7.33 10 6.5 9.33 5 8.5 5 7 5.67 7 6.5M18 7H20V13H18M18 17H20V15H18`,offline:w,trouble:te,log:`M10 3C5.58 3 2 4.79 2 7V17C2 19.21 5.59 21 10 21S18 19.21 18 17V7C18 4.79 14.42 3 10 3M16 17C16 17.5 13.87 19 10 19S4 17.5 4 17V14.77C5.61 15.55 7.72 16 10 16S14.39 15.55 16 14.77V17M16 12.45C14.7 13.4 12.42 14 10 14S5.3 13.4 4 12.45V9.64C5.47 10.47 7.61 11 10 11S14.53 10.47 16 9.64V12.45M10 9C6.13 9 4 7.5 4 7S6.13 5 10 5 16 6.5 16 7 13.87 9 10 9M22 7V13H20V7H22M20 15H22V17H20V15Z`,bucket:`M21.86 12.5C21.1 11.63 20.15 11.13 19 11C19 9.05 18.32 7.4 16.96 6.04C15.6 4.68 13.95 4 12 4C10.42 4 9 4.47 7.75 5.43S5.67 7.62 5.25 9.15C4 9.43 2.96 10.08 2.17 11.1S1 13.28 1 14.58C1 16.09 1.54 17.38 2.61 18.43C3.69 19.5 5 20 6.5 20H18.5C19.75 20 20.81 19.56 21.69 18.69C22.56 17.81 23 16.75 23 15.5C23 14.35 22.62 13.35 21.86 12.5M20.27 17.27C19.79 17.76 19.2 18 18.5 18H6.5C5.53 18 4.71 17.66 4.03 17C3.34 16.29 3 15.47 3 14.5S3.34 12.71 4.03 12.03C4.71 11.34 5.53 11 6.5 11H7C7 9.62 7.5 8.44 8.46 7.46C9.44 6.5 10.62 6 12 6S14.56 6.5 15.54 7.46C16.5 8.44 17 9.62 17 11V13H18.5C19.2 13 19.79 13.24 20.27 13.73S21 14.8 21 15.5 20.76 16.79 20.27 17.27M11 15H13V17H11V15M11 7H13V13H11V7Z`,mqtt:oe,substream:`M3.41,1.86L2,3.27L4.73,6H4A1,1 0 0,0 3,7V17A1,1 0 0,0 4,18H16C16.21,18 16.39,17.92 16.55,17.82L19.73,21L21.14,19.59L12.28,10.73L3.41,1.86M5,16V8H6.73L14.73,16H5M15,8V10.61L21,16.61V6.5L17,10.5V7A1,1 0 0,0 16,6H10.39L12.39,8H15Z`},X=class extends x{static{this.styles=[c,R,m`
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
    `]}#e=new h(this,e=>e.backend.isAdmin);#t=new d(this);render(){let{camera:e,kind:n,isGrave:r,name:i,settings:o,since:s,troubles:c}=this.wrong,u=c.length?this.#t.of(c):this.wrong.reason,d=s===null?``:this.s(`problem.since`,{when:this.app.times.moment(s)}),f=o&&this.#e.value&&this.app.backend.openSettings;return a`
      <article class="card ${r?`grave`:``}">
        <tawny-icon path=${Ne[n]}></tawny-icon>
        <div>
          <h3>${this.s(`problem.${n}`,{name:e?.name??i})}</h3>
          <p class="soft small">${[d,u].filter(Boolean).join(` · `)}</p>
          <p class="remedy">${this.s(`remedy.${n}`)}</p>
          ${f?a`
                  <button type="button" class="button" @click=${()=>this.app.go(`settings`,o)}>
                    <tawny-icon path=${l}></tawny-icon>${this.s(`problem.open`)}
                  </button>
                `:t}
        </div>
      </article>
    `}};g([e({attribute:!1})],X.prototype,`wrong`,void 0),X=g([i(`tawny-wrong`)],X);var Z=864e5,Q={day:Z,week:7*Z,month:30*Z},$=class extends f{constructor(...e){super(...e),this.place=``,this.length=`day`,this.s=null,this.#e=new I(this),this.#t=new o(this,{context:ie}),this.#n=new h(this,e=>e.backend.cameras),this.#r=new h(this,e=>e.backend.connection),this.#i=new h(this,e=>e.backend.storageTrouble),this.#a=new h(this,e=>e.backend.isAdmin,()=>this.#e.refresh())}static{this.styles=[c,R,m`
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
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){se(this.app.language).then(e=>{this.#t.setValue(e),this.s=e})}willUpdate(){this.#a.value,this.#n.value&&this.#e.want(this.#n.value,Q[this.length])}render(){let e=this.#n.value,{s:n}=this;if(!e||!n)return t;let{events:r,healths:i}=this.#e,o=this.#o(e,n);return a`
      <section aria-live="polite" ?hidden=${o===t}>${o}</section>
      ${e.length?this.#c(e,n):this.#s()}
      ${i.map(e=>a`<tawny-service-sensors .health=${e} ?named=${i.length>1}></tawny-service-sensors>`)}
      ${r?a`
              <section>
                <div class="head"><h2>${n(`events.title`)}</h2></div>
                <tawny-house-history class="card" .events=${r} .cameras=${e}></tawny-house-history>
              </section>
            `:t}
    `}#o(e,n){let r=me(e,this.#e.healths,this.#i.value??[]),i=this.#r.value===`lost`;if(!r.length&&!i&&!e.length)return t;if(!r.length||i){let t=a`<h2>${n(`well.title`)}</h2><p class="soft">${n(`well.text`,{count:e.length})}</p>`;return a`
        <div class="card well ${i?`unknown`:``}">
          <tawny-icon path=${i?pe:v}></tawny-icon>
          <div>${i?a`<p>${n(`well.unknown`)}</p>`:t}</div>
        </div>
      `}return a`
      <h2>${n(`wrong.title`,{count:r.length})}</h2>
      <ul class="wrongs">
        ${b(r,e=>e.key,e=>a`<li><tawny-wrong .wrong=${e}></tawny-wrong></li>`)}
      </ul>
    `}#s(){let e=()=>this.app.go(`settings`,`cameras/:add`),n={heading:this.t(`live.none_title`),text:this.t(`live.none_text`)};return a`
      <tawny-message class="card" icon=${p} heading=${n.heading} text=${n.text}>
        ${this.#a.value&&this.app.backend.openSettings?a`<button type="button" class="button primary" @click=${e}>${this.t(`live.add`)}</button>`:t}
      </tawny-message>
    `}#c(e,n){let i=ee(e,this.app.language);return a`
      <section>
        <div class="head">
          <h2>${n(`cameras.title`)}</h2>
          <tawny-chips
            label=${n(`span.label`)}
            .chips=${Object.keys(Q).map(e=>({name:e,text:n(`span.${e}`),on:e===this.length}))}
            @tawny-chip=${e=>{this.length=e.detail}}
          ></tawny-chips>
        </div>
        ${i.map(e=>a`
            ${i.length>1?a`<h3>${e.area||this.t(`live.other_area`)}</h3>`:t}
            <ul class="card rows">
              ${b(e.cameras,r,e=>a`<li>${this.#l(e)}</li>`)}
            </ul>
          `)}
      </section>
    `}#l(e){let t=r(e),{events:n,healths:i,span:o,timelines:s}=this.#e,c=this.place===t;return a`
      <tawny-camera-sensors
        .camera=${e}
        .healths=${i}
        .events=${n}
        .timeline=${s.get(t)}
        .span=${o}
        ?open=${c}
        @tawny-toggle=${()=>this.app.go(`sensors`,c?``:t,!0)}
      ></tawny-camera-sensors>
    `}};g([e()],$.prototype,`place`,void 0),g([_()],$.prototype,`length`,void 0),g([_()],$.prototype,`s`,void 0),$=g([i(`tawny-sensors-view`)],$);export{$ as TawnySensorsView};