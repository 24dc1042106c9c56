// A new version of the page: it is told of, and comes when somebody wants it.

import http from "node:http";
import net from "node:net";
import { open, picture, playing } from "../app.mjs";

export default async function update(page, options) {
  const front = await newer(options.base);
  try {
    await open(page, front.base);
    await playing(page.locator("tawny-camera").first());
    await page.evaluate(() => navigator.serviceWorker.ready);
    const notice = page.getByText("There is a new version of Tawny.");
    const before = await notice.count();
    front.isNewer = true;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await notice.waitFor();
    await picture(page, options, "update");
    const loaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Reload" }).click();
    await loaded;
    await playing(page.locator("tawny-camera").first());
    const state = await page.evaluate(async () => {
      const { active, waiting } = await navigator.serviceWorker.getRegistration();
      return { active: active?.state ?? "", waiting: waiting?.state ?? "", caches: (await caches.keys()).length };
    });
    return { before, after: await notice.count(), ...state };
  } finally {
    front.close();
  }
}

/** The same service at another address, where its service worker becomes another one as soon as `isNewer` is set. */
async function newer(base) {
  const { hostname, port } = new URL(base);
  const front = { isNewer: false };
  const sockets = new Set();
  const server = http.createServer((request, answer) => {
    const isWorker = request.url === "/app/sw.js";
    const headers = { ...request.headers };
    if (isWorker) for (const name of ["accept-encoding", "if-none-match"]) delete headers[name];
    const asked = http.request({ hostname, port, path: request.url, method: request.method, headers }, (found) => {
      const changes = isWorker && front.isNewer;
      const told = { ...found.headers };
      if (changes) delete told["content-length"];
      answer.writeHead(found.statusCode, told);
      if (changes) found.on("end", () => answer.end("\n// newer\n"));
      found.pipe(answer, { end: !changes });
    });
    asked.on("error", () => answer.destroy());
    answer.on("close", () => asked.destroy());
    request.pipe(asked);
  });
  server.on("upgrade", (request, socket) => {
    const upstream = net.connect(Number(port), hostname, () => {
      const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
      upstream.write(`GET ${request.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      socket.pipe(upstream).pipe(socket);
    });
    for (const [one, other] of [[socket, upstream], [upstream, socket]]) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  front.base = `http://127.0.0.1:${server.address().port}`;
  front.close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return front;
}
