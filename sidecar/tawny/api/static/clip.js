// Marks where a clip begins and ends, and downloads it.

import { clock, day, el, length } from "/ui/page.js";

const MOST_MS = 25 * 3600000;
const PREPARING = "Preparing …";

export class ClipMaker {
  // `now()` is the moment that is shown, `base()` the camera's address; `onMarks` gets [startMs, endMs], null for none.
  constructor(bar, now, base, onMarks) {
    Object.assign(this, { now, base, onMarks });
    this.marks = [null, null];
    this.text = el("span", { class: "detail", role: "status" });
    this.download = el("button", { class: "quiet", type: "button", onclick: () => this.#download() }, "Download");
    const button = (text, label, which) => el("button", { class: "quiet", type: "button", title: label, onclick: () => this.mark(which) }, text);
    bar.replaceChildren(el("strong", {}, "Clip"), button("Start here", "The clip starts here", 0), button("End here", "The clip ends here", 1), this.text, this.download);
    this.show();
  }

  mark(which) {
    this.marks[which] = this.now();
    const [from, to] = this.marks;
    if (from !== null && to !== null && to <= from) this.marks[1 - which] = null;
    this.show();
  }

  show() {
    const [from, to] = this.marks;
    const isWhole = from !== null && to !== null;
    this.onMarks(this.marks);
    this.download.disabled = !isWhole || to - from > MOST_MS;
    if (isWhole) this.text.textContent = `${time(from)} to ${time(to, from)} · ${this.download.disabled ? "at most a day at once" : length(from, to)}`;
    else if (from !== null) this.text.textContent = `From ${time(from)}; now choose the end.`;
    else if (to !== null) this.text.textContent = `Until ${time(to)}; now choose the start.`;
    else this.text.textContent = "Choose a start and an end.";
  }

  // A first byte tells whether there is a clip: a browser would show what else is answered instead of this page.
  async #download() {
    const [from, to] = this.marks.map((ms) => new Date(ms).toISOString());
    const address = `${this.base()}/playback/video.mp4?start=${from}&end=${to}&download=1`;
    if (this.text.textContent === PREPARING) return;
    this.text.textContent = PREPARING;
    try {
      const response = await fetch(address, { headers: { Range: "bytes=0-0" } });
      if (!response.ok) throw new Error((await response.json().catch(() => null))?.error?.message ?? `The service answered ${response.status}.`);
      const link = el("a", { href: address, download: "" });
      link.click();
      this.show();
    } catch (error) {
      this.text.textContent = error instanceof TypeError ? "Tawny does not answer; try again in a moment." : error.message;
    }
  }
}

// With the day where it is not clear.
const time = (ms, other = Date.now()) => (day(ms) === day(other) ? clock(ms) : `${day(ms)}, ${clock(ms)}`);
