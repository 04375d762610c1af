import { Hono } from "hono";
import { measuredLately } from "#dashboards/http/measured-lately.ts";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { csvRow } from "#src/domain/csv.ts";
import { AppError } from "#src/errors.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import type { PublicText } from "#src/services/public-texts/list-public-texts.ts";
import { followRoutes } from "./follow-routes.tsx";
import { publicFigures } from "./load-public.ts";
import { publicFeed } from "./public-feed.ts";
import { PublicPage } from "./public-page.tsx";
import { readPublicQuery } from "./public-query.ts";

/** Looking for names takes a model a while: the same texts are read once in five minutes. */
const TEXTS_FRESH_MS = 5 * 60_000;
const TEXTS_KEPT = 200;
const CACHE = "public, max-age=300";

/** Mounted at /cong-khai: for everybody, without a session. */
export function publicRoutes(verbs: Verbs, { publicUrl }: { publicUrl: string }): Hono<HttpEnv> {
  const figuresOf = publicFigures(verbs);
  const textsOf = measuredLately<PublicText[]>(TEXTS_FRESH_MS, TEXTS_KEPT);
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    await next();
    if (c.res.ok) c.header("cache-control", CACHE);
    c.header("vary", "cookie, accept-language");
  });
  app.get("/", async (c) => {
    const ctx = c.get("ctx");
    const query = readPublicQuery(c.req.query(), ctx.now(), ctx.city);
    const figures = await figuresOf(ctx, { from: query.from, until: query.until, ward: query.filter.ward });
    const texts = await textsOf(query.filter.ward ?? "", ctx.now(), () =>
      verbs.readPublicTexts(withActor(ctx, SYSTEM), query.filter.ward),
    );
    const hasMail = ctx.hasWay?.("email") ?? false;
    const view = { page: pageOf(c), city: ctx.city, query, figures, texts, hasMail };
    return c.html(<PublicPage {...view} />);
  });
  app.route("/theo-doi", followRoutes(verbs));
  app.get("/rss.xml", async (c) => {
    const ctx = c.get("ctx");
    await refuseSample(verbs, ctx, pageOf(c));
    const ward = ctx.city.ward(c.req.query("ward") ?? "")?.code;
    const feed = await publicFeed(ctx, figuresOf, { publicUrl, ward });
    return c.body(feed, 200, { "content-type": "application/rss+xml; charset=utf-8" });
  });
  app.get("/so-lieu.csv", async (c) => {
    const ctx = c.get("ctx");
    await refuseSample(verbs, ctx, pageOf(c));
    const query = readPublicQuery(c.req.query(), ctx.now(), ctx.city);
    const figures = await figuresOf(ctx, { from: query.from, until: query.until, ward: query.filter.ward });
    const bySector = c.req.query("by") === "sector";
    const words = pageOf(c).t.open;
    const rows = bySector ? figures.sectors.map((row) => ({ ...row, onTime: null })) : figures.wards;
    const head = bySector
      ? [words.code, words.sector, words.received]
      : [words.code, words.ward, words.received, words.onTimePercent];
    const lines = rows.map(({ key, name, count, onTime }) => [
      key,
      name,
      count === null ? words.few : String(count),
      ...(bySector ? [] : [onTime === null ? "" : onTime.toFixed(1)]),
    ]);
    // The mark tells spreadsheets that it is UTF-8.
    const body = `\uFEFF${[head, ...lines].map(csvRow).join("")}`;
    return c.body(body, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="cong-khai-${bySector ? "linh-vuc" : "phuong-xa"}.csv"`,
    });
  });
  return app;
}

/** A file goes on without the banner of the page: nobody must take invented figures for real ones. */
async function refuseSample(verbs: Verbs, ctx: Ctx, { t }: Page): Promise<void> {
  if (await verbs.isSampleOn(ctx)) throw new AppError("UNAVAILABLE", t.sample.noFiles);
}
