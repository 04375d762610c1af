import { defineKpi, KPI_BY } from "../kpi.ts";

export const satisfiedRate = defineKpi({
  id: "satisfied_rate",
  question: {
    vi: "Bao nhiêu phần người đánh giá hài lòng?",
    en: "Which share of those who answered is satisfied?",
  },
  label: { vi: "Hài lòng", en: "Satisfied" },
  unit: "percent",
  better: "up",
  formula: {
    vi: "điểm 4–5 ÷ số đánh giá, hỏi trong kỳ",
    en: "scores 4–5 ÷ answers, asked in the period",
  },
  source: "ratings",
  by: KPI_BY,
  compute: { how: "share", part: "satisfied", whole: "rated" },
});
