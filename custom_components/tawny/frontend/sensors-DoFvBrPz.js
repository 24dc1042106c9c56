import{a as e,i as t,o as n,r}from"./root-cwam0O-c.js";import{t as i}from"./mdi-DWKDBMN7.js";import{C as a,S as o,_ as s,a as c,b as l,c as u,h as d,m as f,n as p,o as ee,p as m,r as h,t as g}from"./watch-DmlLQnoC.js";import{t as _}from"./repeat-wEihg5pl.js";import{t as v}from"./icon-LbX0X2qZ.js";import{a as te,i as ne,n as re,r as ie,s as y,t as ae}from"./mdi-DQCHRMFg.js";import"./chips-TMBd7riL.js";import{r as b,t as oe}from"./camera-state-C2dDB3iv.js";import{a as x,c as se,n as ce,u as S}from"./timeline-scale-DCSnp-6k.js";import{t as C}from"./css-props-aNuRcW5J.js";import{t as le}from"./view-card-e4aoO5xx.js";import{n as ue,t as w}from"./mdi-DsGaeWFn.js";import{t as T}from"./mdi-DU0a5xNg.js";import{r as de}from"./forecast-vekqGex4.js";var fe=`M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z`,E=ee(`tawny-sensors`),D=class extends p{shouldUpdate(){return super.shouldUpdate()&&this.s!==void 0}};h([c({context:E,subscribe:!0}),m()],D.prototype,`s`,void 0);var pe={"band.down":`Tawny not running`,"band.motion":`Motion`,"band.off":`Switched off`,"band.offline":`Offline`,"band.paused":`Nothing recorded`,"cameras.away_one":`{what} once: {time}`,"cameras.away_other":`{what} {count} times: {time}`,"cameras.binary":`Sensors`,"cameras.events":`Events`,"cameras.history":`History of {name}`,"cameras.live":`Live`,"cameras.moved":`Motion: {time} in all`,"cameras.others":`In the same place`,"cameras.quiet":`Nothing moved`,"cameras.steady":`Always connected`,"cameras.streams":`Streams`,"cameras.title":`Cameras`,"events.camera_offline":`Offline`,"events.camera_online":`Connected`,"events.camera_use_disabled":`Switched off`,"events.camera_use_enabled":`Switched on`,"events.camera_use_removed":`Removed`,"events.more":`Show more`,"events.none":`Nothing happened to Tawny in this time.`,"events.recording_mode":`Recording mode changed`,"events.recording_paused":`Recording paused`,"events.recording_resumed":`Recording again`,"events.recordings_gone":`Recordings missing`,"events.service_started":`Tawny started`,"events.service_stopped":`Tawny stopped`,"events.title":`What happened to Tawny itself`,"events.worker_restarted":`Started anew`,"problem.denied":`{name} refuses the login`,"problem.mqtt":`The MQTT broker is not reached`,"problem.offline":`{name} is offline`,"problem.open":`Open the settings`,"problem.since":`Since {when}`,"problem.storage":`Nothing is being recorded`,"problem.substream":`The small stream of {name} is missing`,"problem.trouble":`{name} is not being recorded`,"problem.unreached":`{name} does not answer`,"remedy.denied":`Check the camera's user name and password, and enter them anew in the settings. Some cameras lock for some minutes after wrong tries.`,"remedy.mqtt":`Check that the broker runs, and its address and login in the settings. Recording does not need it.`,"remedy.offline":`Check the camera's power and network. If its address has changed, enter the new one in the settings. Tawny connects again by itself.`,"remedy.storage":`Check that the disk is connected, writable and not full. Recording goes on by itself as soon as it can.`,"remedy.substream":`The main stream is recorded all the same. Check the small stream's address in the settings, or whether the camera allows so many viewers.`,"remedy.trouble":`Check the disk, and the recording settings of this camera.`,"remedy.unreached":`Check that the machine with Tawny is on and in the network.`,"sensor.motion":`Motion`,"sensor.none":`Clear`,"sensor.off":`Off`,"sensor.on":`On`,"sensor.online":`Connected`,"sensor.open":`Open`,"sensor.recording":`Recording`,"sensor.seen":`Detected`,"sensor.shut":`Closed`,"sensor.unknown":`Unknown`,"sensor.zone":`Motion: {zone}`,"service.days_one":`{days} day`,"service.days_other":`{days} days`,"service.full":`{share} of the disk is in use`,"service.memory":`Recordings: {own} · free: {free}`,"service.mqtt":`MQTT`,"service.mqtt_lost":`Not connected`,"service.mqtt_off":`Switched off`,"service.mqtt_on":`Connected`,"service.reach":`Recordings will reach back`,"service.reach_continuous":`{days} without events`,"service.reach_event":`{days} of events`,"service.reach_idle":`{days} with few pictures`,"service.since":`Running since`,"service.storage":`Storage`,"service.title":`Tawny`,"service.version":`Version`,"span.day":`24 hours`,"span.label":`Time that is shown`,"span.month":`30 days`,"span.week":`7 days`,"stream.bitrate":`{rate} Mbit/s`,"stream.connecting":`Connecting …`,"stream.denied":`Login refused`,"stream.fps":`{fps} pictures/s`,"stream.lost_one":`{count} picture lost`,"stream.lost_other":`{count} pictures lost`,"stream.main":`Main stream`,"stream.offline":`Offline`,"stream.online":`Connected`,"stream.reconnects_one":`connected anew once`,"stream.reconnects_other":`connected anew {count} times`,"stream.sub":`Small stream`,"well.text_one":`{count} camera, connected and without complaints.`,"well.text_other":`{count} cameras, all connected and without complaints.`,"well.title":`All is well`,"well.unknown":`Tawny does not answer just now, so this may be out of date.`,"wrong.title_one":`{count} thing needs attention`,"wrong.title_other":`{count} things need attention`},me={de:()=>import(`./de-CLWSHNEg.js`),es:()=>import(`./es-vSIZJRg0.js`),fr:()=>import(`./fr-BKPsvoki.js`),it:()=>import(`./it-BJU7g1JM.js`),nl:()=>import(`./nl-AEkDlPjA.js`),pt:()=>import(`./pt-PT3eOEqx.js`)},he=e=>r(pe,me,e),O=[`unreached`,`storage`,`denied`,`offline`,`trouble`,`mqtt`,`substream`],k=O.slice(0,5);function ge(e,t,n){let r=[..._e(t,n),...e.flatMap(e=>ve(e))],i=r.some(e=>e.kind===`storage`);return r.filter(e=>!i||e.kind!==`trouble`).sort((e,t)=>O.indexOf(e.kind)-O.indexOf(t.kind))}function _e(e,t){let n=e.flatMap(e=>{if(!e.isReached)return[j(`unreached`,e,``)];let t=e.storage?.trouble??``;return[...t?[j(`storage`,e,t)]:[],...e.mqtt.enabled&&!e.mqtt.connected?[j(`mqtt`,e,e.mqtt.trouble)]:[]]}),r=n.some(e=>e.kind===`storage`);return t&&!r?[j(`storage`,null,t),...n]:n}var A={storage:`storage`,mqtt:`mqtt`},j=(e,t,n)=>({key:`${e} ${t?.home??``}`,kind:e,isGrave:k.includes(e),camera:null,name:t?.name??``,since:null,reason:n,settings:A[e]?y(t?.home??``,A[e]):``});function ve(e){if(!e.enabled)return[];let t=(t,n,r=null)=>({key:`${t} ${u(e)}`,kind:t,isGrave:k.includes(t),camera:e,name:``,since:r,reason:n,settings:y(e.home,`cameras/${e.id}/${t===`trouble`?`recording`:`streams`}`)}),n=e.streams.find(e=>e.name===`main`);if(!e.online)return n?.state===`denied`?[t(`denied`,n.reason,e.offlineSince)]:e.offlineSince===null&&e.streams.every(e=>e.state===`connecting`)?[]:[t(`offline`,n?.reason??``,e.offlineSince)];let r=e.streams.filter(e=>e!==n).find(e=>e.state===`offline`||e.state===`denied`);return[...e.trouble?[t(`trouble`,e.trouble)]:[],...r?[t(`substream`,r.reason)]:[]]}var ye=1e4,be=6e4,M=600,N=5e3,xe=288,Se=[`camera`,`stream`,`recording`,`storage`],Ce=class{#e;#t;#n;#r;#i;#a;constructor(e){this.host=e,this.healths=[],this.events=null,this.timelines=/* @__PURE__ */ new Map,this.span={start:0,end:1},this.#e=0,this.#t=[],this.#n=new AbortController,this.#r=[],this.#a=null,this.refresh=()=>{this.#s(),this.#c()},e.addController(this)}hostConnected(){this.#r=[setInterval(()=>this.#s(),ye),setInterval(()=>this.#c(),be)],document.addEventListener(`visibilitychange`,this.refresh)}hostUpdate(){!this.host.app||this.#a||(this.#a=this.host.app.backend.listen(e=>this.#o(e)),this.#s())}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.refresh);for(let e of this.#r)clearInterval(e);clearTimeout(this.#i),this.#i=void 0,this.#a?.(),this.#a=null,this.#n.abort(),this.#n=new AbortController}want(e,t){let n=t!==this.#e||P(e)!==P(this.#t);this.#e=t,this.#t=e,n&&this.#c()}#o(e){(!e||Se.includes(e.type))&&(this.#i??=setTimeout(()=>{this.#i=void 0,this.refresh()},M))}#s(){if(document.hidden||!this.host.app)return;let{signal:e}=this.#n;(this.host.app.backend.health?.(e))?.then(t=>{e.aborted||this.#l({healths:t})},we)}#c(){if(document.hidden||!this.#e||!this.host.app)return;let{backend:e}=this.host.app,{signal:t}=this.#n,n=Date.now(),r={start:n-this.#e,end:n},i=this.#t.map(async n=>{let i=await e.timeline(n,r.start,r.end,xe,t).catch(()=>null);return[u(n),i]}),a=e.systemEvents?.({since:r.start,limit:N},t).catch(()=>this.events);Promise.all([Promise.all(i),a??null]).then(([e,n])=>{if(t.aborted||this.#e!==r.end-r.start)return;let i=new Map(e.flatMap(([e,t])=>t?[[e,t]]:[]));this.#l({span:r,events:n,timelines:i})})}#l(e){Object.assign(this,e),this.host.requestUpdate()}},P=e=>e.map(u).join(),we=()=>{},F=a`
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
  }
  .soft {
    color: var(--tawny-soft);
  }
  .small {
    font-size: 0.88rem;
  }
