import { describe, expect, test } from "vitest";
import { isSameLook, LINGER_MS, TOUCH_MS, TURN_MS, Wall } from "../../src/model/wall";
import { chosen, onPage, pageAfter, pageCount, pageOf, usualTiles, wallLayout } from "../../src/model/wall-layout";
import { parseWall, WALL, type WallSettings, wallPlace } from "../../src/model/wall-settings";
import { camera } from "../make";

const KEYS = ["door", "gate", "yard", "barn", "pool"];
const MINUTE = 60_000;

const wall = (change: Partial<WallSettings> = {}): Wall => new Wall({ ...WALL, tiles: 4, ...change }, KEYS, 0);

describe("pages", () => {
  test("there is one more for what is left over", () => {
    expect([0, 1, 4, 5, 8, 9].map((cameras) => pageCount(cameras, 4))).toEqual([1, 1, 1, 2, 2, 3]);
  });

  test("the last one is filled up, so that no place is empty", () => {
    expect(onPage(KEYS, 4, 0)).toEqual(["door", "gate", "yard", "barn"]);
    expect(onPage(KEYS, 4, 1)).toEqual(["gate", "yard", "barn", "pool"]);
    expect(onPage(KEYS, 16, 0)).toEqual(KEYS);
    expect(onPage([], 4, 0)).toEqual([]);
  });

  test("they follow one another in a circle", () => {
    expect([pageAfter(1, 1, 2), pageAfter(0, -1, 2), pageAfter(0, 1, 1)]).toEqual([0, 1, 0]);
  });

  test("a camera is on the first page that shows it", () => {
    expect(KEYS.map((_, index) => pageOf(index, 4))).toEqual([0, 0, 0, 0, 1]);
    expect(pageOf(-1, 4)).toBe(0);
  });

  test("pictures are as large as the screen lets them be", () => {
    const screens = { television: 16 / 9, tablet: 4 / 3, upright: 3 / 4, phone: 390 / 844 };
    const columns = (count: number) => Object.values(screens).map((aspect) => wallLayout(count, aspect).columns);
    expect(columns(1)).toEqual([1, 1, 1, 1]);
    expect(columns(4)).toEqual([2, 2, 1, 1]);
    expect(columns(9)).toEqual([3, 3, 2, 2]);
  });

  test("where nobody chose there are four, or as many as fill the screen better without more pages", () => {
    const tiles = (aspect: number) => [1, 3, 4, 5, 6, 7, 8, 9, 10, 20].map((cameras) => usualTiles(cameras, aspect));
    const four = [1, 3, 4, 4, 4, 4, 4, 4, 4, 4];
    expect([16 / 9, 16 / 10, 390 / 844].map(tiles)).toEqual([four, four, four]);
    // A tablet that stands upright, and one that lies on its side.
    expect(tiles(820 / 1180)).toEqual([1, 3, 4, 3, 3, 4, 8, 9, 10, 10]);
    expect(tiles(4 / 3)).toEqual([1, 3, 4, 4, 6, 6, 6, 6, 6, 6]);
    expect(usualTiles(0, 1)).toBe(1);
  });

  test("cameras stand in the wanted order; those that are gone are not waited for", () => {
    const all = KEYS.map((id) => camera({ id }));
    expect(chosen(all, ["pool", "gone", "door"]).map((one) => one.id)).toEqual(["pool", "door"]);
    expect(chosen(all, ["gone"])).toEqual(all);
    expect(chosen(all, [])).toEqual(all);
  });
});

describe("settings", () => {
  test("an address says them all", () => {
    const settings: WallSettings = { tiles: 9, cycle: 0, front: "page", dim: 3, sleep: 7, cameras: ["a/door", "gate"] };
    expect(parseWall(wallPlace(settings))).toEqual(settings);
  });

  test("what it does not say is as it was kept, and nonsense does not count", () => {
    const kept = { ...WALL, tiles: 6, dim: 1 };
    expect(parseWall("cycle=5&dim=x&front=sideways", kept)).toEqual({ ...kept, cycle: 5 });
    expect([parseWall("tiles=99").tiles, parseWall("tiles=-1").tiles]).toEqual([16, 0]);
  });
});

