import{B as e,H as t,L as n,V as r,W as i,c as a,g as o,h as s,l as c,o as l,q as u,r as d,s as f,u as p,z as m}from"./index-2QXIP9Bo.js";import{deviceHere as h,isInstalled as g,stateHere as _,t as v,turnOff as y,turnOn as b}from"./subscription-ZyDzCs__.js";import"./dialog-CXYx4ZlP.js";import{a as x,i as S}from"./desk-4sTGo7Sq.js";import{n as C,t as w}from"./mdi-wNb0cu2K.js";import{t as T}from"./sidecar-push-DjgZ923t.js";import"./chips-B9-UZF1M.js";var E=`M17,1H7A2,2 0 0,0 5,3V21A2,2 0 0,0 7,23H17A2,2 0 0,0 19,21V3A2,2 0 0,0 17,1M17,19H7V5H17V19M16,13H13V8H11V13H8L12,17L16,13Z`,D=`M17 7L15.59 8.41L18.17 11H8V13H18.17L15.59 15.58L17 17L22 12M4 5H12V3H4C2.9 3 2 3.9 2 5V19C2 20.1 2.9 21 4 21H12V19H4V5Z`,O={"install.do":`Install Tawny`,"install.ios":`Tap the Share button, then “Add to Home Screen”.`,"install.text":`Tawny on the home screen, in a window of its own.`,"install.title":`App`,"notify.all_cameras":`All cameras`,"notify.cameras":`Which cameras`,"notify.denied":`Notifications of this page are blocked. Allow them in the browser's settings for this page (most browsers open them with a tap on the icon beside the address), then load it anew.`,"notify.insecure":`Browsers allow notifications only on pages that come by https. Open Tawny by its https address; the guide says how to get one.`,"notify.ios":`On iPhones and iPads the installed page alone can notify: tap the Share button, then “Add to Home Screen”, and open Tawny from there.`,"notify.on":`This device is notified.`,"notify.pause":`Pause for an hour`,"notify.paused":`Paused until {when}`,"notify.remove":`Turn off`,"notify.resume":`Go on`,"notify.test":`Send a test`,"notify.test_failed":`The test could not be sent: {reason}`,"notify.test_gone":`The browser has given up its subscription. Turn notifications on again.`,"notify.test_sent":`Sent. It should appear in a moment.`,"notify.text":`When something moves, this device shows it with a picture, also while this page is closed.`,"notify.title":`Notifications`,"notify.trouble":`The last notification did not arrive: {reason}`,"notify.turn_on":`Notify this device`,"notify.unsupported":`This browser can't show notifications. Try Firefox, Chrome, Edge or Safari.`,"notify.updates":`Also show the better picture and the end, silently`,"notify.working":`One moment …`,"session.text":`Whoever uses this browser sees what you see. Logging out also turns off its notifications.`,"session.title":`Login`},k={de:()=>o(()=>import(`./de-a9P-mRsy.js`),[],import.meta.url),es:()=>o(()=>import(`./es-BOObdiXI.js`),[],import.meta.url),fr:()=>o(()=>import(`./fr-e_K0ldU7.js`),[],import.meta.url),it:()=>o(()=>import(`./it-Bzmkb7KL.js`),[],import.meta.url),nl:()=>o(()=>import(`./nl-BNTwGIJp.js`),[],import.meta.url),pt:()=>o(()=>import(`./pt-DSwhzNCo.js`),[],import.meta.url)},A=e=>s(O,k,e),j=`M12 2C10.9 2 10 2.9 10 4C10 4.1 10 4.19 10 4.29C7.12 5.14 5 7.82 5 11V17L3 19V20H12.35C12.12 19.36 12 18.68 12 18H7V11C7 8.24 9.24 6 12 6C14.76 6 17 8.24 17 11V12.09C17.33 12.03 17.67 12 18 12C18.34 12 18.67 12.03 19 12.09V11C19 7.82 16.88 5.14 14 4.29C14 4.19 14 4.1 14 4C14 2.9 13.11 2 12 2M17 14V17H14V19H17V22H19V19H22V17H19V14M10 21C10 22.11 10.9 23 12 23C12.66 23 13.28 22.67 13.65 22.13C13.33 21.79 13.05 21.41 12.81 21Z`,M=`M10,21H14A2,2 0 0,1 12,23A2,2 0 0,1 10,21M21,19V20H3V19L5,17V11C5,7.9 7.03,5.17 10,4.29C10,4.19 10,4.1 10,4A2,2 0 0,1 12,2A2,2 0 0,1 14,4C14,4.1 14,4.19 14,4.29C16.97,5.17 19,7.9 19,11V17L21,19M17,11A5,5 0 0,0 12,6A5,5 0 0,0 7,11V18H17V11M19.75,3.19L18.33,4.61C20.04,6.3 21,8.6 21,11H23C23,8.07 21.84,5.25 19.75,3.19M1,11H3C3,8.6 3.96,6.3 5.67,4.61L4.25,3.19C2.16,5.25 1,8.07 1,11Z`,N=`M2,21L23,12L2,3V10L17,12L2,14V21Z`,P=36e5,F=`*`,I=class extends l{constructor(...e){super(...e),this.busy=!1,this.problem=``,this.said=``,this.#e=new d(this,e=>e.backend.cameras)}static{this.styles=[a,u`
      :host,
      .on {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        gap: 12px;
      }
      h3 {
        font-size: 1.05rem;
        font-weight: 600;
      }
      h4 {
        margin: 0 0 6px;
        font-size: 0.95rem;
      }
      /* Some languages need more words than a small screen has room for. */
      .button {
        max-width: 100%;
        text-align: start; /* beside its icon */
        white-space: normal;
      }
      .soft {
        color: var(--tawny-soft);
      }
      .state {
        display: flex;
        align-items: center;
        gap: 10px;
        font-weight: 600;
      }
      .state tawny-icon {
        color: var(--tawny-good);
      }
      .state.paused tawny-icon {
        color: var(--tawny-soft);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      tawny-chips {
        max-width: 100%;
      }
      label {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
      }
      input {
        flex: none;
        width: 22px;
        height: 22px;
        accent-color: var(--tawny-accent);
      }
      .bad {
        color: var(--tawny-bad);
        overflow-wrap: anywhere;
      }
    `]}#e;get#t(){return new T(this.http)}firstUpdated(){_()===`possible`&&this.#l(async()=>{this.device=await h(this.#t)})}render(){let{s:e}=this,t=_();return i`
      <h3>${e(`notify.title`)}</h3>
      ${t===`possible`?this.#n():i`<p class="soft" role="status">${e(`notify.${t}`)}</p>`}
      <p class="bad" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
      <p role="status" ?hidden=${!this.said}>${this.said}</p>
    `}#n(){if(this.device)return this.#r(this.device);let{s:e}=this;return i`
      <p class="soft">${e(`notify.text`)}</p>
      <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#a}>
        <tawny-icon path=${j}></tawny-icon>${e(this.busy?`notify.working`:`notify.turn_on`)}
      </button>
    `}#r(e){let{s:n}=this,r=e.pausedUntil!==null&&e.pausedUntil>Date.now()?e.pausedUntil:null,a=r===null?n(`notify.on`):n(`notify.paused`,{when:this.app.times.clock(r)}),o={pausedUntil:r===null?Date.now()+P:null};return i`
      <div class="on">
        <p class="state ${r===null?``:`paused`}">
          <tawny-icon path=${r===null?M:C}></tawny-icon>${a}
        </p>
        ${e.trouble?i`<p class="bad">${n(`notify.trouble`,{reason:e.trouble})}</p>`:t}
        ${this.#i(e)}
        <label>
          <input
            type="checkbox"
            .checked=${e.updates}
            ?disabled=${this.busy}
            @change=${e=>this.#s({updates:e.target.checked})}
          />
          ${n(`notify.updates`)}
        </label>
        <div class="row">
          <button type="button" class="button" ?disabled=${this.busy} @click=${()=>this.#c(e)}>
            <tawny-icon path=${N}></tawny-icon>${n(`notify.test`)}
          </button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${()=>this.#s(o)}>
            <tawny-icon path=${r===null?C:w}></tawny-icon>
            ${n(r===null?`notify.pause`:`notify.resume`)}
          </button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#o}>
            <tawny-icon path=${x}></tawny-icon>${n(`notify.remove`)}
          </button>
        </div>
      </div>
    `}#i({cameras:e}){let n=this.#e.value??[];if(n.length<2)return t;let r=n.map(e=>e.id),a=[{name:F,text:this.s(`notify.all_cameras`),on:e===null},...n.map(({id:t,name:n})=>({name:t,text:n,on:e?.includes(t)??!1}))];return i`
      <div>
        <h4>${this.s(`notify.cameras`)}</h4>
        <tawny-chips label=${this.s(`notify.cameras`)} .chips=${a} @tawny-chip=${({detail:t})=>this.#s({cameras:t===F?null:e===null?[t]:v(e,r,t)})}></tawny-chips>
      </div>
    `}#a(){this.#l(async()=>{this.device=await b(this.#t,this.app.language)})}#o(){this.#l(async()=>{this.device=null,await y(this.#t)})}#s(e){let{device:t}=this;t&&this.#l(async()=>{this.device=await this.#t.change(t.id,e)})}#c({id:e}){this.#l(async()=>{let{accepted:t,gone:n,said:r}=await this.#t.test(e);t?this.said=this.s(`notify.test_sent`):n?(this.device=null,this.problem=this.s(`notify.test_gone`)):this.problem=this.s(`notify.test_failed`,{reason:r})})}async#l(e){this.busy=!0,this.problem=this.said=``;try{await e()}catch(e){let t=e instanceof n?S(e):this.reason(e);this.problem=this.t(`app.failed`,{reason:t})}finally{this.busy=!1}}};f([e({attribute:!1})],I.prototype,`http`,void 0),f([e({attribute:!1})],I.prototype,`s`,void 0),f([m()],I.prototype,`device`,void 0),f([m()],I.prototype,`busy`,void 0),f([m()],I.prototype,`problem`,void 0),f([m()],I.prototype,`said`,void 0),I=f([r(`tawny-notify`)],I);var L=class extends l{constructor(...e){super(...e),this.s=null}static{this.styles=[a,u`
      tawny-dialog {
        --tawny-dialog-width: 560px;
      }
      .all {
        display: grid;
        gap: 26px;
        padding: 6px 18px 24px;
      }
      section {
        display: grid;
        justify-items: start;
        gap: 10px;
      }
      h3 {
        font-size: 1.05rem;
        font-weight: 600;
      }
      /* Some languages need more words than a small screen has room for. */
      .button {
        max-width: 100%;
        white-space: normal;
      }
      .soft {
        color: var(--tawny-soft);
      }
    `]}firstUpdated(){A(this.app.language).then(e=>{this.s=e})}render(){let{s:e}=this;return e?i`
      <tawny-dialog heading=${this.t(`app.device`)}>
        <div class="all">
          <tawny-notify .http=${this.http} .s=${e}></tawny-notify>
          ${g()?t:this.#e(e)}
          <section>
            <h3>${e(`session.title`)}</h3>
            <p class="soft">${e(`session.text`)}</p>
            <button type="button" class="button" @click=${()=>this.fire(`tawny-log-out`,null)}>
              <tawny-icon path=${D}></tawny-icon>${this.t(`app.log_out`)}
            </button>
          </section>
        </div>
      </tawny-dialog>
    `:t}#e(e){let n=_()===`ios`;return!c()&&!n?t:i`
      <section>
        <h3>${e(`install.title`)}</h3>
        <p class="soft">${e(n?`install.ios`:`install.text`)}</p>
        ${n?t:i`
                <button type="button" class="button" @click=${()=>void p().then(()=>this.requestUpdate())}>
                  <tawny-icon path=${E}></tawny-icon>${e(`install.do`)}
                </button>
              `}
      </section>
    `}};f([e({attribute:!1})],L.prototype,`http`,void 0),f([m()],L.prototype,`s`,void 0),L=f([r(`tawny-device-dialog`)],L);export{L as TawnyDeviceDialog};