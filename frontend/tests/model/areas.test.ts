import { expect, test } from "vitest";
import { areasOf, nameOf } from "../../src/model/areas";

const OUTLINE = [
  [0, 0],
  [1, 0],
  [1, 1],
];

test("zones come first, each with its name or what its id says", () => {
  const motion = {
    zones: { path: { name: "Garden path", polygon: OUTLINE }, back_door: { name: "", polygon: OUTLINE } },
    ignore: { camera_clock: { polygon: OUTLINE } },
  };
  expect(areasOf(motion).map(({ kind, id, name }) => [kind, id, name])).toEqual([
    ["zones", "path", "Garden path"],
    ["zones", "back_door", "Back door"],
    ["ignore", "camera_clock", "Camera clock"],
  ]);
  expect(areasOf(motion)[0]?.polygon).toEqual(OUTLINE);
});

test("what is no table has no areas", () => {
  expect(areasOf(undefined)).toEqual([]);
  expect(areasOf({ zones: null, ignore: { a: 1 } })).toEqual([]);
});

test("ids become names", () => {
  expect(nameOf("a_b")).toBe("A b");
});
