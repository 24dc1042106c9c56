// A network that can fail, between the browser and the service: it is cut, or it swallows whatever is sent.

import { connect, createServer } from "node:net";

export async function openProxy(base) {
  const { hostname, port } = new URL(base);
  const pairs = new Set();
  let state = "whole";
  const apply = ([near, far]) => {
    for (const side of [near, far]) {
      if (state === "cut") side.destroy();
      else if (state === "silent") side.pause();
      else side.resume();
    }
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair = [near, far];
    pairs.add(pair);
    for (const [from, to] of [[near, far], [far, near]]) {
      from.on("data", (data) => to.write(data));
      from.on("error", () => {});
      from.on("close", () => { pairs.delete(pair); to.destroy(); });
    }
    apply(pair);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const become = (next) => { state = next; for (const pair of [...pairs]) apply(pair); };
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    cut: () => become("cut"),
    silence: () => become("silent"),
    heal: () => become("whole"),
    close: () => { become("cut"); server.close(); },
  };
}
