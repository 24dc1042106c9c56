// What fingers, mice and wheels mean on a timeline. One finger looks, a mouse looks and drags; two fingers and the wheel
// zoom.

export interface GestureHandlers {
  /** The pointer is over `x`; null: it has gone. */
  look(x: number | null): void;
  /** A finger is on `x`, and moves. */
  scrub(x: number): void;
  /** Tapped, or let go after looking with a finger. */
  choose(x: number): void;
  /** To the left, by so many pixels. */
  move(by: number): void;
  /** Longer by `factor`, around `x`. */
  zoom(factor: number, x: number): void;
}

const DRAG_PX = 5; // less is a shaky hand
const WHEEL = 0.0016; // how far a step of the wheel zooms

export class TimelineGestures {
  readonly #pointers = new Map<number, number>();
  readonly #listening = new AbortController();
  #from = 0;
  #dragged = false;

  constructor(
    readonly surface: HTMLElement,
    readonly handlers: GestureHandlers,
  ) {
    const { signal } = this.#listening;
    surface.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    surface.addEventListener("pointermove", (event) => this.#move(event), { signal });
    surface.addEventListener("pointerup", (event) => this.#up(event), { signal });
    surface.addEventListener("pointercancel", (event) => this.#cancel(event), { signal });
    surface.addEventListener("pointerleave", (event) => this.#leave(event), { signal });
    surface.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
  }

  stop(): void {
    this.#listening.abort();
  }

  #x(event: MouseEvent): number {
    return event.clientX - this.surface.getBoundingClientRect().left;
  }

  #down(event: PointerEvent): void {
    if (event.button) return;
    this.surface.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, this.#x(event));
    this.#from = this.#x(event);
    this.#dragged = this.#pointers.size > 1;
    this.handlers.look(this.#dragged ? null : this.#from);
  }

  #move(event: PointerEvent): void {
    const x = this.#x(event);
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined || (event.pointerType !== "mouse" && this.#pointers.size === 1)) {
      this.handlers.look(x);
      if (before !== undefined && !this.#dragged) this.handlers.scrub(x);
      return;
    }
    if (this.#pointers.size > 1) this.#pinch(event.pointerId, before, x);
    else if (this.#dragged || Math.abs(x - this.#from) > DRAG_PX) {
      if (!this.#dragged) this.handlers.look(null);
      this.#dragged = true;
      this.handlers.move(before - x);
    } else return;
    this.#pointers.set(event.pointerId, x);
  }

  #pinch(pointer: number, before: number, x: number): void {
    const other = [...this.#pointers].find(([id]) => id !== pointer)?.[1];
    if (other === undefined) return;
    const width = Math.max(20, Math.abs(before - other));
    this.handlers.zoom(width / Math.max(20, Math.abs(x - other)), other);
  }

  #up(event: PointerEvent): void {
    const wasDown = this.#pointers.delete(event.pointerId);
    if (wasDown && !this.#dragged) this.handlers.choose(this.#x(event));
    if (event.pointerType !== "mouse") this.handlers.look(null);
  }

  #cancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    this.handlers.look(null);
  }

  #leave(event: PointerEvent): void {
    if (!this.#pointers.size && event.pointerType === "mouse") this.handlers.look(null);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) this.handlers.move(sideways);
    else this.handlers.zoom(Math.exp(event.deltaY * WHEEL), this.#x(event));
  }
}
