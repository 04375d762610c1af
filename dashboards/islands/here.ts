/** The page of a ticket says that somebody has it open, shows who else has, and tells when it has changed meanwhile. */
import { listen } from "./live.ts";

const EVERY_MS = 25_000;
const GATHER_MS = 300;

const line = document.querySelector<HTMLElement>("[data-here]");
if (line) start(line);

function start(line: HTMLElement): void {
  const reference = line.dataset.here ?? "";
  const address = `/console/here/${reference}`;
  const who = line.querySelector<HTMLElement>("[data-here-who]");
  const changed = line.querySelector<HTMLElement>("[data-here-changed]");
  let timer = 0;
  const tellOf = (version: number) => {
    if (changed && version > Number(line.dataset.version)) changed.hidden = false;
  };
  const say = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(`${address}${location.search}`, { method: "POST" });
      if (!answer.ok || !who) return;
      const { text, version } = (await answer.json()) as { text: string; version: number }; // our own server's shape
      tellOf(version);
      const words = who.querySelector("span");
      if (words) words.textContent = text;
      who.hidden = text === "";
    } catch {
      // Nobody is told for a while; the next round tries again.
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void say(), GATHER_MS);
  };
  listen({
    told: (event) => {
      if (event.reference !== reference) return;
      if (event.kind === "presence") soon();
      else tellOf(event.version);
    },
    reset: soon,
  });
  soon();
  setInterval(() => void say(), EVERY_MS);
  document.addEventListener("visibilitychange", soon);
  // Away at once, instead of a minute later.
  window.addEventListener("pagehide", () => navigator.sendBeacon(`${address}/gone`));
}
