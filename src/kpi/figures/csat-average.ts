import { defineKpi, KPI_BY } from "../kpi.ts";

export const csatAverage = defineKpi({
  id: "csat_average",
  question: {
    vi: "Người dân chấm bao nhiêu điểm?",
    en: "How do citizens rate resolutions?",
  },
  label: { vi: "Điểm hài lòng", en: "CSAT average" },
  unit: "score",
  better: "up",
  formula: {
    vi: "trung bình điểm 1–5 của các đánh giá hỏi trong kỳ",
    en: "mean of the scores 1–5 asked for in the period",
  },
  source: "ratings",
  by: KPI_BY,
  compute: { how: "mean", sum: "points", n: "rated" },
});
