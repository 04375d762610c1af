/**
 * What a press leads to is shown before the server has answered: a button with `data-at-once` names what it changes, and
 * `data-becomes` and `data-shows` the state that this will have. A refusal brings the old state back, with the sentence why.
 * Without script the form is sent as any other.
 */
import { settleList } from "./list-settle.ts";

const said = document.querySelector<HTMLElement>("[data-at-once-said]");
const saving = new Set<string>();
if (said) document.addEventListener("submit", (event) => take(event, said));

function take(event: SubmitEvent, said: HTMLElement): void {
  const { submitter: button, target: form } = event;
  if (!(button instanceof HTMLButtonElement) || !(form instanceof HTMLFormElement)) return;
  const name = button.dataset.atOnce;
  if (!name) return;
  event.preventDefault();
  if (saving.has(name)) return;
  saving.add(name);
  void send(form, button, said).finally(() => saving.delete(name));
}

async function send(form: HTMLFormElement, button: HTMLButtonElement, said: HTMLElement): Promise<void> {
  const name = CSS.escape(button.dataset.atOnce ?? "");
  const subjects = [...document.querySelectorAll<HTMLElement>(`[data-subject="${name}"]`)];
  const back = subjects.map((subject) => show(subject, button));
  said.textContent = said.dataset.saving ?? "";
  try {
    const to = await ask(form, button);
    await settled(to, subjects[0], said);
  } catch (error) {
    for (const one of back) one();
    said.textContent = "";
    const why = (error instanceof Refusal && error.message) || (said.dataset.lost ?? "");
    // Where it can be seen: a phone shows the list or the one that is open.
    refuse(subjects.find((one) => one.checkVisibility()) ?? form, why);
  }
}

/** @returns where the form leads @throws {Refusal}; whatever fetch throws when there is no answer */
async function ask(form: HTMLFormElement, button: HTMLButtonElement): Promise<string> {
  const answer = await fetch(button.hasAttribute("formaction") ? button.formAction : form.action, {
    method: "POST",
    body: new URLSearchParams([...new FormData(form, button)].map(([field, value]) => [field, String(value)])),
    headers: { accept: "application/json", "x-at-once": "1" },
  });
  // Our own server's shape; what stands between us and it may answer otherwise, which is no JSON.
  const told = (await answer.json()) as { to?: string; error?: { message?: string } };
  if (!answer.ok || !told.to) throw new Refusal(told.error?.message);
  return told.to;
}

/** An answer that says no. */
class Refusal extends Error {}

/** On a list the page stays as it is, with what has changed; everywhere else the next page follows. */
async function settled(to: string, subject: HTMLElement | undefined, said: HTMLElement): Promise<void> {
  const stays = subject instanceof HTMLTableRowElement && new URL(to, location.href).pathname === location.pathname;
  if (!stays) return location.assign(to);
  const words = await settleList(to, subject).catch(() => undefined);
  if (words === undefined) location.assign(to);
  else said.textContent = words;
}

/** @returns brings back what was there */
function show(subject: HTMLElement, { dataset }: HTMLButtonElement): () => void {
  subject.querySelector("[data-refused]")?.remove();
  subject.classList.add("is-saving");
  subject.setAttribute("aria-busy", "true");
  const pill = subject.querySelector<HTMLElement>("[data-pill]");
  const before = pill?.cloneNode(true);
  if (pill && dataset.shows) {
    pill.className = `badge ${dataset.becomes ?? ""}`;
    pill.textContent = dataset.shows;
    pill.hidden = false;
  }
  return () => {
    subject.classList.remove("is-saving");
    subject.removeAttribute("aria-busy");
    if (before) pill?.replaceWith(before);
  };
}

/** Beside what could not be changed, and read out. */
function refuse(subject: HTMLElement, why: string): void {
  const place = subject.querySelector("[data-refusals]") ?? subject;
  const line = document.createElement("p");
  line.className = "refused";
  line.dataset.refused = "";
  line.setAttribute("role", "alert");
  line.textContent = why;
  place.append(line);
}
