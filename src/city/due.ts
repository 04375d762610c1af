import type { ClockName } from "#src/domain/sla/clock.ts";
import type { Span } from "#src/domain/sla/due-at.ts";
import { MINUTE_MS } from "#src/domain/sla/open-spans.ts";
import { AppError } from "#src/errors.ts";
import type { Calendars } from "./calendars.ts";
import type { City, ClockPlan, Due, DueQuestion, Unit } from "./city.ts";
import { whyDue } from "./due-why.ts";
import type { PoliciesFile } from "./pack/policies-file.ts";

export interface DueTable {
  policies: PoliciesFile;
  calendars: Calendars;
  units: ReadonlyMap<string, Unit>;
  /** Which unit would hold it, where the question names ward and sector and no unit. */
  route: City["route"];
}

type Line = PoliciesFile["clocks"][number];

const MINUTES = {
  forward: "forwardMinutes",
  first_response: "firstResponseMinutes",
  resolution: "resolutionMinutes",
} as const satisfies Record<ClockName, keyof Line>;

/**
 * Due instants by the city's policies, on the calendar of the unit that holds the ticket.
 * @throws {AppError} MISCONFIGURED when that calendar is not open for so long
 */
export const dueBy = ({ policies, calendars, units, route }: DueTable) => {
  const unitOf = ({ unit, ward, sector, urgency, start }: DueQuestion): Unit | undefined => {
    if (unit !== undefined) return units.get(unit);
    if (ward === undefined || sector === undefined) return undefined;
    return units.get(route({ sector, ward, urgency, at: start })?.unit.id ?? "");
  };

  return (question: DueQuestion): Due => {
    const { urgency, start, sector, pauses = [] } = question;
    const unit = unitOf(question);
    const line = policies.clocks.find((one) => holds(one, urgency, sector, unit));
    if (!line) throw new AppError("MISCONFIGURED", `Quy định thời hạn chưa có dòng nào cho mức “${urgency}”.`);
    const office = calendars.byId.get(unit?.calendar ?? "") ?? calendars.default;
    // A unit on duty day and night (the power company) runs round the clock whatever the line says.
    const always = line.calendar === "always" || unit?.calendar === "always";
    const time = calendars.workTime(always ? "always" : office.id);
    const startMs = start.getTime();
    const paused = pauses.map(([from, until]): Span => [from.getTime(), until.getTime()]);
    const plan = (clock: ClockName): ClockPlan => {
      const allowedMinutes = line[MINUTES[clock]];
      const allowedMs = allowedMinutes * MINUTE_MS;
      const dueMs = time.dueAt(startMs, allowedMs, paused);
      return {
        clock,
        allowedMinutes,
        calendar: time.calendar,
        policy: line.id,
        dueAt: new Date(dueMs),
        // Asked for by pages and clocks, not by whoever wants ten thousand due instants: made when it is read.
        get why() {
          const fromMs = time.dueAt(startMs, 0, paused);
          const pausedMs = paused.length === 0 ? 0 : time.elapsedMs(startMs, dueMs) - allowedMs;
          const calendar = always ? null : office;
          const { offsetMinutes } = office;
          return whyDue({
            startMs,
            fromMs,
            dueMs,
            allowedMinutes,
            calendar,
            offsetMinutes,
            because: line.why,
            pausedMs,
          });
        },
      };
    };
    const [forward, firstResponse, resolution] = [plan("forward"), plan("first_response"), plan("resolution")];
    return {
      firstResponseDueAt: firstResponse.dueAt,
      resolutionDueAt: resolution.dueAt,
      calendar: time.calendar,
      clocks: [forward, firstResponse, resolution],
      get why() {
        return resolution.why;
      },
    };
  };
};

function holds({ when }: Line, urgency: string, sector: string | undefined, unit: Unit | undefined): boolean {
  if (when.urgency && !when.urgency.some((one) => one === urgency)) return false;
  if (when.sector && !when.sector.some((id) => id === sector)) return false;
  if (when.unitKind && !when.unitKind.some((kind) => kind === unit?.kind)) return false;
  return !when.unit || when.unit === unit?.id;
}
