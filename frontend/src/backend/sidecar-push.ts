// The sidecar's Web Push: what this browser, or another one, is told of.

import { type Answer, list, nullableTime, number, text, texts, time } from "../model/answers";
import type { PushDevice } from "../model/settings";
import type { PushDevices } from "./settings";
import type { SidecarHttp } from "./sidecar-http";

export type { PushDevice } from "../model/settings";

export interface PushWishes {
  readonly name?: string;
  readonly language?: string;
  readonly cameras?: readonly string[] | null;
  readonly updates?: boolean;
  readonly pausedUntil?: number | null;
}

export interface PushTest {
  readonly accepted: boolean;
  /** The browser has given up the subscription. */
  readonly gone: boolean;
  readonly said: string;
}

export class SidecarPush implements PushDevices {
  constructor(readonly http: SidecarHttp) {}

  /** What browsers subscribe to, base64url. Raises Refused with status 409 when push is switched off. */
  async key(): Promise<string> {
    return text((await this.http.get("/push/key"))["key"]);
  }

  /** Those that were made with the same login. */
  async devices(): Promise<readonly PushDevice[]> {
    return list((await this.http.get("/push/subscriptions"))["subscriptions"]).map(readDevice);
  }

  /** Those of everybody, for admins. */
  async list(): Promise<readonly PushDevice[]> {
    return list((await this.http.get("/push/subscriptions", { all: true }))["subscriptions"]).map(readDevice);
  }

  async pause(id: string, until: number | null): Promise<void> {
    await this.change(id, { pausedUntil: until });
  }

  async subscribe(subscription: PushSubscriptionJSON, wishes: PushWishes): Promise<PushDevice> {
    return readDevice(await this.http.post("/push/subscriptions", { subscription, ...asked(wishes) }));
  }

  async change(id: string, wishes: PushWishes): Promise<PushDevice> {
    return readDevice(await this.http.patch(`/push/subscriptions/${id}`, asked(wishes)));
  }

  async remove(id: string): Promise<void> {
    await this.http.delete(`/push/subscriptions/${id}`);
  }

  async test(id: string): Promise<PushTest> {
    const answer = await this.http.post(`/push/subscriptions/${id}/test`, {});
    const status = number(answer["status"]);
    const said = [status ? `HTTP ${status}` : "", text(answer["said"])].filter(Boolean).join(": ");
    return { accepted: answer["accepted"] === true, gone: answer["gone"] === true, said };
  }
}

function asked({ pausedUntil, ...rest }: PushWishes): Answer {
  if (pausedUntil === undefined) return rest;
  return { ...rest, paused_until: pausedUntil === null ? null : new Date(pausedUntil).toISOString() };
}

const readDevice = (answer: Answer): PushDevice => ({
  id: text(answer["id"]),
  name: text(answer["name"]),
  token: text(answer["token"]),
  created: time(answer["created"]),
  cameras: Array.isArray(answer["cameras"]) ? texts(answer["cameras"]) : null,
  updates: answer["updates"] === true,
  pausedUntil: nullableTime(answer["paused_until"]),
  trouble: text(answer["trouble"]),
});
