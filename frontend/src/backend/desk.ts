// The desk at which settings are changed: the stored configuration, and what somebody has begun to change in it. What is
// not saved stays here while he looks at other views.

import {
  type Change,
  changesBetween,
  isEqual,
  type Path,
  type Problem,
  valueAt,
  withChanges,
  withValue,
} from "../model/paths";
import type { Schema } from "../model/schema";
import type { StoredConfig } from "../model/settings";
import { Store } from "../model/store";
import { type Backend, Refused } from "./backend";
import type { SettingsApi } from "./settings";

const TRIES = 3;

export class Desk {
  readonly stored: Store<StoredConfig>;
  /** What is to be saved; it counts up with every change of it. */
  readonly edits = new Store(0);
  #changes: readonly Change[] = [];

  constructor(
    readonly api: SettingsApi,
    readonly schema: Schema,
    stored: StoredConfig,
  ) {
    this.stored = new Store(stored);
  }

  /** The value at `path`, with what is not saved yet. */
  draft(path: Path): unknown {
    return valueAt(withChanges(this.stored.value.config, this.#changes), path);
  }

  /** What is not saved at and below `path`. */
  changes(path: Path): readonly Change[] {
    return this.#changes.filter((change) => isBelow(change.path, path));
  }

  edit(path: Path, value: unknown): void {
    const draft = withValue(withChanges(this.stored.value.config, this.#changes), path, value);
    this.#set(changesBetween(this.stored.value.config, draft));
  }

  /** Forgets what is not saved at and below `path`. */
  undo(path: Path): void {
    this.#set(this.#changes.filter((change) => !isBelow(change.path, path)));
  }

  /** Saves what was changed at and below these paths, on top of what others have changed meanwhile. Raises Refused. */
  async save(paths: readonly Path[]): Promise<void> {
    const changes = paths.flatMap((path) => this.changes(path));
    for (let tries = 1; ; tries++) {
      try {
        const saved = await this.api.save(this.stored.value, changes);
        for (const path of paths) this.undo(path);
        this.#store(saved);
        return;
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 412 || tries === TRIES) throw error;
        await this.reload();
      }
    }
  }

  async reload(): Promise<void> {
    this.#store(await this.api.config());
  }

  /** What was changed to what is stored by now is no change any more. */
  #store(stored: StoredConfig): void {
    this.stored.set(stored);
    this.#set(this.#changes.filter((change) => !isEqual(valueAt(stored.config, change.path), change.value)));
  }

  #set(changes: readonly Change[]): void {
    this.#changes = changes;
    this.edits.set(this.edits.value + 1);
  }
}

const isBelow = (path: Path, top: Path): boolean => top.every((key, at) => path[at] === key);

const desks = new WeakMap<Backend, Map<string, Promise<Desk>>>();

/** The desk of a sidecar, the same each time; raises Refused when there is none, and may be asked again. */
export function deskOf(backend: Backend, home: string): Promise<Desk> {
  const all = desks.get(backend) ?? new Map<string, Promise<Desk>>();
  desks.set(backend, all);
  const found = all.get(home);
  if (found) return found;
  const made = open(backend, home);
  all.set(home, made);
  made.catch(() => all.delete(home));
  return made;
}

/** What was begun to change is of no use to somebody else. */
export function forgetDesk(backend: Backend, home: string): void {
  desks.get(backend)?.delete(home);
}

async function open(backend: Backend, home: string): Promise<Desk> {
  const api = await backend.openSettings?.(home);
  if (!api) throw new Refused("there are no settings here", 404);
  const [schema, stored] = await Promise.all([api.schema(), api.config()]);
  return new Desk(api, schema, stored);
}

/** What happened and what to do, as the service says it. */
export const reasonOf = (refused: Refused): string => [refused.message, refused.hint].filter(Boolean).join(": ");

export const problemsOf = (error: unknown): readonly Problem[] => (error instanceof Refused ? error.fields : []);
