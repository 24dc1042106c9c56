// Where on the page somebody is: `#/<view>/<place>`.

export interface Route {
  readonly view: string;
  readonly place: string;
}

export function parseRoute(hash: string): Route {
  const [, view = "", place = ""] = hash.match(/^#\/([a-z]+)\/?(.*)$/) ?? [];
  return { view, place: decode(place) };
}

export const hashOf = ({ view, place }: Route): string => `#/${view}${place ? `/${encodeURI(place)}` : ""}`;

function decode(place: string): string {
  try {
    return decodeURI(place);
  } catch {
    return ""; // somebody's typing error
  }
}

/** A token that was handed over in the address: `#token=…`. It must not stay there. */
export const tokenOf = (hash: string): string => new URLSearchParams(hash.slice(1)).get("token") ?? "";
