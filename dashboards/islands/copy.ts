/** Copies what a button names, and says so; the field beside it is selected as a whole by a touch. Without script it is selected by hand. */
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? "");
    const words = button.lastChild;
    if (words) words.textContent = button.dataset.done ?? "";
  });
}
for (const field of document.querySelectorAll<HTMLInputElement>("[data-select-all]"))
  field.addEventListener("focus", () => field.select());
