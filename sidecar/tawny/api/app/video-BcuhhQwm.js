import{t as e}from"./mdi-D2gFh3UD.js";import{B as t,E as n,H as r,R as i,S as a,V as o,W as s,c,o as l,q as u,r as d,s as f,z as p}from"./index-2QXIP9Bo.js";import{a as m,c as h,f as ee,i as g,l as _,r as v,t as y}from"./media-source-_bDYpVdW.js";import{a as b,c as x,i as S,l as C,n as w,o as T,r as E,s as D,t as O,u as k}from"./waiting-BoYIDDcN.js";var A=4,j=10,M=20,N=700,P=2e3,F=class extends Error{constructor(e){super(e),this.note=e}},I=()=>Error(`the video can't be decoded`),L=class{#e=null;#t=null;#n=``;#r=-1;constructor(e,t,n,r){this.video=e,this.base=t,this.rendition=n,this.onNote=r}start(){if(this.#e)return;if(this.#e=new AbortController,!y){this.video.src=`${this.base}/${this.rendition}/index.m3u8`,T(this.video);return}let{signal:e}=this.#e;this.video.addEventListener(`waiting`,()=>this.#i(),{signal:e}),this.#a(y,e)}stop(){this.#e?.abort(),this.#e=null,this.video.src&&(this.video.removeAttribute(`src`),this.video.load())}#i(){this.video.currentTime>0&&!this.video.seeking&&h.slow(`stalled`)}async#a(e,t){for(;!t.aborted;)try{await this.#o(new e,t)}catch(e){if(t.aborted)return;if(e instanceof F)return this.onNote(e.note);console.info(`live view begins anew: ${String(e)}`),await w(P,t).catch(()=>{})}}async#o(e,t){this.video.disableRemotePlayback=!0;let n=URL.createObjectURL(e),r=O(e,`sourceopen`,I,t);for(this.video.src=n,await r,URL.revokeObjectURL(n),this.#t=null,this.#n=``,this.#r=-1;!t.aborted;){let n=k(await this.#l(`${this.rendition}/index.m3u8`,t)),r=this.#r<0?n.slice(-3):n.filter(e=>e.number>this.#r);for(let n of r)await this.#s(e,n,t),this.#r=n.number;this.#f(),await w(N,t)}}async#s(e,t,n){let r=t.map!==this.#n,i=r||!this.#t?await this.#c(e,n):this.#t;r&&await this.#d(i,await this.#u(t.map,n),n);let a=await this.#u(t.uri,n);(r||t.broken||t.number!==this.#r+1)&&(i.timestampOffset=v(i)-g(a),this.#n=t.map),await this.#d(i,a,n)}async#c(e,t){let n=`video/mp4; codecs="${C(await this.#l(`master.m3u8`,t),this.rendition)}"`;if(!y?.isTypeSupported(n))throw new F(D(n));return this.#t?this.#t.changeType(n):this.#t=e.addSourceBuffer(n),this.#t}async#l(e,t){for(;;){let n=await fetch(`${this.base}/${e}`,{signal:t,cache:`no-store`});if(n.ok)return this.onNote(``),n.text();if(n.status!==503)throw Error(`the service answered ${n.status}`);this.onNote(`player.starting`),await w(1e3*Number(n.headers.get(`Retry-After`)??1),t)}}async#u(e,t){let n=await fetch(`${this.base}/${this.rendition}/${e}`,{signal:t});if(!n.ok)throw Error(`the service answered ${n.status}`);let r=await n.arrayBuffer();return h.took(r.byteLength),r}async#d(e,t,n){let{video:r}=this;if(e.appendBuffer(t),await O(e,`updateend`,I,n),r.error)throw Error(r.error.message);e.buffered.length&&r.currentTime-e.buffered.start(0)>30&&(e.remove(0,r.currentTime-M),await O(e,`updateend`,I,n))}#f(){let{video:e}=this,t=this.#t?.buffered;if(!t?.length)return;let n=t.end(t.length-1),r=t.start(t.length-1),i=n-e.currentTime;(e.currentTime<r||i>j||e.paused&&!e.controls)&&(e.currentTime=Math.max(r,n-A)),e.playbackRate=i>7?1.1:1,e.paused&&!e.controls&&T(e)}},R=[250,500,1e3,2e3,3e3],z=5e3,B=12e3,V=class{#e;#t;#n;#r;#i;#a;#o;#s;constructor(e,t,n,r){this.address=e,this.reach=t,this.handlers=n,this.patience=r,this.connections=0,this.#e=null,this.#t=0,this.#n=!1,this.#r=!0,this.#i=0,this.#a=0}start(){this.#r=!1,this.#c()}stop(){this.#r=!0,this.#p()}again(e){this.#r||!this.#e||(console.info(`live view begins anew: ${e}`),this.#t++,this.#p(),this.handlers.onBroken(),this.#d())}#c(){let e=this.address();if(typeof e==`string`){this.#l(e);return}let t=++this.#i,n=()=>t===this.#i&&!this.#r,r=()=>{this.#t++,this.#d()};e.then(e=>n()&&this.#l(e),()=>n()&&r())}#l(e){let t=new URL(e,location.href);t.protocol=t.protocol===`https:`?`wss:`:`ws:`;let n=new WebSocket(t);this.#e=n,n.binaryType=`arraybuffer`;let r=!1;n.onmessage=({data:e})=>{this.#e===n&&(r=!0,this.#n=!0,this.#u(),typeof e==`string`?this.handlers.onMessage(JSON.parse(e)):this.handlers.onData(e))},n.onclose=()=>{this.#e===n&&(this.#t=r?0:this.#t+1,!this.#n&&this.#t>=this.patience&&this.handlers.onNoSockets(),this.#e===n&&this.#d())},this.connections++,this.#u()}#u(){this.#a=performance.now(),this.#o??=_(e=>{let t=this.#e?.readyState===WebSocket.CONNECTING?z:B;e-this.#a>t&&this.again(`nothing comes`)})}#d(){if(this.#p(),this.#r)return;let e=R[Math.min(this.#t,R.length-1)];this.#s=setTimeout(()=>void this.#f(),e)}async#f(){let e=++this.#i,t=await this.reach();e!==this.#i||this.#r||(t&&(this.#t=0),this.#c())}#p(){this.#i++,clearTimeout(this.#s),this.#o?.(),this.#o=void 0;let e=this.#e;this.#e=null,e?.close()}},H=class{#e;#t;#n;#r;#i;#a;#o;#s;#c;constructor(e,t,n,r,i,a,o){this.video=e,this.onNote=r,this.isFar=o,this.missed=0,this.pace=null,this.#t=null,this.#n=null,this.#r=[],this.#i=!1,this.#a=!0,this.#o=0,this.#s=0,this.#c=new AbortController;let s={onMessage:e=>this.#l(e),onData:e=>this.#u(e),onBroken:()=>this.#f(),onNoSockets:i};this.#e=new V(t,n,s,a)}get connections(){return this.#e.connections}start(){this.#c=new AbortController;let{signal:e}=this.#c;this.video.addEventListener(`loadeddata`,()=>this.pace?.jump(),{signal:e}),this.video.addEventListener(`waiting`,()=>this.pace?.stalled(),{signal:e}),this.video.addEventListener(`error`,()=>this.#e.again(`the video can't be decoded`),{signal:e}),this.#e.start()}stop(){this.#c.abort(),this.#e.stop(),this.#f()}#l(e){if(e.type===`missed`){this.missed+=e.fragments,h.slow(`missed`),this.#t&&this.#r.push({gap:!0});return}let t=`video/mp4; codecs="${e.codecs}"`;y?.isTypeSupported(t)?(this.#t||this.#d(new y),this.#r.push({format:t})):(this.stop(),this.onNote(D(t)))}#u(e){h.took(e.byteLength),this.#t&&(this.#r.push({data:e}),this.#p())}#d(e){this.#t=e,this.#n=null,this.#r=[],this.#a=!0,this.video.disableRemotePlayback=!0;let t=URL.createObjectURL(e);this.video.src=t,e.onsourceopen=()=>{URL.revokeObjectURL(t),this.#p()}}#f(){this.pace?.stop(),this.pace=this.#t=this.#n=null,this.#r=[],this.video.src&&(this.video.removeAttribute(`src`),this.video.load())}#p(){try{for(;this.#t?.readyState===`open`&&!this.#n?.updating;){let e=this.#r.shift();if(!e)return;this.#m(this.#t,e)}}catch(e){this.#e.again(String(e))}}#m(e,t){`format`in t?(this.#n?this.#n.changeType(t.format):this.#h(e,t.format),this.#i=this.#a=!0):`gap`in t?this.#a=!0:this.#n&&this.#i?(this.#i=!1,this.#n.appendBuffer(t.data)):this.#n&&this.#g(this.#n,t.data)}#h(e,t){let n=e.addSourceBuffer(t),r=new b(this.video,n,this.isFar?E:S);this.#n=n,this.pace=r,n.onupdateend=()=>{this.#n===n&&(r.appended(this.#o,this.#s)&&this.onNote(``),this.#o=0,this.#p())}}#g(e,t){this.#a?(this.#a=!1,e.timestampOffset=v(e)-g(t)):this.pace?.measure(),this.#s=v(e);let n=[t,...this.#_()];this.#o=n.length,e.appendBuffer(n.length>1?U(n):t)}#_(){let e=[];for(let t=this.#r[0];t&&`data`in t;t=this.#r[0])e.push(t.data),this.#r.shift();return e}};function U(e){let t=new Uint8Array(e.reduce((e,t)=>e+t.byteLength,0)),n=0;for(let r of e)t.set(new Uint8Array(r),n),n+=r.byteLength;return t.buffer}var W=`application/vnd.apple.mpegurl`,G=3,K=class{#e=null;#t=y!==void 0;constructor(e,t,n,r=()=>{},i=()=>{},a=!1){this.video=e,this.source=t,this.rendition=n,this.onNote=r,this.onUnable=i,this.isFar=a}start(){if(this.#e)return;let{isFar:e,onNote:t,rendition:n,source:r,video:i}=this;if(this.#t){let a=()=>r.socket(n);this.#e=new H(i,a,r.reach,t,()=>void this.#n(),G,e)}else r.segments&&(y||i.canPlayType(W))&&(this.#e=new L(i,r.segments,n,t));this.#e?this.#e.start():this.onUnable()}stop(){this.#e?.stop(),this.#e=null}get figures(){if(!(this.#e instanceof H))return null;let{connections:e,missed:t,pace:n}=this.#e;return{connections:e,missed:t,jumps:n?.jumps??0,stalls:n?.stalls??0,ahead:n?.least??0}}async#n(){let e=this.#e,{segments:t}=this.source;if(!t)return;let n=await fetch(`${t}/${this.rendition}/index.m3u8`,{cache:`no-store`}).then(e=>e.ok,()=>!1),r=this.video.readyState>0;n&&!r&&this.#e===e&&(this.stop(),this.#t=!1,this.start())}},q=6e3,J=25e3,Y=class{#e=-1;#t=null;isStuck(e,t,n){return this.#t===null||e!==this.#e?(this.#e=e,this.#t=n,!1):n-this.#t<(t?q:J)?!1:(this.reset(),!0)}reset(){this.#t=null}},X={full:640,remote:426,low:256},Z=1e4,Q=2e3,$=class extends l{constructor(...e){super(...e),this.rendition=`main`,this.live=!1,this.muted=!0,this.alt=``,this.stills=!0,this.note=``,this.standsIn=!1,this.playing=!1,this.stillAt=Date.now(),this.hasStill=!1,this.embedded=null,this.#e=null,this.#t=``,this.#n=0,this.#i=new Y,this.#a=new d(this,e=>e.backend.connection,e=>{this.#n=0,this.fire(`tawny-playing`,this.playing&&e!==`lost`)}),this.#o=new d(this,e=>m(e.backend).level)}static{this.styles=[c,u`
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
        visibility: var(--tawny-no-picture, visible);
      }
      .note.small {
        inset: auto 0 0;
        padding: 10px;
        font-size: 0.84rem;
      }
    `]}#e;#t;#n;#r;#i;#a;#o;connectedCallback(){super.connectedCallback(),this.#n=performance.now()+Z,this.#r=_(e=>this.#f(e)),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#r?.(),this.#u()}willUpdate(e){let t=e.get(`camera`);t&&(a(t)===a(this.camera)?this.camera.online&&!t.online&&(this.stillAt=Date.now()):(this.hasStill=!1,this.stillAt=Date.now()))}updated(){let{camera:e,live:t}=this,n=this.#s,r=n&&t&&e.online&&e.enabled?`${a(e)}/${n}`:``;this.video&&(this.video.muted=this.muted),r!==this.#t&&this.isConnected&&(this.#u(),this.#t=r,r&&this.#c(r))}render(){let{app:t,camera:n}=this,i=n.online&&this.#a.value!==`lost`?``:`stale`,a=X[this.#o.value??`remote`],o=n.enabled?t.backend.addresses.picture(n,a,this.stillAt):r;return s`
      <img
        src=${ee(o,r)}
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
      ${n.online||this.hasStill?r:s`<tawny-icon class="none" path=${e}></tawny-icon>`}
      ${this.embedded?s`<div class="embedded">${this.embedded}</div>`:r}
      ${this.note?s`<div class="note" role="status"><span>${this.t(this.note)}</span></div>`:r}
      ${this.standsIn?s`<div class="note small" role="status"><span>${this.t(`player.small`)}</span></div>`:r}
    `}get#s(){let e=this.#o.value;return e===`full`?this.rendition:e??``}#c(e,t=this.#s){let r=this.app.backend.addresses.live(this.camera);if(!this.video)return;let i=n(this.camera),a=n=>{!x(n)||t===i?this.note=n:(this.#e?.stop(),this.standsIn=!0,this.#c(e,i))},{isFar:o}=m(this.app.backend);this.#e=new K(this.video,r,t,a,()=>void this.#l(e),o),this.#e.start()}async#l(e){let t=await this.app.embedLive?.(this.camera.entity);this.#t===e&&(this.#e=null,t?this.embedded=t:this.note=`player.format`)}#u(){this.#e?.stop(),this.#e=null,this.#t=``,this.#i.reset(),this.embedded=null,this.standsIn=!1,this.note=``}#d(e){this.playing=e,this.fire(`tawny-playing`,e)}#f(e){if(document.hidden||!this.hasUpdated){this.#i.reset();return}if(this.#e&&this.video&&!x(this.note)&&this.#i.isStuck(this.video.currentTime,this.playing,e)&&this.#p(),e<this.#n)return;this.#n=e+Z+Math.random()*Q;let t=this.camera.online&&this.#a.value!==`lost`;this.stills&&t&&!this.playing&&!this.embedded&&(this.stillAt=Date.now())}#p(){let e=this.#t;this.#u(),this.#t=e,this.#n=0,this.#c(e)}};f([t({attribute:!1})],$.prototype,`camera`,void 0),f([t()],$.prototype,`rendition`,void 0),f([t({type:Boolean})],$.prototype,`live`,void 0),f([t({type:Boolean})],$.prototype,`muted`,void 0),f([t()],$.prototype,`alt`,void 0),f([t({attribute:!1})],$.prototype,`stills`,void 0),f([p()],$.prototype,`note`,void 0),f([p()],$.prototype,`standsIn`,void 0),f([p()],$.prototype,`playing`,void 0),f([p()],$.prototype,`stillAt`,void 0),f([p()],$.prototype,`hasStill`,void 0),f([p()],$.prototype,`embedded`,void 0),f([i(`video`)],$.prototype,`video`,void 0),$=f([o(`tawny-video`)],$);