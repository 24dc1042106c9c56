// Home Assistant's own live picture, where the browser has no MediaSource: as a card of its own, which is what it lets
// others use.

import type { Hass } from "../../backend/hass-types";

interface CardElement extends HTMLElement {
  hass: Hass;
}

interface CardHelpers {
  createCardElement(config: Readonly<Record<string, unknown>>): CardElement;
}

declare global {
  interface Window {
    loadCardHelpers?: () => Promise<CardHelpers>;
  }
}

export async function embedLive(hass: Hass, entity: string): Promise<HTMLElement> {
  const helpers = await window.loadCardHelpers?.();
  if (!helpers) throw new Error("Home Assistant has no cards to offer");
  const none = { action: "none" };
  const looks = { camera_view: "live", fit_mode: "contain", show_name: false, show_state: false };
  const card = helpers.createCardElement({
    type: "picture-entity",
    entity,
    ...looks,
    tap_action: none,
    hold_action: none,
  });
  card.hass = hass;
  return card;
}
