import { defineKpi, KPI_BY } from "../kpi.ts";

export const resolutionMedian = defineKpi({
  id: "resolution_median",
  question: {
    vi: "Một nửa số phản ánh có xử lý xong trong bao lâu (giờ làm việc)?",
    en: "Within which time do half of the tickets get their resolution (working time)?",
  },
  label: { vi: "Trung vị xử lý xong", en: "Median time to resolution" },
  unit: "minutes_working",
  better: "down",
  formula: {
    vi: "trung vị số phút đồng hồ đã chạy khi có xử lý xong trong kỳ, của các phản ánh mà hạn giờ làm việc",
    en: "median of the minutes that the clock had run at the resolution, of clocks met in the period that count working time",
  },
  source: "ticket_clocks: resolution, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.5, clock: "resolution", working: true },
});
