import { formatDate, formatDateTime } from "#src/domain/local-time.ts";

/** "10:15 ngày 25/11/2026", as it is said in the middle of a sentence. */
export const sayInstant = (at: Date): string => `${formatDateTime(at).slice(-5)} ngày ${formatDate(at)}`;
