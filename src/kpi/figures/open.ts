import { defineKpi, KPI_BY } from "../kpi.ts";

export const open = defineKpi({
  id: "open",
  question: {
    vi: "Cuối kỳ còn bao nhiêu phản ánh chưa kết thúc?",
    en: "How many tickets are still open?",
  },
  label: { vi: "Đang mở", en: "Open" },
  unit: "count",
  better: "down",
  formula: {
    vi: "phát sinh − đã kết thúc, từ trước đến cuối kỳ",
    en: "opened − closed, of all time until the end of the period",
  },
  source: "ticket_events: state",
  by: KPI_BY,
  compute: { how: "stock", into: "opened", out: "closed" },
});
