import type { Clock } from "./clock-row.ts";

/**
 * A clock of a survivor beside the same clock of a ticket that is merged into it: the earliest start, and the strictest
 * due instant with the terms that made it. An extension of a later one lapses with it.
 */
export function takeStricter(own: Clock, other: Clock): Clock {
  const startedAt = other.startedAt < own.startedAt ? other.startedAt : own.startedAt;
  if (other.dueAt >= own.dueAt) return { ...own, startedAt };
  const { allowedMinutes, calendar, policy, why, dueAt, usedMs } = other;
  return {
    ...own,
    startedAt,
    allowedMinutes,
    calendar,
    policy,
    why,
    dueAt,
    usedMs,
    countedFrom: other.countedFrom ?? other.startedAt,
    takenFromId: other.ticketId,
    originalDueAt: null,
  };
}
