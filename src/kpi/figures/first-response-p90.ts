import { defineKpi, KPI_BY } from "../kpi.ts";

export const firstResponseP90 = defineKpi({
  id: "first_response_p90",
  question: {
    vi: "Chín phần mười số phản ánh có phản hồi đầu tiên trong bao lâu (giờ làm việc)?",
    en: "Within which time do nine in ten of the tickets get their first response (working time)?",
  },
  label: { vi: "P90 phản hồi đầu tiên", en: "90th percentile time to first response" },
  unit: "minutes_working",
  better: "down",
  formula: {
    vi: "phân vị 90 % số phút đồng hồ đã chạy khi có phản hồi đầu tiên trong kỳ, của các phản ánh mà hạn giờ làm việc",
    en: "90th percentile of the minutes that the clock had run at the first response, of clocks met in the period that count working time",
  },
  source: "ticket_clocks: first_response, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.9, clock: "first_response", working: true },
});
