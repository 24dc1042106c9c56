import { expect, test } from "vitest";
import { InStep, type Stepper } from "../../src/player/in-step";

/** Remembers what it was told; it is wherever it was sent. */
class Told implements Stepper {
  position: number | null = null;
  playing = false;
  speed = 0;
  seeks: number[] = [];

  seek(atMs: number): void {
    this.position = atMs;
    this.seeks.push(atMs);
  }

  play(): void {
    this.playing = true;
  }

  pause(): void {
    this.playing = false;
  }

  setSpeed(speed: number): void {
    this.speed = speed;
  }
}

/** Door has footage from 0 to 10 s and from 30 s on, gate from 5 s to 60 s. */
function two() {
  const footage: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
    door: [
      [0, 10_000],
      [30_000, 90_000],
    ],
    gate: [[5000, 60_000]],
  };
  const door = new Told();
  const gate = new Told();
  const times: number[] = [];
  const step = new InStep({
    has: (key, at) => (footage[key] ?? []).some(([start, end]) => start <= at && at < end),
    next: (key, at) => (footage[key] ?? []).map(([start]) => start).find((start) => start > at) ?? null,
    onTime: (at) => times.push(at),
  });
  step.set([
    { key: "door", player: door },
    { key: "gate", player: gate },
  ]);
  step.setSpeed(1);
  step.play();
  return { door, gate, step, times };
}

test("all show the moment that is wanted", () => {
  const { door, gate, step } = two();
  step.go(8000, 0);
  expect([door.position, gate.position, step.leader]).toEqual([8000, 8000, "door"]);
  expect([door.playing, gate.playing]).toEqual([true, true]);
});

test("who has no footage waits until there is some", () => {
  const { door, gate, step } = two();
  step.go(2000, 0);
  expect(gate.playing).toBe(false);
  door.position = 5100;
  step.told("door", 5100, 5000);
  expect([gate.position, gate.playing]).toEqual([5100, true]);
});

test("another one leads where the leader has none", () => {
  const { door, gate, step, times } = two();
  step.go(9000, 0);
  step.told("door", 9800, 1000);
  expect(step.leader).toBe("gate");
  expect(door.playing).toBe(false);
  gate.position = 12_000;
  step.told("gate", 12_000, 3000);
  step.told("door", 30_000, 3100); // it has jumped over its gap, which does not matter
  expect(times).toEqual([12_000]);
});

test("whoever has footage first leads where nobody has any", () => {
  const { gate, step } = two();
  step.set([
    { key: "gate", player: gate },
    { key: "door", player: new Told() },
  ]);
  step.go(-5000, 0);
  expect(step.leader).toBe("door");
});

test("who is a little behind plays a little faster, and who is far off jumps", () => {
  const { door, gate, step } = two();
  step.go(6000, 0);
  door.position = 7000;
  gate.position = 6500;
  step.told("door", 7000, 1000);
  expect(gate.speed).toBe(1.1);
  gate.position = 7300;
  step.told("door", 7100, 2000);
  expect(gate.speed).toBe(0.9);
  gate.position = 7210;
  step.told("door", 7200, 3000);
  expect(gate.speed).toBe(1);
  gate.position = 2000;
  step.told("door", 7500, 4000);
  expect(gate.seeks).toEqual([6000, 7500]);
});

test("a jump is given time to be seen", () => {
  const { gate, step } = two();
  step.go(6000, 0);
  gate.position = 1000;
  step.told("door", 6500, 500);
  expect(gate.seeks).toEqual([6000]);
});

test("a pause is for all", () => {
  const { door, gate, step } = two();
  step.go(8000, 0);
  step.pause();
  expect([door.playing, gate.playing]).toEqual([false, false]);
  step.play();
  expect([door.playing, gate.playing]).toEqual([true, true]);
});

test("who stops sees all at the same moment", () => {
  const { door, gate, step } = two();
  step.go(6000, 0);
  door.position = 8000;
  gate.position = 7000;
  step.pause();
  expect([door.position, gate.position]).toEqual([8000, 8000]);
  expect(door.seeks).toEqual([6000]);
});

test("who stops and is at the same moment but for a picture or two jumps nowhere", () => {
  const { door, gate, step } = two();
  step.go(6000, 0);
  door.position = 8000;
  gate.position = 7900;
  step.pause();
  expect(gate.seeks).toEqual([6000]);
});

test("whose footage has just ended stays where it ended", () => {
  const { door, gate, step } = two();
  step.go(59_000, 0);
  door.position = 60_500;
  gate.position = 60_000;
  step.pause();
  expect(gate.seeks).toEqual([59_000]);
});

test("who has nothing to show stays away when all stop", () => {
  const { door, gate, step } = two();
  step.go(2000, 0);
  door.position = 3000;
  gate.position = 50_000; // of before
  step.pause();
  expect(gate.seeks).toEqual([]);
});
