import { defineKpi, KPI_BY } from "../kpi.ts";

export const backlogChange = defineKpi({
  id: "backlog_change",
  question: {
    vi: "Tồn đọng trong kỳ tăng hay giảm bao nhiêu?",
    en: "Has the backlog grown or shrunk?",
  },
  label: { vi: "Tồn đọng tăng/giảm", en: "Backlog change" },
  unit: "count",
  better: "down",
  formula: {
    vi: "đang mở cuối kỳ − đang mở đầu kỳ",
    en: "open at the end − open at the beginning",
  },
  source: "ticket_events: state",
  by: KPI_BY,
  compute: { how: "change", into: "opened", out: "closed" },
});
