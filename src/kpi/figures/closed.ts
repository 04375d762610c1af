import { defineKpi, KPI_BY } from "../kpi.ts";

export const closed = defineKpi({
  id: "closed",
  question: {
    vi: "Trong kỳ đã kết thúc bao nhiêu phản ánh?",
    en: "How many tickets were closed?",
  },
  label: { vi: "Đã kết thúc", en: "Closed" },
  unit: "count",
  better: "up",
  formula: {
    vi: "số lượt phản ánh được xử lý xong, từ chối hoặc gộp trong kỳ",
    en: "resolved + rejected + merged in the period",
  },
  source: "ticket_events: state",
  by: KPI_BY,
  compute: { how: "flow", of: "closed" },
});
