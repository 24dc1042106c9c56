// Outlines of areas: corners as fractions of the picture's width and height, and what can be done with them.

export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

export const FEWEST = 3;
export const MOST = 100;
const GRID = 1000; // corners lie on thousandths: finer than anybody can point, and short in the file

const inside = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * GRID) / GRID;

/** The nearest point that is in the picture. */
export const within = ([x, y]: Point): Point => [inside(x), inside(y)];

export const withPoint = (polygon: Polygon, index: number, to: Point): Polygon =>
  polygon.map((point, at) => (at === index ? within(to) : point));

/** A corner more behind corner `index`: where it is given, or half-way to the next one. */
export function withPointAfter(polygon: Polygon, index: number, at?: Point): Polygon {
  const middle = middles(polygon)[index];
  if (!middle || polygon.length >= MOST) return polygon;
  return [...polygon.slice(0, index + 1), within(at ?? middle), ...polygon.slice(index + 1)];
}

/** Three corners stay. */
export const withoutPoint = (polygon: Polygon, index: number): Polygon =>
  polygon.length > FEWEST ? polygon.filter((_, at) => at !== index) : polygon;

/** Moved as a whole, no further than the edge of the picture. */
export function moved(polygon: Polygon, dx: number, dy: number): Polygon {
  const { left, top, right, bottom } = boundsOf(polygon);
  const x = Math.min(1 - right, Math.max(-left, dx));
  const y = Math.min(1 - bottom, Math.max(-top, dy));
  return polygon.map((point) => within([point[0] + x, point[1] + y]));
}

/** Half-way along each side, the side behind the corner of the same index. */
export const middles = (polygon: Polygon): Polygon =>
  polygon.map((point, at) => {
    const next = polygon[(at + 1) % polygon.length] ?? point;
    return [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
  });

export function boundsOf(polygon: Polygon) {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The centre of its area; that of its bounds when it has none. */
export function centreOf(polygon: Polygon): Point {
  let [area, x, y] = [0, 0, 0];
  for (const [at, point] of polygon.entries()) {
    const next = polygon[(at + 1) % polygon.length] ?? point;
    const cross = point[0] * next[1] - next[0] * point[1];
    area += cross;
    x += (point[0] + next[0]) * cross;
    y += (point[1] + next[1]) * cross;
  }
  const { left, top, right, bottom } = boundsOf(polygon);
  return Math.abs(area) < 1e-9 ? [(left + right) / 2, (top + bottom) / 2] : [x / (3 * area), y / (3 * area)];
}

/** Whether two sides that are no neighbours meet: the service takes no such outline. */
export function crossesItself(polygon: Polygon): boolean {
  const sides = polygon.map((point, at) => [point, polygon[(at + 1) % polygon.length] ?? point] as const);
  return sides.some(([a, b], one) =>
    sides.some(([c, d], other) => {
      const apart = other - one;
      if (apart < 2 || (one === 0 && other === sides.length - 1)) return false;
      return meet(a, b, c, d);
    }),
  );
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

/** Which way it goes from `a` by `b` to `c`: 1, -1, or 0 straight on. */
const turn = (a: Point, b: Point, c: Point): number => {
  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return Math.abs(cross) < 1e-12 ? 0 : Math.sign(cross);
};

/** Whether `c`, which is in line with them, lies between `a` and `b`. */
const between = (a: Point, b: Point, c: Point): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

/** A new area: in the middle, a little beside those that there are. */
export function freshPolygon(count: number): Polygon {
  const off = (count % 4) * 0.06;
  const [left, top, right, bottom] = [0.25 + off, 0.3 + off, 0.6 + off, 0.7 + off].map(inside) as [
    number,
    number,
    number,
    number,
  ];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}
