import{B as e,V as t,W as n,c as r,o as i,q as a,s as o}from"./index-2QXIP9Bo.js";var s=class extends i{constructor(...e){super(...e),this.icon=``,this.heading=``,this.text=``}static{this.styles=[r,a`
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
    `}};o([e()],s.prototype,`icon`,void 0),o([e()],s.prototype,`heading`,void 0),o([e()],s.prototype,`text`,void 0),s=o([t(`tawny-message`)],s);