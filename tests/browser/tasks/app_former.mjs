// A camera is taken away while somebody looks at it. Its recordings are found among the others, and play; also from an address.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

const stands = (page) => page.waitForFunction(() => location.hash.startsWith("#/recordings/"), null, { timeout: 20_000 });

export default async function look(page, options) {
  const { base, at, camera, name, label } = options;
  await open(page, base, `live/${camera}`);
  const dialog = page.locator("tawny-camera-dialog");
  await dialog.getByRole("heading", { name }).waitFor();
  const taken = await page.request.delete(`${base}/api/v1/cameras/${camera}`, { data: {}, headers: { Origin: base } });
  if (!taken.ok()) throw new Error(await taken.text());
  await page.getByRole("status").filter({ hasText: `${name} is no longer here.` }).waitFor();
  const found = { live: new URL(page.url()).hash, open: await dialog.count(), barriers: await barriers(page) };
  await picture(page, options, "live-gone");

  const view = page.locator("tawny-recordings-view");
  await open(page, base, "recordings");
  const chip = view.getByRole("button", { name: label, exact: true });
  await chip.click();
  await stands(page);
  await open(page, base, `recordings/${camera}@${new Date(at).toISOString().slice(0, 19)}Z`);
  found.width = await playing(view.locator("tawny-footage"));
  Object.assign(found, { chosen: await chip.getAttribute("aria-pressed"), overhang: await overhang(page) });
  found.barriers.push(...await barriers(page));
  await picture(page, options, "recordings-former");
  // The address alone leads there as well.
  await page.reload();
  await playing(view.locator("tawny-footage"));
  found.address = await page.evaluate(() => location.hash);

  // Of what is to come, and of what was before anything, nothing is asked for: a browser would log that it was refused.
  const HALF_MS = 1_800_000;
  const around = async (moment, test) => {
    const time = (answer, name) => Date.parse(new URL(answer.url()).searchParams.get(name));
    const isIt = (answer) => answer.url().includes("/timeline?") && time(answer, "end") - time(answer, "start") === 2 * HALF_MS;
    const asked = page.waitForResponse((answer) => isIt(answer) && test(time(answer, "start") + HALF_MS));
    await open(page, base, `recordings/${camera}@${moment}`);
    return time(await asked, "start") + HALF_MS;
  };
  found.early = await around("1066-10-14T09:00:00Z", (ms) => ms < Date.UTC(2001, 0, 1));
  await view.getByText(/^Nothing was recorded on/).waitFor();
  found.late = await around("2099-12-31T12:00:00Z", (ms) => ms > Date.now() - HALF_MS / 2) - Date.now();
  return found;
}
