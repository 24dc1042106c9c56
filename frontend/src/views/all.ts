// The views that there are, in the order in which they are offered. Each is loaded when it is first looked at.

import { mdiBellOutline, mdiCctv, mdiCogOutline, mdiFilmstrip, mdiPulse, mdiViewGridOutline } from "@mdi/js";

/** They are called `view.<name>` in the texts. */
export type ViewName = "live" | "kiosk" | "events" | "recordings" | "sensors" | "settings";

export interface View {
  readonly name: ViewName;
  readonly icon: string;
  /** Its element, which has a property `place`: where in it somebody is. */
  readonly tag: string;
  readonly adminOnly?: boolean;
  /** Whether it fills the screen by itself, with nothing around it. */
  readonly bare?: boolean;
  load(): Promise<unknown>;
}

export const VIEWS: readonly View[] = [
  { name: "live", icon: mdiCctv, tag: "tawny-live-view", load: () => import("./live") },
  {
    name: "kiosk",
    icon: mdiViewGridOutline,
    tag: "tawny-kiosk-view",
    bare: true,
    load: () => import("./kiosk"),
  },
  { name: "events", icon: mdiBellOutline, tag: "tawny-events-view", load: () => import("./events") },
  { name: "recordings", icon: mdiFilmstrip, tag: "tawny-recordings-view", load: () => import("./recordings") },
  { name: "sensors", icon: mdiPulse, tag: "tawny-sensors-view", load: () => import("./sensors") },
  {
    name: "settings",
    icon: mdiCogOutline,
    tag: "tawny-settings-view",
    adminOnly: true,
    load: () => import("./settings"),
  },
];

export const viewNamed = (name: string): View | undefined => VIEWS.find((view) => view.name === name);
