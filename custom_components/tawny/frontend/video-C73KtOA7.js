import{r as e}from"./camera-state-CB_seYi-.js";import{_ as t,c as n,d as r,l as i,m as a,n as o,s,t as c}from"./element-C2n6mDQz.js";import{t as l}from"./until-D5R4FkD_.js";import{t as ee}from"./query-DDQkTGvL.js";import{a as u,t as d}from"./types-mpe7YUF5.js";import{_ as f,a as te,c as p,f as m,g as h,h as g,i as _,l as v,m as y,n as b,o as x,r as S,s as C,t as w,u as T}from"./waiting-BG1BrTru.js";import{t as E}from"./icon-CgXKSShU.js";import{a as D,i as O}from"./root-CH1CdGVu.js";var k=[`full`,`remote`,`low`],A=[`auto`,...k];function ne({cellular:e,outside:t,saves:n,speed:r}){return n?`low`:!t&&!e?`full`:r.endsWith(`2g`)?`low`:`remote`}var re=2e3,ie=3e4,j=3,M=8e3,N=6e4,P=96e4,F=class{#e;#t;#n=-1/0;#r=[];#i=N;#a=!1;constructor(e,t){this.level=this.#e=e,this.#t=t-M}get isBest(){return this.level===this.#e}begin(e,t){e!==this.#e&&(this.#e=e,this.#i=N,this.#a=!1,this.#o(e,t))}slow(e){if(e-this.#t<M||e-this.#n<re)return;this.#n=e,this.#r=[...this.#r.filter(t=>e-t<ie),e];let t=k[k.indexOf(this.level)+1];this.#r.length<j||!t||(this.#a&&(this.#i=Math.min(P,this.#i*2)),this.#a=!1,this.#o(t,e))}look(e){this.isBest||e-Math.max(this.#t,this.#n)<this.#i||(this.#a=!0,this.#o(k[k.indexOf(this.level)-1]??this.#e,e))}#o(e,t){this.level=e,this.#t=t,this.#r=[]}},I=`tawny-quality`,L=class{#e=new D(B());#t=new D(null);#n=null;#r;constructor(e){this.outside=e,e.subscribe(()=>this.#i()),V()?.addEventListener?.(`change`,()=>this.#i()),h.onSlow(e=>{(e===`missed`||this.isFar)&&this.#n?.slow(performance.now()),this.#a()}),this.#i()}get choice(){return this.#e}get level(){return this.#t}get isFar(){return this.outside.value===!0||this.#t.value!==`full`}choose(e){try{localStorage.setItem(I,e)}catch{}this.#e.set(e),this.#i()}#i(){let e=this.outside.value,t=performance.now();if(this.#e.value!==`auto`||e===null)this.#n=null;else{let n=ne(H(e));this.#n??=new F(n,t),this.#n.begin(n,t)}this.#a()}#a(){let{value:e}=this.#e;this.#t.set(e===`auto`?this.#n?.level??null:e),this.#n?.isBest??!0?(this.#r?.(),this.#r=void 0):this.#r??=f(e=>{this.#n?.look(e),this.#a()})}},R=/* @__PURE__ */ new WeakMap;function z(e){let t=R.get(e);return t||(t=new L(e.outside),R.set(e,t)),t}function B(){try{let e=localStorage.getItem(I);return A.find(t=>t===e)??`auto`}catch{return`auto`}}var V=()=>navigator.connection;function H(e){let{effectiveType:t=``,saveData:n=!1,type:r=``}=V()??{};return{outside:e,saves:n,cellular:r===`cellular`,speed:t}}var U=4,W=10,G=20,K=700,ae=2e3,q=class extends Error{constructor(e){super(e),this.note=e}},J=()=>/* @__PURE__ */ Error(`the video can't be decoded`),oe=class{#e=null;#t=null;#n=``;#r=-1;constructor(e,t,n,r){this.video=e,this.base=t,this.rendition=n,this.onNote=r}start(){if(this.#e)return;if(this.#e=new AbortController,!m){this.video.src=`${this.base}/${this.rendition}/index.m3u8`,x(this.video);return}let{signal:e}=this.#e;this.video.addEventListener(`waiting`,()=>this.#i(),{signal:e}),this.#a(m,e)}stop(){this.#e?.abort(),this.#e=null,this.video.src&&(this.video.removeAttribute(`src`),this.video.load())}#i(){this.video.currentTime>0&&!this.video.seeking&&h.slow(`stalled`)}async#a(e,t){for(;!t.aborted;)try{await this.#o(new e,t)}catch(e){if(t.aborted)return;if(e instanceof q)return this.onNote(e.note);console.info(`live view begins anew: ${String(e)}`),await b(ae,t).catch(()=>{})}}async#o(e,t){this.video.disableRemotePlayback=!0;let n=URL.createObjectURL(e),r=w(e,`sourceopen`,J,t);for(this.video.src=n,await r,URL.revokeObjectURL(n),this.#t=null,this.#n=``,this.#r=-1;!t.aborted;){let n=T(await this.#l(`${this.rendition}/index.m3u8`,t)),r=this.#r<0?n.slice(-3):n.filter(e=>e.number>this.#r);for(let n of r)await this.#s(e,n,t),this.#r=n.number;this.#f(),await b(K,t)}}async#s(e,t,n){let r=t.map!==this.#n,i=r||!this.#t?await this.#c(e,n):this.#t;r&&await this.#d(i,await this.#u(t.map,n),n);let a=await this.#u(t.uri,n);(r||t.broken||t.number!==this.#r+1)&&(i.timestampOffset=y(i)-g(a),this.#n=t.map),await this.#d(i,a,n)}async#c(e,t){let n=`video/mp4; codecs="${v(await this.#l(`master.m3u8`,t),this.rendition)}"`;if(!m?.isTypeSupported(n))throw new q(C(n));return this.#t?this.#t.changeType(n):this.#t=e.addSourceBuffer(n),this.#t}async#l(e,t){for(;;){let n=await fetch(`${this.base}/${e}`,{signal:t,cache:`no-store`});if(n.ok)return this.onNote(``),n.text();if(n.status!==503)throw Error(`the service answered ${n.status}`);this.onNote(`player.starting`),await b(1e3*Number(n.headers.get(`Retry-After`)??1),t)}}async#u(e,t){let n=await fetch(`${this.base}/${this.rendition}/${e}`,{signal:t});if(!n.ok)throw Error(`the service answered ${n.status}`);let r=await n.arrayBuffer();return h.took(r.byteLength),r}async#d(e,t,n){let{video:r}=this;if(e.appendBuffer(t),await w(e,`updateend`,J,n),r.error)throw Error(r.error.message);e.buffered.length&&r.currentTime-e.buffered.start(0)>30&&(e.remove(0,r.currentTime-G),await w(e,`updateend`,J,n))}#f(){let{video:e}=this,t=this.#t?.buffered;if(!t?.length)return;let n=t.end(t.length-1),r=t.start(t.length-1),i=n-e.currentTime;(e.currentTime<r||i>W||e.paused&&!e.controls)&&(e.currentTime=Math.max(r,n-U)),e.playbackRate=i>7?1.1:1,e.paused&&!e.controls&&x(e)}},Y=[250,500,1e3,2e3,3e3],se=5e3,ce=12e3,le=class{#e;#t;#n;#r;#i;#a;#o;#s;constructor(e,t,n,r){this.address=e,this.reach=t,this.handlers=n,this.patience=r,this.connections=0,this.#e=null,this.#t=0,this.#n=!1,this.#r=!0,this.#i=0,this.#a=0}start(){this.#r=!1,this.#c()}stop(){this.#r=!0,this.#p()}again(e){this.#r||!this.#e||(console.info(`live view begins anew: ${e}`),this.#t++,this.#p(),this.handlers.onBroken(),this.#d())}#c(){let e=this.address();if(typeof e==`string`){this.#l(e);return}let t=++this.#i,n=()=>t===this.#i&&!this.#r,r=()=>{this.#t++,this.#d()};e.then(e=>n()&&this.#l(e),()=>n()&&r())}#l(e){let t=new URL(e,location.href);t.protocol=t.protocol===`https:`?`wss:`:`ws:`;let n=new WebSocket(t);this.#e=n,n.binaryType=`arraybuffer`;let r=!1;n.onmessage=({data:e})=>{this.#e===n&&(r=!0,this.#n=!0,this.#u(),typeof e==`string`?this.handlers.onMessage(JSON.parse(e)):this.handlers.onData(e))},n.onclose=()=>{this.#e===n&&(this.#t=r?0:this.#t+1,!this.#n&&this.#t>=this.patience&&this.handlers.onNoSockets(),this.#e===n&&this.#d())},this.connections++,this.#u()}#u(){this.#a=performance.now(),this.#o??=f(e=>{let t=this.#e?.readyState===WebSocket.CONNECTING?se:ce;e-this.#a>t&&this.again(`nothing comes`)})}#d(){if(this.#p(),this.#r)return;let e=Y[Math.min(this.#t,Y.length-1)];this.#s=setTimeout(()=>void this.#f(),e)}async#f(){let e=++this.#i,t=await this.reach();e!==this.#i||this.#r||(t&&(this.#t=0),this.#c())}#p(){this.#i++,clearTimeout(this.#s),this.#o?.(),this.#o=void 0;let e=this.#e;this.#e=null,e?.close()}},X=class{#e;#t;#n;#r;#i;#a;#o;#s;#c;constructor(e,t,n,r,i,a,o){this.video=e,this.onNote=r,this.isFar=o,this.missed=0,this.pace=null,this.#t=null,this.#n=null,this.#r=[],this.#i=!1,this.#a=!0,this.#o=0,this.#s=0,this.#c=new AbortController;let s={onMessage:e=>this.#l(e),onData:e=>this.#u(e),onBroken:()=>this.#f(),onNoSockets:i};this.#e=new le(t,n,s,a)}get connections(){return this.#e.connections}start(){this.#c=new AbortController;let{signal:e}=this.#c;this.video.addEventListener(`loadeddata`,()=>this.pace?.jump(),{signal:e}),this.video.addEventListener(`waiting`,()=>this.pace?.stalled(),{signal:e}),this.video.addEventListener(`error`,()=>this.#e.again(`the video can't be decoded`),{signal:e}),this.#e.start()}stop(){this.#c.abort(),this.#e.stop(),this.#f()}#l(e){if(e.type===`missed`){this.missed+=e.fragments,h.slow(`missed`),this.#t&&this.#r.push({gap:!0});return}let t=`video/mp4; codecs="${e.codecs}"`;m?.isTypeSupported(t)?(this.#t||this.#d(new m),this.#r.push({format:t})):(this.stop(),this.onNote(C(t)))}#u(e){h.took(e.byteLength),this.#t&&(this.#r.push({data:e}),this.#p())}#d(e){this.#t=e,this.#n=null,this.#r=[],this.#a=!0,this.video.disableRemotePlayback=!0;let t=URL.createObjectURL(e);this.video.src=t,e.onsourceopen=()=>{URL.revokeObjectURL(t),this.#p()}}#f(){this.pace?.stop(),this.pace=this.#t=this.#n=null,this.#r=[],this.video.src&&(this.video.removeAttribute(`src`),this.video.load())}#p(){try{for(;this.#t?.readyState===`open`&&!this.#n?.updating;){let e=this.#r.shift();if(!e)return;this.#m(this.#t,e)}}catch(e){this.#e.again(String(e))}}#m(e,t){`format`in t?(this.#n?this.#n.changeType(t.format):this.#h(e,t.format),this.#i=this.#a=!0):`gap`in t?this.#a=!0:this.#n&&this.#i?(this.#i=!1,this.#n.appendBuffer(t.data)):this.#n&&this.#g(this.#n,t.data)}#h(e,t){let n=e.addSourceBuffer(t),r=new te(this.video,n,this.isFar?S:_);this.#n=n,this.pace=r,n.onupdateend=()=>{this.#n===n&&(r.appended(this.#o,this.#s)&&this.onNote(``),this.#o=0,this.#p())}}#g(e,t){this.#a?(this.#a=!1,e.timestampOffset=y(e)-g(t)):this.pace?.measure(),this.#s=y(e);let n=[t,...this.#_()];this.#o=n.length,e.appendBuffer(n.length>1?ue(n):t)}#_(){let e=[];for(let t=this.#r[0];t&&`data`in t;t=this.#r[0])e.push(t.data),this.#r.shift();return e}};function ue(e){let t=new Uint8Array(e.reduce((e,t)=>e+t.byteLength,0)),n=0;for(let r of e)t.set(new Uint8Array(r),n),n+=r.byteLength;return t.buffer}var de=`application/vnd.apple.mpegurl`,fe=3,pe=class{#e=null;#t=m!==void 0;constructor(e,t,n,r=()=>{},i=()=>{},a=!1){this.video=e,this.source=t,this.rendition=n,this.onNote=r,this.onUnable=i,this.isFar=a}start(){if(this.#e)return;let{isFar:e,onNote:t,rendition:n,source:r,video:i}=this;if(this.#t){let a=()=>r.socket(n);this.#e=new X(i,a,r.reach,t,()=>void this.#n(),fe,e)}else r.segments&&(m||i.canPlayType(de))&&(this.#e=new oe(i,r.segments,n,t));this.#e?this.#e.start():this.onUnable()}stop(){this.#e?.stop(),this.#e=null}get figures(){if(!(this.#e instanceof X))return null;let{connections:e,missed:t,pace:n}=this.#e;return{connections:e,missed:t,jumps:n?.jumps??0,stalls:n?.stalls??0,ahead:n?.least??0}}async#n(){let e=this.#e,{segments:t}=this.source;if(!t)return;let n=await fetch(`${t}/${this.rendition}/index.m3u8`,{cache:`no-store`}).then(e=>e.ok,()=>!1),r=this.video.readyState>0;n&&!r&&this.#e===e&&(this.stop(),this.#t=!1,this.start())}},me=6e3,he=25e3,Z=class{#e=-1;#t=null;isStuck(e,t,n){return this.#t===null||e!==this.#e?(this.#e=e,this.#t=n,!1):n-this.#t<(t?me:he)?!1:(this.reset(),!0)}reset(){this.#t=null}},ge={full:640,remote:426,low:256},Q=1e4,_e=2e3,$=class extends c{constructor(...e){super(...e),this.rendition=`main`,this.live=!1,this.muted=!0,this.alt=``,this.stills=!0,this.note=``,this.standsIn=!1,this.playing=!1,this.stillAt=Date.now(),this.hasStill=!1,this.embedded=null,this.#e=null,this.#t=``,this.#n=0,this.#i=new Z,this.#a=new O(this,e=>e.backend.connection,e=>{this.#n=0,this.fire(`tawny-playing`,this.playing&&e!==`lost`)}),this.#o=new O(this,e=>z(e.backend).level)}static{this.styles=[E,t`
      :host {
        position: relative;
        display: block;
        background: var(--tawny-screen);
        overflow: hidden;
      }
      img,
      video,
      .embedded {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: var(--tawny-fit, contain);
      }
      img {
        transition: opacity 0.3s, filter 0.3s;
      }
      video {
        opacity: 0;
        pointer-events: none; /* what is tapped, and has the focus then, is the tile around it */
      }
      video.shown {
        opacity: 1;
      }
      .stale {
        filter: grayscale(1) brightness(0.4);
      }
      .note {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: 16px;
        text-align: center;
        color: #fff;
      }
      .note span {
        padding: 4px 14px;
        border-radius: 14px;
        background: rgb(8 5 3 / 0.72);
        text-wrap: balance;
      }
      .none {
        position: absolute;
        inset: 0;
        margin: auto;
        color: #999;
        font-size: 2rem;
      }
      .note.small {
        inset: auto 0 0;
        padding: 10px;
        font-size: 0.84rem;
      }
    `]}#e;#t;#n;#r;#i;#a;#o;connectedCallback(){super.connectedCallback(),this.#n=performance.now()+Q,this.#r=f(e=>this.#f(e)),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#r?.(),this.#u()}willUpdate(e){let t=e.get(`camera`);t&&(d(t)===d(this.camera)?this.camera.online&&!t.online&&(this.stillAt=Date.now()):(this.hasStill=!1,this.stillAt=Date.now()))}updated(){let{camera:e,live:t}=this,n=this.#s,r=n&&t&&e.online&&e.enabled?`${d(e)}/${n}`:``;this.video&&(this.video.muted=this.muted),r!==this.#t&&this.isConnected&&(this.#u(),this.#t=r,r&&this.#c(r))}render(){let{app:t,camera:n}=this,i=n.online&&this.#a.value!==`lost`?``:`stale`,o=ge[this.#o.value??`remote`],s=n.enabled?t.backend.addresses.picture(n,o,this.stillAt):r;return a`
      <img
        src=${l(s,r)}
        alt=${this.alt}
        class=${i}
        ?hidden=${!this.hasStill}
        @load=${()=>{this.hasStill=!0}}
        @error=${()=>{this.hasStill=!1}}
      />
      <video
        playsinline
        muted
        aria-hidden="true"
        tabindex="-1"
        class="${this.playing?`shown`:``} ${i}"
        @playing=${()=>this.#d(!0)}
        @emptied=${()=>this.#d(!1)}
      ></video>
      ${n.online||this.hasStill?r:a`<tawny-icon class="none" path=${e}></tawny-icon>`}
      ${this.embedded?a`<div class="embedded">${this.embedded}</div>`:r}
      ${this.note?a`<div class="note" role="status"><span>${this.t(this.note)}</span></div>`:r}
      ${this.standsIn?a`<div class="note small" role="status"><span>${this.t(`player.small`)}</span></div>`:r}
    `}get#s(){let e=this.#o.value;return e===`full`?this.rendition:e??``}#c(e,t=this.#s){let n=this.app.backend.addresses.live(this.camera);if(!this.video)return;let r=u(this.camera),i=n=>{!p(n)||t===r?this.note=n:(this.#e?.stop(),this.standsIn=!0,this.#c(e,r))},{isFar:a}=z(this.app.backend);this.#e=new pe(this.video,n,t,i,()=>void this.#l(e),a),this.#e.start()}async#l(e){let t=await this.app.embedLive?.(this.camera.entity);this.#t===e&&(this.#e=null,t?this.embedded=t:this.note=`player.format`)}#u(){this.#e?.stop(),this.#e=null,this.#t=``,this.#i.reset(),this.embedded=null,this.standsIn=!1,this.note=``}#d(e){this.playing=e,this.fire(`tawny-playing`,e)}#f(e){if(document.hidden||!this.hasUpdated){this.#i.reset();return}if(this.#e&&this.video&&!p(this.note)&&this.#i.isStuck(this.video.currentTime,this.playing,e)&&this.#p(),e<this.#n)return;this.#n=e+Q+Math.random()*_e;let t=this.camera.online&&this.#a.value!==`lost`;this.stills&&t&&!this.playing&&!this.embedded&&(this.stillAt=Date.now())}#p(){let e=this.#t;this.#u(),this.#t=e,this.#n=0,this.#c(e)}};o([n({attribute:!1})],$.prototype,`camera`,void 0),o([n()],$.prototype,`rendition`,void 0),o([n({type:Boolean})],$.prototype,`live`,void 0),o([n({type:Boolean})],$.prototype,`muted`,void 0),o([n()],$.prototype,`alt`,void 0),o([n({attribute:!1})],$.prototype,`stills`,void 0),o([s()],$.prototype,`note`,void 0),o([s()],$.prototype,`standsIn`,void 0),o([s()],$.prototype,`playing`,void 0),o([s()],$.prototype,`stillAt`,void 0),o([s()],$.prototype,`hasStill`,void 0),o([s()],$.prototype,`embedded`,void 0),o([ee(`video`)],$.prototype,`video`,void 0),$=o([i(`tawny-video`)],$);export{A as n,z as t};