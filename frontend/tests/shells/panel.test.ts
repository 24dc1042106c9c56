import { expect, test, vi } from "vitest";
import { defineCards } from "../../src/shells/hass/cards";

vi.mock("../../src/shells/hass/kiosk-card", () => ({})); // what is inside needs a whole house

test("a panel that Home Assistant made before its class was there knows its house", async () => {
  const panel = document.createElement("tawny-kiosk-panel") as HTMLElement & { hass: object };
  panel.hass = { entities: {}, states: {} };
  document.body.append(panel);
  defineCards();
  customElements.upgrade(panel);
  expect(Object.hasOwn(panel, "hass")).toBe(false);
  const inside = await vi.waitUntil(() => panel.shadowRoot?.querySelector("tawny-hass-kiosk"), { timeout: 10_000 });
  expect(inside).toHaveProperty("hass.states");
});
