import { defineKpi, KPI_BY } from "../kpi.ts";

export const received = defineKpi({
  id: "received",
  question: {
    vi: "Trong kỳ có bao nhiêu phản ánh mới?",
    en: "How many new tickets came in?",
  },
  label: { vi: "Tiếp nhận mới", en: "Received" },
  unit: "count",
  better: "none",
  formula: {
    vi: "số phản ánh được tiếp nhận lần đầu trong kỳ",
    en: "tickets received for the first time in the period",
  },
  source: "ticket_events: receive",
  by: KPI_BY,
  compute: { how: "flow", of: "received" },
});
