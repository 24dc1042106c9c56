// Styles that the parts of the sensors view share.

import { css } from "lit";

export const sensorsStyles = css`
  .card {
    padding: clamp(14px, 2vw, 22px);
    border: 1px solid var(--tawny-line);
    border-radius: var(--tawny-round);
    background: var(--tawny-card);
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  .soft {
    color: var(--tawny-soft);
  }
  .small {
    font-size: 0.88rem;
  }
`;
