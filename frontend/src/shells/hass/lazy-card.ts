// A card that becomes one when it is shown: until then nothing of it is loaded.

import type { Hass } from "../../backend/hass-types";
import { hasAll, lacks, notice } from "./anew";
import type { CardConfig } from "./configs";
import { tries } from "./tries";

interface Inside extends HTMLElement {
  hass: Hass;
  config: CardConfig;
}

/** It fills the height that somebody chose in a grid, or a whole view; elsewhere, as in Home Assistant's list of cards, it has its own. */
function block(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host{display:block}:host([fills]){height:100%}");
  return sheet;
}

const FILLS = new Set(["grid", "panel"]);

export abstract class LazyCard<Config extends CardConfig> extends HTMLElement {
  #hass: Hass | null = null;
  #config: Config | null = null;
  #inside: Inside | null = null;
  #isTime = tries();

  set hass(hass: Hass) {
    this.#hass = hass;
    if (this.#inside) this.#inside.hass = hass;
    else void this.#fill();
  }

  /** How Home Assistant lays it out. */
  set layout(layout: string | undefined) {
    this.toggleAttribute("fills", FILLS.has(layout ?? ""));
  }

  setConfig(config: Config): void {
    this.check(config);
    this.#config = this.complete(config);
    if (this.#inside) this.#inside.config = this.#config;
  }

  connectedCallback(): void {
    // A panel is given it before this class is there, and then hides the setter.
    const { hass } = this;
    delete (this as Partial<this>).hass;
    if (hass) this.hass = hass;
    void this.#fill();
  }

  disconnectedCallback(): void {
    this.#isTime = tries(); // who comes back to it asks for it
    hasAll(this);
  }

  /** In rows of 50 pixels, for dashboards that stack their cards. */
  getCardSize(): number {
    return 5;
  }

  /** Throws when somebody wrote what can't be. */
  protected abstract check(config: Config): void;

  /** With what was left out. */
  protected complete(config: Config): Config {
    return config;
  }

  /** Adds to the element inside what makes this card special. */
  protected dress(_inside: HTMLElement): void {}

  /** Loads the element that is shown inside; its tag. */
  protected abstract load(): Promise<string>;

  async #fill(): Promise<void> {
    if (!this.isConnected || !this.#hass || !this.#config || this.#inside || !this.#isTime()) return;
    // While Home Assistant starts it may not be there yet: a later change in the house is another chance.
    const tag = await this.load().catch(() => "");
    if (this.#inside) return;
    if (!tag) return this.#lack();
    hasAll(this);
    const inside = document.createElement(tag) as Inside;
    inside.hass = this.#hass;
    inside.config = this.#config;
    this.dress(inside);
    this.#inside = inside;
    this.#show(inside);
  }

  #lack(): void {
    if (!this.isConnected) return;
    lacks(this);
    if (!this.shadowRoot) this.#show(notice());
  }

  #show(inside: HTMLElement): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [block()];
    root.replaceChildren(inside);
  }
}
