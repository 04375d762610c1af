import { defineKpi, KPI_BY } from "../kpi.ts";

export const reopenRate = defineKpi({
  id: "reopen_rate",
  question: {
    vi: "Trong các lần xử lý xong, bao nhiêu phần bị mở lại về sau?",
    en: "Of the resolutions, which share was reopened since?",
  },
  label: { vi: "Tỷ lệ mở lại", en: "Reopen rate" },
  unit: "percent",
  better: "down",
  formula: {
    vi: "lần xử lý xong trong kỳ mà đến nay đã bị mở lại ÷ lần xử lý xong trong kỳ",
    en: "resolutions of the period reopened since ÷ resolutions of the period",
  },
  source: "ticket_events: resolve, reopen",
  by: KPI_BY,
  compute: { how: "share", part: "resolvedReopened", whole: "resolved" },
});
