// Styles that the settings share: cards, rows, fields, small print.

import { css } from "lit";

export const settingsStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: clamp(16px, 2.4vw, 24px);
    border: 1px solid var(--tawny-line);
    border-radius: var(--tawny-round);
    background: var(--tawny-card);
  }
  .card + .card,
  .stack > * + * {
    margin-top: var(--tawny-gap);
  }
  h2 {
    font-size: 1.35rem;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
    padding-block: 8px; /* as high as a row with a button: headings stay where they are from section to section */
  }
  h3 {
    font-size: 1.05rem;
    text-wrap: balance;
    font-weight: 600;
  }
  tawny-dialog {
    --tawny-dialog-width: 560px; /* for a question, not for a picture */
  }
  .question {
    padding: 4px 18px 12px;
  }
  .soft {
    color: var(--tawny-soft);
  }
  .small {
    font-size: 0.9rem;
  }
  .bad {
    color: var(--tawny-bad);
  }
  .good {
    color: var(--tawny-good);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px 12px;
  }
  .row > .end {
    margin-inline-start: auto;
  }
  /* What has nothing to say takes no room between what has. */
  [role="status"]:empty,
  [role="alert"]:empty {
    position: absolute;
  }
  .grow {
    flex: 1 1 220px;
    min-width: 0;
  }
  /* Some languages need more words than a small screen has room for. */
  .button {
    max-width: 100%;
    white-space: normal;
  }
  .button:has(tawny-icon) {
    text-align: start; /* beside its icon, also when it has two lines */
  }
  legend {
    padding: 0;
  }
  .label {
    display: block;
    margin-bottom: 6px;
    font-weight: 600;
  }
  .input {
    width: 100%;
    min-height: var(--tawny-target);
    padding: 8px 12px;
    border: 1px solid color-mix(in srgb, var(--tawny-soft) 70%, transparent);
    border-radius: var(--tawny-round-small);
    background: var(--tawny-page);
    color: var(--tawny-ink);
  }
  .input:not(:focus, textarea) {
    text-overflow: ellipsis;
  }
  .input + .small {
    margin-top: 6px;
  }
  .input[aria-invalid="true"] {
    border-color: var(--tawny-bad);
  }
  .notice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding: 12px 16px;
    border-radius: var(--tawny-round-small);
    background: color-mix(in srgb, var(--tawny-accent) 14%, var(--tawny-card));
    overflow-wrap: anywhere;
  }
  .notice.wrong {
    background: color-mix(in srgb, var(--tawny-bad) 14%, var(--tawny-card));
  }
  .notice tawny-icon {
    color: var(--tawny-accent);
  }
  .notice.wrong tawny-icon {
    color: var(--tawny-bad);
  }
  .danger {
    color: var(--tawny-bad);
    border-color: color-mix(in srgb, var(--tawny-bad) 50%, transparent);
  }
  .list {
    display: grid;
  }
  .list > * + * {
    border-top: 1px solid var(--tawny-line);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(110px, max-content) minmax(0, 1fr);
    gap: 6px 20px;
    margin: 0;
  }
  dt {
    color: var(--tawny-soft);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  @media (max-width: 400px) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd {
      margin-bottom: 8px;
    }
  }
  progress {
    width: 100%;
    height: 10px;
    border: 0;
    border-radius: 5px;
    overflow: hidden;
    background: var(--tawny-raised);
    accent-color: var(--tawny-accent);
  }
  progress::-webkit-progress-bar {
    background: var(--tawny-raised);
  }
  progress::-webkit-progress-value {
    background: var(--tawny-accent);
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
  }
`;
