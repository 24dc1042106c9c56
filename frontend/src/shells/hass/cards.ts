// The cards as Home Assistant knows them: their editor, size and suggestions. What they show is loaded with the first.

import type { Hass } from "../../backend/hass-types";
import { FRONTS, MOST_TILES } from "../../model/wall-settings";
import type { CameraCardConfig, CardConfig, EventsCardConfig, KioskCardConfig, ViewCardConfig } from "./configs";
import { LazyCard } from "./lazy-card";
import { say } from "./words";

interface Field {
  readonly name: string;
}

const computeLabel = ({ name }: Field): string => say(`editor_${name}`);

/** What is not obvious: that a list may be empty, and a number nobody's choice. */
const HELP: Readonly<Record<string, string>> = { entities: "editor_all", tiles: "editor_auto" };
const computeHelper = ({ name }: Field): string | undefined => HELP[name] && say(HELP[name]);

class CameraCard extends LazyCard<CameraCardConfig> {
  protected check(config: CameraCardConfig): void {
    if (!config.entity?.startsWith("camera.")) throw new Error("entity has to be a camera, such as camera.front_door");
  }

  protected async load(): Promise<string> {
    await import("./camera-card");
    return "tawny-hass-camera";
  }

  getGridOptions() {
    return { columns: 6, min_columns: 3, rows: "auto" };
  }

  static getStubConfig(hass: Hass, entities: readonly string[], others: readonly string[]) {
    const entity = [...entities, ...others].find((one) => isOurCamera(hass, one));
    return { entity: entity ?? "camera.front_door" };
  }

  static getConfigForm() {
    return {
      schema: [
        { name: "entity", required: true, selector: { entity: { domain: "camera", integration: "tawny" } } },
        { name: "live", default: true, selector: { boolean: {} } },
      ],
      computeLabel,
    };
  }
}

function checkEntities(entities: readonly string[] | undefined): void {
  if (entities !== undefined && !Array.isArray(entities)) throw new Error("entities has to be a list of cameras");
}

function checkNumber(name: string, value: number | undefined, most: number): void {
  if (value !== undefined && !(value >= 0 && value <= most)) {
    throw new Error(`${name} has to be a number from 0 to ${most}`);
  }
}

const OUR_CAMERAS = { entity: { domain: "camera", integration: "tawny", multiple: true } };
const MOST_EVENTS = 24;

/** What the cards of events share: they differ in what they show when nothing is said. */
abstract class SomeEventsCard extends LazyCard<EventsCardConfig> {
  protected check({ count, entities }: EventsCardConfig): void {
    checkEntities(entities);
    checkNumber("count", count, MOST_EVENTS);
  }

  protected async load(): Promise<string> {
    await import("./events-card");
    return "tawny-hass-events";
  }

  getGridOptions() {
    return { columns: "full", min_columns: 6, rows: "auto" };
  }

  static getStubConfig() {
    return {};
  }
}

class EventsCard extends SomeEventsCard {
  protected override complete(config: EventsCardConfig): EventsCardConfig {
    return { count: 6, ...config };
  }

  static getConfigForm() {
    return {
      schema: [
        { name: "entities", selector: OUR_CAMERAS },
        { name: "count", default: 6, selector: { number: { min: 1, max: MOST_EVENTS, mode: "slider" } } },
        { name: "timeline", default: false, selector: { boolean: {} } },
      ],
      computeLabel,
      computeHelper,
    };
  }
}

class TimelineCard extends SomeEventsCard {
  override getCardSize(): number {
    return 2;
  }

  protected override complete(config: EventsCardConfig): EventsCardConfig {
    return { timeline: true, count: 0, ...config };
  }

  static getConfigForm() {
    return { schema: [{ name: "entities", selector: OUR_CAMERAS }], computeLabel, computeHelper };
  }
}

