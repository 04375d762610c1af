import { Panel } from "#dashboards/components/panel.tsx";
import { SlaBar } from "#dashboards/components/sla-bar.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { ShownClock } from "#src/services/clocks/shown-clocks.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import { timeLeft } from "./time-left.ts";

const say = (at: string) => formatDateTime(new Date(at));

/** The clocks of a ticket: how much is left of each, when it is due, and why then. */
export function ClocksPanel({ page, data }: { page: Page; data: TicketPage }) {
  const { t } = page;
  const { time } = data;
  const words = t.console.time;
  return (
    <Panel icon="clock" title={t.console.ticket.clocks}>
      {time.paused ? (
        <div class="notice notice-slim">
          <p>
            {words.pausedSince(say(time.paused.since))}
            {time.paused.reason ? <span class="words paused-reason">{time.paused.reason}</span> : null}
          </p>
        </div>
      ) : null}
      <Promised page={page} data={data} />
      {time.clocks.length > 0 ? (
        <ol class="clock-list">
          {time.clocks.map((clock) => (
            <OneClock page={page} clock={clock} paused={time.paused !== null} />
          ))}
        </ol>
      ) : (
        <p class="muted">{t.time.none}</p>
      )}
      <Breaches page={page} data={data} />
    </Panel>
  );
}

/** A breach stands beside its promise for as long as the result is waited for. */
function Promised({ page: { t, now }, data: { ticket, time } }: { page: Page; data: TicketPage }) {
  const resolution = time.clocks.find(({ clock }) => clock === "resolution");
  if (!ticket.promisedAt || !resolution || resolution.stoppedAt) return null;
  const words = t.console.time;
  const at = say(ticket.promisedAt);
  return <p class="promised">{new Date(resolution.dueAt) < now ? words.promised(at) : words.promisedOnly(at)}</p>;
}

interface ClockProps {
  page: Page;
  clock: ShownClock;
  paused: boolean;
}

/** A clock that runs says all there is to say; one that has stopped keeps its reason folded. */
function OneClock({ page, clock, paused }: ClockProps) {
  const { t, now, lang } = page;
  const name = t.console.time.clock[clock.clock];
  const why = (
    <p class="small why" lang={lang === "vi" ? undefined : "vi"}>
      {clock.why}
    </p>
  );
  const { startedAt, dueAt } = clock;
  if (!clock.stoppedAt)
    return (
      <li>
        <p class="clock-name">{name}</p>
        <SlaBar
          clock={{ startedAt, dueAt, metAt: null }}
          now={now}
          t={t}
          left={timeLeft(page, clock, paused)}
          // The sentence below begins with it, in Vietnamese.
          withDate={lang !== "vi" || clock.why === ""}
        />
        {why}
      </li>
    );
  return (
    <li>
      <details class="clock-done">
        <summary>
          <span class="clock-name">{name}</span>
          {clock.met ? (
            <SlaBar clock={{ startedAt, dueAt, metAt: clock.stoppedAt }} now={now} t={t} />
          ) : (
            <span class="muted">{t.console.time.stopped}</span>
          )}
        </summary>
        {why}
      </details>
    </li>
  );
}

/** Breaches of earlier rounds, and of clocks that were extended or met too late since. */
function Breaches({ page, data }: { page: Page; data: TicketPage }) {
  const words = page.t.console.time;
  const told = new Set(data.time.clocks.filter(({ stoppedAt }) => !stoppedAt).map(({ clock, dueAt }) => clock + dueAt));
  const breaches = data.ticket.breaches.filter(({ clock, at }) => !told.has(clock + at));
  if (breaches.length === 0) return null;
  return (
    <>
      <h3>{words.breaches}</h3>
      <ul class="breaches">
        {breaches.map(({ clock, at }) => (
          <li>{words.breached(words.clock[clock], say(at))}</li>
        ))}
      </ul>
    </>
  );
}
