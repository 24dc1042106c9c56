import { expect, test } from "vitest";
import { retryDelay } from "../../src/backend/sidecar-feed";

test("tries again sooner at first, and never gives up", () => {
  expect(retryDelay(0, 0.5)).toBe(500);
  expect(retryDelay(3, 0.5)).toBe(4000);
  expect(retryDelay(1000, 0.5)).toBe(10_000);
});

test("a house full of tablets does not come back at the same moment", () => {
  expect(retryDelay(1000, 0)).toBe(7000);
  expect(retryDelay(1000, 1)).toBeCloseTo(13_000);
});
