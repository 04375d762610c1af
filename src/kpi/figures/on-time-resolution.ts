import { defineKpi, KPI_BY } from "../kpi.ts";

export const onTimeResolution = defineKpi({
  id: "on_time_resolution",
  question: {
    vi: "Trong các phản ánh đến hạn xử lý, bao nhiêu phần được xử lý đúng hạn?",
    en: "Of the tickets that fell due, which share was resolved on time?",
  },
  label: { vi: "Xử lý đúng hạn", en: "Resolved on time" },
  unit: "percent",
  better: "up",
  formula: {
    vi: "xử lý xong không sau hạn ÷ đến hạn xử lý trong kỳ; chưa xong là trễ; từ chối hoặc gộp trước hạn thì không tính",
    en: "resolved by the due time ÷ fell due in the period; still open is late; refused or merged before is not counted",
  },
  source: "ticket_clocks: resolution",
  by: KPI_BY,
  compute: { how: "share", part: "dueOnTime", whole: "due" },
});
