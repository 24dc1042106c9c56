// The dashboard that makes itself: one view for each of ours. It is offered where dashboards are made.

import type { Hass } from "../../backend/hass-types";
import { say } from "./words";

/** Icons of Home Assistant's own set, by the views' names, in their order. */
export const DASHBOARD_VIEWS: readonly (readonly [name: string, icon: string, adminOnly: boolean])[] = [
  ["live", "mdi:cctv", false],
  ["kiosk", "mdi:view-grid-outline", false],
  ["events", "mdi:bell-outline", false],
  ["recordings", "mdi:filmstrip", false],
  ["sensors", "mdi:motion-sensor", false],
  ["settings", "mdi:cog-outline", true],
];

export class TawnyDashboard extends HTMLElement {
  static readonly configRequired = false;

  static getCreateSuggestions() {
    return { title: say("dashboard"), icon: "mdi:cctv" };
  }

  /** Nothing in it depends on what there is in the house: the cards follow that by themselves. */
  static shouldRegenerate(): boolean {
    return false;
  }

  static async generate(_config: unknown, hass: Hass) {
    const views = DASHBOARD_VIEWS.filter(([, , adminOnly]) => !adminOnly || hass.user?.is_admin);
    return {
      title: say("dashboard"),
      views: views.map(([name, icon]) => ({
        title: say(`view_${name}`),
        path: name,
        icon,
        type: "panel",
        cards: [{ type: "custom:tawny-view-card", view: name }],
      })),
    };
  }
}

interface CustomStrategy {
  readonly type: string;
  readonly strategyType: "dashboard";
  readonly name: string;
  readonly description: string;
}

declare global {
  interface Window {
    customStrategies?: CustomStrategy[];
  }
}

export function defineStrategy(): void {
  customElements.define("ll-strategy-dashboard-tawny", TawnyDashboard);
  window.customStrategies ??= [];
  window.customStrategies.push({
    type: "tawny",
    strategyType: "dashboard",
    name: "Tawny",
    get description() {
      return say("dashboard_description");
    },
  });
}
