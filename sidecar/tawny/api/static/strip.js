// A strip of time that is drawn and scrubbed: what is recorded by kind, gaps, motion, events, and a cursor.

import { clock } from "/ui/page.js";

const STEPS_S = [10, 30, 60, 300, 600, 1800, 3600, 7200, 10800, 21600];
const LABEL_PX = 70;
const SHORT = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export class Strip {
  // `canvas` is a slider; `onSeek(ms, isFinal)` is called while and after it is moved, `onPan(view)` when what it shows is.
  constructor(canvas, onSeek, onPan) {
    this.canvas = canvas;
    this.onSeek = onSeek;
    this.onPan = onPan;
    this.view = [0, 1];
    this.at = 0;
    this.marks = [null, null];
    this.timeline = null;
    this.over = new AbortController();
    const { signal } = this.over;
    canvas.addEventListener("pointerdown", (down) => this.#drag(down));
    canvas.addEventListener("keydown", (key) => this.#key(key));
    canvas.addEventListener("pointermove", (move) => { canvas.title = this.describe(this.#timeAt(move.clientX)); });
    canvas.addEventListener("wheel", (wheel) => this.#wheel(wheel), { passive: false });
    this.size = new ResizeObserver(() => this.draw());
    this.size.observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw(), { signal });
  }

  destroy() {
    this.over.abort();
    this.size.disconnect();
  }

  // Shows a part of a `Timeline`, as far as that is loaded.
  show(view, timeline = this.timeline) {
    this.view = view;
    this.timeline = timeline;
    this.draw();
  }

  moveTo(ms) {
    this.at = ms;
    this.draw();
  }

  mark(fromMs, toMs) {
    this.marks = [fromMs, toMs];
    this.draw();
  }

  // What there is at a moment, for people.
  describe(ms) {
    const text = this.timeline?.state(ms).text;
    return text ? `${clock(ms)} · ${text}` : clock(ms);
  }

  draw() {
    const { canvas } = this;
    const ratio = devicePixelRatio || 1;
    const width = canvas.clientWidth, height = canvas.clientHeight;
    if (!width) return;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    const paint = canvas.getContext("2d");
    paint.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint.clearRect(0, 0, width, height);
    const style = getComputedStyle(canvas);
    const color = (name) => style.getPropertyValue(name).trim();
    const x = (ms) => ((ms - this.view[0]) / (this.view[1] - this.view[0])) * width;
    const lane = { top: 20, bottom: height - 6 };
    const band = (from, to, top, bottom, fill) => {
      const left = Math.max(0, x(from)), right = Math.min(width, x(to));
      if (right < 0 || left > width) return;
      paint.fillStyle = fill;
      paint.fillRect(left, top, Math.max(1, right - left), bottom - top);
    };
    const seen = this.timeline?.seen(this.view) ?? { ranges: [], motion: [], events: [] };
    const middle = lane.top + (lane.bottom - lane.top) * 0.55;
    band(this.view[0], Math.min(this.view[1], Date.now()), middle, lane.bottom, this.#hatch(paint, color));
    for (const range of seen.ranges) {
      if (range.kind === "idle") band(range.startMs, range.endMs, middle, lane.bottom, color("--idle"));
    }
    for (const range of seen.ranges) {
      if (range.kind !== "idle") band(range.startMs, range.endMs, middle, lane.bottom, color(range.kind === "event" ? "--accent" : "--good"));
    }
    const bucketMs = seen.bucket_s * 1000;
    for (const one of seen.motion) {
      const tall = (middle - lane.top - 2) * Math.min(1, 0.15 + one.moving * 0.85);
      band(one.startMs, one.startMs + bucketMs, middle - tall, middle, color("--motion"));
    }
    for (const event of seen.events) {
      band(event.startMs, event.startMs, lane.top - 4, lane.top + 4, color(event.reviewed ? "--soft" : "--accent"));
    }
    this.#ticks(paint, width, color, x);
    this.#selection(paint, height, color, x);
    paint.fillStyle = color("--ink");
    paint.fillRect(Math.round(x(this.at)) - 1, 12, 2, height - 12);
    this.#tell();
  }

  #hatch(paint, color) {
    const tile = new OffscreenCanvas(8, 8);
    const line = tile.getContext("2d");
    line.strokeStyle = color("--line");
    line.lineWidth = 2;
    line.beginPath();
    for (const shift of [-8, 0, 8]) { line.moveTo(shift, 8); line.lineTo(shift + 8, 0); }
    line.stroke();
    return paint.createPattern(tile, "repeat");
  }

  #ticks(paint, width, color, x) {
    const most = Math.max(1, width / LABEL_PX);
    const span = (this.view[1] - this.view[0]) / 1000;
    const step = (STEPS_S.find((seconds) => span / seconds <= most) ?? 43200) * 1000;
    const zone = new Date(this.view[0]).getTimezoneOffset() * 60000;
    paint.fillStyle = color("--soft");
    paint.font = "11px system-ui, sans-serif";
    for (let ms = Math.ceil((this.view[0] - zone) / step) * step + zone; ms < this.view[1]; ms += step) {
      const at = x(ms);
      paint.fillRect(Math.round(at), 14, 1, 5);
      paint.textAlign = at < 18 ? "left" : at > width - 18 ? "right" : "center";
      paint.fillText(step < 60000 ? clock(ms) : SHORT.format(ms), at, 11);
    }
  }

  #selection(paint, height, color, x) {
    const [from, to] = this.marks;
    paint.fillStyle = color("--ink");
    if (from !== null && to !== null && to > from) {
      paint.globalAlpha = 0.18;
      paint.fillRect(x(from), 18, x(to) - x(from), height - 18);
      paint.globalAlpha = 1;
    }
    for (const mark of [from, to]) if (mark !== null) paint.fillRect(Math.round(x(mark)), 18, 1, height - 18);
  }

  #tell() {
    const { canvas } = this;
    canvas.setAttribute("aria-valuemin", String(Math.round(this.view[0] / 1000)));
    canvas.setAttribute("aria-valuemax", String(Math.round(this.view[1] / 1000)));
    canvas.setAttribute("aria-valuenow", String(Math.round(this.at / 1000)));
    canvas.setAttribute("aria-valuetext", this.describe(this.at));
  }

  #timeAt(clientX) {
    const box = this.canvas.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (clientX - box.left) / box.width));
    return this.view[0] + part * (this.view[1] - this.view[0]);
  }

  #drag(down) {
    if (down.button) return;
    const { canvas } = this;
    canvas.setPointerCapture(down.pointerId);
    const move = (event) => this.#seek(this.#timeAt(event.clientX), false);
    const up = (event) => {
      canvas.removeEventListener("pointermove", move);
      this.#seek(this.#timeAt(event.clientX), true);
    };
    canvas.addEventListener("pointermove", move);
    canvas.addEventListener("pointerup", up, { once: true });
    canvas.addEventListener("pointercancel", () => canvas.removeEventListener("pointermove", move), { once: true });
    move(down);
  }

  #key(key) {
    const span = this.view[1] - this.view[0];
    const small = key.shiftKey ? 60000 : 10000;
    const target = {
      ArrowLeft: this.at - small, ArrowRight: this.at + small, ArrowDown: this.at - small, ArrowUp: this.at + small,
      PageUp: this.at - span / 10, PageDown: this.at + span / 10, Home: this.view[0], End: this.view[1] - 1,
    }[key.key];
    if (target === undefined) return;
    key.preventDefault();
    this.#seek(Math.min(this.view[1] - 1, Math.max(this.view[0], target)), true);
  }

  // Sideways, or with the shift key: what is shown moves along.
  #wheel(wheel) {
    const by = wheel.deltaX || (wheel.shiftKey ? wheel.deltaY : 0);
    if (!by || wheel.ctrlKey) return;
    wheel.preventDefault();
    const ms = (by / this.canvas.clientWidth) * (this.view[1] - this.view[0]);
    this.onPan([this.view[0] + ms, this.view[1] + ms]);
  }

  #seek(ms, isFinal) {
    this.moveTo(ms);
    this.onSeek(ms, isFinal);
  }
}
