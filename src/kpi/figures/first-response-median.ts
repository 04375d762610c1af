import { defineKpi, KPI_BY } from "../kpi.ts";

export const firstResponseMedian = defineKpi({
  id: "first_response_median",
  question: {
    vi: "Một nửa số phản ánh có phản hồi đầu tiên trong bao lâu (giờ làm việc)?",
    en: "Within which time do half of the tickets get their first response (working time)?",
  },
  label: { vi: "Trung vị phản hồi đầu tiên", en: "Median time to first response" },
  unit: "minutes_working",
  better: "down",
  formula: {
    vi: "trung vị số phút đồng hồ đã chạy khi có phản hồi đầu tiên trong kỳ, của các phản ánh mà hạn giờ làm việc",
    en: "median of the minutes that the clock had run at the first response, of clocks met in the period that count working time",
  },
  source: "ticket_clocks: first_response, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.5, clock: "first_response", working: true },
});
