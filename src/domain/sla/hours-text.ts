import type { HoursText } from "./day-kind.ts";

/** "07:30-11:30 13:00-17:00"; nothing when closed. */
export const writeHours = (hours: HoursText): string => hours.map(([from, until]) => `${from}-${until}`).join(" ");

const TIME = String.raw`(\d{1,2})(?:\s*(?:[:hg.]|giờ)\s*(\d{2})?)?`;
const SPAN = new RegExp(String.raw`^${TIME}\s*(?:-|–|—|~|đến|to)\s*${TIME}$`, "iu");

/**
 * Opening hours as people type them: "07:30-11:30 13:00-17:00", "7h30–11h30, 13h–17h", "7:30 đến 11:30; 13:00 đến 17:00".
 * @returns [] for nothing; undefined for what is no hours. Order and overlap are the calendar's business.
 */
export function readHours(text: string): HoursText | undefined {
  // A blank parts two spans unless it stands inside one: "7:30 - 11:30".
  const joined = text.trim().replace(/\s*(-|–|—|~|đến|to)\s*/giu, "-");
  const hours: HoursText = [];
  for (const part of joined.split(/[\s,;]+/).filter((word) => word !== "" && word !== "và")) {
    const read = SPAN.exec(part);
    const from = timeOf(read?.[1], read?.[2]);
    const until = timeOf(read?.[3], read?.[4]);
    if (from === undefined || until === undefined) return undefined;
    hours.push([from, until]);
  }
  return hours;
}

function timeOf(hour: string | undefined, minute = "00"): string | undefined {
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return undefined;
  if (Number(hour) === 24 && Number(minute) > 0) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}
