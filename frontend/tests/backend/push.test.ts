import { expect, test } from "vitest";
import { SidecarHttp } from "../../src/backend/sidecar-http";
import { SidecarPush } from "../../src/backend/sidecar-push";
import type { Answer } from "../../src/model/answers";

const DEVICE = { id: "01SUB", cameras: ["door"], updates: true, paused_until: null, trouble: "" };

function push(answer: Answer): [push: SidecarPush, sent: Answer[]] {
  const http = new SidecarHttp("");
  const sent: Answer[] = [];
  http.post = http.patch = async (_path: string, json: Answer) => {
    sent.push(json);
    return answer;
  };
  return [new SidecarPush(http), sent];
}

test("what is left out is not sent, and stays", async () => {
  const [found, sent] = push(DEVICE);
  await found.change("01SUB", { updates: false });
  await found.change("01SUB", { cameras: null, pausedUntil: null });
  await found.change("01SUB", { pausedUntil: Date.UTC(2026, 10, 24, 10) });
  expect(sent).toEqual([
    { updates: false },
    { cameras: null, paused_until: null },
    { paused_until: "2026-11-24T10:00:00.000Z" },
  ]);
});

test("a device is read", async () => {
  const [found] = push({ ...DEVICE, paused_until: "2026-11-24T10:00:00Z" });
  const device = await found.subscribe({ endpoint: "https://push.example/x" }, {});
  expect(device).toMatchObject({ id: "01SUB", cameras: ["door"], pausedUntil: Date.UTC(2026, 10, 24, 10) });
});

test("a test says what the push service said", async () => {
  const [found] = push({ accepted: false, gone: false, status: 403, said: "wrong key" });
  expect(await found.test("01SUB")).toEqual({ accepted: false, gone: false, said: "HTTP 403: wrong key" });
});
