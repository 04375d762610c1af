import type { City } from "#src/city/city.ts";
import type { NoticeKind } from "#src/domain/notice-kinds.ts";
import type { ClockName } from "#src/domain/sla/clock.ts";
import { sayInstant } from "./say-instant.ts";

const WHAT: Record<ClockName, string> = {
  forward: "chuyển đến đơn vị xử lý",
  first_response: "trả lời lần đầu",
  resolution: "xử lý",
};

export interface Told {
  reference: string;
  clock: ClockName;
  kind: NoticeKind;
  percent: number;
  dueAt: Date;
  unitId: string | null;
  promisedAt: Date | null;
}

/**
 * What staff read of a clock: which ticket, which due time, which unit; never what the citizen wrote or who they are.
 * "Phản ánh PA-26-… đã quá hạn trả lời lần đầu (hạn 10:15 ngày 25/11/2026), UBND Phường Bến Thành."
 */
export function noticeText(city: City, told: Told): string {
  const { reference, clock, dueAt, percent } = told;
  const unit = told.unitId ? (city.unit(told.unitId)?.name ?? told.unitId) : "chưa giao đơn vị";
  const promised =
    told.promisedAt && told.promisedAt > dueAt ? `, đã hẹn người dân ${sayInstant(told.promisedAt)}` : "";
  return `Phản ánh ${reference} ${stand(told.kind, clock, percent)} (hạn ${sayInstant(dueAt)}${promised}), ${unit}.`;
}

function stand(kind: NoticeKind, clock: ClockName, percent: number): string {
  if (percent < 100) return `sắp đến hạn ${WHAT[clock]}, đã qua ${percent}% thời gian`;
  if (kind === "escalation") return `đã quá hạn ${WHAT[clock]}, đến ${percent}% thời gian cho phép`;
  return `đã quá hạn ${WHAT[clock]}`;
}
