import { defineKpi, KPI_BY } from "../kpi.ts";

export const onTimeFirstResponse = defineKpi({
  id: "on_time_first_response",
  question: {
    vi: "Trong các phản ánh đến hạn phản hồi lần đầu, bao nhiêu phần được phản hồi đúng hạn?",
    en: "Of the tickets whose first response fell due, which share had it on time?",
  },
  label: { vi: "Phản hồi đúng hạn", en: "First response on time" },
  unit: "percent",
  better: "up",
  formula: {
    vi: "phản hồi không sau hạn ÷ đến hạn phản hồi trong kỳ; chưa phản hồi là trễ; từ chối hoặc gộp trước hạn thì không tính",
    en: "answered by the due time ÷ fell due in the period; not answered yet is late; refused or merged before is not counted",
  },
  source: "ticket_clocks: first_response",
  by: KPI_BY,
  compute: { how: "share", part: "firstOnTime", whole: "firstDue" },
});
