// How the dialog of one camera looks.

import { css } from "lit";

export const cameraDialogStyles = css`
  .stage {
    position: relative;
    background: var(--tawny-screen);
    height: 100%;
    display: grid;
    place-items: center;
  }
  tawny-video {
    width: min(100%, calc((100dvh - 170px) * var(--aspect)));
    aspect-ratio: var(--aspect);
    --tawny-no-picture: hidden; /* why there is none stands there */
  }
  .stage.less tawny-video {
    width: min(100%, calc((100dvh - 222px) * var(--aspect)));
  }
  .stage.helping tawny-video {
    width: min(100%, calc((100dvh - 310px) * var(--aspect)));
  }
  .stage:fullscreen tawny-video {
    width: 100vw;
    height: 100vh;
    aspect-ratio: auto;
  }
  .why {
    position: absolute;
    padding: 4px 64px;
    color: #fff;
    text-align: center;
    text-shadow: 0 1px 4px #000;
    overflow-wrap: anywhere;
  }
  .state {
    color: var(--tawny-soft);
    font-size: 0.9rem;
  }
  .state.motion {
    color: var(--tawny-motion);
  }
  .state.bad {
    color: var(--tawny-bad);
  }
  .step {
    position: absolute;
    top: 50%;
    translate: 0 -50%;
    background: rgb(8 5 3 / 0.45);
    border-color: transparent;
    color: #fff;
  }
  .step.back {
    inset-inline-start: 10px;
  }
  .step.on {
    inset-inline-end: 10px;
  }
  .actions .rest {
    margin-inline-start: auto;
  }
  tawny-keys-list,
  tawny-quality {
    flex-basis: 100%;
  }
  .failed {
    flex-basis: 100%;
    color: var(--tawny-bad);
  }
  @media (max-width: 900px) {
    .word,
    .help {
      display: none;
    }
    .actions {
      gap: 4px;
    }
    .actions .button {
      padding: 0 9px;
    }
  }
`;
