import type { Child } from "hono/jsx";
import { type Clock, readSla, type SlaReading } from "#dashboards/format/sla.ts";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { Icon } from "./icon.tsx";

interface SlaProps {
  clock: { startedAt: string; dueAt: string | null; metAt: string | null };
  now: Date;
  t: Dictionary;
  /** Say the date beside the span: on the ticket page, not in a row. */
  withDate?: boolean;
  /** The time left in other words than those of the wall clock, for as long as there is some. */
  left?: string | undefined;
}

/** Time left as words, as a bar and as colour. */
export function SlaBar({ clock, now, t, withDate = false, left }: SlaProps) {
  if (!clock.dueAt) return <span class="muted">{t.time.none}</span>;
  const dueAt = new Date(clock.dueAt);
  const read: Clock = {
    startedAt: new Date(clock.startedAt),
    dueAt,
    metAt: clock.metAt ? new Date(clock.metAt) : null,
  };
  const reading = readSla(read, now, t);
  const runs = reading.tone === "calm" || reading.tone === "soon";
  return (
    <SlaLine {...reading} text={runs ? (left ?? reading.text) : reading.text}>
      {withDate ? (
        <time class="sla-date" datetime={clock.dueAt}>
          {formatDateTime(dueAt)}
        </time>
      ) : null}
    </SlaLine>
  );
}

/** A reading as words, bar and colour; what else is said of it comes below. */
export function SlaLine({ tone, text, share, children }: SlaReading & { children?: Child }) {
  return (
    <span class={`sla sla-${tone}`}>
      <span class="sla-text">
        {tone === "over" || tone === "late" ? <Icon name="alert-triangle" /> : null}
        {tone === "met" ? <Icon name="check" /> : null}
        {text}
      </span>
      {/* Width as an SVG attribute: the content security policy forbids style attributes. */}
      <svg class="sla-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="sla-track" width="100" height="4" />
        <rect class="sla-used" width={Math.round(share * 100)} height="4" />
      </svg>
      {children}
    </span>
  );
}
