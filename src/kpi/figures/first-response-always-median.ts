import { defineKpi, KPI_BY } from "../kpi.ts";

export const firstResponseAlwaysMedian = defineKpi({
  id: "first_response_always_median",
  question: {
    vi: "Một nửa số phản ánh có phản hồi đầu tiên trong bao lâu (tính cả ngày đêm)?",
    en: "Within which time do half of the tickets get their first response (round the clock)?",
  },
  label: { vi: "Trung vị phản hồi đầu tiên, cả ngày đêm", en: "Median time to first response, round the clock" },
  unit: "minutes",
  better: "down",
  formula: {
    vi: "trung vị số phút đồng hồ đã chạy khi có phản hồi đầu tiên trong kỳ, của các phản ánh mà hạn tính cả ngày đêm",
    en: "median of the minutes that the clock had run at the first response, of clocks met in the period that count round the clock",
  },
  source: "ticket_clocks: first_response, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.5, clock: "first_response", working: false },
});
