// From the configuration's JSON Schema to the fields of a form. Titles, descriptions and limits are the schema's own.

import { isTable, type Path, type Table, valueAt } from "./paths";

/** `share`: a whole number from 0 to 100; `lines`: a list of texts; `fixed`: changed in tawny.toml alone. */
export type FieldKind =
  | "switch"
  | "share"
  | "whole"
  | "number"
  | "text"
  | "secret"
  | "choice"
  | "lines"
  | "fixed"
  | "group";

export type Unit = "s" | "gb" | "mb" | "days" | "fps" | "";

export interface Field {
  /** Where it stands in the configuration. */
  readonly path: Path;
  readonly kind: FieldKind;
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
  /** Undefined where there is none. */
  readonly preset: unknown;
  readonly example: string;
  /** Whether it may be left empty. */
  readonly optional: boolean;
  readonly least: number | null;
  /** Whether `least` itself is too little. */
  readonly above: boolean;
  readonly most: number | null;
  readonly longest: number | null;
  readonly choices: readonly string[];
  /** The fields of a group. */
  readonly fields: readonly Field[];
  /** Names the setting, whichever camera it is of: `MotionConfig.fps`. */
  readonly name: string;
}

const UNITS: readonly [RegExp, Unit][] = [
  [/_s$|^seconds$/, "s"],
  [/_gb$/, "gb"],
  [/_mb$/, "mb"],
  [/_days$/, "days"],
  [/^fps$|_fps$/, "fps"],
];

/** What is behind references and "or null" of a node; `table` is the name of the definition, if it has one. */
interface Node {
  readonly node: Table;
  readonly optional: boolean;
  readonly table: string;
}

export class Schema {
  constructor(readonly root: Table) {}

  /** The fields of the table at `path`, in the schema's order; tables of ids and outlines are not among them. */
  fields(path: Path): readonly Field[] {
    return this.#fieldsOf(this.#at(path), path);
  }

  /** The one at `path`, a group or not; null where there is none. */
  field(path: Path): Field | null {
    const key = path.at(-1);
    return this.fields(path.slice(0, -1)).find((field) => field.path.at(-1) === key) ?? null;
  }

  #at(path: Path): Node {
    return path.reduce<Node>((found, key) => this.#open(child(found.node, key)), this.#open(this.root));
  }

  #fieldsOf({ node, table }: Node, path: Path): readonly Field[] {
    const properties = node["properties"];
    if (!isTable(properties)) return [];
    return Object.entries(properties).flatMap(([key, raw]) => this.#field(raw, [...path, key], table) ?? []);
  }

  #field(raw: unknown, path: Path, table: string): Field | null {
    const found = this.#open(raw);
    const kind = kindOf(found.node);
    if (!kind) return null;
    const { node } = found;
    const [choices, examples] = [node["enum"], node["examples"]];
    const least = numberIn(node, "minimum") ?? numberIn(node, "exclusiveMinimum");
    const key = path.at(-1) ?? "";
    return {
      path,
      kind,
      title: textIn(node, "title") || key,
      description: textIn(node, "description"),
      unit: UNITS.find(([end]) => end.test(key))?.[1] ?? "",
      preset: node["default"],
      example: Array.isArray(examples) && !Array.isArray(examples[0]) ? String(examples[0]) : "",
      optional: found.optional,
      least,
      above: numberIn(node, "exclusiveMinimum") !== null,
      most: numberIn(node, "maximum"),
      longest: numberIn(node, "maxLength"),
      choices: Array.isArray(choices) ? choices.map(String) : [],
      fields: kind === "group" ? this.#fieldsOf(found, path) : [],
      name: `${table}.${key}`,
    };
  }

  /** What a node says itself wins over what it refers to. */
  #open(raw: unknown): Node {
    if (!isTable(raw)) return { node: {}, optional: false, table: "" };
    const { $ref, anyOf, ...own } = raw;
    if (typeof $ref === "string") {
      const name = $ref.split("/").at(-1) ?? "";
      const below = this.#open(valueAt(this.root, $ref.replace("#/", "").split("/")));
      return { node: { ...below.node, ...own }, optional: below.optional, table: name };
    }
    if (Array.isArray(anyOf)) {
      const optional = anyOf.some((one) => isTable(one) && one["type"] === "null");
      const below = this.#open(anyOf.find((one) => isTable(one) && one["type"] !== "null"));
      return { node: { ...below.node, ...own }, optional, table: below.table };
    }
    return { node: raw, optional: false, table: "" };
  }
}

function child(node: Table, key: string): unknown {
  const found = valueAt(node, ["properties", key]);
  if (found !== undefined) return found;
  const patterns = node["patternProperties"];
  return isTable(patterns)
    ? Object.entries(patterns).find(([pattern]) => new RegExp(pattern).test(key))?.[1]
    : undefined;
}

function kindOf(node: Table): FieldKind | null {
  if (Array.isArray(node["enum"])) return "choice";
  switch (node["type"]) {
    case "boolean":
      return "switch";
    case "integer":
      return node["minimum"] === 0 && node["maximum"] === 100 ? "share" : "whole";
    case "number":
      return "number";
    case "string":
      return node["format"] === "path" ? "fixed" : node["writeOnly"] === true ? "secret" : "text";
    case "array":
      return valueAt(node, ["items", "type"]) === "string" ? "lines" : null;
    case "object":
      return isTable(node["properties"]) ? "group" : null;
    default:
      return null;
  }
}

const numberIn = (node: Table, key: string): number | null => {
  const value = node[key];
  return typeof value === "number" ? value : null;
};
const textIn = (node: Table, key: string): string => {
  const value = node[key];
  return typeof value === "string" ? value : "";
};

/** Why a value can't be right, before anybody is asked: `null` when nothing is known against it. */
export type Objection = "needed" | "number" | "whole" | "small" | "large" | "long" | null;

export function objectionTo(field: Field, value: unknown): Objection {
  const isEmpty = value === null || value === undefined || value === "";
  if (field.kind === "share" || field.kind === "whole" || field.kind === "number") {
    if (isEmpty) return field.optional ? null : "needed";
    if (typeof value !== "number" || !Number.isFinite(value)) return "number";
    if (field.kind !== "number" && !Number.isInteger(value)) return "whole";
    if (field.least !== null && (value < field.least || (field.above && value === field.least))) return "small";
    return field.most !== null && value > field.most ? "large" : null;
  }
  if (typeof value === "string" && field.longest !== null && value.length > field.longest) return "long";
  return null;
}

/** All fields below these, groups opened. */
export const leaves = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => (field.kind === "group" ? leaves(field.fields) : [field]));
