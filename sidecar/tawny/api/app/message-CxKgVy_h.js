import{B as e,L as t,N as n,P as r,i,n as a,r as o}from"./index-BhfNFV_X.js";var s=class extends a{constructor(...e){super(...e),this.icon=``,this.heading=``,this.text=``}static{this.styles=[i,e`
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
    `}};o([n()],s.prototype,`icon`,void 0),o([n()],s.prototype,`heading`,void 0),o([n()],s.prototype,`text`,void 0),s=o([r(`tawny-message`)],s);