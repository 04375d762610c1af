/**
 * Makes the report form easier where script runs: location on request, a look at the photos, the machine check.
 */
import { field, locate, part } from "./locate.ts";

const MAX_FILES = 5;
/** How long sending waits for the machine check; without it a person looks first, so nothing is lost. */
const CHECK_MS = 20_000;
const MAX_FILE_BYTES = 10 * 1024 * 1024;

const form = document.querySelector<HTMLFormElement>('[data-island="report-form"]');
if (form) start(form);

function start(form: HTMLFormElement): void {
  field(form, "script").value = "1";
  locate(form);
  photos(form);
  anonymous(form);
  const captcha = machineCheck(form);
  sendOnce(form, captcha);
  document.querySelector<HTMLElement>("[role=alert]")?.focus();
}

/** Shows what was picked, lets each be taken out again, and says at once what the server would refuse. */
function photos(form: HTMLFormElement): void {
  const box = part(form, "[data-photos]");
  const input = part<HTMLInputElement>(box, "input[type=file]");
  const list = part(box, "[data-previews]");
  const error = part(box, "[data-photos-error]");
  const show = (files: File[]) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    list.replaceChildren(
      ...files.map((file) => preview(file, box.dataset.remove ?? "", () => show(files.filter((one) => one !== file)))),
    );
    list.hidden = files.length === 0;
  };
  input.addEventListener("change", () => {
    const picked = [...(input.files ?? [])];
    const tooLarge = picked.find((file) => file.size > MAX_FILE_BYTES);
    const fitting = picked.filter((file) => file.size <= MAX_FILE_BYTES);
    const message = tooLarge
      ? box.dataset.tooLarge?.replace("{name}", tooLarge.name)
      : fitting.length > MAX_FILES
        ? box.dataset.tooMany
        : "";
    error.textContent = message ?? "";
    error.hidden = !message;
    show(fitting.slice(0, MAX_FILES));
  });
}

function preview(file: File, removeLabel: string, onRemove: () => void): HTMLLIElement {
  const item = document.createElement("li");
  if (file.type.startsWith("image/")) {
    const image = document.createElement("img");
    image.src = URL.createObjectURL(file);
    image.alt = "";
    item.append(image);
  }
  const name = document.createElement("span");
  name.textContent = file.name;
  const remove = document.createElement("button");
  remove.type = "button";
  remove.textContent = "×";
  remove.setAttribute("aria-label", removeLabel.replace("{name}", file.name));
  remove.addEventListener("click", onRemove);
  item.append(name, remove);
  return item;
}

/** Anonymous: the contact fields go away and are not sent. */
function anonymous(form: HTMLFormElement): void {
  const box = field(form, "anonymous");
  const contact = part(form, "[data-contact]");
  const apply = () => {
    contact.hidden = box.checked;
    for (const input of contact.querySelectorAll("input")) input.disabled = box.checked;
  };
  box.addEventListener("change", apply);
  apply();
}

interface AltchaWidget extends HTMLElement {
  getState(): string;
}

interface MachineCheck {
  /** Resolves when the check has ended, well or badly; at once when it never began. */
  ended(): Promise<void>;
}

/** Loads the ALTCHA widget when the citizen begins to write: who only reads pays nothing. */
function machineCheck(form: HTMLFormElement): MachineCheck {
  const box = part(form, "[data-captcha]");
  // Its place is kept from the start: a widget that pushes the button away makes people press beside it.
  box.classList.add("captcha-place");
  let ended: Promise<void> | undefined;
  const begin = () => {
    ended ??= widget(form, box).catch(() => {
      box.textContent = box.dataset.failed ?? "";
    });
    return ended;
  };
  form.addEventListener("focusin", begin, { once: true });
  return { ended: begin };
}

async function widget(form: HTMLFormElement, box: HTMLElement): Promise<void> {
  const { altcha, altchaCss, altchaWords, altchaWorker, form: formId, lang } = form.dataset;
  if (!altcha || !altchaWorker || !window.isSecureContext) throw new Error("no machine check here");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = altchaCss ?? "";
  document.head.append(style);
  await import(altcha);
  if (lang === "vi" && altchaWords) await import(altchaWords);
  // The widget's own global; typed loosely because it is not a module of ours.
  const global = (window as unknown as { $altcha: { algorithms: Map<string, () => Worker> } }).$altcha;
  global.algorithms.set("PBKDF2/SHA-256", () => new Worker(altchaWorker));
  const element = document.createElement("altcha-widget") as AltchaWidget;
  element.setAttribute("challenge", `/api/public/challenge?form=${encodeURIComponent(formId ?? "")}`);
  element.setAttribute("auto", "onload");
  element.setAttribute("name", "altcha");
  element.setAttribute("language", lang ?? "vi");
  element.setAttribute("configuration", '{"hideLogo":true,"hideFooter":true}');
  return new Promise((resolve, reject) => {
    element.addEventListener("statechange", (event) => {
      const state = event instanceof CustomEvent ? event.detail?.state : undefined;
      if (state === "verified") resolve();
      // Left in place it would forbid sending; a person looks at the report instead.
      if (state === "error" || state === "expired") reject(new Error(String(state)));
    });
    box.append(element);
  });
}

/** Says what is missing, of our own fields, as the browser would. */
function filledIn(form: HTMLFormElement): boolean {
  for (const element of form.elements) {
    const checked = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    if (checked && !element.closest("altcha-widget") && !element.reportValidity()) return false;
  }
  return true;
}

/** One press, one report: the button rests while the machine check ends and the report is on its way. */
function sendOnce(form: HTMLFormElement, captcha: MachineCheck): void {
  const button = part<HTMLButtonElement>(form, "button[type=submit]");
  const label = part(button, "[data-submit-label]");
  const words = label.textContent;
  let going = false;
  // The machine check has a box of its own that must be ticked; the browser would stop who presses before it is.
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (going || !filledIn(form)) return;
    going = true;
    button.setAttribute("aria-disabled", "true");
    label.textContent = form.dataset.submitting ?? "";
    await Promise.race([captcha.ended(), new Promise((resolve) => setTimeout(resolve, CHECK_MS))]);
    // Past the handlers: what had to be checked has been.
    form.submit();
  });
  // Back from the next page: the browser may show this one as it was left.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    going = false;
    button.removeAttribute("aria-disabled");
    label.textContent = words;
  });
}
