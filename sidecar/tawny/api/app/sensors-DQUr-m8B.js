import{B as e,F as t,H as n,I as r,N as i,P as a,R as o,U as s,V as c,W as l,a as u,d,f,h as p,i as m,l as h,m as ee,n as g,p as _,r as v,u as te,v as y}from"./index-zEC820D_.js";import{n as b,t as x}from"./mdi-BeuvbcV5.js";import{n as S,t as C}from"./repeat-C_iE3caV.js";import{a as ne,i as re,n as ie,r as ae,s as w,t as oe}from"./mdi-DQCHRMFg.js";import"./chips-ChlgZg3S.js";import{t as se}from"./camera-state-27eJzvhv.js";import{a as T,c as ce,n as le,u as E}from"./timeline-scale-DCSnp-6k.js";import{t as D}from"./mdi-D2gFh3UD.js";import{r as ue}from"./forecast-vekqGex4.js";var de=`M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z`,O=l(`tawny-sensors`),k=class extends v{shouldUpdate(){return super.shouldUpdate()&&this.s!==void 0}};m([n({context:O,subscribe:!0}),i()],k.prototype,`s`,void 0);var fe={"band.down":`Tawny not running`,"band.motion":`Motion`,"band.off":`Switched off`,"band.offline":`Offline`,"band.paused":`Nothing recorded`,"cameras.away_one":`{what} once: {time}`,"cameras.away_other":`{what} {count} times: {time}`,"cameras.binary":`Sensors`,"cameras.events":`Events`,"cameras.history":`History of {name}`,"cameras.live":`Live`,"cameras.moved":`Motion: {time} in all`,"cameras.others":`In the same place`,"cameras.quiet":`Nothing moved`,"cameras.steady":`Always connected`,"cameras.streams":`Streams`,"cameras.title":`Cameras`,"events.camera_offline":`Offline`,"events.camera_online":`Connected`,"events.camera_use_disabled":`Switched off`,"events.camera_use_enabled":`Switched on`,"events.camera_use_removed":`Removed`,"events.more":`Show more`,"events.none":`Nothing happened to Tawny in this time.`,"events.recording_mode":`Recording mode changed`,"events.recording_paused":`Recording paused`,"events.recording_resumed":`Recording again`,"events.recordings_gone":`Recordings missing`,"events.service_started":`Tawny started`,"events.service_stopped":`Tawny stopped`,"events.title":`What happened to Tawny itself`,"events.worker_restarted":`Started anew`,"problem.denied":`{name} refuses the login`,"problem.mqtt":`The MQTT broker is not reached`,"problem.offline":`{name} is offline`,"problem.open":`Open the settings`,"problem.since":`Since {when}`,"problem.storage":`Nothing is being recorded`,"problem.substream":`The small stream of {name} is missing`,"problem.trouble":`{name} is not being recorded`,"problem.unreached":`{name} does not answer`,"remedy.denied":`Check the camera's user name and password, and enter them anew in the settings. Some cameras lock for some minutes after wrong tries.`,"remedy.mqtt":`Check that the broker runs, and its address and login in the settings. Recording does not need it.`,"remedy.offline":`Check the camera's power and network. If its address has changed, enter the new one in the settings. Tawny connects again by itself.`,"remedy.storage":`Check that the disk is connected, writable and not full. Recording goes on by itself as soon as it can.`,"remedy.substream":`The main stream is recorded all the same. Check the small stream's address in the settings, or whether the camera allows so many viewers.`,"remedy.trouble":`Check the disk, and the recording settings of this camera.`,"remedy.unreached":`Check that the machine with Tawny is on and in the network.`,"sensor.motion":`Motion`,"sensor.none":`Clear`,"sensor.off":`Off`,"sensor.on":`On`,"sensor.online":`Connected`,"sensor.open":`Open`,"sensor.recording":`Recording`,"sensor.seen":`Detected`,"sensor.shut":`Closed`,"sensor.unknown":`Unknown`,"sensor.zone":`Motion: {zone}`,"service.days_one":`{days} day`,"service.days_other":`{days} days`,"service.full":`{share} of the disk is in use`,"service.memory":`Recordings: {own} · free: {free}`,"service.mqtt":`MQTT`,"service.mqtt_lost":`Not connected`,"service.mqtt_off":`Switched off`,"service.mqtt_on":`Connected`,"service.reach":`Recordings will reach back`,"service.reach_continuous":`{days} without events`,"service.reach_event":`{days} of events`,"service.reach_idle":`{days} with few pictures`,"service.since":`Running since`,"service.storage":`Storage`,"service.title":`Tawny`,"service.version":`Version`,"span.day":`24 hours`,"span.label":`Time that is shown`,"span.month":`30 days`,"span.week":`7 days`,"stream.bitrate":`{rate} Mbit/s`,"stream.connecting":`Connecting …`,"stream.denied":`Login refused`,"stream.fps":`{fps} pictures/s`,"stream.lost_one":`{count} picture lost`,"stream.lost_other":`{count} pictures lost`,"stream.main":`Main stream`,"stream.offline":`Offline`,"stream.online":`Connected`,"stream.reconnects_one":`connected anew once`,"stream.reconnects_other":`connected anew {count} times`,"stream.sub":`Small stream`,"well.text_one":`{count} camera, connected and without complaints.`,"well.text_other":`{count} cameras, all connected and without complaints.`,"well.title":`All is well`,"well.unknown":`Tawny does not answer just now, so this may be out of date.`,"wrong.title_one":`{count} thing needs attention`,"wrong.title_other":`{count} things need attention`},pe={de:()=>_(()=>import(`./de-CLWSHNEg.js`),[],import.meta.url),es:()=>_(()=>import(`./es-vSIZJRg0.js`),[],import.meta.url),fr:()=>_(()=>import(`./fr-BKPsvoki.js`),[],import.meta.url),it:()=>_(()=>import(`./it-BJU7g1JM.js`),[],import.meta.url),nl:()=>_(()=>import(`./nl-AEkDlPjA.js`),[],import.meta.url),pt:()=>_(()=>import(`./pt-PT3eOEqx.js`),[],import.meta.url)},me=e=>f(fe,pe,e),A=[`unreached`,`storage`,`denied`,`offline`,`trouble`,`mqtt`,`substream`],j=A.slice(0,5);function he(e,t,n){let r=[...ge(t,n),...e.flatMap(e=>_e(e))],i=r.some(e=>e.kind===`storage`);return r.filter(e=>!i||e.kind!==`trouble`).sort((e,t)=>A.indexOf(e.kind)-A.indexOf(t.kind))}function ge(e,t){let n=e.flatMap(e=>{if(!e.isReached)return[N(`unreached`,e,``)];let t=e.storage?.trouble??``;return[...t?[N(`storage`,e,t)]:[],...e.mqtt.enabled&&!e.mqtt.connected?[N(`mqtt`,e,e.mqtt.trouble)]:[]]}),r=n.some(e=>e.kind===`storage`);return t&&!r?[N(`storage`,null,t),...n]:n}var M={storage:`storage`,mqtt:`mqtt`},N=(e,t,n)=>({key:`${e} ${t?.home??``}`,kind:e,isGrave:j.includes(e),camera:null,name:t?.name??``,since:null,reason:n,settings:M[e]?w(t?.home??``,M[e]):``});function _e(e){if(!e.enabled)return[];let t=(t,n,r=null)=>({key:`${t} ${y(e)}`,kind:t,isGrave:j.includes(t),camera:e,name:``,since:r,reason:n,settings:w(e.home,`cameras/${e.id}/${t===`trouble`?`recording`:`streams`}`)}),n=e.streams.find(e=>e.name===`main`);if(!e.online)return n?.state===`denied`?[t(`denied`,n.reason,e.offlineSince)]:e.offlineSince===null&&e.streams.every(e=>e.state===`connecting`)?[]:[t(`offline`,n?.reason??``,e.offlineSince)];let r=e.streams.filter(e=>e!==n).find(e=>e.state===`offline`||e.state===`denied`);return[...e.trouble?[t(`trouble`,e.trouble)]:[],...r?[t(`substream`,r.reason)]:[]]}var ve=1e4,ye=6e4,be=600,xe=5e3,Se=288,Ce=[`camera`,`stream`,`recording`,`storage`],we=class{#e;#t;#n;#r;#i;#a;constructor(e){this.host=e,this.healths=[],this.events=null,this.timelines=new Map,this.span={start:0,end:1},this.#e=0,this.#t=[],this.#n=new AbortController,this.#r=[],this.#a=null,this.refresh=()=>{this.#s(),this.#c()},e.addController(this)}hostConnected(){this.#r=[setInterval(()=>this.#s(),ve),setInterval(()=>this.#c(),ye)],document.addEventListener(`visibilitychange`,this.refresh)}hostUpdate(){!this.host.app||this.#a||(this.#a=this.host.app.backend.listen(e=>this.#o(e)),this.#s())}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.refresh);for(let e of this.#r)clearInterval(e);clearTimeout(this.#i),this.#i=void 0,this.#a?.(),this.#a=null,this.#n.abort(),this.#n=new AbortController}want(e,t){let n=t!==this.#e||P(e)!==P(this.#t);this.#e=t,this.#t=e,n&&this.#c()}#o(e){(!e||Ce.includes(e.type))&&(this.#i??=setTimeout(()=>{this.#i=void 0,this.refresh()},be))}#s(){if(document.hidden||!this.host.app)return;let{signal:e}=this.#n;(this.host.app.backend.health?.(e))?.then(t=>{e.aborted||this.#l({healths:t})},Te)}#c(){if(document.hidden||!this.#e||!this.host.app)return;let{backend:e}=this.host.app,{signal:t}=this.#n,n=Date.now(),r={start:n-this.#e,end:n},i=this.#t.map(async n=>{let i=await e.timeline(n,r.start,r.end,Se,t).catch(()=>null);return[y(n),i]}),a=e.systemEvents?.({since:r.start,limit:xe},t).catch(()=>this.events);Promise.all([Promise.all(i),a??null]).then(([e,n])=>{if(t.aborted||this.#e!==r.end-r.start)return;let i=new Map(e.flatMap(([e,t])=>t?[[e,t]]:[]));this.#l({span:r,events:n,timelines:i})})}#l(e){Object.assign(this,e),this.host.requestUpdate()}},P=e=>e.map(y).join(),Te=()=>{},F=c`
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
`,Ee=`M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z`;function I(e,t){let n=[];for(let{start:r,end:i}of[...e].sort((e,t)=>e.start-t.start)){let e={start:Math.max(r,t.start),end:Math.min(i,t.end)},a=n.at(-1);e.end<=e.start||(a&&e.start<=a.end?n[n.length-1]={start:a.start,end:Math.max(a.end,e.end)}:n.push(e))}return n}var De=e=>e.reduce((e,t)=>e+T(t),0);function L(e,t,n,r){let i=[],a=null,o=!1;for(let n of[...e].sort((e,t)=>e.at-t.at||e.id-t.id)){let e=t(n);e===`begins`&&(a??=n.at),e===`ends`&&a!==null&&i.push({start:a,end:n.at}),e===`ends`&&(a=null),o||=e!==null}return r&&i.push({start:a??(o?n.end:n.start),end:n.end}),I(i,n)}var R=(e,t)=>n=>n.kind===e?`begins`:n.kind===t?`ends`:null,Oe=e=>e.kind===`camera_use`?e.detail===`enabled`?`ends`:`begins`:null,ke=(e,t)=>L(e.filter(e=>!e.camera),R(`service_stopped`,`service_started`),t,!1);function Ae(e,t,n,r){let i=t.filter(t=>t.home===e.home),a=i.filter(t=>t.camera===e.id),o=(...e)=>n?.gaps.filter(t=>e.includes(t.reason))??[],s=a.length>0&&e.trouble!==``,c=e.enabled&&!e.online?e.offlineSince:null,l=[...L(a,R(`camera_offline`,`camera_online`),r,!1),...c===null?[]:[{start:c,end:r.end}]],u=L(a,R(`recording_paused`,`recording_resumed`),r,s),d=L(a,Oe,r,!e.enabled),f=ke(i,r),p=I([...d,...f,...o(`camera_disabled`,`camera_removed`,`service_down`)],r);return{offline:je(I([...l,...o(`camera_offline`)],r),p),off:I([...d,...o(`camera_disabled`,`camera_removed`)],r),paused:I([...u,...o(`storage`)],r),down:I([...f,...o(`service_down`)],r)}}function je(e,t){return e.flatMap(e=>{let n=[],{start:r}=e;for(let i of t)i.end<=r||i.start>=e.end||(i.start>r&&n.push({start:r,end:i.start}),r=Math.max(r,i.end));return r<e.end?[...n,{start:r,end:e.end}]:n})}function Me(e,t,n,r){return I(e.filter(e=>!t||e.zones.includes(t)).map(e=>({start:e.start,end:e.end??r})),n)}var Ne=e=>e.motion.reduce((t,n)=>t+n.moving*e.bucketMs,0),z=1e3,B=28,Pe=4,Fe=100,V=class extends v{constructor(...e){super(...e),this.span={start:0,end:1},this.layers=[],this.density=null,this.label=``,this.scale=!1}static{this.styles=[u,c`
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
    `]}render(){return o`
      <svg viewBox="0 0 ${z} ${B}" preserveAspectRatio="none" role="img" aria-label=${this.label}>
        ${this.density?e`<path class="motion" d=${Ie(this.density)}></path>`:r}
        ${this.layers.map(({kind:e,bands:t})=>t.map(t=>this.#e(e,t)))}
      </svg>
      ${this.scale?this.#t():r}
    `}#e(t,n){let r=E(this.span,z,n.start),i=Math.max(Pe,E(this.span,z,n.end)-r),a=Math.min(r,996).toFixed(1),o=t===`paused`?B/3:B;return e`<rect class=${t} x=${a} y=${B-o} width=${i.toFixed(1)} height=${o}></rect>`}#t(){let e=ce(this.span,this.clientWidth||320,this.app.times,96),t=e=>E(this.span,Fe,e),n=e=>e>this.span.start+T(this.span)*.04&&t(e)<94;return o`
      <div class="ticks" aria-hidden="true">
        ${e.filter(e=>n(e.at)).map(e=>o`<span ${S({"--at":`${t(e.at).toFixed(2)}%`})}>${e.text}</span>`)}
      </div>
    `}};m([a({attribute:!1})],V.prototype,`span`,void 0),m([a({attribute:!1})],V.prototype,`layers`,void 0),m([a({attribute:!1})],V.prototype,`density`,void 0),m([a()],V.prototype,`label`,void 0),m([a({type:Boolean})],V.prototype,`scale`,void 0),V=m([t(`tawny-bands`)],V);function Ie(e){let t=z/e.length,n=[];return e.forEach((e,r)=>{if(e<=0)return;let i=(B*(.15+.85*Math.sqrt(e))).toFixed(1);n.push(`M${(r*t).toFixed(1)} ${B}v-${i}h${t.toFixed(1)}v${i}z`)}),n.join(``)}var Le=(e,t,n)=>e.flatMap(e=>e.streams).find(e=>e.home===t.home&&e.id===t.id&&e.stream===n),Re=new ee([]),H=class extends k{constructor(...e){super(...e),this.area=``,this.#e=new g(this,e=>e.backend.otherSensors??Re)}static{this.styles=[u,c`
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
    `]}#e;render(){let e=this.area?this.#e.value.filter(e=>e.area===this.area):[];return e.length?o`
      <h4>${this.s(`cameras.others`)}</h4>
      <ul>
        ${e.map(e=>o`
            <li>
              <span>${e.name}</span>
              <span>
                <strong>${this.#t(e)}</strong>
                <span class="soft">
                  ${e.since===null?r:this.app.times.ago(e.since,Date.now())}
                </span>
              </span>
            </li>
          `)}
      </ul>
    `:r}#t({isOn:e,kind:t}){return e===null?this.s(`sensor.unknown`):t===`motion`?this.s(e?`sensor.seen`:`sensor.none`):t===`other`?this.s(e?`sensor.on`:`sensor.off`):this.s(e?`sensor.open`:`sensor.shut`)}};m([a()],H.prototype,`area`,void 0),H=m([t(`tawny-other-sensors`)],H);var ze=1e3,U=class extends k{constructor(...e){super(...e),this.healths=[],this.layers=[],this.density=null,this.span={start:0,end:1},this.story=``,this.events=[],this.#e=new AbortController}static{this.styles=[u,F,c`
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
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e.abort()}updated(e){e.has(`span`)&&this.span.start>0&&this.#s()}render(){let{camera:e}=this;return o`
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
        <button type="button" class="button" @click=${()=>this.app.go(`live`,y(e))}>
          <tawny-icon path=${te}></tawny-icon>${this.s(`cameras.live`)}
        </button>
        <button type="button" class="button" @click=${()=>this.app.go(`events`,`camera=${y(e)}`)}>
          <tawny-icon path=${d}></tawny-icon>${this.s(`cameras.events`)}
        </button>
      </div>
    `}#t(){let e=[...this.density?.some(e=>e>0)?[`motion`]:[],...this.layers.filter(({bands:e})=>e.length).map(({kind:e})=>e)];return o`
      <ul class="legend small soft" aria-hidden="true">
        ${e.map(e=>o`<li class=${e}>${this.s(`band.${e}`)}</li>`)}
      </ul>
    `}#n(e,t,n){let r=Me(this.events,e,this.span,this.span.end),i=this.s(this.camera.online?n?`sensor.seen`:`sensor.none`:`sensor.unknown`);return this.#i(t,i,!1,{kind:`motion`,bands:r})}#r(e,t,n,r){let i=this.layers.find(e=>e.kind===n)?.bands??[];return this.#i(e,this.s(t?`sensor.on`:`sensor.off`),r,{kind:n,bands:i})}#i(e,t,n,r){let{kind:i,bands:a}=r,s=`${e}: ${a.length?`${this.s(`band.${i}`)} × ${a.length}`:`–`}`;return o`
      <li>
        <span>${e}</span>
        <strong class=${n?`bad`:``}>${t}</strong>
        <tawny-bands .span=${this.span} .layers=${[r]} label=${s}></tawny-bands>
      </li>
    `}#a(e){let t=e.name===`sub`?this.s(`stream.sub`):this.s(`stream.main`),n=e.state===`offline`||e.state===`denied`,r=e.width?`${e.width} × ${e.height}`:``,i=e.audio,a=e.state===`online`?this.#o(e.name):[e.reason],s=[r,re(e.codec),i&&ne(i),...a].filter(Boolean);return o`
      <li>
        <strong>${t}</strong>: <span class=${n?`bad`:``}>${this.s(`stream.${e.state}`)}</span>
        <span class="soft small">${s.map(e=>` · ${e}`)}</span>
      </li>
    `}#o(e){let t=Le(this.healths,this.camera,e);if(!t)return[];let{bitrate:n,fps:r,framesLost:i,reconnects:a}=t,o=new Intl.NumberFormat(this.app.language,{maximumFractionDigits:1});return[r===null?``:this.s(`stream.fps`,{fps:o.format(r)}),n===null?``:this.s(`stream.bitrate`,{rate:o.format(n/1e6)}),i?this.s(`stream.lost`,{count:i}):``,a?this.s(`stream.reconnects`,{count:a}):``]}async#s(){this.#e.abort(),this.#e=new AbortController;let{signal:e}=this.#e,t={cameras:[this.camera],since:this.span.start,limit:ze},n=await this.app.backend.events(t,e).catch(()=>null);n&&!e.aborted&&(this.events=n.events)}};m([a({attribute:!1})],U.prototype,`camera`,void 0),m([a({attribute:!1})],U.prototype,`healths`,void 0),m([a({attribute:!1})],U.prototype,`layers`,void 0),m([a({attribute:!1})],U.prototype,`density`,void 0),m([a({attribute:!1})],U.prototype,`span`,void 0),m([a()],U.prototype,`story`,void 0),m([i()],U.prototype,`events`,void 0),U=m([t(`tawny-camera-details`)],U);var Be=144,W=class extends k{constructor(...e){super(...e),this.healths=[],this.events=null,this.span={start:0,end:1},this.open=!1}static{this.styles=[u,F,c`
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
    `]}render(){let{camera:e,span:t,timeline:n}=this,i=this.#e(),a=n?le([n],t,Be):null;return o`
      <button
        type="button"
        aria-expanded=${String(this.open)}
        aria-controls=${this.open?`details`:r}
        @click=${()=>this.fire(`tawny-toggle`,null)}
      >
        <span class="about">
          <span class="name">${e.name}</span>
          <span class="states">
            ${se(e,this.app.t,this.app.times).map(e=>o`<span class="state ${e.kind}"><tawny-icon path=${e.icon}></tawny-icon>${e.text}</span>`)}
          </span>
        </span>
        <tawny-bands .span=${t} .layers=${i} .density=${a} label=${this.#t(i)}></tawny-bands>
        <tawny-icon path=${Ee}></tawny-icon>
      </button>
      ${this.open?o`
              <tawny-camera-details
                id="details"
                .camera=${e}
                .healths=${this.healths}
                .layers=${i}
                .density=${a}
                .span=${t}
                story=${this.#t(i)}
              ></tawny-camera-details>
            `:r}
    `}#e(){let e=Ae(this.camera,this.events??[],this.timeline,this.span);return[`offline`,`off`,`down`,`paused`].map(t=>({kind:t,bands:e[t]}))}#t(e){let t=e.filter(({bands:e})=>e.length).map(({kind:e,bands:t})=>this.s(`cameras.away`,{what:this.s(`band.${e}`),count:t.length,time:this.app.times.about(De(t))})),n=this.timeline?Ne(this.timeline):0,r=n>0?this.s(`cameras.moved`,{time:this.app.times.about(n)}):this.s(`cameras.quiet`);return[...t.length?t:[this.s(`cameras.steady`)],r].join(`. `)}};m([a({attribute:!1})],W.prototype,`camera`,void 0),m([a({attribute:!1})],W.prototype,`healths`,void 0),m([a({attribute:!1})],W.prototype,`events`,void 0),m([a({attribute:!1})],W.prototype,`timeline`,void 0),m([a({attribute:!1})],W.prototype,`span`,void 0),m([a({type:Boolean})],W.prototype,`open`,void 0),W=m([t(`tawny-camera-sensors`)],W);var Ve=`M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z`,G=`M16.56,5.44L15.11,6.89C16.84,7.94 18,9.83 18,12A6,6 0 0,1 12,18A6,6 0 0,1 6,12C6,9.83 7.16,7.94 8.88,6.88L7.44,5.44C5.36,6.88 4,9.28 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,9.28 18.64,6.88 16.56,5.44M13,3H11V13H13`,K=12,He=[`connected`,`disconnected`],q={camera_offline:[D,`bad`,`events.camera_offline`],camera_online:[x,`good`,`events.camera_online`],"camera_use disabled":[G,``,`events.camera_use_disabled`],"camera_use enabled":[G,``,`events.camera_use_enabled`],"camera_use removed":[G,``,`events.camera_use_removed`],recording_mode:[h,``,`events.recording_mode`],recording_paused:[b,`bad`,`events.recording_paused`],recording_resumed:[x,`good`,`events.recording_resumed`],recordings_gone:[b,`bad`,`events.recordings_gone`],service_started:[Ve,``,`events.service_started`],service_stopped:[G,``,`events.service_stopped`],worker_restarted:[ae,``,`events.worker_restarted`]},J=class extends k{constructor(...e){super(...e),this.events=[],this.cameras=[],this.shown=K}static{this.styles=[u,c`
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
    `]}render(){let{events:e,shown:t}=this;return e.length?o`
      <ul>
        ${e.slice(0,t).map(e=>this.#e(e))}
      </ul>
      ${e.length>t?o`
              <button
                type="button"
                class="button"
                @click=${()=>{this.shown+=48}}
              >
                ${this.s(`events.more`)}
              </button>
            `:r}
    `:o`<p class="soft">${this.s(`events.none`)}</p>`}#e(e){let{at:t,camera:n,detail:i,home:a,kind:s,message:c}=e,[l,u,d]=q[s]??q[`${s} ${i}`]??[`M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z`,``,null],f=this.cameras.find(e=>e.id===n&&e.home===a)?.name??n,p=d?this.s(d):c;return o`
      <li class=${u}>
        <tawny-icon path=${l}></tawny-icon>
        <div>
          <strong>${f?`${f}: ${p}`:p}</strong>
          ${d&&!He.includes(c)?o`<br /><span class="soft">${c}</span>`:r}
        </div>
        <time class="soft" datetime=${new Date(t).toISOString()}>${this.app.times.moment(t)}</time>
      </li>
    `}};m([a({attribute:!1})],J.prototype,`events`,void 0),m([a({attribute:!1})],J.prototype,`cameras`,void 0),m([i()],J.prototype,`shown`,void 0),J=m([t(`tawny-house-history`)],J);var Y=class extends k{constructor(...e){super(...e),this.named=!1}static{this.styles=[u,F,c`
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
    `]}render(){let{forecast:e,isReached:t,mqtt:n,name:i,started:a,storage:s,version:c}=this.health;if(!t)return r;let l=n.enabled?n.connected?`on`:`lost`:`off`;return o`
      <h2>${this.named?i:this.s(`service.title`)}</h2>
      <dl class="card">
        ${s?this.#e(s):r} ${e?this.#t(e):r}
        <div>
          <dt>${this.s(`service.mqtt`)}</dt>
          <dd class=${l===`lost`?`bad`:``}>
            ${this.s(`service.mqtt_${l}`)}
            <p class="soft small" ?hidden=${!n.trouble}>${n.trouble}</p>
          </dd>
        </div>
        <div>
          <dt>${this.s(`service.version`)}</dt>
          <dd>${c}</dd>
        </div>
        ${a===null?r:o`
                <div>
                  <dt>${this.s(`service.since`)}</dt>
                  <dd>${this.app.times.moment(a)}</dd>
                </div>
              `}
      </dl>
    `}#e({freeBytes:e,totalBytes:t,trouble:n,usedBytes:r}){let i=e=>t?e/t:0,a=Math.max(0,t-e-r),s=new Intl.NumberFormat(this.app.language,{style:`percent`}).format(i(t-e)),c=e=>S({"--share":`${i(e)*100}%`}),l={own:this.#r(r),free:this.#r(e)};return o`
      <div>
        <dt>${this.s(`service.storage`)}</dt>
        <dd class=${n?`bad`:``}>
          ${n||this.s(`service.full`,{share:s})}
          <div class="disk" aria-hidden="true"><span class="own" ${c(r)}></span><span ${c(a)}></span></div>
          <p class="soft small">${this.s(`service.memory`,l)}</p>
        </dd>
      </div>
    `}#t({days:e}){let t=[`event`,`continuous`,`idle`].filter(t=>e[t]!==void 0);return t.length?o`
      <div>
        <dt>${this.s(`service.reach`)}</dt>
        <dd>
          <ul>
            ${t.map(t=>o`<li>${this.s(`service.reach_${t}`,{days:this.#n(e[t]??0)})}</li>`)}
          </ul>
        </dd>
      </div>
    `:r}#n(e){let t=e<10?Math.round(e*10)/10:Math.round(e);return this.s(`service.days`,{count:t,days:new Intl.NumberFormat(this.app.language).format(t)})}#r(e){return ue(e,this.app.language)}};m([a({attribute:!1})],Y.prototype,`health`,void 0),m([a({type:Boolean})],Y.prototype,`named`,void 0),Y=m([t(`tawny-service-sensors`)],Y);var Ue={unreached:`M4,1H20A1,1 0 0,1 21,2V6A1,1 0 0,1 20,7H8.82L6.82,5H7V3H5V3.18L3.21,1.39C3.39,1.15 3.68,1 4,1M22,22.72L20.73,24L19.73,23H4A1,1 0 0,1 3,22V18A1,1 0 0,1 4,17H13.73L11.73,15H4A1,1 0 0,1 3,14V10A1,1 0 0,1 4,9H5.73L3.68,6.95C3.38,6.85 3.15,6.62 3.05,6.32L1,4.27L2.28,3L22,22.72M20,9A1,1 0 0,1 21,10V14A1,1 0 0,1 20,15H16.82L10.82,9H20M20,17A1,1 0 0,1 21,18V19.18L18.82,17H20M9,5H10V3H9V5M9,13H9.73L9,12.27V13M9,21H10V19H9V21M5,11V13H7V11H5M5,19V21H7V19H5Z`,storage:ie,denied:`M4 6.5C4 4 6 2 8.5 2S13 4 13 6.5C13 8.46 11.75 10.13 10 10.74V15H13V18H10V22H7V10.74C5.25 10.13 4 8.46 4 6.5M7 6.5C7 7.33 7.67 8 8.5 8S10 7.33 10 6.5 9.33 5 8.5 5 7 5.67 7 6.5M18 7H20V13H18M18 17H20V15H18`,offline:D,trouble:b,mqtt:oe,substream:`M3.41,1.86L2,3.27L4.73,6H4A1,1 0 0,0 3,7V17A1,1 0 0,0 4,18H16C16.21,18 16.39,17.92 16.55,17.82L19.73,21L21.14,19.59L12.28,10.73L3.41,1.86M5,16V8H6.73L14.73,16H5M15,8V10.61L21,16.61V6.5L17,10.5V7A1,1 0 0,0 16,6H10.39L12.39,8H15Z`},X=class extends k{static{this.styles=[u,F,c`
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
    `]}#e=new g(this,e=>e.backend.isAdmin);render(){let{camera:e,kind:t,isGrave:n,name:i,reason:a,settings:s,since:c}=this.wrong,l=c===null?``:this.s(`problem.since`,{when:this.app.times.moment(c)}),u=s&&this.#e.value&&this.app.backend.openSettings;return o`
      <article class="card ${n?`grave`:``}">
        <tawny-icon path=${Ue[t]}></tawny-icon>
        <div>
          <h3>${this.s(`problem.${t}`,{name:e?.name??i})}</h3>
          <p class="soft small">${[l,a].filter(Boolean).join(` · `)}</p>
          <p class="remedy">${this.s(`remedy.${t}`)}</p>
          ${u?o`
                  <button type="button" class="button" @click=${()=>this.app.go(`settings`,s)}>
                    <tawny-icon path=${h}></tawny-icon>${this.s(`problem.open`)}
                  </button>
                `:r}
        </div>
      </article>
    `}};m([a({attribute:!1})],X.prototype,`wrong`,void 0),X=m([t(`tawny-wrong`)],X);var Z=864e5,Q={day:Z,week:7*Z,month:30*Z},$=class extends v{constructor(...e){super(...e),this.place=``,this.length=`day`,this.s=null,this.#e=new we(this),this.#t=new s(this,{context:O}),this.#n=new g(this,e=>e.backend.cameras),this.#r=new g(this,e=>e.backend.connection),this.#i=new g(this,e=>e.backend.storageTrouble),this.#a=new g(this,e=>e.backend.isAdmin,()=>this.#e.refresh())}static{this.styles=[u,F,c`
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
    `]}#e;#t;#n;#r;#i;#a;firstUpdated(){me(this.app.language).then(e=>{this.#t.setValue(e),this.s=e})}willUpdate(){this.#a.value,this.#n.value&&this.#e.want(this.#n.value,Q[this.length])}render(){let e=this.#n.value,{s:t}=this;if(!e||!t)return r;let{events:n,healths:i}=this.#e;return o`
      <section aria-live="polite">${this.#o(e,t)}</section>
      ${e.length?this.#s(e,t):r}
      ${i.map(e=>o`<tawny-service-sensors .health=${e} ?named=${i.length>1}></tawny-service-sensors>`)}
      ${n?o`
              <section>
                <div class="head"><h2>${t(`events.title`)}</h2></div>
                <tawny-house-history class="card" .events=${n} .cameras=${e}></tawny-house-history>
              </section>
            `:r}
    `}#o(e,t){let n=he(e,this.#e.healths,this.#i.value),r=this.#r.value===`lost`;if(!n.length||r){let n=o`<h2>${t(`well.title`)}</h2><p class="soft">${t(`well.text`,{count:e.length})}</p>`;return o`
        <div class="card well ${r?`unknown`:``}">
          <tawny-icon path=${r?de:x}></tawny-icon>
          <div>${r?o`<p>${t(`well.unknown`)}</p>`:n}</div>
        </div>
      `}return o`
      <h2>${t(`wrong.title`,{count:n.length})}</h2>
      <ul class="wrongs">
        ${C(n,e=>e.key,e=>o`<li><tawny-wrong .wrong=${e}></tawny-wrong></li>`)}
      </ul>
    `}#s(e,t){let n=p(e,this.app.language);return o`
      <section>
        <div class="head">
          <h2>${t(`cameras.title`)}</h2>
          <tawny-chips
            label=${t(`span.label`)}
            .chips=${Object.keys(Q).map(e=>({name:e,text:t(`span.${e}`),on:e===this.length}))}
            @tawny-chip=${e=>{this.length=e.detail}}
          ></tawny-chips>
        </div>
        ${n.map(e=>o`
            ${n.length>1?o`<h3>${e.area||this.t(`live.other_area`)}</h3>`:r}
            <ul class="card rows">
              ${C(e.cameras,y,e=>o`<li>${this.#c(e)}</li>`)}
            </ul>
          `)}
      </section>
    `}#c(e){let t=y(e),{events:n,healths:r,span:i,timelines:a}=this.#e,s=this.place===t;return o`
      <tawny-camera-sensors
        .camera=${e}
        .healths=${r}
        .events=${n}
        .timeline=${a.get(t)}
        .span=${i}
        ?open=${s}
        @tawny-toggle=${()=>this.app.go(`sensors`,s?``:t,!0)}
      ></tawny-camera-sensors>
    `}};m([a()],$.prototype,`place`,void 0),m([i()],$.prototype,`length`,void 0),m([i()],$.prototype,`s`,void 0),$=m([t(`tawny-sensors-view`)],$);export{$ as TawnySensorsView};