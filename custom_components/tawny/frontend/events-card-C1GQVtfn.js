import{C as e,_ as t,b as n,c as r,h as i,l as a,m as o,n as s,p as c,r as l,t as u,u as d}from"./watch-DmlLQnoC.js";import{n as f,t as p}from"./root-cwam0O-c.js";import{n as m,t as h}from"./events-strip-D0CSZ8Ln.js";import{t as g}from"./repeat-wEihg5pl.js";import{t as _}from"./icon-LbX0X2qZ.js";import{i as v,l as y,t as b}from"./clip-BcERT7lT.js";import"./message-DQxdU43L.js";var x=class extends s{constructor(...e){super(...e),this.cameras=[],this.timeline=!1,this.count=0,this.open=null,this.problem=``,this.#e=new u(this,e=>e.backend.cameras),this.#t=new h(this)}static{this.styles=[_,e`
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
    `]}#e;#t;willUpdate(){this.#t.show({...b,cameras:this.cameras.map(r)});let{open:e}=this;this.open=(e&&this.#t.events.find(t=>v(t)===v(e)))??e}render(){let e=this.cameras.length?this.cameras:this.#e.value??[];return n`
      ${this.timeline?this.#n(e):t} ${this.count?this.#r(e):t}
      ${this.open?this.#a(this.open,e):t}
    `}#n(e){return n`
      <tawny-events-strip
        .cameras=${e}
        .events=${this.#t.events}
        @tawny-event=${t=>void this.#o(t.detail,e)}
      ></tawny-events-strip>
    `}#r(e){let{events:r,isLoaded:i}=this.#t;if(!r.length){let e=this.t(`events.none_title`);return i?n`<tawny-message icon=${m} heading=${e}></tawny-message>`:t}return n`
      <ol aria-live="polite" @tawny-open=${e=>void this.#s(e.detail)}>
        ${g(r.slice(0,this.count),v,t=>this.#i(t,e))}
      </ol>
    `}#i(e,t){return n`
      <li>
        <tawny-event-card
          .event=${e}
          .camera=${t.find(t=>d(t,a(e)))}
          ?fresh=${this.#t.fresh.has(e.id)}
        ></tawny-event-card>
      </li>
    `}#a(e,t){let{events:r}=this.#t;return n`
      <tawny-event-dialog
        .event=${e}
        .camera=${t.find(t=>d(t,a(e)))}
        ?hasNewer=${y(r,e,-1)!==null}
        ?hasOlder=${y(r,e,1)!==null}
        problem=${this.problem}
        @tawny-step=${t=>{let n=y(r,e,t.detail);n&&this.#s(n),n&&!y(r,n,1)&&this.#t.more()}}
        @tawny-change=${t=>void this.#c(e,t.detail)}
        @tawny-close=${()=>{this.open=null}}
      ></tawny-event-dialog>
    `}async#o(e,t){let n=this.#t.events.find(t=>t.id===e),r=(n?[n.home]:[...new Set(t.map(e=>e.home))]).map(t=>this.#t.find(t,e).catch(()=>null)),i=(await Promise.all(r)).find(e=>e!==null);i&&await this.#s(i)}async#s(e){this.problem=``,this.open=e;let t=this.#e.value?.find(t=>d(t,a(e)));!e.reviewed&&t?.canControl&&await this.#c(e,{reviewed:!0})}async#c(e,t){this.problem=``;try{await this.#t.change(e,t)}catch(e){this.problem=this.failed(e)}}};l([o({attribute:!1})],x.prototype,`cameras`,void 0),l([o({type:Boolean})],x.prototype,`timeline`,void 0),l([o({type:Number})],x.prototype,`count`,void 0),l([c()],x.prototype,`open`,void 0),l([c()],x.prototype,`problem`,void 0),x=l([i(`tawny-events-few`)],x);var S=class extends p{static{this.styles=[f,e`
      :host {
        display: block;
      }
    `]}render(){return this.app?n`<tawny-hass-events-inside .config=${this.config}></tawny-hass-events-inside>`:t}go(){}link(){return null}};l([o({attribute:!1})],S.prototype,`config`,void 0),S=l([i(`tawny-hass-events`)],S);var C=class extends s{static{this.styles=e`
    tawny-events-few {
      background: var(--tawny-card);
    }
  `}#e=new u(this,e=>e.backend.cameras);render(){let{config:e}=this,r=this.#e.value;if(!r)return t;let i=e.entities?.length?r.filter(t=>e.entities?.includes(t.entity)):[];return n`
      <tawny-events-few
        .cameras=${i}
        ?timeline=${e.timeline}
        .count=${e.count??0}
      ></tawny-events-few>
    `}};l([o({attribute:!1})],C.prototype,`config`,void 0),C=l([i(`tawny-hass-events-inside`)],C);