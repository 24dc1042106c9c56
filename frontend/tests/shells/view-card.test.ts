import { afterEach, expect, test, vi } from "vitest";
import { hassHouse } from "../backend/hass-house";
import "../../src/shells/hass/view-card";

afterEach(() => {
  document.body.replaceChildren();
});

/** What is said on top of a view in Home Assistant while the disk is full. */
async function notice(view: string, more = {}, language = "en"): Promise<string | null> {
  const full = { entry_id: "E1", name: "House", available: true, cameras: [], storage_trouble: "no room", ...more };
  const [hass] = hassHouse({ "tawny/cameras": { sidecars: [full] } }, { language });
  history.replaceState(null, "", `/tawny-cameras/${view}`);
  const card = document.createElement("tawny-hass-view");
  Object.assign(card, { hass, config: { type: "custom:tawny-view-card", view } });
  document.body.append(card);
  const shown = card as HTMLElement & { renderRoot: ShadowRoot };
  await vi.waitFor(() => expect(shown.renderRoot.querySelector(`tawny-${view}-view`)).toBeTruthy());
  const found = shown.renderRoot.querySelector("tawny-storage-notice");
  if (!found) return null;
  return vi.waitFor(() => {
    const said = found.renderRoot.querySelector("[role=alert]")?.textContent;
    if (!said) throw new Error("nothing is said yet");
    return said;
  });
}

test("a full disk is said on top of a view, from when it is opened", async () => {
  expect(await notice("live")).toBe("Nothing is being recorded: no room");
});

test.each(["en", "de"])("in the language of the reader: %s", async (language) => {
  const words = { en: "the disk is full", de: "der Datenträger ist voll" };
  expect(await notice("live", { storage_code: "full" }, language)).toContain(words[language as "en" | "de"]);
});

test("without its event log a service still records, and nobody is told otherwise", async () => {
  const said = await notice("live", { storage_code: "log" });
  expect(said).toBe("The event log can’t be written; recordings are kept, and listed as soon as it can");
});

test("a newer service's trouble is said in its own words", async () => {
  expect(await notice("live", { storage_code: "moths" })).toBe("Nothing is being recorded: no room");
});

test("the kiosk says it in its own way", async () => {
  expect(await notice("kiosk")).toBeNull();
});
