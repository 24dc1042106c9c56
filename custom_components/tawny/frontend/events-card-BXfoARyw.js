import{O as e,S as t,T as n,b as r,m as i,n as a,r as o,t as s,v as c,y as l}from"./types-CmMm0l-2.js";import{m as u,n as d,p as f}from"./icon-u3dGhHk5.js";import{c as p,t as m}from"./root-BjpxI25o.js";import{n as h,t as g}from"./events-strip-CfOJ2qdU.js";import{t as _}from"./repeat-BuJJ31we.js";import{i as v,l as y,t as b}from"./clip-CQsapfeY.js";import"./message-BO6y4J1Z.js";var x=class extends u{constructor(...e){super(...e),this.cameras=[],this.timeline=!1,this.count=0,this.open=null,this.problem=``,this.#e=new f(this,e=>e.backend.cameras),this.#t=new g(this)}static{this.styles=[d,e`
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
    `]}#e;#t;willUpdate(){this.#t.show({...b,cameras:this.cameras.map(s)});let{open:e}=this;this.open=(e&&this.#t.events.find(t=>v(t)===v(e)))??e}render(){let e=this.cameras.length?this.cameras:this.#e.value??[];return n`
      ${this.timeline?this.#n(e):t} ${this.count?this.#r(e):t}
      ${this.open?this.#a(this.open,e):t}
    `}#n(e){return n`
      <tawny-events-strip
        .cameras=${e}
        .events=${this.#t.events}
        @tawny-event=${t=>void this.#o(t.detail,e)}
      ></tawny-events-strip>
    `}#r(e){let{events:r,isLoaded:i}=this.#t;if(!r.length){let e=this.t(`events.none_title`);return i?n`<tawny-message icon=${h} heading=${e}></tawny-message>`:t}return n`
      <ol aria-live="polite" @tawny-open=${e=>void this.#s(e.detail)}>
        ${_(r.slice(0,this.count),v,t=>this.#i(t,e))}
      </ol>
    `}#i(e,t){return n`
      <li>
        <tawny-event-card
          .event=${e}
          .camera=${t.find(t=>o(t,a(e)))}
          ?fresh=${this.#t.fresh.has(e.id)}
        ></tawny-event-card>
      </li>
    `}#a(e,t){let{events:r}=this.#t;return n`
      <tawny-event-dialog
        .event=${e}
        .camera=${t.find(t=>o(t,a(e)))}
        ?hasNewer=${y(r,e,-1)!==null}
        ?hasOlder=${y(r,e,1)!==null}
        problem=${this.problem}
        @tawny-step=${t=>{let n=y(r,e,t.detail);n&&this.#s(n),n&&!y(r,n,1)&&this.#t.more()}}
        @tawny-change=${t=>void this.#c(e,t.detail)}
        @tawny-close=${()=>{this.open=null}}
      ></tawny-event-dialog>
    `}async#o(e,t){let n=this.#t.events.find(t=>t.id===e),r=(n?[n.home]:[...new Set(t.map(e=>e.home))]).map(t=>this.#t.find(t,e).catch(()=>null)),i=(await Promise.all(r)).find(e=>e!==null);i&&await this.#s(i)}async#s(e){this.problem=``,this.open=e;let t=this.#e.value?.find(t=>o(t,a(e)));!e.reviewed&&t?.canControl&&await this.#c(e,{reviewed:!0})}async#c(e,t){this.problem=``;try{await this.#t.change(e,t)}catch(e){this.problem=this.t(`app.failed`,{reason:e instanceof Error?e.message:String(e)})}}};i([l({attribute:!1})],x.prototype,`cameras`,void 0),i([l({type:Boolean})],x.prototype,`timeline`,void 0),i([l({type:Number})],x.prototype,`count`,void 0),i([c()],x.prototype,`open`,void 0),i([c()],x.prototype,`problem`,void 0),x=i([r(`tawny-events-few`)],x);var S=class extends m{static{this.styles=[p,e`
      :host {
        display: block;
      }
    `]}render(){return this.app?n`<tawny-hass-events-inside .config=${this.config}></tawny-hass-events-inside>`:t}go(){}link(){return null}};i([l({attribute:!1})],S.prototype,`config`,void 0),S=i([r(`tawny-hass-events`)],S);var C=class extends u{static{this.styles=e`
    tawny-events-few {
      background: var(--tawny-card);
    }
  `}#e=new f(this,e=>e.backend.cameras);render(){let{config:e}=this,r=this.#e.value;if(!r)return t;let i=e.entities?.length?r.filter(t=>e.entities?.includes(t.entity)):[];return n`
      <tawny-events-few
        .cameras=${i}
        ?timeline=${e.timeline}
        .count=${e.count??0}
      ></tawny-events-few>
    `}};i([l({attribute:!1})],C.prototype,`config`,void 0),C=i([r(`tawny-hass-events-inside`)],C);