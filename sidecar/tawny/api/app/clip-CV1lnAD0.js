import{B as e,C as t,G as n,H as r,I as i,L as a,R as o,a as s,b as c,i as l,o as u,x as d,z as f}from"./index-tkPEH2xD.js";var p={cameras:[],zone:``,isNew:!1,since:null,until:null},m=e=>e.cameras.length>0||e.zone!==``||e.isNew||e.since!==null||e.until!==null;function h(e,t){return(!t.cameras.length||t.cameras.includes(c(d(e))))&&(!t.zone||e.zones.includes(t.zone))&&!(t.isNew&&e.reviewed)&&(t.since===null||e.end===null||e.end>=t.since)&&(t.until===null||e.start<t.until)}var g=(e,t)=>e.id===t.id&&e.home===t.home;function _(e,t){return[...new Map([...e,...t].map(e=>[`${e.home}/${e.id}`,e])).values()].sort((e,t)=>t.start-e.start||(e.id<t.id?1:-1))}var v=(e,t)=>({...e,...t});function y(e,t,n){let r=Object.keys(n).filter(t=>e[t]===n[t]).map(e=>[e,t[e]]);return{...e,...Object.fromEntries(r)}}var b=(e,t)=>!e.protected&&e.end!==null&&e.end<t,x=e=>e.cursor===null?-1/0:e.events.at(-1)?.start??1/0;function S(e,t){let n=new Set(t.flatMap(e=>e.events.map(k))),r=new Set(t.flatMap(e=>e.missing??[])),i=t.at(-1),a=i?x(i):1/0;return e.filter(e=>e.start>a&&!n.has(k(e))&&!r.has(e.home))}function C(e,t,n){let r=e.findIndex(e=>g(e,t));return r<0?null:e[r+n]??null}function w(e,t){let n=[];for(let r of e){let e=t(r.start),i=n.at(-1);i?.key===e?i.events.push(r):n.push({key:e,start:r.start,events:[r]})}return n}var T=/^[0-9A-HJKMNP-TV-Z]{26}$/i,E=Date.UTC(9999,11,31);function D(e){if(T.test(e))return{filter:p,open:e};let t=new URLSearchParams(e),n=e=>{let n=Date.parse(t.get(e)??``);return Number.isNaN(n)?null:Math.min(Math.max(n,0),E)};return{filter:{cameras:t.get(`camera`)?.split(`,`).filter(Boolean)??[],zone:t.get(`zone`)??``,isNew:t.has(`new`),since:n(`since`),until:n(`until`)},open:t.get(`event`)??``}}function O({filter:e,open:t}){let n=[];return e.cameras.length&&n.push(`camera=${e.cameras.join(`,`)}`),e.zone&&n.push(`zone=${e.zone}`),e.isNew&&n.push(`new=1`),e.since!==null&&n.push(`since=${new Date(e.since).toISOString()}`),e.until!==null&&n.push(`until=${new Date(e.until).toISOString()}`),t&&n.push(`event=${t}`),n.join(`&`)}var k=e=>e.home?`${e.home}/${e.id}`:e.id,A=e=>t(e);function j(e,t){return e===null?{note:`player.no_answer`,again:!0}:e===401||e===403?{note:`player.logged_out`,again:!1}:e>=400&&t?{note:`event.on_its_way`,again:!0}:e>=500?{note:`player.not_ready`,again:!0}:{note:e>=400?`player.expired`:`event.cant_play`,again:!1}}var M=1500,N=10,P=3e4,F=class extends l{constructor(...e){super(...e),this.note=``,this.#e=0,this.#t=``,this.#n=0}static{this.styles=[u,n`
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
    `]}#e;#t;#n;#r;disconnectedCallback(){super.disconnectedCallback(),this.#l(),this.#t=this.note=``}updated(e){let t=k(this.event);t!==this.#t&&this.isConnected&&(this.#t=t,this.#u(``),this.#e=this.#n=0,this.#i(t))}render(){return r`
      <video
        controls
        playsinline
        autoplay
        muted
        class=${this.note?`away`:``}
        @loadedmetadata=${()=>this.#s()}
        @playing=${()=>this.#u(``)}
        @error=${()=>void this.#c(this.#t)}
      ></video>
      ${this.note?r`<div class="note" role="status">${this.t(this.note)}</div>`:e}
    `}async#i(e){this.#l(),this.video.removeAttribute(`poster`);let t=await this.#a();this.#t===e&&(t===null?(this.#u(`player.no_answer`),this.#r=setTimeout(()=>void this.#i(e),M)):(this.video.src=t,this.video.play().catch(()=>{})))}async#a(){try{return new URL(await this.app.backend.addresses.clip(this.event),location.href).href}catch{return null}}async#o(e,t){let n=await this.#a();this.#t===e&&(n!==null&&n!==t?await this.#i(e):this.#r=setTimeout(()=>void this.#o(e,t),M))}#s(){this.#n&&(this.video.currentTime=this.#n)}async#c(e){let{video:t}=this;if(!t.hasAttribute(`src`))return;this.#n=t.currentTime||this.#n;let n=t.error?.code===MediaError.MEDIA_ERR_NETWORK,r=await I(t.src);if(this.#t!==e)return;let{end:i}=this.event,a=j(r,i===null||Date.now()-i<P),o=r===null||r>=500;(a.again||n||r!==null&&r<400&&!this.#e)&&(o||this.#e++<N)?(this.#u(a.again?a.note:``),this.#r=setTimeout(()=>void this.#i(e),M)):(this.#u(a.again?`player.expired`:a.note),a.note===`player.logged_out`&&this.#o(e,t.src))}#l(){clearTimeout(this.#r),this.video?.hasAttribute(`src`)&&(this.video.removeAttribute(`src`),this.video.load())}#u(e){this.note=e}};s([o({attribute:!1})],F.prototype,`event`,void 0),s([a()],F.prototype,`note`,void 0),s([i(`video`)],F.prototype,`video`,void 0),F=s([f(`tawny-clip`)],F);async function I(e){let t=new AbortController;try{let{status:n}=await fetch(e,{headers:{Range:`bytes=0-0`},signal:t.signal});return n}catch{return null}finally{t.abort()}}export{k as a,S as c,g as d,h as f,D as g,A as h,v as i,b as l,C as m,w as n,O as o,_ as p,y as r,x as s,p as t,m as u};