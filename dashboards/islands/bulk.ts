/** While a long list of tickets arrives row by row: how far it is, about how long it takes, and a button to stop. */
const box = document.querySelector<HTMLElement>("[data-bulk]");
if (box) start(box);

function start(box: HTMLElement): void {
  const total = Number(box.dataset.bulk);
  const bar = box.querySelector("progress");
  const text = box.querySelector<HTMLElement>("[data-bulk-text]");
  const stop = box.querySelector<HTMLButtonElement>("[data-bulk-stop]");
  const rows = document.querySelector(".bulk-results tbody");
  if (!bar || !text || !stop || !rows) return;
  box.hidden = false;
  const [startedMs, before] = [performance.now(), rows.children.length];
  const show = () => {
    const done = rows.children.length;
    bar.value = done;
    const each = done > before ? (performance.now() - startedMs) / (done - before) : 0;
    const left = Math.ceil(((total - done) * each) / 1_000);
    text.textContent = (box.dataset.words ?? "")
      .replace("{n}", String(done))
      .replace("{all}", String(total))
      .replace("{left}", String(left));
    if (document.querySelector("[data-bulk-end]")) finish();
  };
  const timer = setInterval(show, 400);
  const finish = () => {
    clearInterval(timer);
    box.hidden = true;
  };
  // The browser closes the connection, and with it the work ends after the ticket at hand.
  stop.addEventListener("click", () => {
    window.stop();
    clearInterval(timer);
    stop.disabled = true;
    text.textContent = stop.dataset.stopped ?? "";
  });
  show();
}
