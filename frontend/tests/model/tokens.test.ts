import { expect, test } from "vitest";
import type { Token } from "../../src/model/settings";
import { codeText, isValid, tokenOrder } from "../../src/model/tokens";

const NOW = 1000;
const token = (id: string, change: Partial<Token> = {}): Token => ({
  id,
  name: id,
  scope: "viewer",
  cameras: null,
  created: 1,
  lastUsed: null,
  expires: null,
  revoked: null,
  ...change,
});

test("a token is valid until it expires or is revoked", () => {
  expect(isValid(token("a"), NOW)).toBe(true);
  expect(isValid(token("a", { expires: NOW + 1 }), NOW)).toBe(true);
  expect(isValid(token("a", { expires: NOW }), NOW)).toBe(false);
  expect(isValid(token("a", { revoked: 1 }), NOW)).toBe(false);
});

test("who was seen last comes first, the new ones by when they were made", () => {
  const order = tokenOrder([token("old"), token("used", { lastUsed: 50 }), token("new", { created: 90 })]);
  expect(order.map(({ id }) => id)).toEqual(["new", "used", "old"]);
});

test("a code is read in two halves", () => {
  expect(codeText("123456")).toBe("123 456");
});
