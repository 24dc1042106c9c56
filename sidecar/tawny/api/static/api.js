// Talking to the API: JSON requests, the session, and the live feed. The browser's cookie is the key.

export const API = "/api/v1";

export class Refused extends Error {
  constructor(status, error) {
    super(error?.message ?? `the service answered ${status}`);
    this.status = status;
    this.hint = error?.hint ?? "";
  }
}

export async function call(path, { method = "GET", json } = {}) {
  const headers = json === undefined ? {} : { "Content-Type": "application/json" };
  const body = json === undefined ? undefined : JSON.stringify(json);
  const response = await fetch(API + path, { method, headers, body, cache: "no-store" });
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer.error);
  return answer;
}

export const logIn = (token) => call("/session", { method: "POST", json: { token } });
export const logOut = () => call("/session", { method: "DELETE" });

const RETRY_MS = [500, 1000, 2000, 5000, 10000];

// Calls `onMessage` with everything that happens, and `onState` with whether it can. Connects again by itself.
export function listen(onMessage, onState) {
  let tries = 0;
  let socket = null;
  let stopped = false;
  let timer = 0;
  const connect = () => {
    const url = new URL(`${API}/ws`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(url);
    socket.onopen = () => { tries = 0; onState(true); };
    socket.onmessage = (message) => onMessage(JSON.parse(message.data));
    socket.onclose = () => {
      if (stopped) return;
      onState(false);
      timer = setTimeout(connect, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
    };
  };
  connect();
  return () => { stopped = true; clearTimeout(timer); socket.close(); };
}
