import { expect, test } from "vitest";
import { clipTrouble } from "../../src/model/clip-trouble";

test.each([
  [null, false, "player.no_answer", true],
  [null, true, "player.no_answer", true],
  [503, false, "player.not_ready", true],
  [503, true, "event.on_its_way", true],
  [404, true, "event.on_its_way", true],
  [404, false, "player.expired", false],
  [401, true, "player.logged_out", false],
  [206, false, "event.cant_play", false],
  [206, true, "event.cant_play", false],
] as const)("an address that answers %s, young: %s", (status, isYoung, note, again) => {
  expect(clipTrouble(status, isYoung)).toEqual({ note, again });
});
