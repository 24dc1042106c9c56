// Where in the settings somebody is: the section with what is in it, `cameras/door/zones`. Where there are several
// sidecars, the one that it is about stands before it: `@home/cameras/door/zones`.

export interface SettingsPlace {
  /** "" when the place does not say. */
  readonly home: string;
  readonly section: string;
  /** What is in the section, part by part. */
  readonly rest: readonly string[];
}

export function parseSettingsPlace(place: string): SettingsPlace {
  const parts = place.split("/");
  const home = parts[0]?.startsWith("@") ? (parts.shift() ?? "").slice(1) : "";
  const [section = "", ...rest] = parts;
  return { home, section, rest };
}

export const settingsPlace = (home: string, place: string): string => (home ? `@${home}/${place}` : place);
