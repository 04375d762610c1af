/** After one row of the list was decided on: that row as it is now, and what was done, with the way back. */
import { markGone, replaceRow } from "./list-rows.ts";
import { tellKeys } from "./tell-keys.ts";

/**
 * @param to the list as the server leads to it
 * @returns what was done, in words
 * @throws Error when the list cannot be read
 */
export async function settleList(to: string, row: HTMLTableRowElement): Promise<string> {
  const answer = await fetch(to, { headers: { accept: "text/html" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const flash = page.querySelector<HTMLElement>("[data-flash]");
  document.querySelector("[data-flash]")?.replaceWith(document.adoptNode(flash ?? page.createElement("div")));
  if (flash && document.documentElement.dataset.keysOn !== undefined) tellKeys(flash);
  settleRow(page, row);
  return flash?.querySelector("[role=status]")?.textContent?.trim() ?? "";
}

function settleRow(page: Document, row: HTMLTableRowElement): void {
  const name = CSS.escape(row.dataset.subject ?? "");
  // It may have been drawn anew meanwhile: the server tells of each change.
  const shown = document.querySelector<HTMLTableRowElement>(`tr[data-subject="${name}"]`) ?? row;
  const now = page.querySelector<HTMLTableRowElement>(`tr[data-subject="${name}"]`);
  const stood = shown.contains(document.activeElement);
  if (now) {
    replaceRow(shown, document.adoptNode(now));
    return;
  }
  shown.classList.remove("is-saving");
  shown.removeAttribute("aria-busy");
  markGone(shown, document.querySelector<HTMLElement>("[data-gone]")?.dataset.gone ?? "");
  // On with the next one, for whoever works with the keyboard.
  if (stood) nextOf(shown)?.querySelector<HTMLElement>(".row-link")?.focus({ preventScroll: false });
}

function nextOf(row: HTMLElement): Element | null {
  let next = row.nextElementSibling;
  while (next?.classList.contains("row-gone")) next = next.nextElementSibling;
  return next;
}
