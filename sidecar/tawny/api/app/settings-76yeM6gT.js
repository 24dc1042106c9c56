import{A as e,B as t,F as n,H as r,I as i,L as a,M as o,N as s,P as c,U as ee,V as te,_ as ne,d as re,f as l,i as u,j as d,l as f,n as ie,r as p,t as m,z as ae}from"./index-BhfNFV_X.js";import{n as oe,t as h}from"./mdi-BeuvbcV5.js";import{a as se,i as ce,n as le,r as ue,t as de}from"./mdi-BkOE8Cia.js";import{n as fe,r as pe,t as me}from"./desk-vqdzHW23.js";import"./message-CxKgVy_h.js";import{a as g,i as _,r as v}from"./paths-BG2_RfhN.js";import{n as he,r as ge}from"./schema-C6BP5D1Q.js";import{a as _e,c as y,i as ve,n as b,o as ye,s as be,t as xe}from"./css-props-xPSKUR75.js";import"./dialog-KX5Aedca.js";import{t as Se}from"./mdi-Y7bzM2Sh.js";import{t as Ce}from"./mdi-DyvwFZ-r.js";import{n as we,t as Te}from"./camera-state-D9Q9RnT9.js";import{t as Ee}from"./mdi-DULD7rBJ.js";import"./clip-BgUljjJf.js";import"./video-DWyRsOtn.js";import{n as De,r as Oe,t as ke}from"./forecast-vekqGex4.js";var Ae=`M11 10V12H9V14H7V12H5.8C5.4 13.2 4.3 14 3 14C1.3 14 0 12.7 0 11S1.3 8 3 8C4.3 8 5.4 8.8 5.8 10H11M3 10C2.4 10 2 10.4 2 11S2.4 12 3 12 4 11.6 4 11 3.6 10 3 10M16 14C18.7 14 24 15.3 24 18V20H8V18C8 15.3 13.3 14 16 14M16 12C13.8 12 12 10.2 12 8S13.8 4 16 4 20 5.8 20 8 18.2 12 16 12Z`,je=`M11,9H13V7H11M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M11,17H13V11H11V17Z`,Me=`M18,11H14.82C14.4,9.84 13.3,9 12,9C10.7,9 9.6,9.84 9.18,11H6C5.67,11 4,10.9 4,9V8C4,6.17 5.54,6 6,6H16.18C16.6,7.16 17.7,8 19,8A3,3 0 0,0 22,5A3,3 0 0,0 19,2C17.7,2 16.6,2.84 16.18,4H6C4.39,4 2,5.06 2,8V9C2,11.94 4.39,13 6,13H9.18C9.6,14.16 10.7,15 12,15C13.3,15 14.4,14.16 14.82,13H18C18.33,13 20,13.1 20,15V16C20,17.83 18.46,18 18,18H7.82C7.4,16.84 6.3,16 5,16A3,3 0 0,0 2,19A3,3 0 0,0 5,22C6.3,22 7.4,21.16 7.82,20H18C19.61,20 22,18.93 22,16V15C22,12.07 19.61,11 18,11M19,4A1,1 0 0,1 20,5A1,1 0 0,1 19,6A1,1 0 0,1 18,5A1,1 0 0,1 19,4M5,20A1,1 0 0,1 4,19A1,1 0 0,1 5,18A1,1 0 0,1 6,19A1,1 0 0,1 5,20Z`,Ne=ee(`tawny-settings`),x=class extends ie{shouldUpdate(){return super.shouldUpdate()&&this.settings!==void 0}s(e,t){return this.settings.s(e,t)}reason(t){return t instanceof e?pe(t):this.s(`form.no_answer`)}failed(e){return this.t(`app.failed`,{reason:this.reason(e)})}};p([te({context:Ne,subscribe:!0}),o()],x.prototype,`settings`,void 0);var S=t`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: clamp(16px, 2.4vw, 24px);
    border: 1px solid var(--tawny-line);
    border-radius: var(--tawny-round);
    background: var(--tawny-card);
  }
  .card + .card,
  .stack > * + * {
    margin-top: var(--tawny-gap);
  }
  h2 {
    font-size: 1.35rem;
    font-weight: 650;
    line-height: 1.25;
    padding-block: 8px; /* as high as a row with a button: headings stay where they are from section to section */
  }
  h3 {
    font-size: 1.05rem;
    font-weight: 600;
  }
  .soft {
    color: var(--tawny-soft);
  }
  .small {
    font-size: 0.9rem;
  }
  .bad {
    color: var(--tawny-bad);
  }
  .good {
    color: var(--tawny-good);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px 12px;
  }
  .row > .end {
    margin-inline-start: auto;
  }
  .grow {
    flex: 1 1 220px;
    min-width: 0;
  }
  /* Some languages need more words than a small screen has room for. */
  .button {
    max-width: 100%;
    white-space: normal;
  }
  legend {
    padding: 0;
  }
  .label {
    display: block;
    margin-bottom: 6px;
    font-weight: 600;
  }
  .input {
    width: 100%;
    min-height: var(--tawny-target);
    padding: 8px 12px;
    border: 1px solid color-mix(in srgb, var(--tawny-soft) 70%, transparent);
    border-radius: var(--tawny-round-small);
    background: var(--tawny-page);
    color: var(--tawny-ink);
  }
  .input + .small {
    margin-top: 6px;
  }
  .input[aria-invalid="true"] {
    border-color: var(--tawny-bad);
  }
  .notice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding: 12px 16px;
    border-radius: var(--tawny-round-small);
    background: color-mix(in srgb, var(--tawny-accent) 14%, var(--tawny-card));
    overflow-wrap: anywhere;
  }
  .notice.wrong {
    background: color-mix(in srgb, var(--tawny-bad) 14%, var(--tawny-card));
  }
  .notice tawny-icon {
    color: var(--tawny-accent);
  }
  .notice.wrong tawny-icon {
    color: var(--tawny-bad);
  }
  .danger {
    color: var(--tawny-bad);
    border-color: color-mix(in srgb, var(--tawny-bad) 50%, transparent);
  }
  .list {
    display: grid;
  }
  .list > * + * {
    border-top: 1px solid var(--tawny-line);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(110px, max-content) minmax(0, 1fr);
    gap: 6px 20px;
    margin: 0;
  }
  dt {
    color: var(--tawny-soft);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  progress {
    width: 100%;
    height: 10px;
    border: 0;
    border-radius: 5px;
    overflow: hidden;
    background: var(--tawny-raised);
    accent-color: var(--tawny-accent);
  }
  progress::-webkit-progress-bar {
    background: var(--tawny-raised);
  }
  progress::-webkit-progress-value {
    background: var(--tawny-accent);
  }
`,Pe={de:()=>l(()=>import(`./de-CroWG0Me.js`),[],import.meta.url),es:()=>l(()=>import(`./es-Tn2sZ3Q-.js`),[],import.meta.url),fr:()=>l(()=>import(`./fr-DACH7MlW.js`),[],import.meta.url),it:()=>l(()=>import(`./it-DYD6FSGf.js`),[],import.meta.url),nl:()=>l(()=>import(`./nl-s2NqSWni.js`),[],import.meta.url),pt:()=>l(()=>import(`./pt-CprLUV0D.js`),[],import.meta.url)};async function Fe(e){let t=await(Pe[e]?.()??Promise.resolve({default:{}})).then(e=>e.default,()=>({}));return e=>{let[n,r]=t[e]??[];return n===void 0||r===void 0?null:[n,r]}}var Ie={"about.counted":`Events: {events}, files of video: {segments}`,"about.counts":`Recorded`,"about.degraded":`Something needs attention:`,"about.events":`What happened to Tawny itself`,"about.file":`Configuration`,"about.no_events":`Nothing yet.`,"about.no_file":`No file: every change ends with the service`,"about.node":`Name`,"about.service":`This service`,"about.since":`Running since`,"about.version":`Version`,"about.well":`Everything is well.`,"access.cameras":`Cameras`,"access.copied":`Copied`,"access.copy":`Copy`,"access.expired":`expired {when}`,"access.expires":`until {when}`,"access.forever":`For ever`,"access.gone_one":`{count} that is no longer valid`,"access.gone_other":`{count} that are no longer valid`,"access.limited":`only {cameras}`,"access.made":`The new token`,"access.make":`Create token`,"access.name":`Name`,"access.name_text":`Who uses it: you will find it by this name later.`,"access.new":`New token`,"access.none":`No tokens yet.`,"access.once":`Copy it now: it is shown this once.`,"access.revoke":`Revoke`,"access.revoke_ask":`Revoke “{name}”?`,"access.revoke_of":`Revoke {name}`,"access.revoke_text":`Whoever uses it is logged out at once. A revoked token stays revoked.`,"access.revoked":`revoked {when}`,"access.scope":`What it allows`,"access.term":`Valid`,"access.term_days_one":`For {count} day`,"access.term_days_other":`For {count} days`,"access.tokens":`Tokens`,"access.tokens_text":`Each browser, program and Home Assistant has one. Revoke those you don't know.`,"access.unused":`never used`,"access.used":`last used {when}`,"add.address":`Address`,"add.address_text":`The camera's IP address or name, or the whole address of a stream: rtsp://…`,"add.again":`Search again`,"add.asking":`Asking the camera …`,"add.back":`Back`,"add.connecting":`Connecting …`,"add.foreign":`This stream is at another host than the camera. The login is not sent there.`,"add.found":`In your network`,"add.good":`Looks good`,"add.keep":`Keep it anyway`,"add.keyframes":`A whole picture every {seconds} s`,"add.known":`set up already`,"add.login_text":`The login that the camera itself asks for. Leave both empty if it asks for none. It is stored with the camera and never shown again.`,"add.login_told":`The address has the login in it.`,"add.look":`This was recorded`,"add.look_text":`Is the picture right, and does it move? Then everything works, from the camera to the disk.`,"add.mode":`What is kept`,"add.name":`Name`,"add.name_example":`Front door`,"add.name_text":`In addresses and in Home Assistant it is called {id}. The name can change later.`,"add.next":`Next`,"add.no_address":`This is no address: an IP address, a name, or rtsp://…`,"add.no_main":`None of the camera's streams suits Tawny well. Choose one and see what the test says.`,"add.not_online":`the camera does not send pictures`,"add.nothing_found":`No camera answered. That is common: type its address below.`,"add.password":`Password`,"add.record_again":`Try again`,"add.recording":`Recording: {seconds} s to go`,"add.refuse":`Remove it again`,"add.removing":`Removing …`,"add.save_and_record":`Save and record ten seconds`,"add.saving":`Saving …`,"add.searching":`Looking for cameras …`,"add.step_find":`Find`,"add.step_login":`Log in`,"add.step_name":`Name`,"add.step_record":`Try it`,"add.step_streams":`Streams`,"add.streams_text":`The main stream is recorded and shown in full size. A small one spares the network and the processor: it is for motion and small pictures.`,"add.sub_text":`Leave empty if the camera has only one.`,"add.test_again":`Test again`,"add.test_failed":`Each chosen stream has to pass its test. Choose another one, or “Not used”.`,"add.test_first":`The chosen streams are tested first.`,"add.testing":`Looking at it for five seconds …`,"add.title":`Add camera`,"add.user":`User name`,"add.writing":`One moment: it is being written …`,"camera.back":`All cameras`,"camera.general":`General`,"camera.motion":`Motion`,"camera.recording":`Recording`,"camera.remove":`Remove camera`,"camera.remove_ask":`Remove {name}?`,"camera.remove_do":`Remove`,"camera.remove_text":`Its settings go. What it recorded stays until it expires.`,"camera.restart":`Start anew`,"camera.restart_do":`Restart`,"camera.restart_text":`Finishes its recordings and connects again. Helps where only the connection hangs.`,"camera.restarted":`Restarted.`,"camera.secrets":`Logins are not shown: what stands as *** stays as it is. An address that you change needs its login anew.`,"camera.streams":`Streams`,"camera.unknown":`There is no camera “{id}”`,"camera.zones":`Zones`,"cameras.add":`Add camera`,"cameras.none":`Tawny looks for cameras in your network, tests them, and records ten seconds for you to see.`,"dry.added_one":`{count} of them is new`,"dry.added_other":`{count} of them are new`,"dry.again":`Try again`,"dry.begin":`Try on the last 24 hours`,"dry.gone_one":`{count} that there was would be none`,"dry.gone_other":`{count} that there were would be none`,"dry.missing":`Nothing is recorded of {time} of this time.`,"dry.progress":`Looking through it: {percent}`,"dry.result_one":`{count} event in the last 24 hours (was {was})`,"dry.result_other":`{count} events in the last 24 hours (was {was})`,"dry.stale":`The settings have changed since.`,"dry.text":`Looks through what was recorded in the last 24 hours with these settings, saved or not. Nothing is changed.`,"dry.thinned":`{time} were judged by the few pictures per second that are kept between events: what was seen for less than two seconds may be missed.`,"dry.title":`Try it out`,"dry.unseen_one":`{count} has no footage any more to tell by`,"dry.unseen_other":`{count} have no footage any more to tell by`,"dry.waiting":`Waiting for its turn …`,"form.add":`Add: {what}`,"form.cancel":`Cancel`,"form.example":`for example {value}`,"form.fixed":`Changed in tawny.toml alone.`,"form.more":`More`,"form.no_answer":`Tawny does not answer.`,"form.none":`–`,"form.pending":`Restart Tawny when it suits you: until then these stay as they were: {names}.`,"form.preset":`Default: {value}.`,"form.remove":`Remove: {what}`,"form.save":`Save`,"form.saved":`Saved`,"form.saving":`Saving …`,"form.secret_none":`none`,"form.secret_stays":`•••••• stays as it is`,"form.undo":`Undo`,"form.unsaved":`Not saved yet`,"mode.adaptive":`Adaptive: events in full, and a few pictures per second in between`,"mode.continuous":`Continuous: everything`,"mode.motion":`Motion: events only`,"mode.off":`Off: nothing`,"mqtt.connected":`Connected to the broker.`,"mqtt.lost":`The broker is not reached.`,"mqtt.off":`MQTT is switched off.`,"pair.code":`Pairing code: {code}`,"pair.left":`Valid for {time}`,"pair.make":`Show a code`,"pair.make_viewer":`… for looking only`,"pair.over":`The code is no longer valid.`,"pair.text":`A code of six digits lets Home Assistant or another browser in. It is good once, for five minutes.`,"pair.title":`Pair`,"pair.used":`{name} is in.`,"role.main":`Main`,"role.none":`Not used`,"role.sub":`Small`,"scope.admin":`Everything`,"scope.admin_text":`may change settings and delete`,"scope.viewer":`Looking`,"scope.viewer_text":`sees pictures and recordings, changes nothing`,"section.about":`About and health`,"section.access":`Access`,"section.cameras":`Cameras`,"section.mqtt":`MQTT`,"section.storage":`Storage`,"storage.continuous":`Without events`,"storage.days_one":`{days} day`,"storage.days_other":`{days} days`,"storage.disk":`Disk`,"storage.event":`Events`,"storage.fits":`All of it fits: {needed} of {room}.`,"storage.free":`Free: {size}`,"storage.idle":`Few pictures per second`,"storage.others":`Other files: {size}`,"storage.own":`Recordings: {size}`,"storage.path":`Folder`,"storage.reach":`How far back recordings will reach`,"storage.short":`There is no room for more: {room} for recordings. The oldest without events goes first.`,"storage.title":`Storage and retention`,"storage.too_early":`This can be told after ten minutes of recordings.`,"unit.days":`days`,"unit.fps":`pictures/s`,"unit.gb":`GB`,"unit.mb":`MB`,"unit.s":`s`,"wrong.above":`Must be more than {least}.`,"wrong.large":`At most {most}.`,"wrong.long":`At most {most} characters.`,"wrong.needed":`This must not be empty.`,"wrong.number":`This is not a number.`,"wrong.small":`At least {least}.`,"wrong.whole":`Must be a whole number.`,"zones.add":`Add zone`,"zones.add_corner":`Add a corner after corner {number}`,"zones.add_ignore":`Add ignored area`,"zones.corner":`Corner {number} of {count} of {name}: {where}`,"zones.corner_added":`Corner added`,"zones.corner_gone":`Corner deleted`,"zones.corners_one":`{count} corner`,"zones.corners_other":`{count} corners`,"zones.crosses":`An outline crosses itself. Move the corners so that no two sides meet.`,"zones.is_ignore":`ignored`,"zones.is_zones":`watched`,"zones.keys":`Drag the corners, or the dots between them for a new one. By keyboard: Tab to a corner, then arrow keys; Enter adds one, Delete takes it away.`,"zones.list":`Zones and ignored areas`,"zones.move":`Move {name}`,"zones.name":`Name`,"zones.new":`Zone {number}`,"zones.new_ignore":`Ignored {number}`,"zones.remove":`Delete`,"zones.text":`Without zones the whole picture is watched; with zones only motion in one of them counts. In ignored areas nothing does: the camera's clock, a flag, a tree.`,"zones.three_stay":`An area has at least three corners.`,"zones.where":`{x} % from the left, {y} % from the top`},Le={de:()=>l(()=>import(`./de-DsjkfOCq.js`),[],import.meta.url),es:()=>l(()=>import(`./es-BObq0WIj.js`),[],import.meta.url),fr:()=>l(()=>import(`./fr-BqhbTgO4.js`),[],import.meta.url),it:()=>l(()=>import(`./it-CYga1cy6.js`),[],import.meta.url),nl:()=>l(()=>import(`./nl-DowBZZOr.js`),[],import.meta.url),pt:()=>l(()=>import(`./pt-CVXLtT6V.js`),[],import.meta.url)},Re=e=>re(Ie,Le,e),C=ye(class extends be{constructor(e){if(super(e),e.type!==y.PROPERTY&&e.type!==y.ATTRIBUTE&&e.type!==y.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!_e(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===i||t===n)return t;let r=e.element,a=e.name;if(e.type===y.PROPERTY){if(t===r[a])return i}else if(e.type===y.BOOLEAN_ATTRIBUTE){if(!!t===r.hasAttribute(a))return i}else if(e.type===y.ATTRIBUTE&&r.getAttribute(a)===t+``)return i;return ve(e),t}}),ze=t`
  .toggle {
    appearance: none;
    position: relative;
    flex: none;
    width: 54px;
    height: 32px;
    margin: 6px 0;
    border: 2px solid var(--tawny-soft);
    border-radius: 999px;
    background: transparent;
    cursor: pointer;
    transition:
      background 0.15s,
      border-color 0.15s;
  }
  .toggle::after {
    content: "";
    position: absolute;
    inset-block: 4px;
    inset-inline-start: 4px;
    width: 20px;
    border-radius: 50%;
    background: var(--tawny-soft);
    transition: translate 0.15s;
  }
  .toggle:checked {
    border-color: var(--tawny-accent);
    background: var(--tawny-accent);
  }
  .toggle:checked::after {
    background: var(--tawny-on-accent);
    translate: 22px 0;
  }
  .number {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .number .input {
    width: 180px;
  }
  .share {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  .share input[type="range"] {
    flex: 1;
    min-width: 0;
    height: var(--tawny-target);
    margin: 0;
    accent-color: var(--tawny-accent);
  }
  .share .input {
    width: 84px;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  .choices {
    display: grid;
    gap: 8px;
  }
  .choices.few {
    grid-template-columns: repeat(auto-fit, minmax(110px, max-content));
  }
  .choices label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: var(--tawny-target);
    padding: 8px 14px;
    border: 1px solid var(--tawny-line);
    border-radius: var(--tawny-round-small);
    cursor: pointer;
  }
  .choices label:has(:checked) {
    border-color: var(--tawny-accent);
    background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
  }
  .choices input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--tawny-accent);
  }
  textarea.input {
    min-height: 88px;
    resize: vertical;
  }
`,w=e=>e.target.value,Be=({value:e,described:t,set:n})=>a`
  <input
    id="control"
    class="toggle"
    type="checkbox"
    role="switch"
    aria-describedby=${t}
    .checked=${C(e===!0)}
    @change=${e=>n(e.target.checked)}
  />
`;function Ve(e){let t=e.trim().replace(`,`,`.`);return t===``?null:Number.isNaN(Number(t))?e:Number(t)}var He=({field:e,value:t,example:r,described:i,wrong:o,set:s,leave:c},ee)=>a`
  <input
    id=${ee}
    class="input"
    inputmode=${e.kind===`number`?`decimal`:`numeric`}
    autocomplete="off"
    aria-labelledby="label"
    aria-describedby=${i}
    aria-invalid=${o?`true`:n}
    placeholder=${r||n}
    .value=${C(t==null?``:String(t))}
    @change=${e=>{s(Ve(w(e))),c()}}
  />
`,Ue=(e,t)=>a`
  <div class="number">${He(e,`control`)}<span class="soft">${t}</span></div>
`,We=e=>a`
  <div class="share">
    <input
      id="control"
      type="range"
      min="0"
      max="100"
      step="1"
      aria-describedby=${e.described}
      .value=${C(String(e.value??50))}
      @input=${t=>e.set(Number(w(t)))}
    />
    ${He(e,`figure`)}
  </div>
`,Ge=(e,t,r,i,o)=>a`
  <input
    id="control"
    class="input"
    type=${t}
    autocomplete=${t===`password`?`new-password`:`off`}
    autocapitalize="off"
    spellcheck="false"
    aria-describedby=${e.described}
    aria-invalid=${e.wrong?`true`:n}
    placeholder=${i||n}
    .value=${C(r)}
    @input=${t=>e.set(o(w(t)))}
    @blur=${e.leave}
  />
`,Ke=e=>Ge(e,`text`,typeof e.value==`string`?e.value:``,e.example,t=>t||!e.field.optional?t:null),qe=(e,t)=>Ge(e,`password`,typeof e.value==`string`&&e.value!==`***`?e.value:``,t,e=>e||null),Je=({value:e,described:t,wrong:r,set:i,leave:o})=>a`
  <textarea
    id="control"
    class="input"
    rows="3"
    spellcheck="false"
    aria-describedby=${t}
    aria-invalid=${r?`true`:n}
    .value=${C(Array.isArray(e)?e.join(`
`):``)}
    @change=${e=>i(w(e).split(`
`).map(e=>e.trim()).filter(Boolean))}
    @blur=${o}
  ></textarea>
`,Ye=({field:e,value:t,described:n,set:r},i,o)=>a`
  <fieldset aria-describedby=${n}>
    <legend class="label">${i}</legend>
    <div class="choices ${Object.keys(o).length?``:`few`}">
      ${e.choices.map(e=>a`
          <label>
            <input type="radio" name="choice" value=${e} .checked=${C(t===e)} @change=${()=>r(e)} />
            <span>${o[e]??e}</span>
          </label>
        `)}
    </div>
  </fieldset>
`,T=class extends x{constructor(...e){super(...e),this.problem=``,this.names={},this.touched=!1,this.#a=e=>{this.fire(`tawny-input`,{field:this.field,value:e})},this.#o=()=>{this.touched=!0}}static{this.styles=[u,S,ze,t`
      :host {
        display: block;
      }
      .switch-row {
        display: flex;
        align-items: center;
        gap: 16px;
        min-height: var(--tawny-target);
      }
      .switch-row .label {
        flex: 1;
        margin: 0;
      }
      .hint {
        margin-top: 5px;
      }
      .problem {
        margin-top: 5px;
        color: var(--tawny-bad);
      }
      .fixed {
        overflow-wrap: anywhere;
      }
    `]}render(){let e=this.problem||(this.touched?this.#i():``),t=[`hint`,e?`problem`:``].join(` `).trim();return a`
      ${this.#t(t,!!e)}
      <p id="hint" class="hint soft small">${this.#n()}</p>
      <p id="problem" class="problem small" role="alert" ?hidden=${!e}>${e}</p>
    `}get#e(){return this.settings.explain(this.field.name)?.[0]??this.field.title}#t(e,t){let{field:n,value:r}=this,i={field:n,value:r,example:n.example&&this.s(`form.example`,{value:n.example}),described:e,wrong:t,set:this.#a,leave:this.#o},o=a`<label class="label" for="control" id="label">${this.#e}</label>`;switch(n.kind){case`switch`:return a`<div class="switch-row">${o}${Be(i)}</div>`;case`choice`:return Ye(i,this.#e,this.names);case`share`:return a`${o}${We(i)}`;case`whole`:case`number`:return a`${o}${Ue(i,n.unit?this.s(`unit.${n.unit}`):``)}`;case`secret`:return a`${o}${qe(i,this.s(r===`***`?`form.secret_stays`:`form.secret_none`))}`;case`lines`:return a`${o}${Je(i)}`;case`fixed`:return a`<span class="label">${this.#e}</span><p class="fixed">${r??this.s(`form.none`)}</p>`;default:return a`${o}${Ke(i)}`}}#n(){let{field:e}=this,t=Object.keys(this.names).length?``:this.settings.explain(e.name)?.[1]??e.description,r=this.#r();return a`${t}${r?a` <span class="preset">${r}</span>`:n}${e.kind===`fixed`?a` ${this.s(`form.fixed`)}`:n}`}#r(){let{field:e}=this;return![`share`,`whole`,`number`].includes(e.kind)||typeof e.preset!=`number`?``:this.s(`form.preset`,{value:new Intl.NumberFormat(this.app.language,{useGrouping:!1}).format(e.preset)})}#i(){let{field:e}=this,t=ge(e,this.value),n=new Intl.NumberFormat(this.app.language,{useGrouping:!1}),r={least:n.format(e.least??0),most:n.format(e.most??e.longest??0)};return t?this.s(t===`small`&&e.above?`wrong.above`:`wrong.${t}`,r):``}#a;#o};p([s({attribute:!1})],T.prototype,`field`,void 0),p([s({attribute:!1})],T.prototype,`value`,void 0),p([s()],T.prototype,`problem`,void 0),p([s({attribute:!1})],T.prototype,`names`,void 0),p([o()],T.prototype,`touched`,void 0),T=p([c(`tawny-field`)],T);var E=class extends x{constructor(...e){super(...e),this.fields=[],this.problems=[],this.folded=[],this.names={}}static{this.styles=[u,S,t`
      :host {
        display: grid;
        gap: 22px;
      }
      fieldset {
        display: grid;
        gap: 22px;
        min-width: 0;
        margin: 0;
        padding: 18px 0 0;
        border: 0;
        border-top: 1px solid var(--tawny-line);
      }
      legend {
        float: left;
        margin-bottom: 4px;
        padding: 0;
        font-weight: 600;
        font-size: 1.05rem;
      }
      legend + * {
        clear: both;
      }
      details {
        border-top: 1px solid var(--tawny-line);
      }
      summary {
        min-height: var(--tawny-target);
        padding: 10px 0;
        font-weight: 600;
        cursor: pointer;
      }
      details > div {
        display: grid;
        gap: 22px;
        padding-top: 8px;
      }
    `]}render(){return this.#e(this.fields)}#e(e){let t=e=>this.folded.includes(e.path.at(-1)??``),[r,i]=[e.filter(e=>!t(e)),e.filter(t)];return a`${this.#t(r)}${i.length?this.#n(i):n}`}#t(e){let t=e.filter(e=>e.kind!==`fixed`||g(this.value,e.path));return b(t,e=>e.path.join(`.`),e=>e.kind===`group`?this.#r(e):this.#s(e))}#n(e){let t=he(e).some(e=>_(this.problems,e.path));return a`
      <details ?open=${t}>
        <summary>${this.s(`form.more`)}</summary>
        <div>${this.#t(e)}</div>
      </details>
    `}#r(e){let[t,r]=this.settings.explain(e.name)??[e.title,e.description];return a`
      <fieldset>
        <legend>${t}</legend>
        <p class="soft small">${r}</p>
        ${e.optional&&!g(this.value,e.path)?this.#i(e,t):this.#e(e.fields)}
        ${e.optional&&g(this.value,e.path)?this.#a(e,t):n}
      </fieldset>
    `}#i(e,t){return this.#o(e,{},this.s(`form.add`,{what:t}))}#a(e,t){return this.#o(e,null,this.s(`form.remove`,{what:t}))}#o(e,t,n){return a`<div><button type="button" class="button" @click=${()=>this.fire(`tawny-input`,{field:e,value:t})}>${n}</button></div>`}#s(e){return a`
      <tawny-field
        .field=${e}
        .value=${g(this.value,e.path)}
        .problem=${_(this.problems,e.path)}
        .names=${this.names[e.path.at(-1)??``]??{}}
      ></tawny-field>
    `}};p([s({attribute:!1})],E.prototype,`fields`,void 0),p([s({attribute:!1})],E.prototype,`value`,void 0),p([s({attribute:!1})],E.prototype,`problems`,void 0),p([s({attribute:!1})],E.prototype,`folded`,void 0),p([s({attribute:!1})],E.prototype,`names`,void 0),E=p([c(`tawny-form`)],E);var Xe=`M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z`,D=class extends x{constructor(...e){super(...e),this.changed=!1,this.busy=!1,this.blocked=!1,this.saved=!1}static{this.styles=[u,t`
      :host {
        display: block;
      }
      :host(:not([changed], [saved])) {
        display: none;
      }
      :host([changed]) {
        position: sticky;
        z-index: 1;
        bottom: 12px;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 8px 8px 8px 16px;
        border: 1px solid var(--tawny-line);
        border-radius: 28px;
        background: var(--tawny-raised);
        box-shadow: var(--tawny-shade);
      }
      .bar span {
        margin-inline-end: auto;
      }
      .saved {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--tawny-good);
      }
      @media (max-width: 720px) {
        :host([changed]) {
          bottom: 76px;
        }
      }
    `]}render(){return a`
      <div class="bar" ?hidden=${!this.changed}>
        <span>${this.s(`form.unsaved`)}</span>
        <button type="button" class="button bare" ?disabled=${this.busy} @click=${()=>this.fire(`tawny-undo`,null)}>
          ${this.s(`form.undo`)}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy||this.blocked}
          @click=${()=>this.fire(`tawny-save`,null)}
        >
          ${this.s(this.busy?`form.saving`:`form.save`)}
        </button>
      </div>
      <div role="status">
        ${this.saved&&!this.changed?a`<p class="saved"><tawny-icon path=${Xe}></tawny-icon>${this.s(`form.saved`)}</p>`:``}
      </div>
    `}};p([s({type:Boolean,reflect:!0})],D.prototype,`changed`,void 0),p([s({type:Boolean})],D.prototype,`busy`,void 0),p([s({type:Boolean})],D.prototype,`blocked`,void 0),p([s({type:Boolean,reflect:!0})],D.prototype,`saved`,void 0),D=p([c(`tawny-save-bar`)],D);var O=class extends x{constructor(...e){super(...e),this.path=[],this.only=[],this.folded=[],this.names={},this.problems=[],this.failure=``,this.busy=!1,this.saved=!1,this.#e=new m(this,()=>this.settings.desk.stored),this.#t=new m(this,()=>this.settings.desk.edits)}static{this.styles=[u,S,t`
      :host {
        display: grid;
      }
      .notice,
      tawny-save-bar {
        margin-top: 18px;
      }
    `]}#e;#t;willUpdate(e){e.has(`path`)&&e.get(`path`)?.join(`.`)!==this.path.join(`.`)&&(this.problems=[],this.failure=``,this.saved=!1)}render(){let{desk:e}=this.settings;this.#e.value,this.#t.value;let t=this.#r.some(t=>e.changes(t).length>0),r=e.draft([]);return a`
      <tawny-form
        .fields=${this.#n}
        .value=${r}
        .problems=${this.problems}
        .folded=${this.folded}
        .names=${this.names}
        @tawny-input=${this.#i}
      ></tawny-form>
      ${this.failure?a`<p class="notice wrong" role="alert">${this.failure}</p>`:n}
      <tawny-save-bar
        ?changed=${t}
        ?busy=${this.busy}
        ?blocked=${he(this.#n).some(e=>ge(e,g(r,e.path)))}
        ?saved=${this.saved}
        @tawny-save=${this.#o}
        @tawny-undo=${this.#a}
      ></tawny-save-bar>
    `}get#n(){let e=this.settings.desk.schema.fields(this.path);return this.only.length?e.filter(e=>this.only.includes(e.path.at(-1)??``)):e}get#r(){return this.#n.map(e=>e.path)}#i(e){let{field:t,value:n}=e.detail;this.saved=!1,this.problems=this.problems.filter(e=>!_([e],t.path)),this.settings.desk.edit(t.path,n)}#a(){for(let e of this.#r)this.settings.desk.undo(e);this.problems=[],this.failure=``}async#o(){this.busy=!0,this.failure=``;try{await this.settings.desk.save(this.#r),this.problems=[],this.saved=!0,this.fire(`tawny-saved`,null)}catch(e){this.problems=fe(e),he(this.#n).some(e=>_(this.problems,e.path))||(this.failure=this.failed(e))}finally{this.busy=!1}}};p([s({attribute:!1})],O.prototype,`path`,void 0),p([s({attribute:!1})],O.prototype,`only`,void 0),p([s({attribute:!1})],O.prototype,`folded`,void 0),p([s({attribute:!1})],O.prototype,`names`,void 0),p([o()],O.prototype,`problems`,void 0),p([o()],O.prototype,`failure`,void 0),p([o()],O.prototype,`busy`,void 0),p([o()],O.prototype,`saved`,void 0),O=p([c(`tawny-config-form`)],O);var Ze=15e3,Qe=20,k=class extends x{constructor(...e){super(...e),this.status=null,this.events=[],this.failure=``,this.#e=new m(this,e=>e.backend.cameras)}static{this.styles=[u,S,t`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .well tawny-icon {
        color: var(--tawny-good);
      }
      .events li {
        display: grid;
        grid-template-columns: minmax(90px, max-content) minmax(0, 1fr);
        gap: 4px 16px;
        padding: 8px 0;
        overflow-wrap: anywhere;
      }
      details .inside {
        padding-top: 12px;
      }
      summary {
        display: list-item;
        min-height: var(--tawny-target);
        padding: 10px 0;
        font-weight: 600;
        cursor: pointer;
      }
      @media (max-width: 560px) {
        .events li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t=setInterval(()=>void this.#o(),Ze)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#t)}firstUpdated(){this.#o()}render(){return a`
      <h2>${this.s(`section.about`)}</h2>
      <section class="card">
        ${this.failure?a`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.status?this.#r(this.status):n}
      </section>
      <section class="card">
        <h3>${this.s(`about.events`)}</h3>
        ${this.events.length?this.#a():a`<p class="soft">${this.status&&this.s(`about.no_events`)}</p>`}
      </section>
      <section class="card">
        <h3>${this.s(`about.service`)}</h3>
        <tawny-config-form .path=${[`node`]} .folded=${[`id`]}></tawny-config-form>
        ${[`server`,`push`,`spool`].map(e=>this.#n(e))}
      </section>
    `}#n(e){let t=this.settings.desk.schema.field([e]),[n,r]=(t&&this.settings.explain(t.name))??[t?.title,t?.description];return a`
      <details>
        <summary>${n}</summary>
        <p class="soft small">${r}</p>
        <div class="inside"><tawny-config-form .path=${[e]}></tawny-config-form></div>
      </details>
    `}#r(e){let{times:t}=this.app,n=this.s(e.isWell?`about.well`:`about.degraded`),r=new Intl.NumberFormat(this.app.language);return a`
      <p class="notice ${e.isWell?`well`:`wrong`}">
        <tawny-icon path=${e.isWell?h:oe}></tawny-icon>
        <span>${n} ${this.#i()}</span>
      </p>
      <dl>
        <dt>${this.s(`about.version`)}</dt>
        <dd>Tawny ${e.version} (API ${e.api})</dd>
        <dt>${this.s(`about.node`)}</dt>
        <dd>${e.nodeName} (${e.node})</dd>
        <dt>${this.s(`about.since`)}</dt>
        <dd>${t.moment(e.started)}</dd>
        <dt>${this.s(`about.counts`)}</dt>
        <dd>${this.s(`about.counted`,{events:r.format(e.events),segments:r.format(e.segments)})}</dd>
        <dt>${this.s(`about.file`)}</dt>
        <dd>${this.settings.desk.stored.value.file??this.s(`about.no_file`)}</dd>
      </dl>
    `}#i(){let e=(this.#e.value??[]).filter(e=>e.enabled&&(!e.online||e.trouble));return e.length?new Intl.ListFormat(this.app.language).format(e.map(e=>e.name)):n}#a(){return a`
      <ul class="list small events">
        ${this.events.map(e=>a`
            <li><span class="soft">${this.app.times.moment(e.at)}</span><span>${e.message}</span></li>
          `)}
      </ul>
    `}async#o(){let{api:e}=this.settings.desk;try{[this.status,this.events]=await Promise.all([e.status(),e.systemEvents(Qe)]),this.failure=``}catch(e){this.failure=this.failed(e)}}};p([o()],k.prototype,`status`,void 0),p([o()],k.prototype,`events`,void 0),p([o()],k.prototype,`failure`,void 0),k=p([c(`tawny-about-settings`)],k);var $e=(e,t)=>e.revoked===null&&(e.expires===null||e.expires>t),et=e=>[...e].sort((e,t)=>tt(t)-tt(e)),tt=e=>e.lastUsed??e.created??0,nt=e=>e.replace(/^(\d{3})(\d{3})$/,`$1 $2`),rt=`M19,21H8V7H19M19,5H8A2,2 0 0,0 6,7V21A2,2 0 0,0 8,23H19A2,2 0 0,0 21,21V7A2,2 0 0,0 19,5M16,1H4A2,2 0 0,0 2,3V17H4V3H16V1Z`,A=`M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z`,it=864e5,at=[0,1,7,30,365],j=class extends x{constructor(...e){super(...e),this.open=!1,this.scope=`viewer`,this.secret=``,this.copied=!1,this.busy=!1,this.failure=``,this.#e=new m(this,e=>e.backend.cameras)}static{this.styles=[u,S,t`
      form,
      .made {
        display: grid;
        gap: 18px;
        padding: 6px 18px 18px;
      }
      fieldset {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
      }
      .check input {
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
      .secret {
        display: block;
        padding: 14px;
        border-radius: var(--tawny-round-small);
        background: var(--tawny-page);
        font: 500 1rem / 1.5 ui-monospace, monospace;
        overflow-wrap: anywhere;
        user-select: all;
      }
      tawny-dialog {
        --tawny-dialog-width: 520px;
      }
    `]}#e;render(){return a`
      <button type="button" class="button" @click=${this.#o}>
        <tawny-icon path=${A}></tawny-icon>${this.s(`access.new`)}
      </button>
      ${this.open?this.#t():n}
    `}#t(){return a`
      <tawny-dialog heading=${this.s(this.secret?`access.made`:`access.new`)} @tawny-close=${this.#s}>
        ${this.secret?this.#a():this.#n()}
      </tawny-dialog>
    `}#n(){return a`
      <form @submit=${this.#c}>
        <div>
          <label class="label" for="name">${this.s(`access.name`)}</label>
          <input id="name" name="name" class="input" maxlength="80" autocomplete="off" required aria-describedby="why" />
          <p id="why" class="soft small">${this.s(`access.name_text`)}</p>
        </div>
        <fieldset>
          <legend class="label">${this.s(`access.scope`)}</legend>
          ${[`viewer`,`admin`].map(e=>this.#r(e))}
        </fieldset>
        ${this.scope===`viewer`?this.#i():n}
        <div>
          <label class="label" for="term">${this.s(`access.term`)}</label>
          <select id="term" name="term" class="input">
            ${at.map(e=>a`<option value=${e}>${e?this.s(`access.term_days`,{count:e}):this.s(`access.forever`)}</option>`)}
          </select>
        </div>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>${this.s(`access.make`)}</button>
          <button type="button" class="button" @click=${this.#s}>${this.s(`form.cancel`)}</button>
        </div>
      </form>
    `}#r(e){return a`
      <label class="check">
        <input type="radio" name="scope" value=${e} ?checked=${this.scope===e} @change=${()=>{this.scope=e}} />
        <span>${this.s(`scope.${e}`)} <span class="soft small">${this.s(`scope.${e}_text`)}</span></span>
      </label>
    `}#i(){let e=this.#e.value??[];return e.length<2?n:a`
      <fieldset>
        <legend class="label">${this.s(`access.cameras`)}</legend>
        ${e.map(e=>a`
            <label class="check"><input type="checkbox" name="camera" value=${e.id} checked />${e.name}</label>
          `)}
      </fieldset>
    `}#a(){return a`
      <div class="made">
        <p>${this.s(`access.once`)}</p>
        <code class="secret" id="secret">${this.secret}</code>
        <div class="row">
          <button type="button" class="button primary" @click=${this.#l}>
            <tawny-icon path=${this.copied?Xe:rt}></tawny-icon>
            <span role="status">${this.s(this.copied?`access.copied`:`access.copy`)}</span>
          </button>
          <button type="button" class="button" @click=${this.#s}>${this.t(`app.close`)}</button>
        </div>
      </div>
    `}#o(){this.open=!0,this.scope=`viewer`,this.failure=``,this.copied=!1}#s(){this.open=!1,this.secret=``}async#c(e){e.preventDefault();let t=new FormData(this.form),n=t.getAll(`camera`).map(String),r=this.scope===`viewer`&&t.has(`camera`)&&n.length<(this.#e.value?.length??0),i=Number(t.get(`term`));this.busy=!0,this.failure=``;try{this.secret=await this.settings.desk.api.makeToken({name:String(t.get(`name`)??``).trim(),scope:this.scope,cameras:r?n:null,expires:i?Date.now()+i*it:null}),this.fire(`tawny-made`,null)}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#l(){try{await navigator.clipboard.writeText(this.secret),this.copied=!0}catch{let e=this.renderRoot.querySelector(`#secret`);e&&getSelection()?.selectAllChildren(e)}}};p([o()],j.prototype,`open`,void 0),p([o()],j.prototype,`scope`,void 0),p([o()],j.prototype,`secret`,void 0),p([o()],j.prototype,`copied`,void 0),p([o()],j.prototype,`busy`,void 0),p([o()],j.prototype,`failure`,void 0),p([d(`form`)],j.prototype,`form`,void 0),j=p([c(`tawny-new-token`)],j);var ot=`M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z`,st=1e3,ct=2,M=class extends x{constructor(...e){super(...e),this.code=null,this.leftMs=0,this.note=``,this.failure=``,this.busy=!1,this.#t=0}static{this.styles=[u,S,t`
      :host {
        display: grid;
        gap: 14px;
      }
      .code {
        font: 650 clamp(2rem, 9vw, 3rem) / 1.1 ui-monospace, monospace;
        letter-spacing: 0.08em;
      }
      .left {
        font-variant-numeric: tabular-nums;
      }
      .done tawny-icon {
        color: var(--tawny-good);
      }
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),this.#s()}render(){return a`
      <h3>${this.s(`pair.title`)}</h3>
      <p class="soft small">${this.s(`pair.text`)}</p>
      ${this.code?this.#r(this.code):this.#n()}
      <div role="status">
        ${this.note?a`<p class="notice done"><tawny-icon path=${h}></tawny-icon><span>${this.note}</span></p>`:n}
      </div>
      <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `}#n(){return a`
      <div class="row">
        <button type="button" class="button primary" ?disabled=${this.busy} @click=${()=>this.#i(`admin`)}>
          <tawny-icon path=${ot}></tawny-icon>${this.s(`pair.make`)}
        </button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${()=>this.#i(`viewer`)}>
          ${this.s(`pair.make_viewer`)}
        </button>
      </div>
    `}#r(e){return a`
      <p class="code" aria-label=${this.s(`pair.code`,{code:e.code.split(``).join(` `)})}>${nt(e.code)}</p>
      <div class="row">
        <span class="left" role="timer">${this.s(`pair.left`,{time:this.app.times.length(this.leftMs)})}</span>
        <button type="button" class="button" @click=${this.#a}>${this.s(`form.cancel`)}</button>
      </div>
    `}async#i(e){this.busy=!0,this.note=this.failure=``;try{this.code=await this.settings.desk.api.makePairingCode(e),this.#t=0,this.#e=setInterval(()=>void this.#o(),st),this.leftMs=this.code.expires-Date.now()}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#a(){this.#s(),await this.settings.desk.api.endPairing().catch(()=>{})}async#o(){let{code:e}=this;if(!e||(this.leftMs=Math.max(0,e.expires-Date.now()),this.#t+=1,this.#t%ct))return;let t=await this.settings.desk.api.pairing().catch(()=>null);if(!t||this.code!==e||t.id===e.id&&t.state===`waiting`)return;this.#s();let n=t.id===e.id&&t.state===`used`;this.note=n?this.s(`pair.used`,{name:t.name}):this.s(`pair.over`),n&&this.fire(`tawny-paired`,null)}#s(){clearInterval(this.#e),this.code=null}};p([o()],M.prototype,`code`,void 0),p([o()],M.prototype,`leftMs`,void 0),p([o()],M.prototype,`note`,void 0),p([o()],M.prototype,`failure`,void 0),p([o()],M.prototype,`busy`,void 0),M=p([c(`tawny-pairing-settings`)],M);var N=class extends x{constructor(...e){super(...e),this.tokens=null,this.revoking=null,this.failure=``}static{this.styles=[u,S,t`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .token {
        padding: 10px 0;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .gone .name {
        color: var(--tawny-soft);
        text-decoration: line-through;
      }
      .question {
        padding: 4px 18px 12px;
      }
      summary {
        min-height: var(--tawny-target);
        padding: 10px 0;
        cursor: pointer;
      }
    `]}firstUpdated(){this.#a()}render(){return a`
      <h2>${this.s(`section.access`)}</h2>
      <section class="card">
        <tawny-pairing-settings @tawny-paired=${this.#a}></tawny-pairing-settings>
      </section>
      <section class="card">
        <h3>${this.s(`access.tokens`)}</h3>
        <p class="soft small">${this.s(`access.tokens_text`)}</p>
        ${this.failure?a`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.tokens?this.#e(this.tokens):n}
        <tawny-new-token @tawny-made=${this.#a}></tawny-new-token>
      </section>
      ${this.revoking?this.#n(this.revoking):n}
    `}#e(e){let t=Date.now(),[r,i]=[e.filter(e=>$e(e,t)),e.filter(e=>!$e(e,t))],o=i.length?a`
          <details>
            <summary class="soft small">${this.s(`access.gone`,{count:i.length})}</summary>
            <ul class="list">${i.map(e=>this.#t(e,!1))}</ul>
          </details>
        `:n,s=r.length?n:a`<p class="soft">${this.s(`access.none`)}</p>`;return a`${s}<ul class="list">${r.map(e=>this.#t(e,!0))}</ul>${o}`}#t(e,t){let{times:r}=this.app,i=this.s(`scope.${e.scope}`),o=e.cameras?this.s(`access.limited`,{cameras:e.cameras.join(`, `)}):``,s=e.lastUsed===null?this.s(`access.unused`):this.s(`access.used`,{when:r.moment(e.lastUsed)}),c=e.revoked?this.s(`access.revoked`,{when:r.moment(e.revoked)}):e.expires?this.s(t?`access.expires`:`access.expired`,{when:r.moment(e.expires)}):``;return a`
      <li class="row token ${t?``:`gone`}">
        <div class="grow">
          <span class="name">${e.name}</span>
          <p class="soft small">${[i,o,s,c].filter(Boolean).join(` · `)}</p>
        </div>
        ${t?a`
                <button
                  type="button"
                  class="button danger"
                  aria-label=${this.s(`access.revoke_of`,{name:e.name})}
                  @click=${()=>this.#r(e)}
                >
                  ${this.s(`access.revoke`)}
                </button>
              `:n}
      </li>
    `}#n(e){return a`
      <tawny-dialog heading=${this.s(`access.revoke_ask`,{name:e.name})} @tawny-close=${()=>this.#r(null)}>
        <p class="question">${this.s(`access.revoke_text`)}</p>
        <div slot="actions">
          <button type="button" class="button danger" @click=${()=>this.#i(e)}>${this.s(`access.revoke`)}</button>
          <button type="button" class="button" @click=${()=>this.#r(null)}>${this.s(`form.cancel`)}</button>
        </div>
      </tawny-dialog>
    `}#r(e){this.revoking=e}async#i(e){this.revoking=null,await this.#o(()=>this.settings.desk.api.revokeToken(e.id)),await this.#a()}async#a(){await this.#o(async()=>{this.tokens=et(await this.settings.desk.api.tokens())})}async#o(e){try{await e(),this.failure=``}catch(e){this.failure=this.failed(e)}}};p([o()],N.prototype,`tokens`,void 0),p([o()],N.prototype,`revoking`,void 0),p([o()],N.prototype,`failure`,void 0),N=p([c(`tawny-access-settings`)],N);var lt=`M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z`,ut=/^(rtsps?|https?):\/\//i,dt=/\/onvif\//i;function ft(e){let t=e.trim();if(!t||/\s/.test(t))return null;if(ut.test(t)){let e=pt(t);return e?.hostname?dt.test(e.pathname)||/^https?:$/.test(e.protocol)&&e.pathname===`/`&&!e.search?{kind:`device`,address:t}:{kind:`stream`,url:t}:null}return/^[\w.:[\]-]+$/.test(t)?{kind:`device`,address:t}:null}function pt(e){try{return new URL(e.replace(/^rtsps?:/i,`http:`))}catch{return null}}var mt=/^([a-z]+:\/\/)(?:[^@/?#]*@)?/i,ht=e=>/^[a-z]+:\/\/[^@/?#]+@/i.test(e);function gt(e,t,n){let r=t?`${encodeURIComponent(t)}${n?`:${encodeURIComponent(n)}`:``}@`:``;return e.replace(mt,(e,t)=>t+r)}var _t=e=>pt(ut.test(e)?e:`http://${e}`)?.hostname??``;function vt(e,t,n){let r=e.normalize(`NFKD`).replace(/ß/g,`ss`).replace(/\p{M}/gu,``).toLowerCase().replace(/[^a-z0-9]+/g,`_`).replace(/^_+|_+$/g,``).slice(0,60)||n,i=r;for(let e=2;t.includes(i);e++)i=`${r}_${e}`;return i}function yt({main:e,sub:t},n,r){let i={main:e===n?``:e,sub:t===n?``:t};return r===`none`?i:{...i,[r]:n}}var bt=(e,t)=>e.main===t?`main`:e.sub===t?`sub`:`none`;function xt(e){if(e.main)return{main:e.main,sub:e.sub};let[t]=[...e.profiles].sort((e,t)=>t.width*t.height-e.width*e.height);return{main:t?.token??``,sub:``}}function St(e,t){let n=new Intl.NumberFormat(t,{maximumFractionDigits:1});return[e.width&&e.height?`${e.width} × ${e.height}`:``,ce(e.codec),e.fps?`${n.format(e.fps)} fps`:``,e.bitrate?`${n.format(e.bitrate/1e6)} Mbit/s`:``,se(e.audio)].filter(Boolean).join(` · `)}var P=class extends x{constructor(...e){super(...e),this.found=null,this.failure=``,this.problem=``,this.#e=null}static{this.styles=[u,S,t`
      :host,
      form {
        display: grid;
        gap: 16px;
      }
      .found button {
        display: flex;
        align-items: center;
        gap: 16px;
        width: 100%;
        min-height: 60px;
        padding: 8px 4px;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .found button:hover {
        background: color-mix(in srgb, var(--tawny-accent) 8%, transparent);
      }
      .found .name {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .found tawny-icon:first-child {
        color: var(--tawny-accent);
      }
      form {
        padding-top: 18px;
        border-top: 1px solid var(--tawny-line);
      }
      .busy tawny-icon {
        animation: look 1.4s ease-in-out infinite alternate;
      }
      @keyframes look {
        from {
          translate: -4px 2px;
        }
        to {
          translate: 4px -2px;
        }
      }
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e?.abort()}firstUpdated(){this.#i()}render(){return a`
      <div class="row">
        <h3>${this.s(`add.found`)}</h3>
        ${this.found||this.failure?a`<button type="button" class="button end" @click=${this.#i}>
                <tawny-icon path=${lt}></tawny-icon>${this.s(`add.again`)}
              </button>`:n}
      </div>
      <div role="status">${this.#t()}</div>
      ${this.found?.length?a`<ul class="list found">${this.found.map(e=>this.#n(e))}</ul>`:n}
      <form @submit=${this.#a} novalidate>
        <div>
          <label class="label" for="address">${this.s(`add.address`)}</label>
          <input
            id="address"
            class="input"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            inputmode="url"
            placeholder=${this.s(`form.example`,{value:`192.168.1.20`})}
            aria-describedby="hint problem"
            aria-invalid=${this.problem?`true`:n}
          />
          <p id="hint" class="soft small">${this.s(`add.address_text`)}</p>
          <p id="problem" class="bad small" role="alert">${this.problem}</p>
        </div>
        <div><button class="button primary">${this.s(`add.next`)}</button></div>
      </form>
    `}#t(){return this.failure?a`<p class="bad">${this.failure}</p>`:this.found?this.found.length?n:a`<p class="soft">${this.s(`add.nothing_found`)}</p>`:a`<p class="row soft busy"><tawny-icon path=${lt}></tawny-icon>${this.s(`add.searching`)}</p>`}#n(e){let t=e.name||e.hardware||e.address,n=this.#r(e)?this.s(`add.known`):``,r=[e.hardware===t?``:e.hardware,e.address,e.location,n];return a`
      <li>
        <button type="button" @click=${()=>this.#o(t,e.service||e.address,``)}>
          <tawny-icon path=${f}></tawny-icon>
          <span class="name">
            <strong>${t}</strong><br />
            <span class="soft small">${r.filter(Boolean).join(` · `)}</span>
          </span>
          <tawny-icon path=${Ce}></tawny-icon>
        </button>
      </li>
    `}#r(e){let t=this.settings.desk.stored.value.config.cameras;return(v(t)?Object.values(t).map(e=>g(e,[`streams`,`main`,`url`])):[]).some(t=>typeof t==`string`&&_t(t.replace(/\/\/[^@/]*@/,`//`))===e.address)}async#i(){this.#e?.abort();let e=new AbortController;this.#e=e,this.found=null,this.failure=``;try{this.found=await this.settings.desk.api.discover([],e.signal)}catch(t){e.signal.aborted||(this.failure=this.failed(t))}}#a(e){e.preventDefault();let t=ft(this.input.value);this.problem=t?``:this.s(`add.no_address`),t?.kind===`stream`?this.#o(``,``,t.url):t?this.#o(``,t.address,``):this.input.focus()}#o(e,t,n){this.fire(`tawny-found`,{title:e,address:t,url:n})}};p([o()],P.prototype,`found`,void 0),p([o()],P.prototype,`failure`,void 0),p([o()],P.prototype,`problem`,void 0),p([d(`#address`)],P.prototype,`input`,void 0),P=p([c(`tawny-add-find`)],P);var F=class extends x{constructor(...e){super(...e),this.busy=!1,this.failure=``}static{this.styles=[u,S,t`
      form {
        display: grid;
        gap: 16px;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: 16px;
      }
      .where {
        overflow-wrap: anywhere;
      }
    `]}firstUpdated(){this.renderRoot.querySelector(`#user`)?.focus()}render(){let{camera:e}=this,t=e.title||e.address||e.url.replace(/\/\/[^@/]*@/,`//`),r=e.url&&ht(e.url);return a`
      <form @submit=${this.#t}>
        <h3 class="where">${t}</h3>
        <p class="soft small">${this.s(r?`add.login_told`:`add.login_text`)}</p>
        ${r?n:this.#e()}
        ${this.failure?a`<p class="notice wrong" role="alert">${this.failure}</p>`:n}
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>${this.s(this.busy?`add.asking`:`add.next`)}</button>
        </div>
      </form>
    `}#e(){return a`
      <div class="fields">
        <div>
          <label class="label" for="user">${this.s(`add.user`)}</label>
          <input
            id="user"
            name="user"
            class="input"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="100"
            .value=${this.camera.user}
          />
        </div>
        <div>
          <label class="label" for="password">${this.s(`add.password`)}</label>
          <input
            id="password"
            name="password"
            type="password"
            class="input"
            autocomplete="new-password"
            maxlength="200"
            .value=${this.camera.password}
          />
        </div>
      </div>
    `}async#t(e){e.preventDefault();let t=new FormData(this.form),[n,r]=[String(t.get(`user`)??``).trim(),String(t.get(`password`)??``)],{camera:i}=this;this.busy=!0,this.failure=``;try{let e=i.address?await this.settings.desk.api.profiles(i.address,n,r):null,t=i.title||(e?[e.maker,e.model].filter(Boolean).join(` `):``);this.fire(`tawny-inside`,{...i,title:t,user:n,password:r,device:e})}catch(e){this.failure=this.reason(e)}finally{this.busy=!1}}};p([s({attribute:!1})],F.prototype,`camera`,void 0),p([o()],F.prototype,`busy`,void 0),p([o()],F.prototype,`failure`,void 0),p([d(`form`)],F.prototype,`form`,void 0),F=p([c(`tawny-add-login`)],F);var Ct=[`adaptive`,`motion`,`continuous`,`off`],I=class extends x{constructor(...e){super(...e),this.name=``}static{this.styles=[u,S,t`
      form {
        display: grid;
        gap: 20px;
      }
      fieldset {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
        padding: 8px 14px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        cursor: pointer;
      }
      fieldset label:has(:checked) {
        border-color: var(--tawny-accent);
        background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
      }
      fieldset input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
    `]}firstUpdated(){this.renderRoot.querySelector(`#name`)?.focus()}render(){return a`
      <form @submit=${this.#t}>
        <div>
          <label class="label" for="name">${this.s(`add.name`)}</label>
          <input
            id="name"
            name="name"
            class="input"
            maxlength="80"
            autocomplete="off"
            required
            placeholder=${this.s(`form.example`,{value:this.s(`add.name_example`)})}
            aria-describedby="hint"
            @input=${e=>{this.name=e.target.value.trim()}}
          />
          <p id="hint" class="soft small">${this.s(`add.name_text`,{id:this.#e})}</p>
        </div>
        <fieldset>
          <legend class="label">${this.s(`add.mode`)}</legend>
          ${Ct.map(e=>a`
              <label><input type="radio" name="mode" value=${e} ?checked=${e===`adaptive`} />${this.s(`mode.${e}`)}</label>
            `)}
        </fieldset>
        <div class="row">
          <button class="button primary">
            <tawny-icon path=${we}></tawny-icon>${this.s(`add.save_and_record`)}
          </button>
        </div>
      </form>
    `}get#e(){let e=this.settings.desk.stored.value.config.cameras;return vt(this.name||this.s(`add.name_example`),v(e)?Object.keys(e):[],`camera`)}#t(e){if(e.preventDefault(),!this.name)return;let{main:t,sub:n}=this.streams,r={main:{url:t},...n?{sub:{url:n}}:{}},i={mode:String(new FormData(this.form).get(`mode`))};this.fire(`tawny-named`,{id:this.#e,settings:{name:this.name,streams:r,recording:i}})}};p([s({attribute:!1})],I.prototype,`camera`,void 0),p([s({attribute:!1})],I.prototype,`streams`,void 0),p([o()],I.prototype,`name`,void 0),p([d(`form`)],I.prototype,`form`,void 0),I=p([c(`tawny-add-name`)],I);var L=10,wt=500,Tt=45e3,R=class extends x{constructor(...e){super(...e),this.stage=`saving`,this.left=L,this.failure=``,this.stored=!1,this.event=null,this.#e=new m(this,e=>e.backend.cameras),this.#n=!1,this.#c=async()=>{this.stage=`connecting`,this.failure=``;let e=Date.now();for(;!this.#d?.online;){if(this.#n)return;if(Date.now()-e>Tt)return this.#p(this.#f());await this.#m(wt)}try{await this.#l()}catch(e){this.#p(this.reason(e))}}}static{this.styles=[u,S,t`
      :host {
        display: grid;
        gap: 16px;
      }
      tawny-clip,
      tawny-video {
        width: 100%;
        max-height: 60dvh;
        aspect-ratio: 16 / 9;
        border-radius: var(--tawny-round-small);
        overflow: hidden;
      }
      .count {
        font-size: 1.15rem;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),this.#n=!1}disconnectedCallback(){super.disconnectedCallback(),this.#n=!0,clearTimeout(this.#t)}firstUpdated(){this.#s()}render(){switch(this.stage){case`playing`:return this.event?this.#i(this.event):n;case`failed`:return this.#a();default:return this.#r(this.stage)}}#r(e){let t=e===`recording`?(L-Math.max(0,this.left))/L:null,r=t===1?this.s(`add.writing`):this.s(`add.${e}`,{seconds:this.left}),i=this.#d;return a`
      <p class="count" role="status">${r}</p>
      ${t===null?a`<progress aria-label=${r}></progress>`:a`<progress aria-label=${r} max="1" .value=${t}></progress>`}
      ${e===`recording`&&i?a`<tawny-video .camera=${i} rendition="main" live></tawny-video>`:n}
    `}#i(e){return a`
      <h3>${this.s(`add.look`)}</h3>
      <tawny-clip .event=${e}></tawny-clip>
      <p class="soft small">${this.s(`add.look_text`)}</p>
      <div class="row">
        <button type="button" class="button primary" @click=${this.#h}>
          <tawny-icon path=${Xe}></tawny-icon>${this.s(`add.good`)}
        </button>
        ${this.#o()}
      </div>
    `}#a(){return a`
      <p class="notice wrong" role="alert">${this.failure}</p>
      <div class="row">
        ${this.stored?a`
                <button type="button" class="button primary" @click=${this.#c}>${this.s(`add.record_again`)}</button>
                <button type="button" class="button" @click=${this.#h}>${this.s(`add.keep`)}</button>
                ${this.#o()}
              `:a`
                <button type="button" class="button primary" @click=${()=>this.fire(`tawny-unnamed`,null)}>
                  ${this.s(`add.back`)}
                </button>
              `}
      </div>
    `}#o(){return a`
      <button type="button" class="button danger" @click=${this.#g}>
        <tawny-icon path=${Ee}></tawny-icon>${this.s(`add.refuse`)}
      </button>
    `}async#s(){let{api:e}=this.settings.desk;try{await e.addCamera(this.made.id,this.made.settings),this.stored=!0}catch(e){this.#p(this.reason(e));return}this.settings.desk.reload().catch(()=>{}),await this.#c()}#c;async#l(){let e=await this.#u();this.stage=`recording`;let t=Date.now();for(;this.left>-3;)if(this.left=L-Math.floor((Date.now()-t)/1e3),await this.#m(wt),this.#n)return;this.event=await this.app.backend.event(``,e),this.stage=`playing`}async#u(){this.left=L;for(let t=0;;t++)try{return await this.settings.desk.api.recordEvent(this.made.id,L)}catch(n){if(!(n instanceof e)||n.status!==503||t>10||this.#n)throw n;await this.#m(wt*2)}}get#d(){return this.#e.value?.find(e=>e.id===this.made.id)}#f(){return(this.#d?.streams.find(e=>e.reason)?.reason??this.#d?.trouble)||this.s(`add.not_online`)}#p(e){this.failure=this.t(`app.failed`,{reason:e}),this.stage=`failed`}#m(e){return new Promise(t=>{this.#t=setTimeout(t,e)})}#h(){this.app.go(`settings`,`cameras/${this.made.id}`,!0)}async#g(){this.stage=`removing`;try{await this.settings.desk.api.removeCamera(this.made.id),await this.settings.desk.reload(),this.fire(`tawny-refused`,null)}catch(e){this.#p(this.reason(e))}}};p([s({attribute:!1})],R.prototype,`made`,void 0),p([o()],R.prototype,`stage`,void 0),p([o()],R.prototype,`left`,void 0),p([o()],R.prototype,`failure`,void 0),p([o()],R.prototype,`stored`,void 0),p([o()],R.prototype,`event`,void 0),R=p([c(`tawny-add-record`)],R);var Et=`M12,2L1,21H23M12,6L19.53,19H4.47M11,10V14H13V10M11,16V18H13V16`,Dt=`M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2C6.47,2 2,6.47 2,12C2,17.53 6.47,22 12,22C17.53,22 22,17.53 22,12C22,6.47 17.53,2 12,2M14.59,8L12,10.59L9.41,8L8,9.41L10.59,12L8,14.59L9.41,16L12,13.41L14.59,16L16,14.59L13.41,12L16,9.41L14.59,8Z`,z=class extends x{constructor(...e){super(...e),this.heading=``,this.url=``,this.known=null,this.busy=``,this.#r=async()=>{let{url:e}=this;this.busy=e,this.known=null;let t;try{t={url:e,seen:await this.settings.desk.api.probe(e,`tcp`),failure:``}}catch(n){t={url:e,seen:null,failure:this.reason(n)}}this.url===e&&(this.known=t,this.busy=``,this.fire(`tawny-tested`,t))}}static{this.styles=[u,S,t`
      :host {
        display: grid;
        align-content: start;
        gap: 10px;
        padding: 14px 16px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
        overflow-wrap: anywhere;
      }
      .verdict {
        display: flex;
        gap: 10px;
        align-items: flex-start;
      }
      .verdict.good tawny-icon {
        color: var(--tawny-good);
      }
      .verdict.bad tawny-icon {
        color: var(--tawny-bad);
      }
      .warnings {
        display: grid;
        gap: 10px;
      }
      .warnings li {
        display: flex;
        gap: 10px;
      }
      .warnings tawny-icon {
        color: var(--tawny-motion);
      }
    `]}updated(){this.known?.url!==this.url&&this.busy!==this.url&&this.#r()}render(){let e=this.known?.url===this.url?this.known:null;return a`
      <h3>${this.heading}</h3>
      <div role="status">${e?this.#t(e):this.#e()}</div>
      ${e?.seen?.warnings.length?this.#n(e.seen):n}
      ${e?a`<div><button type="button" class="button" @click=${this.#r}>${this.s(`add.test_again`)}</button></div>`:n}
    `}#e(){return a`<p class="soft small">${this.s(`add.testing`)}</p><progress aria-label=${this.s(`add.testing`)}></progress>`}#t({seen:e,failure:t}){if(!e)return a`
        <p class="verdict bad"><tawny-icon path=${Dt}></tawny-icon><span>${t}</span></p>
      `;let r=new Intl.NumberFormat(this.app.language,{maximumFractionDigits:1}),i=e.keyframesS?this.s(`add.keyframes`,{seconds:r.format(e.keyframesS)}):``;return a`
      <p class="verdict good">
        <tawny-icon path=${h}></tawny-icon>
        <span>
          ${St(e,this.app.language)}
          ${i?a`<br /><span class="soft small">${i}</span>`:n}
        </span>
      </p>
    `}#n({warnings:e}){return a`
      <ul class="warnings small">
        ${e.map(({message:e,remedy:t})=>a`
            <li>
              <tawny-icon path=${Et}></tawny-icon>
              <span>${e}<br /><span class="soft">${t}</span></span>
            </li>
          `)}
      </ul>
    `}#r};p([s()],z.prototype,`heading`,void 0),p([s({attribute:!1})],z.prototype,`url`,void 0),p([s({attribute:!1})],z.prototype,`known`,void 0),p([o()],z.prototype,`busy`,void 0),z=p([c(`tawny-stream-test`)],z);var Ot=[`main`,`sub`,`none`],B=class extends x{constructor(...e){super(...e),this.roles={main:``,sub:``},this.typed={main:``,sub:``},this.tested={}}static{this.styles=[u,S,t`
      :host {
        display: grid;
        gap: 18px;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
        min-width: 0;
        margin: 0;
        padding: 12px 0;
        border: 0;
      }
      legend {
        float: left;
        flex: 1 1 260px;
        min-width: 0;
        padding: 0;
      }
      .roles {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .roles label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: var(--tawny-target);
        padding: 0 12px;
        border: 1px solid var(--tawny-line);
        border-radius: 999px;
        cursor: pointer;
      }
      .roles label:has(:checked) {
        border-color: var(--tawny-accent);
        background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
      }
      .roles input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
      .results {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
        gap: 12px;
      }
    `]}willUpdate(){if(this.hasUpdated)return;let{device:e,url:t}=this.camera;e?this.roles=xt(e):this.typed={main:t,sub:``}}render(){let{device:e}=this.camera,{main:t,sub:r}=this.#e,i=!!t&&[t,r].filter(Boolean).every(e=>this.tested[e]?.seen),o=[t,r].some(e=>e&&this.tested[e]?.failure);return a`
      <p>${this.s(`add.streams_text`)}</p>
      ${e?this.#t(e.profiles):this.#r()}
      ${e&&!e.main?a`<p class="notice wrong">${this.s(`add.no_main`)}</p>`:n}
      <div class="results">${t?this.#o(`main`,t):n}${r?this.#o(`sub`,r):n}</div>
      <div class="row">
        <button type="button" class="button primary" ?disabled=${!i} @click=${this.#s}>${this.s(`add.next`)}</button>
        ${i?n:a`<span class="soft small">${this.s(o?`add.test_failed`:`add.test_first`)}</span>`}
      </div>
    `}get#e(){let{device:e,user:t,password:n}=this.camera,r=r=>{let i=e?.profiles.find(e=>e.token===r);return i?i.foreign?i.url:gt(i.url,t,n):``};if(e)return{main:r(this.roles.main),sub:r(this.roles.sub)};let i=e=>e&&!ht(e)?gt(e,t,n):e;return{main:i(this.typed.main.trim()),sub:i(this.typed.sub.trim())}}#t(e){return a`<div class="list">${e.map(e=>this.#n(e))}</div>`}#n(e){let t=bt(this.roles,e.token),r=t=>{this.roles=yt(this.roles,e.token,t)};return a`
      <fieldset>
        <legend>
          <strong>${e.name||e.token}</strong><br />
          <span class="soft small">${St(e,this.app.language)}</span>
          ${e.foreign?a`<br /><span class="bad small">${this.s(`add.foreign`)}</span>`:n}
        </legend>
        <div class="roles">
          ${Ot.map(n=>a`
              <label>
                <input
                  type="radio"
                  name=${e.token}
                  .checked=${t===n}
                  @change=${()=>r(n)}
                />${this.s(`role.${n}`)}
              </label>
            `)}
        </div>
      </fieldset>
    `}#r(){return[`main`,`sub`].map(e=>a`
        <div>
          <label class="label" for=${e}>${this.s(`role.${e}`)}</label>
          <input
            id=${e}
            class="input"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            .value=${this.#i(this.typed[e])}
            @change=${t=>this.#a(e,t.target.value)}
          />
          ${e===`sub`?a`<p class="soft small">${this.s(`add.sub_text`)}</p>`:n}
        </div>
      `)}#i(e){return e.replace(/\/\/[^@/]*@/,`//***@`)}#a(e,t){let n=/\/\/([^@/]*)@/,r=(n.exec(this.typed[e])??n.exec(this.typed.main))?.[1]??``;this.typed={...this.typed,[e]:t.replace(`//***@`,r?`//${r}@`:`//`)}}#o(e,t){return a`
      <tawny-stream-test
        heading=${this.s(`role.${e}`)}
        .url=${t}
        .known=${this.tested[t]??null}
        @tawny-tested=${e=>{this.tested={...this.tested,[e.detail.url]:e.detail}}}
      ></tawny-stream-test>
    `}#s(){this.fire(`tawny-chosen`,this.#e)}};p([s({attribute:!1})],B.prototype,`camera`,void 0),p([o()],B.prototype,`roles`,void 0),p([o()],B.prototype,`typed`,void 0),p([o()],B.prototype,`tested`,void 0),B=p([c(`tawny-add-streams`)],B);var kt=[`find`,`login`,`streams`,`name`,`record`],At={title:``,address:``,url:``,user:``,password:``,device:null},V=class extends x{constructor(...e){super(...e),this.step=`find`,this.camera=At,this.streams=null,this.made=null}static{this.styles=[u,S,t`
      .steps {
        display: flex;
        gap: 6px;
        margin: 14px 0 var(--tawny-gap);
      }
      .steps li {
        flex: 1;
        padding-top: 8px;
        border-top: 4px solid var(--tawny-line);
        color: var(--tawny-soft);
        font-size: 0.85rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .steps .done,
      .steps [aria-current] {
        border-color: var(--tawny-accent);
      }
      .steps [aria-current] {
        color: var(--tawny-ink);
        font-weight: 600;
      }
      .card:focus {
        outline: none;
      }
      @media (max-width: 560px) {
        .steps li:not([aria-current]) {
          font-size: 0;
          flex: 0.5;
        }
        .steps li[aria-current] {
          white-space: nowrap;
          flex: 2;
        }
      }
    `]}render(){let e=kt.indexOf(this.step);return a`
      <div class="row">
        ${this.step===`record`?n:this.#e(e)}
        <h2>${this.s(`add.title`)}</h2>
      </div>
      <ol class="steps">
        ${kt.map((t,r)=>a`
            <li class=${r<e?`done`:``} aria-current=${r===e?`step`:n}>
              ${this.s(`add.step_${t}`)}
            </li>
          `)}
      </ol>
      <section class="card" tabindex="-1">${this.#t()}</section>
    `}#e(e){let t=this.s(e?`add.back`:`camera.back`);return a`
      <button type="button" class="button bare round" aria-label=${t} title=${t} @click=${()=>{let t=kt[e-1];if(!t)return this.app.go(`settings`,`cameras`);this.#o(t)}}>
        <tawny-icon path=${Se}></tawny-icon>
      </button>
    `}#t(){let{camera:e,streams:t,made:n}=this;switch(this.step){case`find`:return a`<tawny-add-find @tawny-found=${this.#n}></tawny-add-find>`;case`login`:return a`<tawny-add-login .camera=${e} @tawny-inside=${this.#r}></tawny-add-login>`;case`streams`:return a`<tawny-add-streams .camera=${e} @tawny-chosen=${this.#i}></tawny-add-streams>`;case`name`:return a`<tawny-add-name .camera=${e} .streams=${t} @tawny-named=${this.#a}></tawny-add-name>`;default:return a`
          <tawny-add-record
            .made=${n}
            @tawny-refused=${()=>this.#o(`streams`)}
            @tawny-unnamed=${()=>this.#o(`name`)}
          ></tawny-add-record>
        `}}#n(e){this.camera={...At,...e.detail},this.streams=null,this.#o(`login`)}#r(e){this.camera=e.detail,this.#o(`streams`)}#i(e){this.streams=e.detail,this.#o(`name`)}#a(e){this.made=e.detail,this.#o(`record`)}async#o(e){this.step=e,await this.updateComplete,this.renderRoot.querySelector(`.card`)?.focus(),this.scrollIntoView({block:`nearest`})}};p([o()],V.prototype,`step`,void 0),p([o()],V.prototype,`camera`,void 0),p([o()],V.prototype,`streams`,void 0),p([o()],V.prototype,`made`,void 0),V=p([c(`tawny-add-camera`)],V);var jt=`M20.84 22.73L18.11 20H17C15.9 20 15 19.1 15 18V16.89L12.66 14.55L11.81 15.04C10.86 15.59 9.63 15.26 9.08 14.31L7.58 11.71C7.18 11 7.25 10.18 7.68 9.57L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L10.77 7.57L17.86 14.66C18.26 14.22 18.5 13.64 18.5 13M2 12.62L5.5 18.68L8.03 15.5L6.03 12.03L2 12.62Z`,H=class extends ie{constructor(...e){super(...e),this.tabs=[],this.current=``,this.label=``}static{this.styles=[u,t`
      :host {
        display: block;
        overflow-x: auto;
        scrollbar-width: none;
      }
      div {
        display: flex;
        gap: 4px;
        min-width: max-content;
        border-bottom: 1px solid var(--tawny-line);
      }
      button {
        min-height: var(--tawny-target);
        padding: 0 14px;
        border: 0;
        border-bottom: 3px solid transparent;
        background: none;
        color: var(--tawny-soft);
        font-weight: 500;
        cursor: pointer;
      }
      button:hover {
        color: var(--tawny-ink);
      }
      button:focus-visible {
        outline-offset: -3px;
      }
      button[aria-selected="true"] {
        border-color: var(--tawny-accent);
        color: var(--tawny-accent);
      }
    `]}render(){return a`
      <div role="tablist" aria-label=${this.label} @keydown=${this.#e}>
        ${this.tabs.map(({name:e,title:t})=>a`
            <button
              type="button"
              role="tab"
              aria-selected=${String(e===this.current)}
              tabindex=${e===this.current?0:-1}
              @click=${()=>this.#t(e)}
            >
              ${t}
            </button>
          `)}
      </div>
    `}updated(){let e=this.renderRoot.querySelector(`[aria-selected="true"]`);e&&(this.scrollLeft=e.offsetLeft-(this.clientWidth-e.offsetWidth)/2)}async#e(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0,n=this.tabs.findIndex(e=>e.name===this.current),r=this.tabs[(n+t+this.tabs.length)%this.tabs.length];t&&r&&(e.preventDefault(),this.#t(r.name),await new Promise(requestAnimationFrame),await this.updateComplete,this.renderRoot.querySelector(`[aria-selected="true"]`)?.focus())}#t(e){this.fire(`tawny-tab`,e)}};p([s({attribute:!1})],H.prototype,`tabs`,void 0),p([s()],H.prototype,`current`,void 0),p([s()],H.prototype,`label`,void 0),H=p([c(`tawny-tabs`)],H);var Mt=`M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z`,Nt=24,Pt=1e3,U=class extends x{constructor(...e){super(...e),this.camera=``,this.run=null,this.failure=``,this.busy=!1,this.#e=``}static{this.styles=[u,S,t`
      :host {
        display: grid;
        gap: 14px;
      }
      .figure {
        font-size: 1.35rem;
        font-weight: 650;
      }
      ul {
        display: grid;
        gap: 4px;
      }
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#t)}connectedCallback(){super.connectedCallback(),this.#n&&(this.#t=setTimeout(()=>void this.#s(),Pt))}willUpdate(e){e.has(`camera`)&&e.get(`camera`)!==void 0&&(clearTimeout(this.#t),this.run=null,this.failure=``)}render(){let e=this.run?.result??null;return a`
      <h3>${this.s(`dry.title`)}</h3>
      <p class="soft small">${this.s(`dry.text`)}</p>
      <div role="status">${e?this.#a(e):n}</div>
      ${this.#n?this.#i():this.#r()}
      <p class="bad small" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `}get#n(){return this.run?.state===`pending`||this.run?.state===`running`}#r(){return a`
      <div>
        <button type="button" class="button" ?disabled=${this.busy} @click=${this.#o}>
          <tawny-icon path=${Mt}></tawny-icon>${this.s(this.run?.result?`dry.again`:`dry.begin`)}
        </button>
      </div>
    `}#i(){let e=this.run?.progress??0,t=new Intl.NumberFormat(this.app.language,{style:`percent`}).format(e);return a`
      <progress max="1" .value=${e} aria-label=${this.s(`dry.progress`,{percent:t})}></progress>
      <div class="row">
        <span>${this.s(this.run?.state===`pending`?`dry.waiting`:`dry.progress`,{percent:t})}</span>
        <button type="button" class="button" @click=${this.#l}>${this.s(`form.cancel`)}</button>
      </div>
    `}#a(e){let t=[e.added?this.s(`dry.added`,{count:e.added}):``,e.gone?this.s(`dry.gone`,{count:e.gone}):``,e.unseen?this.s(`dry.unseen`,{count:e.unseen}):``,e.missingS>60?this.s(`dry.missing`,{time:this.app.times.length(e.missingS*1e3)}):``,e.thinnedS>60?this.s(`dry.thinned`,{time:this.app.times.length(e.thinnedS*1e3)}):``,JSON.stringify(this.motion)===this.#e?``:this.s(`dry.stale`)];return a`
      <p class="figure">${this.s(`dry.result`,{count:e.events,was:e.was})}</p>
      <ul class="soft small">${t.filter(Boolean).map(e=>a`<li>${e}</li>`)}</ul>
    `}async#o(){this.busy=!0,this.failure=``,this.#e=JSON.stringify(this.motion);try{let e=v(this.motion)?this.motion:{};this.#c(await this.settings.desk.api.tryMotion(this.camera,e,Nt))}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#s(){let{run:e}=this;if(e)try{let t=await this.settings.desk.api.dryRun(this.camera,e.id);this.run===e&&this.#c(t)}catch(e){this.run=null,this.failure=this.failed(e)}}#c(e){this.run=e,clearTimeout(this.#t),this.#n?this.#t=setTimeout(()=>void this.#s(),Pt):e.state===`failed`&&(this.failure=e.error)}async#l(){let{run:e}=this;clearTimeout(this.#t),this.run=null,e&&await this.settings.desk.api.endDryRun(this.camera,e.id).catch(()=>{})}};p([s()],U.prototype,`camera`,void 0),p([s({attribute:!1})],U.prototype,`motion`,void 0),p([o()],U.prototype,`run`,void 0),p([o()],U.prototype,`failure`,void 0),p([o()],U.prototype,`busy`,void 0),U=p([c(`tawny-dry-run`)],U);var Ft=class extends x{static{this.styles=[u,S]}#e=new m(this,()=>this.settings.desk.stored);#t=new m(this,()=>this.settings.desk.edits);render(){this.#e.value,this.#t.value;let e=[`cameras`,this.camera.id,`motion`];return a`
      <section class="card">
        <tawny-config-form .path=${e} .folded=${[`fps`,`quiet_s`]}></tawny-config-form>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${this.settings.desk.draft(e)}></tawny-dry-run>
      </section>
    `}};p([s({attribute:!1})],Ft.prototype,`camera`,void 0),Ft=p([c(`tawny-motion-settings`)],Ft);var W=({kind:e,id:t})=>`${e}.${t}`;function It(e){return[`zones`,`ignore`].flatMap(t=>{let n=v(e)?e[t]:void 0;return v(n)?Object.entries(n).flatMap(([e,n])=>v(n)?[Lt(t,e,n)]:[]):[]})}var Lt=(e,t,n)=>({kind:e,id:t,name:typeof n.name==`string`&&n.name?n.name:Rt(t),polygon:zt(n.polygon)}),Rt=e=>{let t=e.replaceAll(`_`,` `);return t.charAt(0).toUpperCase()+t.slice(1)};function zt(e){return Array.isArray(e)?e.flatMap(e=>Array.isArray(e)&&typeof e[0]==`number`&&typeof e[1]==`number`?[[e[0],e[1]]]:[]):[]}var Bt=1e3,Vt=e=>Math.round(Math.min(1,Math.max(0,e))*Bt)/Bt,G=([e,t])=>[Vt(e),Vt(t)],Ht=(e,t,n)=>e.map((e,r)=>r===t?G(n):e);function Ut(e,t,n){let r=Kt(e)[t];return!r||e.length>=100?e:[...e.slice(0,t+1),G(n??r),...e.slice(t+1)]}var Wt=(e,t)=>e.length>3?e.filter((e,n)=>n!==t):e;function Gt(e,t,n){let{left:r,top:i,right:a,bottom:o}=qt(e),s=Math.min(1-a,Math.max(-r,t)),c=Math.min(1-o,Math.max(-i,n));return e.map(e=>G([e[0]+s,e[1]+c]))}var Kt=e=>e.map((t,n)=>{let r=e[(n+1)%e.length]??t;return[(t[0]+r[0])/2,(t[1]+r[1])/2]});function qt(e){let[t,n]=[e.map(([e])=>e),e.map(([,e])=>e)];return{left:Math.min(...t),top:Math.min(...n),right:Math.max(...t),bottom:Math.max(...n)}}function Jt(e){let[t,n,r]=[0,0,0];for(let[i,a]of e.entries()){let o=e[(i+1)%e.length]??a,s=a[0]*o[1]-o[0]*a[1];t+=s,n+=(a[0]+o[0])*s,r+=(a[1]+o[1])*s}let{left:i,top:a,right:o,bottom:s}=qt(e);return Math.abs(t)<1e-9?[(i+o)/2,(a+s)/2]:[n/(3*t),r/(3*t)]}function Yt(e){let t=e.map((t,n)=>[t,e[(n+1)%e.length]??t]);return t.some(([e,n],r)=>t.some(([i,a],o)=>o-r<2||r===0&&o===t.length-1?!1:Xt(e,n,i,a)))}function Xt(e,t,n,r){let[i,a,o,s]=[K(e,t,n),K(e,t,r),K(n,r,e),K(n,r,t)];return i*a<0&&o*s<0||i===0&&q(e,t,n)||a===0&&q(e,t,r)||o===0&&q(n,r,e)||s===0&&q(n,r,t)}var K=(e,t,n)=>{let r=(t[0]-e[0])*(n[1]-e[1])-(t[1]-e[1])*(n[0]-e[0]);return Math.abs(r)<1e-12?0:Math.sign(r)},q=(e,t,n)=>Math.min(e[0],t[0])<=n[0]&&n[0]<=Math.max(e[0],t[0])&&Math.min(e[1],t[1])<=n[1]&&n[1]<=Math.max(e[1],t[1]);function Zt(e){let t=e%4*.06,[n,r,i,a]=[.25+t,.3+t,.6+t,.7+t].map(Vt);return[[n,r],[i,r],[i,a],[n,a]]}var Qt=`M13,6V11H18V7.75L22.25,12L18,16.25V13H13V18H16.25L12,22.25L7.75,18H11V13H6V16.25L1.75,12L6,7.75V11H11V6H7.75L12,1.75L16.25,6H13Z`,$t=t`
  :host {
    display: block;
  }
  .stage {
    position: relative;
    width: min(100%, calc(70dvh * var(--aspect)));
    margin-inline: auto;
    aspect-ratio: var(--aspect);
    border-radius: var(--tawny-round-small);
    background: var(--tawny-screen);
    user-select: none;
  }
  .stage.moving {
    outline: 3px solid var(--tawny-motion);
  }
  tawny-video,
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: inherit;
  }
  polygon {
    stroke-width: 2px;
    vector-effect: non-scaling-stroke;
    cursor: pointer;
    fill-opacity: 0.22;
    transition: fill-opacity 0.2s;
  }
  polygon.zones {
    stroke: #ffc88f;
    fill: #ffb066;
  }
  polygon.ignore {
    stroke: #c9d2da;
    fill: #101418;
    fill-opacity: 0.55;
    stroke-dasharray: 7 5;
  }
  polygon.chosen {
    stroke-width: 3px;
    stroke: #fff;
  }
  polygon.moving {
    fill-opacity: 0.55;
    animation: pulse 0.9s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      fill-opacity: 0.3;
    }
  }
  .name {
    position: absolute;
    left: var(--x);
    top: var(--y);
    max-width: 45%;
    padding: 2px 10px;
    border-radius: 999px;
    translate: -50% 14px;
    background: rgb(8 5 3 / 0.7);
    color: #fff;
    font-size: 0.85rem;
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  .handle {
    position: absolute;
    left: var(--x);
    top: var(--y);
    display: grid;
    place-items: center;
    width: var(--tawny-target);
    height: var(--tawny-target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    translate: -50% -50%;
    background: none;
    color: #2b1607;
    cursor: grab;
    touch-action: none;
  }
  .handle:active {
    cursor: grabbing;
  }
  .handle::before {
    content: "";
    grid-area: 1 / 1;
    border-radius: 50%;
    box-shadow: 0 0 0 2px rgb(0 0 0 / 0.65);
  }
  .corner {
    z-index: 2;
  }
  .corner::before {
    width: 16px;
    height: 16px;
    background: #fff;
  }
  .middle::before {
    width: 9px;
    height: 9px;
    background: #fff;
    opacity: 0.65;
  }
  .centre::before {
    width: 30px;
    height: 30px;
    background: #ffc88f;
  }
  .centre tawny-icon {
    grid-area: 1 / 1;
    z-index: 1;
    width: 20px;
    height: 20px;
  }
  .handle:focus-visible {
    outline: 3px solid #fff;
    outline-offset: -9px;
    box-shadow: inset 0 0 0 6px rgb(0 0 0 / 0.6);
  }
  .handle:focus {
    z-index: 3;
  }
`,en=.01,tn=.05,nn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},J=class extends x{constructor(...e){super(...e),this.areas=[],this.chosen=``,this.said=``,this.#e=null}static{this.styles=[u,$t]}#e;render(){let e=this.camera.streams.find(e=>e.name===`main`),t=e?.width&&e.height?e.width/e.height:16/9,r=this.areas.find(e=>W(e)===this.chosen),i=this.camera.motion&&!this.areas.some(e=>e.kind===`zones`);return a`
      <div class="stage ${i?`moving`:``}" ${xe({"--aspect":t})}>
        <tawny-video .camera=${this.camera} rendition=${this.#t} live></tawny-video>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          ${b(this.areas,W,e=>this.#n(e))}
        </svg>
        ${b(this.areas,W,e=>this.#r(e))} ${r?this.#a(r):n}
      </div>
      <p class="unseen" role="status">${this.said}</p>
    `}get#t(){return this.camera.streams.some(e=>e.name===`sub`)?`sub`:`main`}#n(e){let t=W(e),n=e.kind===`zones`&&this.camera.motionZones.includes(e.id),r=[e.kind,t===this.chosen?`chosen`:``,n?`moving`:``].join(` `),i=e.polygon.map(e=>e.join(`,`)).join(` `);return ae`<polygon class=${r} points=${i} @click=${()=>this.fire(`tawny-choose`,t)}></polygon>`}#r(e){return a`<span class="name ${e.kind}" ${this.#i(Jt(e.polygon))}>${e.name}</span>`}#i([e,t]){return xe({"--x":`${e*100}%`,"--y":`${t*100}%`})}#a(e){let{polygon:t}=e;return a`
      ${Kt(t).map((t,n)=>this.#s(e,t,n))}
      ${t.map((t,n)=>this.#o(e,t,n))} ${this.#c(e)}
    `}#o(e,t,n){return a`
      <button
        type="button"
        class="handle corner"
        aria-label=${this.s(`zones.corner`,{number:n+1,count:e.polygon.length,name:e.name,where:this.#m(t)})}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Delete Enter"
        ${this.#i(t)}
        @pointerdown=${t=>this.#l(t,t=>Ht(e.polygon,n,t))}
        @keydown=${t=>this.#f(t,e,n)}
      ></button>
    `}#s(e,t,n){return a`
      <button
        type="button"
        class="handle middle"
        tabindex="-1"
        aria-label=${this.s(`zones.add_corner`,{number:n+1})}
        ${this.#i(t)}
        @pointerdown=${r=>{let i=Ut(e.polygon,n,t);this.#l(r,e=>Ht(i,n+1,e))}}
        @click=${t=>{t.detail===0&&this.#p(Ut(e.polygon,n))}}
      ></button>
    `}#c(e){let t=Jt(e.polygon);return a`
      <button
        type="button"
        class="handle centre"
        aria-label=${this.s(`zones.move`,{name:e.name})}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
        ${this.#i(t)}
        @pointerdown=${n=>this.#l(n,n=>Gt(e.polygon,n[0]-t[0],n[1]-t[1]))}
        @keydown=${t=>{let n=this.#d(t);n&&this.#p(Gt(e.polygon,n[0],n[1]))}}
      >
        <tawny-icon path=${Qt}></tawny-icon>
      </button>
    `}#l(e,t){let n=e.currentTarget;if(!(n instanceof HTMLElement)||e.button!==0)return;e.preventDefault(),n.focus();let r=this.stage.getBoundingClientRect(),i=this.#u(n),a=[i[0]-(e.clientX-r.left)/r.width,i[1]-(e.clientY-r.top)/r.height],o=n=>{if(n.pointerId!==e.pointerId)return;let i=G([(n.clientX-r.left)/r.width+a[0],(n.clientY-r.top)/r.height+a[1]]);this.#p(t(i))},s=t=>{t.pointerId===e.pointerId&&(removeEventListener(`pointermove`,o),removeEventListener(`pointerup`,s),removeEventListener(`pointercancel`,s))};addEventListener(`pointermove`,o),addEventListener(`pointerup`,s),addEventListener(`pointercancel`,s)}#u(e){let t=t=>Number.parseFloat(e.style.getPropertyValue(t))/100;return[t(`--x`),t(`--y`)]}#d(e){let t=nn[e.key];if(!t||e.altKey||e.ctrlKey||e.metaKey)return null;e.preventDefault();let n=e.shiftKey?tn:en;return[t[0]*n,t[1]*n]}#f(e,t,n){let r=t.polygon[n];if(!r)return;let i=this.#d(e);if(i){let e=G([r[0]+i[0],r[1]+i[1]]);this.#p(Ht(t.polygon,n,e)),this.said=this.#m(e)}else if(e.key===`Delete`||e.key===`Backspace`){e.preventDefault();let r=t.polygon.length===3;this.said=this.s(r?`zones.three_stay`:`zones.corner_gone`),r||this.#p(Wt(t.polygon,n),Math.max(0,n-1))}else(e.key===`Enter`||e.key===`+`)&&(e.preventDefault(),this.said=this.s(`zones.corner_added`),this.#p(Ut(t.polygon,n),n+1))}#p(e,t=null){this.#e=t,this.fire(`tawny-shape`,{key:this.chosen,polygon:e})}updated(e){this.#e!==null&&e.has(`areas`)&&(this.renderRoot.querySelectorAll(`.corner`)[this.#e]?.focus(),this.#e=null)}#m([e,t]){return this.s(`zones.where`,{x:Math.round(e*100),y:Math.round(t*100)})}};p([s({attribute:!1})],J.prototype,`camera`,void 0),p([s({attribute:!1})],J.prototype,`areas`,void 0),p([s()],J.prototype,`chosen`,void 0),p([o()],J.prototype,`said`,void 0),p([d(`.stage`)],J.prototype,`stage`,void 0),J=p([c(`tawny-area-editor`)],J);var Y=class extends x{constructor(...e){super(...e),this.path=[],this.named=!1,this.problems=[]}static{this.styles=[u,S,t`
      :host {
        display: grid;
        gap: 18px;
        padding: 6px 14px 16px;
      }
    `]}render(){let{area:e,path:t}=this,r=(e.kind===`zones`?this.settings.desk.schema.fields(t):[]).filter(e=>e.path.at(-1)!==`name`),i=this.problems.filter(e=>e.path===t.join(`.`)).map(e=>e.message),o=[`name`,`polygon`].map(e=>_(this.problems,[...t,e])),s=[...i,...o].filter(Boolean).join(` `);return a`
      ${this.named?this.#e():n}
      <p class="bad small" role="alert" ?hidden=${!s}>${s}</p>
      ${r.length?a`<tawny-form .fields=${r} .value=${this.value} .problems=${this.problems}></tawny-form>`:n}
      <div class="row">
        <button type="button" class="button danger" @click=${()=>this.fire(`tawny-remove`,e)}>
          <tawny-icon path=${Ee}></tawny-icon>${this.s(`zones.remove`)}
        </button>
      </div>
    `}#e(){return a`
      <div>
        <label class="label" for="name">${this.s(`zones.name`)}</label>
        <input
          id="name"
          class="input"
          maxlength="60"
          autocomplete="off"
          .value=${this.area.name}
          @change=${e=>this.#t(e.target)}
        />
      </div>
    `}#t(e){let t=e.value.trim();t?this.fire(`tawny-name`,t):e.value=this.area.name}};p([s({attribute:!1})],Y.prototype,`area`,void 0),p([s({attribute:!1})],Y.prototype,`path`,void 0),p([s({type:Boolean})],Y.prototype,`named`,void 0),p([s({attribute:!1})],Y.prototype,`value`,void 0),p([s({attribute:!1})],Y.prototype,`problems`,void 0),Y=p([c(`tawny-area-details`)],Y);var X=class extends x{constructor(...e){super(...e),this.chosen=``,this.problems=[],this.failure=``,this.busy=!1,this.saved=!1,this.#e=new m(this,()=>this.settings.desk.stored),this.#t=new m(this,()=>this.settings.desk.edits)}static{this.styles=[u,S,t`
      .areas {
        display: grid;
        gap: 6px;
      }
      .area {
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
      }
      .area.chosen {
        border-color: var(--tawny-accent);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 52px;
        padding: 4px 14px;
        border: 0;
        border-radius: inherit;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .head strong {
        overflow-wrap: anywhere;
      }
      .swatch {
        flex: none;
        width: 18px;
        height: 18px;
        border: 2px solid var(--tawny-accent);
        border-radius: 4px;
        background: color-mix(in srgb, var(--tawny-accent) 35%, transparent);
      }
      .ignore .swatch {
        border: 2px dashed var(--tawny-soft);
        background: color-mix(in srgb, var(--tawny-soft) 25%, transparent);
      }
      .motion {
        color: var(--tawny-motion);
      }
    `]}#e;#t;render(){let{desk:e}=this.settings;this.#e.value,this.#t.value;let t=e.draft(this.#n()),r=It(t),i=this.#r.some(t=>e.changes(t).length>0),o=r.some(e=>Yt(e.polygon));return a`
      <section class="card">
        <p class="soft small">${this.s(`zones.text`)}</p>
        <tawny-area-editor
          .camera=${this.camera}
          .areas=${r}
          chosen=${this.chosen}
          @tawny-choose=${e=>this.#c(e.detail)}
          @tawny-shape=${this.#d}
        ></tawny-area-editor>
        ${this.chosen?a`<p class="soft small">${this.s(`zones.keys`)}</p>`:n}
        <div class="row">
          <button type="button" class="button" @click=${()=>this.#l(`zones`,r)}>
            <tawny-icon path=${A}></tawny-icon>${this.s(`zones.add`)}
          </button>
          <button type="button" class="button" @click=${()=>this.#l(`ignore`,r)}>
            <tawny-icon path=${A}></tawny-icon>${this.s(`zones.add_ignore`)}
          </button>
        </div>
        ${r.length?this.#i(r):n}
        ${o?a`<p class="notice wrong" role="alert">${this.s(`zones.crosses`)}</p>`:n}
        ${this.failure?a`<p class="notice wrong" role="alert">${this.failure}</p>`:n}
        <tawny-save-bar
          ?changed=${i}
          ?busy=${this.busy}
          ?blocked=${o}
          ?saved=${this.saved}
          @tawny-save=${this.#_}
          @tawny-undo=${this.#g}
        ></tawny-save-bar>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${t}></tawny-dry-run>
      </section>
    `}#n(...e){return[`cameras`,this.camera.id,`motion`,...e]}get#r(){return[this.#n(`zones`),this.#n(`ignore`)]}#i(e){return a`
      <ul class="areas" aria-label=${this.s(`zones.list`)}>
        ${b(e,W,e=>this.#a(e))}
      </ul>
    `}#a(e){let t=W(e),r=t===this.chosen,i=e.kind===`zones`&&this.camera.motionZones.includes(e.id),o=this.s(`zones.corners`,{count:e.polygon.length});return a`
      <li class="area ${e.kind} ${r?`chosen`:``}">
        <button type="button" class="head" aria-expanded=${String(r)} @click=${()=>this.#c(r?``:t)}>
          <span class="swatch"></span>
          <span>
            <strong>${e.name}</strong><br />
            <span class="soft small">${this.s(`zones.is_${e.kind}`)} · ${o}</span>
            ${i?a`<span class="motion small"> · ${this.t(`state.motion`)}</span>`:n}
          </span>
        </button>
        ${r?this.#o(e):n}
      </li>
    `}#o(e){return a`
      <tawny-area-details
        .area=${e}
        .path=${this.#n(e.kind,e.id)}
        ?named=${e.kind===`zones`||this.#s(e)}
        .value=${this.settings.desk.draft([])}
        .problems=${this.problems}
        @tawny-name=${t=>this.#f(e,t.detail)}
        @tawny-remove=${()=>this.#p(e)}
        @tawny-input=${this.#m}
      ></tawny-area-details>
    `}#s(e){let t=this.settings.desk.stored.value.config;return g(t,this.#n(e.kind,e.id))===void 0}#c(e){this.chosen=e}#l(e,t){let n=t.filter(t=>t.kind===e),r=this.s(e===`zones`?`zones.new`:`zones.new_ignore`,{number:n.length+1}),i=vt(r,this.#u(t,e),`area`),a={polygon:Zt(t.length),...e===`zones`?{name:r}:{}};this.#h(this.#n(e,i),a),this.chosen=W({kind:e,id:i})}#u(e,t){return e.filter(e=>e.kind===t).map(e=>e.id)}#d(e){let{key:t,polygon:n}=e.detail,[r=``,i=``]=t.split(`.`);this.#h(this.#n(r,i,`polygon`),n)}#f(e,t){let n=this.#n(e.kind,e.id);if(e.kind===`zones`&&this.#h([...n,`name`],t),!this.#s(e))return;let r=vt(t,this.#u(It(this.settings.desk.draft(this.#n())),e.kind).filter(t=>t!==e.id),`area`);if(r===e.id)return;let{desk:i}=this.settings,a=i.draft(n);i.edit(n,void 0),this.#h(this.#n(e.kind,r),a),this.chosen=W({kind:e.kind,id:r})}#p(e){this.#h(this.#n(e.kind,e.id),void 0),this.chosen=``}#m(e){this.#h(e.detail.field.path,e.detail.value)}#h(e,t){this.saved=!1,this.problems=this.problems.filter(t=>!_([t],e)),this.settings.desk.edit(e,t)}#g(){for(let e of this.#r)this.settings.desk.undo(e);this.problems=[],this.failure=``,this.chosen=``}async#_(){this.busy=!0,this.failure=``;try{await this.settings.desk.save(this.#r),this.problems=[],this.saved=!0}catch(e){this.problems=fe(e),this.failure=this.failed(e)}finally{this.busy=!1}}};p([s({attribute:!1})],X.prototype,`camera`,void 0),p([o()],X.prototype,`chosen`,void 0),p([o()],X.prototype,`problems`,void 0),p([o()],X.prototype,`failure`,void 0),p([o()],X.prototype,`busy`,void 0),p([o()],X.prototype,`saved`,void 0),X=p([c(`tawny-zones-settings`)],X);var rn=[`general`,`motion`,`zones`,`recording`,`streams`],an=[`off`,`motion`,`adaptive`,`continuous`],Z=class extends x{constructor(...e){super(...e),this.camera=``,this.tab=``,this.asks=!1,this.busy=!1,this.failure=``,this.note=``,this.#e=new m(this,e=>e.backend.cameras),this.#t=new m(this,()=>this.settings.desk.stored)}static{this.styles=[u,S,t`
      .head {
        margin-bottom: 8px;
      }
      h2 {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      tawny-tabs {
        margin-bottom: var(--tawny-gap);
      }
      .motion {
        color: var(--tawny-motion);
      }
      .question {
        padding: 4px 18px 12px;
      }
    `]}#e;#t;willUpdate(e){(e.has(`camera`)||e.has(`tab`))&&(this.failure=this.note=``)}render(){let e=this.#e.value?.find(e=>e.id===this.camera),t=this.settings.desk.draft([`cameras`,this.camera])!==void 0;if(this.#t.value,!e||!t)return this.#e.value?this.#o():n;let r=rn.find(e=>e===this.tab)??`general`,[i]=Te(e,this.app.t,this.app.times);return a`
      <div class="row head">
        ${this.#n()}
        <h2>${e.name}</h2>
        <span class="small ${i?.kind??`soft`}" role="status">${i?.text}</span>
      </div>
      <tawny-tabs
        .tabs=${rn.map(e=>({name:e,title:this.s(`camera.${e}`)}))}
        current=${r}
        label=${e.name}
        @tawny-tab=${e=>this.app.go(`settings`,`cameras/${this.camera}/${e.detail}`,!0)}
      ></tawny-tabs>
      <div role="tabpanel" aria-label=${this.s(`camera.${r}`)}>${this.#r(r,e)}</div>
      ${this.asks?this.#a(e):n}
    `}#n(){let e=this.s(`camera.back`);return a`
      <button
        type="button"
        class="button bare round"
        aria-label=${e}
        title=${e}
        @click=${()=>this.app.go(`settings`,`cameras`)}
      >
        <tawny-icon path=${Se}></tawny-icon>
      </button>
    `}#r(e,t){let n=[`cameras`,this.camera];switch(e){case`motion`:return a`<tawny-motion-settings .camera=${t}></tawny-motion-settings>`;case`zones`:return a`<tawny-zones-settings .camera=${t}></tawny-zones-settings>`;case`recording`:{let e={mode:Object.fromEntries(an.map(e=>[e,this.s(`mode.${e}`)]))};return a`
          <section class="card">
            <tawny-config-form
              .path=${[...n,`recording`]}
              .names=${e}
              .folded=${[`idle_fps`,`motion_fps`]}
            ></tawny-config-form>
          </section>
        `}case`streams`:return a`
          <section class="card">
            <p class="soft small">${this.s(`camera.secrets`)}</p>
            <tawny-config-form
              .path=${[...n,`streams`]}
              .folded=${[`open_timeout_s`,`read_timeout_s`]}
            ></tawny-config-form>
          </section>
        `;default:return a`
          <section class="card">
            <tawny-config-form .path=${n} .only=${[`name`,`enabled`]}></tawny-config-form>
          </section>
          ${this.#i()}
        `}}#i(){return a`
      <section class="card">
        <div class="row">
          <div class="grow">
            <h3>${this.s(`camera.restart`)}</h3>
            <p class="soft small">${this.s(`camera.restart_text`)}</p>
          </div>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#c}>
            <tawny-icon path=${ue}></tawny-icon>${this.s(`camera.restart_do`)}
          </button>
        </div>
        <div class="row">
          <div class="grow">
            <h3>${this.s(`camera.remove`)}</h3>
            <p class="soft small">${this.s(`camera.remove_text`)}</p>
          </div>
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${()=>this.#s(!0)}>
            <tawny-icon path=${Ee}></tawny-icon>${this.s(`camera.remove_do`)}
          </button>
        </div>
        <p class="small good" role="status">${this.note}</p>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
      </section>
    `}#a(e){return a`
      <tawny-dialog heading=${this.s(`camera.remove_ask`,{name:e.name})} @tawny-close=${()=>this.#s(!1)}>
        <p class="question">${this.s(`camera.remove_text`)}</p>
        <div slot="actions">
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${this.#l}>
            ${this.s(`camera.remove_do`)}
          </button>
          <button type="button" class="button" @click=${()=>this.#s(!1)}>${this.s(`form.cancel`)}</button>
        </div>
      </tawny-dialog>
    `}#o(){return a`
      <tawny-message icon=${jt} heading=${this.s(`camera.unknown`,{id:this.camera})}>
        <button type="button" class="button" @click=${()=>this.app.go(`settings`,`cameras`)}>
          ${this.s(`camera.back`)}
        </button>
      </tawny-message>
    `}#s(e){this.asks=e}async#c(){await this.#u(async()=>{await this.settings.desk.api.restartCamera(this.camera),this.note=this.s(`camera.restarted`)})}async#l(){this.asks=!1,await this.#u(async()=>{await this.settings.desk.api.removeCamera(this.camera),this.settings.desk.undo([`cameras`,this.camera]),await this.settings.desk.reload(),this.app.go(`settings`,`cameras`,!0)})}async#u(e){this.busy=!0,this.failure=this.note=``;try{await e()}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}};p([s()],Z.prototype,`camera`,void 0),p([s()],Z.prototype,`tab`,void 0),p([o()],Z.prototype,`asks`,void 0),p([o()],Z.prototype,`busy`,void 0),p([o()],Z.prototype,`failure`,void 0),p([o()],Z.prototype,`note`,void 0),Z=p([c(`tawny-camera-settings`)],Z);var on=class extends x{static{this.styles=[u,S,t`
      .card {
        gap: 0;
        padding: 4px 0;
        overflow: hidden;
      }
      .head {
        margin-bottom: var(--tawny-gap);
      }
      a.item {
        display: flex;
        align-items: center;
        gap: 16px;
        padding: 12px 16px 12px 20px;
        color: inherit;
        text-decoration: none;
      }
      a.item:hover {
        background: color-mix(in srgb, var(--tawny-accent) 8%, transparent);
      }
      a.item:focus-visible {
        outline-offset: -3px;
      }
      .icon {
        color: var(--tawny-accent);
      }
      .icon.off {
        color: var(--tawny-soft);
      }
      .name {
        flex: 1;
        min-width: 0;
      }
      .name strong {
        display: block;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .motion {
        color: var(--tawny-motion);
      }
    `]}#e=new m(this,e=>e.backend.cameras);render(){let e=this.#e.value;return e?a`
      <div class="row head">
        <h2>${this.s(`section.cameras`)}</h2>
        ${e.length?a`<span class="end">${this.#t()}</span>`:n}
      </div>
      ${e.length?this.#r(e):this.#n()}
    `:n}#t(){return a`
      <button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>
        <tawny-icon path=${A}></tawny-icon>${this.s(`cameras.add`)}
      </button>
    `}#n(){return a`
      <tawny-message icon=${f} heading=${this.t(`live.none_title`)} text=${this.s(`cameras.none`)}>
        ${this.#t()}
      </tawny-message>
    `}#r(e){return a`<div class="card list">${b(e,ne,e=>this.#i(e))}</div>`}#i(e){let[t]=Te(e,this.app.t,this.app.times),r=`cameras/${e.id}`;return a`
      <a class="item" href=${this.app.link(`settings`,r)??`#`} @click=${e=>{e.ctrlKey||e.metaKey||e.shiftKey||(e.preventDefault(),this.app.go(`settings`,r))}}>
        <tawny-icon class="icon ${e.enabled?``:`off`}" path=${e.enabled?f:jt}></tawny-icon>
        <span class="name">
          <strong>${e.name}</strong>
          <span class="small ${t?.kind??`soft`}">${t?.text}</span>
          ${e.trouble?a`<span class="small bad">${e.trouble}</span>`:n}
        </span>
        <tawny-icon path=${Ce}></tawny-icon>
      </a>
    `}};on=p([c(`tawny-cameras-settings`)],on);var sn=`M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z`,cn=5e3,ln=[`tls_verify`,`tls_ca_file`,`tls_certificate_file`,`tls_key_file`,`password_file`,`base_topic`,`discovery`,`discovery_prefix`],un=class extends x{constructor(...e){super(...e),this.status=null}static{this.styles=[u,S,t`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .connected tawny-icon {
        color: var(--tawny-good);
      }
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e=setInterval(()=>void this.#n(),cn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#e)}firstUpdated(){this.#n()}render(){return a`
      <h2>MQTT</h2>
      <section class="card">
        ${this.status?this.#t(this.status):n}
        <tawny-config-form .path=${[`mqtt`]} .folded=${ln} @tawny-saved=${this.#n}></tawny-config-form>
      </section>
    `}#t({enabled:e,connected:t,trouble:r}){let i=t?h:e?de:sn,o=t?`connected`:e?`wrong`:``,s=t?this.s(`mqtt.connected`):e?this.s(`mqtt.lost`):this.s(`mqtt.off`);return a`
      <p class="notice ${o}" role="status">
        <tawny-icon path=${i}></tawny-icon><span>${s}${e&&r?a` ${r}`:n}</span>
      </p>
    `}async#n(){let e=await this.settings.desk.api.status().catch(()=>null);e&&(this.status=e.mqtt)}};p([o()],un.prototype,`status`,void 0),un=p([c(`tawny-mqtt-settings`)],un);var dn=3e4,Q=class extends x{constructor(...e){super(...e),this.figures=null,this.failure=``,this.#e=new m(this,e=>e.backend.cameras),this.#t=new m(this,()=>this.settings.desk.edits)}static{this.styles=[u,S,t`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .disk {
        display: flex;
        height: 16px;
        border-radius: 8px;
        overflow: hidden;
        background: var(--tawny-raised);
      }
      .disk span {
        flex: 0 0 var(--share);
      }
      .own {
        background: var(--tawny-accent);
      }
      .others {
        background: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 20px;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .legend li::before {
        content: "";
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--tawny-raised);
        border: 1px solid var(--tawny-line);
      }
      .legend .is-own::before {
        background: var(--tawny-accent);
      }
      .legend .is-others::before {
        background: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
      .days {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 12px;
      }
      .days li {
        padding: 12px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-raised) 60%, transparent);
      }
      .days strong {
        display: block;
        font-size: 1.25rem;
      }
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),this.#n=setInterval(()=>void this.#s(),dn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#n)}firstUpdated(){this.#s()}render(){return this.#t.value,a`
      <h2>${this.s(`storage.title`)}</h2>
      <section class="card">
        <h3>${this.s(`storage.disk`)}</h3>
        ${this.failure?a`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.figures?this.#r(this.figures):n}
      </section>
      <section class="card">
        <h3>${this.s(`storage.reach`)}</h3>
        ${this.figures?this.#i(this.figures):n}
      </section>
      <section class="card">
        <tawny-config-form .path=${[`storage`]} .folded=${[`fsync_interval_s`]} @tawny-saved=${this.#s}></tawny-config-form>
      </section>
    `}#r(e){let{totalBytes:t,freeBytes:r,usedBytes:i}=e,o=Math.max(0,t-r-i),s=e=>xe({"--share":`${t?e/t*100:0}%`});return a`
      ${e.trouble?a`<p class="notice wrong" role="alert">${e.trouble}</p>`:n}
      <div class="disk" aria-hidden="true">
        <span class="own" ${s(i)}></span><span class="others" ${s(o)}></span>
      </div>
      <ul class="legend small">
        <li class="is-own">${this.s(`storage.own`,{size:this.#o(i)})}</li>
        <li class="is-others">${this.s(`storage.others`,{size:this.#o(o)})}</li>
        <li>${this.s(`storage.free`,{size:this.#o(r)})}</li>
      </ul>
      <dl class="small">
        <dt>${this.s(`storage.path`)}</dt>
        <dd>${e.path}</dd>
        ${e.cameras.map(({id:e,bytes:t})=>a`
            <dt>${this.#e.value?.find(t=>t.id===e)?.name??e}</dt>
            <dd>${this.#o(t)}</dd>
          `)}
      </dl>
    `}#i(e){let t=ke(e,De(e=>this.settings.desk.draft(e)),Date.now());if(!t)return a`<p class="soft">${this.s(`storage.too_early`)}</p>`;let n={needed:this.#o(t.bytes),room:this.#o(t.room)};return a`
      <ul class="days">
        ${[`event`,`continuous`,`idle`].map(e=>this.#a(e,t))}
      </ul>
      <p class="small ${t.isShort?``:`soft`}">
        ${this.s(t.isShort?`storage.short`:`storage.fits`,n)}
      </p>
    `}#a(e,t){let r=t.days[e];if(r===void 0)return n;let i=r<10?Math.round(r*10)/10:Math.round(r),o=new Intl.NumberFormat(this.app.language).format(i);return a`
      <li>
        <span class="soft small">${this.s(`storage.${e}`)}</span>
        <strong>${this.s(`storage.days`,{count:i,days:o})}</strong>
      </li>
    `}#o(e){return Oe(e,this.app.language)}async#s(){try{this.figures=await this.settings.desk.api.storage(),this.failure=``}catch(e){this.failure=this.failed(e)}}};p([o()],Q.prototype,`figures`,void 0),p([o()],Q.prototype,`failure`,void 0),Q=p([c(`tawny-storage-settings`)],Q);var fn=1e3,pn=[{name:`cameras`,icon:f},{name:`storage`,icon:le},{name:`mqtt`,icon:Me},{name:`access`,icon:Ae},{name:`about`,icon:je}],$=class extends ie{constructor(...e){super(...e),this.place=``,this.settingsOf=null,this.failure=``,this.pending=[],this.#e=new r(this,{context:Ne}),this.#t=null}static{this.styles=[u,S,t`
      :host {
        display: grid;
        grid-template-columns: 220px minmax(0, 920px);
        justify-content: center;
        gap: var(--tawny-gap) clamp(16px, 3vw, 40px);
        padding: clamp(12px, 2.4vw, 32px);
      }
      nav {
        position: sticky;
        top: 16px;
        align-self: start;
        display: grid;
        gap: 4px;
      }
      nav a {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
        padding: 6px 14px;
        border-radius: var(--tawny-round-small);
        color: var(--tawny-soft);
        font-weight: 500;
        text-decoration: none;
      }
      nav a:hover {
        color: var(--tawny-ink);
      }
      nav a[aria-current] {
        background: color-mix(in srgb, var(--tawny-accent) 18%, transparent);
        color: var(--tawny-accent);
      }
      .pending {
        margin-bottom: var(--tawny-gap);
      }
      .pending ul {
        display: inline;
      }
      .alone {
        grid-column: 1 / -1;
      }
      @media (max-width: 900px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
        nav {
          position: static;
          display: flex;
          margin: 0 calc(-1 * clamp(12px, 2.4vw, 32px));
          padding: 0 clamp(12px, 2.4vw, 32px);
          overflow-x: auto;
          scrollbar-width: none;
        }
        nav a {
          flex: none;
          gap: 8px;
          border: 1px solid var(--tawny-line);
          border-radius: 999px;
          white-space: nowrap;
        }
        nav a[aria-current] {
          border-color: transparent;
        }
      }
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),this.#t?.(),this.#t=null}connectedCallback(){super.connectedCallback(),this.settingsOf&&this.#o(this.settingsOf.desk)}firstUpdated(){this.#a()}updated(e){e.has(`place`)&&this.renderRoot.querySelector(`nav a[aria-current]`)?.scrollIntoView({block:`nearest`,inline:`nearest`})}render(){if(this.failure)return this.#i();let e=this.settingsOf;if(!e)return n;let[t=``,...r]=this.place.split(`/`),i=pn.find(e=>e.name===t)?.name??`cameras`,o=e=>this.app.link(`settings`,e)??`#`;return a`
      <nav aria-label=${this.t(`view.settings`)}>
        ${pn.map(t=>a`
            <a
              href=${o(t.name)}
              aria-current=${t.name===i?`page`:n}
              @click=${e=>this.#s(e,t.name)}
            >
              <tawny-icon path=${t.icon}></tawny-icon>${e.s(`section.${t.name}`)}
            </a>
          `)}
      </nav>
      <div>${this.pending.length?this.#r(e):n}${this.#n(i,r)}</div>
    `}#n(e,t){let[n=``,r=``]=t;switch(e){case`storage`:return a`<tawny-storage-settings></tawny-storage-settings>`;case`mqtt`:return a`<tawny-mqtt-settings></tawny-mqtt-settings>`;case`access`:return a`<tawny-access-settings></tawny-access-settings>`;case`about`:return a`<tawny-about-settings></tawny-about-settings>`;default:return n===`:add`?a`<tawny-add-camera></tawny-add-camera>`:n?a`<tawny-camera-settings camera=${n} tab=${r}></tawny-camera-settings>`:a`<tawny-cameras-settings></tawny-cameras-settings>`}}#r({desk:e,s:t,explain:n}){let r=this.pending.map(t=>{let r=t.split(`.`);return r.map((t,n)=>e.schema.field(r.slice(0,n+1))).map((e,t)=>e&&(n(e.name)?.[0]??e.title)||r[t]).join(`: `)}),i=new Intl.ListFormat(this.app.language).format(r);return a`
      <p class="notice pending" role="status">
        <tawny-icon path=${ue}></tawny-icon><span>${t(`form.pending`,{names:i})}</span>
      </p>
    `}#i(){return a`
      <tawny-message class="alone" icon=${oe} heading=${this.t(`view.settings`)} text=${this.failure}>
        <button type="button" class="button" @click=${this.#a}>${this.t(`settings.again`)}</button>
      </tawny-message>
    `}async#a(){this.failure=``;let{language:t,backend:n}=this.app;try{let[e,r,i]=await Promise.all([me(n),Re(t),Fe(t)]);e.reload().catch(()=>{});let a={desk:e,s:r,explain:i};this.#e.setValue(a),this.#o(e),this.settingsOf=a}catch(t){this.failure=t instanceof e?pe(t):this.t(`player.no_answer`)}}#o(e){this.#t?.(),this.pending=e.stored.value.pending;let t,n=[e.stored.subscribe(e=>{this.pending=e.pending}),this.app.backend.listen(n=>{n&&n.type!==`camera`||(clearTimeout(t),t=setTimeout(()=>void e.reload().catch(()=>{}),fn))}),()=>clearTimeout(t)];this.#t=()=>{for(let e of n)e()}}#s(e,t){e.ctrlKey||e.metaKey||e.shiftKey||(e.preventDefault(),this.app.go(`settings`,t))}};p([s()],$.prototype,`place`,void 0),p([o()],$.prototype,`settingsOf`,void 0),p([o()],$.prototype,`failure`,void 0),p([o()],$.prototype,`pending`,void 0),$=p([c(`tawny-settings-view`)],$);export{$ as TawnySettingsView};