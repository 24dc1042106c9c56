import{B as e,K as t,U as n,a as r,o as i,s as a,z as o}from"./index-xofH8kjB.js";var s=class extends r{constructor(...e){super(...e),this.icon=``,this.heading=``,this.text=``}static{this.styles=[a,t`
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
    `]}render(){return n`
      <tawny-icon path=${this.icon}></tawny-icon>
      <h2>${this.heading}</h2>
      <p ?hidden=${!this.text}>${this.text}</p>
      <slot></slot>
    `}};i([o()],s.prototype,`icon`,void 0),i([o()],s.prototype,`heading`,void 0),i([o()],s.prototype,`text`,void 0),s=i([e(`tawny-message`)],s);