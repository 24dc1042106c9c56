import{_ as e,a as t,b as n,d as r,f as i,m as a,o,s,t as c,u as l}from"./decorate-BLRVxu6Q.js";import{i as u,n as d,t as f}from"./icon-IoJ6aSv4.js";import{n as p,t as m}from"./root-zUMe2F1O.js";import{n as h,t as g}from"./events-strip-Q2KewkBQ.js";import{t as _}from"./repeat-D4PGL1r8.js";import{i as v,l as y,t as b}from"./clip-roLKmxb2.js";import"./message-qHK8V8Kl.js";var x=class extends d{constructor(...e){super(...e),this.cameras=[],this.timeline=!1,this.count=0,this.open=null,this.problem=``,this.#e=new f(this,e=>e.backend.cameras),this.#t=new g(this)}static{this.styles=[u,n`
      :host {
        display: grid;
        gap: 12px;
        padding: 12px;
        border-radius: var(--tawny-round);
        background: var(--tawny-page);
      }
      ol {
        display: grid;
        gap: 10px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr));
      }
      tawny-message {
        padding-block: 20px;
      }
    `]}#e;#t;willUpdate(){this.#t.show({...b,cameras:this.cameras.map(t)});let{open:e}=this;this.open=(e&&this.#t.events.find(t=>v(t)===v(e)))??e}render(){let t=this.cameras.length?this.cameras:this.#e.value??[];return e`
      ${this.timeline?this.#n(t):a} ${this.count?this.#r(t):a}
      ${this.open?this.#a(this.open,t):a}
    `}#n(t){return e`
      <tawny-events-strip
        .cameras=${t}
        .events=${this.#t.events}
        @tawny-event=${e=>void this.#o(e.detail,t)}
      ></tawny-events-strip>
    `}#r(t){let{events:n,isLoaded:r}=this.#t;if(!n.length){let t=this.t(`events.none_title`);return r?e`<tawny-message icon=${h} heading=${t}></tawny-message>`:a}return e`
      <ol aria-live="polite" @tawny-open=${e=>void this.#s(e.detail)}>
        ${_(n.slice(0,this.count),v,e=>this.#i(e,t))}
      </ol>
    `}#i(t,n){return e`
      <li>
        <tawny-event-card
          .event=${t}
          .camera=${n.find(e=>s(e,o(t)))}
          ?fresh=${this.#t.fresh.has(t.id)}
        ></tawny-event-card>
      </li>
    `}#a(t,n){let{events:r}=this.#t;return e`
      <tawny-event-dialog
        .event=${t}
        .camera=${n.find(e=>s(e,o(t)))}
        ?hasNewer=${y(r,t,-1)!==null}
        ?hasOlder=${y(r,t,1)!==null}
        problem=${this.problem}
        @tawny-step=${e=>{let n=y(r,t,e.detail);n&&this.#s(n),n&&!y(r,n,1)&&this.#t.more()}}
        @tawny-change=${e=>void this.#c(t,e.detail)}
        @tawny-close=${()=>{this.open=null}}
      ></tawny-event-dialog>
    `}async#o(e,t){let n=this.#t.events.find(t=>t.id===e),r=(n?[n.home]:[...new Set(t.map(e=>e.home))]).map(t=>this.#t.find(t,e).catch(()=>null)),i=(await Promise.all(r)).find(e=>e!==null);i&&await this.#s(i)}async#s(e){this.problem=``,this.open=e;let t=this.#e.value?.find(t=>s(t,o(e)));!e.reviewed&&t?.canControl&&await this.#c(e,{reviewed:!0})}async#c(e,t){this.problem=``;try{await this.#t.change(e,t)}catch(e){this.problem=this.failed(e)}}};c([r({attribute:!1})],x.prototype,`cameras`,void 0),c([r({type:Boolean})],x.prototype,`timeline`,void 0),c([r({type:Number})],x.prototype,`count`,void 0),c([l()],x.prototype,`open`,void 0),c([l()],x.prototype,`problem`,void 0),x=c([i(`tawny-events-few`)],x);var S=class extends m{static{this.styles=[p,n`
      :host {
        display: block;
      }
    `]}render(){return this.app?e`<tawny-hass-events-inside .config=${this.config}></tawny-hass-events-inside>`:a}go(){}link(){return null}};c([r({attribute:!1})],S.prototype,`config`,void 0),S=c([i(`tawny-hass-events`)],S);var C=class extends d{static{this.styles=n`
    tawny-events-few {
      background: var(--tawny-card);
    }
  `}#e=new f(this,e=>e.backend.cameras);render(){let{config:t}=this,n=this.#e.value;if(!n)return a;let r=t.entities?.length?n.filter(e=>t.entities?.includes(e.entity)):[];return e`
      <tawny-events-few
        .cameras=${r}
        ?timeline=${t.timeline}
        .count=${t.count??0}
      ></tawny-events-few>
    `}};c([r({attribute:!1})],C.prototype,`config`,void 0),C=c([i(`tawny-hass-events-inside`)],C);