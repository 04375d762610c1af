import { z } from "zod";

/** How the city reports: when its month ends, and what it aims at. */
export const ReportingFile = z.strictObject({
  /**
   * The instant at which one month's report ends and the next begins, local time. `day` 25, `hour` 12: the report of
   * November goes from 25/10 12:00 until 25/11 12:00. Day 1, hour 0: the calendar month. A day that a month does not have
   * is its last one.
   */
  cutOff: z
    .strictObject({
      day: z.int().min(1, "Ngày chốt từ 1 đến 31.").max(31, "Ngày chốt từ 1 đến 31."),
      hour: z.int().min(0, "Giờ chốt từ 0 đến 23.").max(23, "Giờ chốt từ 0 đến 23."),
      minute: z.int().min(0).max(59).default(0),
    })
    .default({ day: 1, hour: 0, minute: 0 }),
  /** By id of the figure (GET /api/kpi), in its unit: percent 0–100, minutes, score 1–5, or how many. */
  targets: z.record(z.string().regex(/^[a-z0-9_]+$/), z.number().min(0)).default({}),
});
export type ReportingFile = z.infer<typeof ReportingFile>;
export type CutOff = ReportingFile["cutOff"];
