/**
 * The list of tickets, alive: loads more while somebody scrolls, shows rows as they are now, and tells of new ones without
 * moving what is under the cursor. Without script the page has a pager, and a reload.
 */
import { markGone, type Row, replaceRow, rowFrom } from "./list-rows.ts";
import { windowed } from "./list-window.ts";
import { listen, type Told } from "./live.ts";

const GATHER_MS = 400;
/** Time left is said in words, and words grow old. */
const REFRESH_MS = 60_000;
const AT_ONCE = 50;
const MOST_FRESH = 200;

const island = document.querySelector<HTMLElement>('[data-island="list"]');
if (island) start(island);

interface Page {
  rows: Row[];
  next: string | null;
}

async function fetchRows(island: HTMLElement, more: Record<string, string>): Promise<Page> {
  const url = new URL(island.dataset.rows ?? "", location.href);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  const answer = await fetch(url, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Page; // our own server's shape
}

function start(island: HTMLElement): void {
  const table = island.querySelector<HTMLTableElement>("table[data-list]");
  if (table) loadMore(island, table);
  keepFresh(island, table);
}

/** The next page comes before the end of this one is reached. */
function loadMore(island: HTMLElement, table: HTMLTableElement): void {
  const pages = windowed();
  const first = table.tBodies[0];
  if (first) pages.add(first);
  const foot = document.createElement("div");
  foot.className = "list-foot";
  foot.setAttribute("role", "status");
  island.querySelector(".pager")?.replaceWith(foot);
  let next = island.dataset.next ?? "";
  let busy = false;
  const say = (text: string, busyNow = false) => {
    foot.textContent = text;
    foot.classList.toggle("is-loading", busyNow);
  };
  const failed = () => {
    const again = document.createElement("button");
    again.type = "button";
    again.className = "button button-quiet";
    again.textContent = island.dataset.failed ?? "";
    again.addEventListener("click", () => void load());
    foot.classList.remove("is-loading");
    foot.replaceChildren(again);
  };
  const load = async () => {
    if (busy || next === "") return;
    busy = true;
    say(island.dataset.loading ?? "", true);
    try {
      const page = await fetchRows(island, { cursor: next });
      const body = table.createTBody();
      // What came in while scrolling may already stand at the top.
      for (const row of page.rows) if (!find(row.reference)) append(body, row);
      pages.add(body);
      next = page.next ?? "";
      say(next === "" ? (island.dataset.end ?? "") : "");
    } catch {
      failed();
      return;
    } finally {
      busy = false;
    }
    if (foot.getBoundingClientRect().top < innerHeight + 800) void load();
  };
  const find = (reference: string) => table.querySelector(`tr[data-reference="${reference}"]`);
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && void load(), {
    rootMargin: "800px 0px",
  }).observe(foot);
}

function append(body: HTMLTableSectionElement, row: Row): void {
  const made = rowFrom(row);
  if (made) body.append(made);
}

/** Rows as they are now, and how many are new. */
function keepFresh(island: HTMLElement, table: HTMLTableElement | null): void {
  const changed = new Set<string>();
  const fresh = new Map<string, Row>();
  let many = false;
  let timer = 0;
  const shown = (reference: string) =>
    table?.querySelector<HTMLTableRowElement>(`tr[data-reference="${reference}"]`) ?? null;
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), GATHER_MS);
  };
  const look = async () => {
    const asked = [...changed].slice(0, AT_ONCE);
    if (asked.length === 0) return;
    for (const reference of asked) changed.delete(reference);
    try {
      const { rows } = await fetchRows(island, { refs: asked.join(",") });
      const now = new Map(rows.map((row) => [row.reference, row]));
      for (const reference of asked) settle(reference, now.get(reference));
    } catch {
      // The next event, or the next minute, asks again.
    }
    tellFresh(island, fresh, many);
    if (changed.size > 0) soon();
  };
  const settle = (reference: string, row: Row | undefined) => {
    const old = shown(reference);
    if (old && row) {
      const next = rowFrom(row);
      if (next) replaceRow(old, next);
    } else if (old) markGone(old, island.dataset.gone ?? "");
    else if (row && island.dataset.search !== "yes") fresh.set(reference, row);
    else fresh.delete(reference);
  };
  const told = ({ reference, kind }: Told) => {
    const known = shown(reference) !== null;
    if (!known && (kind === "presence" || island.dataset.search === "yes")) return;
    if (!known && fresh.size + changed.size >= MOST_FRESH) many = true;
    else changed.add(reference);
    soon();
  };
  const again = () => {
    for (const row of table?.querySelectorAll<HTMLElement>("tr[data-reference]") ?? [])
      if (isNear(row)) changed.add(row.dataset.reference ?? "");
    soon();
  };
  island.querySelector("[data-fresh-button]")?.addEventListener("click", () => {
    if (many || !table) return location.reload();
    showFresh(table, [...fresh.values()]);
    fresh.clear();
    tellFresh(island, fresh, many);
  });
  const state = document.querySelector<HTMLElement>("[data-live-state]");
  const say = (on: boolean) => {
    if (!state) return;
    state.classList.toggle("is-on", on);
    state.classList.toggle("is-off", !on);
    state.textContent = (on ? state.dataset.on : state.dataset.off) ?? "";
  };
  listen({ told, reset: again, state: say }, "ticket", island.dataset.heard);
  setInterval(() => !document.hidden && again(), REFRESH_MS);
}

const isNear = (row: Element): boolean => {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > -200 && top < innerHeight + 200;
};

function tellFresh(island: HTMLElement, fresh: ReadonlyMap<string, Row>, many: boolean): void {
  const button = island.querySelector<HTMLButtonElement>("[data-fresh-button]");
  if (!button) return;
  const { freshMany = "", freshOne = "", fresh: some = "" } = island.dataset;
  const words = many ? freshMany : fresh.size === 1 ? freshOne.replace("1", "0") : some;
  button.textContent = words.replace("0", String(many ? MOST_FRESH : fresh.size));
  button.hidden = fresh.size === 0 && !many;
}

/** Only when asked for: then at the top, where new ones belong. */
function showFresh(table: HTMLTableElement, rows: readonly Row[]): void {
  const body = table.tBodies[0];
  if (!body) return;
  for (const row of rows) {
    const made = rowFrom(row);
    made?.classList.add("row-fresh");
    if (made) body.prepend(made);
  }
  table.scrollIntoView({ block: "start" });
  body.querySelector<HTMLElement>(".row-link")?.focus({ preventScroll: true });
}
