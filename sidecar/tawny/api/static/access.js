// Who is looking, and letting others in with a pairing code.

import { call } from "/ui/api.js";
import { byId, clock, el } from "/ui/page.js";

const LOOK_MS = 1000;
const ENDS = {
  expired: "The code has expired.",
  void: "The code is void after too many wrong tries.",
  none: "The service was restarted, which voids the code.",
};
const dialog = byId("pairing");
let timer = 0;
let waiting = false;

// What needs the scope admin is not shown to others: the style sheet looks at the attribute.
export async function showScope() {
  document.documentElement.dataset.scope = (await call("/session")).scope;
}

async function begin() {
  const text = el("p", { class: "hint", role: "status" });
  const digits = el("p", { class: "code" });
  const again = el("button", { class: "quiet", type: "button", hidden: true, onclick: begin }, "Another code");
  const close = el("button", { class: "quiet", type: "button", onclick: () => dialog.close() }, "Close");
  dialog.replaceChildren(el("h2", { id: "pairing-title" }, "Pair a device"), digits, text, el("footer", {}, again, close));
  if (!dialog.open) dialog.showModal();
  const ended = (message) => {
    waiting = false;
    digits.hidden = true;
    text.textContent = message;
    again.hidden = false;
  };
  try {
    const { id, code, expires } = await call("/pair/code", { method: "POST", json: {} });
    waiting = true;
    digits.textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
    text.textContent = `Type this code in on the other side, Home Assistant for example, before ${clock(expires)}. It gets a token that may do everything.`;
    clearTimeout(timer);
    timer = setTimeout(() => look(id, ended), LOOK_MS);
  } catch (error) {
    ended(error.message);
  }
}

async function look(id, ended) {
  if (!dialog.open) return;
  try {
    const pairing = await call("/pair");
    if (!dialog.open) return;
    if (pairing.id !== id) return ended("Another code was asked for, which voids this one.");
    if (pairing.state === "used") return ended(`${pairing.name} is connected.`);
    if (ENDS[pairing.state]) return ended(ENDS[pairing.state]);
  } catch (error) {
    if (error.status === 401) return dialog.close();
  }
  timer = setTimeout(() => look(id, ended), LOOK_MS);
}

dialog.addEventListener("close", () => {
  clearTimeout(timer);
  if (waiting) call("/pair", { method: "DELETE" }).catch(() => {});
  waiting = false;
  dialog.replaceChildren();
});
byId("pair").addEventListener("click", begin);
