import{a as e,f as t,h as n,l as r,o as i,s as a,t as o}from"./decorate-BQdFff4O.js";import{f as s,h as c,p as l}from"./css-props-Rd-ETDxK.js";import{n as u,t as d}from"./root-DyHMZv50.js";import{n as f,t as p}from"./events-strip-Dw2r0WV5.js";import{t as m}from"./repeat-QZwRnN_b.js";import{i as h,l as g,t as _}from"./clip-C_LN1pz0.js";import{n as v,r as y,t as b}from"./types-Cmzqlky9.js";import"./message-DcIkq61X.js";var x=class extends l{constructor(...e){super(...e),this.cameras=[],this.timeline=!1,this.count=0,this.open=null,this.problem=``,this.#e=new s(this,e=>e.backend.cameras),this.#t=new p(this)}static{this.styles=[c,n`
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
    `]}#e;#t;willUpdate(){this.#t.show({..._,cameras:this.cameras.map(b)});let{open:e}=this;this.open=(e&&this.#t.events.find(t=>h(t)===h(e)))??e}render(){let e=this.cameras.length?this.cameras:this.#e.value??[];return t`
      ${this.timeline?this.#n(e):r} ${this.count?this.#r(e):r}
      ${this.open?this.#a(this.open,e):r}
    `}#n(e){return t`
      <tawny-events-strip
        .cameras=${e}
        .events=${this.#t.events}
        @tawny-event=${t=>void this.#o(t.detail,e)}
      ></tawny-events-strip>
    `}#r(e){let{events:n,isLoaded:i}=this.#t;if(!n.length){let e=this.t(`events.none_title`);return i?t`<tawny-message icon=${f} heading=${e}></tawny-message>`:r}return t`
      <ol aria-live="polite" @tawny-open=${e=>void this.#s(e.detail)}>
        ${m(n.slice(0,this.count),h,t=>this.#i(t,e))}
      </ol>
    `}#i(e,n){return t`
      <li>
        <tawny-event-card
          .event=${e}
          .camera=${n.find(t=>y(t,v(e)))}
          ?fresh=${this.#t.fresh.has(e.id)}
        ></tawny-event-card>
      </li>
    `}#a(e,n){let{events:r}=this.#t;return t`
      <tawny-event-dialog
        .event=${e}
        .camera=${n.find(t=>y(t,v(e)))}
        ?hasNewer=${g(r,e,-1)!==null}
        ?hasOlder=${g(r,e,1)!==null}
        problem=${this.problem}
        @tawny-step=${t=>{let n=g(r,e,t.detail);n&&this.#s(n),n&&!g(r,n,1)&&this.#t.more()}}
        @tawny-change=${t=>void this.#c(e,t.detail)}
        @tawny-close=${()=>{this.open=null}}
      ></tawny-event-dialog>
    `}async#o(e,t){let n=this.#t.events.find(t=>t.id===e),r=(n?[n.home]:[...new Set(t.map(e=>e.home))]).map(t=>this.#t.find(t,e).catch(()=>null)),i=(await Promise.all(r)).find(e=>e!==null);i&&await this.#s(i)}async#s(e){this.problem=``,this.open=e;let t=this.#e.value?.find(t=>y(t,v(e)));!e.reviewed&&t?.canControl&&await this.#c(e,{reviewed:!0})}async#c(e,t){this.problem=``;try{await this.#t.change(e,t)}catch(e){this.problem=this.failed(e)}}};o([i({attribute:!1})],x.prototype,`cameras`,void 0),o([i({type:Boolean})],x.prototype,`timeline`,void 0),o([i({type:Number})],x.prototype,`count`,void 0),o([e()],x.prototype,`open`,void 0),o([e()],x.prototype,`problem`,void 0),x=o([a(`tawny-events-few`)],x);var S=class extends d{static{this.styles=[u,n`
      :host {
        display: block;
      }
    `]}render(){return this.app?t`<tawny-hass-events-inside .config=${this.config}></tawny-hass-events-inside>`:r}go(){}link(){return null}};o([i({attribute:!1})],S.prototype,`config`,void 0),S=o([a(`tawny-hass-events`)],S);var C=class extends l{static{this.styles=n`
    tawny-events-few {
      background: var(--tawny-card);
    }
  `}#e=new s(this,e=>e.backend.cameras);render(){let{config:e}=this,n=this.#e.value;if(!n)return r;let i=e.entities?.length?n.filter(t=>e.entities?.includes(t.entity)):[];return t`
      <tawny-events-few
        .cameras=${i}
        ?timeline=${e.timeline}
        .count=${e.count??0}
      ></tawny-events-few>
    `}};o([i({attribute:!1})],C.prototype,`config`,void 0),C=o([a(`tawny-hass-events-inside`)],C);