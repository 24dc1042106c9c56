import{t as e}from"./mdi-Y7bzM2Sh.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,s}from"./element-C2n6mDQz.js";import{t as c}from"./icon-CgXKSShU.js";import{a as l,c as u,d,f,i as p,l as m,n as h,o as g,p as _,r as v,s as y,u as b}from"./settings-Cq4Wxrna.js";import{r as x}from"./mdi-CDyUdPjG.js";import{t as S}from"./query-DDQkTGvL.js";import{t as C}from"./mdi-CvV0JW8r.js";import{g as w,i as T,m as E}from"./root-oErZt4hX.js";import{a as D}from"./camera-state-ClPWWW5A.js";import{t as O}from"./mdi-DULD7rBJ.js";import{t as k}from"./backend-BWYT5DNl.js";import"./clip-BfR_hS41.js";import"./video-DrAaLNJ-.js";import{t as A}from"./mdi-DWKDBMN7.js";var j=`M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z`,M=class extends _{constructor(...e){super(...e),this.found=null,this.failure=``,this.problem=``,this.#e=null}static{this.styles=[c,f,t`
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
                <tawny-icon path=${j}></tawny-icon>${this.s(`add.again`)}
              </button>`:r}
      </div>
      <div role="status">${this.#t()}</div>
      ${this.found?.length?a`<ul class="list found">${this.found.map(e=>this.#n(e))}</ul>`:r}
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
            aria-invalid=${this.problem?`true`:r}
          />
          <p id="hint" class="soft small">${this.s(`add.address_text`)}</p>
          <p id="problem" class="bad small" role="alert">${this.problem}</p>
        </div>
        <div><button class="button primary">${this.s(`add.next`)}</button></div>
      </form>
    `}#t(){return this.failure?a`<p class="bad">${this.failure}</p>`:this.found?this.found.length?r:a`<p class="soft">${this.s(`add.nothing_found`)}</p>`:a`<p class="row soft busy"><tawny-icon path=${j}></tawny-icon>${this.s(`add.searching`)}</p>`}#n(e){let t=e.name||e.hardware||e.address,n=this.#r(e)?this.s(`add.known`):``,r=[e.hardware===t?``:e.hardware,e.address,e.location,n];return a`
      <li>
        <button type="button" @click=${()=>this.#o(t,e.service||e.address,``)}>
          <tawny-icon path=${x}></tawny-icon>
          <span class="name">
            <strong>${t}</strong><br />
            <span class="soft small">${r.filter(Boolean).join(` · `)}</span>
          </span>
          <tawny-icon path=${C}></tawny-icon>
        </button>
      </li>
    `}#r(e){let t=this.settings.desk.stored.value.config.cameras;return(E(t)?Object.values(t).map(e=>w(e,[`streams`,`main`,`url`])):[]).some(t=>typeof t==`string`&&p(t.replace(/\/\/[^@/]*@/,`//`))===e.address)}async#i(){this.#e?.abort();let e=new AbortController;this.#e=e,this.found=null,this.failure=``;try{this.found=await this.settings.desk.api.discover([],e.signal)}catch(t){e.signal.aborted||(this.failure=this.failed(t))}}#a(e){e.preventDefault();let t=g(this.input.value);this.problem=t?``:this.s(`add.no_address`),t?.kind===`stream`?this.#o(``,``,t.url):t?this.#o(``,t.address,``):this.input.focus()}#o(e,t,n){this.fire(`tawny-found`,{title:e,address:t,url:n})}};o([s()],M.prototype,`found`,void 0),o([s()],M.prototype,`failure`,void 0),o([s()],M.prototype,`problem`,void 0),o([S(`#address`)],M.prototype,`input`,void 0),M=o([i(`tawny-add-find`)],M);var N=class extends _{constructor(...e){super(...e),this.busy=!1,this.failure=``}static{this.styles=[c,f,t`
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
    `]}firstUpdated(){this.renderRoot.querySelector(`#user`)?.focus()}render(){let{camera:e}=this,t=e.title||e.address||e.url.replace(/\/\/[^@/]*@/,`//`),n=e.url&&v(e.url);return a`
      <form @submit=${this.#t}>
        <h3 class="where">${t}</h3>
        <p class="soft small">${this.s(n?`add.login_told`:`add.login_text`)}</p>
        ${n?r:this.#e()}
        ${this.failure?a`<p class="notice wrong" role="alert">${this.failure}</p>`:r}
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
    `}async#t(e){e.preventDefault();let t=new FormData(this.form),[n,r]=[String(t.get(`user`)??``).trim(),String(t.get(`password`)??``)],{camera:i}=this;this.busy=!0,this.failure=``;try{let e=i.address?await this.settings.desk.api.profiles(i.address,n,r):null,t=i.title||(e?[e.maker,e.model].filter(Boolean).join(` `):``);this.fire(`tawny-inside`,{...i,title:t,user:n,password:r,device:e})}catch(e){this.failure=this.reason(e)}finally{this.busy=!1}}};o([n({attribute:!1})],N.prototype,`camera`,void 0),o([s()],N.prototype,`busy`,void 0),o([s()],N.prototype,`failure`,void 0),o([S(`form`)],N.prototype,`form`,void 0),N=o([i(`tawny-add-login`)],N);var P=[`adaptive`,`motion`,`continuous`,`off`],F=class extends _{constructor(...e){super(...e),this.name=``}static{this.styles=[c,f,t`
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
          ${P.map(e=>a`
              <label><input type="radio" name="mode" value=${e} ?checked=${e===`adaptive`} />${this.s(`mode.${e}`)}</label>
            `)}
        </fieldset>
        <div class="row">
          <button class="button primary">
            <tawny-icon path=${D}></tawny-icon>${this.s(`add.save_and_record`)}
          </button>
        </div>
      </form>
    `}get#e(){let e=this.settings.desk.stored.value.config.cameras;return l(this.name||this.s(`add.name_example`),E(e)?Object.keys(e):[],`camera`)}#t(e){if(e.preventDefault(),!this.name)return;let{main:t,sub:n}=this.streams,r={main:{url:t},...n?{sub:{url:n}}:{}},i={mode:String(new FormData(this.form).get(`mode`))};this.fire(`tawny-named`,{id:this.#e,settings:{name:this.name,streams:r,recording:i}})}};o([n({attribute:!1})],F.prototype,`camera`,void 0),o([n({attribute:!1})],F.prototype,`streams`,void 0),o([s()],F.prototype,`name`,void 0),o([S(`form`)],F.prototype,`form`,void 0),F=o([i(`tawny-add-name`)],F);var I=10,L=500,R=45e3,z=class extends _{constructor(...e){super(...e),this.stage=`saving`,this.left=I,this.failure=``,this.stored=!1,this.event=null,this.#e=new T(this,e=>e.backend.cameras),this.#n=!1,this.#c=async()=>{this.stage=`connecting`,this.failure=``;let e=Date.now();for(;!this.#d?.online;){if(this.#n)return;if(Date.now()-e>R)return this.#p(this.#f());await this.#m(L)}try{await this.#l()}catch(e){this.#p(this.reason(e))}}}static{this.styles=[c,f,t`
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
    `]}#e;#t;#n;connectedCallback(){super.connectedCallback(),this.#n=!1}disconnectedCallback(){super.disconnectedCallback(),this.#n=!0,clearTimeout(this.#t)}firstUpdated(){this.#s()}render(){switch(this.stage){case`playing`:return this.event?this.#i(this.event):r;case`failed`:return this.#a();default:return this.#r(this.stage)}}#r(e){let t=e===`recording`?(I-Math.max(0,this.left))/I:null,n=t===1?this.s(`add.writing`):this.s(`add.${e}`,{seconds:this.left}),i=this.#d;return a`
      <p class="count" role="status">${n}</p>
      ${t===null?a`<progress aria-label=${n}></progress>`:a`<progress aria-label=${n} max="1" .value=${t}></progress>`}
      ${e===`recording`&&i?a`<tawny-video .camera=${i} rendition="main" live></tawny-video>`:r}
    `}#i(e){return a`
      <h3>${this.s(`add.look`)}</h3>
      <tawny-clip .event=${e}></tawny-clip>
      <p class="soft small">${this.s(`add.look_text`)}</p>
      <div class="row">
        <button type="button" class="button primary" @click=${this.#h}>
          <tawny-icon path=${d}></tawny-icon>${this.s(`add.good`)}
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
        <tawny-icon path=${O}></tawny-icon>${this.s(`add.refuse`)}
      </button>
    `}async#s(){let{api:e}=this.settings.desk;try{await e.addCamera(this.made.id,this.made.settings),this.stored=!0}catch(e){this.#p(this.reason(e));return}this.settings.desk.reload().catch(()=>{}),await this.#c()}#c;async#l(){let e=await this.#u();this.stage=`recording`;let t=Date.now();for(;this.left>-3;)if(this.left=I-Math.floor((Date.now()-t)/1e3),await this.#m(L),this.#n)return;this.event=await this.app.backend.event(this.settings.home,e),this.stage=`playing`}async#u(){this.left=I;for(let e=0;;e++)try{return await this.settings.desk.api.recordEvent(this.made.id,I)}catch(t){if(!(t instanceof k)||t.status!==503||e>10||this.#n)throw t;await this.#m(L*2)}}get#d(){return this.ofHome(this.#e.value??[]).find(e=>e.id===this.made.id)}#f(){return(this.#d?.streams.find(e=>e.reason)?.reason??this.#d?.trouble)||this.s(`add.not_online`)}#p(e){this.failure=this.t(`app.failed`,{reason:e}),this.stage=`failed`}#m(e){return new Promise(t=>{this.#t=setTimeout(t,e)})}#h(){this.goTo(`cameras/${this.made.id}`,!0)}async#g(){this.stage=`removing`;try{await this.settings.desk.api.removeCamera(this.made.id),await this.settings.desk.reload(),this.fire(`tawny-refused`,null)}catch(e){this.#p(this.reason(e))}}};o([n({attribute:!1})],z.prototype,`made`,void 0),o([s()],z.prototype,`stage`,void 0),o([s()],z.prototype,`left`,void 0),o([s()],z.prototype,`failure`,void 0),o([s()],z.prototype,`stored`,void 0),o([s()],z.prototype,`event`,void 0),z=o([i(`tawny-add-record`)],z);var B=`M12,2L1,21H23M12,6L19.53,19H4.47M11,10V14H13V10M11,16V18H13V16`,V=`M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2C6.47,2 2,6.47 2,12C2,17.53 6.47,22 12,22C17.53,22 22,17.53 22,12C22,6.47 17.53,2 12,2M14.59,8L12,10.59L9.41,8L8,9.41L10.59,12L8,14.59L9.41,16L12,13.41L14.59,16L16,14.59L13.41,12L16,9.41L14.59,8Z`,H=class extends _{constructor(...e){super(...e),this.heading=``,this.url=``,this.known=null,this.busy=``,this.#r=async()=>{let{url:e}=this;this.busy=e,this.known=null;let t;try{t={url:e,seen:await this.settings.desk.api.probe(e,`tcp`),failure:``}}catch(n){t={url:e,seen:null,failure:this.reason(n)}}this.url===e&&(this.known=t,this.busy=``,this.fire(`tawny-tested`,t))}}static{this.styles=[c,f,t`
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
      ${e?.seen?.warnings.length?this.#n(e.seen):r}
      ${e?a`<div><button type="button" class="button" @click=${this.#r}>${this.s(`add.test_again`)}</button></div>`:r}
    `}#e(){return a`<p class="soft small">${this.s(`add.testing`)}</p><progress aria-label=${this.s(`add.testing`)}></progress>`}#t({seen:e,failure:t}){if(!e)return a`
        <p class="verdict bad"><tawny-icon path=${V}></tawny-icon><span>${t}</span></p>
      `;let n=new Intl.NumberFormat(this.app.language,{maximumFractionDigits:1}),i=e.keyframesS?this.s(`add.keyframes`,{seconds:n.format(e.keyframesS)}):``;return a`
      <p class="verdict good">
        <tawny-icon path=${A}></tawny-icon>
        <span>
          ${h(e,this.app.language,this.s(`unit.fps`))}
          ${i?a`<br /><span class="soft small">${i}</span>`:r}
        </span>
      </p>
    `}#n({warnings:e}){return a`
      <ul class="warnings small">
        ${e.map(({message:e,remedy:t})=>a`
            <li>
              <tawny-icon path=${B}></tawny-icon>
              <span>${e}<br /><span class="soft">${t}</span></span>
            </li>
          `)}
      </ul>
    `}#r};o([n()],H.prototype,`heading`,void 0),o([n({attribute:!1})],H.prototype,`url`,void 0),o([n({attribute:!1})],H.prototype,`known`,void 0),o([s()],H.prototype,`busy`,void 0),H=o([i(`tawny-stream-test`)],H);var U=[`main`,`sub`,`none`],W=class extends _{constructor(...e){super(...e),this.roles={main:``,sub:``},this.typed={main:``,sub:``},this.tested={}}static{this.styles=[c,f,t`
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
    `]}willUpdate(){if(this.hasUpdated)return;let{device:e,url:t}=this.camera;e?this.roles=u(e):this.typed={main:t,sub:``}}render(){let{device:e}=this.camera,{main:t,sub:n}=this.#e,i=!!t&&[t,n].filter(Boolean).every(e=>this.tested[e]?.seen),o=[t,n].some(e=>e&&this.tested[e]?.failure),s=e?`add.test_failed`:`add.test_failed_typed`;return a`
      <p>${this.s(`add.streams_text`)}</p>
      ${e?this.#t(e.profiles):this.#r()}
      ${e&&!e.main?a`<p class="notice wrong">${this.s(`add.no_main`)}</p>`:r}
      <div class="results">${t?this.#o(`main`,t):r}${n?this.#o(`sub`,n):r}</div>
      <div class="row">
        <button type="button" class="button primary" ?disabled=${!i} @click=${this.#s}>${this.s(`add.next`)}</button>
        ${i?r:a`<span class="soft small">${this.s(o?s:`add.test_first`)}</span>`}
      </div>
    `}get#e(){let{device:e,user:t,password:n}=this.camera,r=r=>{let i=e?.profiles.find(e=>e.token===r);return i?i.foreign?i.url:m(i.url,t,n):``};if(e)return{main:r(this.roles.main),sub:r(this.roles.sub)};let i=e=>e&&!v(e)?m(e,t,n):e;return{main:i(this.typed.main.trim()),sub:i(this.typed.sub.trim())}}#t(e){return a`<div class="list">${e.map(e=>this.#n(e))}</div>`}#n(e){let t=y(this.roles,e.token),n=t=>{this.roles=b(this.roles,e.token,t)};return a`
      <fieldset>
        <legend>
          <strong>${e.name||e.token}</strong><br />
          <span class="soft small">${h(e,this.app.language,this.s(`unit.fps`))}</span>
          ${e.foreign?a`<br /><span class="bad small">${this.s(`add.foreign`)}</span>`:r}
        </legend>
        <div class="roles">
          ${U.map(r=>a`
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
          ${e===`sub`?a`<p class="soft small">${this.s(`add.sub_text`)}</p>`:r}
        </div>
      `)}#i(e){return e.replace(/\/\/[^@/]*@/,`//***@`)}#a(e,t){let n=/\/\/([^@/]*)@/,r=(n.exec(this.typed[e])??n.exec(this.typed.main))?.[1]??``;this.typed={...this.typed,[e]:t.replace(`//***@`,r?`//${r}@`:`//`)}}#o(e,t){return a`
      <tawny-stream-test
        heading=${this.s(`role.${e}`)}
        .url=${t}
        .known=${this.tested[t]??null}
        @tawny-tested=${e=>{this.tested={...this.tested,[e.detail.url]:e.detail}}}
      ></tawny-stream-test>
    `}#s(){this.fire(`tawny-chosen`,this.#e)}};o([n({attribute:!1})],W.prototype,`camera`,void 0),o([s()],W.prototype,`roles`,void 0),o([s()],W.prototype,`typed`,void 0),o([s()],W.prototype,`tested`,void 0),W=o([i(`tawny-add-streams`)],W);var G=[`find`,`login`,`streams`,`name`,`record`],K={title:``,address:``,url:``,user:``,password:``,device:null},q=class extends _{constructor(...e){super(...e),this.step=`find`,this.camera=K,this.streams=null,this.made=null}static{this.styles=[c,f,t`
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
    `]}render(){let e=G.indexOf(this.step);return a`
      <div class="row">
        ${this.step===`record`?r:this.#e(e)}
        <h2>${this.s(`add.title`)}</h2>
      </div>
      <ol class="steps">
        ${G.map((t,n)=>a`
            <li class=${n<e?`done`:``} aria-current=${n===e?`step`:r}>
              ${this.s(`add.step_${t}`)}
            </li>
          `)}
      </ol>
      <section class="card" tabindex="-1">${this.#t()}</section>
    `}#e(t){let n=this.s(t?`add.back`:`camera.back`);return a`
      <button type="button" class="button bare round" aria-label=${n} title=${n} @click=${()=>{let e=G[t-1];if(!e)return this.goTo(`cameras`);this.#o(e)}}>
        <tawny-icon path=${e}></tawny-icon>
      </button>
    `}#t(){let{camera:e,streams:t,made:n}=this;switch(this.step){case`find`:return a`<tawny-add-find @tawny-found=${this.#n}></tawny-add-find>`;case`login`:return a`<tawny-add-login .camera=${e} @tawny-inside=${this.#r}></tawny-add-login>`;case`streams`:return a`<tawny-add-streams .camera=${e} @tawny-chosen=${this.#i}></tawny-add-streams>`;case`name`:return a`<tawny-add-name .camera=${e} .streams=${t} @tawny-named=${this.#a}></tawny-add-name>`;default:return a`
          <tawny-add-record
            .made=${n}
            @tawny-refused=${()=>this.#o(`streams`)}
            @tawny-unnamed=${()=>this.#o(`name`)}
          ></tawny-add-record>
        `}}#n(e){this.camera={...K,...e.detail},this.streams=null,this.#o(`login`)}#r(e){this.camera=e.detail,this.#o(`streams`)}#i(e){this.streams=e.detail,this.#o(`name`)}#a(e){this.made=e.detail,this.#o(`record`)}async#o(e){this.step=e,await this.updateComplete,this.renderRoot.querySelector(`.card`)?.focus(),this.scrollIntoView({block:`nearest`})}};o([s()],q.prototype,`step`,void 0),o([s()],q.prototype,`camera`,void 0),o([s()],q.prototype,`streams`,void 0),o([s()],q.prototype,`made`,void 0),q=o([i(`tawny-add-camera`)],q);export{q as TawnyAddCamera};