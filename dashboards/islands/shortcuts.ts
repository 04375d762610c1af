/**
 * Keys for whoever works with the keyboard, on every page of staff. What a key does is written in the page itself:
 * an element with `data-key` is pressed, opened or focused by it, so pages need no script of their own for that.
 * `data-says` is what the sheet and the command bar call it. Single keys can be switched off (WCAG 2.1.4): `data-keys`
 * of the bar says so; Ctrl+K stays.
 */
import { startBar } from "./command-bar.ts";
import { keyOf, opensBar, takesBack, takesKeys } from "./key-of.ts";
import { tellKeys, UNDO } from "./tell-keys.ts";
import { walkKeys, walkRows } from "./walk-rows.ts";

/** So long "g" waits for the second key. */
const SECOND_MS = 1_200;
const bar = document.querySelector<HTMLDialogElement>("#command-bar");
const sheet = document.querySelector<HTMLDialogElement>("#key-sheet");
if (bar) start(bar);

function start(bar: HTMLDialogElement): void {
  const openBar = startBar(bar, press);
  for (const button of document.querySelectorAll<HTMLElement>("[data-open-bar]")) {
    button.hidden = false;
    button.addEventListener("click", openBar);
  }
  for (const button of document.querySelectorAll<HTMLElement>("[data-close-dialog]"))
    button.addEventListener("click", () => button.closest("dialog")?.close());
  const single = bar.dataset.keys !== "off";
  if (single) tellKeys(document);
  let first = "";
  let timer = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (opensBar(event)) {
      event.preventDefault();
      openBar();
      return;
    }
    if (isBusy(event.target)) return;
    if (takesBack(event) && run(UNDO, openBar)) {
      event.preventDefault();
      return;
    }
    if (!single) return;
    const key = keyOf(event);
    const keys = first + key;
    first = "";
    if (key === "") return;
    if (key === "g" && keys === "g" && document.querySelector('[data-key^="g "]')) {
      first = "g ";
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        first = "";
      }, SECOND_MS);
      event.preventDefault();
      return;
    }
    if (event.repeat && key !== "j" && key !== "k") return;
    if (run(keys, openBar)) event.preventDefault();
  });
}

/** A field, a dialog or an opened menu has the keys. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open], [popover]:popover-open")) return true;
  return target instanceof HTMLElement && takesKeys({ ...shapeOf(target), role: target.getAttribute("role") });
}

const shapeOf = (target: HTMLElement) => ({
  tagName: target.tagName,
  isContentEditable: target.isContentEditable,
  ...(target instanceof HTMLInputElement && { type: target.type }),
});

function run(keys: string, openBar: () => void): boolean {
  if (keys === "?") {
    fillSheet();
    sheet?.showModal();
    return true;
  }
  const key = CSS.escape(keys);
  // On a list a key means the row that has the focus.
  const row = document.activeElement?.closest("[data-subject]");
  const element =
    row?.querySelector<HTMLElement>(`[data-row-key="${key}"]`) ??
    document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (element) {
    press(element);
    return true;
  }
  if (keys === "/") {
    openBar();
    return true;
  }
  return walkRows(keys);
}

/** As a person would: a button or link is clicked, a folded part opened with its first field ready, a field focused. */
export function press(element: HTMLElement): void {
  const part = element instanceof HTMLDetailsElement ? element : element.closest("summary")?.parentElement;
  if (part instanceof HTMLDetailsElement) {
    for (let outer = part.parentElement?.closest("details"); outer; outer = outer.parentElement?.closest("details"))
      outer.open = true;
    part.open = true;
    part.scrollIntoView({ block: "nearest" });
    const field = part.querySelector<HTMLElement>("textarea, select, input:not([type=hidden]), button");
    field?.focus();
    return;
  }
  if (element.matches("input, textarea, select")) {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
    return;
  }
  element.click();
}

/** The keys of this page, in the order of the page, before those that every page has. */
function fillSheet(): void {
  const list = sheet?.querySelector<HTMLElement>("[data-own-keys]");
  if (!list) return;
  const known = new Set<string>();
  const told = [...document.querySelectorAll<HTMLElement>("[data-key], [data-row-key]")].map(
    ({ dataset }) => [dataset.key ?? dataset.rowKey ?? "", dataset.says ?? dataset.rowSays ?? ""] as const,
  );
  const lines = [...walkKeys(), ...told].flatMap(([key, says]) => {
    if (known.has(key) || says === "" || key.startsWith("g ")) return [];
    known.add(key);
    const line = document.createElement("div");
    const [name, what] = [document.createElement("dt"), document.createElement("dd")];
    name.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    what.textContent = says;
    line.append(name, what);
    return [line];
  });
  list.replaceChildren(...lines);
  const own = list.closest<HTMLElement>("[data-own]");
  if (own) own.hidden = lines.length === 0;
}
