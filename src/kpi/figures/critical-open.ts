import { defineKpi, KPI_BY } from "../kpi.ts";

export const criticalOpen = defineKpi({
  id: "critical_open",
  question: {
    vi: "Cuối kỳ còn bao nhiêu phản ánh khẩn cấp chưa xong?",
    en: "How many critical tickets are still open?",
  },
  label: { vi: "Khẩn cấp đang mở", en: "Critical open" },
  unit: "count",
  better: "down",
  formula: {
    vi: "đang mở với mức khẩn cấp",
    en: "open with urgency critical",
  },
  source: "ticket_events: state, urgency",
  by: KPI_BY,
  compute: { how: "stock", into: "openedCritical", out: "closedCritical" },
});
