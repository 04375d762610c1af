import { defineKpi, KPI_BY } from "../kpi.ts";

export const resolutionAlwaysP90 = defineKpi({
  id: "resolution_always_p90",
  question: {
    vi: "Chín phần mười số phản ánh có xử lý xong trong bao lâu (tính cả ngày đêm)?",
    en: "Within which time do nine in ten of the tickets get their resolution (round the clock)?",
  },
  label: { vi: "P90 xử lý xong, cả ngày đêm", en: "90th percentile time to resolution, round the clock" },
  unit: "minutes",
  better: "down",
  formula: {
    vi: "phân vị 90 % số phút đồng hồ đã chạy khi có xử lý xong trong kỳ, của các phản ánh mà hạn tính cả ngày đêm",
    en: "90th percentile of the minutes that the clock had run at the resolution, of clocks met in the period that count round the clock",
  },
  source: "ticket_clocks: resolution, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.9, clock: "resolution", working: false },
});
