// Days on which clocks are changed, in the recordings: each moment has its place on the line of the day, and the same time of another
// day is what the clock shows.

import { open, picture } from "../app.mjs";

export default async function look(page, options) {
  const view = page.locator("tawny-recordings-view");
  const line = view.locator("tawny-timeline canvas");
  const time = view.locator("time");
  const at = (ms) => page.waitForFunction(([one, ms]) => Math.abs(Date.parse(one.getAttribute("datetime")) - ms) < 300_000, [time_, ms]);
  let time_ = null;
  const shown = async (ms) => {
    await time.waitFor();
    time_ = await time.elementHandle();
    await at(ms);
    return (await time.textContent()).slice(0, 5);
  };
  const span = () => line.evaluate((one) => ["min", "max"].map((end) => 1000 * Number(one.getAttribute(`aria-value${end}`))));
  const tap = async (ms) => {
    const [from, to] = await span();
    const { height, width, x, y } = await line.boundingBox();
    await page.mouse.click(x + (width * (ms - from)) / (to - from), y + height / 3);
  };
  const go = async (moment) => {
    await page.goto("about:blank");
    await open(page, options.base, `recordings/door@${moment}`);
    return shown(Date.parse(moment));
  };
  const step = async (name, ms) => {
    await view.getByRole("button", { name, exact: true }).click();
    return shown(Date.parse(ms));
  };

  const found = { back: [await go("2026-10-25T00:30:00Z")], forward: [] };
  await view.getByRole("button", { name: "Whole day" }).click();
  const [from, to] = await span();
  found.hours = [(to - from) / 3_600_000];
  await tap(Date.parse("2026-10-25T01:30:00Z")); // the same hour, once more
  found.back.push(await shown(Date.parse("2026-10-25T01:30:00Z")));
  await picture(page, options, "clocks-back");
  await tap(Date.parse("2026-10-25T13:00:00Z"));
  found.back.push(await shown(Date.parse("2026-10-25T13:00:00Z")));
  const about = Date.parse(await time.getAttribute("datetime"));
  const other = (hours) => new Date(about + hours * 3_600_000).toISOString();
  found.same = [(await time.textContent()).slice(0, 5), await step("Day before", other(-25)), await step("Day after", other(0)), await step("Day after", other(24))];

  found.forward.push(await go("2026-03-29T00:30:00Z"));
  await view.getByRole("button", { name: "Whole day" }).click();
  const [start, end] = await span();
  found.hours.push((end - start) / 3_600_000);
  await tap(Date.parse("2026-03-29T01:30:00Z"));
  found.forward.push(await shown(Date.parse("2026-03-29T01:30:00Z")));
  await picture(page, options, "clocks-forward");
  return found;
}
