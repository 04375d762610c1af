import { eq, sql } from "drizzle-orm";
import type { PaperSimulator } from "#adapters/newspaper/simulator.ts";
import { sourceItems, sources } from "#src/db/schema/index.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { Simulators } from "../simulators.ts";
import { PRINTED } from "./everyday.ts";

/** Ids of the demo's sources; that of the Page is made by itself. */
export const SOURCES = {
  service: "dich-vu-demo",
  paper: "bao-demo",
  youtube: "youtube-demo",
  file: "tep-demo",
} as const;
/** Known to everybody: nothing real is behind them. */
export const HOOK_SECRET = "listening-service-secret-of-the-demo";
export const YOUTUBE_KEY = "youtube-key-of-the-demo";
export const CITY_CHANNEL = "UCkenh-thanh-pho-demo";

/** Invented people who write to the city when it rains. Ids as each provider names them. */
export const NEIGHBOURS = [
  { name: "Đinh Thị Mưa", zalo: "800010900000201", psid: "700010900000201" },
  { name: "Lâm Văn Lội", zalo: "800010900000202", psid: "700010900000202" },
  { name: "Tạ Thị Nước", zalo: "800010900000203", psid: "700010900000203" },
  { name: "Phan Văn Cống", zalo: "800010900000204", psid: "700010900000204" },
  { name: "Mai Thị Trọ", zalo: "800010900000205", psid: "700010900000205" },
  { name: "Huỳnh Văn Xe", zalo: "800010900000206", psid: "700010900000206" },
] as const;

/** In the demo's paper, under an id that is the same after a restart. */
export function printArticle(papers: PaperSimulator, [title, summary]: readonly [string, string]): void {
  papers.paper("thoi-su").publish({ guid: title, title, summary });
}

/**
 * The sources of the demo. At each start: the simulated paper and the simulated YouTube have other addresses then, and
 * remember nothing of before.
 * @returns how many posts of the service were told already
 */
export async function seedSources(ctx: Ctx, { papers }: Pick<Simulators, "papers">): Promise<number> {
  for (const article of PRINTED) printArticle(papers, article);
  const seal = (secret: string) => ctx.box.seal(secret);
  const rows: (typeof sources.$inferInsert)[] = [
    { id: SOURCES.service, kind: "webhook", name: "Dịch vụ lắng nghe (thử)", secretSealed: seal(HOOK_SECRET) },
    {
      ...{ id: SOURCES.paper, kind: "newspaper", name: "Báo Thử, mục Thời sự" },
      settings: { address: papers.paper("thoi-su").address, everyMinutes: 10 },
    },
    {
      ...{ id: SOURCES.youtube, kind: "youtube", name: "Kênh YouTube của thành phố (thử)", retentionDays: 30 },
      settings: { ...YOUTUBE, channels: [CITY_CHANNEL] },
      secretSealed: seal(YOUTUBE_KEY),
    },
  ];
  for (const row of rows) {
    const asked = row.kind === "webhook" ? {} : { nextAt: ctx.now(), cursor: {}, faultsInARow: 0, fault: null };
    const { settings = {}, secretSealed = null } = row;
    await ctx.db
      .insert(sources)
      .values({ ...row, ...asked })
      .onConflictDoUpdate({ target: sources.id, set: { settings, secretSealed, ...asked } });
  }
  const [told] = await ctx.db
    .select({ n: sql<number>`count(distinct ${sourceItems.itemKey})::int` })
    .from(sourceItems)
    .where(eq(sourceItems.sourceId, SOURCES.service));
  return told?.n ?? 0;
}

const YOUTUBE = { videos: [], searches: [], unitsADay: 2_000, everyMinutes: 5, push: true };
