import{t as e}from"./mdi-D2gFh3UD.js";import{V as t,W as n,c as r,o as i,s as a,z as o}from"./index-2QXIP9Bo.js";import"./message-Cg7kJISv.js";var s=`M2.28,3L1,4.27L2.47,5.74C2.04,6 1.61,6.29 1.2,6.6L3,9C3.53,8.6 4.08,8.25 4.66,7.93L6.89,10.16C6.15,10.5 5.44,10.91 4.8,11.4L6.6,13.8C7.38,13.22 8.26,12.77 9.2,12.47L11.75,15C10.5,15.07 9.34,15.5 8.4,16.2L12,21L14.46,17.73L17.74,21L19,19.72M12,3C9.85,3 7.8,3.38 5.9,4.07L8.29,6.47C9.5,6.16 10.72,6 12,6C15.38,6 18.5,7.11 21,9L22.8,6.6C19.79,4.34 16.06,3 12,3M12,9C11.62,9 11.25,9 10.88,9.05L14.07,12.25C15.29,12.53 16.43,13.07 17.4,13.8L19.2,11.4C17.2,9.89 14.7,9 12,9Z`,c=class extends i{constructor(...e){super(...e),this.isOnline=navigator.onLine,this.#e=()=>{this.isOnline=navigator.onLine,this.isOnline&&this.fire(`tawny-again`,null)}}static{this.styles=[r]}connectedCallback(){super.connectedCallback(),addEventListener(`online`,this.#e),addEventListener(`offline`,this.#e)}disconnectedCallback(){super.disconnectedCallback(),removeEventListener(`online`,this.#e),removeEventListener(`offline`,this.#e)}render(){return n`
      <main>
        <tawny-message
          role="status"
          icon=${this.isOnline?e:s}
          heading=${this.t(`app.away_title`)}
          text=${this.t(this.isOnline?`app.away_text`:`app.away_offline`)}
        >
          <button type="button" class="button" @click=${()=>this.fire(`tawny-again`,null)}>
            ${this.t(`settings.again`)}
          </button>
        </tawny-message>
      </main>
    `}#e};a([o()],c.prototype,`isOnline`,void 0),c=a([t(`tawny-away`)],c);export{c as TawnyAway};