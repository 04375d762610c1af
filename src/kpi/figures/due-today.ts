import { defineKpi, KPI_BY } from "../kpi.ts";

export const dueToday = defineKpi({
  id: "due_today",
  question: {
    vi: "Từ giờ đến hết hôm nay còn bao nhiêu phản ánh đến hạn?",
    en: "How many open tickets fall due by the end of today?",
  },
  label: { vi: "Đến hạn hôm nay", en: "Due today" },
  unit: "count",
  better: "none",
  formula: {
    vi: "đang mở, hạn xử lý từ cuối kỳ đến hết ngày đó",
    en: "open, resolution due between the end of the period and the end of that local day",
  },
  source: "ticket_events, ticket_clocks",
  by: KPI_BY.filter((by) => by !== "day"),
  compute: { how: "due_today" },
});
