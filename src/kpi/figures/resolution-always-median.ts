import { defineKpi, KPI_BY } from "../kpi.ts";

export const resolutionAlwaysMedian = defineKpi({
  id: "resolution_always_median",
  question: {
    vi: "Một nửa số phản ánh có xử lý xong trong bao lâu (tính cả ngày đêm)?",
    en: "Within which time do half of the tickets get their resolution (round the clock)?",
  },
  label: { vi: "Trung vị xử lý xong, cả ngày đêm", en: "Median time to resolution, round the clock" },
  unit: "minutes",
  better: "down",
  formula: {
    vi: "trung vị số phút đồng hồ đã chạy khi có xử lý xong trong kỳ, của các phản ánh mà hạn tính cả ngày đêm",
    en: "median of the minutes that the clock had run at the resolution, of clocks met in the period that count round the clock",
  },
  source: "ticket_clocks: resolution, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.5, clock: "resolution", working: false },
});
