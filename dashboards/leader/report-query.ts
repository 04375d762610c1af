import type { CutOff } from "#src/city/pack/reporting-file.ts";
import { localDate } from "#src/domain/local-time.ts";
import { periodBefore, periodOf } from "#src/kpi/period.ts";
import { type ListeningQuery, listeningExtras, readListeningQuery } from "./listening-query.ts";

/** quick: today until now; daily and weekly: the last whole one; subject: thirty days of what the filters say. */
export const REPORT_KINDS = ["quick", "daily", "weekly", "subject"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export interface ReportQuery extends ListeningQuery {
  report: ReportKind;
}

const DAY_MS = 86_400_000;
const SUBJECT_DAYS = 30;

/** A day in the address holds; else the kind says which time is meant. */
export function readReportQuery(asked: Record<string, string>, now: Date, cutOff: CutOff): ReportQuery {
  const report = REPORT_KINDS.find((one) => one === asked.report) ?? "daily";
  const when: Record<string, string> = asked.from ? {} : periodFor(report, now, cutOff);
  return { ...readListeningQuery({ ...asked, ...when }, now, cutOff), report };
}

function periodFor(report: ReportKind, now: Date, cutOff: CutOff): Record<string, string> {
  if (report === "quick") return { kind: "day", from: localDate(now) };
  if (report === "subject")
    return {
      kind: "range",
      from: localDate(new Date(now.getTime() - (SUBJECT_DAYS - 1) * DAY_MS)),
      until: localDate(new Date(now.getTime() + DAY_MS)),
    };
  const kind = report === "daily" ? "day" : "week";
  return { kind, from: localDate(periodBefore(periodOf(kind, now, cutOff)).from) };
}

/** The report of a kind about the same thing, at the time that the kind is about. @param path ends in .pdf or .xlsx for a file */
export function reportHref(query: ListeningQuery, report: ReportKind, path = "/leader/listening/report"): string {
  return `${path}?${new URLSearchParams({ report, ...query.filter, ...listeningExtras(query) })}`;
}

/** This very report as a file, or on screen. */
export function thisReport({ report, ...query }: ReportQuery, path = "/leader/listening/report"): string {
  const when: Record<string, string> = { kind: query.kind, from: localDate(query.from) };
  if (query.kind === "range") when.until = localDate(query.until);
  return `${path}?${new URLSearchParams({ report, ...when, ...query.filter, ...listeningExtras(query) })}`;
}
