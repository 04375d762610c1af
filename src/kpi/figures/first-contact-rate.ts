import { defineKpi, KPI_BY } from "../kpi.ts";

export const firstContactRate = defineKpi({
  id: "first_contact_rate",
  question: {
    vi: "Bao nhiêu phần được giải quyết ngay ở câu trả lời đầu tiên, bởi đơn vị đầu tiên?",
    en: "Which share was resolved with the first answer, by the first unit?",
  },
  label: { vi: "Xong ngay lần đầu", en: "Resolved at first contact" },
  unit: "percent",
  better: "up",
  formula: {
    vi: "xử lý xong trong kỳ, kết quả là câu trả lời đầu tiên, không chuyển đơn vị ÷ xử lý xong trong kỳ",
    en: "resolved in the period with the first answer and no transfer ÷ resolved",
  },
  source: "ticket_events: reply, resolve",
  by: KPI_BY,
  compute: { how: "share", part: "resolvedAtOnce", whole: "resolved" },
});
