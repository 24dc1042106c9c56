// Styles that all elements share: buttons, focus, what is for screen readers alone.

import { css } from "lit";

export const baseStyles = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  /* Phones enlarge the whole page when somebody types in smaller letters. */
  @media (pointer: coarse) {
    input,
    select,
    textarea {
      font-size: max(1em, 16px);
    }
  }
  :focus-visible {
    outline: 3px solid var(--tawny-accent);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: var(--tawny-target);
    min-width: var(--tawny-target);
    padding: 4px 14px;
    border: 1px solid var(--tawny-line);
    border-radius: 999px;
    background: transparent;
    color: var(--tawny-ink);
    font-weight: 500;
    line-height: 1.25;
    white-space: nowrap;
    text-decoration: none;
    cursor: pointer;
    transition:
      background 0.15s,
      border-color 0.15s;
  }
  .button:hover {
    background: color-mix(in srgb, var(--tawny-accent) 14%, transparent);
  }
  .button[aria-pressed="true"] {
    background: color-mix(in srgb, var(--tawny-accent) 24%, transparent);
    border-color: var(--tawny-accent);
  }
  .button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .button.primary {
    background: var(--tawny-fill);
    border-color: transparent;
    color: var(--tawny-on-accent);
    font-weight: 600;
  }
  .button.round {
    padding: 0;
    width: max(var(--tawny-target), 1.75em);
  }
  .button.bare {
    border-color: transparent;
  }
  @media (forced-colors: active) {
    /* Else words get a ground of their own, in which they are lost. */
    .button.primary:enabled {
      forced-color-adjust: none;
    }
    [aria-pressed="true"],
    [aria-selected="true"],
    [aria-current]:not([aria-current="date"]) {
      forced-color-adjust: none;
      background: Highlight !important;
      color: HighlightText !important;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
