import type { CalendarDay } from "#src/city/pack/calendars-file.ts";
import { writeHours } from "#src/domain/sla/hours-text.ts";

const PRODUCT = "-//Lang Nghe//Calendar//VI";

/**
 * iCalendar (RFC 5545): an all-day event a day. A day with hours of its own carries them in `X-LANGNGHE-HOURS`, one not
 * yet announced is TENTATIVE.
 * @param stamp when the file is made
 */
export function daysIcs(days: readonly CalendarDay[], calendar: { id: string; name: string }, stamp: Date): string {
  const made = `${stamp.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:${PRODUCT}`, `X-WR-CALNAME:${escaped(calendar.name)}`];
  for (const { on, hours, name, sure, note } of days) {
    const next = new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10);
    lines.push(
      "BEGIN:VEVENT",
      `UID:${calendar.id}-${on}@langnghe`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${on.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${next.replaceAll("-", "")}`,
      `SUMMARY:${escaped(name ?? (hours.length > 0 ? "Giờ làm việc khác" : "Ngày nghỉ"))}`,
      ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
      ...(sure === false ? ["STATUS:TENTATIVE"] : []),
      ...(hours.length > 0 ? [`X-LANGNGHE-HOURS:${writeHours(hours)}`] : []),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines end before their 75th octet, between characters; the rest begins with a blank (RFC 5545 §3.1). */
function folded(line: string): string {
  let out = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 73) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
