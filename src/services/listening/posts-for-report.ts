import { redact } from "#src/domain/redact/redact.ts";
import type { Ctx } from "../ctx.ts";
import { listMentions } from "./list-mentions.ts";
import type { MentionFilter } from "./mention-filter.ts";
import type { MentionView } from "./view.ts";

/** A report goes from hand to hand: so much of a post is enough to know whether to open it. */
const LONGEST = 400;

export type ReportedPost = Omit<MentionView, "author">;

/**
 * The most serious posts that a filter finds, without who wrote them and with personal data taken out: by the rules, and by
 * the model's eye for personal data where this process has one.
 * @throws as `listMentions`
 */
export async function postsForReport(ctx: Ctx, filter: MentionFilter, limit: number): Promise<ReportedPost[]> {
  const { items } = await listMentions(ctx, { ...filter, sort: "serious", limit });
  return Promise.all(
    items.map(async ({ author: _who, ...post }) => {
      const text = post.text.normalize("NFC");
      const safe = redact(text, (await ctx.findPersonal?.(text)) ?? []).text;
      return { ...post, text: safe.length > LONGEST ? `${safe.slice(0, LONGEST).replace(/\s+\S*$/u, "")}…` : safe };
    }),
  );
}
