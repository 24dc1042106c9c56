import{C as e,F as t,H as n,I as r,L as i,N as a,P as o,a as s,i as c,n as l,r as u,y as d,z as f}from"./index-DiQ8-h46.js";import{n as p}from"./mdi-C7o8uY0Y.js";import{a as m,c as h,f as g,i as _,m as v,n as y,o as b,p as x,r as S,s as C,t as w,u as T}from"./waiting-4AqjYvZp.js";var E=4,D=10,O=20,k=700,A=2e3,j=class extends Error{constructor(e){super(e),this.note=e}},M=()=>Error(`the video can't be decoded`),N=class{#e=null;#t=null;#n=``;#r=-1;constructor(e,t,n,r){this.video=e,this.base=t,this.rendition=n,this.onNote=r}start(){this.#e||(this.#e=new AbortController,T?this.#i(T,this.#e.signal):(this.video.src=`${this.base}/${this.rendition}/index.m3u8`,_(this.video)))}stop(){this.#e?.abort(),this.#e=null,this.video.src&&(this.video.removeAttribute(`src`),this.video.load())}async#i(e,t){for(;!t.aborted;)try{await this.#a(new e,t)}catch(e){if(t.aborted)return;if(e instanceof j)return this.onNote(e.note);console.info(`live view begins anew: ${String(e)}`),await y(A,t).catch(()=>{})}}async#a(e,t){this.video.disableRemotePlayback=!0;let n=URL.createObjectURL(e),r=w(e,`sourceopen`,M,t);for(this.video.src=n,await r,URL.revokeObjectURL(n),this.#t=null,this.#n=``,this.#r=-1;!t.aborted;){let n=h(await this.#c(`${this.rendition}/index.m3u8`,t)),r=this.#r<0?n.slice(-3):n.filter(e=>e.number>this.#r);for(let n of r)await this.#o(e,n,t),this.#r=n.number;this.#d(),await y(k,t)}}async#o(e,t,n){let r=t.map!==this.#n,i=r||!this.#t?await this.#s(e,n):this.#t;r&&await this.#u(i,await this.#l(t.map,n),n);let a=await this.#l(t.uri,n);(r||t.broken||t.number!==this.#r+1)&&(i.timestampOffset=g(i)-x(a),this.#n=t.map),await this.#u(i,a,n)}async#s(e,t){let n=`video/mp4; codecs="${C(await this.#c(`master.m3u8`,t),this.rendition)}"`;if(!T?.isTypeSupported(n))throw new j(m(n));return this.#t?this.#t.changeType(n):this.#t=e.addSourceBuffer(n),this.#t}async#c(e,t){for(;;){let n=await fetch(`${this.base}/${e}`,{signal:t,cache:`no-store`});if(n.ok)return this.onNote(``),n.text();if(n.status!==503)throw Error(`the service answered ${n.status}`);this.onNote(`player.starting`),await y(1e3*Number(n.headers.get(`Retry-After`)??1),t)}}async#l(e,t){let n=await fetch(`${this.base}/${this.rendition}/${e}`,{signal:t});if(!n.ok)throw Error(`the service answered ${n.status}`);return n.arrayBuffer()}async#u(e,t,n){let{video:r}=this;if(e.appendBuffer(t),await w(e,`updateend`,M,n),r.error)throw Error(r.error.message);e.buffered.length&&r.currentTime-e.buffered.start(0)>30&&(e.remove(0,r.currentTime-O),await w(e,`updateend`,M,n))}#d(){let{video:e}=this,t=this.#t?.buffered;if(!t?.length)return;let n=t.end(t.length-1),r=t.start(t.length-1),i=n-e.currentTime;(e.currentTime<r||i>D||e.paused&&!e.controls)&&(e.currentTime=Math.max(r,n-E)),e.playbackRate=i>7?1.1:1,e.paused&&!e.controls&&_(e)}},P=[250,500,1e3,2e3,4e3,5e3],F=12e3,I=class{#e;#t;#n;#r;#i;#a;#o;#s;constructor(e,t,n){this.address=e,this.handlers=t,this.patience=n,this.connections=0,this.#e=null,this.#t=0,this.#n=!1,this.#r=!0,this.#i=0,this.#a=0}start(){this.#r=!1,this.#c()}stop(){this.#r=!0,this.#f()}again(e){this.#r||!this.#e||(console.info(`live view begins anew: ${e}`),this.#t++,this.#f(),this.handlers.onBroken(),this.#d())}#c(){let e=this.address();if(typeof e==`string`){this.#l(e);return}let t=++this.#i,n=()=>t===this.#i&&!this.#r,r=()=>{this.#t++,this.#d()};e.then(e=>n()&&this.#l(e),()=>n()&&r())}#l(e){let t=new URL(e,location.href);t.protocol=t.protocol===`https:`?`wss:`:`ws:`;let n=new WebSocket(t);this.#e=n,n.binaryType=`arraybuffer`;let r=!1;n.onmessage=({data:e})=>{this.#e===n&&(r=!0,this.#n=!0,this.#u(),typeof e==`string`?this.handlers.onMessage(JSON.parse(e)):this.handlers.onData(e))},n.onclose=()=>{this.#e===n&&(this.#t=r?0:this.#t+1,!this.#n&&this.#t>=this.patience&&this.handlers.onNoSockets(),this.#e===n&&this.#d())},this.connections++,this.#u()}#u(){this.#a=performance.now(),this.#o??=v(e=>{e-this.#a>F&&this.again(`nothing comes`)})}#d(){if(this.#f(),this.#r)return;let e=P[Math.min(this.#t,P.length-1)];this.#s=setTimeout(()=>this.#c(),e)}#f(){this.#i++,clearTimeout(this.#s),this.#o?.(),this.#o=void 0;let e=this.#e;this.#e=null,e?.close()}},L=class{#e;#t;#n;#r;#i;#a;#o;#s;#c;constructor(e,t,n,r,i){this.video=e,this.onNote=n,this.missed=0,this.pace=null,this.#t=null,this.#n=null,this.#r=[],this.#i=!1,this.#a=!0,this.#o=0,this.#s=0,this.#c=new AbortController;let a={onMessage:e=>this.#l(e),onData:e=>this.#u(e),onBroken:()=>this.#f(),onNoSockets:r};this.#e=new I(t,a,i)}get connections(){return this.#e.connections}start(){this.#c=new AbortController;let{signal:e}=this.#c;this.video.addEventListener(`loadeddata`,()=>this.pace?.jump(),{signal:e}),this.video.addEventListener(`waiting`,()=>this.pace?.stalled(),{signal:e}),this.video.addEventListener(`error`,()=>this.#e.again(`the video can't be decoded`),{signal:e}),this.#e.start()}stop(){this.#c.abort(),this.#e.stop(),this.#f()}#l(e){if(e.type===`missed`){this.missed+=e.fragments,this.#t&&this.#r.push({gap:!0});return}let t=`video/mp4; codecs="${e.codecs}"`;T?.isTypeSupported(t)?(this.#t||this.#d(new T),this.#r.push({format:t})):(this.stop(),this.onNote(m(t)))}#u(e){this.#t&&(this.#r.push({data:e}),this.#p())}#d(e){this.#t=e,this.#n=null,this.#r=[],this.#a=!0,this.video.disableRemotePlayback=!0;let t=URL.createObjectURL(e);this.video.src=t,e.onsourceopen=()=>{URL.revokeObjectURL(t),this.#p()}}#f(){this.pace?.stop(),this.pace=this.#t=this.#n=null,this.#r=[],this.video.src&&(this.video.removeAttribute(`src`),this.video.load())}#p(){try{for(;this.#t?.readyState===`open`&&!this.#n?.updating;){let e=this.#r.shift();if(!e)return;this.#m(this.#t,e)}}catch(e){this.#e.again(String(e))}}#m(e,t){`format`in t?(this.#n?this.#n.changeType(t.format):this.#h(e,t.format),this.#i=this.#a=!0):`gap`in t?this.#a=!0:this.#n&&this.#i?(this.#i=!1,this.#n.appendBuffer(t.data)):this.#n&&this.#g(this.#n,t.data)}#h(e,t){let n=e.addSourceBuffer(t),r=new S(this.video,n);this.#n=n,this.pace=r,n.onupdateend=()=>{this.#n===n&&(r.appended(this.#o,this.#s)&&this.onNote(``),this.#o=0,this.#p())}}#g(e,t){this.#a?(this.#a=!1,e.timestampOffset=g(e)-x(t)):this.pace?.measure(),this.#s=g(e);let n=[t,...this.#_()];this.#o=n.length,e.appendBuffer(n.length>1?R(n):t)}#_(){let e=[];for(let t=this.#r[0];t&&`data`in t;t=this.#r[0])e.push(t.data),this.#r.shift();return e}};function R(e){let t=new Uint8Array(e.reduce((e,t)=>e+t.byteLength,0)),n=0;for(let r of e)t.set(new Uint8Array(r),n),n+=r.byteLength;return t.buffer}var z=`application/vnd.apple.mpegurl`,B=3,V=class{#e=null;#t=T!==void 0;constructor(e,t,n,r=()=>{},i=()=>{}){this.video=e,this.source=t,this.rendition=n,this.onNote=r,this.onUnable=i}start(){if(this.#e)return;let{onNote:e,rendition:t,source:n,video:r}=this;if(this.#t){let i=()=>n.socket(t);this.#e=new L(r,i,e,()=>void this.#n(),B)}else n.segments&&(T||r.canPlayType(z))&&(this.#e=new N(r,n.segments,t,e));this.#e?this.#e.start():this.onUnable()}stop(){this.#e?.stop(),this.#e=null}get figures(){if(!(this.#e instanceof L))return null;let{connections:e,missed:t,pace:n}=this.#e;return{connections:e,missed:t,jumps:n?.jumps??0,stalls:n?.stalls??0,ahead:n?.least??0}}async#n(){let e=this.#e,{segments:t}=this.source;if(!t)return;let n=await fetch(`${t}/${this.rendition}/index.m3u8`,{cache:`no-store`}).then(e=>e.ok,()=>!1),r=this.video.readyState>0;n&&!r&&this.#e===e&&(this.stop(),this.#t=!1,this.start())}},H=6e3,U=25e3,W=class{#e=-1;#t=null;isStuck(e,t,n){return this.#t===null||e!==this.#e?(this.#e=e,this.#t=n,!1):n-this.#t<(t?H:U)?!1:(this.reset(),!0)}reset(){this.#t=null}},G=640,K=1e4,q=2e3,J=class extends u{constructor(...e){super(...e),this.rendition=`main`,this.live=!1,this.muted=!0,this.alt=``,this.stills=!0,this.note=``,this.standsIn=!1,this.playing=!1,this.stillAt=Date.now(),this.hasStill=!1,this.embedded=null,this.#e=null,this.#t=``,this.#n=0,this.#i=new W,this.#a=new l(this,e=>e.backend.connection,e=>{this.#n=0,this.fire(`tawny-playing`,this.playing&&e!==`lost`)})}static{this.styles=[s,n`
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
      .note.small {
        inset: auto 0 0;
        padding: 10px;
        font-size: 0.84rem;
      }
    `]}#e;#t;#n;#r;#i;#a;connectedCallback(){super.connectedCallback(),this.#n=performance.now()+K,this.#r=v(e=>this.#u(e)),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.#r?.(),this.#c()}willUpdate(e){let t=e.get(`camera`);t&&(d(t)===d(this.camera)?this.camera.online&&!t.online&&(this.stillAt=Date.now()):(this.hasStill=!1,this.stillAt=Date.now()))}updated(){let{camera:e,live:t,rendition:n}=this,r=t&&e.online&&e.enabled?`${d(e)}/${n}`:``;this.video&&(this.video.muted=this.muted),r!==this.#t&&this.isConnected&&(this.#c(),this.#t=r,r&&this.#o(r))}render(){let{app:e,camera:t}=this,n=t.online&&this.#a.value!==`lost`?``:`stale`,r=e.backend.addresses.picture(t,G,this.stillAt);return f`
      <img
        src=${p(r,i)}
        alt=${this.alt}
        class=${n}
        ?hidden=${!this.hasStill}
        @load=${()=>{this.hasStill=!0}}
        @error=${()=>{this.hasStill=!1}}
      />
      <video
        playsinline
        muted
        aria-hidden="true"
        tabindex="-1"
        class="${this.playing?`shown`:``} ${n}"
        @playing=${()=>this.#l(!0)}
        @emptied=${()=>this.#l(!1)}
      ></video>
      ${this.embedded?f`<div class="embedded">${this.embedded}</div>`:i}
      ${this.note?f`<div class="note" role="status"><span>${this.t(this.note)}</span></div>`:i}
      ${this.standsIn?f`<div class="note small" role="status"><span>${this.t(`player.small`)}</span></div>`:i}
    `}#o(t,n=this.rendition){let r=this.app.backend.addresses.live(this.camera);if(!this.video)return;let i=e(this.camera),a=e=>{!b(e)||n===i?this.note=e:(this.#e?.stop(),this.standsIn=!0,this.#o(t,i))};this.#e=new V(this.video,r,n,a,()=>void this.#s(t)),this.#e.start()}async#s(e){let t=await this.app.embedLive?.(this.camera.entity);this.#t===e&&(this.#e=null,t?this.embedded=t:this.note=`player.format`)}#c(){this.#e?.stop(),this.#e=null,this.#t=``,this.#i.reset(),this.embedded=null,this.standsIn=!1,this.note=``}#l(e){this.playing=e,this.fire(`tawny-playing`,e)}#u(e){if(document.hidden||!this.hasUpdated){this.#i.reset();return}if(this.#e&&this.video&&!b(this.note)&&this.#i.isStuck(this.video.currentTime,this.playing,e)&&this.#d(),e<this.#n)return;this.#n=e+K+Math.random()*q;let t=this.camera.online&&this.#a.value!==`lost`;this.stills&&t&&!this.playing&&!this.embedded&&(this.stillAt=Date.now())}#d(){let e=this.#t;this.#c(),this.#t=e,this.#n=0,this.#o(e)}};c([t({attribute:!1})],J.prototype,`camera`,void 0),c([t()],J.prototype,`rendition`,void 0),c([t({type:Boolean})],J.prototype,`live`,void 0),c([t({type:Boolean})],J.prototype,`muted`,void 0),c([t()],J.prototype,`alt`,void 0),c([t({attribute:!1})],J.prototype,`stills`,void 0),c([o()],J.prototype,`note`,void 0),c([o()],J.prototype,`standsIn`,void 0),c([o()],J.prototype,`playing`,void 0),c([o()],J.prototype,`stillAt`,void 0),c([o()],J.prototype,`hasStill`,void 0),c([o()],J.prototype,`embedded`,void 0),c([a(`video`)],J.prototype,`video`,void 0),J=c([r(`tawny-video`)],J);