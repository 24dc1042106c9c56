// The page in a frame of Home Assistant, which forwards it under a path of its own: somebody logs in there and sees his
// camera live; the cookie is for that path alone.

import { createServer, request as ask } from "node:http";
import { connect } from "node:net";
import { playing } from "../app.mjs";

const PATH = "/api/hassio_ingress/k3y-of_this-app";

export default async function ingress(page, options) {
  const service = new URL(options.base);
  const server = createServer((from, to) => {
    if (from.url === "/") return to.end(`<!doctype html><link rel=icon href=data:,><iframe src="${PATH}/app/" style="width:1200px;height:700px"></iframe>`);
    if (!from.url.startsWith(`${PATH}/`)) return to.writeHead(404).end();
    const upstream = ask(service, { method: from.method, path: from.url.slice(PATH.length), headers: forwarded(from) }, (answer) => {
      to.writeHead(answer.statusCode, answer.headers);
      answer.pipe(to);
    });
    upstream.on("error", () => to.destroy());
    from.pipe(upstream);
    to.on("close", () => upstream.destroy());
  });
  server.on("upgrade", (from, near) => {
    const far = connect(Number(service.port), service.hostname, () => {
      const headers = Object.entries(forwarded(from)).map(([name, value]) => `${name}: ${value}\r\n`).join("");
      far.write(`GET ${from.url.slice(PATH.length)} HTTP/1.1\r\n${headers}\r\n`);
      near.pipe(far).pipe(near);
    });
    for (const side of [near, far]) side.on("error", () => { near.destroy(); far.destroy(); });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    const origin = `http://127.0.0.1:${server.address().port}`;
    await page.goto(`${origin}/`);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Use a token instead" }).click();
    await frame.locator("tawny-login input").fill(options.token);
    await frame.getByRole("button", { name: "Log in" }).click();
    await playing(frame.locator("tawny-camera").first());
    const cookies = await page.context().cookies(`${origin}${PATH}/`);
    return { cookies: cookies.map(({ name, path }) => [name, path]), elsewhere: (await page.context().cookies(`${origin}/`)).length };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function forwarded(from) {
  return { ...from.headers, "X-Ingress-Path": PATH, "X-Forwarded-Host": from.headers.host, "X-Forwarded-Proto": "http" };
}
