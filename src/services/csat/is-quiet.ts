import { afterQuietHours } from "#src/domain/dialogue/quiet-hours.ts";

/** Hours in which nobody is written to about what can wait. */
export const isQuiet = (now: Date): boolean => afterQuietHours(now).getTime() > now.getTime();
