// The page: logs in, shows cameras and events, and keeps both up to date.

import { showScope } from "/ui/access.js";
import { call, listen, logIn, logOut } from "/ui/api.js";
import { hideCameras, showCameras } from "/ui/cameras.js";
import { nameCameras, reloadEvents, startEvents } from "/ui/events.js";
import { byId } from "/ui/page.js";
import { closeRecordings, nameRecordings, showRecordings } from "/ui/recordings.js";
import { closeViewer, showEvent, showLive } from "/ui/viewer.js";

const GATHER_MS = 250; // what happens within this time is fetched at once
let stopListening = null;
const waiting = new Set();

async function begin() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    history.replaceState(null, "", location.pathname); // it must not stay in the address bar or the history
    await logIn(token).catch(() => {});
  }
  await open().catch(closed);
}

async function open() {
  const { cameras } = await call("/cameras");
  await showScope();
  byId("login").hidden = true;
  byId("house").hidden = false;
  draw(cameras);
  await reloadEvents();
  stopListening = listen(heard, connected);
}

function closed(error) {
  stopListening?.();
  stopListening = null;
  hideCameras();
  closeViewer();
  closeRecordings();
  byId("house").hidden = true;
  byId("login").hidden = false;
  const text = byId("login-error");
  text.hidden = error === undefined || error.status === 401;
  text.textContent = error?.message ?? "";
  byId("token").focus();
}

function draw(cameras) {
  nameCameras(cameras);
  nameRecordings(cameras);
  showCameras(cameras, showLive);
}

function heard(message) {
  if (message.type === "state") {
    draw(message.data.cameras);
    later("events", reloadEvents);
  } else if (message.type.startsWith("event_") || message.type === "snapshot") {
    later("events", reloadEvents);
    later("cameras", reloadCameras);
  } else if (message.type === "storage") {
    const text = byId("trouble");
    text.hidden = message.data.writable !== false;
    text.textContent = `Nothing is being recorded: ${message.data.reason}`;
  } else {
    later("cameras", reloadCameras);
  }
}

async function reloadCameras() {
  draw((await call("/cameras")).cameras);
}

function later(name, work) {
  if (waiting.has(name)) return;
  waiting.add(name);
  setTimeout(() => {
    waiting.delete(name);
    if (stopListening) work().catch((error) => { if (error.status === 401) closed(); });
  }, GATHER_MS);
}

function connected(yes) {
  byId("connection").textContent = yes ? "" : "Connecting again …";
  if (!yes) call("/cameras").catch((error) => { if (error.status === 401) closed(); });
}

byId("login-form").addEventListener("submit", async (submit) => {
  submit.preventDefault();
  const text = byId("login-error");
  text.hidden = true;
  try {
    await logIn(byId("token").value.trim());
    byId("token").value = "";
    await open();
  } catch (error) {
    text.hidden = false;
    text.textContent = error.status === 401 ? "This token is not valid." : error.message;
  }
});
byId("logout").addEventListener("click", () => logOut().finally(() => closed()));
byId("show-recordings").addEventListener("click", () => showRecordings());
startEvents(showEvent);
begin();
