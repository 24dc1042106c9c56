// What people call the codecs.

type Names = Readonly<Record<string, string>>;

const VIDEO: Names = { h264: "H.264", hevc: "H.265", h265: "H.265", jpeg: "MJPEG", mjpeg: "MJPEG" };
const SOUND: Names = { pcm_mulaw: "G.711", pcm_alaw: "G.711", g711: "G.711", opus: "Opus" };

export const codecName = (codec: string): string => VIDEO[codec.toLowerCase()] ?? codec.toUpperCase();

/** Of a sound that may be told with more behind its name: `aac 48000 Hz`. */
export function soundName(sound: string): string {
  const [codec = "", ...more] = sound.split(" ");
  return [SOUND[codec.toLowerCase()] ?? codec.toUpperCase(), ...more].join(" ");
}