`,Te=`M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z`;function I(e,t){let n=[];for(let{start:r,end:i}of[...e].sort((e,t)=>e.start-t.start)){let e={start:Math.max(r,t.start),end:Math.min(i,t.end)},a=n.at(-1);e.end<=e.start||(a&&e.start<=a.end?n[n.length-1]={start:a.start,end:Math.max(a.end,e.end)}:n.push(e))}return n}var Ee=e=>e.reduce((e,t)=>e+x(t),0);function L(e,t,n,r){let i=[],a=null,o=!1;for(let n of[...e].sort((e,t)=>e.at-t.at||e.id-t.id)){let e=t(n);e===`begins`&&(a??=n.at),e===`ends`&&a!==null&&i.push({start:a,end:n.at}),e===`ends`&&(a=null),o||=e!==null}return r&&i.push({start:a??(o?n.end:n.start),end:n.end}),I(i,n)}var R=(e,t)=>n=>n.kind===e?`begins`:n.kind===t?`ends`:null,De=e=>e.kind===`camera_use`?e.detail===`enabled`?`ends`:`begins`:null,Oe=(e,t)=>L(e.filter(e=>!e.camera),R(`service_stopped`,`service_started`),t,!1);function z(e,t,n,r){let i=t.filter(t=>t.home===e.home),a=i.filter(t=>t.camera===e.id),o=(...e)=>n?.gaps.filter(t=>e.includes(t.reason))??[],s=a.length>0&&e.trouble!==``,c=e.enabled&&!e.online?e.offlineSince:null,l=[...L(a,R(`camera_offline`,`camera_online`),r,!1),...c===null?[]:[{start:c,end:r.end}]],u=L(a,R(`recording_paused`,`recording_resumed`),r,s),d=L(a,De,r,!e.enabled),f=Oe(i,r),p=I([...d,...f,...o(`camera_disabled`,`camera_removed`,`service_down`)],r);return{offline:ke(I([...l,...o(`camera_offline`)],r),p),off:I([...d,...o(`camera_disabled`,`camera_removed`)],r),paused:I([...u,...o(`storage`)],r),down:I([...f,...o(`service_down`)],r)}}function ke(e,t){return e.flatMap(e=>{let n=[],{start:r}=e;for(let i of t)i.end<=r||i.start>=e.end||(i.start>r&&n.push({start:r,end:i.start}),r=Math.max(r,i.end));return r<e.end?[...n,{start:r,end:e.end}]:n})}function Ae(e,t,n,r){return I(e.filter(e=>!t||e.zones.includes(t)).map(e=>({start:e.start,end:e.end??r})),n)}var je=e=>e.motion.reduce((t,n)=>t+n.moving*e.bucketMs,0),B=1e3,V=28,Me=4,Ne=100,H=class extends p{constructor(...e){super(...e),this.span={start:0,end:1},this.layers=[],this.density=null,this.label=``,this.scale=!1}static{this.styles=[v,a`
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
      .ticks {
        position: relative;
        height: 1.3em;
        margin-top: 2px;
        color: var(--tawny-soft);
        font-size: 0.74rem;
        overflow: hidden;
      }
      .ticks span {
        position: absolute;
        left: var(--at);
        translate: -50% 0;
        white-space: nowrap;
      }
    `]}render(){return l`
      <svg viewBox="0 0 ${B} ${V}" preserveAspectRatio="none" role="img" aria-label=${this.label}>
        ${this.density?o`<path class="motion" d=${Pe(this.density)}></path>`:s}
        ${this.layers.map(({kind:e,bands:t})=>t.map(t=>this.#e(e,t)))}
      </svg>
      ${this.scale?this.#t():s}
    `}#e(e,t){let n=S(this.span,B,t.start),r=Math.max(Me,S(this.span,B,t.end)-n),i=Math.min(n,996).toFixed(1),a=e===`paused`?V/3:V;return o`<rect class=${e} x=${i} y=${V-a} width=${r.toFixed(1)} height=${a}></rect>`}#t(){let e=se(this.span,this.clientWidth||320,this.app.times,96),t=e=>S(this.span,Ne,e),n=e=>e>this.span.start+x(this.span)*.04&&t(e)<94;return l`
      <div class="ticks" aria-hidden="true">
        ${e.filter(e=>n(e.at)).map(e=>l`<span ${C({"--at":`${t(e.at).toFixed(2)}%`})}>${e.text}</span>`)}
      </div>
    `}};h([f({attribute:!1})],H.prototype,`span`,void 0),h([f({attribute:!1})],H.prototype,`layers`,void 0),h([f({attribute:!1})],H.prototype,`density`,void 0),h([f()],H.prototype,`label`,void 0),h([f({type:Boolean})],H.prototype,`scale`,void 0),H=h([d(`tawny-bands`)],H);function Pe(e){let t=B/e.length,n=[];return e.forEach((e,r)=>{if(e<=0)return;let i=(V*(.15+.85*Math.sqrt(e))).toFixed(1);n.push(`M${(r*t).toFixed(1)} ${V}v-${i}h${t.toFixed(1)}v${i}z`)}),n.join(``)}var Fe=(e,t,n)=>e.flatMap(e=>e.streams).find(e=>e.home===t.home&&e.id===t.id&&e.stream===n),Ie=new t([]),U=class extends D{constructor(...e){super(...e),this.area=``,this.#e=new g(this,e=>e.backend.otherSensors??Ie)}static{this.styles=[v,a`
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
    `]}#e;render(){let e=this.area?this.#e.value.filter(e=>e.area===this.area):[];return e.length?l`
      <h4>${this.s(`cameras.others`)}</h4>
      <ul>
        ${e.map(e=>l`
            <li>
              <span>${e.name}</span>
              <span>
                <strong>${this.#t(e)}</strong>
                <span class="soft">
                  ${e.since===null?s:this.app.times.ago(e.since,Date.now())}
                </span>
              </span>
            </li>
          `)}
      </ul>
    `:s}#t({isOn:e,kind:t}){return e===null?this.s(`sensor.unknown`):t===`motion`?this.s(e?`sensor.seen`:`sensor.none`):t===`other`?this.s(e?`sensor.on`:`sensor.off`):this.s(e?`sensor.open`:`sensor.shut`)}};h([f()],U.prototype,`area`,void 0),U=h([d(`tawny-other-sensors`)],U);var Le=1e3,W=class extends D{constructor(...e){super(...e),this.healths=[],this.layers=[],this.density=null,this.span={start:0,end:1},this.story=``,this.events=[],this.#e=new AbortController}static{this.styles=[v,F,a`
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
      .sensors li {
        display: grid;
        grid-template-columns: minmax(0, 220px) 110px minmax(0, 1fr);
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
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e.abort()}updated(e){e.has(`span`)&&this.span.start>0&&this.#s()}render(){let{camera:e}=this;return l`
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
        <button type="button" class="button" @click=${()=>this.app.go(`live`,u(e))}>
          <tawny-icon path=${ue}></tawny-icon>${this.s(`cameras.live`)}
        </button>
        <button type="button" class="button" @click=${()=>this.app.go(`events`,`camera=${u(e)}`)}>
          <tawny-icon path=${le}></tawny-icon>${this.s(`cameras.events`)}
        </button>
      </div>
    `}#t(){let e=[...this.density?.some(e=>e>0)?[`motion`]:[],...this.layers.filter(({bands:e})=>e.length).map(({kind:e})=>e)];return l`
      <ul class="legend small soft" aria-hidden="true">
        ${e.map(e=>l`<li class=${e}>${this.s(`band.${e}`)}</li>`)}
      </ul>
    `}#n(e,t,n){let r=Ae(this.events,e,this.span,this.span.end),i=this.s(this.camera.online?n?`sensor.seen`:`sensor.none`:`sensor.unknown`);return this.#i(t,i,!1,{kind:`motion`,bands:r})}#r(e,t,n,r){let i=this.layers.find(e=>e.kind===n)?.bands??[];return this.#i(e,this.s(t?`sensor.on`:`sensor.off`),r,{kind:n,bands:i})}#i(e,t,n,r){let{kind:i,bands:a}=r,o=`${e}: ${a.length?`${this.s(`band.${i}`)} × ${a.length}`:`–`}`;return l`
      <li>
        <span>${e}</span>
        <strong class=${n?`bad`:``}>${t}</strong>
        <tawny-bands .span=${this.span} .layers=${[r]} label=${o}></tawny-bands>
      </li>
    `}#a(e){let t=e.name===`sub`?this.s(`stream.sub`):this.s(`stream.main`),n=e.state===`offline`||e.state===`denied`,r=e.width?`${e.width} × ${e.height}`:``,i=e.audio,a=e.state===`online`?this.#o(e.name):[e.reason],o=[r,ne(e.codec),i&&te(i),...a].filter(Boolean);return l`
      <li>
        <strong>${t}</strong>: <span class=${n?`bad`:``}>${this.s(`stream.${e.state}`)}</span>
        <span class="soft small">${o.map(e=>` · ${e}`)}</span>
      </li>
    `}#o(e){let t=Fe(this.healths,this.camera,e);if(!t)return[];let{bitrate:n,fps:r,framesLost:i,reconnects:a}=t,o=new Intl.NumberFormat(this.app.language,{maximumFractionDigits:1});return[r===null?``:this.s(`stream.fps`,{fps:o.format(r)}),n===null?``:this.s(`stream.bitrate`,{rate:o.format(n/1e6)}),i?this.s(`stream.lost`,{count:i}):``,a?this.s(`stream.reconnects`,{count:a}):``]}async#s(){this.#e.abort(),this.#e=new AbortController;let{signal:e}=this.#e,t={cameras:[this.camera],since:this.span.start,limit:Le},n=await this.app.backend.events(t,e).catch(()=>null);n&&!e.aborted&&(this.events=n.events)}};h([f({attribute:!1})],W.prototype,`camera`,void 0),h([f({attribute:!1})],W.prototype,`healths`,void 0),h([f({attribute:!1})],W.prototype,`layers`,void 0),h([f({attribute:!1})],W.prototype,`density`,void 0),h([f({attribute:!1})],W.prototype,`span`,void 0),h([f()],W.prototype,`story`,void 0),h([m()],W.prototype,`events`,void 0),W=h([d(`tawny-camera-details`)],W);var Re=144,G=class extends D{constructor(...e){super(...e),this.healths=[],this.events=null,this.span={start:0,end:1},this.open=!1}static{this.styles=[v,F,a`
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
    `]}render(){let{camera:e,span:t,timeline:n}=this,r=this.#e(),i=n?ce([n],t,Re):null;return l`
      <button
        type="button"
        aria-expanded=${String(this.open)}
        aria-controls=${this.open?`details`:s}
        @click=${()=>this.fire(`tawny-toggle`,null)}
      >
        <span class="about">
          <span class="name">${e.name}</span>
          <span class="states">
            ${oe(e,this.app.t,this.app.times).map(e=>l`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <tawny-bands .span=${t} .layers=${r} .density=${i} label=${this.#t(r)}></tawny-bands>
        <tawny-icon path=${Te}></tawny-icon>
      </button>
      ${this.open?l`
              <tawny-camera-details
                id="details"
                .camera=${e}
                .healths=${this.healths}
                .layers=${r}
                .density=${i}
                .span=${t}
                story=${this.#t(r)}
              ></tawny-camera-details>
            `:s}
    `}#e(){let e=z(this.camera,this.events??[],this.timeline,this.span);return[`offline`,`off`,`down`,`paused`].map(t=>({kind:t,bands:e[t]}))}#t(e){let t=e.filter(({bands:e})=>e.length).map(({kind:e,bands:t})=>this.s(`cameras.away`,{what:this.s(`band.${e}`),count:t.length,time:this.app.times.about(Ee(t))})),n=this.timeline?je(this.timeline):0,r=n>0?this.s(`cameras.moved`,{time:this.app.times.about(n)}):this.s(`cameras.quiet`);return[...t.length?t:[this.s(`cameras.steady`)],r].join(`. `)}};h([f({attribute:!1})],G.prototype,`camera`,void 0),h([f({attribute:!1})],G.prototype,`healths`,void 0),h([f({attribute:!1})],G.prototype,`events`,void 0),h([f({attribute:!1})],G.prototype,`timeline`,void 0),h([f({attribute:!1})],G.prototype,`span`,void 0),h([f({type:Boolean})],G.prototype,`open`,void 0),G=h([d(`tawny-camera-sensors`)],G);var ze=`M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z`,K=`M16.56,5.44L15.11,6.89C16.84,7.94 18,9.83 18,12A6,6 0 0,1 12,18A6,6 0 0,1 6,12C6,9.83 7.16,7.94 8.88,6.88L7.44,5.44C5.36,6.88 4,9.28 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,9.28 18.64,6.88 16.56,5.44M13,3H11V13H13`,Be=12,Ve=[`connected`,`disconnected`],q={camera_offline:[b,`bad`,`events.camera_offline`],camera_online:[i,`good`,`events.camera_online`],"camera_use disabled":[K,``,`events.camera_use_disabled`],"camera_use enabled":[K,``,`events.camera_use_enabled`],"camera_use removed":[K,``,`events.camera_use_removed`],recording_mode:[w,``,`events.recording_mode`],recording_paused:[T,`bad`,`events.recording_paused`],recording_resumed:[i,`good`,`events.recording_resumed`],recordings_gone:[T,`bad`,`events.recordings_gone`],service_started:[ze,``,`events.service_started`],service_stopped:[K,``,`events.service_stopped`],worker_restarted:[ie,``,`events.worker_restarted`]},J=class extends D{constructor(...e){super(...e),this.events=[],this.cameras=[],this.shown=Be}static{this.styles=[v,a`
      :host {
        display: block;
      }
      li {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) max-content;
        gap: 0 14px;
        padding: 10px 0;
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--tawny-line);
      }
      tawny-icon {
        color: var(--tawny-soft);
      }
      .bad tawny-icon {
        color: var(--tawny-bad);
      }
      .good tawny-icon {
        color: var(--tawny-good);
      }
      .soft {
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      .button {
        margin-top: 8px;
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: 24px minmax(0, 1fr);
        }
        time {
          grid-column: 2;
        }
      }
    `]}render(){let{events:e,shown:t}=this;return e.length?l`
      <ul>
        ${e.slice(0,t).map(e=>this.#e(e))}
      </ul>
      ${e.length>t?l`
              <button
                type="button"
                class="button"
                @click=${()=>{this.shown+=48}}
              >
                ${this.s(`events.more`)}
              </button>
            `:s}
    `:l`<p class="soft">${this.s(`events.none`)}</p>`}#e(e){let{at:t,camera:n,detail:r,home:i,kind:a,message:o}=e,[c,u,d]=q[a]??q[`${a} ${r}`]??[`M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z`,``,null],f=this.cameras.find(e=>e.id===n&&e.home===i)?.name??n,p=d?this.s(d):o;return l`
      <li class=${u}>
        <tawny-icon path=${c}></tawny-icon>
        <div>
          <strong>${f?`${f}: ${p}`:p}</strong>
          ${d&&!Ve.includes(o)?l`<br /><span class="soft">${o}</span>`:s}
        </div>
        <time class="soft" datetime=${new Date(t).toISOString()}>${this.app.times.moment(t)}</time>
      </li>
    `}};h([f({attribute:!1})],J.prototype,`events`,void 0),h([f({attribute:!1})],J.prototype,`cameras`,void 0),h([m()],J.prototype,`shown`,void 0),J=h([d(`tawny-house-history`)],J);var Y=class extends D{constructor(...e){super(...e),this.named=!1}static{this.styles=[v,F,a`
      h2 {
        margin-bottom: 12px;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 230px), 1fr));
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
      }
      dd p,
      dd li {
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
    `]}render(){let{forecast:e,isReached:t,mqtt:n,name:r,started:i,storage:a,version:o}=this.health;if(!t)return s;let c=n.enabled?n.connected?`on`:`lost`:`off`;return l`
      <h2>${this.named?r:this.s(`service.title`)}</h2>
      <dl class="card">
        ${a?this.#e(a):s} ${e?this.#t(e):s}
        <div>
          <dt>${this.s(`service.mqtt`)}</dt>
          <dd class=${c===`lost`?`bad`:``}>
            ${this.s(`service.mqtt_${c}`)}
            <p class="soft small" ?hidden=${!n.trouble}>${n.trouble}</p>
          </dd>
        </div>
        <div>
          <dt>${this.s(`service.version`)}</dt>
          <dd>${o}</dd>
        </div>
        ${i===null?s:l`
                <div>
                  <dt>${this.s(`service.since`)}</dt>
                  <dd>${this.app.times.moment(i)}</dd>
                </div>
              `}
      </dl>
    `}#e({freeBytes:e,totalBytes:t,trouble:n,usedBytes:r}){let i=e=>t?e/t:0,a=Math.max(0,t-e-r),o=new Intl.NumberFormat(this.app.language,{style:`percent`}).format(i(t-e)),s=e=>C({"--share":`${i(e)*100}%`}),c={own:this.#r(r),free:this.#r(e)};return l`
      <div>
        <dt>${this.s(`service.storage`)}</dt>
        <dd class=${n?`bad`:``}>
          ${n||this.s(`service.full`,{share:o})}
          <div class="disk" aria-hidden="true"><span class="own" ${s(r)}></span><span ${s(a)}></span></div>
          <p class="soft small">${this.s(`service.memory`,c)}</p>
        </dd>
      </div>
    `}#t({days:e}){let t=[`event`,`continuous`,`idle`].filter(t=>e[t]!==void 0);return t.length?l`
      <div>
        <dt>${this.s(`service.reach`)}</dt>
        <dd>
          <ul>
            ${t.map(t=>l`<li>${this.s(`service.reach_${t}`,{days:this.#n(e[t]??0)})}</li>`)}
          </ul>
        </dd>
      </div>
    `:s}#n(e){let t=e<10?Math.round(e*10)/10:Math.round(e);return this.s(`service.days`,{count:t,days:new Intl.NumberFormat(this.app.language).format(t)})}#r(e){return de(e,this.app.language)}};h([f({attribute:!1})],Y.prototype,`health`,void 0),h([f({type:Boolean})],Y.prototype,`named`,void 0),Y=h([d(`tawny-service-sensors`)],Y);var He={unreached:`M4,1H20A1,1 0 0,1 21,2V6A1,1 0 0,1 20,7H8.82L6.82,5H7V3H5V3.18L3.21,1.39C3.39,1.15 3.68,1 4,1M22,22.72L20.73,24L19.73,23H4A1,1 0 0,1 3,22V18A1,1 0 0,1 4,17H13.73L11.73,15H4A1,1 0 0,1 3,14V10A1,1 0 0,1 4,9H5.73L3.68,6.95C3.38,6.85 3.15,6.62 3.05,6.32L1,4.27L2.28,3L22,22.72M20,9A1,1 0 0,1 21,10V14A1,1 0 0,1 20,15H16.82L10.82,9H20M20,17A1,1 0 0,1 21,18V19.18L18.82,17H20M9,5H10V3H9V5M9,13H9.73L9,12.27V13M9,21H10V19H9V21M5,11V13H7V11H5M5,19V21H7V19H5Z`,storage:re,denied:`M4 6.5C4 4 6 2 8.5 2S13 4 13 6.5C13 8.46 11.75 10.13 10 10.74V15H13V18H10V22H7V10.74C5.25 10.13 4 8.46 4 6.5M7 6.5C7 7.33 7.67 8 8.5 8S10 7.33 10 6.5 9.33 5 8.5 5 7 5.67 7 6.5M18 7H20V13H18M18 17H20V15H18`,offline:b,trouble:T,mqtt:ae,substream:`M3.41,1.86L2,3.27L4.73,6H4A1,1 0 0,0 3,7V17A1,1 0 0,0 4,18H16C16.21,18 16.39,17.92 16.55,17.82L19.73,21L21.14,19.59L12.28,10.73L3.41,1.86M5,16V8H6.73L14.73,16H5M15,8V10.61L21,16.61V6.5L17,10.5V7A1,1 0 0,0 16,6H10.39L12.39,8H15Z`},X=class extends D{static{this.styles=[v,F,a`
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
    `]}#e=new g(this,e=>e.backend.isAdmin);render(){let{camera:e,kind:t,isGrave:n,name:r,reason:i,settings:a,since:o}=this.wrong,c=o===null?``:this.s(`problem.since`,{when:this.app.times.moment(o)}),u=a&&this.#e.value&&this.app.backend.openSettings;return l`
      <article class="card ${n?`grave`:``}">
        <tawny-icon path=${He[t]}></tawny-icon>
        <div>
          <h3>${this.s(`problem.${t}`,{name:e?.name??r})}</h3>
          <p class="soft small">${[c,i].filter(Boolean).join(` · `)}</p>
          <p class="remedy">${this.s(`remedy.${t}`)}</p>
          ${u?l`
                  <button type="button" class="button" @click=${()=>this.app.go(`settings`,a)}>
                    <tawny-icon path=${w}></tawny-icon>${this.s(`problem.open`)}
                  </button>
                `:s}
        </div>
      </article>
    `}};h([f({attribute:!1})],X.prototype,`wrong`,void 0),X=h([d(`tawny-wrong`)],X);var Z=864e5,Q={day:Z,week:7*Z,month:30*Z},$=class extends p{constructor(...t){super(...t),this.place=``,this.length=`day`,this.s=null,this.#e=new Ce(this),this.#t=new e(this,{context:E}),this.#n=new g(this,e=>e.backend.cameras),this.#r=new g(this,e=>e.backend.connection),this.#i=new g(this,e=>e.backend.storageTrouble),this.#a=new g(this,e=>e.backend.isAdmin,()=>this.#e.refresh())}static{this.styles=[v,F,a`
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
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){he(this.app.language).then(e=>{this.#t.setValue(e),this.s=e})}willUpdate(){this.#a.value,this.#n.value&&this.#e.want(this.#n.value,Q[this.length])}render(){let e=this.#n.value,{s:t}=this;if(!e||!t)return s;let{events:n,healths:r}=this.#e;return l`
      <section aria-live="polite">${this.#o(e,t)}</section>
      ${e.length?this.#s(e,t):s}
      ${r.map(e=>l`<tawny-service-sensors .health=${e} ?named=${r.length>1}></tawny-service-sensors>`)}
      ${n?l`
              <section>
                <div class="head"><h2>${t(`events.title`)}</h2></div>
                <tawny-house-history class="card" .events=${n} .cameras=${e}></tawny-house-history>
              </section>
            `:s}
    `}#o(e,t){let n=ge(e,this.#e.healths,this.#i.value),r=this.#r.value===`lost`;if(!n.length||r){let n=l`<h2>${t(`well.title`)}</h2><p class="soft">${t(`well.text`,{count:e.length})}</p>`;return l`
        <div class="card well ${r?`unknown`:``}">
          <tawny-icon path=${r?fe:i}></tawny-icon>
          <div>${r?l`<p>${t(`well.unknown`)}</p>`:n}</div>
        </div>
      `}return l`
      <h2>${t(`wrong.title`,{count:n.length})}</h2>
      <ul class="wrongs">
        ${_(n,e=>e.key,e=>l`<li><tawny-wrong .wrong=${e}></tawny-wrong></li>`)}
      </ul>
    `}#s(e,t){let r=n(e,this.app.language);return l`
      <section>
        <div class="head">
          <h2>${t(`cameras.title`)}</h2>
          <tawny-chips
            label=${t(`span.label`)}
            .chips=${Object.keys(Q).map(e=>({name:e,text:t(`span.${e}`),on:e===this.length}))}
            @tawny-chip=${e=>{this.length=e.detail}}
          ></tawny-chips>
        </div>
        ${r.map(e=>l`
            ${r.length>1?l`<h3>${e.area||this.t(`live.other_area`)}</h3>`:s}
            <ul class="card rows">
              ${_(e.cameras,u,e=>l`<li>${this.#c(e)}</li>`)}
            </ul>
          `)}
      </section>
    `}#c(e){let t=u(e),{events:n,healths:r,span:i,timelines:a}=this.#e,o=this.place===t;return l`
      <tawny-camera-sensors
        .camera=${e}
        .healths=${r}
        .events=${n}
        .timeline=${a.get(t)}
        .span=${i}
        ?open=${o}
        @tawny-toggle=${()=>this.app.go(`sensors`,o?``:t,!0)}
      ></tawny-camera-sensors>
    `}};h([f()],$.prototype,`place`,void 0),h([m()],$.prototype,`length`,void 0),h([m()],$.prototype,`s`,void 0),$=h([d(`tawny-sensors-view`)],$);export{$ as TawnySensorsView};