// Somebody who is not logged in follows the address of a push: he is asked for a code, may use a token instead, and sees the
// event; then he logs out again.

import { barriers, openDevice, picture, playing } from "../app.mjs";

export default async function enter(page, options) {
  await page.goto(options.base + options.push);
  const field = page.locator("tawny-login input");
  await field.waitFor();
  const found = { barriers: await barriers(page) };
  await picture(page, options, "login");
  await field.fill("000 000");
  await page.getByRole("button", { name: "Log in" }).click();
  found.wrong = await page.getByRole("alert").filter({ hasText: /./ }).textContent();
  await page.getByRole("button", { name: "Use a token instead" }).click();
  await field.fill(options.token);
  await page.getByRole("button", { name: "Log in" }).click();
  await playing(page.locator("tawny-event-dialog"));
  found.pushed = page.url();
  await page.keyboard.press("Escape");
  await openDevice(page);
  await page.getByRole("button", { name: "Log out" }).click();
  await field.waitFor();
  // Whoever has an address with a token in it is in, and the token does not stay there.
  await page.goto(`${options.base}/#token=${options.token}`);
  await page.locator("tawny-camera").first().waitFor();
  found.address = page.url();
  return found;
}
