/** A row as the server renders it. */
export interface Row {
  reference: string;
  html: string;
}

export function rowFrom({ html }: Row): HTMLTableRowElement | null {
  const holder = document.createElement("template");
  holder.innerHTML = `<table><tbody>${html}</tbody></table>`;
  return holder.content.querySelector("tr");
}

/** Puts a row in the place of what it was: what is ticked stays ticked, and whoever stands on it goes on standing there. */
export function replaceRow(old: HTMLTableRowElement, next: HTMLTableRowElement): void {
  if (old.outerHTML === next.outerHTML) return;
  const ticked = old.querySelector<HTMLInputElement>("input[type=checkbox]")?.checked ?? false;
  const tick = next.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (tick) tick.checked = ticked;
  const at = document.activeElement;
  const focused = old.contains(at) ? (at instanceof HTMLInputElement ? "input" : "a") : null;
  for (const name of ["aria-selected", "data-current"]) {
    const kept = old.getAttribute(name);
    if (kept !== null) next.setAttribute(name, kept);
  }
  old.replaceWith(next);
  if (focused) next.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
}

/** It stays where it is, so that nothing moves: only said to belong elsewhere now. */
export function markGone(row: HTMLTableRowElement, text: string): void {
  if (row.classList.contains("row-gone")) return;
  row.classList.add("row-gone");
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.textContent = text;
  row.querySelector(".row-top")?.append(mark);
  for (const act of row.querySelectorAll<HTMLButtonElement>("[data-at-once]")) act.disabled = true;
}
