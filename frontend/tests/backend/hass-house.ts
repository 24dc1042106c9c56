// Home Assistant as far as a backend asks it: answers by the type of the message, and what was asked.

import { vi } from "vitest";
import type { Hass } from "../../src/backend/hass-types";

export type Message = Readonly<Record<string, unknown>>;
export type Told = Readonly<Record<string, unknown>>;
type Give = unknown | ((message: Message) => unknown);

export interface Heard {
  tell: (event: Told) => void;
  ready: () => void;
  lost: () => void;
  readonly asked: Message[];
}

export function hassHouse(answers: Readonly<Record<string, Give>>, change: Partial<Hass> = {}): [Hass, Heard] {
  const heard: Heard = { tell: () => {}, ready: () => {}, lost: () => {}, asked: [] };
  const hass = {
    connection: {
      sendMessagePromise: async (message: Message) => {
        heard.asked.push(message);
        const answer = answers[String(message["type"])];
        return typeof answer === "function" ? answer(message) : answer;
      },
      subscribeMessage: async (listener: (event: unknown) => void) => {
        heard.tell = listener;
        return async () => {};
      },
      addEventListener: (event: string, listener: () => void) => {
        if (event === "ready") heard.ready = listener;
        else heard.lost = listener;
      },
      removeEventListener: () => {},
    },
    connected: true,
    states: {},
    entities: { "camera.door": { platform: "tawny", device_id: "D" } },
    devices: { D: { area_id: "A" } },
    areas: { A: { name: "Yard" } },
    user: { is_admin: true },
    language: "en",
    locale: { language: "en", time_format: "24", time_zone: "local", first_weekday: "language" },
    config: { time_zone: "UTC" },
    callService: vi.fn(),
    ...change,
  } satisfies Hass;
  return [hass, heard];
}
