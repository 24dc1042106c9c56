// Where motion counts and where it does not: areas on the live picture, with a list for those who can't see it.

import { mdiPlus } from "@mdi/js";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { problemsOf } from "../../backend/desk";
import type { Shape } from "../../elements/area-editor";
import { baseStyles } from "../../elements/base-styles";
import type { FieldInput } from "../../elements/field";
import { SettingsElement } from "../../elements/settings-element";
import { settingsStyles } from "../../elements/settings-styles";
import { Watch } from "../../elements/watch";
import { type Area, type AreaKind, areaKey, areasOf } from "../../model/areas";
import { idFor } from "../../model/new-camera";
import { type Path, type Problem, problemAt, valueAt } from "../../model/paths";
import { crossesItself, freshPolygon } from "../../model/polygon";
import type { Camera } from "../../model/types";
import "../../elements/area-editor";
import "../../elements/elsewhere";
import "../../elements/icon";
import "../../elements/save-bar";
import "./area-details";
import "./dry-run";

@customElement("tawny-zones-settings")
export class TawnyZonesSettings extends SettingsElement {
  static override styles = [
    baseStyles,
    settingsStyles,
    css`
      .areas {
        display: grid;
        gap: 6px;
      }
      .area {
        border: 1px solid var(--tawny-line);
        border-radius: var(--tawny-round-small);
      }
      .area.chosen {
        border-color: var(--tawny-accent);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 52px;
        padding: 4px 14px;
        border: 0;
        border-radius: inherit;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .head strong {
        overflow-wrap: anywhere;
      }
      .swatch {
        flex: none;
        width: 18px;
        height: 18px;
        border: 2px solid var(--tawny-accent);
        border-radius: 4px;
        background: color-mix(in srgb, var(--tawny-accent) 35%, transparent);
      }
      .ignore .swatch {
        border: 2px dashed var(--tawny-soft);
        background: color-mix(in srgb, var(--tawny-soft) 25%, transparent);
      }
      .motion {
        color: var(--tawny-motion);
      }
      .keys {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
    `,
  ];

  @property({ attribute: false }) camera!: Camera;
  @state() private chosen = "";
  @state() private problems: readonly Problem[] = [];
  @state() private failure = "";
  @state() private busy = false;
  @state() private saved = false;
  readonly #stored = new Watch(this, () => this.settings.desk.stored);
  readonly #edits = new Watch(this, () => this.settings.desk.edits);

  protected override render() {
    const { desk } = this.settings;
    void this.#stored.value;
    void this.#edits.value;
    const motion = desk.draft(this.#path());
    const areas = areasOf(motion);
    const isChanged = this.#tables.some((path) => desk.changes(path).length > 0);
    const isWrong = areas.some((area) => crossesItself(area.polygon));
    return html`
      <section class="card">
        <p class="soft small">${this.s("zones.text")}</p>
        <tawny-area-editor
          .camera=${this.camera}
          .areas=${areas}
          chosen=${this.chosen}
          @tawny-choose=${(event: CustomEvent<string>) => this.#choose(event.detail)}
          @tawny-shape=${this.#shape}
        ></tawny-area-editor>
        ${this.chosen ? this.#keys() : nothing}
        <div class="row">
          <button type="button" class="button" @click=${() => this.#add("zones", areas)}>
            <tawny-icon path=${mdiPlus}></tawny-icon>${this.s("zones.add")}
          </button>
          <button type="button" class="button" @click=${() => this.#add("ignore", areas)}>
            <tawny-icon path=${mdiPlus}></tawny-icon>${this.s("zones.add_ignore")}
          </button>
        </div>
        ${areas.length ? this.#list(areas) : nothing}
        ${isWrong ? html`<p class="notice wrong" role="alert">${this.s("zones.crosses")}</p>` : nothing}
        ${this.failure ? html`<p class="notice wrong" role="alert">${this.failure}</p>` : nothing}
        <tawny-elsewhere .paths=${this.#tables}></tawny-elsewhere>
        <tawny-save-bar
          ?changed=${isChanged}
          ?busy=${this.busy}
          ?blocked=${isWrong}
          ?saved=${this.saved}
          @tawny-save=${this.#save}
          @tawny-undo=${this.#undo}
        ></tawny-save-bar>
      </section>
      <section class="card">
        <tawny-dry-run camera=${this.camera.id} .motion=${motion}></tawny-dry-run>
      </section>
    `;
  }

  #path(...more: readonly string[]): Path {
    return ["cameras", this.camera.id, "motion", ...more];
  }

  get #tables(): readonly Path[] {
    return [this.#path("zones"), this.#path("ignore")];
  }

