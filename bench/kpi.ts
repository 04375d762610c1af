import { readFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { loadBoard } from "#dashboards/leader/load-board.ts";
import { withCtx } from "#src/bin/commands/with-ctx.ts";
import type { Actor } from "#src/domain/actor.ts";
import { checkKpis } from "#src/kpi/check.ts";
import { kpiSeries, measureMany } from "#src/kpi/measure.ts";
import { periodBefore, periodOf } from "#src/kpi/period.ts";
import { rebuildKpis } from "#src/kpi/rebuild.ts";
import { refreshKpis } from "#src/kpi/refresh.ts";
import { KPI_IDS, type KpiId } from "#src/kpi/registry.ts";
import { seedLoad } from "#src/kpi/seed/seed-load.ts";
import { kpiTickets } from "#src/kpi/tickets-behind.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { listTickets } from "#src/services/tickets/list.ts";

/**
 * Figures and lists with as many tickets as asked for: `npm run bench:kpi -- 1000000`. Fills the database of DATA_DIR
 * (else a folder of its own) when it is empty; a filled one is measured as it is. `--rebuild` also times a rebuild;
 * `--lists` makes no figures and measures lists and searches alone.
 */
const ROUNDS = 20;
/** Common words, several words, words that few or none have; a street that many tickets name and one that few do. */
const SEARCHES = [
  ...["ngập", "karaoke", "nguyễn trãi", "lê văn sỹ ổ gà", "nắp cống mất", "nợ lương", "lăng quăng", "vắc xin"],
  ...["trạm xe buýt mái che", "lăng quăng nguyễn trãi", "voi karaoke", "xyzzyq", "ke", "kênh"],
  // The last word unfinished: beside rare words, and beside common ones.
  ...["lăng quăng ngu", "nguyễn trãi lăng", "vắc xin trẻ em tra", "nguyễn trãi xyz"],
];
const RANKED: KpiId[] = ["on_time_resolution", "closed", "open", "overdue", "satisfied_rate", "reopen_rate"];
const TIMES: KpiId[] = ["resolution_median", "resolution_p90"];

const OFFICER: Actor = {
  ...{ kind: "user", userId: null, name: "Cán bộ", role: "officer", unitId: "27154-ubnd", scopes: null },
};

process.env.DATA_DIR ??= join(tmpdir(), "langnghe-bench-kpi");
const wanted = Number(process.argv[2] ?? 1_000_000);
const onlyLists = process.argv.includes("--lists");
await withCtx(async (ctx) => {
  const [filled] = await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from tickets`);
  if (filled?.n === 0)
    console.log("seeded:", JSON.stringify(await seedLoad(ctx, { tickets: wanted, figures: !onlyLists })));
  if (process.argv.includes("--rebuild")) console.log("rebuilt:", JSON.stringify(await rebuildKpis(ctx)));
  const [sizes] = await ctx.db.execute(sql`
    select (select count(*) from tickets)::int as tickets, (select count(*) from kpi_rounds)::int as rounds,
      (select count(*) from kpi_cells)::int as cells, pg_size_pretty(pg_database_size(current_database())) as database`);
  console.log(`${cpus().length} cores, ${cpus()[0]?.model}:`, JSON.stringify(sizes));
  console.log("| | p50 ms | p95 ms | CPU ms |\n|---|---|---|---|");
  for (const [name, work] of [...(onlyLists ? [] : figures(ctx)), ...lists(ctx)]) await time(ctx, name, work);
});

function lists(ctx: Ctx): [string, () => Promise<unknown>][] {
  const officer = withActor(ctx, OFFICER);
  const search = (who: Ctx, q: string) => async () => (await listTickets(who, { q })).items.length;
  return [
    ["ticket list, newest 50", () => listTickets(ctx, { limit: 50 })],
    ...SEARCHES.map((q) => [`search ${q}`, search(ctx, q)] as [string, () => Promise<number>]),
    ...SEARCHES.map((q) => [`search of an officer ${q}`, search(officer, q)] as [string, () => Promise<number>]),
  ];
}

function figures(ctx: Ctx): [string, () => Promise<unknown>][] {
  const month = periodOf("month", ctx.now(), ctx.city.reporting.cutOff);
  const full = periodBefore(month);
  const board = (period: typeof month) =>
    loadBoard({ measureMany, kpiSeries, kpiTickets }, ctx, {
      ...{ ...period, before: periodBefore(period), filter: {}, steps: null },
    });
  const page = async () => {
    await measureMany(ctx, KPI_IDS, full);
    await measureMany(ctx, KPI_IDS, periodBefore(full));
    await kpiSeries(ctx, ["on_time_resolution", "open", "received", "overdue"], full);
    for (const by of ["ward", "unit", "sector"] as const) await measureMany(ctx, RANKED, { ...full, by });
  };
  return [
    ["what the leader's page asks: a full month", () => board(full)],
    ["the same of the running month", () => board({ ...month, until: ctx.now() })],
    ["28 figures, a month and the one before, 4 lines, wards, units and sectors ranked, one after another", page],
    ["28 figures of a month", () => measureMany(ctx, KPI_IDS, full)],
    [
      "28 figures of a year",
      () => measureMany(ctx, KPI_IDS, { from: new Date(ctx.now().getTime() - 365 * 86_400_000) }),
    ],
    ["median and p90 by ward, a month", () => measureMany(ctx, TIMES, { ...full, by: "ward" })],
    [
      "six figures by sector in one ward, a month",
      () => measureMany(ctx, RANKED, { ...full, by: "sector", ward: "27154" }),
    ],
    [
      "six figures by channel in one sector, a month (no sums kept)",
      () => measureMany(ctx, RANKED, { ...full, by: "channel", sector: "noise" }),
    ],
    ["100 tickets behind on_time_resolution of a month", () => kpiTickets(ctx, "on_time_resolution", full)],
    ["100 tickets behind open", () => kpiTickets(ctx, "open", full)],
    ["one ticket changed, taken into the figures", () => changeOne(ctx)],
    ["check of the totals, and of 2,000 histories", () => checkKpis(ctx, { whole: false })],
  ];
}

async function changeOne(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`insert into kpi_changes (ticket_id) select id from tickets order by id desc limit 1`);
  await refreshKpis(ctx);
}

/** CPU is that of this process and its database connections: what it would take if nothing else used the machine. */
async function time(ctx: Ctx, name: string, work: () => Promise<unknown>): Promise<void> {
  const rounds = name.startsWith("check") ? 2 : ROUNDS;
  await work();
  const times: number[] = [];
  const cpuBefore = await cpuMs(ctx);
  for (let round = 0; round < rounds; round++) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  const cpu = ((await cpuMs(ctx)) - cpuBefore) / rounds;
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${cpu.toFixed(1)} |`);
}

/** Linux counts the time of a process in hundredths of a second; elsewhere only ours is known. */
async function cpuMs(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.execute<{ pid: number }>(sql`
    select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`);
  const { user, system } = process.cpuUsage();
  return rows.reduce((sum, { pid }) => sum + cpuOf(pid), (user + system) / 1_000);
}

function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
