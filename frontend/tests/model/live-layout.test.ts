import { describe, expect, test } from "vitest";
import { LEAST_TILE, liveLayout, type Room } from "../../src/model/live-layout";

const SCREENS = {
  desktop: { width: 1290, height: 796, gap: 20 },
  ultrawide: { width: 3290, height: 1330, gap: 20 },
  uhd: { width: 3700, height: 2056, gap: 20 },
  upright: { width: 697, height: 1102, gap: 11 },
  lying: { width: 1052, height: 670, gap: 16 },
  phone: { width: 370, height: 700, gap: 10 },
} satisfies Record<string, Room>;

const tile = (count: number, room: Room): number => {
  const { columns, width } = liveLayout(count, room);
  return ((width ?? room.width) - (columns - 1) * room.gap) / columns;
};

describe("all pictures are seen at once", () => {
  test.each(["desktop", "ultrawide", "uhd", "upright", "lying"] as const)("on a screen that is %s", (name) => {
    const room = SCREENS[name];
    for (const count of [1, 2, 3, 4, 6]) {
      const { columns } = liveLayout(count, room);
      const rows = Math.ceil(count / columns);
      const height = (tile(count, room) * 9) / 16;
      expect([name, count, rows * height + (rows - 1) * room.gap <= room.height]).toEqual([name, count, true]);
    }
  });

  test("in a column where a screen stands upright and that shows more of each", () => {
    expect(liveLayout(4, SCREENS.upright)).toEqual({ columns: 1, width: 475 });
    expect(liveLayout(4, { width: 798, height: 1045, gap: 11 })).toEqual({ columns: 1, width: 449 });
    expect(liveLayout(2, SCREENS.upright)).toEqual({ columns: 1, width: 697 });
    expect(liveLayout(8, SCREENS.upright)).toEqual({ columns: 2, width: 697 });
  });

  test("a little narrower than the screen where the last would else be cut off", () => {
    const { columns, width } = liveLayout(4, SCREENS.uhd);
    expect(columns).toBe(2);
    expect(width).toBeGreaterThan(3600);
    expect(width).toBeLessThan(3700);
  });
});

test("usual columns stay where others show little more", () => {
  expect(liveLayout(5, SCREENS.desktop)).toEqual({ columns: 3, width: 1290 });
});

test("what would be too small is scrolled", () => {
  expect(liveLayout(4, SCREENS.phone)).toEqual({ columns: 2, width: null });
  expect(liveLayout(60, SCREENS.lying)).toEqual({ columns: 5, width: null });
  expect(tile(14, SCREENS.upright)).toBeLessThan(LEAST_TILE);
  expect(liveLayout(4, null)).toEqual({ columns: 2, width: null });
});
