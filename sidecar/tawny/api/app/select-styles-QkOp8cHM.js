import{q as e}from"./index-2QXIP9Bo.js";var t=e`
  select {
    appearance: none;
    min-height: var(--tawny-target);
    max-width: 100%;
    padding: 0 33px 0 13px;
    border: 1px solid var(--tawny-line);
    border-radius: 999px;
    background: no-repeat var(--tawny-card);
    background-image:
      linear-gradient(45deg, transparent calc(50% - 0.4px), var(--tawny-soft) calc(50% + 0.4px)),
      linear-gradient(-45deg, transparent calc(50% - 0.4px), var(--tawny-soft) calc(50% + 0.4px));
    background-position:
      right 19px top calc(50% + 1px),
      right 13px top calc(50% + 1px);
    background-size: 6px 6px;
    color: var(--tawny-ink);
    cursor: pointer;
  }
  /* A row of a form. */
  select.field {
    width: 100%;
    border-color: color-mix(in srgb, var(--tawny-soft) 70%, transparent);
    border-radius: var(--tawny-round-small);
    background-color: var(--tawny-page);
  }
  @media (forced-colors: active) {
    select {
      appearance: auto;
      background-image: none;
    }
  }
`;export{t};