// A house in which nothing has happened yet, and nothing can: what each view says.

import { barriers, open, overhang, picture } from "../app.mjs";

export default async function look(page, options) {
  const found = { barriers: [], overhang: 0 };
  const kept = async (name) => {
    found.barriers.push(...await barriers(page));
    found.overhang = Math.max(found.overhang, await overhang(page));
    await picture(page, options, `empty-${name}`);
  };
  await open(page, options.base);
  await page.locator("tawny-camera").getByText(/Offline|Connecting/).waitFor();
  found.full = await page.getByRole("alert").filter({ hasText: "Nothing is being recorded" }).innerText();
  await kept("live");
  await page.locator("tawny-camera").click();
  const why = page.locator("tawny-camera-dialog .why").filter({ hasText: "connection refused" });
  await why.waitFor();
  found.why = await why.innerText();
  await kept("camera");
  await open(page, options.base, "events");
  await page.getByRole("heading", { name: "Nothing has happened yet" }).waitFor();
  await kept("events");
  await open(page, options.base, "recordings");
  const said = page.locator("tawny-footage .middle").filter({ hasText: "Nothing was recorded on" });
  await said.waitFor();
  found.recordings = await said.innerText();
  await kept("recordings");
  await open(page, options.base, `events/${options.gone}`);
  await page.getByText("This footage has expired.").waitFor();
  found.gone = new URL(page.url()).hash;
  await kept("gone");
  return found;
}
