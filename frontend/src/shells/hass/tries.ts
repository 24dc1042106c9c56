// When a part that can't be loaded is asked for again. What asks are changes in the house, of which there may be many each
// second: soon at first, as Home Assistant may just be starting, then once a minute, as an update has taken it away.

/** Makes what tells whether it is time for another try; who is told so tries. */
export function tries(): () => boolean {
  let pause = 4000;
  let next = 0;
  return () => {
    const isTime = performance.now() >= next;
    if (isTime) next = performance.now() + pause;
    if (isTime) pause = 60_000;
    return isTime;
  };
}
