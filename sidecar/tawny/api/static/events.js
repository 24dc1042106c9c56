// The list of events: newest first, filtered, growing at both ends.

import { call } from "/ui/api.js";
import { byId, clock, day, el, length, sentence } from "/ui/page.js";

const PAGE = 30;
const list = byId("events");
const more = byId("more");
const byCamera = byId("filter-camera");
const onlyNew = byId("filter-new");

let events = [];
let names = new Map();
let cursor = null;
let known = new Set();
let openEvent = () => {};

export function startEvents(open) {
  openEvent = open;
  byCamera.onchange = onlyNew.onchange = () => { events = []; known = new Set(); reloadEvents(); };
  more.onclick = loadMore;
}

export function nameCameras(cameras) {
  names = new Map(cameras.map((camera) => [camera.id, camera.name]));
  const chosen = byCamera.value;
  byCamera.replaceChildren(el("option", { value: "" }, "All cameras"),
    ...cameras.map((camera) => el("option", { value: camera.id }, camera.name)));
  byCamera.value = names.has(chosen) ? chosen : "";
}

export const cameraName = (id) => names.get(id) ?? sentence(id);

export async function reloadEvents() {
  const page = await call(`/events?${filter()}`);
  const fresh = new Set(page.events.map((event) => event.id));
  const older = events.filter((event) => !fresh.has(event.id) && event.id < (page.events.at(-1)?.id ?? ""));
  if (!older.length) cursor = page.next_cursor;
  events = [...page.events, ...(page.next_cursor ? older : [])];
  draw();
}

export function changed(event) {
  events = events.map((old) => (old.id === event.id ? event : old));
  draw();
}

export function neighbour(event, step) {
  return events[events.findIndex((other) => other.id === event.id) + step];
}

async function loadMore() {
  const page = await call(`/events?${filter()}&cursor=${encodeURIComponent(cursor)}`);
  const seen = new Set(events.map((event) => event.id));
  events = [...events, ...page.events.filter((event) => !seen.has(event.id))];
  cursor = page.next_cursor;
  draw();
}

function filter() {
  const query = new URLSearchParams({ limit: PAGE });
  if (byCamera.value) query.set("camera", byCamera.value);
  if (onlyNew.checked) query.set("reviewed", "false");
  return query;
}

function draw() {
  const focused = document.activeElement?.dataset?.event;
  const rows = [];
  let heading = "";
  for (const event of events) {
    if (day(event.start) !== heading) {
      heading = day(event.start);
      rows.push(el("li", { class: "day" }, heading));
    }
    rows.push(el("li", {}, row(event)));
  }
  if (!rows.length) rows.push(el("li", { class: "blank" }, onlyNew.checked ? "Nothing new." : "Nothing has happened yet."));
  list.replaceChildren(...rows);
  known = new Set([...known, ...events.map((event) => event.id)]);
  more.hidden = cursor === null;
  if (focused) list.querySelector(`[data-event="${focused}"]`)?.focus();
}

function row(event) {
  const fresh = known.size && !known.has(event.id);
  const picture = event.thumbnail ? el("img", { src: event.thumbnail, alt: "", loading: "lazy", decoding: "async" }) : null;
  const zones = event.zones.length ? ` · ${event.zones.map(sentence).join(", ")}` : "";
  return el("button", {
    class: `event${event.end ? "" : " open"}${fresh ? " fresh" : ""}`,
    type: "button",
    "data-event": event.id,
    onclick: () => openEvent(event),
  },
  el("span", { class: "thumb" }, picture, el("span", { class: "length" }, event.end ? length(event.start, event.end) : "now")),
  el("span", {},
    el("span", { class: "title" },
      event.reviewed ? null : el("span", { class: "dot", role: "img", "aria-label": "new" }),
      el("span", { class: "name" }, cameraName(event.camera))),
    el("span", { class: "detail" }, `${clock(event.start)} · ${sentence(event.label)}${zones}`),
    event.protected ? el("span", { class: "detail" }, "Kept for good") : null));
}
