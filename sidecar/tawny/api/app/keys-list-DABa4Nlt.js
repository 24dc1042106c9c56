const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./key-words-Ci4PO_X1.js","./recordings-Ds_3b6Xs.js","./index-2QXIP9Bo.js"])))=>i.map(i=>d[i]);
import{B as e,H as t,V as n,W as r,c as i,g as a,h as o,o as s,q as c,s as l,z as u}from"./index-2QXIP9Bo.js";var d={"keys.calendar":`In the calendar`,"keys.camera":`When a camera is large`,"keys.choose":`Go to the moment in the middle`,"keys.close":`Close, or back`,"keys.corner_add":`Add a corner`,"keys.corner_move":`Move (with ⇧: further)`,"keys.corner_remove":`Remove the corner`,"keys.day":`Another day`,"keys.event":`When an event is open`,"keys.everywhere":`Everywhere`,"keys.further":`A whole screen earlier or later`,"keys.help":`This list`,"keys.move":`Earlier or later`,"keys.next":`To the next or the previous`,"keys.now":`To the present`,"keys.open":`Open or press`,"keys.pages":`Previous or next page`,"keys.play":`Play or pause`,"keys.section":`Previous or next section`,"keys.skip":`5 seconds back or forward`,"keys.step_camera":`Previous or next camera`,"keys.tabs":`On the tabs`,"keys.timeline":`On the timeline`,"keys.zones":`On a corner of a zone`,"keys.zoom":`Closer or further away`},f={de:()=>a(()=>import(`./de-BY7zuYFD.js`),[],import.meta.url),es:()=>a(()=>import(`./es-3T3tL1tC.js`),[],import.meta.url),fr:()=>a(()=>import(`./fr-CMPk9qKc.js`),[],import.meta.url),it:()=>a(()=>import(`./it-HwxAZrTz.js`),[],import.meta.url),nl:()=>a(()=>import(`./nl-DUQgiDtg.js`),[],import.meta.url),pt:()=>a(()=>import(`./pt-C686VSvR.js`),[],import.meta.url)},p=e=>o(d,f,e),m=[{keys:`← →`,own:`keys.step_camera`},{keys:`f`,text:`live.full_screen`},{keys:`m`,text:`live.sound`},{keys:`Esc`,own:`keys.close`}],h=[{keys:`↑ k`,text:`event.newer`},{keys:`↓ j`,text:`event.older`},{keys:`← →`,own:`keys.skip`},{keys:`␣`,own:`keys.play`},{keys:`r`,text:`event.reviewed`},{keys:`p`,text:`event.keep`},{keys:`l`,text:`event.name`},{keys:`s`,text:`event.share`},{keys:`d`,text:`event.download`},{keys:`f`,text:`live.full_screen`},{keys:`m`,text:`live.sound`},{keys:`Esc`,own:`keys.close`}],g=[{keys:`← →`,own:`keys.move`},{keys:`PgUp PgDn`,own:`keys.further`},{keys:`+ −`,own:`keys.zoom`},{keys:`End`,own:`keys.now`},{keys:`⏎`,own:`keys.choose`}],_=[{keys:`␣ k`,own:`keys.play`},{keys:`← j`,rec:`rec.back`},{keys:`→`,rec:`rec.on`},{keys:`l`,rec:`rec.run`},{keys:`< >`,rec:`rec.slower_faster`},{keys:`, .`,rec:`rec.frames`},{keys:`p`,rec:`rec.event_before`},{keys:`n`,rec:`rec.event_after`},{keys:`q`,rec:`rec.skip`},{keys:`i`,rec:`rec.mark_start`},{keys:`o`,rec:`rec.mark_end`},{keys:`s`,text:`event.share`},{keys:`f`,text:`live.full_screen`},{keys:`m`,text:`live.sound`}],v={where:`keys.everywhere`,lines:[{keys:`⇥`,own:`keys.next`},{keys:`⏎`,own:`keys.open`},{keys:`?`,own:`keys.help`}]},y={camera:[{lines:m}],event:[{lines:h}],live:[{where:`keys.camera`,lines:m},v],kiosk:[{lines:[{keys:`← →`,own:`keys.pages`},{keys:`Esc`,text:`kiosk.back`},{keys:`f`,text:`live.full_screen`}]},v],events:[{where:`keys.event`,lines:h},{where:`keys.timeline`,lines:g},v],recordings:[{lines:_},{where:`keys.timeline`,lines:[{keys:`+ −`,own:`keys.zoom`}]},{where:`keys.calendar`,lines:[{keys:`← → ↑ ↓`,own:`keys.day`}]},v],sensors:[v],settings:[{where:`keys.tabs`,lines:[{keys:`← →`,own:`keys.section`}]},{where:`keys.zones`,lines:[{keys:`← → ↑ ↓`,own:`keys.corner_move`},{keys:`⏎ +`,own:`keys.corner_add`},{keys:`Del`,own:`keys.corner_remove`}]},v]},b=class extends s{constructor(...e){super(...e),this.what=`live`,this.own=null,this.rec=null}static{this.styles=[i,c`
      :host {
        display: grid;
        gap: 14px;
        font-size: 0.94rem;
      }
      h3 {
        margin-bottom: 6px;
        color: var(--tawny-soft);
        font-size: inherit;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5em), 1fr));
        gap: 5px 20px;
        margin: 0;
      }
      div {
        display: flex;
        align-items: start;
        gap: 10px;
      }
      dt {
        display: flex;
        flex: none;
        gap: 4px;
        min-width: 4.4em; /* of two keys, so that words stand in a line */
      }
      dd {
        margin: 0;
      }
      kbd {
        min-width: 2.1em;
        padding: 0 6px;
        border: 1px solid var(--tawny-line);
        border-radius: 6px;
        background: var(--tawny-raised);
        font: 600 0.88em / 1.6 ui-monospace, monospace;
        text-align: center;
      }
    `]}firstUpdated(){this.#n()}render(){return this.own?y[this.what].map(e=>this.#e(e)):t}#e({where:e,lines:n}){return r`
      <section>
        ${e?r`<h3>${this.own?.(e)}</h3>`:t}
        <dl>
          ${n.map(e=>r`
              <div>
                <dt>${e.keys.split(` `).map(e=>r`<kbd>${e}</kbd>`)}</dt>
                <dd>${this.#t(e)}</dd>
              </div>
            `)}
        </dl>
      </section>
    `}#t(e){return`own`in e?this.own?.(e.own):`rec`in e?this.rec?.(e.rec):this.t(e.text)}async#n(){let{language:e}=this.app;if(this.what===`recordings`){let{loadRecordingsTexts:t}=await a(async()=>{let{loadRecordingsTexts:e}=await import(`./key-words-Ci4PO_X1.js`);return{loadRecordingsTexts:e}},__vite__mapDeps([0,1,2]),import.meta.url);this.rec=await t(e)}this.own=await p(e)}};l([e()],b.prototype,`what`,void 0),l([u()],b.prototype,`own`,void 0),l([u()],b.prototype,`rec`,void 0),b=l([n(`tawny-keys-list`)],b);export{b as TawnyKeysList};