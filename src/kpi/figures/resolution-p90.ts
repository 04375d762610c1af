import { defineKpi, KPI_BY } from "../kpi.ts";

export const resolutionP90 = defineKpi({
  id: "resolution_p90",
  question: {
    vi: "Chín phần mười số phản ánh có xử lý xong trong bao lâu (giờ làm việc)?",
    en: "Within which time do nine in ten of the tickets get their resolution (working time)?",
  },
  label: { vi: "P90 xử lý xong", en: "90th percentile time to resolution" },
  unit: "minutes_working",
  better: "down",
  formula: {
    vi: "phân vị 90 % số phút đồng hồ đã chạy khi có xử lý xong trong kỳ, của các phản ánh mà hạn giờ làm việc",
    en: "90th percentile of the minutes that the clock had run at the resolution, of clocks met in the period that count working time",
  },
  source: "ticket_clocks: resolution, calendars",
  by: KPI_BY,
  compute: { how: "quantile", q: 0.9, clock: "resolution", working: true },
});
