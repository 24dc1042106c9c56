// JSON over HTTP with the sidecar. The browser's cookie is the key.

import { type Answer, isAnswer, text } from "../model/answers";
import { type ApiHttp, type Query, refusal, type Versioned } from "./api-http";

export class SidecarHttp implements ApiHttp {
  /** `base` is where the API is: an address that ends in `/api/v1`. */
  constructor(readonly base: string) {}

  get(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
    return this.#ask("GET", path + search(query), undefined, signal);
  }

  post(path: string, json: Answer, signal?: AbortSignal): Promise<Answer> {
    return this.#ask("POST", path, json, signal);
  }

  patch(path: string, json: Answer, signal?: AbortSignal): Promise<Answer> {
    return this.#ask("PATCH", path, json, signal);
  }

  put(path: string, json: Answer): Promise<Answer> {
    return this.#ask("PUT", path, json);
  }

  getVersion(path: string): Promise<Versioned> {
    return this.#send("GET", path, undefined, {});
  }

  putVersion(path: string, json: Answer, version: string): Promise<Versioned> {
    return this.#send("PUT", path, json, { "If-Match": version });
  }

  delete(path: string): Promise<Answer> {
    return this.#ask("DELETE", path);
  }

  /** Exchanges a token for the cookie. */
  async logIn(token: string): Promise<void> {
    await this.post("/session", { token });
  }

  async logOut(): Promise<void> {
    await this.delete("/session");
  }

  /** Exchanges a pairing code for a token, and that for the cookie. */
  async pair(code: string, name: string): Promise<void> {
    const { token } = await this.post("/pair", { code, name });
    await this.logIn(text(token));
  }

  async #ask(method: string, path: string, json?: Answer, signal?: AbortSignal): Promise<Answer> {
    return (await this.#send(method, path, json, {}, signal)).answer;
  }

  async #send(
    method: string,
    path: string,
    json: Answer | undefined,
    more: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Versioned> {
    const response = await fetch(this.base + path, {
      method,
      cache: "no-store",
      headers: { ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...more },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(signal ? { signal } : {}),
    });
    if (response.status === 204) return { answer: {}, version: "" };
    const answer: unknown = await response.json().catch(() => ({}));
    const found = isAnswer(answer) ? answer : {};
    if (!response.ok) throw refusal(response.status, found["error"]);
    return { answer: found, version: response.headers.get("ETag") ?? "" };
  }
}

export function search(query: Query): string {
  const wanted = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) wanted.set(name, String(value));
  }
  const found = wanted.toString();
  return found && `?${found}`;
}
