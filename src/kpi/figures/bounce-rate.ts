import { defineKpi, KPI_BY } from "../kpi.ts";

export const bounceRate = defineKpi({
  id: "bounce_rate",
  question: {
    vi: "Bao nhiêu phần phản ánh bị đơn vị trả lại vì không thuộc thẩm quyền?",
    en: "Which share of tickets was handed back as not theirs?",
  },
  label: { vi: "Tỷ lệ bị trả lại", en: "Hand-back rate" },
  unit: "percent",
  better: "down",
  formula: {
    vi: "kết thúc trong kỳ và từng bị trả lại ÷ kết thúc trong kỳ",
    en: "closed in the period after a hand-back ÷ closed",
  },
  source: "ticket_events: bounces",
  by: KPI_BY,
  compute: { how: "share", part: "closedBounced", whole: "closed" },
});
