const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./small-clip-BMunp9TR.js","./vod-player-B0SiQJRo.js","./media-source-_bDYpVdW.js","./index-2QXIP9Bo.js","./repeat-DpbCsHzw.js","./waiting-BoYIDDcN.js"])))=>i.map(i=>d[i]);
import{B as e,C as t,H as n,R as r,S as i,T as a,V as o,W as s,c,g as l,o as u,q as d,s as f,z as p}from"./index-2QXIP9Bo.js";import{n as m}from"./media-source-_bDYpVdW.js";import{t as h}from"./recorded-level-BGyqxZRb.js";var g={cameras:[],zone:``,isNew:!1,since:null,until:null},_=e=>e.cameras.length>0||e.zone!==``||e.isNew||e.since!==null||e.until!==null;function v(e,n){return(!n.cameras.length||n.cameras.includes(i(t(e))))&&(!n.zone||e.zones.includes(n.zone))&&!(n.isNew&&e.reviewed)&&(n.since===null||e.end===null||e.end>=n.since)&&(n.until===null||e.start<n.until)}var y=(e,t)=>e.id===t.id&&e.home===t.home;function b(e,t){return[...new Map([...e,...t].map(e=>[`${e.home}/${e.id}`,e])).values()].sort((e,t)=>t.start-e.start||(e.id<t.id?1:-1))}var x=(e,t)=>({...e,...t}),S=(e,t)=>Object.keys(t).every(n=>e[n]===t[n]);function C(e,t,n){let r=Object.keys(n).filter(t=>e[t]===n[t]).map(e=>[e,t[e]]);return{...e,...Object.fromEntries(r)}}var w=(e,t)=>!e.protected&&e.end!==null&&e.end<t,T=e=>e.cursor===null?-1/0:e.events.at(-1)?.start??1/0;function E(e,t){let n=new Set(t.flatMap(e=>e.events.map(N))),r=new Set(t.flatMap(e=>e.missing??[])),i=t.at(-1),a=i?T(i):1/0;return e.filter(e=>e.start>a&&!n.has(N(e))&&!r.has(e.home))}function D(e,t,n){let r=e.findIndex(e=>y(e,t));return r<0?null:e[r+n]??null}function O(e,t){let n=[];for(let r of e){let e=t(r.start),i=n.at(-1);i?.key===e?i.events.push(r):n.push({key:e,start:r.start,events:[r]})}return n}var k=/^[0-9A-HJKMNP-TV-Z]{26}$/i,A=Date.UTC(9999,11,31);function j(e){if(k.test(e))return{filter:g,open:e};let t=new URLSearchParams(e),n=e=>{let n=Date.parse(t.get(e)??``);return Number.isNaN(n)?null:Math.min(Math.max(n,0),A)};return{filter:{cameras:t.get(`camera`)?.split(`,`).filter(Boolean)??[],zone:t.get(`zone`)??``,isNew:t.has(`new`),since:n(`since`),until:n(`until`)},open:t.get(`event`)??``}}function M({filter:e,open:t}){let n=[];return e.cameras.length&&n.push(`camera=${e.cameras.join(`,`)}`),e.zone&&n.push(`zone=${e.zone}`),e.isNew&&n.push(`new=1`),e.since!==null&&n.push(`since=${new Date(e.since).toISOString()}`),e.until!==null&&n.push(`until=${new Date(e.until).toISOString()}`),t&&n.push(`event=${t}`),n.join(`&`)}var N=e=>e.home?`${e.home}/${e.id}`:e.id,P=e=>a(e);function F(e,t){return e===null?{note:`player.no_answer`,again:!0}:e===401||e===403?{note:`player.logged_out`,again:!1}:e>=400&&t?{note:`event.on_its_way`,again:!0}:e>=500?{note:`player.not_ready`,again:!0}:{note:e>=400?`player.expired`:`event.cant_play`,again:!1}}var I=1500,L=10,R=3e4,z=class extends u{constructor(...e){super(...e),this.note=``,this.#e=0,this.#t=``,this.#n=0,this.#i=``,this.#a=null,this.#o=new h(this,()=>void this.#l())}static{this.styles=[c,d`
      :host {
        position: relative;
        display: block;
        background: var(--tawny-screen);
      }
      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      video.away {
        visibility: hidden;
      }
      .note {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: 16px;
        color: #fff;
        text-align: center;
        text-shadow: 0 1px 4px #000;
        pointer-events: none;
      }
    `]}#e;#t;#n;#r;#i;#a;#o;disconnectedCallback(){super.disconnectedCallback(),this.#h(),this.#t=this.note=``}updated(e){let t=N(this.event);t!==this.#t&&this.isConnected&&(this.#t=t,this.#g(``),this.#e=this.#n=0,this.#s(t))}render(){return s`
      <video
        controls
        playsinline
        autoplay
        muted
        class=${this.note?`away`:``}
        @loadedmetadata=${()=>this.#f()}
        @playing=${()=>this.#g(``)}
        @error=${()=>this.#a||void this.#p(this.#t)}
      ></video>
      ${this.note?s`<div class="note" role="status">${this.t(this.note)}</div>`:n}
    `}async#s(e){this.#h(),this.video.removeAttribute(`poster`);let t=await this.#o.take(),n=t!==`full`&&m?await l(()=>import(`./small-clip-BMunp9TR.js`),__vite__mapDeps([0,1,2,3,4,5]),import.meta.url):null;if(this.#t!==e)return;if(n){this.#h();let t=async()=>this.#c(await this.#o.take());this.#a=new n.SmallClip(this.video,t,t=>this.#u(t,e),this.#n);return}let r=await this.#c(t).catch(()=>null);this.#t===e&&(r===null?(this.#g(`player.no_answer`),this.#r=setTimeout(()=>void this.#s(e),I)):(this.video.src=r,this.video.play().catch(()=>{})))}async#c(e){let{addresses:t}=this.app.backend,n=await(e===`full`?t.clip(this.event):t.clipPlaylist(this.event,e));return this.#i=new URL(n,location.href).href,this.#i}async#l(){let e=await this.#o.take();this.#a&&e!==`full`?this.#a.readdress():(this.#n=this.video.currentTime||this.#n,this.#t&&await this.#s(this.#t))}#u(e,t){e===``?this.#g(``):e===`player.no_answer`||e===`player.logged_out`?this.#g(e):e===`player.not_ready`?this.#g(this.#m?`event.on_its_way`:e):this.#p(t)}async#d(e,t){let n=await this.#c(await this.#o.take()).catch(()=>null);this.#t===e&&(n!==null&&n!==t?await this.#s(e):this.#r=setTimeout(()=>void this.#d(e,t),I))}#f(){this.#n&&!this.#a&&(this.video.currentTime=this.#n)}async#p(e){let{video:t}=this;if(!t.hasAttribute(`src`)&&!this.#a)return;this.#n=t.currentTime||this.#n;let n=t.error?.code===MediaError.MEDIA_ERR_NETWORK,r=this.#i,i=await B(r);if(this.#t!==e)return;let a=F(i,this.#m),o=i===null||i>=500;(a.again||n||i!==null&&i<400&&!this.#e)&&(o||this.#e++<L)?(this.#g(a.again?a.note:``),this.#r=setTimeout(()=>void this.#s(e),I)):(this.#g(a.again?`player.expired`:a.note),a.note===`player.logged_out`&&this.#d(e,r))}get#m(){let{end:e}=this.event;return e===null||Date.now()-e<R}#h(){clearTimeout(this.#r),this.#a?.close(),this.#a=null,this.video?.hasAttribute(`src`)&&(this.video.removeAttribute(`src`),this.video.load())}#g(e){this.note=e}};f([e({attribute:!1})],z.prototype,`event`,void 0),f([p()],z.prototype,`note`,void 0),f([r(`video`)],z.prototype,`video`,void 0),z=f([o(`tawny-clip`)],z);async function B(e){let t=new AbortController;try{let{status:n}=await fetch(e,{headers:{Range:`bytes=0-0`},signal:t.signal});return n}catch{return null}finally{t.abort()}}export{j as _,N as a,E as c,S as d,y as f,P as g,D as h,x as i,w as l,b as m,O as n,M as o,v as p,C as r,T as s,g as t,_ as u};