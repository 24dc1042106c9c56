import { html, LitElement } from "lit";
import { afterEach, expect, test, vi } from "vitest";
import { KeysHelp } from "../../src/elements/keys-help";
import { openDialogs } from "../../src/elements/open-dialogs";

class Shell extends LitElement {
  isInside = false;
  readonly #keys = new KeysHelp(this, () => this.isInside);

  protected override render() {
    return html`<input /><p tabindex="0"></p>${this.#keys.render("events")}`;
  }
}
customElements.define("test-shell", Shell);

afterEach(() => {
  document.body.replaceChildren();
  openDialogs.clear();
});

async function shell(isInside = false): Promise<Shell> {
  const made = new Shell();
  made.isInside = isInside;
  document.body.append(made);
  await made.updateComplete;
  return made;
}

const listed = (one: Shell): string | null =>
  one.renderRoot.querySelector("tawny-keys-dialog")?.getAttribute("what") ?? null;

/** Whether it was meant for the list. */
function press(target: EventTarget, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keydown", { key: "?", bubbles: true, composed: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

test("the key lists what a view knows, wherever the focus is", async () => {
  const one = await shell();
  expect(press(document.body)).toBe(true);
  await vi.waitFor(() => expect(listed(one)).toBe("events"));
});

test("so does the button", async () => {
  const one = await shell();
  const button = one.renderRoot.querySelector("p");
  button?.dispatchEvent(new CustomEvent("tawny-keys", { bubbles: true, composed: true }));
  await vi.waitFor(() => expect(listed(one)).toBe("events"));
});

test("it closes when it says so", async () => {
  const one = await shell();
  press(document.body);
  await vi.waitFor(() => expect(listed(one)).toBe("events"));
  one.renderRoot.querySelector("tawny-keys-dialog")?.dispatchEvent(new CustomEvent("tawny-close"));
  await one.updateComplete;
  expect(listed(one)).toBeNull();
});

test("what somebody types is not meant, nor what is over the view, nor what others took", async () => {
  const one = await shell();
  expect(press(one.renderRoot.querySelector("input") as HTMLElement)).toBe(false);
  expect(press(document.body, { ctrlKey: true })).toBe(false);
  openDialogs.add(one);
  expect(press(document.body)).toBe(false);
  openDialogs.clear();
  one.remove();
  expect(press(document.body)).toBe(false);
});

test("one of several things on a page answers only for itself", async () => {
  const one = await shell(true);
  expect(press(document.body)).toBe(false);
  expect(press(one.renderRoot.querySelector("p") as HTMLElement)).toBe(true);
});
