// The recordings of a day: a strip of time to scrub, the footage, and a clip of any range to download.

import { API } from "/ui/api.js";
import { ClipMaker } from "/ui/clip.js";
import { byId, clock, day, el } from "/ui/page.js";
import { Strip } from "/ui/strip.js";
import { HOUR_MS, Timeline } from "/ui/timeline.js";
import { VodPlayer } from "/ui/vod-player.js";

const ZOOMS = [["10 min", HOUR_MS / 6], ["1 h", HOUR_MS], ["6 h", 6 * HOUR_MS], ["Day", 0]];
const SPEEDS = [0.5, 1, 2, 4, 8];
const STEP_MS = 10000;
const REFRESH_MS = 15000;
const NEWS_MS = 6000; // how long a line stays that says what happened
const REST_MS = 150; // a finger that rests so long on the strip wants to see the picture there

const dialog = byId("recordings");
let cameras = [];
let shown = null;

export function nameRecordings(known) {
  cameras = known;
}

export const closeRecordings = () => dialog.close();

// Opens the recordings of a camera (or the first one) at a moment (or the newest).
export function showRecordings(camera = cameras[0]?.id, atMs = Date.now() - 60000) {
  if (!camera) return;
  shown?.destroy();
  shown = new Recordings(camera, atMs);
  if (!dialog.open) dialog.showModal();
  shown.strip.canvas.focus({ preventScroll: true });
}

dialog.addEventListener("close", () => {
  if (dialog.open) return;
  shown?.destroy();
  shown = null;
  dialog.replaceChildren();
});
document.addEventListener("keydown", (key) => shown?.key(key)); // a button that was switched off has lost the focus
dialog.addEventListener("click", (click) => { if (click.target === dialog) dialog.close(); });

