import{W as e}from"./index-BJjSr9Gg.js";var t=e`
  select {
    appearance: none;
    min-height: var(--tawny-target);
    max-width: 100%;
    padding: 0 36px 0 14px;
    border: 1px solid var(--tawny-line);
    border-radius: 999px;
    background: no-repeat var(--tawny-card);
    background-image:
      linear-gradient(45deg, transparent 50%, var(--tawny-soft) 50%),
      linear-gradient(-45deg, transparent 50%, var(--tawny-soft) 50%);
    background-position:
      right 20px top calc(50% + 1px),
      right 15px top calc(50% + 1px);
    background-size: 5px 6px;
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