/**
 * The big screen: shows one scene after the other, takes in new figures every half minute in place of the old ones, and
 * says so when they are older than two minutes. It runs for days: nothing is kept but the timers.
 */
const SCENE_MS = 25_000;
const LOAD_MS = 30_000;
const STALE_MS = 120_000;

const root = document.querySelector<HTMLElement>("[data-wall]");
const banner = document.querySelector<HTMLElement>("[data-stale]");
let shown = 0;

const scenes = (): HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>("[data-scene]") ?? [])];

function show(): void {
  const all = scenes();
  for (const [at, scene] of all.entries()) scene.hidden = at !== shown % all.length;
}

function judgeAge(): void {
  const at = Date.parse(root?.dataset.at ?? "");
  if (banner) banner.hidden = !(Date.now() - at > STALE_MS);
}

async function load(): Promise<void> {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = next.querySelector<HTMLElement>("[data-wall]");
    if (!fresh || !root) return;
    root.replaceChildren(...fresh.childNodes);
    root.dataset.at = fresh.dataset.at ?? "";
    const clock = document.querySelector(".wall-at");
    const told = next.querySelector(".wall-at");
    if (clock && told) clock.textContent = told.textContent;
    show();
  } catch {
    // The banner tells of it; the next look may find the service again.
  } finally {
    judgeAge();
  }
}

if (root) {
  document.body.classList.add("wall-turns");
  show();
  setInterval(() => {
    shown += 1;
    show();
  }, SCENE_MS);
  setInterval(() => void load(), LOAD_MS);
  setInterval(judgeAge, 5_000);
  // For whoever stands before it with a keyboard.
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowRight" && key !== "ArrowLeft") return;
    shown += key === "ArrowRight" ? 1 : scenes().length - 1;
    show();
  });
}
