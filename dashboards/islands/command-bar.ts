/**
 * Ctrl+K: everything that can be done here and everywhere, found by some letters. A combobox over a list in a dialog
 * (WAI-ARIA APG). What this page can do is read from the page; pages, views and tickets are asked of the server.
 */
import { bestFirst } from "./fold-words.ts";

interface Command {
  group: string;
  label: string;
  hint?: string | undefined;
  key?: string | undefined;
  run: () => void;
}

interface Told {
  group: string;
  label: string;
  hint?: string;
  href: string;
}

const PAUSE_MS = 180;
const MOST = 14;

/** @param press does what an element of the page is for. @returns opens the bar */
export function startBar(bar: HTMLDialogElement, press: (element: HTMLElement) => void): () => void {
  const input = bar.querySelector("input");
  const list = bar.querySelector<HTMLElement>("[role=listbox]");
  const status = bar.querySelector<HTMLElement>("[data-count]");
  if (!input || !list || !status) return () => undefined;
  let pages: Told[] | undefined;
  let found: Told[] = [];
  let shown: Command[] = [];
  let at = 0;
  let timer = 0;
  let asked = 0;

  const show = () => {
    const own = [...ownCommands(press, bar.dataset.here ?? ""), ...(pages ?? []).map(asCommand)];
    const tickets = found.map(asCommand);
    shown = [...tickets, ...bestFirst(own, ({ label, group }) => `${label} ${group}`, input.value)].slice(0, MOST);
    at = 0;
    draw(list, shown);
    mark();
    status.textContent = (bar.dataset.found ?? "").replace("{n}", String(shown.length));
  };
  const mark = () => {
    for (const [n, option] of [...list.querySelectorAll("[role=option]")].entries()) {
      option.setAttribute("aria-selected", String(n === at));
      if (n === at) option.scrollIntoView({ block: "nearest" });
    }
    if (shown.length > 0) input.setAttribute("aria-activedescendant", `command-${at}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const choose = (n: number) => {
    const command = shown[n];
    if (!command) return;
    bar.close();
    command.run();
  };
  const look = async () => {
    const mine = ++asked;
    const typed = input.value.trim();
    const answer = await ask(typed);
    // An answer to what is no longer typed comes too late.
    if (mine !== asked || !answer) return;
    pages = answer.pages;
    found = answer.tickets;
    show();
  };

  input.addEventListener("input", () => {
    found = [];
    show();
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && shown.length > 0) {
      at = (at + step + shown.length) % shown.length;
      mark();
    } else if (event.key === "Enter") choose(at);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) choose([...list.querySelectorAll("[role=option]")].indexOf(option));
  });
  bar.addEventListener("click", (event) => {
    if (event.target === bar) bar.close(); // the backdrop
  });
  return () => {
    if (bar.open) return;
    input.value = "";
    found = [];
    bar.showModal();
    input.focus();
    show();
    void look();
  };
}

const asCommand = ({ group, label, hint, href }: Told): Command => ({
  group,
  label,
  hint,
  run: () => location.assign(href),
});

/** Whatever has a name in the page and can be reached: a folded part is opened, a button pressed. */
function ownCommands(press: (element: HTMLElement) => void, group: string): Command[] {
  return [...document.querySelectorAll<HTMLElement>("[data-says]")].flatMap((element) => {
    const { says = "", key } = element.dataset;
    const known = says === "" || element.hidden || (element instanceof HTMLButtonElement && element.disabled);
    return known || key?.startsWith("g ") ? [] : [{ group, label: says, key, run: () => press(element) }];
  });
}

async function ask(q: string): Promise<{ pages: Told[]; tickets: Told[] } | undefined> {
  try {
    // By POST: what is typed may be a phone number, which has no place in an address.
    const answer = await fetch("/console/commands", {
      method: "POST",
      body: new URLSearchParams({ q }),
      headers: { accept: "application/json" },
    });
    return answer.ok ? ((await answer.json()) as { pages: Told[]; tickets: Told[] }) : undefined; // our own server's shape
  } catch {
    return undefined;
  }
}

function draw(list: HTMLElement, commands: readonly Command[]): void {
  let group = "";
  const rows = commands.flatMap((command, n) => {
    const option = document.createElement("div");
    option.id = `command-${n}`;
    option.setAttribute("role", "option");
    option.append(span("command-label", command.label));
    if (command.hint) option.append(span("command-hint", command.hint));
    if (command.key) option.append(Object.assign(document.createElement("kbd"), { textContent: command.key }));
    if (command.group === group) return [option];
    group = command.group;
    const head = span("command-group", group);
    const row = document.createElement("div");
    row.setAttribute("role", "presentation");
    row.append(head);
    return [row, option];
  });
  list.replaceChildren(...rows);
}

const span = (name: string, text: string) =>
  Object.assign(document.createElement("span"), { className: name, textContent: text });
