import { defineKpi, KPI_BY } from "../kpi.ts";

export const reopened = defineKpi({
  id: "reopened",
  question: {
    vi: "Trong kỳ có bao nhiêu phản ánh bị mở lại?",
    en: "How many tickets were reopened?",
  },
  label: { vi: "Mở lại", en: "Reopened" },
  unit: "count",
  better: "down",
  formula: {
    vi: "số lượt mở lại trong kỳ",
    en: "reopenings in the period",
  },
  source: "ticket_events: reopen",
  by: KPI_BY,
  compute: { how: "flow", of: "reopened" },
});
