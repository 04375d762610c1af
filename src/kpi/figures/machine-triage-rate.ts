import { defineKpi, KPI_BY } from "../kpi.ts";

export const machineTriageRate = defineKpi({
  id: "machine_triage_rate",
  question: {
    vi: "Máy tự phân loại và chuyển đúng chỗ bao nhiêu phần?",
    en: "Which share was triaged by the machine alone?",
  },
  label: { vi: "Máy tự phân loại", en: "Triaged by machine" },
  unit: "percent",
  better: "up",
  formula: {
    vi: "rời khâu phân loại trong kỳ mà không cần người ÷ rời khâu phân loại trong kỳ",
    en: "left triage in the period without a person ÷ left triage",
  },
  source: "ticket_events: triage",
  by: KPI_BY,
  compute: { how: "share", part: "triagedByMachine", whole: "triaged" },
});
