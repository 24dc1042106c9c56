// What Home Assistant loads with every page: small, for what it does is to say what there is. All else comes when a card
// or a dashboard of ours is shown.

import { watchParts } from "./anew";
import { defineCards } from "./cards";
import { defineStrategy } from "./strategy";

// Twice loaded, after an update for example, it is defined once: by the version that came first.
if (!customElements.get("tawny-camera-card")) {
  watchParts();
  defineCards();
  defineStrategy();
}
