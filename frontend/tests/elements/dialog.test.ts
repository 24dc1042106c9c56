import { expect, test } from "vitest";
import { english } from "../../src/i18n/translate";
import "../../src/elements/dialog";

test("the focus goes back to what opened it, however deep that is", async () => {
  const tile = document.createElement("div");
  const button = document.createElement("button");
  tile.attachShadow({ mode: "open" }).append(button);
  document.body.append(tile);
  button.focus();
  const dialog = document.createElement("tawny-dialog");
  Object.assign(dialog, { app: { t: english } });
  document.body.append(dialog);
  await dialog.updateComplete;
  dialog.renderRoot.querySelector("button")?.focus();
  expect(document.activeElement).toBe(dialog);
  dialog.remove();
  expect([document.activeElement, tile.shadowRoot?.activeElement]).toEqual([tile, button]);
});
