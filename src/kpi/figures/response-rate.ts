import { defineKpi, KPI_BY } from "../kpi.ts";

export const responseRate = defineKpi({
  id: "response_rate",
  question: {
    vi: "Bao nhiêu phần người được hỏi có đánh giá?",
    en: "Which share of those asked has answered?",
  },
  label: { vi: "Tỷ lệ trả lời đánh giá", en: "Response rate" },
  unit: "percent",
  better: "up",
  formula: {
    vi: "số đánh giá ÷ số lần hỏi trong kỳ",
    en: "answers ÷ questions asked in the period",
  },
  source: "ratings",
  by: KPI_BY,
  compute: { how: "share", part: "rated", whole: "asked" },
});
