import{i as e,l as t,n,r}from"./root-BjpxI25o.js";import{t as i}from"./mdi-DU0a5xNg.js";import{n as a}from"./mdi-DsGaeWFn.js";import{a as o,c as s,i as ee,n as te,o as ne,r as re,s as ie,t as ae}from"./mdi-0ufmFB-v.js";import{C as c,D as oe,O as l,S as u,T as d,b as f,g as se,m as p,t as ce,v as m,y as h}from"./types-CmMm0l-2.js";import{a as g,h as le,i as ue,l as de,m as fe,n as _,p as v,r as pe,t as me,u as he}from"./icon-u3dGhHk5.js";import{a as y,i as ge}from"./message-BO6y4J1Z.js";import{t as _e}from"./mdi-DWKDBMN7.js";import{t as b}from"./repeat-BuJJ31we.js";import{t as ve}from"./mdi-Y7bzM2Sh.js";import{a as ye,t as be}from"./camera-state-CfSNPhuK.js";import{t as xe}from"./mdi-DULD7rBJ.js";import"./clip-CQsapfeY.js";import"./video-BVRAleg-.js";import{t as Se}from"./mdi-d0XurQ4g.js";var Ce=`M11 10V12H9V14H7V12H5.8C5.4 13.2 4.3 14 3 14C1.3 14 0 12.7 0 11S1.3 8 3 8C4.3 8 5.4 8.8 5.8 10H11M3 10C2.4 10 2 10.4 2 11S2.4 12 3 12 4 11.6 4 11 3.6 10 3 10M16 14C18.7 14 24 15.3 24 18V20H8V18C8 15.3 13.3 14 16 14M16 12C13.8 12 12 10.2 12 8S13.8 4 16 4 20 5.8 20 8 18.2 12 16 12Z`,we=`M11,9H13V7H11M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M11,17H13V11H11V17Z`,Te=`M18,11H14.82C14.4,9.84 13.3,9 12,9C10.7,9 9.6,9.84 9.18,11H6C5.67,11 4,10.9 4,9V8C4,6.17 5.54,6 6,6H16.18C16.6,7.16 17.7,8 19,8A3,3 0 0,0 22,5A3,3 0 0,0 19,2C17.7,2 16.6,2.84 16.18,4H6C4.39,4 2,5.06 2,8V9C2,11.94 4.39,13 6,13H9.18C9.6,14.16 10.7,15 12,15C13.3,15 14.4,14.16 14.82,13H18C18.33,13 20,13.1 20,15V16C20,17.83 18.46,18 18,18H7.82C7.4,16.84 6.3,16 5,16A3,3 0 0,0 2,19A3,3 0 0,0 5,22C6.3,22 7.4,21.16 7.82,20H18C19.61,20 22,18.93 22,16V15C22,12.07 19.61,11 18,11M19,4A1,1 0 0,1 20,5A1,1 0 0,1 19,6A1,1 0 0,1 18,5A1,1 0 0,1 19,4M5,20A1,1 0 0,1 4,19A1,1 0 0,1 5,18A1,1 0 0,1 6,19A1,1 0 0,1 5,20Z`,x=e=>typeof e==`object`&&!!e&&!Array.isArray(e);function S(e,t){return t.reduce((e,t)=>x(e)?e[t]:void 0,e)}function Ee(e,t,n){let[r,...i]=t;if(r===void 0)return n;let a=x(e)?{...e}:{},o=Ee(a[r],i,n);return o===void 0?delete a[r]:a[r]=o,a}function De(e,t){return Object.is(e,t)?!0:Array.isArray(e)&&Array.isArray(t)?e.length===t.length&&e.every((e,n)=>De(e,t[n])):!x(e)||!x(t)?!1:[.../* @__PURE__ */ new Set([...Object.keys(e),...Object.keys(t)])].every(n=>De(e[n],t[n]))}function Oe(e,t,n=[]){return De(e,t)?[]:!x(e)||!x(t)?[{path:n,value:t}]:[.../* @__PURE__ */ new Set([...Object.keys(e),...Object.keys(t)])].flatMap(r=>Oe(e[r],t[r],[...n,r]))}var ke=(e,t)=>t.reduce((e,t)=>Ee(e,t.path,t.value),e);function C(e,t){let n=t.join(`.`);return e.filter(e=>e.path===n||e.path.startsWith(`${n}.`)).map(e=>e.message).join(` `)}var Ae=3,je=class{#e;constructor(t,n,r){this.api=t,this.schema=n,this.edits=new e(0),this.#e=[],this.stored=new e(r)}draft(e){return S(ke(this.stored.value.config,this.#e),e)}changes(e){return this.#e.filter(t=>Me(t.path,e))}edit(e,t){let n=Ee(ke(this.stored.value.config,this.#e),e,t);this.#n(Oe(this.stored.value.config,n))}undo(e){this.#n(this.#e.filter(t=>!Me(t.path,e)))}async save(e){let t=e.flatMap(e=>this.changes(e));for(let n=1;;n++)try{let n=await this.api.save(this.stored.value,t);for(let t of e)this.undo(t);this.#t(n);return}catch(e){if(!(e instanceof r)||e.status!==412||n===Ae)throw e;await this.reload()}}async reload(){this.#t(await this.api.config())}#t(e){this.stored.set(e),this.#n(this.#e.filter(t=>!De(S(e.config,t.path),t.value)))}#n(e){this.#e=e,this.edits.set(this.edits.value+1)}},Me=(e,t)=>t.every((t,n)=>e[n]===t),Ne=/* @__PURE__ */ new WeakMap;function Pe(e){let t=Ne.get(e);if(t)return t;let n=Fe(e);return Ne.set(e,n),n.catch(()=>Ne.delete(e)),n}async function Fe(e){let t=await e.openSettings?.();if(!t)throw new r(`there are no settings here`,404);let[n,i]=await Promise.all([t.schema(),t.config()]);return new je(t,n,i)}var Ie=e=>[e.message,e.hint].filter(Boolean).join(`: `),Le=e=>e instanceof r?e.fields:[],Re=se(`tawny-settings`),w=class extends fe{shouldUpdate(){return super.shouldUpdate()&&this.settings!==void 0}s(e,t){return this.settings.s(e,t)}reason(e){return e instanceof r?Ie(e):this.s(`form.no_answer`)}failed(e){return this.t(`app.failed`,{reason:this.reason(e)})}};p([le({context:Re,subscribe:!0}),m()],w.prototype,`settings`,void 0);var T=l`
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
`,ze={de:()=>import(`./de-CroWG0Me.js`),es:()=>import(`./es-Tn2sZ3Q-.js`),fr:()=>import(`./fr-DACH7MlW.js`),it:()=>import(`./it-DYD6FSGf.js`),nl:()=>import(`./nl-s2NqSWni.js`),pt:()=>import(`./pt-CprLUV0D.js`)};async function Be(e){let t=await(ze[e]?.()??Promise.resolve({default:{}})).then(e=>e.default,()=>({}));return e=>{let[n,r]=t[e]??[];return n===void 0||r===void 0?null:[n,r]}}var Ve={"about.counted":`Events: {events}, files of video: {segments}`,"about.counts":`Recorded`,"about.degraded":`Something needs attention:`,"about.events":`What happened to Tawny itself`,"about.file":`Configuration`,"about.no_events":`Nothing yet.`,"about.no_file":`No file: every change ends with the service`,"about.node":`Name`,"about.service":`This service`,"about.since":`Running since`,"about.version":`Version`,"about.well":`Everything is well.`,"access.cameras":`Cameras`,"access.copied":`Copied`,"access.copy":`Copy`,"access.expired":`expired {when}`,"access.expires":`until {when}`,"access.forever":`For ever`,"access.gone_one":`{count} that is no longer valid`,"access.gone_other":`{count} that are no longer valid`,"access.limited":`only {cameras}`,"access.made":`The new token`,"access.make":`Create token`,"access.name":`Name`,"access.name_text":`Who uses it: you will find it by this name later.`,"access.new":`New token`,"access.none":`No tokens yet.`,"access.once":`Copy it now: it is shown this once.`,"access.revoke":`Revoke`,"access.revoke_ask":`Revoke “{name}”?`,"access.revoke_of":`Revoke {name}`,"access.revoke_text":`Whoever uses it is logged out at once. A revoked token stays revoked.`,"access.revoked":`revoked {when}`,"access.scope":`What it allows`,"access.term":`Valid`,"access.term_days_one":`For {count} day`,"access.term_days_other":`For {count} days`,"access.tokens":`Tokens`,"access.tokens_text":`Each browser, program and Home Assistant has one. Revoke those you don't know.`,"access.unused":`never used`,"access.used":`last used {when}`,"add.address":`Address`,"add.address_text":`The camera's IP address or name, or the whole address of a stream: rtsp://…`,"add.again":`Search again`,"add.asking":`Asking the camera …`,"add.back":`Back`,"add.connecting":`Connecting …`,"add.foreign":`This stream is at another host than the camera. The login is not sent there.`,"add.found":`In your network`,"add.good":`Looks good`,"add.keep":`Keep it anyway`,"add.keyframes":`A whole picture every {seconds} s`,"add.known":`set up already`,"add.login_text":`The login that the camera itself asks for. Leave both empty if it asks for none. It is stored with the camera and never shown again.`,"add.login_told":`The address has the login in it.`,"add.look":`This was recorded`,"add.look_text":`Is the picture right, and does it move? Then everything works, from the camera to the disk.`,"add.mode":`What is kept`,"add.name":`Name`,"add.name_example":`Front door`,"add.name_text":`In addresses and in Home Assistant it is called {id}. The name can change later.`,"add.next":`Next`,"add.no_address":`This is no address: an IP address, a name, or rtsp://…`,"add.no_main":`None of the camera's streams suits Tawny well. Choose one and see what the test says.`,"add.not_online":`the camera does not send pictures`,"add.nothing_found":`No camera answered. That is common: type its address below.`,"add.password":`Password`,"add.record_again":`Try again`,"add.recording":`Recording: {seconds} s to go`,"add.refuse":`Remove it again`,"add.removing":`Removing …`,"add.save_and_record":`Save and record ten seconds`,"add.saving":`Saving …`,"add.searching":`Looking for cameras …`,"add.step_find":`Find`,"add.step_login":`Log in`,"add.step_name":`Name`,"add.step_record":`Try it`,"add.step_streams":`Streams`,"add.streams_text":`The main stream is recorded and shown in full size. A small one spares the network and the processor: it is for motion and small pictures.`,"add.sub_text":`Leave empty if the camera has only one.`,"add.test_again":`Test again`,"add.test_failed":`Each chosen stream has to pass its test. Choose another one, or “Not used”.`,"add.test_first":`The chosen streams are tested first.`,"add.testing":`Looking at it for five seconds …`,"add.title":`Add camera`,"add.user":`User name`,"add.writing":`One moment: it is being written …`,"camera.back":`All cameras`,"camera.general":`General`,"camera.motion":`Motion`,"camera.recording":`Recording`,"camera.remove":`Remove camera`,"camera.remove_ask":`Remove {name}?`,"camera.remove_do":`Remove`,"camera.remove_text":`Its settings go. What it recorded stays until it expires.`,"camera.restart":`Start anew`,"camera.restart_do":`Restart`,"camera.restart_text":`Finishes its recordings and connects again. Helps where only the connection hangs.`,"camera.restarted":`Restarted.`,"camera.secrets":`Logins are not shown: what stands as *** stays as it is. An address that you change needs its login anew.`,"camera.streams":`Streams`,"camera.unknown":`There is no camera “{id}”`,"camera.zones":`Zones`,"cameras.add":`Add camera`,"cameras.none":`Tawny looks for cameras in your network, tests them, and records ten seconds for you to see.`,"dry.added_one":`{count} of them is new`,"dry.added_other":`{count} of them are new`,"dry.again":`Try again`,"dry.begin":`Try on the last 24 hours`,"dry.gone_one":`{count} that there was would be none`,"dry.gone_other":`{count} that there were would be none`,"dry.missing":`Nothing is recorded of {time} of this time.`,"dry.progress":`Looking through it: {percent}`,"dry.result_one":`{count} event in the last 24 hours (was {was})`,"dry.result_other":`{count} events in the last 24 hours (was {was})`,"dry.stale":`The settings have changed since.`,"dry.text":`Looks through what was recorded in the last 24 hours with these settings, saved or not. Nothing is changed.`,"dry.thinned":`{time} were judged by the few pictures per second that are kept between events: what was seen for less than two seconds may be missed.`,"dry.title":`Try it out`,"dry.unseen_one":`{count} has no footage any more to tell by`,"dry.unseen_other":`{count} have no footage any more to tell by`,"dry.waiting":`Waiting for its turn …`,"form.add":`Add: {what}`,"form.cancel":`Cancel`,"form.example":`for example {value}`,"form.fixed":`Changed in tawny.toml alone.`,"form.more":`More`,"form.no_answer":`Tawny does not answer.`,"form.none":`–`,"form.pending":`Restart Tawny when it suits you: until then these stay as they were: {names}.`,"form.preset":`Default: {value}.`,"form.remove":`Remove: {what}`,"form.save":`Save`,"form.saved":`Saved`,"form.saving":`Saving …`,"form.secret_none":`none`,"form.secret_stays":`•••••• stays as it is`,"form.undo":`Undo`,"form.unsaved":`Not saved yet`,"mode.adaptive":`Adaptive: events in full, and a few pictures per second in between`,"mode.continuous":`Continuous: everything`,"mode.motion":`Motion: events only`,"mode.off":`Off: nothing`,"mqtt.connected":`Connected to the broker.`,"mqtt.lost":`The broker is not reached.`,"mqtt.off":`MQTT is switched off.`,"pair.code":`Pairing code: {code}`,"pair.left":`Valid for {time}`,"pair.make":`Show a code`,"pair.make_viewer":`… for looking only`,"pair.over":`The code is no longer valid.`,"pair.text":`A code of six digits lets Home Assistant or another browser in. It is good once, for five minutes.`,"pair.title":`Pair`,"pair.used":`{name} is in.`,"role.main":`Main`,"role.none":`Not used`,"role.sub":`Small`,"scope.admin":`Everything`,"scope.admin_text":`may change settings and delete`,"scope.viewer":`Looking`,"scope.viewer_text":`sees pictures and recordings, changes nothing`,"section.about":`About and health`,"section.access":`Access`,"section.cameras":`Cameras`,"section.mqtt":`MQTT`,"section.storage":`Storage`,"storage.continuous":`Without events`,"storage.days_one":`{days} day`,"storage.days_other":`{days} days`,"storage.disk":`Disk`,"storage.event":`Events`,"storage.fits":`All of it fits: {needed} of {room}.`,"storage.free":`Free: {size}`,"storage.idle":`Few pictures per second`,"storage.others":`Other files: {size}`,"storage.own":`Recordings: {size}`,"storage.path":`Folder`,"storage.reach":`How far back recordings will reach`,"storage.short":`There is no room for more: {room} for recordings. The oldest without events goes first.`,"storage.title":`Storage and retention`,"storage.too_early":`This can be told after ten minutes of recordings.`,"unit.days":`days`,"unit.fps":`pictures/s`,"unit.gb":`GB`,"unit.mb":`MB`,"unit.s":`s`,"wrong.above":`Must be more than {least}.`,"wrong.large":`At most {most}.`,"wrong.long":`At most {most} characters.`,"wrong.needed":`This must not be empty.`,"wrong.number":`This is not a number.`,"wrong.small":`At least {least}.`,"wrong.whole":`Must be a whole number.`,"zones.add":`Add zone`,"zones.add_corner":`Add a corner after corner {number}`,"zones.add_ignore":`Add ignored area`,"zones.corner":`Corner {number} of {count} of {name}: {where}`,"zones.corner_added":`Corner added`,"zones.corner_gone":`Corner deleted`,"zones.corners_one":`{count} corner`,"zones.corners_other":`{count} corners`,"zones.crosses":`An outline crosses itself. Move the corners so that no two sides meet.`,"zones.is_ignore":`ignored`,"zones.is_zones":`watched`,"zones.keys":`Drag the corners, or the dots between them for a new one. By keyboard: Tab to a corner, then arrow keys; Enter adds one, Delete takes it away.`,"zones.list":`Zones and ignored areas`,"zones.move":`Move {name}`,"zones.name":`Name`,"zones.new":`Zone {number}`,"zones.new_ignore":`Ignored {number}`,"zones.remove":`Delete`,"zones.text":`Without zones the whole picture is watched; with zones only motion in one of them counts. In ignored areas nothing does: the camera's clock, a flag, a tree.`,"zones.three_stay":`An area has at least three corners.`,"zones.where":`{x} % from the left, {y} % from the top`},He={de:()=>import(`./de-DsjkfOCq.js`),es:()=>import(`./es-BObq0WIj.js`),fr:()=>import(`./fr-BqhbTgO4.js`),it:()=>import(`./it-CYga1cy6.js`),nl:()=>import(`./nl-DowBZZOr.js`),pt:()=>import(`./pt-CVXLtT6V.js`)},Ue=e=>n(Ve,He,e);function We(e,t){let n=t==null||t===``;return e.kind===`share`||e.kind===`whole`||e.kind===`number`?n?e.optional?null:`needed`:typeof t!=`number`||!Number.isFinite(t)?`number`:e.kind!==`number`&&!Number.isInteger(t)?`whole`:e.least!==null&&(t<e.least||e.above&&t===e.least)?`small`:e.most!==null&&t>e.most?`large`:null:typeof t==`string`&&e.longest!==null&&t.length>e.longest?`long`:null}var Ge=e=>e.flatMap(e=>e.kind===`group`?Ge(e.fields):[e]),E=pe(class extends ue{constructor(e){if(super(e),e.type!==g.PROPERTY&&e.type!==g.ATTRIBUTE&&e.type!==g.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!he(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===c||t===u)return t;let n=e.element,r=e.name;if(e.type===g.PROPERTY){if(t===n[r])return c}else if(e.type===g.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(r))return c}else if(e.type===g.ATTRIBUTE&&n.getAttribute(r)===t+``)return c;return de(e),t}}),Ke=l`
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
`,qe=e=>e.target.value,Je=({value:e,described:t,set:n})=>d`
  <input
    id="control"
    class="toggle"
    type="checkbox"
    role="switch"
    aria-describedby=${t}
    .checked=${E(e===!0)}
    @change=${e=>n(e.target.checked)}
  />
`;function Ye(e){let t=e.trim().replace(`,`,`.`);return t===``?null:Number.isNaN(Number(t))?e:Number(t)}var Xe=({field:e,value:t,example:n,described:r,wrong:i,set:a,leave:o},s)=>d`
  <input
    id=${s}
    class="input"
    inputmode=${e.kind===`number`?`decimal`:`numeric`}
    autocomplete="off"
    aria-labelledby="label"
    aria-describedby=${r}
    aria-invalid=${i?`true`:u}
    placeholder=${n||u}
    .value=${E(t==null?``:String(t))}
    @change=${e=>{a(Ye(qe(e))),o()}}
  />
`,Ze=(e,t)=>d`
  <div class="number">${Xe(e,`control`)}<span class="soft">${t}</span></div>
`,Qe=e=>d`
  <div class="share">
    <input
      id="control"
      type="range"
      min="0"
      max="100"
      step="1"
      aria-describedby=${e.described}
      .value=${E(String(e.value??50))}
      @input=${t=>e.set(Number(qe(t)))}
    />
    ${Xe(e,`figure`)}
  </div>
`,$e=(e,t,n,r,i)=>d`
  <input
    id="control"
    class="input"
    type=${t}
    autocomplete=${t===`password`?`new-password`:`off`}
    autocapitalize="off"
    spellcheck="false"
    aria-describedby=${e.described}
    aria-invalid=${e.wrong?`true`:u}
    placeholder=${r||u}
    .value=${E(n)}
    @input=${t=>e.set(i(qe(t)))}
    @blur=${e.leave}
  />
`,et=e=>$e(e,`text`,typeof e.value==`string`?e.value:``,e.example,t=>t||!e.field.optional?t:null),tt=(e,t)=>$e(e,`password`,typeof e.value==`string`&&e.value!==`***`?e.value:``,t,e=>e||null),nt=({value:e,described:t,wrong:n,set:r,leave:i})=>d`
  <textarea
    id="control"
    class="input"
    rows="3"
    spellcheck="false"
    aria-describedby=${t}
    aria-invalid=${n?`true`:u}
    .value=${E(Array.isArray(e)?e.join(`
`):``)}
    @change=${e=>r(qe(e).split(`
`).map(e=>e.trim()).filter(Boolean))}
    @blur=${i}
  ></textarea>
`,rt=({field:e,value:t,described:n,set:r},i,a)=>d`
  <fieldset aria-describedby=${n}>
    <legend class="label">${i}</legend>
    <div class="choices ${Object.keys(a).length?``:`few`}">
      ${e.choices.map(e=>d`
          <label>
            <input type="radio" name="choice" value=${e} .checked=${E(t===e)} @change=${()=>r(e)} />
            <span>${a[e]??e}</span>
          </label>
        `)}
    </div>
  </fieldset>
`,D=class extends w{constructor(...e){super(...e),this.problem=``,this.names={},this.touched=!1,this.#a=e=>{this.fire(`tawny-input`,{field:this.field,value:e})},this.#o=()=>{this.touched=!0}}static{this.styles=[_,T,Ke,l`
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
    `]}render(){let e=this.problem||(this.touched?this.#i():``),t=[`hint`,e?`problem`:``].join(` `).trim();return d`
      ${this.#t(t,!!e)}
      <p id="hint" class="hint soft small">${this.#n()}</p>
      <p id="problem" class="problem small" role="alert" ?hidden=${!e}>${e}</p>
    `}get#e(){return this.settings.explain(this.field.name)?.[0]??this.field.title}#t(e,t){let{field:n,value:r}=this,i={field:n,value:r,example:n.example&&this.s(`form.example`,{value:n.example}),described:e,wrong:t,set:this.#a,leave:this.#o},a=d`<label class="label" for="control" id="label">${this.#e}</label>`;switch(n.kind){case`switch`:return d`<div class="switch-row">${a}${Je(i)}</div>`;case`choice`:return rt(i,this.#e,this.names);case`share`:return d`${a}${Qe(i)}`;case`whole`:case`number`:return d`${a}${Ze(i,n.unit?this.s(`unit.${n.unit}`):``)}`;case`secret`:return d`${a}${tt(i,this.s(r===`***`?`form.secret_stays`:`form.secret_none`))}`;case`lines`:return d`${a}${nt(i)}`;case`fixed`:return d`<span class="label">${this.#e}</span><p class="fixed">${r??this.s(`form.none`)}</p>`;default:return d`${a}${et(i)}`}}#n(){let{field:e}=this,t=Object.keys(this.names).length?``:this.settings.explain(e.name)?.[1]??e.description,n=this.#r();return d`${t}${n?d` <span class="preset">${n}</span>`:u}${e.kind===`fixed`?d` ${this.s(`form.fixed`)}`:u}`}#r(){let{field:e}=this;return![`share`,`whole`,`number`].includes(e.kind)||typeof e.preset!=`number`?``:this.s(`form.preset`,{value:new Intl.NumberFormat(this.app.language,{useGrouping:!1}).format(e.preset)})}#i(){let{field:e}=this,t=We(e,this.value),n=new Intl.NumberFormat(this.app.language,{useGrouping:!1}),r={least:n.format(e.least??0),most:n.format(e.most??e.longest??0)};return t?this.s(t===`small`&&e.above?`wrong.above`:`wrong.${t}`,r):``}#a;#o};p([h({attribute:!1})],D.prototype,`field`,void 0),p([h({attribute:!1})],D.prototype,`value`,void 0),p([h()],D.prototype,`problem`,void 0),p([h({attribute:!1})],D.prototype,`names`,void 0),p([m()],D.prototype,`touched`,void 0),D=p([f(`tawny-field`)],D);var O=class extends w{constructor(...e){super(...e),this.fields=[],this.problems=[],this.folded=[],this.names={}}static{this.styles=[_,T,l`
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
    `]}render(){return this.#e(this.fields)}#e(e){let t=e=>this.folded.includes(e.path.at(-1)??``),[n,r]=[e.filter(e=>!t(e)),e.filter(t)];return d`${this.#t(n)}${r.length?this.#n(r):u}`}#t(e){let t=e.filter(e=>e.kind!==`fixed`||S(this.value,e.path));return b(t,e=>e.path.join(`.`),e=>e.kind===`group`?this.#r(e):this.#s(e))}#n(e){let t=Ge(e).some(e=>C(this.problems,e.path));return d`
      <details ?open=${t}>
        <summary>${this.s(`form.more`)}</summary>
        <div>${this.#t(e)}</div>
      </details>
    `}#r(e){let[t,n]=this.settings.explain(e.name)??[e.title,e.description];return d`
      <fieldset>
        <legend>${t}</legend>
        <p class="soft small">${n}</p>
        ${e.optional&&!S(this.value,e.path)?this.#i(e,t):this.#e(e.fields)}
        ${e.optional&&S(this.value,e.path)?this.#a(e,t):u}
      </fieldset>
    `}#i(e,t){return this.#o(e,{},this.s(`form.add`,{what:t}))}#a(e,t){return this.#o(e,null,this.s(`form.remove`,{what:t}))}#o(e,t,n){return d`<div><button type="button" class="button" @click=${()=>this.fire(`tawny-input`,{field:e,value:t})}>${n}</button></div>`}#s(e){return d`
      <tawny-field
        .field=${e}
        .value=${S(this.value,e.path)}
        .problem=${C(this.problems,e.path)}
        .names=${this.names[e.path.at(-1)??``]??{}}
      ></tawny-field>
    `}};p([h({attribute:!1})],O.prototype,`fields`,void 0),p([h({attribute:!1})],O.prototype,`value`,void 0),p([h({attribute:!1})],O.prototype,`problems`,void 0),p([h({attribute:!1})],O.prototype,`folded`,void 0),p([h({attribute:!1})],O.prototype,`names`,void 0),O=p([f(`tawny-form`)],O);var it=`M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z`,k=class extends w{constructor(...e){super(...e),this.changed=!1,this.busy=!1,this.blocked=!1,this.saved=!1}static{this.styles=[_,l`
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
    `]}render(){return d`
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
        ${this.saved&&!this.changed?d`<p class="saved"><tawny-icon path=${it}></tawny-icon>${this.s(`form.saved`)}</p>`:``}
      </div>
    `}};p([h({type:Boolean,reflect:!0})],k.prototype,`changed`,void 0),p([h({type:Boolean})],k.prototype,`busy`,void 0),p([h({type:Boolean})],k.prototype,`blocked`,void 0),p([h({type:Boolean,reflect:!0})],k.prototype,`saved`,void 0),k=p([f(`tawny-save-bar`)],k);var A=class extends w{constructor(...e){super(...e),this.path=[],this.only=[],this.folded=[],this.names={},this.problems=[],this.failure=``,this.busy=!1,this.saved=!1,this.#e=new v(this,()=>this.settings.desk.stored),this.#t=new v(this,()=>this.settings.desk.edits)}static{this.styles=[_,T,l`
      :host {
        display: grid;
      }
      .notice,
      tawny-save-bar {
        margin-top: 18px;
      }
    `]}#e;#t;willUpdate(e){e.has(`path`)&&e.get(`path`)?.join(`.`)!==this.path.join(`.`)&&(this.problems=[],this.failure=``,this.saved=!1)}render(){let{desk:e}=this.settings;this.#e.value,this.#t.value;let t=this.#r.some(t=>e.changes(t).length>0),n=e.draft([]);return d`
      <tawny-form
        .fields=${this.#n}
        .value=${n}
        .problems=${this.problems}
        .folded=${this.folded}
        .names=${this.names}
        @tawny-input=${this.#i}
      ></tawny-form>
      ${this.failure?d`<p class="notice wrong" role="alert">${this.failure}</p>`:u}
      <tawny-save-bar
        ?changed=${t}
        ?busy=${this.busy}
        ?blocked=${Ge(this.#n).some(e=>We(e,S(n,e.path)))}
        ?saved=${this.saved}
        @tawny-save=${this.#o}
        @tawny-undo=${this.#a}
      ></tawny-save-bar>
    `}get#n(){let e=this.settings.desk.schema.fields(this.path);return this.only.length?e.filter(e=>this.only.includes(e.path.at(-1)??``)):e}get#r(){return this.#n.map(e=>e.path)}#i(e){let{field:t,value:n}=e.detail;this.saved=!1,this.problems=this.problems.filter(e=>!C([e],t.path)),this.settings.desk.edit(t.path,n)}#a(){for(let e of this.#r)this.settings.desk.undo(e);this.problems=[],this.failure=``}async#o(){this.busy=!0,this.failure=``;try{await this.settings.desk.save(this.#r),this.problems=[],this.saved=!0,this.fire(`tawny-saved`,null)}catch(e){this.problems=Le(e),Ge(this.#n).some(e=>C(this.problems,e.path))||(this.failure=this.failed(e))}finally{this.busy=!1}}};p([h({attribute:!1})],A.prototype,`path`,void 0),p([h({attribute:!1})],A.prototype,`only`,void 0),p([h({attribute:!1})],A.prototype,`folded`,void 0),p([h({attribute:!1})],A.prototype,`names`,void 0),p([m()],A.prototype,`problems`,void 0),p([m()],A.prototype,`failure`,void 0),p([m()],A.prototype,`busy`,void 0),p([m()],A.prototype,`saved`,void 0),A=p([f(`tawny-config-form`)],A);var at=15e3,ot=20,j=class extends w{constructor(...e){super(...e),this.status=null,this.events=[],this.failure=``,this.#e=new v(this,e=>e.backend.cameras)}static{this.styles=[_,T,l`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t=setInterval(()=>void this.#o(),at)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#t)}firstUpdated(){this.#o()}render(){return d`
      <h2>${this.s(`section.about`)}</h2>
      <section class="card">
        ${this.failure?d`<p class="bad" role="alert">${this.failure}</p>`:u}
        ${this.status?this.#r(this.status):u}
      </section>
      <section class="card">
        <h3>${this.s(`about.events`)}</h3>
        ${this.events.length?this.#a():d`<p class="soft">${this.status&&this.s(`about.no_events`)}</p>`}
      </section>
      <section class="card">
        <h3>${this.s(`about.service`)}</h3>
        <tawny-config-form .path=${[`node`]} .folded=${[`id`]}></tawny-config-form>
        ${[`server`,`push`,`spool`].map(e=>this.#n(e))}
      </section>
    `}#n(e){let t=this.settings.desk.schema.field([e]),[n,r]=(t&&this.settings.explain(t.name))??[t?.title,t?.description];return d`
      <details>
        <summary>${n}</summary>
        <p class="soft small">${r}</p>
        <div class="inside"><tawny-config-form .path=${[e]}></tawny-config-form></div>
      </details>
    `}#r(e){let{times:t}=this.app,n=this.s(e.isWell?`about.well`:`about.degraded`),r=new Intl.NumberFormat(this.app.language);return d`
      <p class="notice ${e.isWell?`well`:`wrong`}">
        <tawny-icon path=${e.isWell?_e:i}></tawny-icon>
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
    `}#i(){let e=(this.#e.value??[]).filter(e=>e.enabled&&(!e.online||e.trouble));return e.length?new Intl.ListFormat(this.app.language).format(e.map(e=>e.name)):u}#a(){return d`
      <ul class="list small events">
        ${this.events.map(e=>d`
            <li><span class="soft">${this.app.times.moment(e.at)}</span><span>${e.message}</span></li>
          `)}
      </ul>
    `}async#o(){let{api:e}=this.settings.desk;try{[this.status,this.events]=await Promise.all([e.status(),e.systemEvents(ot)]),this.failure=``}catch(e){this.failure=this.failed(e)}}};p([m()],j.prototype,`status`,void 0),p([m()],j.prototype,`events`,void 0),p([m()],j.prototype,`failure`,void 0),j=p([f(`tawny-about-settings`)],j);var st=(e,t)=>e.revoked===null&&(e.expires===null||e.expires>t),ct=e=>[...e].sort((e,t)=>lt(t)-lt(e)),lt=e=>e.lastUsed??e.created??0,ut=e=>e.replace(/^(\d{3})(\d{3})$/,`$1 $2`),dt=`M19,21H8V7H19M19,5H8A2,2 0 0,0 6,7V21A2,2 0 0,0 8,23H19A2,2 0 0,0 21,21V7A2,2 0 0,0 19,5M16,1H4A2,2 0 0,0 2,3V17H4V3H16V1Z`,ft=`M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z`,pt=864e5,mt=[0,1,7,30,365],M=class extends w{constructor(...e){super(...e),this.open=!1,this.scope=`viewer`,this.secret=``,this.copied=!1,this.busy=!1,this.failure=``,this.#e=new v(this,e=>e.backend.cameras)}static{this.styles=[_,T,l`
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
    `]}#e;render(){return d`
      <button type="button" class="button" @click=${this.#o}>
        <tawny-icon path=${ft}></tawny-icon>${this.s(`access.new`)}
      </button>
      ${this.open?this.#t():u}
    `}#t(){return d`
      <tawny-dialog heading=${this.s(this.secret?`access.made`:`access.new`)} @tawny-close=${this.#s}>
        ${this.secret?this.#a():this.#n()}
      </tawny-dialog>
    `}#n(){return d`
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
        ${this.scope===`viewer`?this.#i():u}
        <div>
          <label class="label" for="term">${this.s(`access.term`)}</label>
          <select id="term" name="term" class="input">
            ${mt.map(e=>d`<option value=${e}>${e?this.s(`access.term_days`,{count:e}):this.s(`access.forever`)}</option>`)}
          </select>
        </div>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>${this.s(`access.make`)}</button>
          <button type="button" class="button" @click=${this.#s}>${this.s(`form.cancel`)}</button>
        </div>
      </form>
    `}#r(e){return d`
      <label class="check">
        <input type="radio" name="scope" value=${e} ?checked=${this.scope===e} @change=${()=>{this.scope=e}} />
        <span>${this.s(`scope.${e}`)} <span class="soft small">${this.s(`scope.${e}_text`)}</span></span>
      </label>
    `}#i(){let e=this.#e.value??[];return e.length<2?u:d`
      <fieldset>
        <legend class="label">${this.s(`access.cameras`)}</legend>
        ${e.map(e=>d`
            <label class="check"><input type="checkbox" name="camera" value=${e.id} checked />${e.name}</label>
          `)}
      </fieldset>
    `}#a(){return d`
      <div class="made">
        <p>${this.s(`access.once`)}</p>
        <code class="secret" id="secret">${this.secret}</code>
        <div class="row">
          <button type="button" class="button primary" @click=${this.#l}>
            <tawny-icon path=${this.copied?it:dt}></tawny-icon>
            <span role="status">${this.s(this.copied?`access.copied`:`access.copy`)}</span>
          </button>
          <button type="button" class="button" @click=${this.#s}>${this.t(`app.close`)}</button>
        </div>
      </div>
    `}#o(){this.open=!0,this.scope=`viewer`,this.failure=``,this.copied=!1}#s(){this.open=!1,this.secret=``}async#c(e){e.preventDefault();let t=new FormData(this.form),n=t.getAll(`camera`).map(String),r=this.scope===`viewer`&&t.has(`camera`)&&n.length<(this.#e.value?.length??0),i=Number(t.get(`term`));this.busy=!0,this.failure=``;try{this.secret=await this.settings.desk.api.makeToken({name:String(t.get(`name`)??``).trim(),scope:this.scope,cameras:r?n:null,expires:i?Date.now()+i*pt:null}),this.fire(`tawny-made`,null)}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#l(){try{await navigator.clipboard.writeText(this.secret),this.copied=!0}catch{let e=this.renderRoot.querySelector(`#secret`);e&&getSelection()?.selectAllChildren(e)}}};p([m()],M.prototype,`open`,void 0),p([m()],M.prototype,`scope`,void 0),p([m()],M.prototype,`secret`,void 0),p([m()],M.prototype,`copied`,void 0),p([m()],M.prototype,`busy`,void 0),p([m()],M.prototype,`failure`,void 0),p([y(`form`)],M.prototype,`form`,void 0),M=p([f(`tawny-new-token`)],M);var ht=`M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z`,gt=1e3,_t=2,N=class extends w{constructor(...e){super(...e),this.code=null,this.leftMs=0,this.note=``,this.failure=``,this.busy=!1,this.#t=0}static{this.styles=[_,T,l`
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
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),this.#s()}render(){return d`
      <h3>${this.s(`pair.title`)}</h3>
      <p class="soft small">${this.s(`pair.text`)}</p>
      ${this.code?this.#r(this.code):this.#n()}
      <div role="status">
        ${this.note?d`<p class="notice done"><tawny-icon path=${_e}></tawny-icon><span>${this.note}</span></p>`:u}
      </div>
      <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `}#n(){return d`
      <div class="row">
        <button type="button" class="button primary" ?disabled=${this.busy} @click=${()=>this.#i(`admin`)}>
          <tawny-icon path=${ht}></tawny-icon>${this.s(`pair.make`)}
        </button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${()=>this.#i(`viewer`)}>
          ${this.s(`pair.make_viewer`)}
        </button>
      </div>
    `}#r(e){return d`
      <p class="code" aria-label=${this.s(`pair.code`,{code:e.code.split(``).join(` `)})}>${ut(e.code)}</p>
      <div class="row">
        <span class="left" role="timer">${this.s(`pair.left`,{time:this.app.times.length(this.leftMs)})}</span>
        <button type="button" class="button" @click=${this.#a}>${this.s(`form.cancel`)}</button>
      </div>
    `}async#i(e){this.busy=!0,this.note=this.failure=``;try{this.code=await this.settings.desk.api.makePairingCode(e),this.#t=0,this.#e=setInterval(()=>void this.#o(),gt),this.leftMs=this.code.expires-Date.now()}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#a(){this.#s(),await this.settings.desk.api.endPairing().catch(()=>{})}async#o(){let{code:e}=this;if(!e||(this.leftMs=Math.max(0,e.expires-Date.now()),this.#t+=1,this.#t%_t))return;let t=await this.settings.desk.api.pairing().catch(()=>null);if(!t||this.code!==e||t.id===e.id&&t.state===`waiting`)return;this.#s();let n=t.id===e.id&&t.state===`used`;this.note=n?this.s(`pair.used`,{name:t.name}):this.s(`pair.over`),n&&this.fire(`tawny-paired`,null)}#s(){clearInterval(this.#e),this.code=null}};p([m()],N.prototype,`code`,void 0),p([m()],N.prototype,`leftMs`,void 0),p([m()],N.prototype,`note`,void 0),p([m()],N.prototype,`failure`,void 0),p([m()],N.prototype,`busy`,void 0),N=p([f(`tawny-pairing-settings`)],N);var P=class extends w{constructor(...e){super(...e),this.tokens=null,this.revoking=null,this.failure=``}static{this.styles=[_,T,l`
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
    `]}firstUpdated(){this.#a()}render(){return d`
      <h2>${this.s(`section.access`)}</h2>
      <section class="card">
        <tawny-pairing-settings @tawny-paired=${this.#a}></tawny-pairing-settings>
      </section>
      <section class="card">
        <h3>${this.s(`access.tokens`)}</h3>
        <p class="soft small">${this.s(`access.tokens_text`)}</p>
        ${this.failure?d`<p class="bad" role="alert">${this.failure}</p>`:u}
        ${this.tokens?this.#e(this.tokens):u}
        <tawny-new-token @tawny-made=${this.#a}></tawny-new-token>
      </section>
      ${this.revoking?this.#n(this.revoking):u}
    `}#e(e){let t=Date.now(),[n,r]=[e.filter(e=>st(e,t)),e.filter(e=>!st(e,t))],i=r.length?d`
          <details>
            <summary class="soft small">${this.s(`access.gone`,{count:r.length})}</summary>
            <ul class="list">${r.map(e=>this.#t(e,!1))}</ul>
          </details>
        `:u,a=n.length?u:d`<p class="soft">${this.s(`access.none`)}</p>`;return d`${a}<ul class="list">${n.map(e=>this.#t(e,!0))}</ul>${i}`}#t(e,t){let{times:n}=this.app,r=this.s(`scope.${e.scope}`),i=e.cameras?this.s(`access.limited`,{cameras:e.cameras.join(`, `)}):``,a=e.lastUsed===null?this.s(`access.unused`):this.s(`access.used`,{when:n.moment(e.lastUsed)}),o=e.revoked?this.s(`access.revoked`,{when:n.moment(e.revoked)}):e.expires?this.s(t?`access.expires`:`access.expired`,{when:n.moment(e.expires)}):``;return d`
      <li class="row token ${t?``:`gone`}">
        <div class="grow">
          <span class="name">${e.name}</span>
          <p class="soft small">${[r,i,a,o].filter(Boolean).join(` · `)}</p>
        </div>
        ${t?d`
                <button
                  type="button"
                  class="button danger"
                  aria-label=${this.s(`access.revoke_of`,{name:e.name})}
                  @click=${()=>this.#r(e)}
                >
                  ${this.s(`access.revoke`)}
                </button>
              `:u}
      </li>
    `}#n(e){return d`
      <tawny-dialog heading=${this.s(`access.revoke_ask`,{name:e.name})} @tawny-close=${()=>this.#r(null)}>
        <p class="question">${this.s(`access.revoke_text`)}</p>
        <div slot="actions">
          <button type="button" class="button danger" @click=${()=>this.#i(e)}>${this.s(`access.revoke`)}</button>
          <button type="button" class="button" @click=${()=>this.#r(null)}>${this.s(`form.cancel`)}</button>
        </div>
      </tawny-dialog>
    `}#r(e){this.revoking=e}async#i(e){this.revoking=null,await this.#o(()=>this.settings.desk.api.revokeToken(e.id)),await this.#a()}async#a(){await this.#o(async()=>{this.tokens=ct(await this.settings.desk.api.tokens())})}async#o(e){try{await e(),this.failure=``}catch(e){this.failure=this.failed(e)}}};p([m()],P.prototype,`tokens`,void 0),p([m()],P.prototype,`revoking`,void 0),p([m()],P.prototype,`failure`,void 0),P=p([f(`tawny-access-settings`)],P);var vt=`M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z`,yt=/^(rtsps?|https?):\/\//i,bt=/\/onvif\//i;function xt(e){let t=e.trim();if(!t||/\s/.test(t))return null;if(yt.test(t)){let e=St(t);return e?.hostname?bt.test(e.pathname)||/^https?:$/.test(e.protocol)&&e.pathname===`/`&&!e.search?{kind:`device`,address:t}:{kind:`stream`,url:t}:null}return/^[\w.:[\]-]+$/.test(t)?{kind:`device`,address:t}:null}function St(e){try{return new URL(e.replace(/^rtsps?:/i,`http:`))}catch{return null}}var Ct=/^([a-z]+:\/\/)(?:[^@/?#]*@)?/i,wt=e=>/^[a-z]+:\/\/[^@/?#]+@/i.test(e);function Tt(e,t,n){let r=t?`${encodeURIComponent(t)}${n?`:${encodeURIComponent(n)}`:``}@`:``;return e.replace(Ct,(e,t)=>t+r)}var Et=e=>St(yt.test(e)?e:`http://${e}`)?.hostname??``;function Dt(e,t,n){let r=e.normalize(`NFKD`).replace(/ß/g,`ss`).replace(/\p{M}/gu,``).toLowerCase().replace(/[^a-z0-9]+/g,`_`).replace(/^_+|_+$/g,``).slice(0,60)||n,i=r;for(let e=2;t.includes(i);e++)i=`${r}_${e}`;return i}function Ot({main:e,sub:t},n,r){let i={main:e===n?``:e,sub:t===n?``:t};return r===`none`?i:{...i,[r]:n}}var kt=(e,t)=>e.main===t?`main`:e.sub===t?`sub`:`none`;function At(e){if(e.main)return{main:e.main,sub:e.sub};let[t]=[...e.profiles].sort((e,t)=>t.width*t.height-e.width*e.height);return{main:t?.token??``,sub:``}}function jt(e,t){let n=new Intl.NumberFormat(t,{maximumFractionDigits:1});return[e.width&&e.height?`${e.width} × ${e.height}`:``,ie(e.codec),e.fps?`${n.format(e.fps)} fps`:``,e.bitrate?`${n.format(e.bitrate/1e6)} Mbit/s`:``,s(e.audio)].filter(Boolean).join(` · `)}var F=class extends w{constructor(...e){super(...e),this.found=null,this.failure=``,this.problem=``,this.#e=null}static{this.styles=[_,T,l`
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
    `]}#e;disconnectedCallback(){super.disconnectedCallback(),this.#e?.abort()}firstUpdated(){this.#i()}render(){return d`
      <div class="row">
        <h3>${this.s(`add.found`)}</h3>
        ${this.found||this.failure?d`<button type="button" class="button end" @click=${this.#i}>
                <tawny-icon path=${vt}></tawny-icon>${this.s(`add.again`)}
              </button>`:u}
      </div>
      <div role="status">${this.#t()}</div>
      ${this.found?.length?d`<ul class="list found">${this.found.map(e=>this.#n(e))}</ul>`:u}
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
            aria-invalid=${this.problem?`true`:u}
          />
          <p id="hint" class="soft small">${this.s(`add.address_text`)}</p>
          <p id="problem" class="bad small" role="alert">${this.problem}</p>
        </div>
        <div><button class="button primary">${this.s(`add.next`)}</button></div>
      </form>
    `}#t(){return this.failure?d`<p class="bad">${this.failure}</p>`:this.found?this.found.length?u:d`<p class="soft">${this.s(`add.nothing_found`)}</p>`:d`<p class="row soft busy"><tawny-icon path=${vt}></tawny-icon>${this.s(`add.searching`)}</p>`}#n(e){let t=e.name||e.hardware||e.address,n=this.#r(e)?this.s(`add.known`):``,r=[e.hardware===t?``:e.hardware,e.address,e.location,n];return d`
      <li>
        <button type="button" @click=${()=>this.#o(t,e.service||e.address,``)}>
          <tawny-icon path=${a}></tawny-icon>
          <span class="name">
            <strong>${t}</strong><br />
            <span class="soft small">${r.filter(Boolean).join(` · `)}</span>
          </span>
          <tawny-icon path=${ge}></tawny-icon>
        </button>
      </li>
    `}#r(e){let t=this.settings.desk.stored.value.config.cameras;return(x(t)?Object.values(t).map(e=>S(e,[`streams`,`main`,`url`])):[]).some(t=>typeof t==`string`&&Et(t.replace(/\/\/[^@/]*@/,`//`))===e.address)}async#i(){this.#e?.abort();let e=new AbortController;this.#e=e,this.found=null,this.failure=``;try{this.found=await this.settings.desk.api.discover([],e.signal)}catch(t){e.signal.aborted||(this.failure=this.failed(t))}}#a(e){e.preventDefault();let t=xt(this.input.value);this.problem=t?``:this.s(`add.no_address`),t?.kind===`stream`?this.#o(``,``,t.url):t?this.#o(``,t.address,``):this.input.focus()}#o(e,t,n){this.fire(`tawny-found`,{title:e,address:t,url:n})}};p([m()],F.prototype,`found`,void 0),p([m()],F.prototype,`failure`,void 0),p([m()],F.prototype,`problem`,void 0),p([y(`#address`)],F.prototype,`input`,void 0),F=p([f(`tawny-add-find`)],F);var I=class extends w{constructor(...e){super(...e),this.busy=!1,this.failure=``}static{this.styles=[_,T,l`
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
    `]}firstUpdated(){this.renderRoot.querySelector(`#user`)?.focus()}render(){let{camera:e}=this,t=e.title||e.address||e.url.replace(/\/\/[^@/]*@/,`//`),n=e.url&&wt(e.url);return d`
      <form @submit=${this.#t}>
        <h3 class="where">${t}</h3>
        <p class="soft small">${this.s(n?`add.login_told`:`add.login_text`)}</p>
        ${n?u:this.#e()}
        ${this.failure?d`<p class="notice wrong" role="alert">${this.failure}</p>`:u}
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>${this.s(this.busy?`add.asking`:`add.next`)}</button>
        </div>
      </form>
    `}#e(){return d`
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
    `}async#t(e){e.preventDefault();let t=new FormData(this.form),[n,r]=[String(t.get(`user`)??``).trim(),String(t.get(`password`)??``)],{camera:i}=this;this.busy=!0,this.failure=``;try{let e=i.address?await this.settings.desk.api.profiles(i.address,n,r):null,t=i.title||(e?[e.maker,e.model].filter(Boolean).join(` `):``);this.fire(`tawny-inside`,{...i,title:t,user:n,password:r,device:e})}catch(e){this.failure=this.reason(e)}finally{this.busy=!1}}};p([h({attribute:!1})],I.prototype,`camera`,void 0),p([m()],I.prototype,`busy`,void 0),p([m()],I.prototype,`failure`,void 0),p([y(`form`)],I.prototype,`form`,void 0),I=p([f(`tawny-add-login`)],I);var Mt=[`adaptive`,`motion`,`continuous`,`off`],L=class extends w{constructor(...e){super(...e),this.name=``}static{this.styles=[_,T,l`
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
    `]}firstUpdated(){this.renderRoot.querySelector(`#name`)?.focus()}render(){return d`
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
          ${Mt.map(e=>d`
              <label><input type="radio" name="mode" value=${e} ?checked=${e===`adaptive`} />${this.s(`mode.${e}`)}</label>
            `)}
        </fieldset>
        <div class="row">
          <button class="button primary">
            <tawny-icon path=${ye}></tawny-icon>${this.s(`add.save_and_record`)}
          </button>
        </div>
      </form>
    `}get#e(){let e=this.settings.desk.stored.value.config.cameras;return Dt(this.name||this.s(`add.name_example`),x(e)?Object.keys(e):[],`camera`)}#t(e){if(e.preventDefault(),!this.name)return;let{main:t,sub:n}=this.streams,r={main:{url:t},...n?{sub:{url:n}}:{}},i={mode:String(new FormData(this.form).get(`mode`))};this.fire(`tawny-named`,{id:this.#e,settings:{name:this.name,streams:r,recording:i}})}};p([h({attribute:!1})],L.prototype,`camera`,void 0),p([h({attribute:!1})],L.prototype,`streams`,void 0),p([m()],L.prototype,`name`,void 0),p([y(`form`)],L.prototype,`form`,void 0),L=p([f(`tawny-add-name`)],L);var R=10,Nt=500,Pt=45e3,z=class extends w{constructor(...e){super(...e),this.stage=`saving`,this.left=R,this.failure=``,this.stored=!1,this.event=null,this.#e=new v(this,e=>e.backend.cameras),this.#n=!1,this.#c=async()=>{this.stage=`connecting`,this.failure=``;let e=Date.now();for(;!this.#d?.online;){if(this.#n)return;if(Date.now()-e>Pt)return this.#p(this.#f());await this.#m(Nt)}try{await this.#l()}catch(e){this.#p(this.reason(e))}}}static{this.styles=[_,T,l`
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
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),this.#n=!1}disconnectedCallback(){super.disconnectedCallback(),this.#n=!0,clearTimeout(this.#t)}firstUpdated(){this.#s()}render(){switch(this.stage){case`playing`:return this.event?this.#i(this.event):u;case`failed`:return this.#a();default:return this.#r(this.stage)}}#r(e){let t=e===`recording`?(R-Math.max(0,this.left))/R:null,n=t===1?this.s(`add.writing`):this.s(`add.${e}`,{seconds:this.left}),r=this.#d;return d`
      <p class="count" role="status">${n}</p>
      ${t===null?d`<progress aria-label=${n}></progress>`:d`<progress aria-label=${n} max="1" .value=${t}></progress>`}
      ${e===`recording`&&r?d`<tawny-video .camera=${r} rendition="main" live></tawny-video>`:u}
    `}#i(e){return d`
      <h3>${this.s(`add.look`)}</h3>
      <tawny-clip .event=${e}></tawny-clip>
      <p class="soft small">${this.s(`add.look_text`)}</p>
      <div class="row">
        <button type="button" class="button primary" @click=${this.#h}>
          <tawny-icon path=${it}></tawny-icon>${this.s(`add.good`)}
        </button>
        ${this.#o()}
      </div>
    `}#a(){return d`
      <p class="notice wrong" role="alert">${this.failure}</p>
      <div class="row">
        ${this.stored?d`
                <button type="button" class="button primary" @click=${this.#c}>${this.s(`add.record_again`)}</button>
                <button type="button" class="button" @click=${this.#h}>${this.s(`add.keep`)}</button>
                ${this.#o()}
              `:d`
                <button type="button" class="button primary" @click=${()=>this.fire(`tawny-unnamed`,null)}>
                  ${this.s(`add.back`)}
                </button>
              `}
      </div>
    `}#o(){return d`
      <button type="button" class="button danger" @click=${this.#g}>
        <tawny-icon path=${xe}></tawny-icon>${this.s(`add.refuse`)}
      </button>
    `}async#s(){let{api:e}=this.settings.desk;try{await e.addCamera(this.made.id,this.made.settings),this.stored=!0}catch(e){this.#p(this.reason(e));return}this.settings.desk.reload().catch(()=>{}),await this.#c()}#c;async#l(){let e=await this.#u();this.stage=`recording`;let t=Date.now();for(;this.left>-3;)if(this.left=R-Math.floor((Date.now()-t)/1e3),await this.#m(Nt),this.#n)return;this.event=await this.app.backend.event(``,e),this.stage=`playing`}async#u(){this.left=R;for(let e=0;;e++)try{return await this.settings.desk.api.recordEvent(this.made.id,R)}catch(t){if(!(t instanceof r)||t.status!==503||e>10||this.#n)throw t;await this.#m(Nt*2)}}get#d(){return this.#e.value?.find(e=>e.id===this.made.id)}#f(){return(this.#d?.streams.find(e=>e.reason)?.reason??this.#d?.trouble)||this.s(`add.not_online`)}#p(e){this.failure=this.t(`app.failed`,{reason:e}),this.stage=`failed`}#m(e){return new Promise(t=>{this.#t=setTimeout(t,e)})}#h(){this.app.go(`settings`,`cameras/${this.made.id}`,!0)}async#g(){this.stage=`removing`;try{await this.settings.desk.api.removeCamera(this.made.id),await this.settings.desk.reload(),this.fire(`tawny-refused`,null)}catch(e){this.#p(this.reason(e))}}};p([h({attribute:!1})],z.prototype,`made`,void 0),p([m()],z.prototype,`stage`,void 0),p([m()],z.prototype,`left`,void 0),p([m()],z.prototype,`failure`,void 0),p([m()],z.prototype,`stored`,void 0),p([m()],z.prototype,`event`,void 0),z=p([f(`tawny-add-record`)],z);var Ft=`M12,2L1,21H23M12,6L19.53,19H4.47M11,10V14H13V10M11,16V18H13V16`,It=`M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2C6.47,2 2,6.47 2,12C2,17.53 6.47,22 12,22C17.53,22 22,17.53 22,12C22,6.47 17.53,2 12,2M14.59,8L12,10.59L9.41,8L8,9.41L10.59,12L8,14.59L9.41,16L12,13.41L14.59,16L16,14.59L13.41,12L16,9.41L14.59,8Z`,B=class extends w{constructor(...e){super(...e),this.heading=``,this.url=``,this.known=null,this.busy=``,this.#r=async()=>{let{url:e}=this;this.busy=e,this.known=null;let t;try{t={url:e,seen:await this.settings.desk.api.probe(e,`tcp`),failure:``}}catch(n){t={url:e,seen:null,failure:this.reason(n)}}this.url===e&&(this.known=t,this.busy=``,this.fire(`tawny-tested`,t))}}static{this.styles=[_,T,l`
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
    `]}updated(){this.known?.url!==this.url&&this.busy!==this.url&&this.#r()}render(){let e=this.known?.url===this.url?this.known:null;return d`
      <h3>${this.heading}</h3>
      <div role="status">${e?this.#t(e):this.#e()}</div>
      ${e?.seen?.warnings.length?this.#n(e.seen):u}
      ${e?d`<div><button type="button" class="button" @click=${this.#r}>${this.s(`add.test_again`)}</button></div>`:u}
    `}#e(){return d`<p class="soft small">${this.s(`add.testing`)}</p><progress aria-label=${this.s(`add.testing`)}></progress>`}#t({seen:e,failure:t}){if(!e)return d`
        <p class="verdict bad"><tawny-icon path=${It}></tawny-icon><span>${t}</span></p>
      `;let n=new Intl.NumberFormat(this.app.language,{maximumFractionDigits:1}),r=e.keyframesS?this.s(`add.keyframes`,{seconds:n.format(e.keyframesS)}):``;return d`
      <p class="verdict good">
        <tawny-icon path=${_e}></tawny-icon>
        <span>
          ${jt(e,this.app.language)}
          ${r?d`<br /><span class="soft small">${r}</span>`:u}
        </span>
      </p>
    `}#n({warnings:e}){return d`
      <ul class="warnings small">
        ${e.map(({message:e,remedy:t})=>d`
            <li>
              <tawny-icon path=${Ft}></tawny-icon>
              <span>${e}<br /><span class="soft">${t}</span></span>
            </li>
          `)}
      </ul>
    `}#r};p([h()],B.prototype,`heading`,void 0),p([h({attribute:!1})],B.prototype,`url`,void 0),p([h({attribute:!1})],B.prototype,`known`,void 0),p([m()],B.prototype,`busy`,void 0),B=p([f(`tawny-stream-test`)],B);var Lt=[`main`,`sub`,`none`],V=class extends w{constructor(...e){super(...e),this.roles={main:``,sub:``},this.typed={main:``,sub:``},this.tested={}}static{this.styles=[_,T,l`
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
    `]}willUpdate(){if(this.hasUpdated)return;let{device:e,url:t}=this.camera;e?this.roles=At(e):this.typed={main:t,sub:``}}render(){let{device:e}=this.camera,{main:t,sub:n}=this.#e,r=!!t&&[t,n].filter(Boolean).every(e=>this.tested[e]?.seen),i=[t,n].some(e=>e&&this.tested[e]?.failure);return d`
      <p>${this.s(`add.streams_text`)}</p>
      ${e?this.#t(e.profiles):this.#r()}
      ${e&&!e.main?d`<p class="notice wrong">${this.s(`add.no_main`)}</p>`:u}
      <div class="results">${t?this.#o(`main`,t):u}${n?this.#o(`sub`,n):u}</div>
      <div class="row">
        <button type="button" class="button primary" ?disabled=${!r} @click=${this.#s}>${this.s(`add.next`)}</button>
        ${r?u:d`<span class="soft small">${this.s(i?`add.test_failed`:`add.test_first`)}</span>`}
      </div>
    `}get#e(){let{device:e,user:t,password:n}=this.camera,r=r=>{let i=e?.profiles.find(e=>e.token===r);return i?i.foreign?i.url:Tt(i.url,t,n):``};if(e)return{main:r(this.roles.main),sub:r(this.roles.sub)};let i=e=>e&&!wt(e)?Tt(e,t,n):e;return{main:i(this.typed.main.trim()),sub:i(this.typed.sub.trim())}}#t(e){return d`<div class="list">${e.map(e=>this.#n(e))}</div>`}#n(e){let t=kt(this.roles,e.token),n=t=>{this.roles=Ot(this.roles,e.token,t)};return d`
      <fieldset>
        <legend>
          <strong>${e.name||e.token}</strong><br />
          <span class="soft small">${jt(e,this.app.language)}</span>
          ${e.foreign?d`<br /><span class="bad small">${this.s(`add.foreign`)}</span>`:u}
        </legend>
        <div class="roles">
          ${Lt.map(r=>d`
              <label>
                <input
                  type="radio"
                  name=${e.token}
                  .checked=${t===r}
                  @change=${()=>n(r)}
                />${this.s(`role.${r}`)}
              </label>
            `)}
        </div>
      </fieldset>
    `}#r(){return[`main`,`sub`].map(e=>d`
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
          ${e===`sub`?d`<p class="soft small">${this.s(`add.sub_text`)}</p>`:u}
        </div>
      `)}#i(e){return e.replace(/\/\/[^@/]*@/,`//***@`)}#a(e,t){let n=/\/\/([^@/]*)@/,r=(n.exec(this.typed[e])??n.exec(this.typed.main))?.[1]??``;this.typed={...this.typed,[e]:t.replace(`//***@`,r?`//${r}@`:`//`)}}#o(e,t){return d`
      <tawny-stream-test
        heading=${this.s(`role.${e}`)}
        .url=${t}
        .known=${this.tested[t]??null}
        @tawny-tested=${e=>{this.tested={...this.tested,[e.detail.url]:e.detail}}}
      ></tawny-stream-test>
    `}#s(){this.fire(`tawny-chosen`,this.#e)}};p([h({attribute:!1})],V.prototype,`camera`,void 0),p([m()],V.prototype,`roles`,void 0),p([m()],V.prototype,`typed`,void 0),p([m()],V.prototype,`tested`,void 0),V=p([f(`tawny-add-streams`)],V);var Rt=[`find`,`login`,`streams`,`name`,`record`],zt={title:``,address:``,url:``,user:``,password:``,device:null},H=class extends w{constructor(...e){super(...e),this.step=`find`,this.camera=zt,this.streams=null,this.made=null}static{this.styles=[_,T,l`
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
    `]}render(){let e=Rt.indexOf(this.step);return d`
      <div class="row">
        ${this.step===`record`?u:this.#e(e)}
        <h2>${this.s(`add.title`)}</h2>
      </div>
      <ol class="steps">
        ${Rt.map((t,n)=>d`
            <li class=${n<e?`done`:``} aria-current=${n===e?`step`:u}>
              ${this.s(`add.step_${t}`)}
            </li>
          `)}
      </ol>
      <section class="card" tabindex="-1">${this.#t()}</section>
    `}#e(e){let t=this.s(e?`add.back`:`camera.back`);return d`
      <button type="button" class="button bare round" aria-label=${t} title=${t} @click=${()=>{let t=Rt[e-1];if(!t)return this.app.go(`settings`,`cameras`);this.#o(t)}}>
        <tawny-icon path=${ve}></tawny-icon>
      </button>
    `}#t(){let{camera:e,streams:t,made:n}=this;switch(this.step){case`find`:return d`<tawny-add-find @tawny-found=${this.#n}></tawny-add-find>`;case`login`:return d`<tawny-add-login .camera=${e} @tawny-inside=${this.#r}></tawny-add-login>`;case`streams`:return d`<tawny-add-streams .camera=${e} @tawny-chosen=${this.#i}></tawny-add-streams>`;case`name`:return d`<tawny-add-name .camera=${e} .streams=${t} @tawny-named=${this.#a}></tawny-add-name>`;default:return d`
          <tawny-add-record
            .made=${n}
            @tawny-refused=${()=>this.#o(`streams`)}
            @tawny-unnamed=${()=>this.#o(`name`)}
          ></tawny-add-record>
        `}}#n(e){this.camera={...zt,...e.detail},this.streams=null,this.#o(`login`)}#r(e){this.camera=e.detail,this.#o(`streams`)}#i(e){this.streams=e.detail,this.#o(`name`)}#a(e){this.made=e.detail,this.#o(`record`)}async#o(e){this.step=e,await this.updateComplete,this.renderRoot.querySelector(`.card`)?.focus(),this.scrollIntoView({block:`nearest`})}};p([m()],H.prototype,`step`,void 0),p([m()],H.prototype,`camera`,void 0),p([m()],H.prototype,`streams`,void 0),p([m()],H.prototype,`made`,void 0),H=p([f(`tawny-add-camera`)],H);var U=class extends fe{constructor(...e){super(...e),this.tabs=[],this.current=``,this.label=``}static{this.styles=[_,l`
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
    `]}render(){return d`
      <div role="tablist" aria-label=${this.label} @keydown=${this.#e}>
        ${this.tabs.map(({name:e,title:t})=>d`
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
    `}updated(){let e=this.renderRoot.querySelector(`[aria-selected="true"]`);e&&(this.scrollLeft=e.offsetLeft-(this.clientWidth-e.offsetWidth)/2)}async#e(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0,n=this.tabs.findIndex(e=>e.name===this.current),r=this.tabs[(n+t+this.tabs.length)%this.tabs.length];t&&r&&(e.preventDefault(),this.#t(r.name),await new Promise(requestAnimationFrame),await this.updateComplete,this.renderRoot.querySelector(`[aria-selected="true"]`)?.focus())}#t(e){this.fire(`tawny-tab`,e)}};p([h({attribute:!1})],U.prototype,`tabs`,void 0),p([h()],U.prototype,`current`,void 0),p([h()],U.prototype,`label`,void 0),U=p([f(`tawny-tabs`)],U);var Bt=`M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z`,Vt=24,Ht=1e3,W=class extends w{constructor(...e){super(...e),this.camera=``,this.run=null,this.failure=``,this.busy=!1,this.#e=``}static{this.styles=[_,T,l`
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
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#t)}connectedCallback(){super.connectedCallback(),this.#n&&(this.#t=setTimeout(()=>void this.#s(),Ht))}willUpdate(e){e.has(`camera`)&&e.get(`camera`)!==void 0&&(clearTimeout(this.#t),this.run=null,this.failure=``)}render(){let e=this.run?.result??null;return d`
      <h3>${this.s(`dry.title`)}</h3>
      <p class="soft small">${this.s(`dry.text`)}</p>
      <div role="status">${e?this.#a(e):u}</div>
      ${this.#n?this.#i():this.#r()}
      <p class="bad small" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `}get#n(){return this.run?.state===`pending`||this.run?.state===`running`}#r(){return d`
      <div>
        <button type="button" class="button" ?disabled=${this.busy} @click=${this.#o}>
          <tawny-icon path=${Bt}></tawny-icon>${this.s(this.run?.result?`dry.again`:`dry.begin`)}
        </button>
      </div>
    `}#i(){let e=this.run?.progress??0,t=new Intl.NumberFormat(this.app.language,{style:`percent`}).format(e);return d`
      <progress max="1" .value=${e} aria-label=${this.s(`dry.progress`,{percent:t})}></progress>
      <div class="row">
        <span>${this.s(this.run?.state===`pending`?`dry.waiting`:`dry.progress`,{percent:t})}</span>
        <button type="button" class="button" @click=${this.#l}>${this.s(`form.cancel`)}</button>
      </div>
    `}#a(e){let t=[e.added?this.s(`dry.added`,{count:e.added}):``,e.gone?this.s(`dry.gone`,{count:e.gone}):``,e.unseen?this.s(`dry.unseen`,{count:e.unseen}):``,e.missingS>60?this.s(`dry.missing`,{time:this.app.times.length(e.missingS*1e3)}):``,e.thinnedS>60?this.s(`dry.thinned`,{time:this.app.times.length(e.thinnedS*1e3)}):``,JSON.stringify(this.motion)===this.#e?``:this.s(`dry.stale`)];return d`
      <p class="figure">${this.s(`dry.result`,{count:e.events,was:e.was})}</p>
      <ul class="soft small">${t.filter(Boolean).map(e=>d`<li>${e}</li>`)}</ul>
    `}async#o(){this.busy=!0,this.failure=``,this.#e=JSON.stringify(this.motion);try{let e=x(this.motion)?this.motion:{};this.#c(await this.settings.desk.api.tryMotion(this.camera,e,Vt))}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#s(){let{run:e}=this;if(e)try{let t=await this.settings.desk.api.dryRun(this.camera,e.id);this.run===e&&this.#c(t)}catch(e){this.run=null,this.failure=this.failed(e)}}#c(e){this.run=e,clearTimeout(this.#t),this.#n?this.#t=setTimeout(()=>void this.#s(),Ht):e.state===`failed`&&(this.failure=e.error)}async#l(){let{run:e}=this;clearTimeout(this.#t),this.run=null,e&&await this.settings.desk.api.endDryRun(this.camera,e.id).catch(()=>{})}};p([h()],W.prototype,`camera`,void 0),p([h({attribute:!1})],W.prototype,`motion`,void 0),p([m()],W.prototype,`run`,void 0),p([m()],W.prototype,`failure`,void 0),p([m()],W.prototype,`busy`,void 0),W=p([f(`tawny-dry-run`)],W);var Ut=class extends w{static{this.styles=[_,T]}#e=new v(this,()=>this.settings.desk.stored);#t=new v(this,()=>this.settings.desk.edits);render(){this.#e.value,this.#t.value;let e=[`cameras`,this.camera.id,`motion`];return d`
      <section class="card">
        <tawny-config-form .path=${e} .folded=${[`fps`,`quiet_s`]}></tawny-config-form>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${this.settings.desk.draft(e)}></tawny-dry-run>
      </section>
    `}};p([h({attribute:!1})],Ut.prototype,`camera`,void 0),Ut=p([f(`tawny-motion-settings`)],Ut);var G=({kind:e,id:t})=>`${e}.${t}`;function Wt(e){return[`zones`,`ignore`].flatMap(t=>{let n=x(e)?e[t]:void 0;return x(n)?Object.entries(n).flatMap(([e,n])=>x(n)?[Gt(t,e,n)]:[]):[]})}var Gt=(e,t,n)=>({kind:e,id:t,name:typeof n.name==`string`&&n.name?n.name:Kt(t),polygon:qt(n.polygon)}),Kt=e=>{let t=e.replaceAll(`_`,` `);return t.charAt(0).toUpperCase()+t.slice(1)};function qt(e){return Array.isArray(e)?e.flatMap(e=>Array.isArray(e)&&typeof e[0]==`number`&&typeof e[1]==`number`?[[e[0],e[1]]]:[]):[]}var Jt=1e3,Yt=e=>Math.round(Math.min(1,Math.max(0,e))*Jt)/Jt,K=([e,t])=>[Yt(e),Yt(t)],Xt=(e,t,n)=>e.map((e,r)=>r===t?K(n):e);function Zt(e,t,n){let r=en(e)[t];return!r||e.length>=100?e:[...e.slice(0,t+1),K(n??r),...e.slice(t+1)]}var Qt=(e,t)=>e.length>3?e.filter((e,n)=>n!==t):e;function $t(e,t,n){let{left:r,top:i,right:a,bottom:o}=tn(e),s=Math.min(1-a,Math.max(-r,t)),ee=Math.min(1-o,Math.max(-i,n));return e.map(e=>K([e[0]+s,e[1]+ee]))}var en=e=>e.map((t,n)=>{let r=e[(n+1)%e.length]??t;return[(t[0]+r[0])/2,(t[1]+r[1])/2]});function tn(e){let[t,n]=[e.map(([e])=>e),e.map(([,e])=>e)];return{left:Math.min(...t),top:Math.min(...n),right:Math.max(...t),bottom:Math.max(...n)}}function nn(e){let[t,n,r]=[0,0,0];for(let[i,a]of e.entries()){let o=e[(i+1)%e.length]??a,s=a[0]*o[1]-o[0]*a[1];t+=s,n+=(a[0]+o[0])*s,r+=(a[1]+o[1])*s}let{left:i,top:a,right:o,bottom:s}=tn(e);return Math.abs(t)<1e-9?[(i+o)/2,(a+s)/2]:[n/(3*t),r/(3*t)]}function rn(e){let t=e.map((t,n)=>[t,e[(n+1)%e.length]??t]);return t.some(([e,n],r)=>t.some(([i,a],o)=>o-r<2||r===0&&o===t.length-1?!1:an(e,n,i,a)))}function an(e,t,n,r){let[i,a,o,s]=[on(e,t,n),on(e,t,r),on(n,r,e),on(n,r,t)];return i*a<0&&o*s<0||i===0&&q(e,t,n)||a===0&&q(e,t,r)||o===0&&q(n,r,e)||s===0&&q(n,r,t)}var on=(e,t,n)=>{let r=(t[0]-e[0])*(n[1]-e[1])-(t[1]-e[1])*(n[0]-e[0]);return Math.abs(r)<1e-12?0:Math.sign(r)},q=(e,t,n)=>Math.min(e[0],t[0])<=n[0]&&n[0]<=Math.max(e[0],t[0])&&Math.min(e[1],t[1])<=n[1]&&n[1]<=Math.max(e[1],t[1]);function sn(e){let t=e%4*.06,[n,r,i,a]=[.25+t,.3+t,.6+t,.7+t].map(Yt);return[[n,r],[i,r],[i,a],[n,a]]}var cn=`M13,6V11H18V7.75L22.25,12L18,16.25V13H13V18H16.25L12,22.25L7.75,18H11V13H6V16.25L1.75,12L6,7.75V11H11V6H7.75L12,1.75L16.25,6H13Z`,ln=l`
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
`,un=.01,dn=.05,fn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},J=class extends w{constructor(...e){super(...e),this.areas=[],this.chosen=``,this.said=``,this.#e=null}static{this.styles=[_,ln]}#e;render(){let e=this.camera.streams.find(e=>e.name===`main`),t=e?.width&&e.height?e.width/e.height:16/9,n=this.areas.find(e=>G(e)===this.chosen),r=this.camera.motion&&!this.areas.some(e=>e.kind===`zones`);return d`
      <div class="stage ${r?`moving`:``}" ${me({"--aspect":t})}>
        <tawny-video .camera=${this.camera} rendition=${this.#t} live></tawny-video>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          ${b(this.areas,G,e=>this.#n(e))}
        </svg>
        ${b(this.areas,G,e=>this.#r(e))} ${n?this.#a(n):u}
      </div>
      <p class="unseen" role="status">${this.said}</p>
    `}get#t(){return this.camera.streams.some(e=>e.name===`sub`)?`sub`:`main`}#n(e){let t=G(e),n=e.kind===`zones`&&this.camera.motionZones.includes(e.id),r=[e.kind,t===this.chosen?`chosen`:``,n?`moving`:``].join(` `),i=e.polygon.map(e=>e.join(`,`)).join(` `);return oe`<polygon class=${r} points=${i} @click=${()=>this.fire(`tawny-choose`,t)}></polygon>`}#r(e){return d`<span class="name ${e.kind}" ${this.#i(nn(e.polygon))}>${e.name}</span>`}#i([e,t]){return me({"--x":`${e*100}%`,"--y":`${t*100}%`})}#a(e){let{polygon:t}=e;return d`
      ${en(t).map((t,n)=>this.#s(e,t,n))}
      ${t.map((t,n)=>this.#o(e,t,n))} ${this.#c(e)}
    `}#o(e,t,n){return d`
      <button
        type="button"
        class="handle corner"
        aria-label=${this.s(`zones.corner`,{number:n+1,count:e.polygon.length,name:e.name,where:this.#m(t)})}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Delete Enter"
        ${this.#i(t)}
        @pointerdown=${t=>this.#l(t,t=>Xt(e.polygon,n,t))}
        @keydown=${t=>this.#f(t,e,n)}
      ></button>
    `}#s(e,t,n){return d`
      <button
        type="button"
        class="handle middle"
        tabindex="-1"
        aria-label=${this.s(`zones.add_corner`,{number:n+1})}
        ${this.#i(t)}
        @pointerdown=${r=>{let i=Zt(e.polygon,n,t);this.#l(r,e=>Xt(i,n+1,e))}}
        @click=${t=>{t.detail===0&&this.#p(Zt(e.polygon,n))}}
      ></button>
    `}#c(e){let t=nn(e.polygon);return d`
      <button
        type="button"
        class="handle centre"
        aria-label=${this.s(`zones.move`,{name:e.name})}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
        ${this.#i(t)}
        @pointerdown=${n=>this.#l(n,n=>$t(e.polygon,n[0]-t[0],n[1]-t[1]))}
        @keydown=${t=>{let n=this.#d(t);n&&this.#p($t(e.polygon,n[0],n[1]))}}
      >
        <tawny-icon path=${cn}></tawny-icon>
      </button>
    `}#l(e,t){let n=e.currentTarget;if(!(n instanceof HTMLElement)||e.button!==0)return;e.preventDefault(),n.focus();let r=this.stage.getBoundingClientRect(),i=this.#u(n),a=[i[0]-(e.clientX-r.left)/r.width,i[1]-(e.clientY-r.top)/r.height],o=n=>{if(n.pointerId!==e.pointerId)return;let i=K([(n.clientX-r.left)/r.width+a[0],(n.clientY-r.top)/r.height+a[1]]);this.#p(t(i))},s=t=>{t.pointerId===e.pointerId&&(removeEventListener(`pointermove`,o),removeEventListener(`pointerup`,s),removeEventListener(`pointercancel`,s))};addEventListener(`pointermove`,o),addEventListener(`pointerup`,s),addEventListener(`pointercancel`,s)}#u(e){let t=t=>Number.parseFloat(e.style.getPropertyValue(t))/100;return[t(`--x`),t(`--y`)]}#d(e){let t=fn[e.key];if(!t||e.altKey||e.ctrlKey||e.metaKey)return null;e.preventDefault();let n=e.shiftKey?dn:un;return[t[0]*n,t[1]*n]}#f(e,t,n){let r=t.polygon[n];if(!r)return;let i=this.#d(e);if(i){let e=K([r[0]+i[0],r[1]+i[1]]);this.#p(Xt(t.polygon,n,e)),this.said=this.#m(e)}else if(e.key===`Delete`||e.key===`Backspace`){e.preventDefault();let r=t.polygon.length===3;this.said=this.s(r?`zones.three_stay`:`zones.corner_gone`),r||this.#p(Qt(t.polygon,n),Math.max(0,n-1))}else(e.key===`Enter`||e.key===`+`)&&(e.preventDefault(),this.said=this.s(`zones.corner_added`),this.#p(Zt(t.polygon,n),n+1))}#p(e,t=null){this.#e=t,this.fire(`tawny-shape`,{key:this.chosen,polygon:e})}updated(e){this.#e!==null&&e.has(`areas`)&&(this.renderRoot.querySelectorAll(`.corner`)[this.#e]?.focus(),this.#e=null)}#m([e,t]){return this.s(`zones.where`,{x:Math.round(e*100),y:Math.round(t*100)})}};p([h({attribute:!1})],J.prototype,`camera`,void 0),p([h({attribute:!1})],J.prototype,`areas`,void 0),p([h()],J.prototype,`chosen`,void 0),p([m()],J.prototype,`said`,void 0),p([y(`.stage`)],J.prototype,`stage`,void 0),J=p([f(`tawny-area-editor`)],J);var Y=class extends w{constructor(...e){super(...e),this.path=[],this.named=!1,this.problems=[]}static{this.styles=[_,T,l`
      :host {
        display: grid;
        gap: 18px;
        padding: 6px 14px 16px;
      }
    `]}render(){let{area:e,path:t}=this,n=(e.kind===`zones`?this.settings.desk.schema.fields(t):[]).filter(e=>e.path.at(-1)!==`name`),r=this.problems.filter(e=>e.path===t.join(`.`)).map(e=>e.message),i=[`name`,`polygon`].map(e=>C(this.problems,[...t,e])),a=[...r,...i].filter(Boolean).join(` `);return d`
      ${this.named?this.#e():u}
      <p class="bad small" role="alert" ?hidden=${!a}>${a}</p>
      ${n.length?d`<tawny-form .fields=${n} .value=${this.value} .problems=${this.problems}></tawny-form>`:u}
      <div class="row">
        <button type="button" class="button danger" @click=${()=>this.fire(`tawny-remove`,e)}>
          <tawny-icon path=${xe}></tawny-icon>${this.s(`zones.remove`)}
        </button>
      </div>
    `}#e(){return d`
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
    `}#t(e){let t=e.value.trim();t?this.fire(`tawny-name`,t):e.value=this.area.name}};p([h({attribute:!1})],Y.prototype,`area`,void 0),p([h({attribute:!1})],Y.prototype,`path`,void 0),p([h({type:Boolean})],Y.prototype,`named`,void 0),p([h({attribute:!1})],Y.prototype,`value`,void 0),p([h({attribute:!1})],Y.prototype,`problems`,void 0),Y=p([f(`tawny-area-details`)],Y);var X=class extends w{constructor(...e){super(...e),this.chosen=``,this.problems=[],this.failure=``,this.busy=!1,this.saved=!1,this.#e=new v(this,()=>this.settings.desk.stored),this.#t=new v(this,()=>this.settings.desk.edits)}static{this.styles=[_,T,l`
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
    `]}#e;#t;render(){let{desk:e}=this.settings;this.#e.value,this.#t.value;let t=e.draft(this.#n()),n=Wt(t),r=this.#r.some(t=>e.changes(t).length>0),i=n.some(e=>rn(e.polygon));return d`
      <section class="card">
        <p class="soft small">${this.s(`zones.text`)}</p>
        <tawny-area-editor
          .camera=${this.camera}
          .areas=${n}
          chosen=${this.chosen}
          @tawny-choose=${e=>this.#c(e.detail)}
          @tawny-shape=${this.#d}
        ></tawny-area-editor>
        ${this.chosen?d`<p class="soft small">${this.s(`zones.keys`)}</p>`:u}
        <div class="row">
          <button type="button" class="button" @click=${()=>this.#l(`zones`,n)}>
            <tawny-icon path=${ft}></tawny-icon>${this.s(`zones.add`)}
          </button>
          <button type="button" class="button" @click=${()=>this.#l(`ignore`,n)}>
            <tawny-icon path=${ft}></tawny-icon>${this.s(`zones.add_ignore`)}
          </button>
        </div>
        ${n.length?this.#i(n):u}
        ${i?d`<p class="notice wrong" role="alert">${this.s(`zones.crosses`)}</p>`:u}
        ${this.failure?d`<p class="notice wrong" role="alert">${this.failure}</p>`:u}
        <tawny-save-bar
          ?changed=${r}
          ?busy=${this.busy}
          ?blocked=${i}
          ?saved=${this.saved}
          @tawny-save=${this.#_}
          @tawny-undo=${this.#g}
        ></tawny-save-bar>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${t}></tawny-dry-run>
      </section>
    `}#n(...e){return[`cameras`,this.camera.id,`motion`,...e]}get#r(){return[this.#n(`zones`),this.#n(`ignore`)]}#i(e){return d`
      <ul class="areas" aria-label=${this.s(`zones.list`)}>
        ${b(e,G,e=>this.#a(e))}
      </ul>
    `}#a(e){let t=G(e),n=t===this.chosen,r=e.kind===`zones`&&this.camera.motionZones.includes(e.id),i=this.s(`zones.corners`,{count:e.polygon.length});return d`
      <li class="area ${e.kind} ${n?`chosen`:``}">
        <button type="button" class="head" aria-expanded=${String(n)} @click=${()=>this.#c(n?``:t)}>
          <span class="swatch"></span>
          <span>
            <strong>${e.name}</strong><br />
            <span class="soft small">${this.s(`zones.is_${e.kind}`)} · ${i}</span>
            ${r?d`<span class="motion small"> · ${this.t(`state.motion`)}</span>`:u}
          </span>
        </button>
        ${n?this.#o(e):u}
      </li>
    `}#o(e){return d`
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
    `}#s(e){let t=this.settings.desk.stored.value.config;return S(t,this.#n(e.kind,e.id))===void 0}#c(e){this.chosen=e}#l(e,t){let n=t.filter(t=>t.kind===e),r=this.s(e===`zones`?`zones.new`:`zones.new_ignore`,{number:n.length+1}),i=Dt(r,this.#u(t,e),`area`),a={polygon:sn(t.length),...e===`zones`?{name:r}:{}};this.#h(this.#n(e,i),a),this.chosen=G({kind:e,id:i})}#u(e,t){return e.filter(e=>e.kind===t).map(e=>e.id)}#d(e){let{key:t,polygon:n}=e.detail,[r=``,i=``]=t.split(`.`);this.#h(this.#n(r,i,`polygon`),n)}#f(e,t){let n=this.#n(e.kind,e.id);if(e.kind===`zones`&&this.#h([...n,`name`],t),!this.#s(e))return;let r=Dt(t,this.#u(Wt(this.settings.desk.draft(this.#n())),e.kind).filter(t=>t!==e.id),`area`);if(r===e.id)return;let{desk:i}=this.settings,a=i.draft(n);i.edit(n,void 0),this.#h(this.#n(e.kind,r),a),this.chosen=G({kind:e.kind,id:r})}#p(e){this.#h(this.#n(e.kind,e.id),void 0),this.chosen=``}#m(e){this.#h(e.detail.field.path,e.detail.value)}#h(e,t){this.saved=!1,this.problems=this.problems.filter(t=>!C([t],e)),this.settings.desk.edit(e,t)}#g(){for(let e of this.#r)this.settings.desk.undo(e);this.problems=[],this.failure=``,this.chosen=``}async#_(){this.busy=!0,this.failure=``;try{await this.settings.desk.save(this.#r),this.problems=[],this.saved=!0}catch(e){this.problems=Le(e),this.failure=this.failed(e)}finally{this.busy=!1}}};p([h({attribute:!1})],X.prototype,`camera`,void 0),p([m()],X.prototype,`chosen`,void 0),p([m()],X.prototype,`problems`,void 0),p([m()],X.prototype,`failure`,void 0),p([m()],X.prototype,`busy`,void 0),p([m()],X.prototype,`saved`,void 0),X=p([f(`tawny-zones-settings`)],X);var pn=[`general`,`motion`,`zones`,`recording`,`streams`],mn=[`off`,`motion`,`adaptive`,`continuous`],Z=class extends w{constructor(...e){super(...e),this.camera=``,this.tab=``,this.asks=!1,this.busy=!1,this.failure=``,this.note=``,this.#e=new v(this,e=>e.backend.cameras),this.#t=new v(this,()=>this.settings.desk.stored)}static{this.styles=[_,T,l`
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
    `]}#e;#t;willUpdate(e){(e.has(`camera`)||e.has(`tab`))&&(this.failure=this.note=``)}render(){let e=this.#e.value?.find(e=>e.id===this.camera),t=this.settings.desk.draft([`cameras`,this.camera])!==void 0;if(this.#t.value,!e||!t)return this.#e.value?this.#o():u;let n=pn.find(e=>e===this.tab)??`general`,[r]=be(e,this.app.t,this.app.times);return d`
      <div class="row head">
        ${this.#n()}
        <h2>${e.name}</h2>
        <span class="small ${r?.kind??`soft`}" role="status">${r?.text}</span>
      </div>
      <tawny-tabs
        .tabs=${pn.map(e=>({name:e,title:this.s(`camera.${e}`)}))}
        current=${n}
        label=${e.name}
        @tawny-tab=${e=>this.app.go(`settings`,`cameras/${this.camera}/${e.detail}`,!0)}
      ></tawny-tabs>
      <div role="tabpanel" aria-label=${this.s(`camera.${n}`)}>${this.#r(n,e)}</div>
      ${this.asks?this.#a(e):u}
    `}#n(){let e=this.s(`camera.back`);return d`
      <button
        type="button"
        class="button bare round"
        aria-label=${e}
        title=${e}
        @click=${()=>this.app.go(`settings`,`cameras`)}
      >
        <tawny-icon path=${ve}></tawny-icon>
      </button>
    `}#r(e,t){let n=[`cameras`,this.camera];switch(e){case`motion`:return d`<tawny-motion-settings .camera=${t}></tawny-motion-settings>`;case`zones`:return d`<tawny-zones-settings .camera=${t}></tawny-zones-settings>`;case`recording`:{let e={mode:Object.fromEntries(mn.map(e=>[e,this.s(`mode.${e}`)]))};return d`
          <section class="card">
            <tawny-config-form
              .path=${[...n,`recording`]}
              .names=${e}
              .folded=${[`idle_fps`,`motion_fps`]}
            ></tawny-config-form>
          </section>
        `}case`streams`:return d`
          <section class="card">
            <p class="soft small">${this.s(`camera.secrets`)}</p>
            <tawny-config-form
              .path=${[...n,`streams`]}
              .folded=${[`open_timeout_s`,`read_timeout_s`]}
            ></tawny-config-form>
          </section>
        `;default:return d`
          <section class="card">
            <tawny-config-form .path=${n} .only=${[`name`,`enabled`]}></tawny-config-form>
          </section>
          ${this.#i()}
        `}}#i(){return d`
      <section class="card">
        <div class="row">
          <div class="grow">
            <h3>${this.s(`camera.restart`)}</h3>
            <p class="soft small">${this.s(`camera.restart_text`)}</p>
          </div>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#c}>
            <tawny-icon path=${ne}></tawny-icon>${this.s(`camera.restart_do`)}
          </button>
        </div>
        <div class="row">
          <div class="grow">
            <h3>${this.s(`camera.remove`)}</h3>
            <p class="soft small">${this.s(`camera.remove_text`)}</p>
          </div>
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${()=>this.#s(!0)}>
            <tawny-icon path=${xe}></tawny-icon>${this.s(`camera.remove_do`)}
          </button>
        </div>
        <p class="small good" role="status">${this.note}</p>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
      </section>
    `}#a(e){return d`
      <tawny-dialog heading=${this.s(`camera.remove_ask`,{name:e.name})} @tawny-close=${()=>this.#s(!1)}>
        <p class="question">${this.s(`camera.remove_text`)}</p>
        <div slot="actions">
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${this.#l}>
            ${this.s(`camera.remove_do`)}
          </button>
          <button type="button" class="button" @click=${()=>this.#s(!1)}>${this.s(`form.cancel`)}</button>
        </div>
      </tawny-dialog>
    `}#o(){return d`
      <tawny-message icon=${Se} heading=${this.s(`camera.unknown`,{id:this.camera})}>
        <button type="button" class="button" @click=${()=>this.app.go(`settings`,`cameras`)}>
          ${this.s(`camera.back`)}
        </button>
      </tawny-message>
    `}#s(e){this.asks=e}async#c(){await this.#u(async()=>{await this.settings.desk.api.restartCamera(this.camera),this.note=this.s(`camera.restarted`)})}async#l(){this.asks=!1,await this.#u(async()=>{await this.settings.desk.api.removeCamera(this.camera),this.settings.desk.undo([`cameras`,this.camera]),await this.settings.desk.reload(),this.app.go(`settings`,`cameras`,!0)})}async#u(e){this.busy=!0,this.failure=this.note=``;try{await e()}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}};p([h()],Z.prototype,`camera`,void 0),p([h()],Z.prototype,`tab`,void 0),p([m()],Z.prototype,`asks`,void 0),p([m()],Z.prototype,`busy`,void 0),p([m()],Z.prototype,`failure`,void 0),p([m()],Z.prototype,`note`,void 0),Z=p([f(`tawny-camera-settings`)],Z);var hn=class extends w{static{this.styles=[_,T,l`
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
    `]}#e=new v(this,e=>e.backend.cameras);render(){let e=this.#e.value;return e?d`
      <div class="row head">
        <h2>${this.s(`section.cameras`)}</h2>
        ${e.length?d`<span class="end">${this.#t()}</span>`:u}
      </div>
      ${e.length?this.#r(e):this.#n()}
    `:u}#t(){return d`
      <button type="button" class="button primary" @click=${()=>this.app.go(`settings`,`cameras/:add`)}>
        <tawny-icon path=${ft}></tawny-icon>${this.s(`cameras.add`)}
      </button>
    `}#n(){return d`
      <tawny-message icon=${a} heading=${this.t(`live.none_title`)} text=${this.s(`cameras.none`)}>
        ${this.#t()}
      </tawny-message>
    `}#r(e){return d`<div class="card list">${b(e,ce,e=>this.#i(e))}</div>`}#i(e){let[t]=be(e,this.app.t,this.app.times),n=`cameras/${e.id}`;return d`
      <a class="item" href=${this.app.link(`settings`,n)??`#`} @click=${e=>{e.ctrlKey||e.metaKey||e.shiftKey||(e.preventDefault(),this.app.go(`settings`,n))}}>
        <tawny-icon class="icon ${e.enabled?``:`off`}" path=${e.enabled?a:Se}></tawny-icon>
        <span class="name">
          <strong>${e.name}</strong>
          <span class="small ${t?.kind??`soft`}">${t?.text}</span>
          ${e.trouble?d`<span class="small bad">${e.trouble}</span>`:u}
        </span>
        <tawny-icon path=${ge}></tawny-icon>
      </a>
    `}};hn=p([f(`tawny-cameras-settings`)],hn);var gn=`M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z`,_n=5e3,vn=[`tls_verify`,`tls_ca_file`,`tls_certificate_file`,`tls_key_file`,`password_file`,`base_topic`,`discovery`,`discovery_prefix`],yn=class extends w{constructor(...e){super(...e),this.status=null}static{this.styles=[_,T,l`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .connected tawny-icon {
        color: var(--tawny-good);
      }
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e=setInterval(()=>void this.#n(),_n)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#e)}firstUpdated(){this.#n()}render(){return d`
      <h2>MQTT</h2>
      <section class="card">
        ${this.status?this.#t(this.status):u}
        <tawny-config-form .path=${[`mqtt`]} .folded=${vn} @tawny-saved=${this.#n}></tawny-config-form>
      </section>
    `}#t({enabled:e,connected:t,trouble:n}){let r=t?_e:e?ae:gn,i=t?`connected`:e?`wrong`:``,a=t?this.s(`mqtt.connected`):e?this.s(`mqtt.lost`):this.s(`mqtt.off`);return d`
      <p class="notice ${i}" role="status">
        <tawny-icon path=${r}></tawny-icon><span>${a}${e&&n?d` ${n}`:u}</span>
      </p>
    `}async#n(){let e=await this.settings.desk.api.status().catch(()=>null);e&&(this.status=e.mqtt)}};p([m()],yn.prototype,`status`,void 0),yn=p([f(`tawny-mqtt-settings`)],yn);var bn=3e4,Q=class extends w{constructor(...e){super(...e),this.figures=null,this.failure=``,this.#e=new v(this,e=>e.backend.cameras),this.#t=new v(this,()=>this.settings.desk.edits)}static{this.styles=[_,T,l`
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
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),this.#n=setInterval(()=>void this.#s(),bn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#n)}firstUpdated(){this.#s()}render(){return this.#t.value,d`
      <h2>${this.s(`storage.title`)}</h2>
      <section class="card">
        <h3>${this.s(`storage.disk`)}</h3>
        ${this.failure?d`<p class="bad" role="alert">${this.failure}</p>`:u}
        ${this.figures?this.#r(this.figures):u}
      </section>
      <section class="card">
        <h3>${this.s(`storage.reach`)}</h3>
        ${this.figures?this.#i(this.figures):u}
      </section>
      <section class="card">
        <tawny-config-form .path=${[`storage`]} .folded=${[`fsync_interval_s`]} @tawny-saved=${this.#s}></tawny-config-form>
      </section>
    `}#r(e){let{totalBytes:t,freeBytes:n,usedBytes:r}=e,i=Math.max(0,t-n-r),a=e=>me({"--share":`${t?e/t*100:0}%`});return d`
      ${e.trouble?d`<p class="notice wrong" role="alert">${e.trouble}</p>`:u}
      <div class="disk" aria-hidden="true">
        <span class="own" ${a(r)}></span><span class="others" ${a(i)}></span>
      </div>
      <ul class="legend small">
        <li class="is-own">${this.s(`storage.own`,{size:this.#o(r)})}</li>
        <li class="is-others">${this.s(`storage.others`,{size:this.#o(i)})}</li>
        <li>${this.s(`storage.free`,{size:this.#o(n)})}</li>
      </ul>
      <dl class="small">
        <dt>${this.s(`storage.path`)}</dt>
        <dd>${e.path}</dd>
        ${e.cameras.map(({id:e,bytes:t})=>d`
            <dt>${this.#e.value?.find(t=>t.id===e)?.name??e}</dt>
            <dd>${this.#o(t)}</dd>
          `)}
      </dl>
    `}#i(e){let t=re(e,ee(e=>this.settings.desk.draft(e)),Date.now());if(!t)return d`<p class="soft">${this.s(`storage.too_early`)}</p>`;let n={needed:this.#o(t.bytes),room:this.#o(t.room)};return d`
      <ul class="days">
        ${[`event`,`continuous`,`idle`].map(e=>this.#a(e,t))}
      </ul>
      <p class="small ${t.isShort?``:`soft`}">
        ${this.s(t.isShort?`storage.short`:`storage.fits`,n)}
      </p>
    `}#a(e,t){let n=t.days[e];if(n===void 0)return u;let r=n<10?Math.round(n*10)/10:Math.round(n),i=new Intl.NumberFormat(this.app.language).format(r);return d`
      <li>
        <span class="soft small">${this.s(`storage.${e}`)}</span>
        <strong>${this.s(`storage.days`,{count:r,days:i})}</strong>
      </li>
    `}#o(e){return o(e,this.app.language)}async#s(){try{this.figures=await this.settings.desk.api.storage(),this.failure=``}catch(e){this.failure=this.failed(e)}}};p([m()],Q.prototype,`figures`,void 0),p([m()],Q.prototype,`failure`,void 0),Q=p([f(`tawny-storage-settings`)],Q);var xn=1e3,Sn=[{name:`cameras`,icon:a},{name:`storage`,icon:te},{name:`mqtt`,icon:Te},{name:`access`,icon:Ce},{name:`about`,icon:we}],$=class extends fe{constructor(...e){super(...e),this.place=``,this.settingsOf=null,this.failure=``,this.pending=[],this.#e=new t(this,{context:Re}),this.#t=null}static{this.styles=[_,T,l`
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
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),this.#t?.(),this.#t=null}connectedCallback(){super.connectedCallback(),this.settingsOf&&this.#o(this.settingsOf.desk)}firstUpdated(){this.#a()}updated(e){e.has(`place`)&&this.renderRoot.querySelector(`nav a[aria-current]`)?.scrollIntoView({block:`nearest`,inline:`nearest`})}render(){if(this.failure)return this.#i();let e=this.settingsOf;if(!e)return u;let[t=``,...n]=this.place.split(`/`),r=Sn.find(e=>e.name===t)?.name??`cameras`,i=e=>this.app.link(`settings`,e)??`#`;return d`
      <nav aria-label=${this.t(`view.settings`)}>
        ${Sn.map(t=>d`
            <a
              href=${i(t.name)}
              aria-current=${t.name===r?`page`:u}
              @click=${e=>this.#s(e,t.name)}
            >
              <tawny-icon path=${t.icon}></tawny-icon>${e.s(`section.${t.name}`)}
            </a>
          `)}
      </nav>
      <div>${this.pending.length?this.#r(e):u}${this.#n(r,n)}</div>
    `}#n(e,t){let[n=``,r=``]=t;switch(e){case`storage`:return d`<tawny-storage-settings></tawny-storage-settings>`;case`mqtt`:return d`<tawny-mqtt-settings></tawny-mqtt-settings>`;case`access`:return d`<tawny-access-settings></tawny-access-settings>`;case`about`:return d`<tawny-about-settings></tawny-about-settings>`;default:return n===`:add`?d`<tawny-add-camera></tawny-add-camera>`:n?d`<tawny-camera-settings camera=${n} tab=${r}></tawny-camera-settings>`:d`<tawny-cameras-settings></tawny-cameras-settings>`}}#r({desk:e,s:t,explain:n}){let r=this.pending.map(t=>{let r=t.split(`.`);return r.map((t,n)=>e.schema.field(r.slice(0,n+1))).map((e,t)=>e&&(n(e.name)?.[0]??e.title)||r[t]).join(`: `)}),i=new Intl.ListFormat(this.app.language).format(r);return d`
      <p class="notice pending" role="status">
        <tawny-icon path=${ne}></tawny-icon><span>${t(`form.pending`,{names:i})}</span>
      </p>
    `}#i(){return d`
      <tawny-message class="alone" icon=${i} heading=${this.t(`view.settings`)} text=${this.failure}>
        <button type="button" class="button" @click=${this.#a}>${this.t(`settings.again`)}</button>
      </tawny-message>
    `}async#a(){this.failure=``;let{language:e,backend:t}=this.app;try{let[n,r,i]=await Promise.all([Pe(t),Ue(e),Be(e)]);n.reload().catch(()=>{});let a={desk:n,s:r,explain:i};this.#e.setValue(a),this.#o(n),this.settingsOf=a}catch(e){this.failure=e instanceof r?Ie(e):this.t(`player.no_answer`)}}#o(e){this.#t?.(),this.pending=e.stored.value.pending;let t,n=[e.stored.subscribe(e=>{this.pending=e.pending}),this.app.backend.listen(n=>{n&&n.type!==`camera`||(clearTimeout(t),t=setTimeout(()=>void e.reload().catch(()=>{}),xn))}),()=>clearTimeout(t)];this.#t=()=>{for(let e of n)e()}}#s(e,t){e.ctrlKey||e.metaKey||e.shiftKey||(e.preventDefault(),this.app.go(`settings`,t))}};p([h()],$.prototype,`place`,void 0),p([m()],$.prototype,`settingsOf`,void 0),p([m()],$.prototype,`failure`,void 0),p([m()],$.prototype,`pending`,void 0),$=p([f(`tawny-settings-view`)],$);export{$ as TawnySettingsView};