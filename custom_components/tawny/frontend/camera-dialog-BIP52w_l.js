import{t as e}from"./mdi-BDCSaT4F.js";import{n as t}from"./mdi-DJ2JEN47.js";import{t as n}from"./mdi-BLnt-GvE.js";import{t as r}from"./mdi-DwmMI7iF.js";import{a as i,t as a}from"./camera-state-CoGp8JyN.js";import{n as o,t as s}from"./mdi-CREp6pXp.js";import{_ as c,c as l,d as u,l as d,m as f,n as p,s as m,t as h}from"./element-C2n6mDQz.js";import{r as g,t as _}from"./message-B6XC27IW.js";import{i as v,r as y,s as b}from"./root-DgDfbX6B.js";import{t as x}from"./types-mpe7YUF5.js";import{t as S}from"./icon-X6zE-IHN.js";import{t as C}from"./css-props-CXn1RLwm.js";import{n as w,t as T}from"./video-JIqFIBZq.js";import"./dialog-DtRyS9m0.js";import{_ as E,g as D}from"./waiting-BG1BrTru.js";import{t as O}from"./select-styles-CDB1xOn5.js";var k=`M20,4H16.83L15,2H9L7.17,4H4A2,2 0 0,0 2,6V18A2,2 0 0,0 4,20H20A2,2 0 0,0 22,18V6A2,2 0 0,0 20,4M20,18H4V6H8.05L9.88,4H14.12L15.95,6H20V18M12,7A5,5 0 0,0 7,12A5,5 0 0,0 12,17A5,5 0 0,0 17,12A5,5 0 0,0 12,7M12,15A3,3 0 0,1 9,12A3,3 0 0,1 12,9A3,3 0 0,1 15,12A3,3 0 0,1 12,15Z`,A=`M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3`,j=`M14.5,13.5H16.5V10.5H14.5M18,14A1,1 0 0,1 17,15H16.25V16.5H14.75V15H14A1,1 0 0,1 13,14V10A1,1 0 0,1 14,9H17A1,1 0 0,1 18,10M11,15H9.5V13H7.5V15H6V9H7.5V11.5H9.5V9H11M19,4H5C3.89,4 3,4.89 3,6V18A2,2 0 0,0 5,20H19A2,2 0 0,0 21,18V6C21,4.89 20.1,4 19,4Z`,M=c`
  .stage {
    position: relative;
    background: var(--tawny-screen);
    height: 100%;
    display: grid;
    place-items: center;
  }
  tawny-video {
    width: min(100%, calc((100dvh - 170px) * var(--aspect)));
    aspect-ratio: var(--aspect);
  }
  .stage.less tawny-video {
    width: min(100%, calc((100dvh - 222px) * var(--aspect)));
  }
  .stage:fullscreen tawny-video {
    width: 100vw;
    height: 100vh;
    aspect-ratio: auto;
  }
  .why {
    position: absolute;
    padding: 4px 64px;
    color: #fff;
    text-align: center;
    text-shadow: 0 1px 4px #000;
    overflow-wrap: anywhere;
  }
  .state {
    color: var(--tawny-soft);
    font-size: 0.9rem;
  }
  .state.motion {
    color: var(--tawny-motion);
  }
  .state.bad {
    color: var(--tawny-bad);
  }
  .step {
    position: absolute;
    top: 50%;
    translate: 0 -50%;
    background: rgb(8 5 3 / 0.45);
    border-color: transparent;
    color: #fff;
  }
  .step.back {
    inset-inline-start: 10px;
  }
  .step.on {
    inset-inline-end: 10px;
  }
  .actions .rest {
    margin-inline-start: auto;
  }
  tawny-quality {
    flex-basis: 100%;
  }
  .failed {
    flex-basis: 100%;
    color: var(--tawny-bad);
  }
  @media (max-width: 900px) {
    .word {
      display: none;
    }
    .actions {
      gap: 4px;
    }
    .actions .button {
      padding: 0 9px;
    }
  }
`,N={"quality.auto":`Automatic`,"quality.auto_full":`Automatic: full`,"quality.auto_low":`Automatic: lowest (150 kbit/s)`,"quality.auto_remote":`Automatic: small (500 kbit/s)`,"quality.full":`Full`,"quality.low":`Lowest (150 kbit/s)`,"quality.per_hour":`≈ {size} per hour`,"quality.remote":`Small (500 kbit/s)`,"quality.silent":`Without sound`,"quality.title":`Picture quality`},P={de:()=>import(`./de-Rhzb1Q21.js`),es:()=>import(`./es-zJwT0Ku7.js`),fr:()=>import(`./fr-DIDSisaq.js`),it:()=>import(`./it-Df5IYs-i.js`),nl:()=>import(`./nl-LABBNyKc.js`),pt:()=>import(`./pt-D_N8OEO3.js`)},F=e=>y(N,P,e),I=2e4,L=5e3,R=class{#e=[];sample(e,t){for(this.#e.push([t,e]);(this.#e[1]?.[0]??t)<=t-I;)this.#e.shift()}reset(){this.#e=[]}get perHour(){let e=this.#e[0],t=this.#e.at(-1);return!e||!t||t[0]-e[0]<L||t[1]===e[1]?null:(t[1]-e[1])*36e5/(t[0]-e[0])}};function z(e,t){let n=e>=9995e5,r=n?e/1e9:Math.max(1,e/1e6),i={style:`unit`,unit:n?`gigabyte`:`megabyte`,maximumSignificantDigits:2,useGrouping:!1};return new Intl.NumberFormat(t,i).format(r)}var B=2e3,V=class extends h{constructor(...e){super(...e),this.brief=!1,this.sound=!1,this.s=null,this.used=``,this.#e=new R,this.#t=new v(this,e=>T(e.backend).choice),this.#n=new v(this,e=>T(e.backend).level,()=>this.#e.reset()),this.#r=0,this.#a=e=>{let t=w[e.currentTarget.selectedIndex];t&&T(this.app.backend).choose(t)}}static{this.styles=[S,O,c`
      :host,
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      :host {
        color: var(--tawny-soft);
        font-size: 0.9rem;
      }
      .used {
        font-variant-numeric: tabular-nums;
      }
    `]}#e;#t;#n;#r;#i;connectedCallback(){super.connectedCallback(),this.#e.reset(),this.#i=E(e=>this.#o(e))}disconnectedCallback(){super.disconnectedCallback(),this.#i?.()}firstUpdated(){F(this.app.language).then(e=>{this.s=e})}render(){let{s:e}=this;if(!e)return u;let t=this.#n.value,n=t&&this.#t.value===`auto`?e(`quality.auto_${t}`):e(`quality.auto`);return f`
      <label>
        <span class=${this.brief?`unseen`:``}>${e(`quality.title`)}</span>
        <select @change=${this.#a}>
          ${w.map(t=>f`
              <option ?selected=${t===this.#t.value}>${t===`auto`?n:e(`quality.${t}`)}</option>
            `)}
        </select>
      </label>
      ${this.used?f`<span class="used">${e(`quality.per_hour`,{size:this.used})}</span>`:u}
      ${this.sound&&t!==`full`?f`<span>${e(`quality.silent`)}</span>`:u}
    `}#a;#o(e){if(e<this.#r||!this.app)return;this.#r=e+B,this.#e.sample(D.bytes,e);let{perHour:t}=this.#e;this.used=t===null?``:z(t,this.app.times.habits.language)}};p([l({type:Boolean})],V.prototype,`brief`,void 0),p([l({type:Boolean})],V.prototype,`sound`,void 0),p([m()],V.prototype,`s`,void 0),p([m()],V.prototype,`used`,void 0),V=p([d(`tawny-quality`)],V);var H=30,U=class extends h{constructor(...e){super(...e),this.others=!1,this.muted=!0,this.chooses=null,this.asked=!1,this.problem=``,this.#e=new v(this,e=>T(e.backend).level),this.#f=e=>{if(!(e.altKey||e.ctrlKey||e.metaKey)){if(e.key===`ArrowLeft`&&this.others)this.fire(`tawny-step`,-1);else if(e.key===`ArrowRight`&&this.others)this.fire(`tawny-step`,1);else if(e.key===`f`)this.stage.requestFullscreen?.();else if(e.key===`m`)this.#u();else return;e.preventDefault()}}}static{this.styles=[S,M]}#e;connectedCallback(){super.connectedCallback(),document.addEventListener(`keydown`,this.#f)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(`keydown`,this.#f)}willUpdate(e){let t=e.get(`camera`);t&&x(t)!==x(this.camera)&&(this.asked=!1,this.problem=``)}render(){let{camera:e}=this,[t]=a(e,this.app.t,this.app.times),n=e.streams.find(e=>e.name===`main`);return f`
      <tawny-dialog heading=${e.name}>
        <span slot="heading" class="state ${t?.kind??``}" role="status">${t?.text}</span>
        <div class="stage ${this.#a?`less`:``}" ${C({"--aspect":b(e)})}>
          <tawny-video
            .camera=${e}
            rendition="main"
            live
            ?muted=${this.muted}
            alt=${this.t(`live.picture_of`,{name:e.name})}
          ></tawny-video>
          ${this.#t(e.online?``:t?.text??``,n?.reason)}
          ${this.others?this.#i():u}
        </div>
        <div slot="actions" class="actions">
          ${n?.audio?this.#s():u}
          ${this.#n(r,this.t(`live.full_screen`),()=>void this.stage.requestFullscreen?.())}
          ${this.#c()} ${e.canControl?this.#l():u}
          ${this.#o()}
          <span class="rest"></span>
          ${this.app.link(`events`,``)===null?u:this.#r(e)}
          ${this.#a?f`<tawny-quality id="quality" brief ?sound=${!!n?.audio}></tawny-quality>`:u}
          <p class="failed" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        </div>
      </tawny-dialog>
    `}#t(e,t=``){return e?f`<p class="why">${t?`${e} · ${t}`:e}</p>`:u}#n(e,t,n){return f`
      <button type="button" class="button" aria-label=${t} title=${t} @click=${n}>
        <tawny-icon path=${e}></tawny-icon><span class="word">${t}</span>
      </button>
    `}#r(e){return f`
      ${this.#n(A,this.t(`view.events`),()=>this.fire(`tawny-events`,e))}
      ${this.#n(n,this.t(`view.recordings`),()=>this.fire(`tawny-recordings`,e))}
    `}#i(){let n=n=>{let r=this.t(n<0?`live.previous`:`live.next`);return f`
        <button
          type="button"
          class="button round step ${n<0?`back`:`on`}"
          aria-label=${r}
          @click=${()=>this.fire(`tawny-step`,n)}
        >
          <tawny-icon path=${n<0?e:t}></tawny-icon>
        </button>
      `};return[n(-1),n(1)]}get#a(){return this.chooses??T(this.app.backend).isFar}#o(){let e=this.t(`live.quality`);return f`
      <button
        type="button"
        class="button"
        aria-label=${e}
        title=${e}
        aria-expanded=${String(this.#a)}
        aria-controls="quality"
        @click=${()=>{this.chooses=!this.#a}}
      >
        <tawny-icon path=${j}></tawny-icon>
      </button>
    `}#s(){return f`
      <button
        type="button"
        class="button"
        aria-label=${this.t(`live.sound`)}
        aria-pressed=${String(!this.muted)}
        ?disabled=${this.#e.value!==`full`}
        @click=${this.#u}
      >
        <tawny-icon path=${this.muted?s:o}></tawny-icon>
        <span class="word">${this.t(`live.sound`)}</span>
      </button>
    `}#c(){let e=this.t(`live.snapshot`),t=this.app.backend.addresses.picture(this.camera,0,0);return f`
      <a class="button" aria-label=${e} title=${e} href=${_(t,`#`)} download=${`${this.camera.id}.jpg`}>
        <tawny-icon path=${k}></tawny-icon><span class="word">${e}</span>
      </a>
    `}#l(){let e=this.t(this.asked?`live.recording_now`:`live.record`);return f`
      <button type="button" class="button" aria-label=${e} ?disabled=${this.asked} @click=${this.#d}>
        <tawny-icon path=${i}></tawny-icon><span class="word">${e}</span>
      </button>
    `}#u(){this.muted=!this.muted}async#d(){this.asked=!0,this.problem=``;try{await this.app.backend.record(this.camera,H),setTimeout(()=>{this.asked=!1},H*1e3)}catch(e){this.asked=!1,this.problem=this.failed(e)}}#f};p([l({attribute:!1})],U.prototype,`camera`,void 0),p([l({type:Boolean})],U.prototype,`others`,void 0),p([m()],U.prototype,`muted`,void 0),p([m()],U.prototype,`chooses`,void 0),p([m()],U.prototype,`asked`,void 0),p([m()],U.prototype,`problem`,void 0),p([g(`.stage`)],U.prototype,`stage`,void 0),U=p([d(`tawny-camera-dialog`)],U);export{U as TawnyCameraDialog};