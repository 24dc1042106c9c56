// Rows that can be pushed to the side show what is chosen in them.

/** Pushes the row to where `selector` is seen, with what stands beside it; the page stays where it is. */
export function bringIntoView(root: ParentNode, selector: string): void {
  const chosen = root.querySelector<HTMLElement>(selector);
  const row = chosen?.parentElement;
  if (!chosen || !row || row.scrollWidth <= row.clientWidth) return;
  const left = chosen.getBoundingClientRect().left - row.getBoundingClientRect().left + row.scrollLeft;
  row.scrollLeft = left - (row.clientWidth - chosen.offsetWidth) / 2;
}