class KioskCard extends LazyCard<KioskCardConfig> {
  protected check({ entities, front, tiles }: KioskCardConfig): void {
    checkEntities(entities);
    checkNumber("tiles", tiles, MOST_TILES);
    if (front !== undefined && !FRONTS.includes(front)) throw new Error(`front has to be one of ${FRONTS.join(", ")}`);
  }

  protected async load(): Promise<string> {
    await import("./kiosk-card");
    return "tawny-hass-kiosk";
  }

  getGridOptions() {
    return { columns: "full", min_columns: 6, rows: "auto" };
  }

  static getStubConfig() {
    return {};
  }

  static getConfigForm() {
    const seconds = { min: 0, max: 3600, mode: "box", unit_of_measurement: "s" };
    return {
      schema: [
        { name: "entities", selector: OUR_CAMERAS },
        { name: "tiles", default: 0, selector: { number: { min: 0, max: MOST_TILES, mode: "slider" } } },
        { name: "front", default: "large", selector: { select: { mode: "dropdown", options: FRONT_CHOICES() } } },
        { name: "cycle", default: 20, selector: { number: seconds } },
      ],
      computeLabel,
      computeHelper,
    };
  }
}

const FRONT_CHOICES = (): readonly { readonly value: string; readonly label: string }[] =>
  FRONTS.map((value) => ({ value, label: say(`front_${value}`) }));

/** The same from edge to edge of the screen: Home Assistant makes it where it would make a panel of its own. */
class KioskPanel extends KioskCard {
  constructor() {
    super();
    this.setConfig({ type: "" });
  }

  protected override dress(inside: HTMLElement): void {
    inside.toggleAttribute("full", true);
  }
}

/** One of the views, from edge to edge: for the dashboard that is generated. */
class ViewCard extends LazyCard<ViewCardConfig> {
  protected check(config: ViewCardConfig): void {
    if (!config.view) throw new Error("view is missing");
  }

  protected async load(): Promise<string> {
    await import("./view-card");
    return "tawny-hass-view";
  }
}

const isOurCamera = (hass: Hass, entity: string): boolean =>
  entity.startsWith("camera.") && hass.entities[entity]?.platform === "tawny";

interface CustomCard {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly preview: boolean;
  readonly documentationURL: string;
  getEntitySuggestion(hass: Hass, entity: string): { readonly config: CardConfig } | null;
}

declare global {
  interface Window {
    customCards?: CustomCard[];
  }
}

const GUIDE = "https://github.com/tawny-cameras/tawny/blob/main/docs/guide/home-assistant-dashboards.md";

/** Names are asked for when they are shown: by then the language is known. */
function offered(type: string, suggest: CustomCard["getEntitySuggestion"]): CustomCard {
  const key = type.replace("tawny-", "").replace("-", "_");
  return {
    type,
    get name() {
      return say(key);
    },
    get description() {
      return say(`${key}_description`);
    },
    preview: true,
    documentationURL: GUIDE,
    getEntitySuggestion: (hass, entity) => (isOurCamera(hass, entity) ? suggest(hass, entity) : null),
  };
}

export function defineCards(): void {
  customElements.define("tawny-camera-card", CameraCard);
  customElements.define("tawny-events-card", EventsCard);
  customElements.define("tawny-timeline-card", TimelineCard);
  customElements.define("tawny-kiosk-card", KioskCard);
  customElements.define("tawny-view-card", ViewCard);
  customElements.define("tawny-kiosk-panel", KioskPanel);
  window.customCards ??= [];
  window.customCards.push(
    offered("tawny-camera-card", (_, entity) => suggestion({ type: "custom:tawny-camera-card", entity })),
    offered("tawny-events-card", (_, entity) => suggestion({ type: "custom:tawny-events-card", entities: [entity] })),
    offered("tawny-timeline-card", (_, entity) =>
      suggestion({ type: "custom:tawny-timeline-card", entities: [entity] }),
    ),
    offered("tawny-kiosk-card", () => null),
  );
}

const suggestion = <Config extends CardConfig>(config: Config) => ({ config });
