/**
 * Counts while somebody answers a citizen, tells colleagues that they are at it, and shows when a colleague is.
 * No imports: the server strips the types and serves the rest as it is. Without script "Xem trước" counts.
 */
const PAUSE_MS = 600;
const EVERY_MS = 20_000;

const form = document.querySelector<HTMLFormElement>('[data-island="reply"]');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const text = form.querySelector("textarea");
  const size = form.querySelector<HTMLElement>("[data-reply-size]");
  const writing = form.querySelector<HTMLElement>("[data-reply-writing]");
  if (!text || !size || !writing) return;
  let timer = 0;
  const tell = async () => {
    const answer = await ask(form, text.value);
    if (!answer) return;
    size.textContent = answer.size;
    const line = writing.querySelector("span");
    if (line) line.textContent = answer.writing;
    writing.hidden = answer.writing === "";
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void tell(), PAUSE_MS);
  };
  form.addEventListener("input", soon);
  form.closest("details")?.addEventListener("toggle", (event) => {
    if (event.target instanceof HTMLDetailsElement && event.target.open) soon();
  });
  // Whoever has written something and looks at it still is at it; an open box in a hidden tab is nobody.
  setInterval(() => {
    const opened = form.closest("details")?.open ?? false;
    if (opened && !document.hidden && text.value.trim() !== "") void tell();
  }, EVERY_MS);
  sendOnce(form);
}

interface Told {
  size: string;
  writing: string;
}

/** What the server makes of it so far; undefined when it cannot be reached: then nothing is told. */
async function ask(form: HTMLFormElement, text: string): Promise<Told | undefined> {
  const entered = new FormData(form);
  const kept = entered.getAll("files").flatMap((value) => (typeof value === "string" ? value.split(",") : []));
  const fresh = entered.getAll("files").filter((value) => value instanceof File && value.size > 0);
  const body = new URLSearchParams({ text, files: String(kept.length + fresh.length) });
  const way = entered.get("way");
  if (typeof way === "string") body.set("way", way);
  try {
    const answer = await fetch(`${new URL(form.action).pathname}/typing${location.search}`, { method: "POST", body });
    return answer.ok ? ((await answer.json()) as Told) : undefined; // our own server's shape
  } catch {
    return undefined;
  }
}

/** A second press while the first is on its way would only be asked whether it is meant. */
function sendOnce(form: HTMLFormElement): void {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}
