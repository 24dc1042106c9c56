// The dialog that shows one camera live or one event's clip in full size.

import { call } from "/ui/api.js";
import { liveBase } from "/ui/cameras.js";
import { cameraName, changed, neighbour } from "/ui/events.js";
import { LivePlayer } from "/ui/player.js";
import { byId, clock, day, el, length, sentence } from "/ui/page.js";
import { showRecordings } from "/ui/recordings.js";

const dialog = byId("viewer");
let cleanUp = () => {};
let shown = null;

dialog.addEventListener("close", () => {
  if (dialog.open) return; // opened again before this event came
  cleanUp();
  cleanUp = () => {};
  shown = null;
  dialog.replaceChildren();
});
dialog.addEventListener("click", (click) => { if (click.target === dialog) dialog.close(); });
dialog.addEventListener("keydown", (key) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[key.key];
  if (!step || !shown || key.target.tagName === "VIDEO") return;
  const other = neighbour(shown, step);
  if (other) showEvent(other);
  key.preventDefault();
});

export const closeViewer = () => dialog.close();

export function showLive(camera) {
  shown = null;
  const { video, note } = fill(camera.name);
  video.muted = true;
  video.autoplay = true;
  const player = new LivePlayer(video, liveBase(camera), "main", (text) => { note.textContent = text; });
  if (camera.online) player.start();
  else note.textContent = "The camera is offline.";
  const sound = el("button", { class: "quiet", type: "button", "aria-pressed": "false" }, "Sound");
  sound.onclick = () => {
    video.muted = !video.muted;
    sound.setAttribute("aria-pressed", String(!video.muted));
  };
  const record = el("button", { class: "quiet for-admins", type: "button" }, "Record 30 s");
  record.onclick = async () => {
    record.disabled = true;
    await call(`/cameras/${camera.id}/events`, { method: "POST", json: { label: "manual", duration_s: 30 } })
      .then(() => { record.textContent = "Recording …"; }, (error) => { record.textContent = error.message; });
  };
  dialog.querySelector("footer").append(el("span", { class: "detail" }, "Live"), sound, record, recordings(camera.id));
  cleanUp = () => player.stop();
}

export function showEvent(event) {
  shown = event;
  const { video, note } = fill(`${cameraName(event.camera)} · ${sentence(event.label)}`);
  video.controls = true;
  video.autoplay = true;
  if (event.snapshot) video.poster = event.snapshot;
  playClip(video, note, event, 0);
  const zones = event.zones.length ? ` · ${event.zones.map(sentence).join(", ")}` : "";
  const long = event.end ? length(event.start, event.end) : "goes on";
  const toggle = (key, text) => {
    const button = el("button", { class: "quiet for-admins", type: "button", "aria-pressed": String(event[key]) }, text);
    button.onclick = () => change(event, { [key]: !event[key] }).then((now) => {
      event = now;
      button.setAttribute("aria-pressed", String(event[key]));
    });
    return button;
  };
  const viewed = toggle("reviewed", "Reviewed");
  dialog.querySelector("footer").append(
    el("span", { class: "detail" }, `${day(event.start)}, ${clock(event.start)} · ${long}${zones}`),
    viewed,
    toggle("protected", "Keep"),
    recordings(event.camera, Date.parse(event.start)),
    el("a", { class: "quiet", href: `${event.clip}?download=1`, download: true }, "Download"));
  if (!event.reviewed && document.documentElement.dataset.scope === "admin") {
    change(event, { reviewed: true }).then((now) => { event = now; viewed.setAttribute("aria-pressed", "true"); }, () => {});
  }
  cleanUp = () => {
    video.removeAttribute("src");
    video.load();
  };
}

// Right after its beginning, nothing of an event is on the disk yet: ask again for a while.
function playClip(video, note, event, tries) {
  video.onplaying = () => { note.textContent = ""; };
  video.onerror = () => {
    if (shown?.id !== event.id || !video.hasAttribute("src")) return;
    const isNew = !event.end || Date.now() - new Date(event.end) < 30000;
    if (isNew && tries < 10) {
      note.textContent = "The recording is on its way …";
      setTimeout(() => { if (shown?.id === event.id) playClip(video, note, event, tries + 1); }, 1500);
    } else {
      note.textContent = "This clip can't be played: it may have expired, or this browser doesn't know its format.";
    }
  };
  video.src = event.clip;
}

// To what the camera recorded around a moment.
function recordings(camera, atMs) {
  const open = () => {
    dialog.close();
    showRecordings(camera, atMs);
  };
  return el("button", { class: "quiet", type: "button", onclick: open }, "Recordings");
}

async function change(event, json) {
  const now = await call(`/events/${event.id}`, { method: "PATCH", json });
  changed(now);
  return now;
}

function fill(title) {
  cleanUp();
  const video = el("video", { playsinline: true });
  const note = el("p", { class: "note", role: "status" });
  const close = el("button", { class: "quiet close", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, "✕");
  dialog.replaceChildren(
    el("header", {}, el("h2", { id: "viewer-title" }, title), close),
    el("div", { class: "stage" }, video, note),
    el("footer"));
  if (!dialog.open) dialog.showModal();
  return { video, note };
}
