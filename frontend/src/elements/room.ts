// How much of the screen there is for what a view shows most of.

import type { ReactiveController } from "lit";
import type { Room } from "../model/live-layout";
import type { TawnyElement } from "./element";

/**
 * For the first `.grid` of an element that begins at the top of a view: as high as it can be so that what else is in
 * `.all` is seen, too. null while that is not known.
 */
export class GridRoom implements ReactiveController {
  value: Room | null = null;
  readonly #sizes = new ResizeObserver(() => this.#look());

  constructor(readonly host: TawnyElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.host);
    addEventListener("resize", this.#look);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    removeEventListener("resize", this.#look);
  }

  readonly #look = (): void => {
    const { host } = this;
    const [all, grid] = [".all", ".grid"].map((what) => host.renderRoot.querySelector<HTMLElement>(what));
    if (!all || !grid) return;
    const style = getComputedStyle(host);
    const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
    const around = px("padding-top") + px("padding-bottom") + px("--tawny-foot") + all.offsetHeight - grid.offsetHeight;
    const room: Room = {
      width: host.clientWidth - px("padding-left") - px("padding-right"),
      height: innerHeight - (host.getBoundingClientRect().top + scrollY) - around,
      gap: Number.parseFloat(getComputedStyle(grid).columnGap) || 0,
    };
    const before = this.value;
    if (before && before.width === room.width && before.height === room.height) return;
    this.value = room;
    host.requestUpdate();
  };
}
