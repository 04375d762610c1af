import { DateTime } from "#dashboards/components/date-time.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { IncidentPage } from "#src/services/incidents/load-page.ts";

type Event = IncidentPage["events"][number];

/** The newest first; what the machine added one after the other is one line. */
export function IncidentTimeline({ page, data }: { page: Page; data: IncidentPage }) {
  const words = page.t.incidents;
  return (
    <Panel icon="history" title={words.timeline} id="timeline">
      <ol class="directive-lines">
        {gathered(data.events).map((events) => (
          <Line page={page} events={events} />
        ))}
      </ol>
    </Panel>
  );
}

function gathered(events: readonly Event[]): Event[][] {
  const groups: Event[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (event.step === "joined" && last?.[0]?.step === "joined") last.push(event);
    else groups.push([event]);
  }
  return groups;
}

function Line({ page: { t, lang }, events }: { page: Page; events: readonly Event[] }) {
  const words = t.incidents;
  const [event] = events;
  if (!event) return null;
  const joined = event.step === "joined" ? events.reduce((sum, { facts }) => sum + joinedBy(facts), 0) : 0;
  const what = joined > 1 ? words.joinedMany(formatNumber(joined, lang)) : words.steps[event.step];
  const said = saidIn(event.facts, words.skippedList);
  return (
    <li class="directive-line">
      <p>
        <strong>{event.by}</strong> {what}{" "}
        <small class="muted">
          <DateTime at={event.at} />
        </small>
      </p>
      {said ? <p class="words">{said}</p> : null}
    </li>
  );
}

/** One, or all that came in together from a ward nearby. */
const joinedBy = ({ members }: Record<string, unknown>): number => (Array.isArray(members) ? members.length : 1);

/** Words of staff and references, of what a step has noted. */
function saidIn(facts: Record<string, unknown>, skipped: (list: string) => string): string {
  const left = Array.isArray(facts.skipped)
    ? facts.skipped.flatMap((one) => (typeof one?.reference === "string" ? [one.reference] : []))
    : [];
  const plain = ["title", "statusLine", "why", "text", "answer", "into", "from"].flatMap((key) =>
    typeof facts[key] === "string" && facts[key] ? [facts[key]] : [],
  );
  return [...plain, ...(left.length > 0 ? [skipped(left.join(", "))] : [])].join("\n");
}
