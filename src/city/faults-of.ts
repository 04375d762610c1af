import { HORIZON_DAYS, MINUTE_MS } from "#src/domain/sla/open-spans.ts";
import type { City } from "./city.ts";
import { ruleFaults } from "./routing/rule-faults.ts";
import { unitFaults } from "./routing/unit-faults.ts";
import { textFaults } from "./text-faults.ts";

export interface SettingFault {
  /** Part of the city, and where in it: "units.exceptions", "policies.clocks.2.resolutionMinutes". */
  field: string;
  /** Vietnamese, for the administrator. */
  message: string;
}

/** Policies may use so much of what `dueAt` looks ahead: a start late in a year of holidays still finds its end. */
const AHEAD_MS = (HORIZON_DAYS - 732) * 86_400_000;

/** What of calendars, units and policies does not fit together, each by itself being right. Empty for a good city. */
export function faultsOf(city: City): SettingFault[] {
  return [
    ...calendarFaults(city),
    ...policyFaults(city),
    ...ruleFaults(city),
    ...unitFaults(city),
    ...textFaults(city),
  ];
}

function* calendarFaults({ units, calendars, calendar }: City): Generator<SettingFault> {
  const missing = new Map<string, string[]>();
  for (const unit of units) {
    if (unit.calendar === undefined || unit.calendar === "always" || calendar(unit.calendar)) continue;
    missing.set(unit.calendar, [...(missing.get(unit.calendar) ?? []), unit.name]);
  }
  for (const [id, names] of missing) {
    const others = names.length > 1 ? ` và ${names.length - 1} đơn vị khác` : "";
    const known = calendars.calendars.map((one) => one.id).join(", ");
    yield {
      field: "units.calendar",
      message: `Lịch “${id}” không có, nhưng ${names[0]}${others} đang dùng. Các lịch hiện có: ${known}.`,
    };
  }
}

function* policyFaults({ policies, units, calendars, workTime }: City): Generator<SettingFault> {
  const unitIds = new Set(units.map(({ id }) => id));
  for (const [i, { when, calendar, resolutionMinutes }] of policies.clocks.entries()) {
    if (when.unit && !unitIds.has(when.unit))
      yield {
        field: `policies.clocks.${i}.when.unit`,
        message: `Dòng ${i + 1}: không có đơn vị “${when.unit}”. Vui lòng chọn đơn vị khác hoặc bỏ điều kiện này.`,
      };
    if (calendar === "always") continue;
    for (const { id, name } of calendars.calendars)
      if (workTime(id).elapsedMs(0, AHEAD_MS) < resolutionMinutes * MINUTE_MS)
        yield {
          field: `policies.clocks.${i}.resolutionMinutes`,
          message: `Dòng ${i + 1}: lịch “${name}” không đủ giờ làm việc trong nhiều năm để xử lý xong. Vui lòng rút ngắn thời hạn hoặc thêm giờ vào lịch.`,
        };
  }
}
