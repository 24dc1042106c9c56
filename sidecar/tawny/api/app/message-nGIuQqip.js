import{G as e,H as t,R as n,a as r,i,o as a,z as o}from"./index-BBjvPa8Z.js";var s=class extends i{constructor(...e){super(...e),this.icon=``,this.heading=``,this.text=``}static{this.styles=[a,e`
      :host {
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: clamp(32px, 10vh, 96px) 20px;
        text-align: center;
        color: var(--tawny-soft);
      }
      tawny-icon {
        width: 56px;
        height: 56px;
        color: var(--tawny-accent);
        opacity: 0.8;
      }
      h2 {
        color: var(--tawny-ink);
        font-size: 1.2rem;
        font-weight: 600;
      }
      p {
        max-width: 44ch;
      }
    `]}render(){return t`
      <tawny-icon path=${this.icon}></tawny-icon>
      <h2>${this.heading}</h2>
      <p ?hidden=${!this.text}>${this.text}</p>
      <slot></slot>
    `}};r([n()],s.prototype,`icon`,void 0),r([n()],s.prototype,`heading`,void 0),r([n()],s.prototype,`text`,void 0),s=r([o(`tawny-message`)],s);