  #keys() {
    return html`
      <div class="keys">
        <p class="soft small">${this.s("zones.keys")}</p>
        <tawny-keys-button></tawny-keys-button>
      </div>
    `;
  }

  #list(areas: readonly Area[]) {
    return html`
      <ul class="areas" aria-label=${this.s("zones.list")}>
        ${repeat(areas, areaKey, (area) => this.#area(area))}
      </ul>
    `;
  }

  #area(area: Area) {
    const key = areaKey(area);
    const isChosen = key === this.chosen;
    const moving = area.kind === "zones" && this.camera.motionZones.includes(area.id);
    const corners = this.s("zones.corners", { count: area.polygon.length });
    return html`
      <li class="area ${area.kind} ${isChosen ? "chosen" : ""}">
        <button type="button" class="head" aria-expanded=${String(isChosen)} @click=${() => this.#choose(isChosen ? "" : key)}>
          <span class="swatch"></span>
          <span>
            <strong>${area.name}</strong><br />
            <span class="soft small">${this.s(`zones.is_${area.kind}`)} · ${corners}</span>
            ${moving ? html`<span class="motion small"> · ${this.t("state.motion")}</span>` : nothing}
          </span>
        </button>
        ${isChosen ? this.#details(area) : nothing}
      </li>
    `;
  }

  #details(area: Area) {
    return html`
      <tawny-area-details
        .area=${area}
        .path=${this.#path(area.kind, area.id)}
        ?named=${area.kind === "zones" || this.#isNew(area)}
        .value=${this.settings.desk.draft([])}
        .problems=${this.problems}
        @tawny-name=${(event: CustomEvent<string>) => this.#rename(area, event.detail)}
        @tawny-remove=${() => this.#remove(area)}
        @tawny-input=${this.#edit}
      ></tawny-area-details>
    `;
  }

  #isNew(area: Area): boolean {
    const stored = this.settings.desk.stored.value.config;
    return valueAt(stored, this.#path(area.kind, area.id)) === undefined;
  }

  #choose(key: string): void {
    this.chosen = key;
  }

  #add(kind: AreaKind, areas: readonly Area[]): void {
    const same = areas.filter((area) => area.kind === kind);
    const name = this.s(kind === "zones" ? "zones.new" : "zones.new_ignore", { number: same.length + 1 });
    const id = idFor(name, this.#ids(areas, kind), "area");
    const table = { polygon: freshPolygon(areas.length), ...(kind === "zones" ? { name } : {}) };
    this.#change(this.#path(kind, id), table);
    this.chosen = areaKey({ kind, id });
  }

  #ids(areas: readonly Area[], kind: AreaKind): readonly string[] {
    return areas.filter((area) => area.kind === kind).map((area) => area.id);
  }

  #shape(event: CustomEvent<Shape>): void {
    const { key, polygon } = event.detail;
    const [kind = "", id = ""] = key.split(".");
    this.#change(this.#path(kind, id, "polygon"), polygon);
  }

  /** What is not stored yet is known by its name; what is keeps its id, as entities are called by it. */
  #rename(area: Area, name: string): void {
    const path = this.#path(area.kind, area.id);
    if (area.kind === "zones") this.#change([...path, "name"], name);
    if (!this.#isNew(area)) return;
    const others = this.#ids(areasOf(this.settings.desk.draft(this.#path())), area.kind).filter((id) => id !== area.id);
    const id = idFor(name, others, "area");
    if (id === area.id) return;
    const { desk } = this.settings;
    const table = desk.draft(path);
    desk.edit(path, undefined);
    this.#change(this.#path(area.kind, id), table);
    this.chosen = areaKey({ kind: area.kind, id });
  }

  #remove(area: Area): void {
    this.#change(this.#path(area.kind, area.id), undefined);
    this.chosen = "";
  }

  #edit(event: CustomEvent<FieldInput>): void {
    this.#change(event.detail.field.path, event.detail.value);
  }

  #change(path: Path, value: unknown): void {
    this.saved = false;
    this.problems = this.problems.filter((problem) => !problemAt([problem], path));
    this.settings.desk.edit(path, value);
  }

  #undo(): void {
    for (const path of this.#tables) this.settings.desk.undo(path);
    this.problems = [];
    this.failure = "";
    this.chosen = "";
  }

  async #save(): Promise<void> {
    this.busy = true;
    this.failure = "";
    try {
      if (!(await this.settings.desk.save(this.#tables))) return;
      this.problems = [];
      this.saved = true;
    } catch (error) {
      this.problems = problemsOf(error);
      this.failure = this.failed(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tawny-zones-settings": TawnyZonesSettings;
  }
}
