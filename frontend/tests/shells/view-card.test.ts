import { afterEach, expect, test, vi } from "vitest";
import { hassHouse } from "../backend/hass-house";
import "../../src/shells/hass/view-card";

afterEach(() => {
  document.body.replaceChildren();
});

/** What is said on top of a view in Home Assistant while the disk is full. */
async function notice(view: string): Promise<string | null> {
  const full = { entry_id: "E1", name: "House", available: true, cameras: [], storage_trouble: "the disk is full" };
  const [hass] = hassHouse({ "tawny/cameras": { sidecars: [full] } });
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
  expect(await notice("live")).toBe("Nothing is being recorded: the disk is full");
});

test("the kiosk says it in its own way", async () => {
  expect(await notice("kiosk")).toBeNull();
});
