// Events and recordings for somebody who is outside: small by themselves, larger and smaller by choice; and an event is
// looked through with the video's own controls.

import { barriers, open, overhang, picture, playing } from "../app.mjs";

const SOON_MS = 20_000;
const PIECE = /\/(?:(remote|low)-)?\d+-\d+-\d+[^/]*\.m4s$|\/(clip\.mp4)$/;

export default async function watch(page, options) {
  const { base, event, far_s, moment, widths } = options;
  const asked = [];
  page.on("request", (request) => {
    const piece = new URL(request.url()).pathname.match(PIECE);
    if (piece) asked.push(piece[1] ?? piece[2] ?? "piece");
  });
  const choice = (where) => where.getByRole("combobox", { name: "Picture quality" });
  const choose = async (where, label) => {
    await choice(where).waitFor();
    await choice(where).selectOption(label);
  };
  const shows = async (where, expected) => {
    const end = performance.now() + SOON_MS;
    let width = await playing(where);
    while (width !== expected && performance.now() < end) width = await playing(where); // as yet it is the one before
    return { width, asked: asked.at(-1) };
  };

  await open(page, base, `events/event=${event}`);
  const dialog = page.locator("tawny-event-dialog");
  const video = dialog.locator("video");
  const found = { event: await shows(dialog, widths.remote) };
  found.all = [...new Set(asked)];
  await choice(dialog).waitFor();
  found.chosen = await choice(dialog).evaluate((select) => select.selectedOptions[0].text.trim());
  found.begin = await video.evaluate((element) => element.buffered.start(0));
  found.barriers = await barriers(page);
  found.overhang = await overhang(page);
  await picture(page, options, "outside-event");

  // To a moment that is not loaded yet, and on to the end.
  await video.evaluate((element, at) => {
    element.currentTime = at;
  }, far_s);
  await shows(dialog, widths.remote);
  found.at = await video.evaluate((element) => element.currentTime);
  found.length = await video.evaluate((element) => new Promise((done) => {
    const look = () => {
      const { buffered, duration } = element;
      if (duration - buffered.end(buffered.length - 1) < 0.1) done(duration);
      else setTimeout(look, 100);
    };
    look();
  }));
  found.ended = await video.evaluate((element) => new Promise((done) => {
    element.addEventListener("ended", () => done(element.currentTime), { once: true });
    element.currentTime = element.duration - 1;
    element.play().catch(() => {}); // on a busy machine it may be over already
  }));
  await video.evaluate((element) => {
    element.currentTime = 0; // which was forgotten meanwhile
    element.play().catch(() => {}); // it waits for what is loaded first
  });
  await shows(dialog, widths.remote);

  await choose(dialog, { label: "Full" });
  found.full = await shows(dialog, widths.full);
  await choose(dialog, { label: "Lowest (150 kbit/s)" });
  found.low = await shows(dialog, widths.low);

  const day = new Date(moment).toISOString().slice(0, 19);
  await open(page, base, `recordings/door@${day}Z`);
  const view = page.locator("tawny-recordings-view");
  const footage = view.locator("tawny-footage");
  found.recordings = await shows(footage, widths.low);
  await choose(view, { index: 0 });
  found.small = await shows(footage, widths.remote);
  await view.locator("tawny-quality").scrollIntoViewIfNeeded();
  found.barriers.push(...await barriers(page));
  await picture(page, options, "outside-recordings");
  await choose(view, { label: "Full" });
  found.large = await shows(footage, widths.full);
  return found;
}
