import { defineKpi, KPI_BY } from "../kpi.ts";

export const transferRate = defineKpi({
  id: "transfer_rate",
  question: {
    vi: "Bao nhiêu phần phản ánh phải chuyển sang đơn vị khác?",
    en: "Which share of tickets went to another unit?",
  },
  label: { vi: "Tỷ lệ chuyển đơn vị", en: "Transfer rate" },
  unit: "percent",
  better: "down",
  formula: {
    vi: "kết thúc trong kỳ và từng đổi đơn vị ÷ kết thúc trong kỳ",
    en: "closed in the period after a change of unit ÷ closed",
  },
  source: "ticket_events: unitId",
  by: KPI_BY,
  compute: { how: "share", part: "closedTransferred", whole: "closed" },
});
