import { and, desc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { mentions, relevanceModels, sources } from "#src/db/schema/index.ts";
import { type Example, type FitReport, fitWeights, reportFit } from "#src/domain/listening/fit-relevance.ts";
import type { DismissReason } from "#src/domain/listening/mention-states.ts";
import { featuresOf } from "#src/domain/listening/relevance.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import type { Ctx } from "../ctx.ts";
import { judgedOf } from "./read-item.ts";
import type { MentionRow } from "./view.ts";

/** Of fewer decisions nothing is learnt that the rule does not know better. */
const LEAST = 50;
const LEAST_OF_EACH = 10;
const MOST = 5_000;

/** Dismissed because it was nothing for the city; "repost" or "old" say nothing of what it was about. */
const NOTHING: DismissReason[] = ["not_city", "not_actionable", "praise_only", "spam"];

/**
 * Learns the relevance score anew from what people promoted and dismissed. What it has learnt counts only when it judges
 * decisions that it has not seen at least as well as the plain rule.
 * @returns the report; null: too few decisions, or no better than the rule
 */
export async function refitRelevance(ctx: Ctx): Promise<FitReport | null> {
  const examples = await examplesOf(ctx);
  const relevant = examples.filter((example) => example.relevant).length;
  if (examples.length < LEAST || Math.min(relevant, examples.length - relevant) < LEAST_OF_EACH) return null;
  const report = reportFit(examples);
  if (report.auc < report.ruleAuc) return null;
  await ctx.db
    .insert(relevanceModels)
    .values({ weights: fitWeights(examples), decisions: examples.length, report, fittedAt: ctx.now() });
  return report;
}

async function examplesOf(ctx: Ctx): Promise<Example[]> {
  const worth = inArray(mentions.state, ["promoted", "attached"]);
  const nothing = and(eq(mentions.state, "dismissed"), inArray(mentions.dismissReason, NOTHING));
  const rows = await ctx.db
    .select({ mention: mentions, sourceKind: sources.kind })
    .from(mentions)
    .innerJoin(sources, eq(sources.id, mentions.sourceId))
    .where(
      and(or(worth, nothing), isNull(mentions.removedAt), isNotNull(mentions.model), isNotNull(mentions.decidedAt)),
    )
    .orderBy(desc(mentions.decidedAt))
    .limit(MOST);
  return rows.flatMap(({ mention, sourceKind }) => {
    const features = featuresAgain(ctx, mention, sourceKind);
    return features ? [{ features, relevant: mention.state !== "dismissed" }] : [];
  });
}

function featuresAgain(ctx: Ctx, mention: MentionRow, sourceKind: (typeof sources.$inferSelect)["kind"]) {
  const sector = SECTOR_IDS.find((id) => id === mention.sector);
  const { urgency, verdictKind: kind, confidence, text, postedAt } = mention;
  if (!sector || !urgency || !kind || confidence === null) return null;
  const place = ctx.city.locate({ text, at: postedAt });
  return featuresOf(judgedOf(ctx, mention, sourceKind, { sector, urgency, kind, confidence }, place));
}
