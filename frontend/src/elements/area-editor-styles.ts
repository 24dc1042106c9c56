// How areas look over a picture: watched ones in the accent, ignored ones hatched by dashes, the chosen one with its corners.

import { css } from "lit";

export const areaEditorStyles = css`
  :host {
    display: block;
  }
  .stage {
    position: relative;
    width: min(100%, calc(70dvh * var(--aspect)));
    aspect-ratio: var(--aspect);
    border-radius: var(--tawny-round-small);
    background: var(--tawny-screen);
    user-select: none;
  }
  .stage.moving {
    outline: 3px solid var(--tawny-motion);
  }
  @media (forced-colors: active) {
    /* What is drawn over a picture has colours that can be seen on it. */
    .stage {
      forced-color-adjust: none;
    }
  }
  tawny-video,
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: inherit;
  }
  polygon {
    stroke-width: 2px;
    vector-effect: non-scaling-stroke;
    cursor: pointer;
    fill-opacity: 0.22;
    transition: fill-opacity 0.2s;
  }
  polygon.zones {
    stroke: #ffc88f;
    fill: #ffb066;
  }
  polygon.ignore {
    stroke: #c9d2da;
    fill: #101418;
    fill-opacity: 0.55;
    stroke-dasharray: 7 5;
  }
  polygon.chosen {
    stroke-width: 3px;
    stroke: #fff;
  }
  polygon.moving {
    fill-opacity: 0.55;
    animation: pulse 0.9s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      fill-opacity: 0.3;
    }
  }
  .name {
    position: absolute;
    left: var(--x);
    top: var(--y);
    width: max-content;
    max-width: 60%;
    padding: 2px 10px;
    border-radius: 14px;
    translate: -50% 14px;
    background: rgb(8 5 3 / 0.7);
    color: #fff;
    font-size: 0.85rem;
    font-weight: 600;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
    pointer-events: none;
  }
  .handle {
    position: absolute;
    left: var(--x);
    top: var(--y);
    display: grid;
    place-items: center;
    width: var(--tawny-target);
    height: var(--tawny-target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    translate: -50% -50%;
    background: none;
    color: #2b1607;
    cursor: grab;
    touch-action: none;
  }
  .handle:active {
    cursor: grabbing;
  }
  .handle::before {
    content: "";
    grid-area: 1 / 1;
    border-radius: 50%;
    box-shadow: 0 0 0 2px rgb(0 0 0 / 0.65);
  }
  .corner {
    z-index: 2;
  }
  .corner::before {
    width: 16px;
    height: 16px;
    background: #fff;
  }
  .middle::before {
    width: 9px;
    height: 9px;
    background: #fff;
    opacity: 0.65;
  }
  .centre::before {
    width: 30px;
    height: 30px;
    background: #ffc88f;
  }
  .centre tawny-icon {
    grid-area: 1 / 1;
    z-index: 1;
    width: 20px;
    height: 20px;
  }
  .handle:focus-visible {
    outline: 3px solid #fff;
    outline-offset: -9px;
    box-shadow: inset 0 0 0 6px rgb(0 0 0 / 0.6);
  }
  .handle:focus {
    z-index: 3;
  }
`;
