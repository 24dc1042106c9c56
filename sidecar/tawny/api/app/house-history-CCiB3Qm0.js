import{B as e,H as t,V as n,W as r,c as i,f as a,g as o,h as s,q as c,s as l,z as u}from"./index-2QXIP9Bo.js";import{t as d}from"./mdi-D2gFh3UD.js";import{n as f,t as p}from"./mdi-BeuvbcV5.js";import{c as m,r as h}from"./mdi-DFG26VBg.js";var g={"band.down":`Tawny not running`,"band.motion":`Motion`,"band.off":`Switched off`,"band.offline":`Offline`,"band.paused":`Nothing recorded`,"cameras.away_one":`{what}: once, {time}`,"cameras.away_other":`{what}: {count} times, {time} in all`,"cameras.binary":`Sensors`,"cameras.events":`Events`,"cameras.history":`History of {name}`,"cameras.live":`Live`,"cameras.moved":`Motion: {time} in all`,"cameras.others":`In the same place`,"cameras.quiet":`Nothing moved`,"cameras.steady":`Always connected`,"cameras.streams":`Streams`,"cameras.title":`Cameras`,"events.camera_offline":`Offline`,"events.camera_online":`Connected`,"events.camera_use_disabled":`Switched off`,"events.camera_use_enabled":`Switched on`,"events.camera_use_removed":`Removed`,"events.more":`Show more`,"events.none":`Nothing happened to Tawny in this time.`,"events.offload_missed":`Recordings expired before they were copied`,"events.offload_recovered":`Recordings are copied to the bucket again`,"events.recording_mode":`Recording mode changed`,"events.recording_paused":`Recording paused`,"events.recording_resumed":`Recording again`,"events.recordings_gone":`Recordings missing`,"events.service_killed":`Tawny ended unexpectedly: killed, or a power cut`,"events.service_started":`Tawny started`,"events.service_stopped":`Tawny stopped`,"events.title":`What happened to Tawny itself`,"events.worker_restarted":`Started anew`,"mode.adaptive":`Adaptive`,"mode.continuous":`Continuous`,"mode.motion":`Motion`,"mode.off":`Off`,"problem.bucket":`Recordings are not copied to the bucket`,"problem.denied":`{name} refuses the login`,"problem.log":`The event log can't be written`,"problem.mqtt":`The MQTT broker is not reached`,"problem.offline":`{name} is offline`,"problem.open":`Open the settings`,"problem.since":`Since {when}`,"problem.storage":`Nothing is being recorded`,"problem.substream":`The sub stream of {name} is missing`,"problem.trouble":`{name} is not being recorded`,"problem.unreached":`{name} does not answer`,"remedy.bucket":`They are here all the same, and copying goes on by itself. Check the line, and the bucket's address and keys in the settings.`,"remedy.denied":`Check the camera's user name and password, and enter them anew in the settings. Some cameras lock for some minutes after wrong tries.`,"remedy.log":`Recording goes on, and what is missing in lists comes by itself. Check the database: whether it runs, can be reached, and has room.`,"remedy.mqtt":`Check that the broker runs, and its address and login in the settings. Recording does not need it.`,"remedy.offline":`Check the camera's power and network. If its address has changed, enter the new one in the settings. Tawny connects again by itself.`,"remedy.storage":`Check that the disk is connected, writable and not full. Recording goes on by itself as soon as it can.`,"remedy.substream":`The main stream is recorded all the same. Check the sub stream's address in the settings, or whether the camera allows so many viewers.`,"remedy.trouble":`Check the disk, and the recording settings of this camera.`,"remedy.unreached":`Check that the machine with Tawny is on and in the network.`,"sensor.motion":`Motion`,"sensor.none":`Clear`,"sensor.off":`Off`,"sensor.on":`On`,"sensor.online":`Connected`,"sensor.open":`Open`,"sensor.recording":`Recording`,"sensor.seen":`Detected`,"sensor.shut":`Closed`,"sensor.unknown":`Unknown`,"sensor.zone":`Motion: {zone}`,"service.days_one":`{days} day`,"service.days_other":`{days} days`,"service.full":`{share} of the disk is in use`,"service.memory":`Recordings: {own}\xA0· free: {free}`,"service.mqtt":`MQTT`,"service.mqtt_lost":`Not connected`,"service.mqtt_off":`Switched off`,"service.mqtt_on":`Connected`,"service.reach":`Recordings will reach back`,"service.reach_continuous":`{days} without events`,"service.reach_event":`{days} of events`,"service.reach_idle":`{days} with few pictures`,"service.since":`Running since`,"service.storage":`Storage`,"service.title":`Tawny`,"service.version":`Version`,"span.day":`24 hours`,"span.label":`Time that is shown`,"span.month":`30 days`,"span.week":`7 days`,"stream.bitrate":`{rate}\xA0Mbit/s`,"stream.connecting":`Connecting …`,"stream.denied":`Login refused`,"stream.fps":`{fps}\xA0pictures/s`,"stream.lost_one":`{count} picture lost`,"stream.lost_other":`{count} pictures lost`,"stream.main":`Main stream`,"stream.offline":`Offline`,"stream.online":`Connected`,"stream.reconnects_one":`connected anew once`,"stream.reconnects_other":`connected anew {count} times`,"stream.sub":`Sub stream`,"well.text_one":`{count} camera, connected and without complaints.`,"well.text_other":`{count} cameras, all connected and without complaints.`,"well.title":`All is well`,"well.unknown":`Tawny does not answer just now, so this may be out of date.`,"wrong.title_one":`{count} thing needs attention`,"wrong.title_other":`{count} things need attention`},_={de:()=>o(()=>import(`./de-DLeFVkSK.js`),[],import.meta.url),es:()=>o(()=>import(`./es-D1W1auAr.js`),[],import.meta.url),fr:()=>o(()=>import(`./fr-CKarlhJ-.js`),[],import.meta.url),it:()=>o(()=>import(`./it-CdkfBkdm.js`),[],import.meta.url),nl:()=>o(()=>import(`./nl-TdBNgK-d.js`),[],import.meta.url),pt:()=>o(()=>import(`./pt-COyNRyOE.js`),[],import.meta.url)},v=e=>s(g,_,e),y=`M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z`,b=`M16.56,5.44L15.11,6.89C16.84,7.94 18,9.83 18,12A6,6 0 0,1 12,18A6,6 0 0,1 6,12C6,9.83 7.16,7.94 8.88,6.88L7.44,5.44C5.36,6.88 4,9.28 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,9.28 18.64,6.88 16.56,5.44M13,3H11V13H13`,x=[`off`,`motion`,`adaptive`,`continuous`],S=12,C=/^(connected|disconnected|Tawny stopped|Tawny ended without .*|the camera is .*|recording mode is .*|recordings are copied again)$/,w=/^Tawny (\S+) started$/,T={camera_offline:[d,`bad`,`events.camera_offline`],camera_online:[p,`good`,`events.camera_online`],"camera_use disabled":[b,``,`events.camera_use_disabled`],"camera_use enabled":[b,``,`events.camera_use_enabled`],"camera_use removed":[b,``,`events.camera_use_removed`],offload_failed:[f,`bad`,`problem.bucket`],offload_missed:[f,`bad`,`events.offload_missed`],offload_recovered:[p,`good`,`events.offload_recovered`],recording_mode:[a,``,`events.recording_mode`],recording_paused:[f,`bad`,`events.recording_paused`],recording_resumed:[p,`good`,`events.recording_resumed`],recordings_gone:[f,`bad`,`events.recordings_gone`],service_started:[y,``,`events.service_started`],service_stopped:[b,``,`events.service_stopped`],"service_stopped unclean":[f,`bad`,`events.service_killed`],worker_restarted:[h,``,`events.worker_restarted`]},E=class extends m{constructor(...e){super(...e),this.events=[],this.cameras=[],this.shown=S}static{this.styles=[i,c`
      :host {
        display: block;
      }
      li {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) max-content;
        align-items: baseline;
        gap: 0 14px;
        padding: 10px 0;
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--tawny-line);
      }
      tawny-icon {
        align-self: start;
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
    `]}render(){let{events:e,shown:n}=this;return e.length?r`
      <ul>
        ${e.slice(0,n).map(e=>this.#e(e))}
      </ul>
      ${e.length>n?r`
              <button
                type="button"
                class="button"
                @click=${()=>{this.shown+=48}}
              >
                ${this.s(`events.more`)}
              </button>
            `:t}
    `:r`<p class="soft">${this.s(`events.none`)}</p>`}#e(e){let{at:n,camera:i,detail:a,home:o,kind:s}=e,[c,l,u]=T[`${s} ${a}`]??T[s]??[`M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z`,``,null],d=this.cameras.find(e=>e.id===i&&e.home===o)?.name??i,f=u?this.s(u):e.message,p=u?this.#t(e):``;return r`
      <li class=${l}>
        <tawny-icon path=${c}></tawny-icon>
        <div>
          <strong>${d?`${d}: ${f}`:f}</strong>
          ${p?r`<br /><span class="soft">${p}</span>`:t}
        </div>
        <time class="soft" datetime=${new Date(n).toISOString()}>${this.app.times.moment(n)}</time>
      </li>
    `}#t({detail:e,kind:t,message:n}){let r=x.find(t=>t===e);return t===`recording_mode`&&r?this.s(`mode.${r}`):w.exec(n)?.[1]??(C.test(n)?``:n)}};l([e({attribute:!1})],E.prototype,`events`,void 0),l([e({attribute:!1})],E.prototype,`cameras`,void 0),l([u()],E.prototype,`shown`,void 0),E=l([n(`tawny-house-history`)],E);export{v as t};