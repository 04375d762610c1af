import { defineKpi, KPI_BY } from "../kpi.ts";

export const overdue = defineKpi({
  id: "overdue",
  question: {
    vi: "Cuối kỳ còn bao nhiêu phản ánh đang quá hạn xử lý?",
    en: "How many open tickets are overdue?",
  },
  label: { vi: "Đang quá hạn", en: "Overdue" },
  unit: "count",
  better: "down",
  formula: {
    vi: "đang mở và hạn xử lý đã qua; không tính lúc đang chờ người dân",
    en: "open with a resolution due time that has passed; not while waiting for the citizen",
  },
  source: "ticket_events, ticket_clocks",
  by: KPI_BY,
  compute: { how: "stock", into: "becameLate", out: "closedLate" },
});
