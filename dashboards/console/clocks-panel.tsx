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
  const { time, ticket } = data;
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
      {ticket.promisedAt ? <p class="promised">{promise(page, data, ticket.promisedAt)}</p> : null}
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

function promise({ t, now }: Page, { time }: TicketPage, promisedAt: string): string {
  const words = t.console.time;
  const resolution = time.clocks.find(({ clock }) => clock === "resolution");
  const over = resolution && !resolution.stoppedAt && new Date(resolution.dueAt) < now;
  return over ? words.promised(say(promisedAt)) : words.promisedOnly(say(promisedAt));
}

function OneClock({ page, clock, paused }: { page: Page; clock: ShownClock; paused: boolean }) {
  const { t, now } = page;
  const words = t.console.time;
  const shown = { startedAt: clock.startedAt, dueAt: clock.dueAt, metAt: clock.met ? clock.stoppedAt : null };
  const open = !clock.stoppedAt;
  return (
    <li>
      <p class="clock-name">{words.clock[clock.clock]}</p>
      {clock.stoppedAt && !clock.met ? (
        <p class="muted">{words.stopped}</p>
      ) : (
        <SlaBar
          clock={shown}
          now={now}
          t={t}
          left={open ? timeLeft(page, clock, paused) : undefined}
          // The sentence below begins with it, in Vietnamese.
          withDate={page.lang !== "vi" || clock.met || clock.why === ""}
        />
      )}
      {clock.originalDueAt ? <p class="muted small">{words.moved(say(clock.originalDueAt))}</p> : null}
      {/* What has been met needs no reason in sight. */}
      {clock.met ? (
        <details class="why">
          <summary>{words.why}</summary>
          <p class="small" lang={page.lang === "vi" ? undefined : "vi"}>
            {clock.why}
          </p>
        </details>
      ) : (
        <p class="small why" lang={page.lang === "vi" ? undefined : "vi"}>
          {clock.why}
        </p>
      )}
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
