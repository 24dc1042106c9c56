// What was loaded one after the other since the last jump.

import type { VodSegment } from "./vod-playlist";

export class Run {
  segments: VodSegment[] = [];

  get last(): VodSegment | undefined {
    return this.segments.at(-1);
  }

  /** The time in the video at which it ends. */
  get end(): number {
    const { last } = this;
    return last ? (last.media ?? 0) + (last.endMs - last.startMs) / 1000 : 0;
  }

  includes(media: number): boolean {
    const first = this.segments[0];
    return first !== undefined && media >= (first.media ?? 0) - 0.05 && media < this.end;
  }

  bytesFrom(media: number): number {
    return this.segments.reduce((sum, one) => sum + ((one.media ?? 0) > media ? (one.bytes ?? 0) : 0), 0);
  }

  /** Gives up what lies before `media`. */
  forget(media: number): void {
    while (this.segments[1] && (this.segments[1].media ?? 0) < media) this.segments.shift();
  }
}
