import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Reach } from "../../src/backend/reach";

const ADDRESS = "http://house/api/v1/health";
const answer = (status: number): Promise<Response> => Promise.resolve(new Response("{}", { status }));
const away = (): Promise<Response> => Promise.reject(new TypeError("no network"));

let fetched: ReturnType<typeof vi.fn<typeof fetch>>;

beforeEach(() => {
  vi.useFakeTimers();
  fetched = vi.fn<typeof fetch>();
  vi.stubGlobal("fetch", fetched);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a service that answers was not away", async () => {
  fetched.mockImplementation(() => answer(200));
  expect(await new Reach(ADDRESS).again()).toBe(false);
});

test("it is asked again until it answers", async () => {
  fetched
    .mockImplementationOnce(away)
    .mockImplementationOnce(away)
    .mockImplementation(() => answer(200));
  const reached = new Reach(ADDRESS).again();
  await vi.advanceTimersByTimeAsync(1999);
  expect(fetched).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await reached).toBe(true);
});

test("a proxy that stands before a service that is away does not answer for it", async () => {
  fetched.mockImplementationOnce(() => answer(502)).mockImplementation(() => answer(200));
  const reached = new Reach(ADDRESS).again();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await reached).toBe(true);
});

test("a request that is swallowed is given up", async () => {
  const swallowed = (_: unknown, init?: RequestInit): Promise<Response> =>
    new Promise((_, failed) => init?.signal?.addEventListener("abort", () => failed(init.signal?.reason)));
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const given = new AbortController();
    setTimeout(() => given.abort(), ms);
    return given.signal;
  });
  fetched.mockImplementationOnce(swallowed).mockImplementation(() => answer(200));
  const reached = new Reach(ADDRESS).again();
  await vi.advanceTimersByTimeAsync(4001);
  expect(await reached).toBe(true);
});

test("whoever waits at the same time shares the request", async () => {
  fetched.mockImplementation(() => answer(200));
  const reach = new Reach(ADDRESS);
  await Promise.all([reach.again(), reach.again()]);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("whoever comes later asks anew", async () => {
  fetched.mockImplementation(() => answer(200));
  const reach = new Reach(ADDRESS);
  await reach.again();
  await reach.again();
  expect(fetched).toHaveBeenCalledTimes(2);
});
