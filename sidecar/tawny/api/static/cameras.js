// The grid of cameras: live picture and state of each.

import { API } from "/ui/api.js";
import { LivePlayer } from "/ui/player.js";
import { byId, el, since } from "/ui/page.js";

const tiles = new Map();
const POSTER_WIDTH = 640;

const onScreen = new IntersectionObserver((entries) => {
  for (const entry of entries) tiles.get(entry.target.dataset.camera)?.seen(entry.isIntersecting);
});
document.addEventListener("visibilitychange", () => tiles.forEach((tile) => tile.update()));

export function showCameras(cameras, open) {
  const grid = byId("cameras");
  const ids = new Set(cameras.map((camera) => camera.id));
  for (const [id, tile] of tiles) {
    if (ids.has(id)) continue;
    tile.remove();
    tiles.delete(id);
  }
  for (const camera of cameras) {
    if (!tiles.has(camera.id)) tiles.set(camera.id, new Tile(camera, grid, open));
    tiles.get(camera.id).show(camera);
  }
  grid.querySelector(".blank")?.remove();
  if (!cameras.length) grid.append(el("p", { class: "blank" }, "No cameras are configured yet: add one to tawny.toml."));
}

export function hideCameras() {
  tiles.forEach((tile) => tile.remove());
  tiles.clear();
}

export const liveBase = (camera) => `${API}/cameras/${camera.id}/live`;
export const smallStream = (camera) => (camera.streams.some((stream) => stream.name === "sub") ? "sub" : "main");

class Tile {
  constructor(camera, grid, open) {
    this.visible = false;
    this.poster = el("img", { alt: "", hidden: true });
    this.video = el("video", { playsinline: true, "aria-hidden": "true", tabindex: "-1" });
    this.video.muted = true;
    this.note = el("span", { class: "note" });
    this.badge = el("span", { class: "live", hidden: true }, "LIVE");
    this.screen = el("button", { class: "screen", type: "button", onclick: () => open(this.camera) },
      this.poster, this.video, this.note, this.badge);
    this.name = el("h3");
    this.chips = el("span", { class: "chips" });
    this.bar = el("div", { class: "bar" }, this.name);
    this.element = el("article", { class: "tile", "data-camera": camera.id }, this.screen, this.bar);
    this.player = new LivePlayer(this.video, liveBase(camera), smallStream(camera), (text) => this.tell(text));
    this.poster.onload = () => { this.poster.hidden = false; };
    this.poster.onerror = () => { this.poster.hidden = true; };
    this.video.onplaying = () => { this.badge.hidden = false; };
    this.video.onemptied = () => { this.badge.hidden = true; };
    grid.append(this.element);
    onScreen.observe(this.element);
  }

  show(camera) {
    const cameBack = camera.online && this.camera?.online === false;
    const isNew = !this.camera;
    this.camera = camera;
    this.name.textContent = camera.name;
    this.screen.setAttribute("aria-label", `${camera.name}: enlarge live view`);
    this.element.classList.toggle("moving", camera.motion);
    this.bar.replaceChildren(this.name, ...chips(camera));
    this.poster.classList.toggle("faded", !camera.online);
    if (camera.online && (isNew || cameBack)) this.poster.src = `${camera.snapshot}?width=${POSTER_WIDTH}&at=${Date.now()}`;
    const reason = camera.streams.find((stream) => stream.reason)?.reason;
    this.tell(camera.online || !camera.enabled ? "" : reason ? `Offline: ${reason}` : "Offline");
    this.update();
  }

  seen(visible) {
    this.visible = visible;
    this.update();
  }

  update() {
    if (this.camera?.online && this.visible && !document.hidden) this.player.start();
    else this.player.stop();
  }

  tell(text) {
    this.note.textContent = text;
  }

  remove() {
    onScreen.unobserve(this.element);
    this.player.stop();
    this.element.remove();
  }
}

function chips(camera) {
  const chip = (kind, text) => el("span", { class: `chip ${kind}` }, text);
  if (!camera.enabled) return [chip("", "Switched off")];
  if (!camera.online) return [chip("offline", camera.offline_since ? `Offline since ${since(camera.offline_since)}` : "Offline")];
  const found = [];
  if (camera.motion) found.push(chip("motion", camera.motion_zones.length ? `Motion: ${camera.motion_zones.join(", ")}` : "Motion"));
  if (camera.trouble) found.push(chip("offline", camera.trouble));
  else if (camera.recording) found.push(chip("recording", "Recording"));
  else found.push(chip("", camera.recording_mode === "off" ? "Recording off" : "Waiting for motion"));
  return found;
}
