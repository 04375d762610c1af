import { sql } from "drizzle-orm";
import type { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { storeUpkeep } from "../upkeep/settings-row.ts";
import { listPublicTexts, type PublicText } from "./list-public-texts.ts";
import { loadPublicTexts, PublicTexts } from "./settings.ts";

export interface PublicTextsView {
  settings: PublicTexts;
  /** Versions of consent that citizens have ticked, and how many of them. */
  versions: { version: string; n: number }[];
  /** Whether there is a model that finds names: without one nothing is ever shown. */
  hasNames: boolean;
  /** What the page would show with these settings now, whether or not it is turned on. */
  preview: PublicText[];
}

/** @param wanted settings to look at before they are in force; absent: as they are @throws {AppError} FORBIDDEN; INVALID */
export async function viewPublicTexts(ctx: Ctx, wanted?: unknown): Promise<PublicTextsView> {
  allow(ctx.actor, "configure");
  const stored = await loadPublicTexts(ctx.db);
  const settings = wanted === undefined ? stored : { ...checked(wanted), hidden: stored.hidden };
  const versions = await ctx.db.execute<{ version: string; n: number }>(sql`
    select version, count(*)::int as n from consents where how = 'form' and withdrawn_at is null
    group by version order by version desc limit 50`);
  const hasNames = await findsNames(ctx);
  const preview = hasNames && ctx.findPersonal ? await listPublicTexts(ctx, ctx.findPersonal, settings) : [];
  return { settings, versions: [...versions], hasNames, preview };
}

const Wanted = PublicTexts.omit({ hidden: true });

function checked(input: unknown): z.infer<typeof Wanted> {
  const parsed = Wanted.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID", "Thiết lập chưa hợp lệ. Vui lòng tải lại trang và chọn lại.");
}

/** In force with the next look at the page. What was hidden stays hidden. @throws {AppError} FORBIDDEN; INVALID */
export async function changePublicTexts(ctx: Ctx, input: unknown): Promise<void> {
  allow(ctx.actor, "configure");
  const wanted = checked(input);
  await change(ctx, ({ hidden }) => ({ ...wanted, hidden }), { ...wanted });
}

/** Takes one off the page, for good. @throws {AppError} FORBIDDEN */
export async function hidePublicText(ctx: Ctx, reference: string): Promise<void> {
  allow(ctx.actor, "configure");
  await change(ctx, (now) => ({ ...now, hidden: [...new Set([...now.hidden, reference])] }), { hidden: reference });
}

async function change(ctx: Ctx, next: (now: PublicTexts) => PublicTexts, details: Record<string, unknown>) {
  await ctx.db.transaction(async (tx) => {
    // Two of them at once: the second must see what the first has written.
    await tx.execute(sql`select pg_advisory_xact_lock(7150032)`);
    await storeUpkeep(tx, "public-texts", next(await loadPublicTexts(tx)));
    await record(ctx, tx, { action: "setting.change", subject: "public-texts", details });
  });
}

/** What anybody may read; empty where the city has not turned it on. */
export async function readPublicTexts(ctx: Ctx, ward?: string): Promise<PublicText[]> {
  const settings = await loadPublicTexts(ctx.db);
  if (!settings.enabled || !ctx.findPersonal || !(await findsNames(ctx))) return [];
  return listPublicTexts(ctx, ctx.findPersonal, settings, ward);
}

/** The rules alone miss some names: where the model is missing, nothing may be shown. */
async function findsNames(ctx: Ctx): Promise<boolean> {
  try {
    await ctx.findPersonal?.("Nguyễn Văn An");
    return ctx.findPersonal !== undefined;
  } catch (error) {
    ctx.log.warn(
      { reason: error instanceof Error ? error.name : "" },
      "no texts are shown in public: no model for names",
    );
    return false;
  }
}
