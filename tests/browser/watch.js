// Watches a <video>: when each picture was shown, and what the clock that is drawn into it says.

const CLOCK_BITS = 20;

// Every picture that is shown from now on, as { at, media, current, end, clock }: milliseconds since the epoch; seconds of
// the video: of the picture, of playback, of what is buffered; and milliseconds of the scene, null when these can't be read.
export function watch(video) {
  const shown = [];
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const look = (now, frame) => {
    const at = performance.timeOrigin + Math.max(now, frame.expectedDisplayTime);
    const { currentTime, buffered } = video;
    const end = buffered.length ? buffered.end(buffered.length - 1) : 0;
    shown.push({ at, media: frame.mediaTime, current: currentTime, end, clock: readClock(video, canvas, context) });
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
  return shown;
}

// The picture that is shown while the video stands still, after a jump. `shown` comes from `watch`; what it tells may lack
// the last picture before the stop, so that it is not waited for longer than any machine needs to draw it.
export async function still(video, shown) {
  await until(() => Math.abs(shown.at(-1)?.media - video.currentTime) < 0.6, 500, "").catch(() => {});
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return { current: video.currentTime, clock: readClock(video, canvas, context), width: video.videoWidth };
}

// The inverse of what the simulator's scene draws: cells along the top, lowest bit first.
function readClock(video, canvas, context) {
  const width = video.videoWidth, height = video.videoHeight;
  const top = Math.round(height * 0.01);
  const rows = Math.max(Math.round(height * 0.025), top + 1) - top;
  if (canvas.width !== width || canvas.height !== rows) Object.assign(canvas, { width, height: rows });
  context.drawImage(video, 0, top, width, rows, 0, 0, width, rows);
  const { data } = context.getImageData(0, 0, width, rows);
  const cell = width / (CLOCK_BITS + 4);
  let number = 0;
  for (let bit = 0; bit < CLOCK_BITS; bit++) {
    const left = Math.round((bit + 2.3) * cell), right = Math.round((bit + 2.7) * cell);
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      for (let x = left; x < right; x++) sum += data[4 * (row * width + x) + 1];
    }
    const level = sum / (rows * (right - left));
    if (level > 70 && level < 180) return null;
    if (level > 125) number |= 1 << bit;
  }
  return number;
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Waits until `test()` is true.
export async function until(test, ms, what) {
  const end = performance.now() + ms;
  while (!test()) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await pause(20);
  }
}
