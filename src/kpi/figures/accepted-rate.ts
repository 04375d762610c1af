import { defineKpi, KPI_BY } from "../kpi.ts";

export const acceptedRate = defineKpi({
  id: "accepted_rate",
  question: {
    vi: "Bao nhiêu phần người đánh giá hài lòng hoặc chấp nhận?",
    en: "Which share of those who answered is satisfied or accepts?",
  },
  label: { vi: "Hài lòng và chấp nhận", en: "Satisfied or accepting" },
  unit: "percent",
  better: "up",
  formula: {
    vi: "điểm 3–5 ÷ số đánh giá, hỏi trong kỳ",
    en: "scores 3–5 ÷ answers, asked in the period",
  },
  source: "ratings",
  by: KPI_BY,
  compute: { how: "share", part: "accepted", whole: "rated" },
});
