import { defineKpi, KPI_BY } from "../kpi.ts";

export const firstResponseAlwaysP90 = defineKpi({
  id: "first_response_always_p90",
  question: {
    vi: "Chín phần mười số phản ánh có phản hồi đầu tiên trong bao lâu (tính cả ngày đêm)?",
    en: "Within which time do nine in ten of the tickets get their first response (round the clock)?",
  },
  label: { vi: "P90 phản hồi đầu tiên, cả ngày đêm", en: "90th percentile time to first response, round the clock" },
  unit: "minutes",
  better: "down",
  formula: {
    vi: "phân vị 90 % số phút đồng hồ đã chạy khi có phản hồi đầu tiên trong kỳ, của các phản ánh mà hạn tính cả ngày đêm",
    en: "90th percentile of the minutes that the clock had run at the first response, of clocks met in the period that count round the clock",
  },
  source: "ticket_clocks: first_response, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.9, clock: "first_response", working: false },
});
