const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./history-DEVKsfZI.js","./house-history-CCiB3Qm0.js","./index-2QXIP9Bo.js","./mdi-D2gFh3UD.js","./mdi-BeuvbcV5.js","./mdi-DFG26VBg.js","./add-camera-SKjt1Tia.js","./mdi-Y7bzM2Sh.js","./mdi-CvV0JW8r.js","./paths-BG2_RfhN.js","./camera-state-B-sMKW_E.js","./mdi-DULD7rBJ.js","./clip-B0_e8s7s.js","./media-source-_bDYpVdW.js","./repeat-DpbCsHzw.js","./recorded-level-BGyqxZRb.js","./video-BcuhhQwm.js","./waiting-BoYIDDcN.js"])))=>i.map(i=>d[i]);
import{t as e}from"./rolldown-runtime-DK3Fl9T5.js";import{B as t,H as n,J as r,K as i,L as a,R as o,S as s,U as c,V as l,W as u,X as ee,Y as te,_ as ne,a as re,c as d,g as f,h as ie,m as ae,n as oe,o as p,p as se,q as m,r as h,s as g,t as ce,v as le,z as _}from"./index-2QXIP9Bo.js";import{n as ue,t as de}from"./mdi-BeuvbcV5.js";import{a as fe,i as pe,l as me,n as he,o as ge,r as _e,s as v,t as ve}from"./mdi-DFG26VBg.js";import{a as y,c as ye,i as be,n as xe,r as Se,s as Ce,t as b}from"./repeat-DpbCsHzw.js";import{a as we,i as Te,n as Ee,r as De,t as Oe}from"./desk-4sTGo7Sq.js";import{t as ke}from"./bring-into-view-C2FhFpmt.js";import"./message-Cg7kJISv.js";import{a as x,i as S,r as C}from"./paths-BG2_RfhN.js";import{n as Ae,r as je}from"./schema-C6BP5D1Q.js";import"./dialog-CXYx4ZlP.js";import{t as Me}from"./select-styles-QkOp8cHM.js";import{t as Ne}from"./mdi-Y7bzM2Sh.js";import{t as Pe}from"./mdi-d0XurQ4g.js";import{t as Fe}from"./mdi-DULD7rBJ.js";import{t as Ie}from"./camera-state-B-sMKW_E.js";import"./video-BcuhhQwm.js";import{t as Le}from"./mdi-CvV0JW8r.js";import{n as Re,r as ze,t as Be}from"./forecast-7_Ka-UCP.js";var Ve=`M11 10V12H9V14H7V12H5.8C5.4 13.2 4.3 14 3 14C1.3 14 0 12.7 0 11S1.3 8 3 8C4.3 8 5.4 8.8 5.8 10H11M3 10C2.4 10 2 10.4 2 11S2.4 12 3 12 4 11.6 4 11 3.6 10 3 10M16 14C18.7 14 24 15.3 24 18V20H8V18C8 15.3 13.3 14 16 14M16 12C13.8 12 12 10.2 12 8S13.8 4 16 4 20 5.8 20 8 18.2 12 16 12Z`,He=`M11,9H13V7H11M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M11,17H13V11H11V17Z`,Ue=`M18,11H14.82C14.4,9.84 13.3,9 12,9C10.7,9 9.6,9.84 9.18,11H6C5.67,11 4,10.9 4,9V8C4,6.17 5.54,6 6,6H16.18C16.6,7.16 17.7,8 19,8A3,3 0 0,0 22,5A3,3 0 0,0 19,2C17.7,2 16.6,2.84 16.18,4H6C4.39,4 2,5.06 2,8V9C2,11.94 4.39,13 6,13H9.18C9.6,14.16 10.7,15 12,15C13.3,15 14.4,14.16 14.82,13H18C18.33,13 20,13.1 20,15V16C20,17.83 18.46,18 18,18H7.82C7.4,16.84 6.3,16 5,16A3,3 0 0,0 2,19A3,3 0 0,0 5,22C6.3,22 7.4,21.16 7.82,20H18C19.61,20 22,18.93 22,16V15C22,12.07 19.61,11 18,11M19,4A1,1 0 0,1 20,5A1,1 0 0,1 19,6A1,1 0 0,1 18,5A1,1 0 0,1 19,4M5,20A1,1 0 0,1 4,19A1,1 0 0,1 5,18A1,1 0 0,1 6,19A1,1 0 0,1 5,20Z`,We=Se(class extends be{constructor(){super(...arguments),this.key=n}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(Ce(e),this.key=t),n}}),Ge=ee(`tawny-settings`),w=class extends p{shouldUpdate(){return super.shouldUpdate()&&this.settings!==void 0}s(e,t){return this.settings.s(e,t)}ofHome(e){return e.filter(e=>e.home===this.settings.home)}goTo(e,t=!1){this.app.go(`settings`,v(this.settings.home,e),t)}linkTo(e){return this.app.link(`settings`,v(this.settings.home,e))??`#`}reason(e){return e instanceof a?Te(e):this.s(`form.no_answer`)}};g([r({context:Ge,subscribe:!0}),_()],w.prototype,`settings`,void 0);var T=m`
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
    text-wrap: balance;
    padding-block: 8px; /* as high as a row with a button: headings stay where they are from section to section */
  }
  h3 {
    font-size: 1.05rem;
    text-wrap: balance;
    font-weight: 600;
  }
  tawny-dialog {
    --tawny-dialog-width: 560px; /* for a question, not for a picture */
  }
  .question {
    padding: 4px 18px 12px;
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
  /* What has nothing to say takes no room between what has. */
  [role="status"]:empty,
  [role="alert"]:empty {
    position: absolute;
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
  .button:has(tawny-icon) {
    text-align: start; /* beside its icon, also when it has two lines */
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
  .input:not(:focus, textarea) {
    text-overflow: ellipsis;
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
  @media (max-width: 400px) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd {
      margin-bottom: 8px;
    }
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
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
  }
`,Ke={de:()=>f(()=>import(`./de-CFnOFCME.js`),[],import.meta.url),es:()=>f(()=>import(`./es-PWhq3XKT.js`),[],import.meta.url),fr:()=>f(()=>import(`./fr-BmJj_t5n.js`),[],import.meta.url),it:()=>f(()=>import(`./it-CFjBosJp.js`),[],import.meta.url),nl:()=>f(()=>import(`./nl-D8VSyynb.js`),[],import.meta.url),pt:()=>f(()=>import(`./pt-D30v2S2B.js`),[],import.meta.url)};async function qe(e){let t=await(Ke[e]?.()??Promise.resolve({default:{}})).then(e=>e.default,()=>({}));return e=>{let[n,r]=t[e]??[];return n===void 0||r===void 0?null:[n,r]}}var Je={"about.counted":`Events:\xA0{events}, files of video:\xA0{segments}`,"about.not_known":`Not known while the database of the event log is away.`,"about.counts":`Recorded`,"about.degraded":`Something needs attention:`,"about.file":`Configuration`,"about.no_file":`No file: every change ends with the service`,"about.node":`Name`,"about.service":`This service`,"about.since":`Running since`,"about.version":`Version`,"about.well":`Everything is well.`,"access.cameras":`Cameras`,"access.copied":`Copied`,"access.copy":`Copy`,"access.expired":`expired {when}`,"access.expires":`until {when}`,"access.forever":`For ever`,"access.gone_one":`{count} that is no longer valid`,"access.gone_other":`{count} that are no longer valid`,"access.limited":`only {cameras}`,"access.made":`The new token`,"access.make":`Create token`,"access.name":`Name`,"access.name_text":`Who uses it: you will find it by this name later.`,"access.new":`New token`,"access.none":`No tokens yet.`,"access.once":`Copy it now: it is shown this once.`,"access.own_hass":`Home Assistant uses it`,"access.own_sidecar":`you use it here`,"access.own_text_hass":`Home Assistant itself uses this token. Without it all of this Tawny's cameras, recordings and notifications are gone there, these settings too, until you pair it anew with a code from Tawny's own page.`,"access.own_text_sidecar":`This is your own login here: you will be logged out.`,"access.revoke":`Revoke`,"access.revoke_ask":`Revoke “{name}”?`,"access.revoke_of":`Revoke {name}`,"access.revoke_text":`Whoever uses it is logged out at once. A revoked token stays revoked.`,"access.revoked":`revoked {when}`,"access.scope":`What it allows`,"access.term":`Valid`,"access.term_days_one":`For {count} day`,"access.term_days_other":`For {count} days`,"access.tokens":`Tokens`,"access.tokens_text":`Each browser, program and Home Assistant has one. Revoke those you don't know.`,"access.unused":`never used`,"access.used":`last used {when}`,"add.address":`Address`,"add.address_text":`The camera's IP address or name, or the whole address of a stream: rtsp://…`,"add.again":`Search again`,"add.asking":`Asking the camera …`,"add.back":`Back`,"add.connecting":`Connecting …`,"add.foreign":`This stream is at another host than the camera. The login is not sent there.`,"add.found":`In your network`,"add.good":`Looks good`,"add.keep":`Keep it anyway`,"add.keyframes":`A whole picture every {seconds} s`,"add.known":`set up already`,"add.login_text":`The login that the camera itself asks for. Leave both empty if it asks for none. It is stored with the camera and never shown again.`,"add.login_told":`The address has the login in it.`,"add.look":`This was recorded`,"add.look_text":`Is the picture right, and does it move? Then everything works, from the camera to the disk.`,"add.mode":`What is kept`,"add.name":`Name`,"add.name_example":`Front door`,"add.name_text":`In addresses and in Home Assistant it is called {id}. The name can change later.`,"add.next":`Next`,"add.no_address":`This is no address: an IP address, a name, or rtsp://…`,"add.no_main":`None of the camera's streams suits Tawny well. Choose one and see what the test says.`,"add.not_online":`the camera does not send pictures`,"add.nothing_found":`No camera answered. That is common: type its address below.`,"add.password":`Password`,"add.record_again":`Try again`,"add.recording":`Recording: {seconds} s to go`,"add.refuse":`Remove it again`,"add.removing":`Removing …`,"add.save_and_record":`Save and record ten seconds`,"add.saving":`Saving …`,"add.searching":`Looking for cameras …`,"add.step_find":`Find`,"add.step_login":`Log in`,"add.step_name":`Name`,"add.step_record":`Try it`,"add.step_streams":`Streams`,"add.streams_text":`The main stream is recorded and shown in full size. A sub stream spares the network and the processor: it is for motion and small pictures.`,"add.sub_text":`Leave empty if the camera has only one.`,"add.test_again":`Test again`,"add.test_failed":`Each chosen stream has to pass its test. Choose another one, or “Not used”.`,"add.test_failed_typed":`Each stream has to pass its test. Correct its address.`,"add.test_first":`The chosen streams are tested first.`,"add.testing":`Looking at it for five seconds …`,"add.title":`Add camera`,"add.user":`User name`,"add.writing":`One moment: it is being written …`,"camera.back":`All cameras`,"camera.general":`General`,"camera.motion":`Motion`,"camera.recording":`Recording`,"camera.remove":`Remove camera`,"camera.remove_ask":`Remove {name}?`,"camera.remove_do":`Remove`,"camera.remove_text":`Its settings go. What it recorded stays until it expires.`,"camera.restart":`Start anew`,"camera.restart_do":`Restart`,"camera.restart_text":`Finishes its recordings and connects again. Helps where only the connection hangs.`,"camera.restarted":`Restarted.`,"camera.secrets":`Logins are not shown: what stands as *** stays as it is. An address that you change needs its login anew.`,"camera.streams":`Streams`,"camera.unknown":`There is no camera “{id}”`,"camera.zones":`Zones`,"cameras.add":`Add camera`,"cameras.none":`Tawny looks for cameras in your network, tests them, and records ten seconds for you to see.`,"deny.admin":`Settings are for administrators of Home Assistant.`,"deny.integration":`Open the integration`,"deny.none":`No Tawny is connected to Home Assistant.`,"deny.token":`Home Assistant's own token of this Tawny is for looking only, so nothing can be changed from here. Revoke it on Tawny's own page, under Access: Home Assistant then asks for a new code, and there you show one that allows everything.`,"deny.viewer":`You are logged in for looking only. With a token that allows everything, settings can be changed here.`,"devices.by":`by the token “{name}”`,"devices.none":`No device is notified yet. Turn it on where it is wanted: under “This device” on that device.`,"devices.pause":`Pause for {time}`,"devices.paused":`paused until {when}`,"devices.remove":`Remove`,"devices.remove_ask":`Remove “{name}”?`,"devices.remove_text":`It is told of nothing more, until notifications are turned on there again.`,"devices.since":`since {when}`,"devices.text":`Browsers and installed pages that Tawny itself tells of events, wherever they are.`,"devices.unnamed":`A browser`,"dry.added_one":`{count} of them is new`,"dry.added_other":`{count} of them are new`,"dry.again":`Try again`,"dry.begin":`Try on the last 24 hours`,"dry.gone_one":`{count} that there was would be none`,"dry.gone_other":`{count} that there were would be none`,"dry.missing":`Not recorded of this time: {time}.`,"dry.progress":`Looking through it: {percent}`,"dry.result_one":`{count} event in the last 24 hours (was\xA0{was})`,"dry.result_other":`{count} events in the last 24 hours (was\xA0{was})`,"dry.stale":`The settings have changed since.`,"dry.text":`Looks through what was recorded in the last 24 hours with these settings, saved or not. Nothing is changed.`,"dry.thinned":`{time} were judged by the few pictures per second that are kept between events: what was seen for less than two seconds may be missed.`,"dry.title":`Try it out`,"dry.unseen_one":`{count} has no footage any more to tell by`,"dry.unseen_other":`{count} have no footage any more to tell by`,"dry.waiting":`Waiting for its turn …`,"form.add":`Add: {what}`,"form.cancel":`Cancel`,"form.elsewhere":`Changed elsewhere meanwhile`,"form.example":`for example {value}`,"form.fixed":`Changed in tawny.toml alone.`,"form.mine":`Keep mine`,"form.more":`More`,"form.no_answer":`Tawny does not answer.`,"form.none":`–`,"form.pending":`Restart Tawny when it suits you: until then these stay as they were: {names}.`,"form.preset":`Default:\xA0{value}.`,"form.remove":`Remove: {what}`,"form.save":`Save`,"form.saved":`Saved`,"form.saving":`Saving …`,"form.secret_none":`none`,"form.secret_stays":`•••••• stays as it is`,"form.theirs":`Take it`,"form.undo":`Undo`,"form.unsaved":`Not saved yet`,"mode.adaptive":`Adaptive: events in full, and a few pictures per second in between`,"mode.continuous":`Continuous: everything`,"mode.motion":`Motion: events only`,"mode.off":`Off: nothing`,"mqtt.connected":`Connected to the broker.`,"mqtt.lost":`The broker is not reached.`,"mqtt.off":`MQTT is switched off.`,"notify.forms":`Add or change profiles`,"notify.never":`nothing told yet`,"notify.none":`Nobody is notified yet.`,"notify.off":`Switched off`,"notify.on":`Notifies`,"notify.resume":`Tell again`,"notify.sent":`last told {when}`,"notify.silence":`Silence for {time}`,"notify.silenced":`Silent until {when}`,"notify.text":`Profiles say who is told of which cameras, when and how loudly. Home Assistant keeps them.`,"notify.today":`today {count} of {limit}`,"notify.turn_off":`Switch off`,"notify.turn_on":`Switch on`,"offload.all":`All: also the few pictures per second in between`,"offload.continuous":`Continuous footage as well`,"offload.counts":`{stored} recordings ({size}) are in the bucket, {waiting} wait.`,"offload.events":`Events: what their clips need`,"offload.missed":`{count} recordings expired before they could be copied.`,"offload.off":`Recordings are copied nowhere.`,"offload.title":`Copies outside`,"offload.well":`Recordings are copied.`,"offload.wrong":`Nothing can be copied:`,"pair.code":`Pairing code: {code}`,"pair.left":`Valid for {time}`,"pair.make":`Show a code`,"pair.make_viewer":`… for looking only`,"pair.over":`The code is no longer valid.`,"pair.text":`A code of six digits lets Home Assistant or another browser in. It is good once, for five minutes.`,"pair.title":`Pair`,"pair.used":`{name} is in.`,"role.main":`Main`,"role.none":`Not used`,"role.sub":`Sub`,"scope.admin":`Everything`,"scope.admin_text":`may change settings and delete`,"scope.viewer":`Looking`,"scope.viewer_text":`sees pictures and recordings, changes nothing`,"section.about":`About and health`,"section.access":`Access`,"section.cameras":`Cameras`,"section.mqtt":`MQTT`,"section.notify":`Notifications`,"section.storage":`Storage`,"storage.continuous":`Without events`,"storage.days_one":`{days} day`,"storage.days_other":`{days} days`,"storage.disk":`Disk`,"storage.event":`Events`,"storage.fits":`All of it fits: {needed} of {room}.`,"storage.free":`Free: {size}`,"storage.idle":`Few pictures per second`,"storage.others":`Other files: {size}`,"storage.own":`Recordings: {size}`,"storage.path":`Folder`,"storage.reach":`How far back recordings will reach`,"storage.short":`There is no room for more: {room} for recordings. The oldest without events goes first.`,"storage.title":`Storage and retention`,"storage.too_early":`This can be told after ten minutes of recordings.`,"unit.days":`days`,"unit.fps":`pictures/s`,"unit.gb":`GB`,"unit.mb":`MB`,"unit.s":`s`,"wrong.above":`Must be more than {least}.`,"wrong.large":`At most {most}.`,"wrong.long":`At most {most} characters.`,"wrong.needed":`This must not be empty.`,"wrong.number":`This is not a number.`,"wrong.small":`At least {least}.`,"wrong.whole":`Must be a whole number.`,"zones.add":`Add zone`,"zones.add_corner":`Add a corner after corner {number}`,"zones.add_ignore":`Add ignored area`,"zones.corner":`Corner {number} of {count} of {name}: {where}`,"zones.corner_added":`Corner added`,"zones.corner_gone":`Corner deleted`,"zones.corners_one":`{count} corner`,"zones.corners_other":`{count} corners`,"zones.crosses":`An outline crosses itself. Move the corners so that no two sides meet.`,"zones.is_ignore":`ignored`,"zones.is_zones":`watched`,"zones.keys":`Drag the corners, or the dots between them for a new one. By keyboard: Tab to a corner, then arrow keys; Enter adds one, Delete takes it away.`,"zones.list":`Zones and ignored areas`,"zones.move":`Move {name}`,"zones.name":`Name`,"zones.new":`Zone {number}`,"zones.new_ignore":`Ignored {number}`,"zones.remove":`Delete`,"zones.text":`Without zones the whole picture is watched; with zones only motion in one of them counts. In ignored areas nothing does: the camera's clock, a flag, a tree.`,"zones.three_stay":`An area has at least three corners.`,"zones.where":`{x} % from the left, {y} % from the top`},Ye={de:()=>f(()=>import(`./de-aG4Ze1YH.js`),[],import.meta.url),es:()=>f(()=>import(`./es-DL6BmRna.js`),[],import.meta.url),fr:()=>f(()=>import(`./fr-skgM-OKA.js`),[],import.meta.url),it:()=>f(()=>import(`./it-Dzo2nK9e.js`),[],import.meta.url),nl:()=>f(()=>import(`./nl-BIJ73KkN.js`),[],import.meta.url),pt:()=>f(()=>import(`./pt-iGjGP0xQ.js`),[],import.meta.url)},Xe=e=>ie(Je,Ye,e),Ze=m`
  :host {
    display: grid;
    grid-template-columns: minmax(220px, max-content) minmax(0, 920px);
    justify-content: center;
    gap: var(--tawny-gap) clamp(16px, 3vw, 40px);
    padding: clamp(12px, 2.4vw, 32px);
  }
  nav {
    position: sticky;
    top: calc(16px + var(--tawny-head, 0px));
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
      mask-image: linear-gradient(to right, transparent, #000 var(--fade) calc(100% - var(--fade)), transparent);
      --fade: clamp(12px, 2.4vw, 32px);
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
`,E=class extends p{constructor(...e){super(...e),this.tabs=[],this.current=``,this.label=``}static{this.styles=[d,m`
      :host {
        display: block;
        margin-inline: -12px;
        padding-inline: 12px;
        overflow-x: auto;
        scrollbar-width: none;
        mask-image: linear-gradient(to right, transparent, #000 12px calc(100% - 12px), transparent);
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
      @media (forced-colors: active) {
        [role="tab"]:not([aria-selected="true"]) {
          border-color: Canvas;
        }
      }
    `]}render(){return u`
      <div role="tablist" aria-label=${this.label} @keydown=${this.#e}>
        ${this.tabs.map(({name:e,title:t})=>u`
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
    `}updated(){let e=this.renderRoot.querySelector(`[aria-selected="true"]`);e&&(this.scrollLeft=e.offsetLeft-(this.clientWidth-e.offsetWidth)/2)}async#e(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0,n=this.tabs.findIndex(e=>e.name===this.current),r=this.tabs[(n+t+this.tabs.length)%this.tabs.length];t&&r&&(e.preventDefault(),this.#t(r.name),await new Promise(requestAnimationFrame),await this.updateComplete,this.renderRoot.querySelector(`[aria-selected="true"]`)?.focus())}#t(e){this.fire(`tawny-tab`,e)}};g([t({attribute:!1})],E.prototype,`tabs`,void 0),g([t()],E.prototype,`current`,void 0),g([t()],E.prototype,`label`,void 0),E=g([l(`tawny-tabs`)],E);var D=class extends w{constructor(...e){super(...e),this.paths=[],this.names={},this.#e=new h(this,()=>this.settings.desk.stored),this.#t=new h(this,()=>this.settings.desk.edits)}static{this.styles=[d,T,m`
      :host {
        display: block;
        scroll-margin: 80px 0 100px; /* it is not below the bar for saving */
      }
      .notice {
        flex-direction: column;
        margin-top: 18px;
      }
      li,
      ul {
        display: grid;
        gap: 10px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .button {
        border-color: color-mix(in srgb, var(--tawny-soft) 60%, transparent);
      }
    `]}#e;#t;render(){this.#e.value,this.#t.value;let e=this.paths.flatMap(e=>this.settings.desk.conflicts(e));return u`
      <div role="alert">
        ${e.length?u`
                <div class="notice">
                  <p>${this.s(`form.elsewhere`)}</p>
                  <ul>
                    ${e.map(e=>u`<li>${this.#n(e)}</li>`)}
                  </ul>
                </div>
              `:n}
      </div>
    `}#n({path:e,theirs:t}){let{desk:r}=this.settings,i=this.#i(e),a=this.#a(e,t);return u`
      <p><strong>${i}</strong>${a?u`: ${a}`:n}</p>
      <div class="buttons">
        ${this.#r(this.s(`form.theirs`),i,()=>r.undo(e))}
        ${this.#r(this.s(`form.mine`),i,()=>r.insist(e))}
      </div>
    `}#r(e,t,n){return u`<button type="button" class="button" aria-label=${`${e}: ${t}`} @click=${n}>${e}</button>`}#i(e){let t=this.settings.desk.schema.field(e);return t?this.settings.explain(t.name)?.[0]??t.title:e.at(-1)===`polygon`?e.at(-2)??``:e.at(-1)??``}#a(e,t){let n=this.settings.desk.schema.field(e);if(!n||n.kind===`secret`||n.kind===`group`)return``;if(t==null||t===``)return this.s(`form.none`);if(typeof t==`number`){let e=new Intl.NumberFormat(this.app.language,{useGrouping:!1}).format(t);return n.unit?`${e} ${this.s(`unit.${n.unit}`)}`:e}return Array.isArray(t)?t.join(`, `):this.names[e.at(-1)??``]?.[String(t)]??String(t)}};g([t({attribute:!1})],D.prototype,`paths`,void 0),g([t({attribute:!1})],D.prototype,`names`,void 0),D=g([l(`tawny-elsewhere`)],D);var O=Se(class extends be{constructor(e){if(super(e),e.type!==y.PROPERTY&&e.type!==y.ATTRIBUTE&&e.type!==y.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!ye(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===c||t===n)return t;let r=e.element,i=e.name;if(e.type===y.PROPERTY){if(t===r[i])return c}else if(e.type===y.BOOLEAN_ATTRIBUTE){if(!!t===r.hasAttribute(i))return c}else if(e.type===y.ATTRIBUTE&&r.getAttribute(i)===t+``)return c;return Ce(e),t}}),Qe=Se(class extends be{render(e,t,n){return e}update(e,[t,n,r]){let i=e.element;return i.value===t||r(i.value)===(n??null)?c:(Ce(e),t)}}),$e=m`
  /* What is chosen by key never lies under the bar that saves, nor under a phone's bar of views. */
  input,
  textarea {
    scroll-margin-block: 72px 196px;
  }
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
    width: 11.25em;
    min-width: 0;
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
    width: 5.25em;
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
`,k=e=>e.target.value,et=({value:e,described:t,set:n})=>u`
  <input
    id="control"
    class="toggle"
    type="checkbox"
    role="switch"
    aria-describedby=${t}
    .checked=${O(e===!0)}
    @change=${e=>n(e.target.checked)}
  />
`;function tt(e){let t=e.trim().replace(`,`,`.`);return t===``?null:Number.isNaN(Number(t))?e:Number(t)}var nt=({field:e,value:t,example:r,described:i,wrong:a,set:o,leave:s},c)=>u`
  <input
    id=${c}
    class="input"
    inputmode=${e.kind===`number`?`decimal`:`numeric`}
    autocomplete="off"
    aria-labelledby="label"
    aria-describedby=${i}
    aria-invalid=${a?`true`:n}
    placeholder=${r||n}
    .value=${Qe(t==null?``:String(t),t,tt)}
    @input=${e=>o(tt(k(e)))}
    @change=${s}
  />
`,rt=(e,t)=>u`
  <div class="number">${nt(e,`control`)}<span class="soft">${t}</span></div>
`,it=e=>u`
  <div class="share">
    <input
      id="control"
      type="range"
      min="0"
      max="100"
      step="1"
      aria-describedby=${e.described}
      .value=${O(String(e.value??50))}
      @input=${t=>e.set(Number(k(t)))}
    />
    ${nt(e,`figure`)}
  </div>
`,at=(e,t,r,i,a)=>u`
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
    .value=${O(r)}
    @input=${t=>e.set(a(k(t)))}
    @blur=${e.leave}
  />
`,ot=e=>at(e,`text`,typeof e.value==`string`?e.value:``,e.example,t=>t||!e.field.optional?t:null),st=(e,t)=>at(e,`password`,typeof e.value==`string`&&e.value!==`***`?e.value:``,t,e=>e||null),ct=({value:e,described:t,wrong:r,set:i,leave:a})=>u`
  <textarea
    id="control"
    class="input"
    rows="3"
    spellcheck="false"
    aria-describedby=${t}
    aria-invalid=${r?`true`:n}
    .value=${O(Array.isArray(e)?e.join(`
`):``)}
    @change=${e=>i(k(e).split(`
`).map(e=>e.trim()).filter(Boolean))}
    @blur=${a}
  ></textarea>
`,lt=({field:e,value:t,described:n,set:r},i,a)=>u`
  <fieldset aria-describedby=${n}>
    <legend class="label">${i}</legend>
    <div class="choices ${Object.keys(a).length?``:`few`}">
      ${e.choices.map(e=>u`
          <label>
            <input type="radio" name="choice" value=${e} .checked=${O(t===e)} @change=${()=>r(e)} />
            <span>${a[e]??e}</span>
          </label>
        `)}
    </div>
  </fieldset>
`,A=class extends w{constructor(...e){super(...e),this.problem=``,this.names={},this.touched=!1,this.#a=e=>{this.fire(`tawny-input`,{field:this.field,value:e})},this.#o=()=>{this.touched=!0}}static{this.styles=[d,T,$e,m`
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
        min-width: 0;
        overflow-wrap: anywhere;
        margin: 0;
      }
      .hint {
        margin-top: 5px;
      }
      .switch-row + .hint {
        margin-top: -4px;
      }
      .problem {
        margin-top: 5px;
        color: var(--tawny-bad);
      }
      .fixed {
        overflow-wrap: anywhere;
      }
    `]}render(){let e=this.problem||(this.touched?this.#i():``),t=[`hint`,e?`problem`:``].join(` `).trim();return u`
      ${this.#t(t,!!e)}
      <p id="hint" class="hint soft small">${this.#n()}</p>
      <p id="problem" class="problem small" role="alert" ?hidden=${!e}>${e}</p>
    `}get#e(){return this.settings.explain(this.field.name)?.[0]??this.field.title}#t(e,t){let{field:n,value:r}=this,i={field:n,value:r,example:n.example&&this.s(`form.example`,{value:n.example}),described:e,wrong:t,set:this.#a,leave:this.#o},a=u`<label class="label" for="control" id="label">${this.#e}</label>`;switch(n.kind){case`switch`:return u`<div class="switch-row">${a}${et(i)}</div>`;case`choice`:return lt(i,this.#e,this.names);case`share`:return u`${a}${it(i)}`;case`whole`:case`number`:return u`${a}${rt(i,n.unit?this.s(`unit.${n.unit}`):``)}`;case`secret`:return u`${a}${st(i,this.s(r===`***`?`form.secret_stays`:`form.secret_none`))}`;case`lines`:return u`${a}${ct(i)}`;case`fixed`:return u`<span class="label">${this.#e}</span><p class="fixed">${r??this.s(`form.none`)}</p>`;default:return u`${a}${ot(i)}`}}#n(){let{field:e}=this,t=Object.keys(this.names).length?``:this.settings.explain(e.name)?.[1]??e.description,r=this.#r();return u`${t}${r?u` <span class="preset">${r}</span>`:n}${e.kind===`fixed`?u` ${this.s(`form.fixed`)}`:n}`}#r(){let{field:e}=this;return![`share`,`whole`,`number`].includes(e.kind)||typeof e.preset!=`number`?``:this.s(`form.preset`,{value:new Intl.NumberFormat(this.app.language,{useGrouping:!1}).format(e.preset)})}#i(){let{field:e}=this,t=je(e,this.value),n=new Intl.NumberFormat(this.app.language,{useGrouping:!1}),r={least:n.format(e.least??0),most:n.format(e.most??e.longest??0)};return t?this.s(t===`small`&&e.above?`wrong.above`:`wrong.${t}`,r):``}#a;#o};g([t({attribute:!1})],A.prototype,`field`,void 0),g([t({attribute:!1})],A.prototype,`value`,void 0),g([t()],A.prototype,`problem`,void 0),g([t({attribute:!1})],A.prototype,`names`,void 0),g([_()],A.prototype,`touched`,void 0),A=g([l(`tawny-field`)],A);var j=class extends w{constructor(...e){super(...e),this.fields=[],this.problems=[],this.folded=[],this.names={}}static{this.styles=[d,T,m`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 22px;
      }
      fieldset {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
      legend + p {
        margin-top: -16px; /* it belongs to the heading, more than to what comes */
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
        grid-template-columns: minmax(0, 1fr);
        gap: 22px;
        padding-top: 8px;
      }
    `]}render(){return this.#e(this.fields)}#e(e){let t=e=>this.folded.includes(e.path.at(-1)??``),[r,i]=[e.filter(e=>!t(e)),e.filter(t)];return u`${this.#t(r)}${i.length?this.#n(i):n}`}#t(e){let t=e.filter(e=>e.kind!==`fixed`||x(this.value,e.path));return b(t,e=>e.path.join(`.`),e=>e.kind===`group`?this.#r(e):this.#s(e))}#n(e){let t=Ae(e).some(e=>S(this.problems,e.path));return u`
      <details ?open=${t}>
        <summary>${this.s(`form.more`)}</summary>
        <div>${this.#t(e)}</div>
      </details>
    `}#r(e){let[t,r]=this.settings.explain(e.name)??[e.title,e.description];return u`
      <fieldset>
        <legend>${t}</legend>
        <p class="soft small">${r}</p>
        ${e.optional&&!x(this.value,e.path)?this.#i(e,t):this.#e(e.fields)}
        ${e.optional&&x(this.value,e.path)?this.#a(e,t):n}
      </fieldset>
    `}#i(e,t){return this.#o(e,{},this.s(`form.add`,{what:t}))}#a(e,t){return this.#o(e,null,this.s(`form.remove`,{what:t}))}#o(e,t,n){return u`<div><button type="button" class="button" @click=${()=>this.fire(`tawny-input`,{field:e,value:t})}>${n}</button></div>`}#s(e){return u`
      <tawny-field
        .field=${e}
        .value=${x(this.value,e.path)}
        .problem=${S(this.problems,e.path)}
        .names=${this.names[e.path.at(-1)??``]??{}}
      ></tawny-field>
    `}};g([t({attribute:!1})],j.prototype,`fields`,void 0),g([t({attribute:!1})],j.prototype,`value`,void 0),g([t({attribute:!1})],j.prototype,`problems`,void 0),g([t({attribute:!1})],j.prototype,`folded`,void 0),g([t({attribute:!1})],j.prototype,`names`,void 0),j=g([l(`tawny-form`)],j);var ut=`M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z`,M=class extends w{constructor(...e){super(...e),this.changed=!1,this.busy=!1,this.blocked=!1,this.saved=!1}static{this.styles=[d,m`
      :host {
        display: block;
      }
      :host(:not([changed], [saved])) {
        display: none;
      }
      :host([changed]) {
        position: sticky;
        z-index: 1;
        bottom: calc(12px + var(--tawny-foot, 0px));
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 8px 8px 8px 16px;
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round); /* what lies below is not seen at its corners */
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
      @media (max-width: 480px) {
        .bar {
          padding: 8px;
        }
        .bar span {
          flex: 1 0 100%;
          padding-inline: 8px;
        }
        .bar .button {
          flex: 1;
          padding: 0 8px;
        }
      }
    `]}render(){return u`
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
        ${this.saved&&!this.changed?u`<p class="saved"><tawny-icon path=${ut}></tawny-icon>${this.s(`form.saved`)}</p>`:``}
      </div>
    `}};g([t({type:Boolean,reflect:!0})],M.prototype,`changed`,void 0),g([t({type:Boolean})],M.prototype,`busy`,void 0),g([t({type:Boolean})],M.prototype,`blocked`,void 0),g([t({type:Boolean,reflect:!0})],M.prototype,`saved`,void 0),M=g([l(`tawny-save-bar`)],M);var N=class extends w{constructor(...e){super(...e),this.path=[],this.only=[],this.folded=[],this.names={},this.problems=[],this.failure=``,this.busy=!1,this.saved=!1,this.#e=new h(this,()=>this.settings.desk.stored),this.#t=new h(this,()=>this.settings.desk.edits)}static{this.styles=[d,T,m`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      .notice,
      tawny-save-bar {
        margin-top: 18px;
      }
    `]}#e;#t;willUpdate(e){e.has(`path`)&&e.get(`path`)?.join(`.`)!==this.path.join(`.`)&&(this.problems=[],this.failure=``,this.saved=!1)}render(){let{desk:e}=this.settings;this.#e.value,this.#t.value;let t=this.#r.some(t=>e.changes(t).length>0),r=e.draft([]);return u`
      <tawny-form
        .fields=${this.#n}
        .value=${r}
        .problems=${this.problems}
        .folded=${this.folded}
        .names=${this.names}
        @tawny-input=${this.#i}
      ></tawny-form>
      <tawny-elsewhere .paths=${this.#r} .names=${this.names}></tawny-elsewhere>
      ${this.failure?u`<p class="notice wrong" role="alert">${this.failure}</p>`:n}
      <tawny-save-bar
        ?changed=${t}
        ?busy=${this.busy}
        ?blocked=${Ae(this.#n).some(e=>je(e,x(r,e.path)))}
        ?saved=${this.saved}
        @tawny-save=${this.#o}
        @tawny-undo=${this.#a}
      ></tawny-save-bar>
    `}get#n(){let e=this.settings.desk.schema.fields(this.path);return this.only.length?e.filter(e=>this.only.includes(e.path.at(-1)??``)):e}get#r(){return this.#n.map(e=>e.path)}#i(e){let{field:t,value:n}=e.detail;this.saved=!1,this.problems=this.problems.filter(e=>!S([e],t.path)),this.settings.desk.edit(t.path,n)}#a(){for(let e of this.#r)this.settings.desk.undo(e);this.problems=[],this.failure=``}async#o(){this.busy=!0,this.failure=``;try{if(!await this.settings.desk.save(this.#r)){this.renderRoot.querySelector(`tawny-elsewhere`)?.scrollIntoView({block:`nearest`});return}this.problems=[],this.saved=!0,this.fire(`tawny-saved`,null)}catch(e){this.problems=De(e),Ae(this.#n).some(e=>S(this.problems,e.path))||(this.failure=this.failed(e))}finally{this.busy=!1}}};g([t({attribute:!1})],N.prototype,`path`,void 0),g([t({attribute:!1})],N.prototype,`only`,void 0),g([t({attribute:!1})],N.prototype,`folded`,void 0),g([t({attribute:!1})],N.prototype,`names`,void 0),g([_()],N.prototype,`problems`,void 0),g([_()],N.prototype,`failure`,void 0),g([_()],N.prototype,`busy`,void 0),g([_()],N.prototype,`saved`,void 0),N=g([l(`tawny-config-form`)],N);var dt=15e3,ft=20,P=class extends w{constructor(...e){super(...e),this.status=null,this.events=null,this.told=null,this.failure=``,this.#e=new h(this,e=>e.backend.cameras),this.#t=new te(this,{context:me})}static{this.styles=[d,T,m`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .well tawny-icon {
        color: var(--tawny-good);
      }
      details {
        margin-top: -16px; /* rows with a line between them, and no gap of the card's */
        border-top: 1px solid var(--tawny-line);
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
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),this.#n=setInterval(()=>void this.#c(),dt)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#n)}firstUpdated(){this.#c(),this.#s()}render(){return u`
      <h2>${this.s(`section.about`)}</h2>
      <section class="card">
        ${this.failure?u`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.status?this.#i(this.status):n}
      </section>
      <section class="card">
        <h3>${this.told?.(`events.title`)}</h3>
        ${this.events?this.#o(this.events):n}
      </section>
      <section class="card">
        <h3>${this.s(`about.service`)}</h3>
        <tawny-config-form .path=${[`node`]} .folded=${[`id`]}></tawny-config-form>
        ${[`server`,`push`,`spool`].map(e=>this.#r(e))}
      </section>
    `}#r(e){let t=this.settings.desk.schema.field([e]),[n,r]=(t&&this.settings.explain(t.name))??[t?.title,t?.description];return u`
      <details>
        <summary>${n}</summary>
        <p class="soft small">${r}</p>
        <div class="inside"><tawny-config-form .path=${[e]}></tawny-config-form></div>
      </details>
    `}#i(e){let{times:t}=this.app,n=this.s(e.isWell?`about.well`:`about.degraded`),r=new Intl.NumberFormat(this.app.language);return u`
      <p class="notice ${e.isWell?`well`:`wrong`}">
        <tawny-icon path=${e.isWell?de:ue}></tawny-icon>
        <span>${n} ${this.#a()}</span>
      </p>
      <dl>
        <dt>${this.s(`about.version`)}</dt>
        <dd>Tawny ${e.version} (API ${e.api})</dd>
        <dt>${this.s(`about.node`)}</dt>
        <dd>${e.nodeName}${e.node===e.nodeName?``:` (${e.node})`}</dd>
        <dt>${this.s(`about.since`)}</dt>
        <dd>${t.moment(e.started)}</dd>
        <dt>${this.s(`about.counts`)}</dt>
        <dd>${e.counts?this.s(`about.counted`,{events:r.format(e.counts.events),segments:r.format(e.counts.segments)}):this.s(`about.not_known`)}</dd>
        <dt>${this.s(`about.file`)}</dt>
        <dd>${this.settings.desk.stored.value.file??this.s(`about.no_file`)}</dd>
      </dl>
    `}#a(){let e=this.ofHome(this.#e.value??[]).filter(e=>e.enabled&&(!e.online||e.trouble));return e.length?new Intl.ListFormat(this.app.language).format(e.map(e=>e.name)):n}#o(e){let{home:t}=this.settings;return u`
      <tawny-house-history
        .events=${e.map(e=>({...e,home:t}))}
        .cameras=${this.#e.value??[]}
      ></tawny-house-history>
    `}async#s(){let{loadSensorsTexts:e}=await f(async()=>{let{loadSensorsTexts:e}=await import(`./history-DEVKsfZI.js`);return{loadSensorsTexts:e}},__vite__mapDeps([0,1,2,3,4,5]),import.meta.url),t=await e(this.app.language);this.#t.setValue(t),this.told=t}async#c(){let{api:e}=this.settings.desk;try{[this.status,this.events]=await Promise.all([e.status(),e.systemEvents(ft)]),this.failure=``}catch(e){this.failure=this.failed(e)}}};g([_()],P.prototype,`status`,void 0),g([_()],P.prototype,`events`,void 0),g([_()],P.prototype,`told`,void 0),g([_()],P.prototype,`failure`,void 0),P=g([l(`tawny-about-settings`)],P);var pt=(e,t)=>e.revoked===null&&(e.expires===null||e.expires>t),mt=e=>[...e].sort((e,t)=>ht(t)-ht(e)),ht=e=>e.lastUsed??e.created??0,gt=e=>e.replace(/^(\d{3})(\d{3})$/,`$1 $2`),_t=`M19,21H8V7H19M19,5H8A2,2 0 0,0 6,7V21A2,2 0 0,0 8,23H19A2,2 0 0,0 21,21V7A2,2 0 0,0 19,5M16,1H4A2,2 0 0,0 2,3V17H4V3H16V1Z`,F=`M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z`,vt=864e5,yt=[0,1,7,30,365],I=class extends w{constructor(...e){super(...e),this.open=!1,this.scope=`viewer`,this.secret=``,this.copied=!1,this.busy=!1,this.failure=``,this.#e=new h(this,e=>e.backend.cameras)}static{this.styles=[d,T,Me,m`
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
    `]}#e;render(){return u`
      <button type="button" class="button" @click=${this.#o}>
        <tawny-icon path=${F}></tawny-icon>${this.s(`access.new`)}
      </button>
      ${this.open?this.#t():n}
    `}#t(){return u`
      <tawny-dialog heading=${this.s(this.secret?`access.made`:`access.new`)} @tawny-close=${this.#s}>
        ${this.secret?this.#a():this.#n()}
      </tawny-dialog>
    `}#n(){return u`
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
          <select id="term" name="term" class="field">
            ${yt.map(e=>u`<option value=${e}>${e?this.s(`access.term_days`,{count:e}):this.s(`access.forever`)}</option>`)}
          </select>
        </div>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>${this.s(`access.make`)}</button>
          <button type="button" class="button" @click=${this.#s}>${this.s(`form.cancel`)}</button>
        </div>
      </form>
    `}#r(e){return u`
      <label class="check">
        <input type="radio" name="scope" value=${e} ?checked=${this.scope===e} @change=${()=>{this.scope=e}} />
        <span>${this.s(`scope.${e}`)} <span class="soft small">${this.s(`scope.${e}_text`)}</span></span>
      </label>
    `}#i(){let e=this.ofHome(this.#e.value??[]);return e.length<2?n:u`
      <fieldset>
        <legend class="label">${this.s(`access.cameras`)}</legend>
        ${e.map(e=>u`
            <label class="check"><input type="checkbox" name="camera" value=${e.id} checked />${e.name}</label>
          `)}
      </fieldset>
    `}#a(){return u`
      <div class="made">
        <p>${this.s(`access.once`)}</p>
        <code class="secret" id="secret">${this.secret}</code>
        <div class="row">
          <button type="button" class="button primary" @click=${this.#l}>
            <tawny-icon path=${this.copied?ut:_t}></tawny-icon>
            <span role="status">${this.s(this.copied?`access.copied`:`access.copy`)}</span>
          </button>
          <button type="button" class="button" @click=${this.#s}>${this.t(`app.close`)}</button>
        </div>
      </div>
    `}#o(){this.open=!0,this.scope=`viewer`,this.failure=``,this.copied=!1}#s(){this.open=!1,this.secret=``}async#c(e){e.preventDefault();let t=new FormData(this.form),n=t.getAll(`camera`).map(String),r=this.scope===`viewer`&&t.has(`camera`)&&n.length<this.ofHome(this.#e.value??[]).length,i=Number(t.get(`term`));this.busy=!0,this.failure=``;try{this.secret=await this.settings.desk.api.makeToken({name:String(t.get(`name`)??``).trim(),scope:this.scope,cameras:r?n:null,expires:i?Date.now()+i*vt:null}),this.fire(`tawny-made`,null)}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#l(){try{await navigator.clipboard.writeText(this.secret),this.copied=!0}catch{let e=this.renderRoot.querySelector(`#secret`);e&&getSelection()?.selectAllChildren(e)}}};g([_()],I.prototype,`open`,void 0),g([_()],I.prototype,`scope`,void 0),g([_()],I.prototype,`secret`,void 0),g([_()],I.prototype,`copied`,void 0),g([_()],I.prototype,`busy`,void 0),g([_()],I.prototype,`failure`,void 0),g([o(`form`)],I.prototype,`form`,void 0),I=g([l(`tawny-new-token`)],I);var bt=`M10.59,13.41C11,13.8 11,14.44 10.59,14.83C10.2,15.22 9.56,15.22 9.17,14.83C7.22,12.88 7.22,9.71 9.17,7.76V7.76L12.71,4.22C14.66,2.27 17.83,2.27 19.78,4.22C21.73,6.17 21.73,9.34 19.78,11.29L18.29,12.78C18.3,11.96 18.17,11.14 17.89,10.36L18.36,9.88C19.54,8.71 19.54,6.81 18.36,5.64C17.19,4.46 15.29,4.46 14.12,5.64L10.59,9.17C9.41,10.34 9.41,12.24 10.59,13.41M13.41,9.17C13.8,8.78 14.44,8.78 14.83,9.17C16.78,11.12 16.78,14.29 14.83,16.24V16.24L11.29,19.78C9.34,21.73 6.17,21.73 4.22,19.78C2.27,17.83 2.27,14.66 4.22,12.71L5.71,11.22C5.7,12.04 5.83,12.86 6.11,13.65L5.64,14.12C4.46,15.29 4.46,17.19 5.64,18.36C6.81,19.54 8.71,19.54 9.88,18.36L13.41,14.83C14.59,13.66 14.59,11.76 13.41,10.59C13,10.2 13,9.56 13.41,9.17Z`,xt=1e3,St=2,L=class extends w{constructor(...e){super(...e),this.code=null,this.leftMs=0,this.note=``,this.failure=``,this.busy=!1,this.#t=0}static{this.styles=[d,T,m`
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
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),this.#c()}render(){return u`
      <h3>${this.s(`pair.title`)}</h3>
      <p class="soft small">${this.s(`pair.text`)}</p>
      ${this.code?this.#i(this.code):this.#r()}
      <div role="status">${this.note?this.#n():n}</div>
      <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `}#n(){return u`
      <p class="notice done">
        <tawny-icon path=${de}></tawny-icon><span>${this.note}</span>
      </p>
    `}#r(){return u`
      <div class="row">
        <button type="button" class="button primary" ?disabled=${this.busy} @click=${()=>this.#a(`admin`)}>
          <tawny-icon path=${bt}></tawny-icon>${this.s(`pair.make`)}
        </button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${()=>this.#a(`viewer`)}>
          ${this.s(`pair.make_viewer`)}
        </button>
      </div>
    `}#i(e){return u`
      <p class="code" aria-label=${this.s(`pair.code`,{code:e.code.split(``).join(` `)})}>${gt(e.code)}</p>
      <div class="row">
        <span class="left" role="timer">${this.s(`pair.left`,{time:this.app.times.length(this.leftMs)})}</span>
        <button type="button" class="button" @click=${this.#o}>${this.s(`form.cancel`)}</button>
      </div>
    `}async#a(e){this.busy=!0,this.note=this.failure=``;try{this.code=await this.settings.desk.api.makePairingCode(e),this.#t=0,this.#e=setInterval(()=>void this.#s(),xt),this.leftMs=this.code.expires-Date.now()}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#o(){this.#c(),await this.settings.desk.api.endPairing().catch(()=>{})}async#s(){let{code:e}=this;if(!e||(this.leftMs=Math.max(0,e.expires-Date.now()),this.#t+=1,this.#t%St))return;let t=await this.settings.desk.api.pairing().catch(()=>null);if(!t||this.code!==e||t.id===e.id&&t.state===`waiting`)return;this.#c();let n=t.id===e.id&&t.state===`used`;this.note=n?this.s(`pair.used`,{name:t.name}):this.s(`pair.over`),n&&this.fire(`tawny-paired`,null)}#c(){clearInterval(this.#e),this.code=null}};g([_()],L.prototype,`code`,void 0),g([_()],L.prototype,`leftMs`,void 0),g([_()],L.prototype,`note`,void 0),g([_()],L.prototype,`failure`,void 0),g([_()],L.prototype,`busy`,void 0),L=g([l(`tawny-pairing-settings`)],L);var R=class extends w{constructor(...e){super(...e),this.tokens=null,this.revoking=null,this.own=``,this.failure=``}static{this.styles=[d,T,m`
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
      .own {
        margin: 4px 18px 12px;
      }
      summary {
        min-height: var(--tawny-target);
        padding: 10px 0;
        cursor: pointer;
      }
    `]}firstUpdated(){this.#o()}render(){return u`
      <h2>${this.s(`section.access`)}</h2>
      <section class="card">
        <tawny-pairing-settings @tawny-paired=${this.#o}></tawny-pairing-settings>
      </section>
      <section class="card">
        <h3>${this.s(`access.tokens`)}</h3>
        <p class="soft small">${this.s(`access.tokens_text`)}</p>
        ${this.failure?u`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.tokens?this.#e(this.tokens):n}
        <tawny-new-token @tawny-made=${this.#o}></tawny-new-token>
      </section>
      ${this.revoking?this.#n(this.revoking):n}
    `}#e(e){let t=Date.now(),[r,i]=[e.filter(e=>pt(e,t)),e.filter(e=>!pt(e,t))],a=i.length?u`
          <details>
            <summary class="soft small">${this.s(`access.gone`,{count:i.length})}</summary>
            <ul class="list">${i.map(e=>this.#t(e,!1))}</ul>
          </details>
        `:n,o=u`<p class="soft none">${this.s(`access.none`)}</p>`,s=r.length?u`<ul class="list">${r.map(e=>this.#t(e,!0))}</ul>`:o;return u`${s}${a}`}#t(e,t){let{times:r}=this.app,i=e.id===this.own?this.#r(`own`):``,a=this.s(`scope.${e.scope}`),o=e.cameras?this.s(`access.limited`,{cameras:e.cameras.join(`, `)}):``,s=e.lastUsed===null?this.s(`access.unused`):this.s(`access.used`,{when:r.moment(e.lastUsed)}),c=e.revoked?this.s(`access.revoked`,{when:r.moment(e.revoked)}):e.expires?this.s(t?`access.expires`:`access.expired`,{when:r.moment(e.expires)}):``;return u`
      <li class="row token ${t?``:`gone`}">
        <div class="grow">
          <span class="name">${e.name}</span>
          <p class="soft small">${[i,a,o,s,c].filter(Boolean).join(` · `)}</p>
        </div>
        ${t?u`
                <button
                  type="button"
                  class="button danger"
                  aria-label=${this.s(`access.revoke_of`,{name:e.name})}
                  @click=${()=>this.#i(e)}
                >
                  ${this.s(`access.revoke`)}
                </button>
              `:n}
      </li>
    `}#n(e){return u`
      <tawny-dialog heading=${this.s(`access.revoke_ask`,{name:e.name})} @tawny-close=${()=>this.#i(null)}>
        ${e.id===this.own?u`<p class="own notice wrong" role="alert">${this.#r(`own_text`)}</p>`:n}
        <p class="question">${this.s(`access.revoke_text`)}</p>
        <div slot="actions">
          <button type="button" class="button danger" @click=${()=>this.#a(e)}>${this.s(`access.revoke`)}</button>
          <button type="button" class="button" @click=${()=>this.#i(null)}>${this.s(`form.cancel`)}</button>
        </div>
      </tawny-dialog>
    `}#r(e){return this.s(`access.${e}_${this.app.backend.kind}`)}#i(e){this.revoking=e}async#a(e){this.revoking=null,await this.#s(()=>this.settings.desk.api.revokeToken(e.id)),await this.#o()}async#o(){await this.#s(async()=>{let{api:e}=this.settings.desk,[t,n]=await Promise.all([e.tokens(),e.ownToken()]);this.own=n,this.tokens=mt(t)})}async#s(e){try{await e(),this.failure=``}catch(e){this.failure=this.failed(e)}}};g([_()],R.prototype,`tokens`,void 0),g([_()],R.prototype,`revoking`,void 0),g([_()],R.prototype,`own`,void 0),g([_()],R.prototype,`failure`,void 0),R=g([l(`tawny-access-settings`)],R);var Ct=`M5,19A1,1 0 0,0 6,20H18A1,1 0 0,0 19,19C19,18.79 18.93,18.59 18.82,18.43L13,8.35V4H11V8.35L5.18,18.43C5.07,18.59 5,18.79 5,19M6,22A3,3 0 0,1 3,19C3,18.4 3.18,17.84 3.5,17.37L9,7.81V6A1,1 0 0,1 8,5V4A2,2 0 0,1 10,2H14A2,2 0 0,1 16,4V5A1,1 0 0,1 15,6V7.81L20.5,17.37C20.82,17.84 21,18.4 21,19A3,3 0 0,1 18,22H6M13,16L14.34,14.66L16.27,18H7.73L10.39,13.39L13,16M12.5,12A0.5,0.5 0 0,1 13,12.5A0.5,0.5 0 0,1 12.5,13A0.5,0.5 0 0,1 12,12.5A0.5,0.5 0 0,1 12.5,12Z`;function wt(e,t){let n=Math.round(e/6e4),r=[[Math.floor(n/60),`hour`],[n%60,`minute`]].filter(([e])=>e>0).map(([e,n])=>t.amount(e,n));return r.length?r.join(` `):t.amount(0,`minute`)}var Tt=24,Et=1e3,z=class extends w{constructor(...e){super(...e),this.camera=``,this.run=null,this.failure=``,this.busy=!1,this.#e=``}static{this.styles=[d,T,m`
      :host {
        display: grid;
        gap: 14px;
      }
      .figure {
        text-wrap: balance;
        margin-bottom: 8px;
        font-size: 1.35rem;
        font-weight: 650;
        line-height: 1.25;
      }
      ul {
        display: grid;
        gap: 4px;
      }
    `]}#e;#t;disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#t)}connectedCallback(){super.connectedCallback(),this.#n&&(this.#t=setTimeout(()=>void this.#s(),Et))}willUpdate(e){e.has(`camera`)&&e.get(`camera`)!==void 0&&(clearTimeout(this.#t),this.run=null,this.failure=``)}render(){let e=this.run?.result??null;return u`
      <h3>${this.s(`dry.title`)}</h3>
      <p class="soft small">${this.s(`dry.text`)}</p>
      <div role="status">${e?this.#a(e):n}</div>
      ${this.#n?this.#i():this.#r()}
      <p class="bad small" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
    `}get#n(){return this.run?.state===`pending`||this.run?.state===`running`}#r(){return u`
      <div>
        <button type="button" class="button" ?disabled=${this.busy} @click=${this.#o}>
          <tawny-icon path=${Ct}></tawny-icon>${this.s(this.run?.result?`dry.again`:`dry.begin`)}
        </button>
      </div>
    `}#i(){let e=this.run?.progress??0,t=new Intl.NumberFormat(this.app.language,{style:`percent`}).format(e);return u`
      <progress max="1" .value=${e} aria-label=${this.s(`dry.progress`,{percent:t})}></progress>
      <div class="row">
        <span>${this.s(this.run?.state===`pending`?`dry.waiting`:`dry.progress`,{percent:t})}</span>
        <button type="button" class="button" @click=${this.#l}>${this.s(`form.cancel`)}</button>
      </div>
    `}#a(e){let t=[e.added?this.s(`dry.added`,{count:e.added}):``,e.gone?this.s(`dry.gone`,{count:e.gone}):``,e.unseen?this.s(`dry.unseen`,{count:e.unseen}):``,e.missingS>60?this.s(`dry.missing`,{time:wt(e.missingS*1e3,this.app.times)}):``,e.thinnedS>60?this.s(`dry.thinned`,{time:wt(e.thinnedS*1e3,this.app.times)}):``,JSON.stringify(this.motion)===this.#e?``:this.s(`dry.stale`)];return u`
      <p class="figure">${this.s(`dry.result`,{count:e.events,was:e.was})}</p>
      <ul class="soft small">${t.filter(Boolean).map(e=>u`<li>${e}</li>`)}</ul>
    `}async#o(){this.busy=!0,this.failure=``,this.#e=JSON.stringify(this.motion);try{let e=C(this.motion)?this.motion:{};this.#c(await this.settings.desk.api.tryMotion(this.camera,e,Tt))}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}async#s(){let{run:e}=this;if(e)try{let t=await this.settings.desk.api.dryRun(this.camera,e.id);this.run===e&&this.#c(t)}catch(e){this.run=null,this.failure=this.failed(e)}}#c(e){this.run=e,clearTimeout(this.#t),this.#n?this.#t=setTimeout(()=>void this.#s(),Et):e.state===`failed`&&(this.failure=e.error)}async#l(){let{run:e}=this;clearTimeout(this.#t),this.run=null,e&&await this.settings.desk.api.endDryRun(this.camera,e.id).catch(()=>{})}};g([t()],z.prototype,`camera`,void 0),g([t({attribute:!1})],z.prototype,`motion`,void 0),g([_()],z.prototype,`run`,void 0),g([_()],z.prototype,`failure`,void 0),g([_()],z.prototype,`busy`,void 0),z=g([l(`tawny-dry-run`)],z);var Dt=class extends w{static{this.styles=[d,T]}#e=new h(this,()=>this.settings.desk.stored);#t=new h(this,()=>this.settings.desk.edits);render(){this.#e.value,this.#t.value;let e=[`cameras`,this.camera.id,`motion`];return u`
      <section class="card">
        <tawny-config-form .path=${e} .folded=${[`fps`,`quiet_s`]}></tawny-config-form>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${this.settings.desk.draft(e)}></tawny-dry-run>
      </section>
    `}};g([t({attribute:!1})],Dt.prototype,`camera`,void 0),Dt=g([l(`tawny-motion-settings`)],Dt);var B=({kind:e,id:t})=>`${e}.${t}`;function Ot(e){return[`zones`,`ignore`].flatMap(t=>{let n=C(e)?e[t]:void 0;return C(n)?Object.entries(n).flatMap(([e,n])=>C(n)?[kt(t,e,n)]:[]):[]})}var kt=(e,t,n)=>({kind:e,id:t,name:typeof n.name==`string`&&n.name?n.name:At(t),polygon:jt(n.polygon)}),At=e=>{let t=e.replaceAll(`_`,` `);return t.charAt(0).toUpperCase()+t.slice(1)};function jt(e){return Array.isArray(e)?e.flatMap(e=>Array.isArray(e)&&typeof e[0]==`number`&&typeof e[1]==`number`?[[e[0],e[1]]]:[]):[]}var Mt=/^(rtsps?|https?):\/\//i,Nt=/\/onvif\//i;function Pt(e){let t=e.trim();if(!t||/\s/.test(t))return null;if(Mt.test(t)){let e=Ft(t);return e?.hostname?Nt.test(e.pathname)||/^https?:$/.test(e.protocol)&&e.pathname===`/`&&!e.search?{kind:`device`,address:t}:{kind:`stream`,url:t}:null}return/^[\w.:[\]-]+$/.test(t)?{kind:`device`,address:t}:null}function Ft(e){try{return new URL(e.replace(/^rtsps?:/i,`http:`))}catch{return null}}var It=/^([a-z]+:\/\/)(?:[^@/?#]*@)?/i,Lt=e=>/^[a-z]+:\/\/[^@/?#]+@/i.test(e);function Rt(e,t,n){let r=t?`${encodeURIComponent(t)}${n?`:${encodeURIComponent(n)}`:``}@`:``;return e.replace(It,(e,t)=>t+r)}var zt=e=>Ft(Mt.test(e)?e:`http://${e}`)?.hostname??``;function Bt(e,t,n){let r=e.normalize(`NFKD`).replace(/ß/g,`ss`).replace(/\p{M}/gu,``).toLowerCase().replace(/[^a-z0-9]+/g,`_`).replace(/^_+|_+$/g,``).slice(0,60)||n,i=r;for(let e=2;t.includes(i);e++)i=`${r}_${e}`;return i}function Vt({main:e,sub:t},n,r){let i={main:e===n?``:e,sub:t===n?``:t};return r===`none`?i:{...i,[r]:n}}var Ht=(e,t)=>e.main===t?`main`:e.sub===t?`sub`:`none`;function Ut(e){if(e.main)return{main:e.main,sub:e.sub};let[t]=[...e.profiles].sort((e,t)=>t.width*t.height-e.width*e.height);return{main:t?.token??``,sub:``}}function Wt(e,t,n){let r=new Intl.NumberFormat(t,{maximumFractionDigits:1});return[e.width&&e.height?`${e.width}\u00a0×\u00a0${e.height}`:``,pe(e.codec),e.fps?`${r.format(e.fps)}\u00a0${n}`:``,e.bitrate?`${r.format(e.bitrate/1e6)}\u00a0Mbit/s`:``,fe(e.audio)].filter(Boolean).join(`\xA0· `)}var Gt=1e3,Kt=e=>Math.round(Math.min(1,Math.max(0,e))*Gt)/Gt,V=([e,t])=>[Kt(e),Kt(t)],qt=(e,t,n)=>e.map((e,r)=>r===t?V(n):e);function Jt(e,t,n){let r=Zt(e)[t];return!r||e.length>=100?e:[...e.slice(0,t+1),V(n??r),...e.slice(t+1)]}var Yt=(e,t)=>e.length>3?e.filter((e,n)=>n!==t):e;function Xt(e,t,n){let{left:r,top:i,right:a,bottom:o}=Qt(e),s=Math.min(1-a,Math.max(-r,t)),c=Math.min(1-o,Math.max(-i,n));return e.map(e=>V([e[0]+s,e[1]+c]))}var Zt=e=>e.map((t,n)=>{let r=e[(n+1)%e.length]??t;return[(t[0]+r[0])/2,(t[1]+r[1])/2]});function Qt(e){let[t,n]=[e.map(([e])=>e),e.map(([,e])=>e)];return{left:Math.min(...t),top:Math.min(...n),right:Math.max(...t),bottom:Math.max(...n)}}function $t(e){let[t,n,r]=[0,0,0];for(let[i,a]of e.entries()){let o=e[(i+1)%e.length]??a,s=a[0]*o[1]-o[0]*a[1];t+=s,n+=(a[0]+o[0])*s,r+=(a[1]+o[1])*s}let{left:i,top:a,right:o,bottom:s}=Qt(e);return Math.abs(t)<1e-9?[(i+o)/2,(a+s)/2]:[n/(3*t),r/(3*t)]}function en(e){let t=e.map((t,n)=>[t,e[(n+1)%e.length]??t]);return t.some(([e,n],r)=>t.some(([i,a],o)=>o-r<2||r===0&&o===t.length-1?!1:tn(e,n,i,a)))}function tn(e,t,n,r){let[i,a,o,s]=[H(e,t,n),H(e,t,r),H(n,r,e),H(n,r,t)];return i*a<0&&o*s<0||i===0&&U(e,t,n)||a===0&&U(e,t,r)||o===0&&U(n,r,e)||s===0&&U(n,r,t)}var H=(e,t,n)=>{let r=(t[0]-e[0])*(n[1]-e[1])-(t[1]-e[1])*(n[0]-e[0]);return Math.abs(r)<1e-12?0:Math.sign(r)},U=(e,t,n)=>Math.min(e[0],t[0])<=n[0]&&n[0]<=Math.max(e[0],t[0])&&Math.min(e[1],t[1])<=n[1]&&n[1]<=Math.max(e[1],t[1]);function nn(e){let t=e%4*.06,[n,r,i,a]=[.25+t,.3+t,.6+t,.7+t].map(Kt);return[[n,r],[i,r],[i,a],[n,a]]}var rn=`M13,6V11H18V7.75L22.25,12L18,16.25V13H13V18H16.25L12,22.25L7.75,18H11V13H6V16.25L1.75,12L6,7.75V11H11V6H7.75L12,1.75L16.25,6H13Z`,an=m`
  :host {
    display: block;
  }
  .stage {
    position: relative;
    width: min(100%, calc(70dvh * var(--aspect)));
    aspect-ratio: var(--aspect);
    border-radius: var(--tawny-round-small);
    background: var(--tawny-screen);
    user-select: none;
  }
  .stage.moving {
    outline: 3px solid var(--tawny-motion);
  }
  @media (forced-colors: active) {
    /* What is drawn over a picture has colours that can be seen on it. */
    .stage {
      forced-color-adjust: none;
    }
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
    width: max-content;
    max-width: 60%;
    padding: 2px 10px;
    border-radius: 14px;
    translate: -50% 14px;
    background: rgb(8 5 3 / 0.7);
    color: #fff;
    font-size: 0.85rem;
    font-weight: 600;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
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
`,on=.01,sn=.05,cn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},W=class extends w{constructor(...e){super(...e),this.areas=[],this.chosen=``,this.said=``,this.#e=null}static{this.styles=[d,an]}#e;render(){let e=this.areas.find(e=>B(e)===this.chosen),t=this.camera.motion&&!this.areas.some(e=>e.kind===`zones`);return u`
      <div class="stage ${t?`moving`:``}" ${xe({"--aspect":le(this.camera)})}>
        <tawny-video .camera=${this.camera} rendition=${this.#t} live></tawny-video>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          ${b(this.areas,B,e=>this.#n(e))}
        </svg>
        ${b(this.areas,B,e=>this.#r(e))} ${e?this.#a(e):n}
      </div>
      <p class="unseen" role="status">${this.said}</p>
    `}get#t(){return this.camera.streams.some(e=>e.name===`sub`)?`sub`:`main`}#n(e){let t=B(e),n=e.kind===`zones`&&this.camera.motionZones.includes(e.id),r=[e.kind,t===this.chosen?`chosen`:``,n?`moving`:``].join(` `),a=e.polygon.map(e=>e.join(`,`)).join(` `);return i`<polygon class=${r} points=${a} @click=${()=>this.fire(`tawny-choose`,t)}></polygon>`}#r(e){return u`<span class="name ${e.kind}" ${this.#i($t(e.polygon))}>${e.name}</span>`}#i([e,t]){return xe({"--x":`${e*100}%`,"--y":`${t*100}%`})}#a(e){let{polygon:t}=e;return u`
      ${Zt(t).map((t,n)=>this.#s(e,t,n))}
      ${t.map((t,n)=>this.#o(e,t,n))} ${this.#c(e)}
    `}#o(e,t,n){return u`
      <button
        type="button"
        class="handle corner"
        aria-label=${this.s(`zones.corner`,{number:n+1,count:e.polygon.length,name:e.name,where:this.#m(t)})}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Delete Enter"
        ${this.#i(t)}
        @pointerdown=${t=>this.#l(t,t=>qt(e.polygon,n,t))}
        @keydown=${t=>this.#f(t,e,n)}
      ></button>
    `}#s(e,t,n){return u`
      <button
        type="button"
        class="handle middle"
        tabindex="-1"
        aria-label=${this.s(`zones.add_corner`,{number:n+1})}
        ${this.#i(t)}
        @pointerdown=${r=>{let i=Jt(e.polygon,n,t);this.#l(r,e=>qt(i,n+1,e))}}
        @click=${t=>{t.detail===0&&this.#p(Jt(e.polygon,n))}}
      ></button>
    `}#c(e){let t=$t(e.polygon);return u`
      <button
        type="button"
        class="handle centre"
        aria-label=${this.s(`zones.move`,{name:e.name})}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
        ${this.#i(t)}
        @pointerdown=${n=>this.#l(n,n=>Xt(e.polygon,n[0]-t[0],n[1]-t[1]))}
        @keydown=${t=>{let n=this.#d(t);n&&this.#p(Xt(e.polygon,n[0],n[1]))}}
      >
        <tawny-icon path=${rn}></tawny-icon>
      </button>
    `}#l(e,t){let n=e.currentTarget;if(!(n instanceof HTMLElement)||e.button!==0)return;e.preventDefault(),n.focus();let r=this.stage.getBoundingClientRect(),i=this.#u(n),a=[i[0]-(e.clientX-r.left)/r.width,i[1]-(e.clientY-r.top)/r.height],o=n=>{if(n.pointerId!==e.pointerId)return;let i=V([(n.clientX-r.left)/r.width+a[0],(n.clientY-r.top)/r.height+a[1]]);this.#p(t(i))},s=t=>{t.pointerId===e.pointerId&&(removeEventListener(`pointermove`,o),removeEventListener(`pointerup`,s),removeEventListener(`pointercancel`,s))};addEventListener(`pointermove`,o),addEventListener(`pointerup`,s),addEventListener(`pointercancel`,s)}#u(e){let t=t=>Number.parseFloat(e.style.getPropertyValue(t))/100;return[t(`--x`),t(`--y`)]}#d(e){let t=cn[e.key];if(!t||e.altKey||e.ctrlKey||e.metaKey)return null;e.preventDefault();let n=e.shiftKey?sn:on;return[t[0]*n,t[1]*n]}#f(e,t,n){let r=t.polygon[n];if(!r)return;let i=this.#d(e);if(i){let e=V([r[0]+i[0],r[1]+i[1]]);this.#p(qt(t.polygon,n,e)),this.said=this.#m(e)}else if(e.key===`Delete`||e.key===`Backspace`){e.preventDefault();let r=t.polygon.length===3;this.said=this.s(r?`zones.three_stay`:`zones.corner_gone`),r||this.#p(Yt(t.polygon,n),Math.max(0,n-1))}else(e.key===`Enter`||e.key===`+`)&&(e.preventDefault(),this.said=this.s(`zones.corner_added`),this.#p(Jt(t.polygon,n),n+1))}#p(e,t=null){this.#e=t,this.fire(`tawny-shape`,{key:this.chosen,polygon:e})}updated(e){this.#e!==null&&e.has(`areas`)&&(this.renderRoot.querySelectorAll(`.corner`)[this.#e]?.focus(),this.#e=null)}#m([e,t]){return this.s(`zones.where`,{x:Math.round(e*100),y:Math.round(t*100)})}};g([t({attribute:!1})],W.prototype,`camera`,void 0),g([t({attribute:!1})],W.prototype,`areas`,void 0),g([t()],W.prototype,`chosen`,void 0),g([_()],W.prototype,`said`,void 0),g([o(`.stage`)],W.prototype,`stage`,void 0),W=g([l(`tawny-area-editor`)],W);var G=class extends w{constructor(...e){super(...e),this.path=[],this.named=!1,this.problems=[]}static{this.styles=[d,T,m`
      :host {
        display: grid;
        gap: 18px;
        padding: 6px 14px 16px;
      }
    `]}render(){let{area:e,path:t}=this,r=(e.kind===`zones`?this.settings.desk.schema.fields(t):[]).filter(e=>e.path.at(-1)!==`name`),i=this.problems.filter(e=>e.path===t.join(`.`)).map(e=>e.message),a=[`name`,`polygon`].map(e=>S(this.problems,[...t,e])),o=[...i,...a].filter(Boolean).join(` `);return u`
      ${this.named?this.#e():n}
      <p class="bad small" role="alert" ?hidden=${!o}>${o}</p>
      ${r.length?u`<tawny-form .fields=${r} .value=${this.value} .problems=${this.problems}></tawny-form>`:n}
      <div class="row">
        <button type="button" class="button danger" @click=${()=>this.fire(`tawny-remove`,e)}>
          <tawny-icon path=${Fe}></tawny-icon>${this.s(`zones.remove`)}
        </button>
      </div>
    `}#e(){return u`
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
    `}#t(e){let t=e.value.trim();t?this.fire(`tawny-name`,t):e.value=this.area.name}};g([t({attribute:!1})],G.prototype,`area`,void 0),g([t({attribute:!1})],G.prototype,`path`,void 0),g([t({type:Boolean})],G.prototype,`named`,void 0),g([t({attribute:!1})],G.prototype,`value`,void 0),g([t({attribute:!1})],G.prototype,`problems`,void 0),G=g([l(`tawny-area-details`)],G);var K=class extends w{constructor(...e){super(...e),this.chosen=``,this.problems=[],this.failure=``,this.busy=!1,this.saved=!1,this.#e=new h(this,()=>this.settings.desk.stored),this.#t=new h(this,()=>this.settings.desk.edits)}static{this.styles=[d,T,m`
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
      .keys {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
    `]}#e;#t;render(){let{desk:e}=this.settings;this.#e.value,this.#t.value;let t=e.draft(this.#n()),r=Ot(t),i=this.#r.some(t=>e.changes(t).length>0),a=r.some(e=>en(e.polygon));return u`
      <section class="card">
        <p class="soft small">${this.s(`zones.text`)}</p>
        <tawny-area-editor
          .camera=${this.camera}
          .areas=${r}
          chosen=${this.chosen}
          @tawny-choose=${e=>this.#l(e.detail)}
          @tawny-shape=${this.#f}
        ></tawny-area-editor>
        ${this.chosen?this.#i():n}
        <div class="row">
          <button type="button" class="button" @click=${()=>this.#u(`zones`,r)}>
            <tawny-icon path=${F}></tawny-icon>${this.s(`zones.add`)}
          </button>
          <button type="button" class="button" @click=${()=>this.#u(`ignore`,r)}>
            <tawny-icon path=${F}></tawny-icon>${this.s(`zones.add_ignore`)}
          </button>
        </div>
        ${r.length?this.#a(r):n}
        ${a?u`<p class="notice wrong" role="alert">${this.s(`zones.crosses`)}</p>`:n}
        ${this.failure?u`<p class="notice wrong" role="alert">${this.failure}</p>`:n}
        <tawny-elsewhere .paths=${this.#r}></tawny-elsewhere>
        <tawny-save-bar
          ?changed=${i}
          ?busy=${this.busy}
          ?blocked=${a}
          ?saved=${this.saved}
          @tawny-save=${this.#v}
          @tawny-undo=${this.#_}
        ></tawny-save-bar>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${t}></tawny-dry-run>
      </section>
    `}#n(...e){return[`cameras`,this.camera.id,`motion`,...e]}get#r(){return[this.#n(`zones`),this.#n(`ignore`)]}#i(){return u`
      <div class="keys">
        <p class="soft small">${this.s(`zones.keys`)}</p>
        <tawny-keys-button></tawny-keys-button>
      </div>
    `}#a(e){return u`
      <ul class="areas" aria-label=${this.s(`zones.list`)}>
        ${b(e,B,e=>this.#o(e))}
      </ul>
    `}#o(e){let t=B(e),r=t===this.chosen,i=e.kind===`zones`&&this.camera.motionZones.includes(e.id),a=this.s(`zones.corners`,{count:e.polygon.length});return u`
      <li class="area ${e.kind} ${r?`chosen`:``}">
        <button type="button" class="head" aria-expanded=${String(r)} @click=${()=>this.#l(r?``:t)}>
          <span class="swatch"></span>
          <span>
            <strong>${e.name}</strong><br />
            <span class="soft small">${this.s(`zones.is_${e.kind}`)} · ${a}</span>
            ${i?u`<span class="motion small"> · ${this.t(`state.motion`)}</span>`:n}
          </span>
        </button>
        ${r?this.#s(e):n}
      </li>
    `}#s(e){return u`
      <tawny-area-details
        .area=${e}
        .path=${this.#n(e.kind,e.id)}
        ?named=${e.kind===`zones`||this.#c(e)}
        .value=${this.settings.desk.draft([])}
        .problems=${this.problems}
        @tawny-name=${t=>this.#p(e,t.detail)}
        @tawny-remove=${()=>this.#m(e)}
        @tawny-input=${this.#h}
      ></tawny-area-details>
    `}#c(e){let t=this.settings.desk.stored.value.config;return x(t,this.#n(e.kind,e.id))===void 0}#l(e){this.chosen=e}#u(e,t){let n=t.filter(t=>t.kind===e),r=this.s(e===`zones`?`zones.new`:`zones.new_ignore`,{number:n.length+1}),i=Bt(r,this.#d(t,e),`area`),a={polygon:nn(t.length),...e===`zones`?{name:r}:{}};this.#g(this.#n(e,i),a),this.chosen=B({kind:e,id:i})}#d(e,t){return e.filter(e=>e.kind===t).map(e=>e.id)}#f(e){let{key:t,polygon:n}=e.detail,[r=``,i=``]=t.split(`.`);this.#g(this.#n(r,i,`polygon`),n)}#p(e,t){let n=this.#n(e.kind,e.id);if(e.kind===`zones`&&this.#g([...n,`name`],t),!this.#c(e))return;let r=Bt(t,this.#d(Ot(this.settings.desk.draft(this.#n())),e.kind).filter(t=>t!==e.id),`area`);if(r===e.id)return;let{desk:i}=this.settings,a=i.draft(n);i.edit(n,void 0),this.#g(this.#n(e.kind,r),a),this.chosen=B({kind:e.kind,id:r})}#m(e){this.#g(this.#n(e.kind,e.id),void 0),this.chosen=``}#h(e){this.#g(e.detail.field.path,e.detail.value)}#g(e,t){this.saved=!1,this.problems=this.problems.filter(t=>!S([t],e)),this.settings.desk.edit(e,t)}#_(){for(let e of this.#r)this.settings.desk.undo(e);this.problems=[],this.failure=``,this.chosen=``}async#v(){this.busy=!0,this.failure=``;try{if(!await this.settings.desk.save(this.#r))return;this.problems=[],this.saved=!0}catch(e){this.problems=De(e),this.failure=this.failed(e)}finally{this.busy=!1}}};g([t({attribute:!1})],K.prototype,`camera`,void 0),g([_()],K.prototype,`chosen`,void 0),g([_()],K.prototype,`problems`,void 0),g([_()],K.prototype,`failure`,void 0),g([_()],K.prototype,`busy`,void 0),g([_()],K.prototype,`saved`,void 0),K=g([l(`tawny-zones-settings`)],K);var ln=[`general`,`motion`,`zones`,`recording`,`streams`],un=[`off`,`motion`,`adaptive`,`continuous`],q=class extends w{constructor(...e){super(...e),this.camera=``,this.tab=``,this.asks=!1,this.busy=!1,this.failure=``,this.note=``,this.#e=new h(this,e=>e.backend.cameras),this.#t=new h(this,()=>this.settings.desk.stored)}static{this.styles=[d,T,m`
      .title {
        flex: 1;
        min-width: 0;
        row-gap: 0;
      }
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
    `]}#e;#t;willUpdate(e){(e.has(`camera`)||e.has(`tab`))&&(this.failure=this.note=``)}render(){let e=this.ofHome(this.#e.value??[]).find(e=>e.id===this.camera),t=this.settings.desk.draft([`cameras`,this.camera])!==void 0;if(this.#t.value,!e||!t)return this.#e.value?this.#o():n;let r=ln.find(e=>e===this.tab)??`general`,[i]=Ie(e,this.app.t,this.app.times);return u`
      <div class="row head">
        ${this.#n()}
        <div class="row title">
          <h2>${e.name}</h2>
          <span class="small ${i?.kind??`soft`}" role="status">${i?.text}</span>
        </div>
      </div>
      <tawny-tabs
        .tabs=${ln.map(e=>({name:e,title:this.s(`camera.${e}`)}))}
        current=${r}
        label=${e.name}
        @tawny-tab=${e=>this.goTo(`cameras/${this.camera}/${e.detail}`,!0)}
      ></tawny-tabs>
      <div role="tabpanel" aria-label=${this.s(`camera.${r}`)}>${this.#r(r,e)}</div>
      ${this.asks?this.#a(e):n}
    `}#n(){let e=this.s(`camera.back`);return u`
      <button
        type="button"
        class="button bare round"
        aria-label=${e}
        title=${e}
        @click=${()=>this.goTo(`cameras`)}
      >
        <tawny-icon path=${Ne}></tawny-icon>
      </button>
    `}#r(e,t){let n=[`cameras`,this.camera];switch(e){case`motion`:return u`<tawny-motion-settings .camera=${t}></tawny-motion-settings>`;case`zones`:return u`<tawny-zones-settings .camera=${t}></tawny-zones-settings>`;case`recording`:{let e={mode:Object.fromEntries(un.map(e=>[e,this.s(`mode.${e}`)]))};return u`
          <section class="card">
            <tawny-config-form
              .path=${[...n,`recording`]}
              .names=${e}
              .folded=${[`idle_fps`,`motion_fps`]}
            ></tawny-config-form>
          </section>
        `}case`streams`:return u`
          <section class="card">
            <p class="soft small">${this.s(`camera.secrets`)}</p>
            <tawny-config-form
              .path=${[...n,`streams`]}
              .folded=${[`open_timeout_s`,`read_timeout_s`]}
            ></tawny-config-form>
          </section>
        `;default:return u`
          <section class="card">
            <tawny-config-form .path=${n} .only=${[`name`,`enabled`]}></tawny-config-form>
          </section>
          ${this.#i()}
        `}}#i(){return u`
      <section class="card">
        <div class="row">
          <div class="grow">
            <h3>${this.s(`camera.restart`)}</h3>
            <p class="soft small">${this.s(`camera.restart_text`)}</p>
          </div>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#c}>
            <tawny-icon path=${_e}></tawny-icon>${this.s(`camera.restart_do`)}
          </button>
        </div>
        <div class="row">
          <div class="grow">
            <h3>${this.s(`camera.remove`)}</h3>
            <p class="soft small">${this.s(`camera.remove_text`)}</p>
          </div>
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${()=>this.#s(!0)}>
            <tawny-icon path=${Fe}></tawny-icon>${this.s(`camera.remove_do`)}
          </button>
        </div>
        <p class="small good" role="status">${this.note}</p>
        <p class="bad" role="alert" ?hidden=${!this.failure}>${this.failure}</p>
      </section>
    `}#a(e){return u`
      <tawny-dialog heading=${this.s(`camera.remove_ask`,{name:e.name})} @tawny-close=${()=>this.#s(!1)}>
        <p class="question">${this.s(`camera.remove_text`)}</p>
        <div slot="actions">
          <button type="button" class="button danger" ?disabled=${this.busy} @click=${this.#l}>
            ${this.s(`camera.remove_do`)}
          </button>
          <button type="button" class="button" @click=${()=>this.#s(!1)}>${this.s(`form.cancel`)}</button>
        </div>
      </tawny-dialog>
    `}#o(){return u`
      <tawny-message icon=${Pe} heading=${this.s(`camera.unknown`,{id:this.camera})}>
        <button type="button" class="button" @click=${()=>this.goTo(`cameras`)}>
          ${this.s(`camera.back`)}
        </button>
      </tawny-message>
    `}#s(e){this.asks=e}async#c(){await this.#u(async()=>{await this.settings.desk.api.restartCamera(this.camera),this.note=this.s(`camera.restarted`)})}async#l(){this.asks=!1,await this.#u(async()=>{await this.settings.desk.api.removeCamera(this.camera),this.settings.desk.undo([`cameras`,this.camera]),await this.settings.desk.reload(),this.goTo(`cameras`,!0)})}async#u(e){this.busy=!0,this.failure=this.note=``;try{await e()}catch(e){this.failure=this.failed(e)}finally{this.busy=!1}}};g([t()],q.prototype,`camera`,void 0),g([t()],q.prototype,`tab`,void 0),g([_()],q.prototype,`asks`,void 0),g([_()],q.prototype,`busy`,void 0),g([_()],q.prototype,`failure`,void 0),g([_()],q.prototype,`note`,void 0),q=g([l(`tawny-camera-settings`)],q);var dn=class extends w{static{this.styles=[d,T,m`
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
    `]}#e=new h(this,e=>e.backend.cameras);render(){if(!this.#e.value)return n;let e=this.ofHome(this.#e.value);return u`
      <div class="row head">
        <h2>${this.s(`section.cameras`)}</h2>
        ${e.length?u`<span class="end">${this.#t()}</span>`:n}
      </div>
      ${e.length?this.#r(e):this.#n()}
    `}#t(){return u`
      <button type="button" class="button primary" @click=${()=>this.goTo(`cameras/:add`)}>
        <tawny-icon path=${F}></tawny-icon>${this.s(`cameras.add`)}
      </button>
    `}#n(){return u`
      <tawny-message icon=${se} heading=${this.t(`live.none_title`)} text=${this.s(`cameras.none`)}>
        ${this.#t()}
      </tawny-message>
    `}#r(e){return u`<div class="card list">${b(e,s,e=>this.#i(e))}</div>`}#i(e){let[t]=Ie(e,this.app.t,this.app.times),r=`cameras/${e.id}`;return u`
      <a class="item" href=${this.linkTo(r)} @click=${e=>{e.ctrlKey||e.metaKey||e.shiftKey||(e.preventDefault(),this.goTo(r))}}>
        <tawny-icon class="icon ${e.enabled?``:`off`}" path=${e.enabled?se:Pe}></tawny-icon>
        <span class="name">
          <strong>${e.name}</strong>
          <span class="small ${t?.kind??`soft`}">${t?.text}</span>
          ${e.trouble?u`<span class="small bad">${e.trouble}</span>`:n}
        </span>
        <tawny-icon path=${Le}></tawny-icon>
      </a>
    `}};dn=g([l(`tawny-cameras-settings`)],dn);var fn=`M12,17C10.89,17 10,16.1 10,15C10,13.89 10.89,13 12,13A2,2 0 0,1 14,15A2,2 0 0,1 12,17M18,20V10H6V20H18M18,8A2,2 0 0,1 20,10V20A2,2 0 0,1 18,22H6C4.89,22 4,21.1 4,20V10C4,8.89 4.89,8 6,8H7V6A5,5 0 0,1 12,1A5,5 0 0,1 17,6V8H18M12,3A3,3 0 0,0 9,6V8H15V6A3,3 0 0,0 12,3Z`,pn=`/config/integrations/integration/tawny`,J=class extends p{constructor(...e){super(...e),this.why=`viewer`,this.s=null}static{this.styles=[d,m`
      .button {
        white-space: normal;
      }
    `]}firstUpdated(){Xe(this.app.language).then(e=>{this.s=e})}render(){let{s:e,why:t}=this;if(!e)return n;let r=t===`token`||t===`none`;return u`
      <tawny-message icon=${fn} heading=${this.t(`view.settings`)} text=${e(`deny.${t}`)}>
        ${r?u`<a class="button" href=${pn}>${e(`deny.integration`)}</a>`:n}
      </tawny-message>
    `}};g([t()],J.prototype,`why`,void 0),g([_()],J.prototype,`s`,void 0),J=g([l(`tawny-settings-denied`)],J);var mn=`M22.11 21.46L2.39 1.73L1.11 3L6.25 8.14C6.1 8.41 6 8.7 6 9V14.5L9.5 18V21H14.5V18L15.31 17.2L20.84 22.73L22.11 21.46M13.09 16.59L12.67 17H11.33L10.92 16.59L8 13.67V9.89L13.89 15.78L13.09 16.59M12.2 9L10.2 7H14V3H16V7C17 7 18 8 18 9V14.5L17.85 14.65L16 12.8V9.09C16 9.06 15.95 9 15.92 9H12.2M10 6.8L8 4.8V3H10V6.8Z`,hn=5e3,gn=[`tls_verify`,`tls_ca_file`,`tls_certificate_file`,`tls_key_file`,`password_file`,`base_topic`,`discovery`,`discovery_prefix`],_n=class extends w{constructor(...e){super(...e),this.status=null}static{this.styles=[d,T,m`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
      .connected tawny-icon {
        color: var(--tawny-good);
      }
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e=setInterval(()=>void this.#n(),hn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#e)}firstUpdated(){this.#n()}render(){return u`
      <h2>MQTT</h2>
      <section class="card">
        ${this.status?this.#t(this.status):n}
        <tawny-config-form .path=${[`mqtt`]} .folded=${gn} @tawny-saved=${this.#n}></tawny-config-form>
      </section>
    `}#t({enabled:e,connected:t,trouble:r}){let i=t?de:e?ve:mn,a=t?`connected`:e?`wrong`:``,o=t?this.s(`mqtt.connected`):e?this.s(`mqtt.lost`):this.s(`mqtt.off`);return u`
      <p class="notice ${a}" role="status">
        <tawny-icon path=${i}></tawny-icon><span>${o}${e&&r?u` ${r}`:n}</span>
      </p>
    `}async#n(){let e=await this.settings.desk.api.status().catch(()=>null);e&&(this.status=e.mqtt)}};g([_()],_n.prototype,`status`,void 0),_n=g([l(`tawny-mqtt-settings`)],_n);var vn=36e5,Y=class extends w{constructor(...e){super(...e),this.all=null,this.removing=null,this.failure=``,this.#e=new Map}static{this.styles=[d,T,m`
      li {
        padding: 12px 0;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `]}#e;firstUpdated(){this.#c()}render(){return u`
      <section class="card">
        <p class="soft small">${this.s(`devices.text`)}</p>
        ${this.failure?u`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.all?this.#t(this.all):n}
        <div>
          <button type="button" class="button" aria-haspopup="dialog" @click=${()=>this.fire(`tawny-device`,null)}>
            <tawny-icon path=${ce}></tawny-icon>${this.t(`app.device`)}
          </button>
        </div>
      </section>
      ${this.removing?this.#i(this.removing):n}
    `}#t(e){return e.length?u`
      <ul class="list">
        ${b(e,e=>e.id,e=>u`<li class="row">${this.#n(e)}</li>`)}
      </ul>
    `:u`<p>${this.s(`devices.none`)}</p>`}#n(e){let{times:t}=this.app,r=Date.now(),i=e.pausedUntil!==null&&e.pausedUntil>r?e.pausedUntil:null,a=this.#e.get(e.token),o=[a?this.s(`devices.by`,{name:a}):``,i===null?``:this.s(`devices.paused`,{when:t.moment(i)}),this.s(`devices.since`,{when:t.moment(e.created)})],s=i===null?this.s(`devices.pause`,{time:t.length(vn)}):this.s(`notify.resume`),c=this.#r(e),l=i===null?r+vn:null;return u`
      <div class="grow">
        <span class="name">${c}</span>
        <p class="soft small">${o.filter(Boolean).join(` · `)}</p>
        ${e.trouble?u`<p class="bad small">${e.trouble}</p>`:n}
      </div>
      <button
        type="button"
        class="button"
        aria-label=${`${s}: ${c}`}
        @click=${()=>this.#s(()=>this.devices.pause(e.id,l))}
      >
        ${s}
      </button>
      <button
        type="button"
        class="button danger"
        aria-label=${`${this.s(`devices.remove`)}: ${c}`}
        @click=${()=>this.#a(e)}
      >
        ${this.s(`devices.remove`)}
      </button>
    `}#r(e){return e.name||this.s(`devices.unnamed`)}#i(e){let t=()=>this.#a(null),n=this.s(`devices.remove_ask`,{name:this.#r(e)});return u`
      <tawny-dialog heading=${n} @tawny-close=${t}>
        <p class="question">${this.s(`devices.remove_text`)}</p>
        <div slot="actions">
          <button type="button" class="button danger" @click=${()=>this.#o(e)}>${this.s(`devices.remove`)}</button>
          <button type="button" class="button" @click=${t}>${this.s(`form.cancel`)}</button>
        </div>
      </tawny-dialog>
    `}#a(e){this.removing=e}async#o(e){this.#a(null),await this.#s(()=>this.devices.remove(e.id))}async#s(e){try{await e(),await this.#c()}catch(e){this.failure=this.failed(e)}}async#c(){try{let[e,t]=await Promise.all([this.devices.list(),this.settings.desk.api.tokens()]);this.#e=new Map(t.map(e=>[e.id,e.name])),this.all=e,this.failure=``}catch(e){this.failure=this.failed(e)}}};g([t({attribute:!1})],Y.prototype,`devices`,void 0),g([_()],Y.prototype,`all`,void 0),g([_()],Y.prototype,`removing`,void 0),g([_()],Y.prototype,`failure`,void 0),Y=g([l(`tawny-notify-devices`)],Y);var yn=`M22.72 19.5C22.74 19.33 22.75 19.17 22.75 19S22.74 18.67 22.72 18.5L23.77 17.68C23.87 17.61 23.89 17.5 23.83 17.36L22.83 15.64C22.77 15.53 22.64 15.5 22.53 15.53L21.28 16C21 15.83 20.75 15.66 20.44 15.54L20.25 14.21C20.23 14.09 20.13 14 20 14H18C17.88 14 17.77 14.09 17.75 14.21L17.57 15.54C17.25 15.66 17 15.83 16.72 16L15.5 15.53C15.37 15.5 15.23 15.53 15.17 15.64L14.17 17.36C14.11 17.5 14.14 17.61 14.23 17.68L15.29 18.5C15.27 18.67 15.25 18.84 15.25 19S15.27 19.33 15.29 19.5L14.23 20.32C14.14 20.39 14.11 20.53 14.17 20.64L15.17 22.37C15.23 22.5 15.37 22.5 15.5 22.5L16.72 21.97C17 22.17 17.25 22.34 17.57 22.47L17.75 23.79C17.77 23.91 17.88 24 18 24H20C20.13 24 20.23 23.91 20.25 23.79L20.44 22.47C20.75 22.34 21 22.17 21.28 21.97L22.53 22.5C22.64 22.5 22.77 22.5 22.83 22.37L23.83 20.64C23.89 20.53 23.87 20.39 23.77 20.32L22.72 19.5M19 20.75C18.04 20.75 17.25 19.97 17.25 19S18.04 17.25 19 17.25 20.75 18.03 20.75 19 19.97 20.75 19 20.75M12.08 20H3V19L5 17V11C5 7.9 7 5.2 10 4.3V4C10 2.9 10.9 2 12 2S14 2.9 14 4V4.3C17 5.2 19 7.9 19 11V12C18.31 12 17.63 12.11 17 12.29V11C17 8.2 14.8 6 12 6S7 8.2 7 11V18H12.08C12.03 18.33 12 18.66 12 19C12 19.34 12.03 19.67 12.08 20M12.3 21C12.5 21.6 12.74 22.17 13.06 22.69C12.75 22.88 12.39 23 12 23C10.9 23 10 22.1 10 21H12.3Z`,bn=15e3,xn=3600,X=class extends w{constructor(...e){super(...e),this.all=null,this.busy=``,this.failure=``}static{this.styles=[d,T,m`
      li {
        padding: 12px 0;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .state tawny-icon {
        width: 20px;
        height: 20px;
      }
      .state {
        flex-wrap: nowrap;
        gap: 8px;
      }
      .on tawny-icon {
        color: var(--tawny-good);
      }
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e=setInterval(()=>void this.#a(),bn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#e)}firstUpdated(){this.#a()}render(){return u`
      <section class="card">
        <p class="soft small">${this.s(`notify.text`)}</p>
        ${this.failure?u`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.all?this.#t(this.all):n}
        <div>
          <a class="button" href=${pn}>
            <tawny-icon path=${yn}></tawny-icon>${this.s(`notify.forms`)}
          </a>
        </div>
      </section>
    `}#t(e){return e.length?u`
      <ul class="list">
        ${b(e,e=>e.id,e=>u`<li class="row">${this.#n(e)}</li>`)}
      </ul>
    `:u`<p>${this.s(`notify.none`)}</p>`}#n(e){let{times:t}=this.app,r=e.enabled&&e.silencedUntil===null,i=e.enabled?e.silencedUntil===null?this.s(`notify.on`):this.s(`notify.silenced`,{when:t.moment(e.silencedUntil)}):this.s(`notify.off`),a=e.lastSent===null?this.s(`notify.never`):this.s(`notify.sent`,{when:t.moment(e.lastSent)}),o=this.s(`notify.today`,{count:e.pushesToday,limit:e.limit}),s=this.s(e.enabled?`notify.turn_off`:`notify.turn_on`);return u`
      <div class="grow">
        <span class="name">${e.name}</span>
        <p class="row state ${r?`on`:`soft`}">
          <tawny-icon path=${r?ae:we}></tawny-icon><span>${i}</span>
        </p>
        <p class="soft small">${[e.phones.join(`, `),a,o].filter(Boolean).join(` · `)}</p>
      </div>
      ${e.enabled?this.#r(e):n}
      <button
        type="button"
        class="button"
        ?disabled=${this.busy===e.id}
        aria-label=${`${s}: ${e.name}`}
        @click=${()=>this.#i(e,()=>this.profiles.enable(e.id,!e.enabled))}
      >
        ${s}
      </button>
    `}#r(e){let t=e.silencedUntil!==null,n=t?this.s(`notify.resume`):this.s(`notify.silence`,{time:this.app.times.length(xn*1e3)});return u`
      <button
        type="button"
        class="button"
        ?disabled=${this.busy===e.id}
        aria-label=${`${n}: ${e.name}`}
        @click=${()=>this.#i(e,()=>this.profiles.silence(e.id,t?0:xn))}
      >
        ${n}
      </button>
    `}async#i({id:e},t){this.busy=e;try{await t(),await this.#a()}catch(e){this.failure=this.failed(e)}finally{this.busy=``}}async#a(){try{this.all=await this.profiles.list(),this.failure=``}catch(e){this.failure=this.failed(e)}}};g([t({attribute:!1})],X.prototype,`profiles`,void 0),g([_()],X.prototype,`all`,void 0),g([_()],X.prototype,`busy`,void 0),g([_()],X.prototype,`failure`,void 0),X=g([l(`tawny-notify-profiles`)],X);var Sn=class extends w{static{this.styles=[d,T,m`
      h2 {
        margin-bottom: var(--tawny-gap);
      }
    `]}render(){let{notifyProfiles:e,pushDevices:t}=this.settings.desk.api;return u`
      <h2>${this.s(`section.notify`)}</h2>
      ${e?u`<tawny-notify-profiles .profiles=${e}></tawny-notify-profiles>`:n}
      ${t?u`<tawny-notify-devices .devices=${t}></tawny-notify-devices>`:n}
    `}};Sn=g([l(`tawny-notify-settings`)],Sn);var Cn=3e4,wn=[`events`,`continuous`,`all`],Tn=[`prefix`,`path_style`,`secret_key_file`,`tls_verify`,`tls_ca_file`,`max_mbit_s`,`cache_gb`],Z=class extends w{constructor(...e){super(...e),this.figures=null,this.status=null,this.failure=``,this.#e=new h(this,e=>e.backend.cameras),this.#t=new oe(this),this.#n=new h(this,()=>this.settings.desk.edits)}static{this.styles=[d,T,m`
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
      @media (forced-colors: active) {
        .disk {
          border: 1px solid CanvasText;
        }
        .others,
        .legend .is-others::before {
          background: GrayText;
        }
      }
      .days {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 12px;
      }
      .days li {
        display: grid;
        align-content: space-between;
        padding: 12px 16px;
        border-radius: var(--tawny-round-small);
        background: color-mix(in srgb, var(--tawny-raised) 60%, transparent);
      }
      .days strong {
        font-size: 1.25rem;
      }
    `]}#e;#t;#n;#r;connectedCallback(){super.connectedCallback(),this.#r=setInterval(()=>void this.#u(),Cn)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.#r)}firstUpdated(){this.#u()}render(){this.#n.value;let e={what:Object.fromEntries(wn.map(e=>[e,this.s(`offload.${e}`)]))};return u`
      <h2>${this.s(`storage.title`)}</h2>
      <section class="card">
        <h3>${this.s(`storage.disk`)}</h3>
        ${this.failure?u`<p class="bad" role="alert">${this.failure}</p>`:n}
        ${this.figures?this.#i(this.figures):n}
      </section>
      <section class="card">
        <h3>${this.s(`storage.reach`)}</h3>
        ${this.figures?this.#o(this.figures):n}
      </section>
      <section class="card">
        <tawny-config-form .path=${[`storage`]} .folded=${[`fsync_interval_s`]} @tawny-saved=${this.#u}></tawny-config-form>
      </section>
      <section class="card">
        <h3>${this.s(`offload.title`)}</h3>
        ${this.status?this.#a(this.status.offload):n}
        <tawny-config-form .path=${[`offload`]} .names=${e} .folded=${Tn}></tawny-config-form>
      </section>
    `}#i(e){let{code:t,totalBytes:r,freeBytes:i,trouble:a,usedBytes:o}=e,s=this.#t.of(a?[{code:t,reason:a,name:``}]:[]),c=Math.max(0,r-i-o),l=e=>xe({"--share":`${r?e/r*100:0}%`});return u`
      ${s?u`<p class="notice wrong" role="alert">${s}</p>`:n}
      <div class="disk" aria-hidden="true">
        <span class="own" ${l(o)}></span><span class="others" ${l(c)}></span>
      </div>
      <ul class="legend small">
        <li class="is-own">${this.s(`storage.own`,{size:this.#l(o)})}</li>
        <li class="is-others">${this.s(`storage.others`,{size:this.#l(c)})}</li>
        <li>${this.s(`storage.free`,{size:this.#l(i)})}</li>
      </ul>
      <dl class="small">
        <dt>${this.s(`storage.path`)}</dt>
        <dd>${e.path}</dd>
        ${e.cameras.map(({id:e,bytes:t})=>u`
            <dt>${this.ofHome(this.#e.value??[]).find(t=>t.id===e)?.name??e}</dt>
            <dd>${this.#l(t)}</dd>
          `)}
      </dl>
    `}#a(e){if(!e)return u`<p class="soft">${this.s(`offload.off`)}</p>`;let{trouble:t,hint:r,stored:i,storedBytes:a,waiting:o,missed:s}=e,c={stored:String(i),size:this.#l(a),waiting:String(o)};return u`
      <p class="notice ${t?`wrong`:``}" role="status">
        <span>${this.s(t?`offload.wrong`:`offload.well`)} ${t?`${t}: ${r}`:n}</span>
      </p>
      ${i===null?n:u`<p class="small">${this.s(`offload.counts`,c)}</p>`}
      ${s?u`<p class="small bad">${this.s(`offload.missed`,{count:String(s)})}</p>`:n}
    `}#o(e){let t=Be(e,Re(e=>this.settings.desk.draft(e)),Date.now());if(!t)return u`<p class="soft">${this.s(`storage.too_early`)}</p>`;let n={needed:this.#l(t.bytes),room:this.#l(t.room)};return u`
      <ul class="days">
        ${[`event`,`continuous`,`idle`].map(e=>this.#s(e,t))}
      </ul>
      <p class="small ${t.isShort?``:`soft`}">
        ${this.s(t.isShort?`storage.short`:`storage.fits`,n)}
      </p>
    `}#s(e,t){let r=t.days[e];if(r===void 0)return n;let i=r<10?Math.round(r*10)/10:Math.round(r),a=new Intl.NumberFormat(this.app.language).format(i);return u`
      <li>
        <span class="soft small">${this.s(`storage.${e}`)}</span>
        <strong>${this.s(`storage.days`,{count:i,days:a})}</strong>
      </li>
    `}async#c(){this.status=await this.settings.desk.api.status().catch(()=>this.status)}#l(e){return ze(e,this.app.language)}async#u(){this.#c();try{this.figures=await this.settings.desk.api.storage(),this.failure=``}catch(e){this.failure=this.failed(e)}}};g([_()],Z.prototype,`figures`,void 0),g([_()],Z.prototype,`status`,void 0),g([_()],Z.prototype,`failure`,void 0),Z=g([l(`tawny-storage-settings`)],Z);var En=e({TawnySettingsView:()=>$}),Dn=1e3,On=new ne([{id:``,name:``}]),Q=`-`,kn=[{name:`cameras`,icon:se},{name:`storage`,icon:he},{name:`notify`,icon:ae},{name:`mqtt`,icon:Ue},{name:`access`,icon:Ve},{name:`about`,icon:He}],$=class extends p{constructor(...e){super(...e),this.place=``,this.settingsOf=null,this.denied=null,this.failure=``,this.pending=[],this.#e=new te(this,{context:Ge}),this.#t=new h(this,e=>e.backend.homes??On),this.#n=new h(this,e=>e.backend.isAdmin),this.#r=null,this.#i=null,this.#a=null}static{this.styles=[d,T,Ze]}#e;#t;#n;#r;#i;#a;disconnectedCallback(){super.disconnectedCallback(),this.#i?.(),this.#i=null,this.#a?.(),this.#a=null}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.requestUpdate(),this.settingsOf&&this.#p(this.settingsOf)}willUpdate(){this.#a??=this.app.backend.listen(e=>{e===null&&(this.failure||this.denied)&&this.#f()});let e=this.#c;e!==null&&e!==this.#r&&this.#f()}updated(e){(e.has(`place`)||e.has(`settingsOf`))&&ke(this.renderRoot,`nav a[aria-current]`)}render(){let{section:e,rest:t}=ge(this.place);return u`${this.#s(e)}${this.#o(e,t)}`}#o(e,t){if(this.denied)return u`<tawny-settings-denied class="alone" why=${this.denied}></tawny-settings-denied>`;if(this.failure)return this.#d();let r=this.settingsOf;if(!r||r.home!==this.#c)return n;let i=kn.find(t=>t.name===e)?.name??`cameras`,a=e=>this.app.link(`settings`,v(r.home,e))??`#`;return u`
      <nav aria-label=${this.t(`view.settings`)}>
        ${kn.map(e=>u`
            <a
              href=${a(e.name)}
              aria-current=${e.name===i?`page`:n}
              @click=${t=>this.#m(t,e.name)}
            >
              <tawny-icon path=${e.icon}></tawny-icon>${r.s(`section.${e.name}`)}
            </a>
          `)}
      </nav>
      ${We(r.home,u`<div>${this.pending.length?this.#u(r):n}${this.#l(i,t)}</div>`)}
    `}#s(e){let t=this.#t.value??[];return t.length<2?n:u`
      <tawny-tabs
        class="alone"
        .tabs=${t.map(({id:e,name:t})=>({name:e,title:t}))}
        current=${this.#c??``}
        label=${this.t(`view.settings`)}
        @tawny-tab=${({detail:t})=>this.app.go(`settings`,v(t,e))}
      ></tawny-tabs>
    `}get#c(){let e=this.#t.value;if(!e)return null;let{home:t}=ge(this.place);return(e.find(e=>e.id===t)??e[0])?.id??Q}#l(e,t){let[n=``,r=``]=t;switch(e){case`storage`:return u`<tawny-storage-settings></tawny-storage-settings>`;case`notify`:return u`<tawny-notify-settings></tawny-notify-settings>`;case`mqtt`:return u`<tawny-mqtt-settings></tawny-mqtt-settings>`;case`access`:return u`<tawny-access-settings></tawny-access-settings>`;case`about`:return u`<tawny-about-settings></tawny-about-settings>`;default:return re(`add-camera`,()=>f(()=>import(`./add-camera-SKjt1Tia.js`),__vite__mapDeps([6,7,2,8,9,10,3,11,12,13,14,15,16,17,4]),import.meta.url)).catch(()=>{}),n===`:add`?u`<tawny-add-camera></tawny-add-camera>`:n?u`<tawny-camera-settings camera=${n} tab=${r}></tawny-camera-settings>`:u`<tawny-cameras-settings></tawny-cameras-settings>`}}#u({desk:e,s:t,explain:n}){let r=this.pending.map(t=>{let r=t.split(`.`);return r.map((t,n)=>e.schema.field(r.slice(0,n+1))).map((e,t)=>e&&(n(e.name)?.[0]??e.title)||r[t]).join(`: `)}),i=new Intl.ListFormat(this.app.language).format(r);return u`
      <p class="notice pending" role="status">
        <tawny-icon path=${_e}></tawny-icon><span>${t(`form.pending`,{names:i})}</span>
      </p>
    `}#d(){return u`
      <tawny-message class="alone" icon=${ue} heading=${this.t(`view.settings`)} text=${this.failure}>
        <button type="button" class="button" @click=${this.#f}>${this.t(`settings.again`)}</button>
      </tawny-message>
    `}async#f(){let e=this.#c??Q;this.#r=e,this.failure=``,this.denied=null;let{language:t,backend:n}=this.app;if(n.kind===`hass`&&(e===Q||!this.#n.value))this.denied=e===Q?`none`:`admin`;else try{let[r,i,o]=await Promise.all([Oe(n,e),Xe(t),qe(t)]);if(this.#r!==e)return;r.reload().catch(t=>{t instanceof a&&t.status===403&&this.#r===e&&(Ee(n,e),this.settingsOf=null,this.denied=n.kind===`hass`?`token`:`viewer`)});let s={home:e,desk:r,s:i,explain:o};this.#e.setValue(s),this.#p(s),this.settingsOf=s}catch(t){if(this.#r!==e)return;t instanceof a&&t.status===403?this.denied=n.kind===`hass`?`token`:`viewer`:this.failure=t instanceof a?Te(t):this.t(`player.no_answer`)}}#p({desk:e,home:t}){this.#i?.(),this.pending=e.stored.value.pending;let n,r=[e.stored.subscribe(e=>{this.pending=e.pending}),this.app.backend.listen(r=>{(!r||r.type===`camera`&&r.home===t)&&(clearTimeout(n),n=setTimeout(()=>void e.reload().catch(()=>{}),Dn))}),()=>clearTimeout(n)];this.#i=()=>{for(let e of r)e()}}#m(e,t){e.ctrlKey||e.metaKey||e.shiftKey||(e.preventDefault(),this.app.go(`settings`,v(this.#c??``,t)))}};g([t()],$.prototype,`place`,void 0),g([_()],$.prototype,`settingsOf`,void 0),g([_()],$.prototype,`denied`,void 0),g([_()],$.prototype,`failure`,void 0),g([_()],$.prototype,`pending`,void 0),$=g([l(`tawny-settings-view`)],$);export{$ as TawnySettingsView,Bt as a,Ut as c,ut as d,T as f,zt as i,Rt as l,Wt as n,Pt as o,w as p,Lt as r,Ht as s,En as t,Vt as u};