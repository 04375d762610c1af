import type { City } from "#src/city/city.ts";
import { sayMinutes } from "#src/domain/sla/minutes-text.ts";
import { MINUTE_MS } from "#src/domain/sla/open-spans.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Clock, Pause } from "./clock-row.ts";
import { planOf } from "./plan-of.ts";
import { sayInstant } from "./say-instant.ts";

/**
 * Why a clock is due when it is, one Vietnamese sentence. Mostly the policy's; what an extension, a merging, a change of
 * unit or a reopening has made of it is said instead. A due instant that the policies would set otherwise today keeps
 * the sentence that it was set with.
 */
export function whyOf(known: { city: City; ticket: TicketRow; pauses: readonly Pause[] }, clock: Clock): string {
  const due = `Hạn ${sayInstant(clock.dueAt)}`;
  if (clock.originalDueAt)
    return `${due}: đã gia hạn và hẹn lại với người dân; hạn trước đó là ${sayInstant(clock.originalDueAt)}.`;
  if (clock.takenFromId !== null) return `${due}: theo phản ánh đã gộp vào, có hạn sớm hơn.`;
  const working = clock.calendar !== "always";
  const used = sayMinutes(Math.round(clock.usedMs / MINUTE_MS), working);
  const allowed = sayMinutes(clock.allowedMinutes, working);
  if (clock.countedFrom)
    return `${due}: chuyển đơn vị lúc ${sayInstant(clock.countedFrom)}, khi đó đã dùng ${used} trong ${allowed}, phần còn lại tính theo giờ của đơn vị mới.`;
  if (clock.usedMs > 0)
    return `${due}: mở lại lúc ${sayInstant(clock.startedAt)}, tính tiếp phần còn lại; lần trước đã dùng ${used} trong ${allowed}.`;
  const plan = planOf(known, clock.clock, clock.startedAt);
  return plan && plan.dueAt.getTime() === clock.dueAt.getTime() ? plan.why : clock.why;
}
