// Adding a camera: what somebody typed, logins in addresses, ids made of names, and which stream does what.

import { codecName, soundName } from "./codecs";
import type { Device, Profile } from "./settings";

export type Address =
  | { readonly kind: "stream"; readonly url: string }
  | { readonly kind: "device"; readonly address: string };

const STREAM = /^(rtsps?|https?):\/\//i;
const ONVIF = /\/onvif\//i;

/** A stream's URL, or a camera that can be asked for its streams; null when it is neither. */
export function readAddress(typed: string): Address | null {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  if (STREAM.test(text)) {
    const url = parse(text);
    if (!url?.hostname) return null;
    const isDevice =
      ONVIF.test(url.pathname) || (/^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search);
    return isDevice ? { kind: "device", address: text } : { kind: "stream", url: text };
  }
  return /^[\w.:[\]-]+$/.test(text) ? { kind: "device", address: text } : null;
}

/** `URL` knows the parts of http addresses alone. */
function parse(url: string): URL | null {
  try {
    return new URL(url.replace(/^rtsps?:/i, "http:"));
  } catch {
    return null;
  }
}

const HEAD = /^([a-z]+:\/\/)(?:[^@/?#]*@)?/i;

export const hasLogin = (url: string): boolean => /^[a-z]+:\/\/[^@/?#]+@/i.test(url);

/** `url` with this login instead of any that it has; without one when there is no user. */
export function withLogin(url: string, user: string, password: string): string {
  const login = user ? `${encodeURIComponent(user)}${password ? `:${encodeURIComponent(password)}` : ""}@` : "";
  return url.replace(HEAD, (_whole, scheme: string) => scheme + login);
}

export const hostOf = (url: string): string => parse(STREAM.test(url) ? url : `http://${url}`)?.hostname ?? "";

const LONGEST_ID = 63;

/** An id for a thing of this name that is none of `taken`: lower-case letters, digits and underscores. */
export function idFor(name: string, taken: readonly string[], otherwise: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/ß/g, "ss")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, LONGEST_ID - 3);
  const base = plain || otherwise;
  let id = base;
  for (let count = 2; taken.includes(id); count++) id = `${base}_${count}`;
  return id;
}

export type Role = "main" | "sub" | "none";

export interface Roles {
  readonly main: string;
  /** "" for none. */
  readonly sub: string;
}

/** What the camera's streams are for after one of them got a role: each role is held by one stream. */
export function withRole({ main, sub }: Roles, token: string, role: Role): Roles {
  const rest = { main: main === token ? "" : main, sub: sub === token ? "" : sub };
  return role === "none" ? rest : { ...rest, [role]: token };
}

export const roleOf = (roles: Roles, token: string): Role =>
  roles.main === token ? "main" : roles.sub === token ? "sub" : "none";

/** The camera's own suggestion, or the largest picture where there is none. */
export function rolesFor(device: Device): Roles {
  if (device.main) return { main: device.main, sub: device.sub };
  const [first] = [...device.profiles].sort((one, other) => other.width * other.height - one.width * one.height);
  return { main: first?.token ?? "", sub: "" };
}

/** 2560 × 1440 · H.264 · 25 pictures/s, as far as it is known; `rate` is the word for these. */
export function describe(
  stream: Pick<Profile, "codec" | "width" | "height" | "fps" | "bitrate" | "audio">,
  language: string,
  rate: string,
): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return [
    stream.width && stream.height ? `${stream.width}\u00a0×\u00a0${stream.height}` : "",
    codecName(stream.codec),
    stream.fps ? `${number.format(stream.fps)}\u00a0${rate}` : "",
    stream.bitrate ? `${number.format(stream.bitrate / 1e6)}\u00a0Mbit/s` : "",
    soundName(stream.audio),
  ]
    .filter(Boolean)
    .join("\u00a0· "); // no line begins with a dot
}
