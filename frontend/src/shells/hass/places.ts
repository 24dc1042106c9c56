// Where in a dashboard somebody is: the view is the last part of the path, the place in it stands behind a #.

import { step } from "../steps";

const decode = (hash: string): string => {
  try {
    return decodeURI(hash.slice(1));
  } catch {
    return "";
  }
};

/** The place in the view that is shown. */
export const placeNow = (): string => decode(location.hash);

/** The path of a view of the dashboard that is shown; `place` stands behind it. */
export function pathOf(view: string, place: string): string {
  const [, dashboard = ""] = location.pathname.split("/");
  return `/${dashboard}/${view}${place ? `#${encodeURI(place)}` : ""}`;
}

/** Goes somewhere as Home Assistant's own links do. */
export function navigate(path: string, replace: boolean): void {
  if (!step(path, replace)) return;
  window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace } }));
}
