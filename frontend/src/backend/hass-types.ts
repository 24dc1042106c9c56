// As much of Home Assistant's frontend as is used here: what it hands to every card and panel.

import type { Answer } from "../model/answers";

export interface HassConnection {
  sendMessagePromise(message: Answer): Promise<unknown>;
  /** With `resubscribe` it subscribes anew after the connection was lost, but once. */
  subscribeMessage(
    listener: (event: unknown) => void,
    message: Answer,
    options: { readonly resubscribe: boolean },
  ): Promise<() => Promise<void>>;
  addEventListener(event: "ready" | "disconnected", listener: () => void): void;
  removeEventListener(event: "ready" | "disconnected", listener: () => void): void;
}

export interface HassEntity {
  readonly state: string;
  readonly attributes: Answer;
  readonly last_changed?: string;
}

export interface Hass {
  readonly connection: HassConnection;
  readonly connected: boolean;
  readonly states: Readonly<Record<string, HassEntity>>;
  readonly entities: Readonly<Record<string, HassEntityEntry>>;
  readonly devices: Readonly<Record<string, { readonly area_id?: string | null }>>;
  readonly areas: Readonly<Record<string, { readonly name: string }>>;
  readonly user?: { readonly is_admin: boolean };
  readonly language: string;
  readonly locale: HassLocale;
  readonly config: { readonly time_zone: string };
  callService(domain: string, service: string, data: Answer, target?: Answer): Promise<unknown>;
}

export interface HassEntityEntry {
  readonly platform?: string;
  readonly area_id?: string | null;
  readonly device_id?: string | null;
}

export interface HassLocale {
  readonly language: string;
  readonly time_format: "language" | "system" | "12" | "24";
  readonly time_zone: "local" | "server";
  readonly first_weekday:
    | "language"
    | "sunday"
    | "monday"
    | "tuesday"
    | "wednesday"
    | "thursday"
    | "friday"
    | "saturday";
}
