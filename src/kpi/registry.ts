import { AppError } from "#src/errors.ts";
import { acceptedRate } from "./figures/accepted-rate.ts";
import { backlogChange } from "./figures/backlog-change.ts";
import { bounceRate } from "./figures/bounce-rate.ts";
import { closed } from "./figures/closed.ts";
import { criticalOpen } from "./figures/critical-open.ts";
import { csatAverage } from "./figures/csat-average.ts";
import { dueToday } from "./figures/due-today.ts";
import { firstContactRate } from "./figures/first-contact-rate.ts";
import { firstResponseAlwaysMedian } from "./figures/first-response-always-median.ts";
import { firstResponseAlwaysP90 } from "./figures/first-response-always-p90.ts";
import { firstResponseMedian } from "./figures/first-response-median.ts";
import { firstResponseP90 } from "./figures/first-response-p90.ts";
import { machineTriageRate } from "./figures/machine-triage-rate.ts";
import { onTimeFirstResponse } from "./figures/on-time-first-response.ts";
import { onTimeResolution } from "./figures/on-time-resolution.ts";
import { open } from "./figures/open.ts";
import { opened } from "./figures/opened.ts";
import { overdue } from "./figures/overdue.ts";
import { received } from "./figures/received.ts";
import { reopenRate } from "./figures/reopen-rate.ts";
import { reopened } from "./figures/reopened.ts";
import { resolutionAlwaysMedian } from "./figures/resolution-always-median.ts";
import { resolutionAlwaysP90 } from "./figures/resolution-always-p90.ts";
import { resolutionMedian } from "./figures/resolution-median.ts";
import { resolutionP90 } from "./figures/resolution-p90.ts";
import { responseRate } from "./figures/response-rate.ts";
import { satisfiedRate } from "./figures/satisfied-rate.ts";
import { transferRate } from "./figures/transfer-rate.ts";
import type { Kpi } from "./kpi.ts";

/** Every figure, in the order in which lists show them. To add one: a file in figures/, a line here. */
export const KPIS = [
  received,
  opened,
  closed,
  reopened,
  open,
  backlogChange,
  overdue,
  criticalOpen,
  dueToday,
  onTimeFirstResponse,
  onTimeResolution,
  firstResponseMedian,
  firstResponseP90,
  firstResponseAlwaysMedian,
  firstResponseAlwaysP90,
  resolutionMedian,
  resolutionP90,
  resolutionAlwaysMedian,
  resolutionAlwaysP90,
  csatAverage,
  satisfiedRate,
  acceptedRate,
  responseRate,
  reopenRate,
  transferRate,
  bounceRate,
  machineTriageRate,
  firstContactRate,
] as const satisfies readonly Kpi[];

export type KpiId = (typeof KPIS)[number]["id"];
export const KPI_IDS: readonly KpiId[] = KPIS.map(({ id }) => id);

const BY_ID = new Map<string, Kpi>(KPIS.map((kpi) => [kpi.id, kpi]));

/** @throws {AppError} NOT_FOUND */
export function findKpi(id: string): Kpi & { id: KpiId } {
  const kpi = BY_ID.get(id);
  if (!kpi) throw new AppError("NOT_FOUND", `Không có chỉ số “${id}”. Danh sách: GET /api/kpi.`, { kpi: id });
  return kpi as Kpi & { id: KpiId }; // the map holds the registry alone
}
