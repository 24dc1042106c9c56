import { expect, test, vi } from "vitest";
import { type Backend, type FeedListener, Refused } from "../../src/backend/backend";
import type { SettingsApi } from "../../src/backend/settings";
import type { App } from "../../src/elements/app";
import { english } from "../../src/i18n/translate";
import { Schema } from "../../src/model/schema";
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

/** Who listens to the feed. */
const heard: FeedListener[] = [];
const resync = (): void => {
  for (const tell of heard.splice(0)) tell(null);
};

/** The settings as somebody sees them who comes to `place`. */
async function shown(change: Change): Promise<string> {
  const { homes, isAdmin = true, kind = "hass", openSettings = refused(403, "for looking only") } = change;
  const backend = {
    kind,
    isAdmin: new Store(isAdmin),
    ...(kind === "hass" ? { homes: new Store(homes ?? [HOUSE]) } : {}),
    listen: (listener: FeedListener) => {
      heard.push(listener);
      return () => {};
    },
    openSettings,
  } as unknown as Backend;
  const app: App = {
    backend,
    t: english,
    times: new Times({ language: "en", hour12: false, zone: "UTC", firstWeekday: 1 }, () => Date.UTC(2026, 10, 24)),
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

test.each([
  ["a service that is back", "sidecar", new TypeError("Failed to fetch"), "does not answer"],
  ["a house that was paired anew, with a token for everything", "hass", new Refused("no", 403), "for looking only"],
] as const)("the settings of %s are there by themselves", async (_which, kind, error, text) => {
  const api = { schema: async () => new Schema({}), config: async () => ({ config: {}, pending: [] }) };
  const openSettings = vi.fn(async () => api as unknown as SettingsApi).mockRejectedValueOnce(error);
  expect(await shown({ kind, openSettings })).toContain(text);
  resync();
  const view = document.querySelector("tawny-settings-view");
  await vi.waitFor(() => expect(view?.renderRoot.querySelector("nav")).toBeTruthy());
});

test("who logs in for looking only after somebody else sees none of his settings", async () => {
  const config = vi.fn(refused(403, "for looking only")).mockResolvedValueOnce({ config: {}, pending: [] } as never);
  const api = { schema: async () => new Schema({}), config } as unknown as SettingsApi;
  expect(await shown({ kind: "sidecar", openSettings: async () => api })).toContain(
    "You are logged in for looking only.",
  );
  expect(config).toHaveBeenCalledTimes(2);
  expect(document.querySelector("tawny-settings-view")?.renderRoot.querySelector("nav")).toBeNull();
});
