// Swipes to the side on a touch screen.

const FAR_PX = 60;
const STEEP = 1.5; // so much more to the side than up or down

/** Calls `act` with 1 for a swipe to the left (the next one), -1 for one to the right. Returns how to stop. */
export function onSwipe(surface: HTMLElement, act: (step: -1 | 1) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let from: Touch | null = null;
  const begin = (event: TouchEvent): void => {
    from = event.touches.length === 1 ? (event.touches[0] ?? null) : null;
  };
  const end = (event: TouchEvent): void => {
    const to = event.changedTouches[0];
    if (!from || !to) return;
    const x = to.clientX - from.clientX;
    const y = to.clientY - from.clientY;
    from = null;
    if (Math.abs(x) > FAR_PX && Math.abs(x) > STEEP * Math.abs(y)) act(x < 0 ? 1 : -1);
  };
  surface.addEventListener("touchstart", begin, { signal, passive: true });
  surface.addEventListener("touchend", end, { signal, passive: true });
  return () => listening.abort();
}
