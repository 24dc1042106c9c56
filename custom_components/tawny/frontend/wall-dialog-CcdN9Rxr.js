import{_ as e,c as t,d as n,l as r,m as i,n as a,t as o}from"./element-C2n6mDQz.js";import{t as s}from"./types-mpe7YUF5.js";import{t as c}from"./icon-CgXKSShU.js";import{t as l}from"./select-styles-BTFEOGL9.js";import"./dialog-Nv3ZneqT.js";var u=[0,1,2,3,4,6,8,9,12,16],d=[0,10,20,30,60,300],f=[`large`,`page`,`off`],p=[0,1,2,5,10,30,60],m=class extends o{constructor(...e){super(...e),this.cameras=[]}static{this.styles=[c,l,e`
      form {
        display: grid;
        gap: 14px;
        padding: 4px 18px 20px;
      }
      label.row {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
        align-items: center;
        gap: 4px 12px;
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(170px, 1fr));
        gap: 0 16px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
      }
      .camera {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--tawny-target);
        overflow-wrap: anywhere;
      }
      input {
        flex: none;
        width: 22px;
        height: 22px;
        margin: 0;
        accent-color: var(--tawny-accent);
      }
      tawny-dialog {
        --tawny-dialog-width: 560px;
      }
    `]}render(){let{settings:e}=this,t=e=>this.#n(e,`second`),r=e=>e?String(e):this.t(`kiosk.tiles_auto`),a=e=>this.#n(e,`minute`);return i`
      <tawny-dialog heading=${this.t(`kiosk.settings`)}>
        <form>
          ${this.#e(`kiosk.tiles`,u,e.tiles,r,e=>({tiles:e}))}
          ${this.#e(`kiosk.cycle`,d,e.cycle,t,e=>({cycle:e}))}
          ${this.#e(`kiosk.front`,f,e.front,e=>this.t(`kiosk.front_${e}`),e=>({front:e}))}
          ${this.#e(`kiosk.dim`,p,e.dim,a,e=>({dim:e}))}
          ${this.#e(`kiosk.sleep`,p,e.sleep,a,e=>({sleep:e}))}
          ${this.cameras.length>1?this.#t():n}
        </form>
      </tawny-dialog>
    `}#e(e,t,n,r,a){let o=t.includes(n)?t:[...t,n];return i`
      <label class="row">
        <span>${this.t(e)}</span>
        <select class="field" @change=${e=>{let t=o[e.currentTarget.selectedIndex];t!==void 0&&this.#r(a(t))}}>
          ${o.map(e=>i`<option ?selected=${e===n}>${r(e)}</option>`)}
        </select>
      </label>
    `}#t(){let e=this.cameras.map(s),t=this.settings.cameras.length?this.settings.cameras:e,n=n=>{let r=e.filter(e=>e===n?!t.includes(e):t.includes(e));this.#r({cameras:r.length===e.length?[]:r})};return i`
      <fieldset>
        <legend>${this.t(`kiosk.cameras`)}</legend>
        ${this.cameras.map(e=>{let r=s(e),a=t.includes(r);return i`
            <label class="camera">
              <input
                type="checkbox"
                .checked=${a}
                ?disabled=${a&&t.length===1}
                @change=${()=>n(r)}
              />
              ${e.name}
            </label>
          `})}
      </fieldset>
    `}#n(e,t){return e?this.app.times.amount(e,t):this.t(`kiosk.never`)}#r(e){this.fire(`tawny-change`,{...this.settings,...e})}};a([t({attribute:!1})],m.prototype,`settings`,void 0),a([t({attribute:!1})],m.prototype,`cameras`,void 0),m=a([r(`tawny-wall-dialog`)],m);export{m as TawnyWallDialog};