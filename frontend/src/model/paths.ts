// Values within values: a configuration is a tree, and a setting has a path in it.

export type Path = readonly string[];
export type Table = Readonly<Record<string, unknown>>;

export const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at `path`; undefined where there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, key) => (isTable(found) ? found[key] : undefined), value);
}

/** `value` with something else at `path`; undefined takes it away. Nothing that is given is changed. */
export function withValue(value: unknown, path: Path, wanted: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return wanted;
  const table: Record<string, unknown> = isTable(value) ? { ...value } : {};
  const next = withValue(table[key], rest, wanted);
  if (next === undefined) delete table[key];
  else table[key] = next;
  return table;
}

export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isEqual(item, other[at]));
  if (!isTable(one) || !isTable(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isEqual(one[key], other[key]));
}

export interface Change {
  readonly path: Path;
  /** What it becomes; undefined takes it away. */
  readonly value: unknown;
}

/** What makes `after` of `before`, each change as deep in the tree as it can be. */
export function changesBetween(before: unknown, after: unknown, path: Path = []): readonly Change[] {
  if (isEqual(before, after)) return [];
  if (!isTable(before) || !isTable(after)) return [{ path, value: after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changesBetween(before[key], after[key], [...path, key]));
}

export const withChanges = (value: unknown, changes: readonly Change[]): unknown =>
  changes.reduce((made, change) => withValue(made, change.path, change.value), value);

/** What is wrong with a setting; `path` is written with dots. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** What is wrong at `path`, or below it, where a setting is a list or a pair of points. */
export function problemAt(problems: readonly Problem[], path: Path): string {
  const own = path.join(".");
  return problems
    .filter((problem) => problem.path === own || problem.path.startsWith(`${own}.`))
    .map((problem) => problem.message)
    .join(" ");
}
