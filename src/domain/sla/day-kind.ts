/** Opening hours of one day as written in a calendar: [["07:30","11:30"],["13:00","17:00"]]. */
export type HoursText = [from: string, until: string][];

/**
 * What a day is to somebody who looks at a year: a working day, a weekend, or unlike its weekday: off, shorter, working
 * in exchange for another, or with other hours.
 */
export const DAY_KINDS = ["working", "weekend", "off", "half", "swapped", "other"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/**
 * @param usual hours of that weekday
 * @param hours of the day itself; undefined when it is like its weekday
 */
export function dayKind(usual: HoursText, hours: HoursText | undefined): DayKind {
  if (hours === undefined) return usual.length > 0 ? "working" : "weekend";
  if (hours.length === 0) return "off";
  if (usual.length === 0) return "swapped";
  if (minutesIn(hours) < minutesIn(usual)) return "half";
  return "other";
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export const minutesIn = (hours: HoursText): number =>
  hours.reduce((sum, [from, until]) => sum + minuteOf(until) - minuteOf(from), 0);
