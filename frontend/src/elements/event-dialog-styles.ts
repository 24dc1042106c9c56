// How the dialog of an event looks.

import { css } from "lit";

export const eventDialogStyles = css`
  .stage {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    place-items: center;
    height: 100%;
    background: var(--tawny-screen);
  }
  tawny-clip {
    max-height: 100%;
    width: min(100%, calc((100dvh - var(--around, 190px)) * var(--aspect)));
    aspect-ratio: var(--aspect);
  }
  .helping {
    --around: 320px; /* the list of keys takes its room from the picture, which stays whole */
  }
  .far {
    --around: 240px; /* and so does the choice of a size */
  }
  tawny-quality {
    flex-basis: 100%;
  }
  .when {
    color: var(--tawny-soft);
    font-size: 0.9rem;
    text-align: end;
  }
  .step {
    position: absolute;
    top: 50%;
    translate: 0 -50%;
    background: rgb(8 5 3 / 0.45);
    border-color: transparent;
    color: #fff;
  }
  .newer {
    inset-inline-start: 10px;
  }
  .older {
    inset-inline-end: 10px;
  }
  .rest {
    margin-inline-start: auto;
  }
  .line {
    flex-basis: 100%;
  }
  .line.problem {
    color: var(--tawny-bad);
  }
  tawny-keys-list {
    flex-basis: 100%;
    margin-top: 6px;
  }
  form {
    display: flex;
    flex: 1 1 100%;
    gap: 8px;
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: var(--tawny-target);
    padding: 0 14px;
    border: 1px solid var(--tawny-soft);
    border-radius: 999px;
    background: var(--tawny-page);
  }
  @media (max-width: 900px) {
    .word,
    .help {
      display: none;
    }
    .button:not(form .button) {
      padding: 0;
    }
  }
`;
