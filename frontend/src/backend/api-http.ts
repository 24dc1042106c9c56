// JSON in question and answer with the API of a sidecar, whoever carries it there: the browser, or Home Assistant.

import { type Answer, isAnswer, list, text } from "../model/answers";
import { Refused } from "./backend";

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** An answer, and which version of what was asked for it is. */
export interface Versioned {
  readonly answer: Answer;
  readonly version: string;
}

/** Paths are those of the API's reference, without the prefix. All raise Refused. */
export interface ApiHttp {
  get(path: string, query?: Query, signal?: AbortSignal): Promise<Answer>;
  post(path: string, json: Answer, signal?: AbortSignal): Promise<Answer>;
  patch(path: string, json: Answer): Promise<Answer>;
  put(path: string, json: Answer): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  getVersion(path: string): Promise<Versioned>;
  /** Raises Refused with status 412 when there is another version by now. */
  putVersion(path: string, json: Answer, version: string): Promise<Versioned>;
}

/** What an answer says that is none: `error` is as the API words it. */
export function refusal(status: number, error: unknown): Refused {
  const told = isAnswer(error) ? error : {};
  const fields = list(told["fields"]).map((one) => ({ path: text(one["path"]), message: text(one["message"]) }));
  return new Refused(text(told["message"]) || `HTTP ${status}`, status, text(told["hint"]), fields);
}
