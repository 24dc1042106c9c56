// The settings in Home Assistant: a camera's, with what only the sidecar knows said at its field; zones on the live picture
// and settings tried on the past; profiles; tokens; and a new camera that is looked at before it is done.

import { overhang, ownBarriers, picture, playing } from "../app.mjs";

const LONG_MS = 90_000;

export default async function look(page, options) {
  const found = { barriers: [], overhang: 0 };
  const view = page.locator("tawny-settings-view");
  const kept = async (name) => {
    found.barriers.push(...await ownBarriers(page));
    found.overhang = Math.max(found.overhang, await overhang(page));
    await picture(page, options, `hass-settings-${name}`);
  };
  const section = async (name, heading = name) => {
    await view.getByRole("link", { name, exact: true }).click();
    await view.getByRole("heading", { name: heading, exact: true, level: 2 }).waitFor();
  };
  await page.goto(`${options.base}/${options.dashboard}/settings`);
  await view.getByRole("heading", { name: "Cameras", level: 2 }).waitFor();
  await kept("cameras");

  await view.getByRole("link", { name: "Front door" }).click();
  Object.assign(found, await recording(page, view, kept));
  found.place = new URL(page.url()).hash;
  Object.assign(found, await zones(view, kept));
  found.dry = await motion(view, kept);
  Object.assign(found, await profiles(page, view, section, kept));
  Object.assign(found, await access(view, section, kept));
  await section("About and health");
  await view.getByText("Everything is well").waitFor();
  await kept("about");
  await section("Storage", "Storage and retention");
  await view.getByText("How far back").waitFor();
  await kept("storage");
  if (options.address) found.added = await add(view, section, kept, options.address);
  return found;
}

async function recording(page, view, kept) {
  await view.getByRole("tab", { name: "Recording" }).click();
  const field = view.getByLabel("Pre-roll");
  const save = view.getByRole("button", { name: "Save", exact: true });
  await field.fill("90"); // only the service knows that this is more than it holds in memory
  await field.press("Tab");
  await save.click();
  const told = await view.getByRole("alert").filter({ hasText: "spool" }).textContent();
  await view.getByRole("button", { name: "Undo" }).click();
  await view.getByRole("radio", { name: /^Continuous/ }).check();
  await kept("recording");
  await save.click();
  await view.getByText("Saved", { exact: true }).waitFor();
  // Where somebody is stands in the address, and what is stored is there again.
  await page.reload();
  await view.getByRole("radio", { name: /^Continuous/, checked: true }).waitFor();
  return { told };
}

async function zones(view, kept) {
  await view.getByRole("tab", { name: "Zones" }).click();
  const editor = view.locator("tawny-area-editor");
  const width = await playing(editor);
  await editor.locator(".stage.moving").waitFor({ timeout: LONG_MS });
  await view.getByRole("button", { name: "Add zone" }).click();
  await view.getByLabel("Name").fill("Path");
  await view.getByLabel("Name").press("Tab");
  await kept("zones");
  await view.getByRole("button", { name: "Save", exact: true }).click();
  await view.getByText("Saved", { exact: true }).waitFor();
  return { width };
}

async function motion(view, kept) {
  await view.getByRole("tab", { name: "Motion" }).click();
  await view.getByRole("slider", { name: "Sensitivity" }).fill("80");
  await view.getByRole("button", { name: "Try on the last 24 hours" }).click();
  const figure = view.locator("tawny-dry-run .figure");
  await figure.waitFor({ timeout: LONG_MS });
  await kept("motion");
  await view.getByRole("button", { name: "Undo" }).click();
  return figure.textContent();
}

async function profiles(page, view, section, kept) {
  await section("Notifications");
  const row = view.locator("tawny-notify-profiles li").filter({ hasText: "Night" });
  await row.getByText("Notifies").waitFor();
  await row.getByRole("button", { name: /^Silence for/ }).click();
  await row.getByText(/^Silent until/).waitFor();
  await row.getByRole("button", { name: /^Tell again/ }).click();
  await row.getByText("Notifies").waitFor();
  await row.getByRole("button", { name: /^Switch off/ }).click();
  await row.getByText("Switched off").waitFor();
  await kept("notifications");
  const url = page.url();
  await view.getByRole("link", { name: "Add or change profiles" }).click();
  await page.waitForURL("**/config/integrations/integration/tawny");
  await page.goto(url);
  return { row: await row.innerText() };
}

async function access(view, section, kept) {
  await section("Access");
  const own = view.locator("li.token").filter({ hasText: "Home Assistant uses it" });
  await own.getByRole("button", { name: /^Revoke/ }).click();
  const dialog = view.locator("tawny-dialog");
  const warning = await dialog.getByRole("alert").textContent();
  await kept("revoke");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  return { warning };
}

async function add(view, section, kept, address) {
  await section("Cameras");
  await view.getByRole("button", { name: "Add camera" }).click();
  await view.getByLabel("Address").fill(address);
  const next = view.getByRole("button", { name: "Next" });
  await next.click();
  await view.getByText("The address has the login in it").or(view.getByLabel("Password")).first().waitFor();
  await next.click();
  await next.and(view.locator(":enabled")).waitFor({ timeout: LONG_MS });
  await next.click();
  await view.getByLabel("Name").fill("Side gate");
  await view.getByRole("button", { name: "Save and record ten seconds" }).click();
  await view.getByText("This was recorded").waitFor({ timeout: LONG_MS });
  const width = await playing(view.locator("tawny-clip"));
  await kept("added");
  await view.getByRole("button", { name: "Looks good" }).click();
  await view.getByRole("heading", { name: "Side gate" }).waitFor();
  return width;
}
