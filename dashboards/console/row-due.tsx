import { SlaBar, SlaLine } from "#dashboards/components/sla-bar.tsx";
import { formatSpan } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { WORKING_DAY_MINUTES } from "#src/domain/sla/clock.ts";
import { sayMinutes } from "#src/domain/sla/minutes-text.ts";
import type { DeskTicket } from "#src/services/desk/list-desk.ts";
import type { RowTime } from "#src/services/desk/row-times.ts";

/** Under a quarter of the time left counts as soon, as on the ticket's own page. */
const SOON_SHARE = 0.75;
const MINUTE_MS = 60_000;

/** The time to resolve in a row, on its own calendar: "còn 2 giờ 10 phút làm việc". What was refused or merged owes nothing. */
export function RowDue({ page, ticket }: { page: Page; ticket: DeskTicket }) {
  const { t, now } = page;
  const { state, createdAt, resolutionDueAt, resolvedAt, time } = ticket;
  if (state === "rejected" || state === "duplicate") return <span class="muted">{t.console.time.stopped}</span>;
  if (time && !resolvedAt && resolutionDueAt) return <SlaLine {...readTime(page, time)} />;
  const left = state === "waiting_citizen" ? t.console.time.paused : undefined;
  return (
    <SlaBar clock={{ startedAt: createdAt, dueAt: resolutionDueAt, metAt: resolvedAt }} now={now} t={t} left={left} />
  );
}

function readTime(page: Page, { working, leftMs, overMs, share, paused }: RowTime) {
  const { t } = page;
  const said = (ms: number) =>
    working ? sayMinutes(inTwoParts(Math.floor(ms / MINUTE_MS)), true, page.lang) : formatSpan(ms, t);
  if (overMs >= MINUTE_MS) return { tone: "over" as const, text: t.list.overWorking(said(overMs)), share: 1 };
  // Due at closing time, and the office has not opened since; or this very minute.
  if (leftMs < MINUTE_MS) return { tone: "over" as const, text: t.time.dueNow, share: 1 };
  const words = t.console.time;
  const text = paused ? words.pausedLeft(said(leftMs)) : words.left(said(leftMs));
  return { tone: !paused && share >= SOON_SHARE ? ("soon" as const) : ("calm" as const), text, share };
}

/** "4 ngày 6 giờ", without the minutes: of days somebody does not act on minutes. */
const inTwoParts = (minutes: number): number => (minutes < WORKING_DAY_MINUTES ? minutes : minutes - (minutes % 60));
