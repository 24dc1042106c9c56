// How the events view is laid out.

import { css } from "lit";

export const eventsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: var(--tawny-gap);
  }
  .day {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 40px;
    margin-top: 4px;
  }
  h2 {
    font-size: 1.05rem;
    font-weight: 600;
  }
  .count {
    margin-inline-end: auto;
    color: var(--tawny-soft);
    font-size: 0.9rem;
  }
  ol {
    display: grid;
    gap: var(--tawny-gap);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, clamp(14.4rem, 12vw, 23.8rem)), 1fr));
  }
  @media (max-width: 560px) {
    ol {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (max-width: 340px) {
    ol {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 480px) {
    .day .word {
      display: none;
    }
  }
  .note {
    padding: 10px 16px;
    border-radius: var(--tawny-round-small);
    background: color-mix(in srgb, var(--tawny-soft) 18%, var(--tawny-card));
  }
  .end {
    min-height: 1px;
    text-align: center;
    color: var(--tawny-soft);
  }
`;
