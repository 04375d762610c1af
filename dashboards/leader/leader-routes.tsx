import { type Context, Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow, may } from "#src/domain/policy.ts";
import { findKpi } from "#src/kpi/registry.ts";
import { seesAlerts } from "#src/services/alerts/access.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { BehindPage } from "./behind-page.tsx";
import { BoardPage } from "./board-page.tsx";
import { type LeaderQuery, readLeaderQuery } from "./leader-query.ts";
import { loadBoard } from "./load-board.ts";
import { loadRanking, type RankBy } from "./load-ranking.ts";
import { loadRates } from "./load-rates.ts";
import { namesOf } from "./names-of.ts";
import { RankingPage } from "./ranking-page.tsx";

/** Mounted at /leader, behind the guard; figures check the right to see them, and units see their own. */
export const leaderRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .use(async (c, next) => {
      allow(c.get("ctx").actor, "kpi.read");
      await next();
    })
    .get("/", async (c) => {
      const query = queryOf(c);
      const ctx = c.get("ctx");
      const [board, directives, unusual, rates] = await Promise.all([
        loadBoard(verbs, ctx, query),
        directivesOf(verbs, ctx),
        seesAlerts(ctx.actor) ? verbs.loadAlertScene(ctx) : null,
        c.req.query("map") === "rates" ? loadRates(verbs, ctx, query) : null,
      ]);
      return c.html(
        <BoardPage
          page={pageOf(c)}
          board={board}
          query={query}
          filtered={namesOf(c.get("ctx").city, query)}
          city={ctx.city}
          rates={rates}
          directives={directives}
          unusual={unusual}
        />,
      );
    })
    .get("/ranking", async (c) => {
      const query = queryOf(c);
      const by = rankBy(c.req.query("by"));
      const [rows, rates] = await Promise.all([
        loadRanking(verbs, c.get("ctx"), query, by),
        by === "ward" ? loadRates(verbs, c.get("ctx"), query) : null,
      ]);
      return c.html(
        <RankingPage
          page={pageOf(c)}
          query={query}
          by={by}
          rows={rows}
          rates={rates}
          filtered={namesOf(c.get("ctx").city, query)}
        />,
      );
    })
    .get("/figures/:id", (c) => showBehind(verbs, c, c.req.param("id")));

async function showBehind(verbs: Verbs, c: Context<HttpEnv>, id: string) {
  const ctx = c.get("ctx");
  const query = queryOf(c);
  const kpi = findKpi(id);
  const { by, key, cursor } = c.req.query();
  const divided = kpi.by.find((one) => one === by);
  const period = { from: query.from, until: query.until, ...query.filter, ...(divided && { by: divided }) };
  const [answers, behind] = await Promise.all([
    verbs.measureMany(ctx, [kpi.id], period),
    verbs.kpiTickets(ctx, kpi.id, { ...period, ...(divided && { key }), cursor, limit: 50 }),
  ]);
  const answer = answers[kpi.id];
  const row =
    divided && key !== undefined
      ? { by: divided, key, name: answer.rows.find((one) => one.key === key)?.name ?? key }
      : null;
  const view = {
    page: pageOf(c),
    query,
    kpi,
    answer,
    behind,
    row,
    cursor,
    filtered: namesOf(c.get("ctx").city, query),
  };
  return c.html(<BehindPage {...view} />);
}

/** How many longest overdue directives are named. */
const NAMED = 5;

/** Null for whoever does not read directives. */
async function directivesOf(verbs: Verbs, ctx: Ctx) {
  if (!may(ctx.actor, "directive.read")) return null;
  const [counts, { items }] = await Promise.all([verbs.countDirectives(ctx), verbs.listDirectives(ctx)]);
  return { counts, overdue: items.filter(({ overdue }) => overdue).slice(0, NAMED) };
}

const queryOf = (c: Context<HttpEnv>): LeaderQuery => {
  const { now, city } = c.get("ctx");
  return readLeaderQuery(c.req.query(), now(), city.reporting.cutOff);
};

const rankBy = (asked: string | undefined): RankBy => (asked === "unit" || asked === "sector" ? asked : "ward");
