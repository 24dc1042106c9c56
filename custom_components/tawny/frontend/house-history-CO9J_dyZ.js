import{t as e}from"./mdi-DU0a5xNg.js";import{t}from"./mdi-DWKDBMN7.js";import{a as n}from"./camera-state-DkdZyYNZ.js";import{n as r}from"./mdi-BTStnq9I.js";import{l as i,s as a}from"./mdi-Ch7JDkZ8.js";import{a as o,f as s,h as c,l,o as u,s as d,t as f}from"./decorate-BQdFff4O.js";import{h as p}from"./css-props-Rd-ETDxK.js";var m=`M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z`,h=`M16.56,5.44L15.11,6.89C16.84,7.94 18,9.83 18,12A6,6 0 0,1 12,18A6,6 0 0,1 6,12C6,9.83 7.16,7.94 8.88,6.88L7.44,5.44C5.36,6.88 4,9.28 4,12A8,8 0 0,0 12,20A8,8 0 0,0 20,12C20,9.28 18.64,6.88 16.56,5.44M13,3H11V13H13`,g=[`off`,`motion`,`adaptive`,`continuous`],_=12,v=/^(connected|disconnected|Tawny stopped|Tawny ended without .*|the camera is .*|recording mode is .*)$/,y=/^Tawny (\S+) started$/,b={camera_offline:[n,`bad`,`events.camera_offline`],camera_online:[t,`good`,`events.camera_online`],"camera_use disabled":[h,``,`events.camera_use_disabled`],"camera_use enabled":[h,``,`events.camera_use_enabled`],"camera_use removed":[h,``,`events.camera_use_removed`],recording_mode:[r,``,`events.recording_mode`],recording_paused:[e,`bad`,`events.recording_paused`],recording_resumed:[t,`good`,`events.recording_resumed`],recordings_gone:[e,`bad`,`events.recordings_gone`],service_started:[m,``,`events.service_started`],service_stopped:[h,``,`events.service_stopped`],"service_stopped unclean":[e,`bad`,`events.service_killed`],worker_restarted:[i,``,`events.worker_restarted`]},x=class extends a{constructor(...e){super(...e),this.events=[],this.cameras=[],this.shown=_}static{this.styles=[p,c`
      :host {
        display: block;
      }
      li {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) max-content;
        gap: 0 14px;
        padding: 10px 0;
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--tawny-line);
      }
      tawny-icon {
        color: var(--tawny-soft);
      }
      .bad tawny-icon {
        color: var(--tawny-bad);
      }
      .good tawny-icon {
        color: var(--tawny-good);
      }
      .soft {
        color: var(--tawny-soft);
        font-size: 0.88rem;
      }
      .button {
        margin-top: 8px;
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: 24px minmax(0, 1fr);
        }
        time {
          grid-column: 2;
        }
      }
    `]}render(){let{events:e,shown:t}=this;return e.length?s`
      <ul>
        ${e.slice(0,t).map(e=>this.#e(e))}
      </ul>
      ${e.length>t?s`
              <button
                type="button"
                class="button"
                @click=${()=>{this.shown+=48}}
              >
                ${this.s(`events.more`)}
              </button>
            `:l}
    `:s`<p class="soft">${this.s(`events.none`)}</p>`}#e(e){let{at:t,camera:n,detail:r,home:i,kind:a}=e,[o,c,u]=b[`${a} ${r}`]??b[a]??[`M12,8A4,4 0 0,1 16,12A4,4 0 0,1 12,16A4,4 0 0,1 8,12A4,4 0 0,1 12,8M12,10A2,2 0 0,0 10,12A2,2 0 0,0 12,14A2,2 0 0,0 14,12A2,2 0 0,0 12,10M10,22C9.75,22 9.54,21.82 9.5,21.58L9.13,18.93C8.5,18.68 7.96,18.34 7.44,17.94L4.95,18.95C4.73,19.03 4.46,18.95 4.34,18.73L2.34,15.27C2.21,15.05 2.27,14.78 2.46,14.63L4.57,12.97L4.5,12L4.57,11L2.46,9.37C2.27,9.22 2.21,8.95 2.34,8.73L4.34,5.27C4.46,5.05 4.73,4.96 4.95,5.05L7.44,6.05C7.96,5.66 8.5,5.32 9.13,5.07L9.5,2.42C9.54,2.18 9.75,2 10,2H14C14.25,2 14.46,2.18 14.5,2.42L14.87,5.07C15.5,5.32 16.04,5.66 16.56,6.05L19.05,5.05C19.27,4.96 19.54,5.05 19.66,5.27L21.66,8.73C21.79,8.95 21.73,9.22 21.54,9.37L19.43,11L19.5,12L19.43,13L21.54,14.63C21.73,14.78 21.79,15.05 21.66,15.27L19.66,18.73C19.54,18.95 19.27,19.04 19.05,18.95L16.56,17.95C16.04,18.34 15.5,18.68 14.87,18.93L14.5,21.58C14.46,21.82 14.25,22 14,22H10M11.25,4L10.88,6.61C9.68,6.86 8.62,7.5 7.85,8.39L5.44,7.35L4.69,8.65L6.8,10.2C6.4,11.37 6.4,12.64 6.8,13.8L4.68,15.36L5.43,16.66L7.86,15.62C8.63,16.5 9.68,17.14 10.87,17.38L11.24,20H12.76L13.13,17.39C14.32,17.14 15.37,16.5 16.14,15.62L18.57,16.66L19.32,15.36L17.2,13.81C17.6,12.64 17.6,11.37 17.2,10.2L19.31,8.65L18.56,7.35L16.15,8.39C15.38,7.5 14.32,6.86 13.12,6.62L12.75,4H11.25Z`,``,null],d=this.cameras.find(e=>e.id===n&&e.home===i)?.name??n,f=u?this.s(u):e.message,p=u?this.#t(e):``;return s`
      <li class=${c}>
        <tawny-icon path=${o}></tawny-icon>
        <div>
          <strong>${d?`${d}: ${f}`:f}</strong>
          ${p?s`<br /><span class="soft">${p}</span>`:l}
        </div>
        <time class="soft" datetime=${new Date(t).toISOString()}>${this.app.times.moment(t)}</time>
      </li>
    `}#t({detail:e,kind:t,message:n}){let r=g.find(t=>t===e);return t===`recording_mode`&&r?this.s(`mode.${r}`):y.exec(n)?.[1]??(v.test(n)?``:n)}};f([u({attribute:!1})],x.prototype,`events`,void 0),f([u({attribute:!1})],x.prototype,`cameras`,void 0),f([o()],x.prototype,`shown`,void 0),x=f([d(`tawny-house-history`)],x);export{x as TawnyHouseHistory};