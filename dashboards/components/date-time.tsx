import { formatDateTime } from "#src/domain/local-time.ts";

/** An instant in local time, "25/11/2026 07:05", with the exact one for machines. @param at ISO 8601 */
export function DateTime({ at }: { at: string }) {
  return <time datetime={at}>{formatDateTime(new Date(at))}</time>;
}
