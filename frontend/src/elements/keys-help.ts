// Whatever view is shown, `?` lists its keys, and so does `tawny-keys`, which buttons fire. Shells have it, so that no view
// has to. What is open over the view answers by itself.

import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { later } from "./later";
import { openDialogs } from "./open-dialogs";

/** Where somebody types, or looks at something else: what is typed there is not meant. */
const ELSEWHERE = "input, textarea, select, [contenteditable], dialog, [role=dialog], [role=alertdialog]";

export class KeysHelp implements ReactiveController {
  #isOpen = false;

  /** `inside`: whether it is one of several things on a page, and only what is typed in it is meant. */
  constructor(
    readonly host: ReactiveControllerHost & HTMLElement,
    readonly inside = () => false,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void later("keys-button", () => import("./keys-button")).catch(() => {}); // where a view has one
    document.addEventListener("keydown", this.#key);
    this.host.addEventListener("tawny-keys", this.#show);
  }

  hostDisconnected(): void {
    document.removeEventListener("keydown", this.#key);
    this.host.removeEventListener("tawny-keys", this.#show);
    this.#isOpen = false;
  }

  render(view: string) {
    if (!this.#isOpen) return nothing;
    const close = (): void => {
      this.#isOpen = false;
      this.host.requestUpdate();
    };
    return html`<tawny-keys-dialog what=${view} @tawny-close=${close}></tawny-keys-dialog>`;
  }

  readonly #show = async (): Promise<void> => {
    await import("./keys-dialog");
    this.#isOpen = this.host.isConnected;
    this.host.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "?" || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const path = event.composedPath();
    if (openDialogs.size || (this.inside() && !path.includes(this.host))) return;
    if (path.some((one) => one instanceof Element && one.matches(ELSEWHERE))) return;
    event.preventDefault();
    void this.#show();
  };
}
