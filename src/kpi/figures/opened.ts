import { defineKpi, KPI_BY } from "../kpi.ts";

export const opened = defineKpi({
  id: "opened",
  question: {
    vi: "Trong kỳ có bao nhiêu phản ánh cần xử lý phát sinh: mới, mở lại, tách khỏi phản ánh đã gộp?",
    en: "How many tickets were opened: new, reopened, unmerged?",
  },
  label: { vi: "Phát sinh", en: "Opened" },
  unit: "count",
  better: "none",
  formula: {
    vi: "tiếp nhận mới + mở lại + tách lại; luôn bằng đã kết thúc + đang mở",
    en: "received + reopened + returned; always closed + open",
  },
  source: "ticket_events: state",
  by: KPI_BY,
  compute: { how: "flow", of: "opened" },
});
