// The notification profiles of a sidecar, which Home Assistant keeps.

import { type Answer, list, nullableTime, number, text, texts } from "../model/answers";
import type { NotifyProfile } from "../model/settings";
import type { NotifyProfiles } from "./settings";

export class HassProfiles implements NotifyProfiles {
  constructor(
    readonly ask: (message: Answer) => Promise<Answer>,
    readonly home: string,
  ) {}

  async list(): Promise<readonly NotifyProfile[]> {
    const answer = await this.ask({ type: "tawny/notifications/list", entry_id: this.home });
    return list(answer["profiles"]).map(read);
  }

  async enable(id: string, enabled: boolean): Promise<void> {
    await this.#change(id, { enabled });
  }

  async silence(id: string, seconds: number): Promise<void> {
    await this.#change(id, { silence_s: seconds });
  }

  async #change(profile: string, change: Answer): Promise<void> {
    await this.ask({ type: "tawny/notifications/change", entry_id: this.home, profile, ...change });
  }
}

const read = (answer: Answer): NotifyProfile => ({
  id: text(answer["id"]),
  name: text(answer["name"]),
  enabled: answer["enabled"] === true,
  silencedUntil: nullableTime(answer["silenced_until"]),
  lastSent: nullableTime(answer["last_sent"]),
  phones: texts(answer["phones"]),
  pushesToday: number(answer["pushes_today"]),
  limit: number(answer["limit"]),
});
