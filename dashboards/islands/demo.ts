/**
 * Keeps the demo page fresh and sends its forms without leaving it. Without script each form still works.
 * No imports: the server strips the types and serves the rest as it is.
 */
const EVERY_MS = 2_000;
const PARTS = ["demo-chat", "demo-provider"];

const root = document.querySelector<HTMLElement>('[data-island="demo"]');
if (root) start(root);

function start(root: HTMLElement): void {
  keypads(root);
  showChosen(root);
  toTheEnd();
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("act" in form.dataset)) return;
    event.preventDefault();
    const button = event instanceof SubmitEvent ? event.submitter : null;
    void send(root, form, button instanceof HTMLButtonElement ? button : null);
  });
  let busy = false;
  setInterval(() => {
    if (busy || document.hidden) return;
    busy = true;
    void refresh()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
}

async function send(root: HTMLElement, form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
  // Taken before the button is disabled: a disabled one is no part of its form.
  const fields = new FormData(form, button);
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  if (button) button.disabled = true;
  try {
    // Where it leads to is the page that we are on.
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { accept: "application/json" },
    });
    const done = answer.type === "opaqueredirect" || answer.ok;
    complain(root, done ? "" : await reasonOf(answer, root.dataset.failed ?? ""));
    if (done)
      for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
        "input:not([type=hidden]), textarea",
      ))
        field.value = "";
    await refresh();
  } catch {
    complain(root, root.dataset.failed ?? "");
  } finally {
    if (button) button.disabled = false;
  }
}

async function reasonOf(answer: Response, otherwise: string): Promise<string> {
  const json: unknown = await answer.json().catch(() => null);
  const { error } = (json ?? {}) as { error?: { message?: unknown } };
  return typeof error?.message === "string" ? error.message : otherwise;
}

function complain(root: HTMLElement, words: string): void {
  const place = root.querySelector<HTMLElement>("[data-error]");
  if (!place) return;
  place.textContent = words;
  place.hidden = words === "";
}

async function refresh(): Promise<void> {
  const answer = await fetch(`/demo/parts${location.search}`);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of PARTS) {
    const now = document.getElementById(id);
    const next = fresh.getElementById(id);
    // Nothing new: whoever is about to press a button there keeps it.
    if (!now || !next || now.innerHTML === next.innerHTML) continue;
    now.replaceChildren(...next.childNodes);
    if (id === "demo-chat") toTheEnd();
  }
}

function toTheEnd(): void {
  const chat = document.getElementById("demo-chat");
  if (chat) chat.scrollTop = chat.scrollHeight;
}

/** On a narrow screen the row of names is longer than the screen. */
function showChosen(root: HTMLElement): void {
  for (const chosen of root.querySelectorAll<HTMLElement>("nav [aria-current]")) {
    const row = chosen.parentElement;
    if (row) row.scrollLeft += chosen.getBoundingClientRect().left - row.getBoundingClientRect().left;
  }
}

/** Keys that type into the field that they belong to. */
function keypads(root: HTMLElement): void {
  for (const pad of root.querySelectorAll<HTMLElement>("[data-keypad]")) {
    const field = document.getElementById(pad.dataset.keypad ?? "");
    if (!(field instanceof HTMLInputElement)) continue;
    pad.hidden = false;
    pad.addEventListener("click", (event) => {
      const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined;
      if (key && field.value.length < field.maxLength) field.value += key;
    });
  }
}
