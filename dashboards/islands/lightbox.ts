/**
 * Pictures of a ticket large, one after the other, without leaving it. The dialog is modal: the browser keeps the focus
 * in it, Escape closes it and the focus goes back to the picture. Without script each picture is a plain link.
 */
const dialog = document.querySelector<HTMLDialogElement>("[data-lightbox]");
const photos = [...document.querySelectorAll<HTMLAnchorElement>("a.photo")];
if (dialog && photos.length > 0) start(dialog, photos);

function start(dialog: HTMLDialogElement, photos: readonly HTMLAnchorElement[]): void {
  const stage = dialog.querySelector<HTMLElement>("[data-lightbox-stage]");
  const count = dialog.querySelector<HTMLElement>("[data-lightbox-count]");
  const original = dialog.querySelector<HTMLAnchorElement>("[data-lightbox-original]");
  const steps = [...dialog.querySelectorAll<HTMLButtonElement>("[data-lightbox-step]")];
  if (!stage || !count || !original) return;
  let at = 0;
  const show = (to: number) => {
    at = Math.max(0, Math.min(photos.length - 1, to));
    const photo = photos[at];
    if (!photo) return;
    const image = document.createElement("img");
    image.src = photo.href;
    image.alt = photo.querySelector("img")?.alt ?? "";
    stage.replaceChildren(image);
    original.href = photo.href;
    count.textContent = (count.dataset.words ?? "")
      .replace("{n}", String(at + 1))
      .replace("{all}", String(photos.length));
    for (const step of steps) step.disabled = photos[at + Number(step.dataset.lightboxStep)] === undefined;
  };
  for (const [index, photo] of photos.entries())
    photo.addEventListener("click", (event) => {
      // With a key held the browser does what the person asked it for: a new tab, a download.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(index);
      dialog.showModal();
    });
  for (const step of steps) step.addEventListener("click", () => show(at + Number(step.dataset.lightboxStep)));
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -photos.length, End: photos.length }[event.key];
    // The keys of the page behind it (j, k, 1…) must not act on a ticket that nobody sees.
    event.stopPropagation();
    if (by === undefined) return;
    event.preventDefault();
    show(at + by);
  });
  // A click beside the picture: the dialog itself, not what is in it.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target === stage) dialog.close();
  });
  dialog.addEventListener("close", () => {
    stage.replaceChildren();
    photos[at]?.focus();
  });
}
