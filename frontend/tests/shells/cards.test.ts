import { beforeAll, expect, test, vi } from "vitest";
import type { Hass } from "../../src/backend/hass-types";
import { defineCards } from "../../src/shells/hass/cards";
import { configuredPlace } from "../../src/shells/hass/kiosk-place";
import words from "../../src/shells/hass/words.json";
import { camera } from "../make";

interface Card extends HTMLElement {
  setConfig(config: object): void;
  getCardSize(): number;
  getGridOptions(): { columns: number | "full"; min_columns: number; rows: number | "auto" };
}

interface Field {
  readonly name: string;
  readonly selector: { readonly select?: { readonly options: readonly { readonly label: string }[] } };
}

interface CardClass {
  getStubConfig(hass: Hass, entities: readonly string[], others: readonly string[]): object;
  getConfigForm(): {
    readonly schema: readonly Field[];
    computeLabel(field: Field): string;
    computeHelper?(field: Field): string | undefined;
  };
}

const CARDS = ["camera", "events", "timeline", "kiosk"].map((name) => `tawny-${name}-card`);
const HASS = { entities: { "camera.door": { platform: "tawny" }, "camera.other": { platform: "demo" } } };

const classOf = (tag: string): CardClass => customElements.get(tag) as unknown as CardClass;
const make = (tag: string): Card => document.createElement(tag) as Card;

beforeAll(() => defineCards());

test.each(CARDS)("%s is offered, edited without YAML, and has a size", (tag) => {
  expect(window.customCards?.find(({ type }) => type === tag)?.preview).toBe(true);
  const form = classOf(tag).getConfigForm();
  expect(form.schema.length).toBeGreaterThan(0);
  const { columns, min_columns } = make(tag).getGridOptions();
  expect(columns === "full" || columns >= min_columns).toBe(true);
  expect(min_columns % 3).toBe(0);
  expect(make(tag).getCardSize()).toBeGreaterThan(0);
});

test.each(CARDS)("the editor of %s speaks every language", (tag) => {
  for (const [language, texts] of Object.entries(words)) {
    document.documentElement.lang = language;
    const { schema, computeLabel, computeHelper } = classOf(tag).getConfigForm();
    const said = schema.flatMap((field) => [
      computeLabel(field),
      computeHelper?.(field) ?? "",
      ...(field.selector.select?.options.map(({ label }) => label) ?? []),
    ]);
    expect(Object.values<string>(texts)).toEqual(expect.arrayContaining(said.filter(Boolean)));
  }
  document.documentElement.lang = "en";
});

test.each(CARDS)("%s works with what it is offered with", (tag) => {
  const config = classOf(tag).getStubConfig(HASS as unknown as Hass, ["camera.other"], ["camera.door"]);
  expect(() => make(tag).setConfig({ type: `custom:${tag}`, ...config })).not.toThrow();
  if (tag === "tawny-camera-card") expect(config).toEqual({ entity: "camera.door" });
});

test("a card fills what somebody has chosen for it, and nothing that only happens to be there", () => {
  const card = make("tawny-camera-card") as Card & { layout: string | undefined };
  const fills = (layout: string | undefined): boolean => {
    card.layout = layout;
    return card.hasAttribute("fills");
  };
  expect(["grid", "panel", "masonry", undefined].map(fills)).toEqual([true, true, false, false]);
});

/** What is said in the place of what could not be loaded. */
const noticeOf = (card: Card): string =>
  [...(card.shadowRoot?.querySelectorAll("div") ?? [])].map((one) => one.shadowRoot?.textContent ?? "").join("");

test("what could not be loaded while Home Assistant started is loaded later, not at each change in the house", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const card = make("tawny-camera-card") as Card & { hass: object; load(): Promise<string> };
  const load = vi.spyOn(card, "load").mockRejectedValueOnce(new TypeError("404")).mockResolvedValue("some-element");
  card.setConfig({ type: "custom:tawny-camera-card", entity: "camera.door" });
  document.body.append(card);
  card.hass = HASS;
  await vi.waitFor(() => expect(noticeOf(card)).toContain("Please reload this page."));
  for (let change = 0; change < 5; change++) card.hass = { ...HASS };
  expect(load).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(4000);
  card.hass = { ...HASS };
  await vi.waitFor(() => expect(card.shadowRoot?.querySelector("some-element")).toBeTruthy());
  expect(noticeOf(card)).toBe("");
  card.remove();
  vi.useRealTimers();
});

test.each([
  ["camera", {}, "entity"],
  ["camera", { entity: "light.door" }, "entity"],
  ["events", { count: 25 }, "count"],
  ["timeline", { entities: "camera.door" }, "entities"],
  ["kiosk", { entities: "camera.door" }, "entities"],
  ["kiosk", { tiles: 17 }, "tiles"],
  ["kiosk", { tiles: -1 }, "tiles"],
  ["kiosk", { front: "huge" }, "front"],
])("what can't be is said: %s %j", (name, config, told) => {
  expect(() => make(`tawny-${name}-card`).setConfig(config)).toThrow(told);
});

test("the editor of a wall says how many cameras are nobody's choice, and the wall is told of it", () => {
  const { computeHelper, schema } = classOf("tawny-kiosk-card").getConfigForm();
  const tiles = schema.find(({ name }) => name === "tiles");
  expect(tiles).toMatchObject({ default: 0, selector: { number: { min: 0, max: 16 } } });
  expect(tiles && computeHelper?.(tiles)).toBe("0: automatic");
  expect(() => make("tawny-kiosk-card").setConfig({ type: "", tiles: 0 })).not.toThrow();
  expect(configuredPlace({ type: "", tiles: 0 }, [])).toBe("tiles=0");
});

test("a wall is as its card is configured, and the rest as the browser has it", () => {
  const door = camera({ id: "door", home: "ENTRY", entity: "camera.door" });
  const yard = camera({ id: "yard", home: "ENTRY", entity: "camera.yard" });
  expect(configuredPlace({ type: "" }, [door, yard])).toBe("");
  const entities = ["camera.yard", "camera.gone", "camera.door"];
  const place = configuredPlace({ type: "", tiles: 9, cycle: 0, front: "page", entities }, [door, yard]);
  expect(Object.fromEntries(new URLSearchParams(place))).toEqual({
    tiles: "9",
    cycle: "0",
    front: "page",
    cameras: "ENTRY/yard,ENTRY/door",
  });
});
