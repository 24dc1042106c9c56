// What somebody does in one tab is seen in another one, with no reload: in its list, and in the event that is open there.

import { open, picture } from "../app.mjs";

export default async function look(page, options) {
  const other = await page.context().newPage();
  const find = (tab, what) => tab.waitForFunction(([id, what]) => {
    const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
    const card = deep(document).find((one) => one.matches("tawny-event-card") && one.event.id === id);
    const told = card?.shadowRoot?.textContent ?? "";
    return card && (what.startsWith("!") ? !told.includes(what.slice(1)) : told.includes(what));
  }, [options.event, what]);
  await open(page, options.base, "events");
  await open(other, options.base, "events");
  await Promise.all([find(page, "New"), find(other, "New")]);

  // Whoever opens an event has looked at it.
  await open(other, options.base, `events/event=${options.event}`);
  const dialog = other.locator("tawny-event-dialog");
  await dialog.locator(".when").waitFor();
  await find(page, "!New");
  await open(page, options.base, `events/event=${options.event}`);
  const mine = page.locator("tawny-event-dialog");
  await mine.getByRole("button", { name: "Keep", pressed: false }).click();
  await dialog.getByRole("button", { name: "Keep", pressed: true }).waitFor();
  await mine.getByRole("button", { name: "Name" }).click();
  await page.keyboard.type("the fox");
  await page.keyboard.press("Enter");
  await dialog.getByRole("heading", { name: /· the fox/ }).waitFor();
  await find(other, "the fox");
  await find(other, "Kept");
  await mine.getByRole("button", { name: "Reviewed", pressed: true }).click();
  await dialog.getByRole("button", { name: "Reviewed", pressed: false }).waitFor();
  await find(other, "New");
  await picture(other, options, "other-tab");
  return { seen: true };
}
