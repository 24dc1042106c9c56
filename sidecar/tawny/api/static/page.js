// Small helpers: making elements, and times as people read them.

export const byId = (id) => document.getElementById(id);

// el("p", { class: "hint", onclick: f }, "text", child): an element; text is never taken for markup.
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const SHORT = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
// In English, as the words around it; clock times have none.
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const DAY_MS = 86400000;

export const clock = (iso) => CLOCK.format(new Date(iso));

export function day(iso) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const days = Math.round((midnight - new Date(iso).setHours(0, 0, 0, 0)) / DAY_MS);
  return days === 0 ? "Today" : days === 1 ? "Yesterday" : DAY.format(new Date(iso));
}

export function since(iso) {
  const moment = new Date(iso);
  return Date.now() - moment < DAY_MS ? SHORT.format(moment) : `${SHORT.format(moment)}, ${day(iso)}`;
}

export function length(startIso, endIso) {
  const seconds = Math.max(0, Math.round((new Date(endIso) - new Date(startIso)) / 1000));
  const part = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${Math.floor(seconds / 60) % 60}:${part(seconds % 60)}`;
  return hours ? `${hours}:${rest.padStart(5, "0")}` : rest;
}

export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll("_", " ");
