import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{t as c}from"./query-DDQkTGvL.js";import{i as l,n as u,t as d}from"./types-mpe7YUF5.js";import{n as f}from"./media-source-CBK2zH4Q.js";import{t as p}from"./icon-CgXKSShU.js";import{t as m}from"./recorded-level-DMm7UVI5.js";var h={cameras:[],zone:``,isNew:!1,since:null,until:null},g=e=>e.cameras.length>0||e.zone!==``||e.isNew||e.since!==null||e.until!==null;function _(e,t){return(!t.cameras.length||t.cameras.includes(d(u(e))))&&(!t.zone||e.zones.includes(t.zone))&&!(t.isNew&&e.reviewed)&&(t.since===null||e.end===null||e.end>=t.since)&&(t.until===null||e.start<t.until)}var v=(e,t)=>e.id===t.id&&e.home===t.home;function y(e,t){return[...new Map([...e,...t].map(e=>[`${e.home}/${e.id}`,e])).values()].sort((e,t)=>t.start-e.start||(e.id<t.id?1:-1))}var b=(e,t)=>({...e,...t}),x=(e,t)=>Object.keys(t).every(n=>e[n]===t[n]);function S(e,t,n){let r=Object.keys(n).filter(t=>e[t]===n[t]).map(e=>[e,t[e]]);return{...e,...Object.fromEntries(r)}}var C=(e,t)=>!e.protected&&e.end!==null&&e.end<t,w=e=>e.cursor===null?-1/0:e.events.at(-1)?.start??1/0;function T(e,t){let n=new Set(t.flatMap(e=>e.events.map(M))),r=new Set(t.flatMap(e=>e.missing??[])),i=t.at(-1),a=i?w(i):1/0;return e.filter(e=>e.start>a&&!n.has(M(e))&&!r.has(e.home))}function E(e,t,n){let r=e.findIndex(e=>v(e,t));return r<0?null:e[r+n]??null}function D(e,t){let n=[];for(let r of e){let e=t(r.start),i=n.at(-1);i?.key===e?i.events.push(r):n.push({key:e,start:r.start,events:[r]})}return n}var O=/^[0-9A-HJKMNP-TV-Z]{26}$/i,k=Date.UTC(9999,11,31);function A(e){if(O.test(e))return{filter:h,open:e};let t=new URLSearchParams(e),n=e=>{let n=Date.parse(t.get(e)??``);return Number.isNaN(n)?null:Math.min(Math.max(n,0),k)};return{filter:{cameras:t.get(`camera`)?.split(`,`).filter(Boolean)??[],zone:t.get(`zone`)??``,isNew:t.has(`new`),since:n(`since`),until:n(`until`)},open:t.get(`event`)??``}}function j({filter:e,open:t}){let n=[];return e.cameras.length&&n.push(`camera=${e.cameras.join(`,`)}`),e.zone&&n.push(`zone=${e.zone}`),e.isNew&&n.push(`new=1`),e.since!==null&&n.push(`since=${new Date(e.since).toISOString()}`),e.until!==null&&n.push(`until=${new Date(e.until).toISOString()}`),t&&n.push(`event=${t}`),n.join(`&`)}var M=e=>e.home?`${e.home}/${e.id}`:e.id,N=e=>l(e);function P(e,t){return e===null?{note:`player.no_answer`,again:!0}:e===401||e===403?{note:`player.logged_out`,again:!1}:e>=400&&t?{note:`event.on_its_way`,again:!0}:e>=500?{note:`player.not_ready`,again:!0}:{note:e>=400?`player.expired`:`event.cant_play`,again:!1}}var F=1500,I=10,L=3e4,R=class extends s{constructor(...e){super(...e),this.note=``,this.#e=0,this.#t=``,this.#n=0,this.#i=``,this.#a=null,this.#o=new m(this,()=>void this.#l())}static{this.styles=[p,e`
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
    `]}#e;#t;#n;#r;#i;#a;#o;disconnectedCallback(){super.disconnectedCallback(),this.#h(),this.#t=this.note=``}updated(e){let t=M(this.event);t!==this.#t&&this.isConnected&&(this.#t=t,this.#g(``),this.#e=this.#n=0,this.#s(t))}render(){return i`
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
      ${this.note?i`<div class="note" role="status">${this.t(this.note)}</div>`:n}
    `}async#s(e){this.#h(),this.video.removeAttribute(`poster`);let t=await this.#o.take(),n=t!==`full`&&f?await import(`./small-clip-z1PsjHBf.js`):null;if(this.#t!==e)return;if(n){this.#h();let t=async()=>this.#c(await this.#o.take());this.#a=new n.SmallClip(this.video,t,t=>this.#u(t,e),this.#n);return}let r=await this.#c(t).catch(()=>null);this.#t===e&&(r===null?(this.#g(`player.no_answer`),this.#r=setTimeout(()=>void this.#s(e),F)):(this.video.src=r,this.video.play().catch(()=>{})))}async#c(e){let{addresses:t}=this.app.backend,n=await(e===`full`?t.clip(this.event):t.clipPlaylist(this.event,e));return this.#i=new URL(n,location.href).href,this.#i}async#l(){let e=await this.#o.take();this.#a&&e!==`full`?this.#a.readdress():(this.#n=this.video.currentTime||this.#n,this.#t&&await this.#s(this.#t))}#u(e,t){e===``?this.#g(``):e===`player.no_answer`||e===`player.logged_out`?this.#g(e):e===`player.not_ready`?this.#g(this.#m?`event.on_its_way`:e):this.#p(t)}async#d(e,t){let n=await this.#c(await this.#o.take()).catch(()=>null);this.#t===e&&(n!==null&&n!==t?await this.#s(e):this.#r=setTimeout(()=>void this.#d(e,t),F))}#f(){this.#n&&!this.#a&&(this.video.currentTime=this.#n)}async#p(e){let{video:t}=this;if(!t.hasAttribute(`src`)&&!this.#a)return;this.#n=t.currentTime||this.#n;let n=t.error?.code===MediaError.MEDIA_ERR_NETWORK,r=this.#i,i=await z(r);if(this.#t!==e)return;let a=P(i,this.#m),o=i===null||i>=500;(a.again||n||i!==null&&i<400&&!this.#e)&&(o||this.#e++<I)?(this.#g(a.again?a.note:``),this.#r=setTimeout(()=>void this.#s(e),F)):(this.#g(a.again?`player.expired`:a.note),a.note===`player.logged_out`&&this.#d(e,r))}get#m(){let{end:e}=this.event;return e===null||Date.now()-e<L}#h(){clearTimeout(this.#r),this.#a?.close(),this.#a=null,this.video?.hasAttribute(`src`)&&(this.video.removeAttribute(`src`),this.video.load())}#g(e){this.note=e}};a([t({attribute:!1})],R.prototype,`event`,void 0),a([o()],R.prototype,`note`,void 0),a([c(`video`)],R.prototype,`video`,void 0),R=a([r(`tawny-clip`)],R);async function z(e){let t=new AbortController;try{let{status:n}=await fetch(e,{headers:{Range:`bytes=0-0`},signal:t.signal});return n}catch{return null}finally{t.abort()}}export{A as _,M as a,T as c,x as d,v as f,N as g,E as h,b as i,C as l,y as m,D as n,j as o,_ as p,S as r,w as s,h as t,g as u};