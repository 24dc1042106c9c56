import { expect, test } from "vitest";
import { parseSettingsPlace, settingsPlace } from "../../src/model/settings-place";

test.each([
  ["", { home: "", section: "", rest: [] }],
  ["storage", { home: "", section: "storage", rest: [] }],
  ["cameras/door/zones", { home: "", section: "cameras", rest: ["door", "zones"] }],
  ["@E1", { home: "E1", section: "", rest: [] }],
  ["@E1/cameras/:add", { home: "E1", section: "cameras", rest: [":add"] }],
])("%s is read", (place, found) => {
  expect(parseSettingsPlace(place)).toEqual(found);
});

test("where there is one sidecar, nothing stands before the section", () => {
  expect(settingsPlace("", "cameras")).toBe("cameras");
  expect(parseSettingsPlace(settingsPlace("E1", "cameras/door"))).toEqual({
    home: "E1",
    section: "cameras",
    rest: ["door"],
  });
});
