// How the recordings are laid out: the picture first; calendar and files beside it where there is room.

import { css } from "lit";

export const recordingsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px 24px;
    padding: var(--tawny-gap);
  }
  .watch {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    min-width: 0;
  }
  tawny-recordings-stage {
    width: 100%;
    aspect-ratio: 16 / 9;
    max-height: calc(100dvh - 400px);
    /* No higher than it is wide: phones would see black above and below it. */
    min-height: min((100vw - 2 * var(--tawny-gap)) * 9 / 16, 220px);
    border-radius: var(--tawny-round);
    overflow: hidden;
    cursor: pointer;
  }
  tawny-recordings-stage:fullscreen {
    max-height: none;
    border-radius: 0;
  }
  aside {
    display: grid;
    align-content: start;
    gap: 20px;
    min-width: 0;
  }
  aside > * {
    padding: 12px;
    border-radius: var(--tawny-round);
    background: var(--tawny-card);
  }
  tawny-exports-list:not([filled]) {
    display: none;
  }
  @media (min-width: 1100px) {
    :host {
      grid-template-columns: minmax(0, 1fr) clamp(330px, 20.6rem, 40%);
    }
    tawny-recordings-choice {
      grid-column: 1 / -1;
    }
  }
`;
