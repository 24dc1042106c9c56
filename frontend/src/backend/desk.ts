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

interface Edit extends Change {
  /** What was stored there when it was begun. */
  readonly was: unknown;
}

/** Others have changed what is being changed here, too. */
export interface Conflict {
  readonly path: Path;
  /** What is stored there by now. */
  readonly theirs: unknown;
}

export class Desk {
  readonly stored: Store<StoredConfig>;
  /** What is to be saved; it counts up with every change of it. */
  readonly edits = new Store(0);
  #changes: readonly Edit[] = [];

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
    this.#set(
      changesBetween(this.stored.value.config, draft).map((change) => ({ ...change, was: this.#was(change.path) })),
    );
  }

  /** What is changed at and below `path`, and has been changed elsewhere since: which of both counts is not for us to say. */
  conflicts(path: Path): readonly Conflict[] {
    const { config } = this.stored.value;
    const edits = this.#changes.filter((edit) => isBelow(edit.path, path));
    const all = edits.map((edit) => ({ path: edit.path, was: edit.was, theirs: valueAt(config, edit.path) }));
    return all.filter(({ theirs, was }) => !isEqual(theirs, was));
  }

  /** What was changed here at and below `path` counts, whatever others have changed. Who takes theirs has it undone. */
  insist(path: Path): void {
    const { config } = this.stored.value;
    const now = (edit: Edit): Edit => ({ ...edit, was: valueAt(config, edit.path) });
    this.#set(this.#changes.map((edit) => (isBelow(edit.path, path) ? now(edit) : edit)));
  }

  /** Forgets what is not saved at and below `path`. */
  undo(path: Path): void {
    this.#set(this.#changes.filter((change) => !isBelow(change.path, path)));
  }

  /**
   * Saves what was changed at and below these paths, on top of what others have changed meanwhile. False: nothing is saved,
   * as there are conflicts. Raises Refused.
   */
  async save(paths: readonly Path[]): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      if (paths.some((path) => this.conflicts(path).length)) return false;
      const changes = paths.flatMap((path) => this.changes(path));
      try {
        const saved = await this.api.save(this.stored.value, changes);
        for (const path of paths) this.undo(path);
        this.#store(saved);
        return true;
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

  /** What was stored at `path` when somebody began to change it, or something above it. */
  #was(path: Path): unknown {
    const begun = this.#changes.find((edit) => isBelow(path, edit.path));
    return begun ? valueAt(begun.was, path.slice(begun.path.length)) : valueAt(this.stored.value.config, path);
  }

  #set(changes: readonly Edit[]): void {
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
