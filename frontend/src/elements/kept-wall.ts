// How somebody wants the wall, as this browser keeps it: as a place of the kiosk; "" where it was never set up.

const KEPT = "tawny-wall";

export function keptWall(): string {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return ""; // a browser may keep nothing
  }
}

export function keepWall(place: string): void {
  try {
    localStorage.setItem(KEPT, place);
  } catch {
    // Then it is in the address alone.
  }
}
