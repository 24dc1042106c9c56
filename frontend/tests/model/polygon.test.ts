import { describe, expect, test } from "vitest";
import {
  centreOf,
  crossesItself,
  freshPolygon,
  middles,
  moved,
  type Polygon,
  withoutPoint,
  withPoint,
  withPointAfter,
} from "../../src/model/polygon";

const SQUARE: Polygon = [
  [0.2, 0.2],
  [0.6, 0.2],
  [0.6, 0.6],
  [0.2, 0.6],
];
const TRIANGLE = SQUARE.slice(0, 3);

describe("corners", () => {
  test("are moved, and stay in the picture, on thousandths", () => {
    expect(withPoint(SQUARE, 2, [1.4, 0.71239])).toEqual([SQUARE[0], SQUARE[1], [1, 0.712], SQUARE[3]]);
  });

  test("are added half-way to the next one, also behind the last", () => {
    expect(withPointAfter(SQUARE, 0)[1]).toEqual([0.4, 0.2]);
    expect(withPointAfter(SQUARE, 3).at(-1)).toEqual([0.2, 0.4]);
    expect(withPointAfter(SQUARE, 1, [0.7, 0.4])[2]).toEqual([0.7, 0.4]);
  });

  test("are no more than a hundred", () => {
    const many: Polygon = Array.from({ length: 100 }, (_, at) => [at / 100, (at % 7) / 10]);
    expect(withPointAfter(many, 0)).toHaveLength(100);
  });

  test("go, but for three", () => {
    expect(withoutPoint(SQUARE, 3)).toEqual(TRIANGLE);
    expect(withoutPoint(TRIANGLE, 0)).toEqual(TRIANGLE);
  });
});

test("a whole area moves no further than the edge", () => {
  expect(moved(SQUARE, 0.1, -0.05)[0]).toEqual([0.3, 0.15]);
  expect(moved(SQUARE, 2, 2)).toEqual([
    [0.6, 0.6],
    [1, 0.6],
    [1, 1],
    [0.6, 1],
  ]);
  expect(moved(SQUARE, -2, 0)[0]).toEqual([0, 0.2]);
});

test("sides have a middle each, the last joins the first", () => {
  expect(middles(TRIANGLE)[2]).toEqual([0.4, 0.4]);
});

test("the centre is that of the area, and of the bounds where there is none", () => {
  expect(centreOf(SQUARE).map((value) => Math.round(value * 1000) / 1000)).toEqual([0.4, 0.4]);
  expect(
    centreOf([
      [0, 0],
      [1, 1],
      [0.5, 0.5],
    ]),
  ).toEqual([0.5, 0.5]);
});

describe("an outline crosses itself", () => {
  test("when sides that are no neighbours meet", () => {
    expect(
      crossesItself([
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ]),
    ).toBe(true);
  });

  test("when a corner lies on another side", () => {
    expect(
      crossesItself([
        [0, 0],
        [1, 0],
        [1, 1],
        [0.5, 0],
        [0, 1],
      ]),
    ).toBe(true);
  });

  test("not when it is dented", () => {
    expect(
      crossesItself([
        [0, 0],
        [1, 0],
        [1, 1],
        [0.5, 0.2],
        [0, 1],
      ]),
    ).toBe(false);
    expect(crossesItself(TRIANGLE)).toBe(false);
  });
});

test("new areas are beside each other and whole", () => {
  for (const count of [0, 1, 2, 3, 7]) {
    const polygon = freshPolygon(count);
    expect(crossesItself(polygon)).toBe(false);
    expect(polygon.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
  }
  expect(freshPolygon(0)).not.toEqual(freshPolygon(1));
});
