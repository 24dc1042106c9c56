// What every element is given by the shell around it: whom to ask, and how to say things.

import { createContext } from "@lit/context";
import type { Backend } from "../backend/backend";
import type { Translate } from "../i18n/translate";
import type { Times } from "../model/times";

export interface App {
  readonly backend: Backend;
  readonly t: Translate;
  readonly times: Times;
  readonly language: string;
  /** Shows another view, or another place in it. `replace`: without a step in the browser's history. */
  go(view: string, place?: string, replace?: boolean): void;
  /** An address by which others reach a place; null where there is none. */
  link(view: string, place: string): string | null;
  /** Live pictures of an entity, where the shell has an element of its own for them. */
  embedLive?(entity: string): Promise<HTMLElement>;
}

export const appContext = createContext<App>("tawny-app");
