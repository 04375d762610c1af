/** The keys with which a list of tickets is walked. What the sheet of keys calls them stands in the table. */
const STEPS: Record<string, number> = { j: 1, k: -1 };
const TICK = "x";

/** @returns whether the key meant a row of the list: the next, the one before, or ticking the one that has the focus */
export function walkRows(key: string): boolean {
  const table = listHere();
  if (!table) return false;
  const row = document.activeElement?.closest("tr");
  if (key === TICK) {
    const tick = row && table.contains(row) ? row.querySelector<HTMLInputElement>("input[type=checkbox]") : null;
    tick?.click();
    return tick !== null;
  }
  const step = STEPS[key];
  if (step === undefined) return false;
  const links = [...table.querySelectorAll<HTMLElement>(".row-link")];
  const at = links.findIndex((link) => link.closest("tr") === row);
  const to = at < 0 ? links[0] : links[at + step];
  to?.focus({ preventScroll: true });
  to?.closest("tr")?.scrollIntoView({ block: "nearest" });
  return true;
}

/** For the sheet of keys. */
export function walkKeys(): [key: string, says: string][] {
  const { nextRow = "", rowBefore = "", tickRow = "" } = listHere()?.dataset ?? {};
  return [
    ["j", nextRow],
    ["k", rowBefore],
    [TICK, tickRow],
  ];
}

const listHere = () => document.querySelector<HTMLTableElement>("table[data-list]");
