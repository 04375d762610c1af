import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { mentions, sourceItems, sources } from "#src/db/schema/index.ts";
import { canonicalUrl } from "#src/domain/listening/canonical-url.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { SourceItem } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import type { PageReader } from "../fetching/page-reader.ts";
import { pageTitle } from "../fetching/page-title.ts";
import { keepItems } from "./keep-items.ts";
import { nudge } from "./tell.ts";

/** The one source of what people paste; made on first use. */
const PASTED = { id: "pasted", kind: "pasted", name: "Liên kết do cán bộ dán" } as const;

export interface CheckedLink {
  /** As it will be kept. */
  url: string;
  /** We have it already: id of the mention, or "" while it is still on its way to become one. */
  known: string | null;
  /** What the page calls itself; null where it may not be asked, or says nothing. */
  title: string | null;
}

export interface PastedLink {
  url: string;
  /** Typed or copied by the person. */
  text: string;
  /** As the page names the writer; may be empty. */
  author: string;
  /** ISO 8601; empty: now. */
  postedAt: string;
}

/** Whether we have the post already, before anybody types anything; and its title. @throws {AppError} FORBIDDEN, INVALID */
export async function checkLink(
  ctx: Ctx,
  pages: PageReader,
  address: string,
  signal?: AbortSignal,
): Promise<CheckedLink> {
  allow(ctx.actor, "mention.decide");
  const url = urlOf(address);
  const known = await findByUrl(ctx, url);
  return { url, known, title: known === null ? await pageTitle(pages, url, signal) : null };
}

const Pasted = z.object({
  text: z.string().trim().min(1, "Vui lòng nhập nội dung bài viết.").max(10_000, "Nội dung dài nhất 10.000 ký tự."),
  author: z.string().trim().max(200, "Tên dài nhất 200 ký tự."),
  postedAt: z.union([z.literal(""), z.iso.datetime({ offset: true, error: "Vui lòng chọn ngày giờ đăng." })]),
});

/**
 * Keeps a post that a person has found: public, and where no machine of ours may look.
 * @returns whether it is new; of two people who paste the same at once, one is
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT with `details.mention` when we have it already
 */
export async function pasteLink(ctx: Ctx, given: PastedLink): Promise<{ url: string }> {
  allow(ctx.actor, "mention.decide");
  const url = urlOf(given.url);
  const pasted = Pasted.safeParse(given);
  if (!pasted.success)
    throw new AppError("INVALID", "Bài viết chưa đủ thông tin.", {
      fields: pasted.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })),
    });
  const ids = await ctx.db.transaction(async (tx) => {
    // Two who paste the same link at once: the second waits here, then finds it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`pasted ${url}`}))`);
    const known = await findByUrl({ db: tx }, url);
    if (known !== null) throw new AppError("CONFLICT", "Bài này đã có trong hệ thống.", { mention: known });
    await tx.insert(sources).values(PASTED).onConflictDoNothing();
    return keepItems(tx, PASTED.id, [itemOf(ctx, url, pasted.data)], ctx.now());
  });
  await nudge(ctx, ids);
  return { url };
}

function itemOf(ctx: Ctx, url: string, { text, author, postedAt }: z.output<typeof Pasted>): SourceItem {
  const at = postedAt === "" ? ctx.now().toISOString() : new Date(postedAt).toISOString();
  return {
    ...{ verb: "upsert", kind: "post", key: url, url, text, postedAt: at, changedAt: at },
    // Of somebody without a name nothing is known that would tell one from another.
    authorKey: author ? `${URL.parse(url)?.hostname} ${author}` : null,
    authorName: author || null,
  };
}

function urlOf(address: string): string {
  const url = canonicalUrl(address);
  if (url) return url;
  throw new AppError("INVALID", "Liên kết chưa đúng.", {
    fields: [{ field: "url", message: "Vui lòng dán liên kết đầy đủ, bắt đầu bằng https://." }],
  });
}

/** @returns id of the mention of that address, "" of an item that has not become one yet, null of none */
async function findByUrl({ db }: { db: Pick<Ctx["db"], "select"> }, url: string): Promise<string | null> {
  const [mention] = await db
    .select({ id: mentions.id })
    .from(mentions)
    .where(and(eq(mentions.url, url), isNull(mentions.removedAt)))
    .orderBy(mentions.id)
    .limit(1);
  if (mention) return String(mention.id);
  const [waiting] = await db
    .select({ id: sourceItems.id })
    .from(sourceItems)
    .where(and(eq(sourceItems.sourceId, PASTED.id), eq(sourceItems.itemKey, url), isNull(sourceItems.takenAt)))
    .limit(1);
  return waiting ? "" : null;
}
