import { z } from "zod";

/** "07:30", "24:00" */
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const Hours = z.array(z.tuple([localTime, localTime]));

/** A day that is not like its weekday: no hours = off. Holidays, swapped Saturdays and half days are all such days. */
const Day = z.strictObject({ on: z.iso.date(), hours: Hours, name: z.string().optional() });

/** When units work. */
export const CalendarsFile = z.strictObject({
  /** Id of the calendar of a unit that names none. */
  default: z.string(),
  /** Fixed distance from UTC; Vietnam has no summer time. */
  offsetMinutes: z.number().int().min(-720).max(840),
  /** Days of every calendar. */
  days: z.array(Day),
  calendars: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][\w-]*$/),
        name: z.string(),
        /** Seven entries, Sunday first. */
        week: z.array(Hours).length(7),
        /** Days of this calendar alone; they go before those of all. */
        days: z.array(Day).default([]),
      }),
    )
    .min(1),
});
export type CalendarsFile = z.infer<typeof CalendarsFile>;
