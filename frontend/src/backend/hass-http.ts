// A sidecar's API through Home Assistant: a command of the integration takes the questions that settings need there, and
// brings back what the sidecar says, its refusals, too.

import { type Answer, isAnswer, number, text } from "../model/answers";
import { type ApiHttp, type Query, refusal, type Versioned } from "./api-http";
import { askHass } from "./hass-ask";
import type { Hass } from "./hass-types";

export class HassHttp implements ApiHttp {
  /** `hass` is asked for each time: it is replaced with every change in the house. */
  constructor(
    readonly hass: () => Hass,
    readonly home: string,
  ) {}

  async get(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
    return (await this.#ask("GET", path, { query: given(query) }, signal)).answer;
  }

  async post(path: string, json: Answer, signal?: AbortSignal): Promise<Answer> {
    return (await this.#ask("POST", path, { body: json }, signal)).answer;
  }

  async patch(path: string, json: Answer): Promise<Answer> {
    return (await this.#ask("PATCH", path, { body: json })).answer;
  }

  async put(path: string, json: Answer): Promise<Answer> {
    return (await this.#ask("PUT", path, { body: json })).answer;
  }

  async delete(path: string): Promise<Answer> {
    return (await this.#ask("DELETE", path, {})).answer;
  }

  getVersion(path: string): Promise<Versioned> {
    return this.#ask("GET", path, {});
  }

  putVersion(path: string, json: Answer, version: string): Promise<Versioned> {
    return this.#ask("PUT", path, { body: json, ...(version ? { version } : {}) });
  }

  async #ask(method: string, path: string, more: Answer, signal?: AbortSignal): Promise<Versioned> {
    const message = { type: "tawny/settings/ask", entry_id: this.home, method, path, ...more };
    const answer = await askHass(this.hass(), message);
    signal?.throwIfAborted(); // what is asked can't be called back, but nobody waits for it any more
    const body = isAnswer(answer["body"]) ? answer["body"] : {};
    const status = number(answer["status"]);
    if (status >= 400) throw refusal(status, body["error"]);
    return { answer: body, version: text(answer["version"]) };
  }
}

const given = (query: Query): Answer =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
