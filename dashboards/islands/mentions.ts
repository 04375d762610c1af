/**
 * The desk for public posts, alive: tells how many are new without moving what is read, and of danger to people at once.
 * Without script a reload shows the same.
 */
import { listen } from "./live.ts";

const GATHER_MS = 600;
/** Asked anyway: an event may have been missed while the connection was away. */
const ASK_MS = 120_000;

const island = document.querySelector<HTMLElement>('[data-island="mentions"]');
if (island) start(island);

interface Fresh {
  text: string;
  alarm: string;
  alarmUrl: string;
}

function start(island: HTMLElement): void {
  island.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  const url = new URL(island.dataset.freshUrl ?? "", location.href);
  url.searchParams.set("since", island.dataset.since ?? "");
  let timer = 0;
  const look = async () => {
    try {
      const answer = await fetch(url, { headers: { accept: "application/json" } });
      if (answer.ok) show(island, (await answer.json()) as Fresh); // our own server's shape
    } catch {
      // The next event, or the next minutes, ask again.
    }
  };
  const soon = (waitMs: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), waitMs);
  };
  const state = document.querySelector<HTMLElement>("[data-live-state]");
  listen(
    {
      told: ({ kind }) => soon(kind === "critical" ? 0 : GATHER_MS),
      reset: () => soon(GATHER_MS),
      state: (on) => {
        if (!state) return;
        state.classList.toggle("is-on", on);
        state.classList.toggle("is-off", !on);
        state.textContent = (on ? state.dataset.on : state.dataset.off) ?? "";
      },
    },
    "mention",
  );
  setInterval(() => !document.hidden && soon(0), ASK_MS);
}

function show(island: HTMLElement, { text, alarm, alarmUrl }: Fresh): void {
  const link = island.querySelector<HTMLElement>("[data-fresh-link]");
  if (link) {
    link.textContent = text;
    link.hidden = text === "";
  }
  const banner = document.querySelector<HTMLElement>("[data-mention-alarm]");
  const words = banner?.querySelector<HTMLElement>("[data-alarm-text]");
  const go = banner?.querySelector<HTMLAnchorElement>("[data-alarm-link]");
  if (!banner || !words || !go) return;
  if (words.textContent !== alarm) words.textContent = alarm;
  if (alarmUrl) go.href = alarmUrl;
  banner.hidden = alarm === "";
}
