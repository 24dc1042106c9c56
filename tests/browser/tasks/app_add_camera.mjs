// A new camera, from its address to ten seconds of it that somebody has seen.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

const PROBED_MS = 30_000; // the service looks at a stream for five seconds
const RECORDED_MS = 60_000;

export default async function look(page, options) {
  await open(page, options.base, "settings");
  await page.getByRole("button", { name: "Add camera" }).click();
  const found = { barriers: [] };
  const kept = async (name) => {
    found.barriers.push(...await barriers(page));
    found.overhang = Math.max(found.overhang ?? 0, await overhang(page));
    await picture(page, options, name);
  };
  await page.getByText(/In your network/).waitFor();
  await page.getByRole("button", { name: "Search again" }).waitFor();
  await kept("add-find");

  await page.getByLabel("Address").fill("no address");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("This is no address").waitFor();
  await page.getByLabel("Address").fill(options.address);
  await page.keyboard.press("Enter");

  await page.getByLabel("Password").fill("wrong");
  await page.getByLabel("User name").fill(options.user);
  await page.getByRole("button", { name: "Next" }).click();
  found.refused = await page.getByRole("alert").filter({ hasText: /\w/ }).first().textContent();
  await kept("add-login");
  await page.getByLabel("Password").fill(options.password);
  await page.getByRole("button", { name: "Next" }).click();

  const next = page.getByRole("button", { name: "Next" });
  await page.getByText("Test again").first().waitFor({ timeout: PROBED_MS });
  await next.and(page.locator(":enabled")).waitFor({ timeout: PROBED_MS });
  found.roles = await page.getByRole("radio", { checked: true }).evaluateAll((all) => all.map((one) => `${one.name} ${one.parentElement.textContent.trim()}`));
  found.tests = await page.locator("tawny-stream-test .verdict").allTextContents();
  await kept("add-streams");
  await next.click();

  await page.getByLabel("Name").fill("Side gate");
  await kept("add-name");
  await page.getByRole("button", { name: "Save and record ten seconds" }).click();
  await page.getByText("Recording:").waitFor({ timeout: RECORDED_MS });
  await picture(page, options, "add-recording");
  await page.getByText("This was recorded").waitFor({ timeout: RECORDED_MS });
  found.width = await playing(page.locator("tawny-clip"));
  await kept("add-look");

  if (options.refuse) {
    await page.getByRole("button", { name: "Remove it again" }).click();
    await next.waitFor();
  } else {
    await page.getByRole("button", { name: "Looks good" }).click();
    await page.getByRole("heading", { name: "Side gate" }).waitFor();
    await page.getByRole("tab", { name: "Streams" }).click();
    found.address = await page.getByLabel("Address", { exact: true }).first().inputValue();
  }
  found.place = new URL(page.url()).hash;
  return found;
}
