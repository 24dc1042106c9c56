import { html, render } from "lit";
import { expect, test } from "vitest";
import { typedValue } from "../../src/elements/typed-value";

const read = (typed: string): unknown => (typed === "" ? null : Number.isNaN(Number(typed)) ? typed : Number(typed));

function field(): [input: HTMLInputElement, draw: (value: unknown) => void] {
  const place = document.createElement("div");
  const draw = (value: unknown): void => {
    render(html`<input .value=${typedValue(value === null ? "" : String(value), value, read)} />`, place);
  };
  draw(3);
  return [place.querySelector("input") as HTMLInputElement, draw];
}

test.each([
  ["1.", 1],
  ["1.50", 1.5],
  ["", null],
  ["abc", "abc"],
])("what stands there stays as it was typed: %s", (typed, value) => {
  const [input, draw] = field();
  input.value = typed;
  draw(value);
  expect(input.value).toBe(typed);
});

test("another value takes its place, also the one of before", () => {
  const [input, draw] = field();
  expect(input.value).toBe("3");
  input.value = "90";
  draw(90);
  draw(3);
  expect(input.value).toBe("3");
  draw(4);
  expect(input.value).toBe("4");
});
