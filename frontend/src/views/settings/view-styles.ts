// How the sections of the settings and the way between them look.

import { css } from "lit";

export const settingsViewStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(220px, max-content) minmax(0, 920px);
    justify-content: center;
    gap: var(--tawny-gap) clamp(16px, 3vw, 40px);
    padding: clamp(12px, 2.4vw, 32px);
  }
  nav {
    position: sticky;
    top: calc(16px + var(--tawny-head, 0px));
    align-self: start;
    display: grid;
    gap: 4px;
  }
  nav a {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: var(--tawny-target);
    padding: 6px 14px;
    border-radius: var(--tawny-round-small);
    color: var(--tawny-soft);
    font-weight: 500;
    text-decoration: none;
  }
  nav a:hover {
    color: var(--tawny-ink);
  }
  nav a[aria-current] {
    background: color-mix(in srgb, var(--tawny-accent) 18%, transparent);
    color: var(--tawny-accent);
  }
  .pending {
    margin-bottom: var(--tawny-gap);
  }
  .pending ul {
    display: inline;
  }
  .alone {
    grid-column: 1 / -1;
  }
  @media (max-width: 900px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
    nav {
      position: static;
      display: flex;
      margin: 0 calc(-1 * clamp(12px, 2.4vw, 32px));
      padding: 0 clamp(12px, 2.4vw, 32px);
      overflow-x: auto;
      scrollbar-width: none;
      mask-image: linear-gradient(to right, transparent, #000 var(--fade) calc(100% - var(--fade)), transparent);
      --fade: clamp(12px, 2.4vw, 32px);
    }
    nav a {
      flex: none;
      gap: 8px;
      border: 1px solid var(--tawny-line);
      border-radius: 999px;
      white-space: nowrap;
    }
    nav a[aria-current] {
      border-color: transparent;
    }
  }
`;
