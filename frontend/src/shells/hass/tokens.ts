// The design tokens in Home Assistant: its theme's colours, moved towards that of the text where words have them. By
// themselves they are made for areas and icons, and too pale to be read: white on the main colour, orange on white.

import { css } from "lit";
import { tokens } from "../../elements/tokens";

export const hassTokens = css`
  ${tokens}
  :host {
    --tawny-own-accent: color-mix(in srgb, var(--primary-color, #009ac7) 60%, var(--tawny-ink));
    --tawny-own-fill: color-mix(in srgb, var(--primary-color, #009ac7) 75%, #000);
    --tawny-own-motion: color-mix(in srgb, var(--warning-color, #ffa600) 55%, var(--tawny-ink));
    --tawny-own-good: color-mix(in srgb, var(--success-color, #43a047) 65%, var(--tawny-ink));
    /* Its cards have a line around them instead, unless a theme wants a shadow. */
    --tawny-shade: var(--ha-card-box-shadow, none);
    --tawny-own-bad: color-mix(in srgb, var(--error-color, #db4437) 70%, var(--tawny-ink));
  }
`;
