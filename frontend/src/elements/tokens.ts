// The design tokens: colours, shapes and sizes that everything is drawn with. Within Home Assistant they follow its
// theme; elsewhere they are Tawny's own, dark unless somebody wants it light. Roots of a shell adopt them.

import { css } from "lit";

export const tokens = css`
  :host {
    --tawny-page: var(--primary-background-color, #14110e);
    --tawny-card: var(--ha-card-background, var(--card-background-color, #1e1915));
    --tawny-raised: var(--secondary-background-color, #2a231d);
    --tawny-ink: var(--primary-text-color, #f3ebe2);
    --tawny-soft: var(--secondary-text-color, #b3a597);
    --tawny-line: var(--divider-color, #3a3028);
    --tawny-accent: var(--tawny-own-accent, var(--primary-color, #e8a263));
    /* Where words stand on it, in the colour of the next. */
    --tawny-fill: var(--tawny-own-fill, var(--tawny-accent));
    --tawny-on-accent: var(--text-primary-color, #23140a);
    --tawny-good: var(--tawny-own-good, var(--success-color, #6fc794));
    --tawny-motion: var(--tawny-own-motion, var(--warning-color, #f2a65e));
    --tawny-bad: var(--tawny-own-bad, var(--error-color, #ff8f85));
    --tawny-screen: #0b0908;
    --tawny-shade: var(--ha-card-box-shadow, 0 1px 2px rgb(0 0 0 / 0.35), 0 8px 24px rgb(0 0 0 / 0.22));
    --tawny-round: var(--ha-card-border-radius, var(--ha-border-radius-lg, 16px));
    --tawny-round-small: 10px;
    --tawny-target: 44px;
    --tawny-gap: clamp(10px, 1.4vw, 20px);
    --tawny-font: var(--ha-font-family-body, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    color: var(--tawny-ink);
    /* Of the page's own size, as all others are parts of that: Home Assistant's is smaller than browsers'. */
    font: 400 1rem / 1.45 var(--tawny-font);
    -webkit-text-size-adjust: 100%;
  }
  /* The reader's own few colours. They stay where they are said by name: as dots, bars and what is drawn, too. */
  @media (forced-colors: active) {
    :host {
      --tawny-page: Canvas;
      --tawny-card: Canvas;
      --tawny-raised: Canvas;
      --tawny-ink: CanvasText;
      --tawny-soft: CanvasText;
      --tawny-line: CanvasText;
      --tawny-accent: Highlight;
      --tawny-fill: Highlight;
      --tawny-on-accent: HighlightText;
      --tawny-good: CanvasText;
      --tawny-motion: Highlight;
      --tawny-bad: CanvasText;
    }
  }
`;
