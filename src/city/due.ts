import { CLOCKS } from "#src/domain/sla/clock.ts";
import { dueAt, type Span } from "#src/domain/sla/due-at.ts";
import { openSpans, roundTheClock, withoutPauses } from "#src/domain/sla/open-spans.ts";
import type { Calendars } from "./calendars.ts";
import type { ClockPlan, Due, DueQuestion, Unit } from "./city.ts";
import type { PoliciesFile } from "./pack/policies-file.ts";

const MINUTE_MS = 60_000;

export interface DueTable {
  policies: PoliciesFile;
  calendars: Calendars;
  units: ReadonlyMap<string, Unit>;
}

/** Due instants by the city's policies, on the calendar of the unit that holds the ticket. */
export const dueBy =
  ({ policies, calendars, units }: DueTable) =>
  ({ urgency, start, sector, unit: unitId, pauses = [] }: DueQuestion): Due => {
    const unit = unitId === undefined ? undefined : units.get(unitId);
    const line = policies.clocks.find(({ when }) => {
      if (when.urgency && !when.urgency.includes(urgency)) return false;
      if (when.sector && !when.sector.some((id) => id === sector)) return false;
      if (when.unitKind && !when.unitKind.some((kind) => kind === unit?.kind)) return false;
      return !when.unit || when.unit === unitId;
    });
    if (!line) throw new TypeError(`no policy for ${urgency}`); // the schema of the file asks for one
    const office = calendars.byId.get(unit?.calendar ?? "") ?? calendars.default;
    const startMs = start.getTime();
    const paused = pauses.map(([from, until]): Span => [from.getTime(), until.getTime()]);
    const after = (minutes: number) => {
      const open = line.calendar === "always" ? roundTheClock(startMs) : openSpans(office, startMs);
      return new Date(dueAt(startMs, minutes * MINUTE_MS, withoutPauses(open, paused)));
    };
    const calendar = line.calendar === "always" ? "always" : office.id;
    const allowed = {
      forward: line.forwardMinutes,
      first_response: line.firstResponseMinutes,
      resolution: line.resolutionMinutes,
    };
    const clocks = CLOCKS.map(
      (clock): ClockPlan => ({
        clock,
        allowedMinutes: allowed[clock],
        calendar,
        policy: line.id,
        dueAt: after(allowed[clock]),
        why: line.why,
      }),
    );
    const of = (name: ClockPlan["clock"]) => clocks.find(({ clock }) => clock === name)?.dueAt ?? start;
    return {
      firstResponseDueAt: of("first_response"),
      resolutionDueAt: of("resolution"),
      calendar,
      clocks,
      why: line.why,
    };
  };
