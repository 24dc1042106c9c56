// Steps through the history of the browser. Each knows where it came from: whoever closes a dialog goes back to there, so that
// "back" does not open it again.

/** Where somebody is being led back to; "" for nowhere. */
let returning = "";
addEventListener("popstate", () => {
  returning = "";
});

/** Goes to an address of the page. False when it is where somebody came from: he is led back, and a popstate tells of it. */
export function step(address: string, replace: boolean): boolean {
  const { href } = new URL(address, location.href);
  const state: unknown = history.state;
  if (replace) {
    history.replaceState(state, "", href);
    return true;
  }
  if (href === returning) return false;
  if (typeof state === "object" && state && "from" in state && state.from === href) {
    returning = href;
    history.back();
    return false;
  }
  history.pushState({ from: location.href }, "", href);
  return true;
}
