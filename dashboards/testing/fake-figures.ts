import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import type { KpiAnswer, KpiQuery } from "#src/kpi/kpi.ts";
import { findKpi } from "#src/kpi/registry.ts";
import { NOW, REFERENCE } from "./fake-tickets.ts";

/** Every figure is 42 of 100, of the ward that the fake city has; days have a gap. */
function answer(id: string, { by }: KpiQuery): KpiAnswer {
  const { unit } = findKpi(id);
  const figure = { value: 42, n: 100, interval: unit === "percent" ? { low: 33, high: 52 } : null, target: 90 };
  return {
    id,
    unit,
    from: NOW.toISOString(),
    until: NOW.toISOString(),
    by: by ?? null,
    rows: by ? [{ key: "27154", name: "Phường Bàn Cờ", ...figure }] : [],
    total: figure,
    exact: true,
  };
}

const DAYS = ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"];

export const fakeFigures = {
  measureMany: async (_ctx, ids, query = {}) => Object.fromEntries(ids.map((id) => [id, answer(id, query)])) as never, // one for each id
  kpiSeries: async (_ctx, ids) =>
    Object.fromEntries(
      ids.map((id) => [id, DAYS.map((day, at) => ({ day, value: at === 1 ? null : 40 + at, n: at === 1 ? 0 : 10 }))]),
    ) as never, // one for each id
  kpiTickets: async () => ({
    items: [
      {
        reference: REFERENCE,
        round: 1,
        ward: { code: "27154", name: "Phường Bàn Cờ" },
        unit: null,
        sector: "drainage_flooding",
        urgency: "high",
        channel: "zalo",
        openedAt: NOW.toISOString(),
        closedAt: null,
        closedHow: null,
        firstResponseDueAt: null,
        firstRespondedAt: null,
        resolutionDueAt: null,
        resolvedAt: null,
        csat: null,
      },
    ],
    next: null,
    n: 1,
  }),
} satisfies LeaderVerbs;
