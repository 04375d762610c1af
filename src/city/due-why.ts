import { sayMinutes } from "#src/domain/sla/minutes-text.ts";
import { type Calendar, DAY_MS, dateOf, MINUTE_MS } from "#src/domain/sla/open-spans.ts";

export interface DueReason {
  /** When the ticket came in. */
  startMs: number;
  /** When its clock began to run: the first open moment. */
  fromMs: number;
  dueMs: number;
  allowedMinutes: number;
  /** Null: round the clock. */
  calendar: Calendar | null;
  offsetMinutes: number;
  /** Of the policy line: "vì việc thường tính theo giờ làm việc". */
  because: string;
  /** How long the clock stood still, in time of the calendar. */
  pausedMs: number;
}

/**
 * Why something is due then, in one Vietnamese sentence: "Hạn 17:00 thứ Sáu 27/11/2026: 5 ngày làm việc kể từ 07:30 thứ
 * Hai 23/11, giờ hành chính, vì việc thường tính theo giờ làm việc."
 */
export function whyDue(reason: DueReason): string {
  const { startMs, fromMs, dueMs, calendar, offsetMinutes, allowedMinutes, because, pausedMs } = reason;
  const say = (atMs: number, withYear: boolean) => sayInstant(atMs + offsetMinutes * MINUTE_MS, withYear);
  const year = (atMs: number) => new Date(atMs + offsetMinutes * MINUTE_MS).getUTCFullYear();
  const sameYear = year(startMs) === year(dueMs);
  const received =
    fromMs === startMs ? "" : ` (nhận lúc ${say(startMs, !sameYear)}, ${pausedMs > 0 ? "chưa tính" : "ngoài giờ"})`;
  const time = calendar ? lowerFirst(calendar.name) : "tính liên tục cả ngày nghỉ";
  const parts = [
    `Hạn ${say(dueMs, true)}: ${sayMinutes(allowedMinutes, calendar !== null)} kể từ ${say(fromMs, !sameYear)}${received}`,
    `, ${time}, ${because}`,
  ];
  if (calendar) parts.push(...unlikeDays(calendar, dayOf(fromMs, offsetMinutes), dayOf(dueMs, offsetMinutes)));
  if (pausedMs >= MINUTE_MS)
    parts.push(`; đã dừng ${sayMinutes(Math.round(pausedMs / MINUTE_MS), calendar !== null)} chờ người dân bổ sung`);
  return `${parts.join("")}.`;
}

const dayOf = (atMs: number, offsetMinutes: number) => dateOf(Math.floor((atMs + offsetMinutes * MINUTE_MS) / DAY_MS));

/** Holidays and made-up days between two local dates: what a person who counts on the fingers would miss. */
function unlikeDays(calendar: Calendar, first: string, last: string): string[] {
  const off: string[] = [];
  const extra: string[] = [];
  for (const [on, hours] of calendar.days) {
    if (on < first || on > last) continue;
    const usual = calendar.week[new Date(on).getUTCDay()] ?? [];
    if (hours.length === 0 && usual.length > 0) off.push(on);
    if (hours.length > 0 && usual.length === 0) extra.push(on);
  }
  const named = (dates: string[]) => {
    const names = [...new Set(dates.flatMap((on) => calendar.dayNames?.get(on) ?? []))];
    return names.length > 0 ? ` (${names.join(", ")})` : "";
  };
  return [
    ...(off.length > 0 ? [`; không tính ${off.length} ngày nghỉ${named(off)}`] : []),
    ...(extra.length > 0 ? [`; tính cả ${extra.length} ngày làm bù${named(extra)}`] : []),
  ];
}

const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
const two = (n: number) => String(n).padStart(2, "0");

/** "17:00 thứ Sáu 27/11/2026". @param localMs the local time as if it were UTC */
function sayInstant(localMs: number, withYear: boolean): string {
  const at = new Date(localMs);
  const date = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}${withYear ? `/${at.getUTCFullYear()}` : ""}`;
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())} ${WEEKDAYS[at.getUTCDay()]} ${date}`;
}

const lowerFirst = (name: string) => name.replace(/^\p{Lu}/u, (first) => first.toLowerCase());