const iso = (ms) => new Date(ms).toISOString();
const dayOf = (ms) => new Date(ms).setHours(0, 0, 0, 0);
const dayAfter = (ms, days) => { const at = new Date(ms); return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days).getTime(); };
const dateText = (ms) => { const at = new Date(ms); return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-"); };

class Recordings {
  constructor(camera, atMs) {
    this.camera = camera;
    this.at = atMs;
    this.span = null; // what the strip shows: milliseconds, 0 for the day, null while nobody has chosen
    this.notes = { news: "", player: "" };
    this.over = new AbortController();
    this.#build();
    this.player = new VodPlayer(this.video, (from, to) => `${this.#base}/playback/index.m3u8?start=${iso(from)}&end=${iso(to)}`, {
      onTime: (ms) => {
        this.video.classList.remove("away");
        if (!this.scrubbing) this.#moved(ms);
      },
      onNote: (text, isNews) => { if (isNews) this.#say(text); else this.#note({ player: text }); },
      onNothing: () => this.#nothing(),
      onState: (playing) => this.#showState(playing),
    });
    this.strip = new Strip(this.canvas, (ms, isFinal) => this.#scrub(ms, isFinal), (view) => this.#panned(view));
    this.clip = new ClipMaker(this.clipBar, () => this.at, () => this.#base, (marks) => this.strip.mark(...marks));
    this.player.play();
    this.#open(dayOf(atMs), atMs);
  }

  destroy() {
    this.over.abort();
    clearTimeout(this.timer);
    clearTimeout(this.resting);
    clearTimeout(this.fading);
    this.player.destroy();
    this.strip.destroy();
  }

  key(key) {
    const { target } = key;
    if (key.ctrlKey || key.metaKey || key.altKey || ["SELECT", "INPUT"].includes(target.tagName)) return;
    if (key.key === " " && ["BUTTON", "A"].includes(target.tagName)) return;
    const doing = {
      " ": () => this.#toggle(), ArrowLeft: () => this.#go(this.at - STEP_MS), ArrowRight: () => this.#go(this.at + STEP_MS),
      n: () => this.#jump(1), p: () => this.#jump(-1), i: () => this.clip.mark(0), o: () => this.clip.mark(1),
    }[key.key];
    if (!doing || key.defaultPrevented) return;
    key.preventDefault();
    doing();
  }

  get #base() {
    return `${API}/cameras/${encodeURIComponent(this.camera)}`;
  }

  #build() {
    const button = (text, label, onclick) => el("button", { class: "quiet", type: "button", "aria-label": label, title: label, onclick }, text);
    this.video = el("video", { playsinline: true, preload: "auto", onclick: () => this.#toggle() });
    this.video.muted = true;
    this.note = el("p", { class: "note", role: "status" });
    this.when = el("output", { class: "when" });
    this.canvas = el("canvas", { class: "strip", role: "slider", tabindex: "0", "aria-label": "Time of day" });
    this.chooseDay = el("input", { type: "date", "aria-label": "Day", required: true, max: dateText(Date.now()) });
    this.chooseDay.onchange = () => {
      const [year, month, date] = this.chooseDay.value.split("-").map(Number);
      if (year) this.#goToDay(new Date(year, month - 1, date).getTime());
    };
    this.dayAfter = button("›", "Day after", () => this.#goToDay(dayAfter(this.start, 1)));
    const chooseCamera = el("select", { "aria-label": "Camera" }, ...cameras.map((one) => el("option", { value: one.id, selected: one.id === this.camera }, one.name)));
    chooseCamera.onchange = () => {
      this.camera = chooseCamera.value;
      this.clip.show();
      this.#open(this.start, this.at);
    };
    this.zooms = ZOOMS.map(([text, span]) => el("button", { class: "quiet", type: "button", "aria-pressed": "false", onclick: () => this.#zoom(span) }, text));
    this.playButton = button("▶", "Play", () => this.#toggle());
    const speed = el("select", { "aria-label": "Speed" }, ...SPEEDS.map((rate) => el("option", { value: rate, selected: rate === 1 }, `${rate}×`)));
    speed.onchange = () => this.player.setSpeed(Number(speed.value));
    const sound = el("button", { class: "quiet", type: "button", "aria-pressed": "false" }, "Sound");
    sound.onclick = () => {
      this.video.muted = !this.video.muted;
      sound.setAttribute("aria-pressed", String(!this.video.muted));
    };
    this.clipBar = el("footer", { class: "clip" });
    const legend = [["event", "Motion recorded"], ["continuous", "Recorded"], ["idle", "Low rate"], ["motion", "How much moved"], ["gap", "Gap"]];
    dialog.replaceChildren(
      el("header", {}, el("h2", { id: "recordings-title" }, "Recordings"), chooseCamera,
        el("span", { class: "days" }, button("‹", "Day before", () => this.#goToDay(dayAfter(this.start, -1))), this.chooseDay, this.dayAfter),
        el("button", { class: "quiet close", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, "✕")),
      el("div", { class: "stage" }, this.video, this.note),
      el("div", { class: "scrub" }, this.when, this.canvas,
        el("p", { class: "legend" }, ...legend.map(([kind, text]) => el("span", { class: `key key-${kind}` }, text)))),
      el("footer", { class: "controls" },
        el("span", { class: "group" }, button("« Event", "Event before", () => this.#jump(-1)), button("−10", "10 seconds back", () => this.#go(this.at - STEP_MS)), this.playButton,
          button("+10", "10 seconds on", () => this.#go(this.at + STEP_MS)), button("Event »", "Event after", () => this.#jump(1))),
        el("span", { class: "group" }, speed, sound),
        el("span", { class: "group zooms", role: "group", "aria-label": "Zoom" }, ...this.zooms)),
      this.clipBar);
  }

  // what is shown

  #open(start, atMs) {
    Object.assign(this, { start, end: dayAfter(start, 1) });
    this.chooseDay.value = dateText(start);
    this.dayAfter.disabled = this.end > Date.now();
    this.timeline = new Timeline(this.camera, this.start, this.end);
    this.strip.show(this.strip.view, this.timeline);
    this.#note({ news: "", player: "Loading …" });
    this.video.classList.add("away");
    this.#moved(atMs);
    this.#look();
    this.player.open(this.start, this.end, atMs);
    this.#refresh();
  }

  #moved(ms) {
    this.at = ms;
    if (this.span && (ms < this.strip.view[0] || ms > this.strip.view[1])) this.#look();
    this.strip.moveTo(ms);
    this.when.textContent = this.strip.describe(ms);
  }

  #showState(playing) {
    this.playButton.textContent = playing ? "❚❚" : "▶";
    this.playButton.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.playButton.title = playing ? "Pause" : "Play";
  }

  // The note is what is the matter now, or what has just happened.
  #note(changed) {
    Object.assign(this.notes, changed);
    this.note.textContent = this.notes.player || this.notes.news;
  }

  #say(text) {
    clearTimeout(this.fading);
    this.#note({ news: text });
    this.fading = setTimeout(() => this.#note({ news: "" }), NEWS_MS);
  }

  // There is no footage at or after a moment: then what was before it is as near as one can get.
  #nothing() {
    const newest = this.player.playlist.segments.at(-1);
    if (newest && this.end > Date.now()) {
      this.player.seek(newest.startMs);
      return;
    }
    this.player.pause();
    this.video.classList.add("away");
    this.#note({ player: newest ? "Nothing was recorded after this." : `Nothing was recorded ${dayName(this.start)}.` });
  }

  // what people do

  #toggle() {
    if (this.player.playing) this.player.pause();
    else this.player.play();
  }

  #scrub(ms, isFinal) {
    clearTimeout(this.resting);
    this.scrubbing = !isFinal;
    this.#moved(ms);
    if (isFinal) this.#go(ms);
    else this.resting = setTimeout(() => this.player.seek(ms), REST_MS);
  }

  #go(ms) {
    if (ms < this.start || ms >= this.end) {
      this.#goToDay(dayOf(ms), ms);
      return;
    }
    this.#note({ player: "", news: "" });
    this.#moved(ms);
    const { recorded, text } = this.timeline.state(ms);
    const next = this.timeline.next(ms);
    if (!recorded && text) this.#say(next ? `${text}. It goes on at ${clock(next)}.` : `${text}.`);
    this.player.seek(ms);
  }

  #goToDay(start, ms = start + (this.at - this.start)) {
    if (start > Date.now()) return;
    this.#open(start, Math.min(Math.max(start, ms), Date.now()));
  }

  #jump(step) {
    const starts = this.timeline.events.map((event) => event.startMs).sort((a, b) => a - b);
    const next = step > 0 ? starts.find((ms) => ms > this.at + 1000) : starts.findLast((ms) => ms < this.at - 3000);
    if (next !== undefined) this.#go(next);
    else this.#say(step > 0 ? "No event after this on this day." : "No event before this on this day.");
  }

  #zoom(span) {
    this.span = span;
    this.#look();
  }

  #panned(view) {
    this.span ??= 0;
    if (this.span) this.#view(view[0]);
  }

  // Shows the part of the day around the cursor that the zoom asks for.
  #look() {
    this.#view(this.at - (this.span || 0) / 2);
  }

  #view(from) {
    const { span } = this;
    const until = Math.min(this.end, Math.max(Date.now() + span / 20, this.start + span)); // the future is empty
    const begin = span ? Math.max(this.start, Math.min(from, until - span)) : this.start;
    this.strip.show([begin, span ? begin + span : this.end]);
    this.strip.moveTo(this.at);
    this.zooms.forEach((one, index) => one.setAttribute("aria-pressed", String(ZOOMS[index][1] === (span ?? 0))));
    if (!this.timeline.fits(this.strip.view)) this.#soon(REST_MS);
  }

  async #refresh() {
    const { timeline } = this;
    const error = await timeline.load(this.strip.view).then(() => null, (reason) => reason);
    if (this.over.signal.aborted || timeline !== this.timeline) return;
    if (error) this.#say(error instanceof TypeError ? "Tawny does not answer." : error.message);
    if (this.span === null) this.#fit(timeline.ranges);
    this.strip.draw();
    this.when.textContent = this.strip.describe(this.at);
    if (error || this.end > Date.now()) this.#soon(REFRESH_MS);
    if (!error && !timeline.fits(this.strip.view)) this.#soon(REST_MS);
  }

  #soon(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#refresh(), ms);
  }

  // As near as it goes with all that is recorded.
  #fit(ranges) {
    if (!ranges.length) return;
    const from = Math.min(this.at, ...ranges.map((range) => range.startMs)), to = Math.max(this.at, ...ranges.map((range) => range.endMs));
    const nearest = ZOOMS.find(([, span]) => span >= to - from);
    this.span = nearest ? nearest[1] : 0;
    this.#view(to - this.span / 2 - (to - from) / 2);
  }
}

const dayName = (ms) => ({ Today: "today", Yesterday: "yesterday" }[day(ms)] ?? `on ${day(ms)}`);
