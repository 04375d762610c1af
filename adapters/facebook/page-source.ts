import { z } from "zod";
import { canonicalUrl } from "#src/domain/listening/canonical-url.ts";
import type { Reading, SourceFault, SourceItem, SourceNow, SourceReader } from "#src/ports/source.ts";
import type { Failed } from "../provider/failed.ts";
import { sha256Hex } from "../signature.ts";
import { textOf } from "../untrusted-json.ts";
import { callGraph, type GraphHost } from "./api.ts";

/** The webhook is given so long to bring it: this look only repairs. */
const WEBHOOK_MS = 10 * 60_000;
/** So far back each look goes, beyond the last one: a webhook that failed may have failed for a day. */
const OVERLAP_MS = 86_400_000;
const FIRST_MS = 7 * 86_400_000;
const MOST_PAGES = 5;
const FIELDS = "id,message,created_time,updated_time,permalink_url,from";

const Settings = z.strictObject({
  everyMinutes: z.coerce
    .number("Vui lòng nhập số phút.")
    .int("Vui lòng nhập số phút nguyên.")
    .min(10, "Ít nhất 10 phút.")
    .max(1_440, "Nhiều nhất là 1.440 phút, tức một ngày.")
    .default(30),
});

const Cursor = z.object({
  since: z.string().optional(),
  /** Short digest of what each post said, by id: its `updated_time` also moves when somebody comments. */
  seen: z.record(z.string(), z.string()).default({}),
});

const Posts = z.object({
  data: z.array(
    z.object({
      id: z.coerce.string().min(1),
      message: z.string().optional(),
      created_time: z.string(),
      updated_time: z.string().optional(),
      permalink_url: z.string().optional(),
      /** Absent for people whom the Page may not know. */
      from: z.object({ id: z.coerce.string(), name: z.string().nullish() }).nullish(),
    }),
  ),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
});
type Post = z.output<typeof Posts>["data"][number];

/** Posts of visitors and posts that name the Page, in case its webhook did not say: `/{page}/feed` and `/{page}/tagged`. */
export function facebookPages(host: GraphHost): SourceReader {
  return {
    kind: "facebook_page",
    settings: Settings,
    async read(source, now, signal) {
      const { everyMinutes } = Settings.parse(source.settings);
      const cursor = Cursor.safeParse(source.cursor).data ?? { seen: {} };
      const sinceMs = (cursor.since ? Date.parse(cursor.since) : now.getTime() - FIRST_MS) - OVERLAP_MS;
      const found: Post[] = [];
      let requests = 0;
      let fault: Reading["fault"];
      for (const edge of ["feed", "tagged"] as const) {
        const read = await readEdge(host, source, { edge, since: String(Math.floor(sinceMs / 1_000)) }, signal);
        requests += read.requests;
        found.push(...read.posts);
        fault ??= read.failed && { code: faultOf(read.failed), facts: { why: read.failed.code, edge } };
      }
      const { items, seen } = itemsOf(found, source, cursor.seen, now);
      return {
        items,
        // What could not be read is asked for again, from the same day on.
        cursor: { seen: { ...(fault && cursor.seen), ...seen }, since: fault ? cursor.since : now.toISOString() },
        nextAt: new Date(now.getTime() + everyMinutes * 60_000),
        cost: { requests, units: 0, bytes: 0 },
        ...(fault && { fault }),
      };
    },
  };
}

async function readEdge(
  host: GraphHost,
  { account }: SourceNow,
  { edge, since }: { edge: "feed" | "tagged"; since: string },
  signal: AbortSignal,
): Promise<{ posts: Post[]; requests: number; failed?: Failed }> {
  const pageId = account?.settings.pageId;
  if (!account?.accessToken || !pageId) {
    const failed: Failed = { ok: false, failure: "account", code: "no_token", reason: "" };
    return { posts: [], requests: 0, failed };
  }
  const call = { path: `/${pageId}/${edge}`, accessToken: account.accessToken, appSecret: account.appSecret };
  const posts: Post[] = [];
  let after: string | undefined;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = { fields: FIELDS, since, limit: "100", ...(after && { after }) };
    const answer = await callGraph(host, { ...call, query }, Posts, signal);
    if (!answer.ok) return { posts, requests: page, failed: answer };
    posts.push(...answer.data.data);
    after = answer.data.paging?.next ? answer.data.paging.cursors?.after : undefined;
    if (!after) return { posts, requests: page };
  }
  return { posts, requests: MOST_PAGES };
}

function itemsOf(posts: readonly Post[], { account }: SourceNow, before: Record<string, string>, now: Date) {
  const items: SourceItem[] = [];
  const seen: Record<string, string> = {};
  for (const post of posts) {
    const text = textOf(post.message);
    const postedMs = Date.parse(post.created_time.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
    if (!text || post.from?.id === account?.settings.pageId || !(postedMs <= now.getTime() - WEBHOOK_MS)) continue;
    const digest = sha256Hex(text).slice(0, 16);
    const known = before[post.id];
    if (!seen[post.id] && known !== digest) items.push(itemOf(post, text, postedMs, known === undefined ? null : now));
    seen[post.id] = digest;
  }
  return { items, seen };
}

const itemOf = (
  { id, permalink_url, from }: Post,
  text: string,
  postedMs: number,
  changed: Date | null,
): SourceItem => ({
  ...{ verb: "upsert", kind: "post", key: id, text },
  url: permalink_url ? canonicalUrl(permalink_url) : null,
  authorKey: from?.id ?? null,
  authorName: from?.name ?? null,
  postedAt: new Date(postedMs).toISOString(),
  changedAt: (changed ?? new Date(postedMs)).toISOString(),
});

function faultOf({ failure, code }: Failed): SourceFault {
  if (failure === "account" || failure === "token") return "unauthorised";
  if (failure === "defer") return "rate_limited";
  return /^http/.test(code) || /^\d/.test(code) ? "http_status" : "unreachable";
}
