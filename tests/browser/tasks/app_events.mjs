// The events view: cards, one that comes by itself, the dialog with its keys, filters, and the timeline.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

export default async function look(page, options) {
  await open(page, options.base, "events");
  const cards = page.locator("tawny-event-card");
  await cards.nth(1).waitFor();
  const found = { barriers: await barriers(page), overhang: await overhang(page) };
  await picture(page, options, "events");

  found.fresh = await comesByItself(page, options);
  await cards.nth(1).click();
  const dialog = page.locator("tawny-event-dialog");
  found.clip = await playing(dialog);
  found.barriers.push(...await barriers(page));
  await picture(page, options, "event");
  found.reviewed = await byKeys(page, dialog);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  found.filtered = await filters(page, cards);
  found.chosen = await timeline(page, options);
  return found;
}

async function comesByItself(page, { base }) {
  const before = await page.locator("tawny-event-card").count();
  const made = await page.request.post(`${base}/api/v1/cameras/yard/events`, {
    data: { label: "delivery", duration_s: 2 },
    headers: { Origin: base },
  });
  if (!made.ok()) throw new Error(await made.text());
  const { id } = await made.json();
  await page.waitForFunction((wanted) => {
    const find = (root) => [...root.querySelectorAll("*")].some((one) => one.event?.id === wanted || (one.shadowRoot && find(one.shadowRoot)));
    return find(document);
  }, id);
  return await page.locator("tawny-event-card").count() > before;
}

async function byKeys(page, dialog) {
  const title = () => page.locator("tawny-event-dialog .when").textContent();
  const first = await title();
  await page.keyboard.press("j");
  await page.waitForFunction((before) => {
    const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
    return deep(document).some((one) => one.matches("tawny-event-dialog") && one.shadowRoot.querySelector(".when").textContent !== before);
  }, first);
  await playing(dialog);
  const pressed = (name, state) => dialog.getByRole("button", { name, pressed: state }).waitFor();
  await pressed("Reviewed", true); // whoever opens it has looked at it
  await page.keyboard.press("r");
  await pressed("Reviewed", false);
  await pressed("Keep", false);
  await page.keyboard.press("p");
  await pressed("Keep", true);
  const name = dialog.getByRole("textbox", { name: "Name" });
  await page.keyboard.press("l");
  await name.waitFor();
  await page.keyboard.press("Escape"); // of the name, not of the event
  await name.waitFor({ state: "detached" });
  await page.keyboard.press("l");
  await name.waitFor();
  await page.keyboard.type("the cat"); // in the place of what it was called
  const named = page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.request().postDataJSON().label === "the cat");
  await page.keyboard.press("Enter");
  await dialog.getByRole("heading", { name: /· the cat/ }).waitFor();
  await named; // what is shown is shown before the service has it
  await page.keyboard.press("?");
  await dialog.getByText("5 seconds back or forward").waitFor();
  await page.keyboard.press("?");
  return new URL(page.url()).hash;
}

async function filters(page, cards) {
  await page.getByRole("button", { name: "Yard", exact: true }).click();
  const address = new URL(page.url()).hash;
  await page.getByLabel("Day").fill("2020-02-29"); // long before anything happened
  await page.getByText("Nothing matches").waitFor();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await cards.first().waitFor();
  return address;
}

// With keys: from a day to minutes, and the moment in the middle.
async function timeline(page, options) {
  const slider = page.getByRole("slider", { name: "Timeline of motion and events" });
  await slider.focus();
  for (let step = 0; step < 9; step++) await page.keyboard.press("+");
  await page.keyboard.press("End");
  await picture(page, options, "timeline");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /until=|event=/.test(location.hash));
  return true;
}
