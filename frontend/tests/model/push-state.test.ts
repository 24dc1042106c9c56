import { expect, test } from "vitest";
import { type Device, isApplePhone, pushState, withCamera } from "../../src/model/push-state";

const GOOD: Device = {
  isSecure: true,
  hasPush: true,
  permission: "default",
  isApplePhone: false,
  isInstalled: false,
};
const state = (change: Partial<Device>) => pushState({ ...GOOD, ...change });

test("each reason why it is not possible is told apart", () => {
  expect(state({})).toBe("possible");
  expect(state({ permission: "granted" })).toBe("possible");
  expect(state({ permission: "denied" })).toBe("denied");
  expect(state({ isSecure: false, hasPush: false, isApplePhone: true })).toBe("insecure");
  expect(state({ hasPush: false })).toBe("unsupported");
  expect(state({ hasPush: false, isApplePhone: true })).toBe("ios");
  expect(state({ hasPush: false, isApplePhone: true, isInstalled: true })).toBe("unsupported");
  expect(state({ isApplePhone: true, isInstalled: true })).toBe("possible");
});

test("iPads say that they are Macintoshes", () => {
  expect(isApplePhone("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", 5)).toBe(true);
  expect(isApplePhone("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", 5)).toBe(true);
  expect(isApplePhone("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", 0)).toBe(false);
  expect(isApplePhone("Mozilla/5.0 (X11; Linux x86_64)", 10)).toBe(false);
});

test("cameras are chosen one by one, and all of them are all that will ever be", () => {
  const all = ["door", "yard"];
  expect(withCamera(null, all, "door")).toEqual(["yard"]);
  expect(withCamera(["door"], all, "yard")).toBeNull();
  expect(withCamera(["door"], all, "door")).toEqual(["door"]); // of none at all nobody needs to be told
});
