import{F as e,I as t,M as n,N as r,P as i,R as a,V as o,a as s,i as c,r as l,v as u,x as d,y as f}from"./index-BJtrAX8V.js";var p={cameras:[],zone:``,isNew:!1,since:null,until:null},m=e=>e.cameras.length>0||e.zone!==``||e.isNew||e.since!==null||e.until!==null;function h(e,t){return(!t.cameras.length||t.cameras.includes(u(f(e))))&&(!t.zone||e.zones.includes(t.zone))&&!(t.isNew&&e.reviewed)&&(t.since===null||e.end===null||e.end>=t.since)&&(t.until===null||e.start<t.until)}var g=(e,t)=>e.id===t.id&&e.home===t.home;function _(e,t){return[...new Map([...e,...t].map(e=>[`${e.home}/${e.id}`,e])).values()].sort((e,t)=>t.start-e.start||(e.id<t.id?1:-1))}var v=(e,t)=>({...e,...t});function y(e,t,n){let r=e.findIndex(e=>g(e,t));return r<0?null:e[r+n]??null}function b(e,t){let n=[];for(let r of e){let e=t(r.start),i=n.at(-1);i?.key===e?i.events.push(r):n.push({key:e,start:r.start,events:[r]})}return n}function x(e){let t=new URLSearchParams(e),n=e=>{let n=Date.parse(t.get(e)??``);return Number.isNaN(n)?null:n};return{filter:{cameras:t.get(`camera`)?.split(`,`).filter(Boolean)??[],zone:t.get(`zone`)??``,isNew:t.has(`new`),since:n(`since`),until:n(`until`)},open:t.get(`event`)??``}}function S({filter:e,open:t}){let n=[];return e.cameras.length&&n.push(`camera=${e.cameras.join(`,`)}`),e.zone&&n.push(`zone=${e.zone}`),e.isNew&&n.push(`new=1`),e.since!==null&&n.push(`since=${new Date(e.since).toISOString()}`),e.until!==null&&n.push(`until=${new Date(e.until).toISOString()}`),t&&n.push(`event=${t}`),n.join(`&`)}var C=e=>e.home?`${e.home}/${e.id}`:e.id,w=e=>d(e),T=1500,E=10,D=3e4,O=class extends l{constructor(...e){super(...e),this.note=``,this.#e=0,this.#t=``}static{this.styles=[s,o`
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
    `]}#e;#t;#n;disconnectedCallback(){super.disconnectedCallback(),this.#a(),this.#t=``}updated(e){let t=C(this.event);t!==this.#t&&this.isConnected&&(this.#t=t,this.#e=0,this.#r(t))}render(){return a`
      <video
        controls
        playsinline
        autoplay
        muted
        @playing=${()=>this.#o(``)}
        @error=${()=>this.#i()}
      ></video>
      ${this.note?a`<div class="note" role="status">${this.t(this.note)}</div>`:t}
    `}async#r(e){this.#a(),this.#o(``);let{addresses:t}=this.app.backend;this.video.removeAttribute(`poster`);let n=await t.clip(this.event);this.#t===e&&(this.video.src=n,this.video.play().catch(()=>{}))}#i(){if(!this.video.hasAttribute(`src`))return;let{end:e}=this.event;(e===null||Date.now()-e<D)&&this.#e++<E?(this.#o(`event.on_its_way`),this.#n=setTimeout(()=>void this.#r(this.#t),T)):this.#o(`event.cant_play`)}#a(){clearTimeout(this.#n),this.video?.hasAttribute(`src`)&&(this.video.removeAttribute(`src`),this.video.load())}#o(e){this.note=e}};c([i({attribute:!1})],O.prototype,`event`,void 0),c([r()],O.prototype,`note`,void 0),c([n(`video`)],O.prototype,`video`,void 0),O=c([e(`tawny-clip`)],O);export{S as a,_ as c,x as d,C as i,y as l,b as n,m as o,v as r,h as s,p as t,w as u};