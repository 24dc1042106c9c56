// Parts of ours that can't be loaded: an update has replaced them since this tab was opened, or Home Assistant is just
// starting. A page that is loaded anew has all its parts. Somebody can do that by a button; where nobody touches the page,
// as on a wall, it does it by itself.

import { say } from "./words";

const CALM_MS = 30_000; // nobody touched anything for so long
const LOOK_MS = 2000;
const PAUSE_MS = 300_000; // if it did not help, it is not done again at once
const KEY = "tawny-loaded-anew";
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel"];

/** Who waits for parts. */
const waiting = new Set<object>();
let touchedAt = 0;
let timer: ReturnType<typeof setInterval> | undefined;

const touched = (): void => {
  touchedAt = performance.now();
};

/** `who` lacks a part: the page is loaded anew when nobody is busy with it. */
export function lacks(who: object): void {
  waiting.add(who);
  if (timer) return;
  touched();
  for (const name of TOUCHES) addEventListener(name, touched, { capture: true, passive: true });
  timer = setInterval(() => void look(), LOOK_MS);
}

/** `who` has all its parts, or is there no more. */
export function hasAll(who: object): void {
  if (!waiting.delete(who) || waiting.size) return;
  clearInterval(timer);
  timer = undefined;
  for (const name of TOUCHES) removeEventListener(name, touched, { capture: true });
}

async function look(): Promise<void> {
  if (performance.now() - touchedAt < CALM_MS || Date.now() - (sessionStorage[KEY] ?? 0) < PAUSE_MS) return;
  // Whoever edits a dashboard thinks.
  if (new URLSearchParams(location.search).has("edit")) return;
  // A page of the browser's own, that says that nobody answers, would stay for ever.
  const isThere = await fetch(location.href, { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isThere && timer) anew();
}

function anew(): void {
  sessionStorage[KEY] = Date.now();
  location.reload();
}

/** What is shown meanwhile; made by hand, as other parts may be missing, too. */
export function notice(): HTMLElement {
  const box = document.createElement("div");
  const button = document.createElement("button");
  button.textContent = say("reload");
  button.onclick = anew;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  const root = box.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  root.append(say("anew"), button);
  box.role = "status";
  return box;
}

const STYLE =
  ":host{display:grid;justify-items:center;gap:12px;padding:32px 20px;color:var(--primary-text-color);text-align:center}" +
  "button{min-height:44px;padding:4px 20px;border:1px solid;border-radius:22px;background:none;color:inherit;font:inherit}";

/** What is loaded later, as a dialog: nobody there can tell of it. */
export function watchParts(): void {
  addEventListener("unhandledrejection", ({ reason }) => {
    if (reason instanceof TypeError && reason.message.includes("/tawny_static/")) lacks(window);
  });
}
