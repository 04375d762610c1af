/** What a page hears of tickets, mentions, incidents or alerts while somebody looks at it. See src/services/live. */
export interface Told {
  reference: string;
  version: number;
  kind: string;
}

interface Hears {
  told(event: Told): void;
  /** Too much was missed to be told one by one: look at everything again. */
  reset(): void;
  /** Whether the page is being told. */
  state?(on: boolean): void;
}

/** A hidden page lets go after this long: a browser keeps few connections to one server. */
const HIDDEN_MS = 30_000;
/** The server has said no, for instance because of too many windows: asked again, seldom. */
const REFUSED_MS = 60_000;

/**
 * Listens while the page is seen, goes on where it stopped, and comes back by itself.
 * @param about name of the events
 * @param made the last event of the history when the page was made
 */
export function listen(hears: Hears, about: "ticket" | "mention" | "incident" | "alert" = "ticket", made = ""): void {
  let source: EventSource | null = null;
  let last = "";
  let timer = 0;
  const close = () => {
    source?.close();
    source = null;
  };
  const open = () => {
    clearTimeout(timer);
    if (source || document.hidden) return;
    const opened = new EventSource(`/api/events${last ? `?last=${last}` : made ? `?made=${made}` : ""}`);
    source = opened;
    opened.addEventListener("open", () => hears.state?.(true));
    opened.addEventListener("ticket", (event) => {
      if (event.lastEventId) last = event.lastEventId;
    });
    opened.addEventListener(about, (event) => hears.told(JSON.parse(event.data) as Told)); // our own server's shape
    opened.addEventListener("reset", () => hears.reset());
    opened.addEventListener("error", () => {
      hears.state?.(false);
      if (opened.readyState !== EventSource.CLOSED) return;
      close();
      timer = window.setTimeout(open, REFUSED_MS);
    });
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) timer = window.setTimeout(close, HIDDEN_MS);
    else open();
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}
