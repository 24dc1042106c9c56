import { expect, test, vi } from "vitest";
import { type Backend, Refused } from "../../src/backend/backend";
import type { SettingsApi } from "../../src/backend/settings";
import type { App } from "../../src/elements/app";
import { english } from "../../src/i18n/translate";
import { Store } from "../../src/model/store";
import { Times } from "../../src/model/times";
import type { Home } from "../../src/model/types";
import "../../src/views/settings";

interface Change {
  readonly kind?: Backend["kind"];
  readonly isAdmin?: boolean;
  readonly homes?: readonly Home[];
  readonly openSettings?: () => Promise<SettingsApi>;
}

const HOUSE = { id: "E1", name: "House" };
const refused = (status: number, message: string) => () => Promise.reject(new Refused(message, status));

/** The settings as somebody sees them who comes to `place`. */
async function shown(change: Change): Promise<string> {
  const { homes, isAdmin = true, kind = "hass", openSettings = refused(403, "for looking only") } = change;
  const backend = {
    kind,
    isAdmin: new Store(isAdmin),
    ...(kind === "hass" ? { homes: new Store(homes ?? [HOUSE]) } : {}),
    listen: () => () => {},
    openSettings,
  } as unknown as Backend;
  const app: App = {
    backend,
    t: english,
    times: new Times({ language: "en", hour12: false, zone: "UTC", firstWeekday: 1 }),
    language: "en",
    go: () => {},
    link: () => null,
  };
  const view = document.createElement("tawny-settings-view");
  view.app = app;
  document.body.replaceChildren(view);
  return vi.waitFor(async () => {
    await view.updateComplete;
    const told = view.renderRoot.querySelector("tawny-message");
    const denied = view.renderRoot.querySelector("tawny-settings-denied");
    if (denied) {
      denied.app = app;
      await denied.updateComplete;
    }
    const message = told ?? denied?.renderRoot.querySelector("tawny-message");
    if (!message) throw new Error("nothing is told yet");
    return message.getAttribute("text") ?? "";
  });
}

test.each<[who: string, change: Change, text: string]>([
  ["whoever is no admin", { isAdmin: false }, "Settings are for administrators of Home Assistant."],
  ["a house without a sidecar", { homes: [] }, "No Tawny is connected to Home Assistant."],
  ["a token for looking only", {}, "Home Assistant's own token of this Tawny is for looking only"],
  ["a login for looking only", { kind: "sidecar" }, "You are logged in for looking only."],
  ["a sidecar that is away", { openSettings: refused(500, "House can't be reached") }, "House can't be reached"],
])("%s is told calmly what is the matter", async (_who, change, text) => {
  expect(await shown(change)).toContain(text);
});
