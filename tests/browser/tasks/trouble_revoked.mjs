// The token is revoked of somebody who watches recordings.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

export default async function refuse(page, options) {
  const { admin, base, camera, moment, token_id } = options;
  await open(page, base, `recordings/${camera}@${new Date(moment).toISOString().slice(0, 19)}Z`);
  await playing(page.locator("tawny-footage"));
  const headers = { Authorization: `Bearer ${admin}` };
  const revoked = await fetch(`${base}/api/v1/tokens/${token_id}`, { method: "DELETE", headers });
  if (!revoked.ok) throw new Error(`revoked: ${revoked.status}`);
  await page.locator("tawny-login").getByText("You have been logged out.").waitFor();
  const found = { barriers: await barriers(page), overhang: await overhang(page), frames: await page.locator("tawny-frame").count() };
  await picture(page, options, "revoked");
  // Back to where one was, with another token.
  await page.getByRole("button", { name: "Use a token instead" }).click();
  await page.locator("tawny-login input").fill(admin);
  await page.getByRole("button", { name: "Log in" }).click();
  await playing(page.locator("tawny-footage"));
  return found;
}
