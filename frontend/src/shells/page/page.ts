// The sidecar's page: lets people in, and puts the views into a frame with navigation.

import { ContextProvider } from "@lit/context";
import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Refused } from "../../backend/backend";
import { SidecarBackend } from "../../backend/sidecar";
import { SidecarHttp } from "../../backend/sidecar-http";
import { type App, appContext } from "../../elements/app";
import { tokens } from "../../elements/tokens";
import { bestLanguage, loadLanguage } from "../../i18n/translate";
import { Times } from "../../model/times";
import { viewNamed } from "../../views/all";
import "./device/install";
import { step } from "../steps";
import type { Updates } from "./device/updates";
import { hashOf, parseRoute, type Route, tokenOf } from "./route";
import "./frame";
import "./login";

const API = "../api/v1";
const RETRY_MS = 3000;

type Stage = "opening" | "away" | "login" | "inside";

@customElement("tawny-page")
export class TawnyPage extends LitElement {
  static override styles = [tokens];

  @state() private stage: Stage = "opening";
  /** Whether somebody is asked to log in who was inside a moment ago. */
  @state() private wasRefused = false;
  @state() private route: Route = parseRoute(location.hash);
  /** Brings the new version of the page, when there is one. */
  @state() private takeUpdate: (() => void) | null = null;
  readonly #http = new SidecarHttp(new URL(API, document.baseURI).href);
  readonly #backend = new SidecarBackend(this.#http);
  readonly #app = new ContextProvider(this, { context: appContext });

  #updates: Updates | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#backend.connection.subscribe((connection) => {
      if (connection === "refused") {
        this.wasRefused = this.stage === "inside";
        this.stage = "login";
      }
      // A service that comes back may be another version.
      if (connection === "online") this.#updates?.look();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#moved);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#moved);
    this.#backend.stop();
  }

  protected override render() {
    if (this.stage === "opening") return nothing;
    if (this.stage === "away") return html`<tawny-away @tawny-again=${this.#open}></tawny-away>`;
    if (this.stage === "login") {
      const notice = this.wasRefused ? this.#app.value.t("player.logged_out") : "";
      return html`<tawny-login .http=${this.#http} notice=${notice} @tawny-inside=${this.#enter}></tawny-login>`;
    }
    return html`
      <tawny-frame
        view=${this.route.view}
        place=${this.route.place}
        .http=${this.#http}
        ?hasUpdate=${this.takeUpdate !== null}
        @tawny-log-out=${this.#logOut}
        @tawny-update=${() => this.takeUpdate?.()}
      ></tawny-frame>
    `;
  }

  async #begin(): Promise<void> {
    await this.#speak();
    const token = tokenOf(location.hash);
    if (token) {
      history.replaceState(null, "", location.pathname); // it must not stay in the address bar or the history
      this.#moved();
      await this.#http.logIn(token).catch(() => {});
    }
    await this.#open();
    await this.#keep().catch(() => {}); // it is a page all the same
  }

  async #speak(): Promise<void> {
    const language = bestLanguage(navigator.languages);
    document.documentElement.lang = language;
    const app: App = {
      backend: this.#backend,
      t: await loadLanguage(language),
      // The browser's own way to write times, if it is of that language: British people don't want American dates.
      times: new Times({ language: regional(language), hour12: null, zone: null, firstWeekday: null }),
      language,
      go: (view, place = "", replace = false) => this.#go({ view, place }, replace),
      link: (view, place) => new URL(hashOf({ view, place }), location.href).href,
    };
    this.#app.setValue(app);
  }

  /** Goes in, or asks who is there. A service that does not answer is asked again. */
  async #open(): Promise<void> {
    clearTimeout(this.#retry);
    try {
      await this.#http.get("/session");
      this.#enter();
    } catch (error) {
      if (error instanceof Refused && error.status < 500) this.stage = "login";
      else await this.#wait();
    }
  }

  async #wait(): Promise<void> {
    this.#retry = setTimeout(() => void this.#open(), RETRY_MS);
    await import("./away");
    if (this.stage === "opening") this.stage = "away";
  }

  /** The page's own files are kept, and new versions of them told of. Not while it is developed. */
  async #keep(): Promise<void> {
    if (!import.meta.env.PROD) return;
    const { watchUpdates } = await import("./device/updates");
    const go = (hash: string): void => this.#go(parseRoute(hash), false);
    this.#updates = await watchUpdates((take) => {
      // Nobody is there to ask in front of a wall.
      if (viewNamed(this.route.view)?.bare) take();
      else this.takeUpdate = take;
    }, go);
  }

  #enter(): void {
    this.wasRefused = false;
    this.stage = "inside";
    // So that whoever closes what he opened there comes back to it.
    if (!location.hash) this.#go({ view: "live", place: "" }, true);
    this.#backend.start();
  }

  async #logOut(): Promise<void> {
    this.#backend.stop();
    const { forgetDevice } = await import("./device/subscription");
    await forgetDevice(this.#http).catch(() => {});
    await this.#http.logOut().catch(() => {});
    this.stage = "login";
  }

  #go(route: Route, replace: boolean): void {
    const hash = hashOf(route);
    if (hash === location.hash) return;
    if (step(hash, replace)) this.#moved();
  }

  readonly #moved = (): void => {
    this.route = parseRoute(location.hash);
  };
}

const regional = (language: string): string => navigator.languages.find((one) => one.startsWith(language)) ?? language;
