import{_ as e,c as t,d as n,l as r,m as i,n as a,s as o,t as s}from"./element-C2n6mDQz.js";import{i as c,n as l,t as u}from"./root-oErZt4hX.js";import{n as d,t as f}from"./events-strip-D78ZaJSa.js";import{t as p}from"./repeat-D9CGXrn9.js";import{t as m}from"./icon-CgXKSShU.js";import{a as h,h as g,t as _}from"./clip-BfR_hS41.js";import{n as v,r as y,t as b}from"./types-mpe7YUF5.js";import"./message-Cr_MUyKM.js";var x=class extends s{constructor(...e){super(...e),this.cameras=[],this.timeline=!1,this.count=0,this.open=null,this.problem=``,this.#e=new c(this,e=>e.backend.cameras),this.#t=new f(this)}static{this.styles=[m,e`
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
    `]}#e;#t;willUpdate(){this.#t.show({..._,cameras:this.cameras.map(b)}),this.open&&=this.#t.now(this.open)}render(){let e=this.cameras.length?this.cameras:this.#e.value??[];return i`
      ${this.timeline?this.#n(e):n} ${this.count?this.#r(e):n}
      ${this.open?this.#a(this.open,e):n}
    `}#n(e){return i`
      <tawny-events-strip
        .cameras=${e}
        .events=${this.#t.events}
        @tawny-event=${t=>void this.#o(t.detail,e)}
      ></tawny-events-strip>
    `}#r(e){let{events:t,isLoaded:r}=this.#t;if(!t.length){let e=this.t(`events.none_title`);return r?i`<tawny-message icon=${d} heading=${e}></tawny-message>`:n}return i`
      <ol aria-live="polite" @tawny-open=${e=>void this.#s(e.detail)}>
        ${p(t.slice(0,this.count),h,t=>this.#i(t,e))}
      </ol>
    `}#i(e,t){return i`
      <li>
        <tawny-event-card
          .event=${e}
          .camera=${t.find(t=>y(t,v(e)))}
          ?fresh=${this.#t.fresh.has(e.id)}
        ></tawny-event-card>
      </li>
    `}#a(e,t){let{events:n}=this.#t;return i`
      <tawny-event-dialog
        .event=${e}
        .camera=${t.find(t=>y(t,v(e)))}
        ?hasNewer=${g(n,e,-1)!==null}
        ?hasOlder=${g(n,e,1)!==null}
        problem=${this.problem}
        @tawny-step=${t=>{let r=g(n,e,t.detail);r&&this.#s(r),r&&!g(n,r,1)&&this.#t.more()}}
        @tawny-change=${t=>void this.#c(e,t.detail)}
        @tawny-close=${()=>{this.open=null}}
      ></tawny-event-dialog>
    `}async#o(e,t){let n=this.#t.events.find(t=>t.id===e),r=(n?[n.home]:[...new Set(t.map(e=>e.home))]).map(t=>this.#t.find(t,e).catch(()=>null)),i=(await Promise.all(r)).find(e=>e!==null);i&&await this.#s(i)}async#s(e){this.problem=``,this.open=e;let t=this.#e.value?.find(t=>y(t,v(e)));!e.reviewed&&t?.canControl&&await this.#c(e,{reviewed:!0})}async#c(e,t){this.problem=``;try{await this.#t.change(e,t)}catch(e){this.problem=this.failed(e)}}};a([t({attribute:!1})],x.prototype,`cameras`,void 0),a([t({type:Boolean})],x.prototype,`timeline`,void 0),a([t({type:Number})],x.prototype,`count`,void 0),a([o()],x.prototype,`open`,void 0),a([o()],x.prototype,`problem`,void 0),x=a([r(`tawny-events-few`)],x);var S=class extends u{static{this.styles=[l,e`
      :host {
        display: block;
      }
    `]}render(){return this.app?i`<tawny-hass-events-inside .config=${this.config}></tawny-hass-events-inside>`:n}go(){}link(){return null}};a([t({attribute:!1})],S.prototype,`config`,void 0),S=a([r(`tawny-hass-events`)],S);var C=class extends s{static{this.styles=e`
    tawny-events-few {
      background: var(--tawny-card);
    }
  `}#e=new c(this,e=>e.backend.cameras);render(){let{config:e}=this,t=this.#e.value;if(!t)return n;let r=e.entities?.length?t.filter(t=>e.entities?.includes(t.entity)):[];return i`
      <tawny-events-few
        .cameras=${r}
        ?timeline=${e.timeline}
        .count=${e.count??0}
      ></tawny-events-few>
    `}};a([t({attribute:!1})],C.prototype,`config`,void 0),C=a([r(`tawny-hass-events-inside`)],C);