describe("motion", () => {
  test("a tile is live while something moves, and a little longer", () => {
    const seen = wall({ front: "off" });
    seen.motion("gate", true, 1000);
    expect([...seen.look(1000).live]).toEqual(["gate"]);
    seen.motion("gate", false, 5000);
    expect([...seen.look(5000 + LINGER_MS - 1).live]).toEqual(["gate"]);
    expect([...seen.look(5000 + LINGER_MS).live]).toEqual([]);
  });

  test("its camera comes to the front, and goes back", () => {
    const seen = wall();
    seen.motion("gate", true, 1000);
    expect(seen.look(1000).front).toBe("gate");
    seen.motion("gate", false, 5000);
    seen.look(6000);
    expect(seen.look(5000 + LINGER_MS).front).toBe("");
  });

  test("nothing is moved under the hands of somebody who touches the wall", () => {
    const seen = wall();
    seen.touch(1000);
    seen.motion("gate", true, 2000);
    expect(seen.look(2000)).toMatchObject({ front: "", live: new Set(["gate"]) });
    expect(seen.look(1000 + TOUCH_MS).front).toBe("gate");
  });

  test("another camera waits for its turn, and then the newest one is in front", () => {
    const seen = wall();
    seen.motion("gate", true, 0);
    seen.look(0);
    seen.motion("yard", true, 1000);
    expect(seen.look(1000).front).toBe("gate");
    expect(seen.look(TURN_MS).front).toBe("yard");
  });

  test("one in which it is over gives way to one in which it is not", () => {
    const seen = wall();
    seen.motion("yard", true, 0);
    seen.motion("gate", true, 500);
    expect(seen.look(500).front).toBe("gate");
    seen.motion("gate", false, 2000);
    expect(seen.look(500 + TURN_MS).front).toBe("yard");
  });

  test("its page is shown where nothing shall be larger", () => {
    const seen = wall({ front: "page", cycle: 0 });
    seen.motion("pool", true, 1000);
    expect(seen.look(1000)).toMatchObject({ page: 1, front: "" });
  });

  test("cameras that are not on the wall do nothing", () => {
    const seen = wall();
    seen.motion("cellar", true, 1000);
    expect(seen.look(1000)).toMatchObject({ front: "", live: new Set() });
  });

  test("a camera that is taken away is no longer in front", () => {
    const seen = wall();
    seen.motion("gate", true, 0);
    seen.look(0);
    seen.set(WALL, ["door"]);
    expect(seen.look(1)).toMatchObject({ front: "", page: 0, live: new Set() });
  });
});

describe("by hand", () => {
  test("what was enlarged stays until it is let go", () => {
    const seen = wall();
    seen.touch(0);
    seen.enlarge("door", 0);
    expect(seen.look(10 * TOUCH_MS)).toMatchObject({ front: "door", byHand: true, live: new Set(["door"]) });
    seen.enlarge("", 10 * TOUCH_MS);
    expect(seen.look(10 * TOUCH_MS)).toMatchObject({ front: "", byHand: false });
  });

  test("motion elsewhere replaces it when nobody has touched it for a while", () => {
    const seen = wall();
    seen.touch(0);
    seen.enlarge("door", 0);
    seen.motion("gate", true, 1000);
    expect(seen.look(1000).front).toBe("door");
    expect(seen.look(TOUCH_MS)).toMatchObject({ front: "gate", byHand: false });
  });
});

describe("turning pages", () => {
  test("happens when it is time, and not while somebody is there", () => {
    const seen = wall({ cycle: 20 });
    expect(seen.look(19_999).page).toBe(0);
    expect(seen.look(20_000).page).toBe(1);
    seen.touch(30_000);
    expect(seen.look(45_000).page).toBe(1);
    expect(seen.look(30_000 + TOUCH_MS).page).toBe(0);
  });

  test("begins anew after motion", () => {
    const seen = wall({ cycle: 20, dim: 0 });
    seen.motion("door", true, 1000);
    seen.look(1000);
    seen.motion("door", false, 40_000);
    expect(seen.look(40_000 + LINGER_MS)).toMatchObject({ page: 0, front: "" });
    expect(seen.look(40_000 + LINGER_MS + 19_999).page).toBe(0);
    expect(seen.look(40_000 + LINGER_MS + 20_000).page).toBe(1);
  });

  test("by hand goes both ways", () => {
    const seen = wall();
    seen.turn(-1, 0);
    expect(seen.look(0).page).toBe(1);
    seen.turn(1, 0);
    expect(seen.look(0).page).toBe(0);
  });
});

describe("the light", () => {
  test("goes down and out when nothing happens, and all pictures with it", () => {
    const seen = wall({ dim: 1, sleep: 2 });
    seen.touch(0);
    seen.enlarge("door", 0);
    expect(seen.look(MINUTE - 1).light).toBe("on");
    expect(seen.look(MINUTE).light).toBe("dim");
    expect(seen.look(2 * MINUTE)).toMatchObject({ light: "off", live: new Set() });
  });

  test("comes back with motion", () => {
    const seen = wall({ dim: 1, sleep: 2 });
    expect(seen.look(5 * MINUTE).light).toBe("off");
    seen.motion("gate", true, 5 * MINUTE);
    expect(seen.look(5 * MINUTE)).toMatchObject({ light: "on", front: "gate" });
    expect(seen.look(9 * MINUTE).light).toBe("on");
    seen.motion("gate", false, 9 * MINUTE);
    expect(seen.look(10 * MINUTE).light).toBe("dim");
  });

  test("comes back with a touch, which then does nothing else", () => {
    const seen = wall({ sleep: 2 });
    expect(seen.look(3 * MINUTE).light).toBe("off");
    expect(seen.touch(3 * MINUTE)).toBe(false);
    expect(seen.look(3 * MINUTE).light).toBe("on");
    expect(seen.touch(3 * MINUTE)).toBe(true);
  });

  test("stays on where nobody wants it to go", () => {
    expect(wall({ dim: 0, sleep: 0 }).look(1e9).light).toBe("on");
  });
});

test("looks are told apart", () => {
  const seen = wall();
  const before = seen.look(0);
  expect(isSameLook(before, seen.look(1))).toBe(true);
  seen.motion("gate", true, 2);
  expect(isSameLook(before, seen.look(2))).toBe(false);
});
