// Zones and ignored areas of a camera, as its configuration has them.

import { isTable, type Table } from "./paths";
import type { Point, Polygon } from "./polygon";

/** `zones` are watched, in `ignore` nothing counts: also the names of their tables. */
export type AreaKind = "zones" | "ignore";

export interface Area {
  readonly kind: AreaKind;
  readonly id: string;
  readonly name: string;
  readonly polygon: Polygon;
}

export const areaKey = ({ kind, id }: Pick<Area, "kind" | "id">): string => `${kind}.${id}`;

/** All areas of a motion table, zones first. */
export function areasOf(motion: unknown): readonly Area[] {
  return (["zones", "ignore"] as const).flatMap((kind) => {
    const table = isTable(motion) ? motion[kind] : undefined;
    return isTable(table)
      ? Object.entries(table).flatMap(([id, area]) => (isTable(area) ? [readArea(kind, id, area)] : []))
      : [];
  });
}

const readArea = (kind: AreaKind, id: string, area: Table): Area => ({
  kind,
  id,
  name: typeof area["name"] === "string" && area["name"] ? area["name"] : nameOf(id),
  polygon: pointsOf(area["polygon"]),
});

/** Ignored areas have no name but their id. */
export const nameOf = (id: string): string => {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function pointsOf(value: unknown): Polygon {
  if (!Array.isArray(value)) return [];
  return value.flatMap((point): Point[] =>
    Array.isArray(point) && typeof point[0] === "number" && typeof point[1] === "number" ? [[point[0], point[1]]] : [],
  );
}
