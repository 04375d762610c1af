import type { Context } from "hono";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { parseIncidentReference, parseReference } from "#src/domain/reference.ts";
import { UNDO_MS } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { inTime } from "./in-time.ts";
import type { MentionAttempt } from "./mention-acts.tsx";
import { ALARMS, alarmText } from "./mention-alarm.tsx";
import { MENTION_PAGE, type MentionQuery, mentionFilter, mentionUrl, readMentionQuery } from "./mention-query.ts";
import { MentionsPage } from "./mentions-page.tsx";

interface Asked {
  /** Of the post to open; else the first of the list. */
  id?: string;
  attempt?: MentionAttempt;
  /** What was tried, and how it is answered. */
  action?: string;
  status?: 200 | 400 | 409;
}

/** The desk as it stands: the list, one post open, what must not be overlooked. */
export async function showMentions(verbs: Verbs, c: Context<HttpEnv>, query: MentionQuery, asked: Asked = {}) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const [list, alarms, waiting, topics, sources, views] = await Promise.all([
    listOf(verbs, ctx, query),
    alarmsOf(verbs, ctx),
    verbs.countMentions(ctx, { state: "new", relevance: "desk" }),
    inTime(ctx, "topics", () => verbs.listTopics(ctx)),
    verbs.sourceNames(ctx),
    inTime(ctx, "views", () => verbs.listViews(ctx, "mentions")),
  ]);
  const id = asked.id ?? list.items[0]?.id;
  const open = id === undefined ? undefined : await verbs.loadMention(ctx, id);
  const view = { page, query, city: ctx.city, ...list, alarms, waiting, topics, sources, open, ...justDone(c, page) };
  // Only the form for a ticket comes back with what was entered; of the others there is nothing to keep.
  const attempt = asked.action === "promote" ? asked.attempt : undefined;
  const refused = attempt ? undefined : asked.attempt?.errors.map(({ message }) => message).join(" ");
  return c.html(
    <MentionsPage
      {...view}
      views={views.filter(({ saved }) => saved !== null)}
      asked={asked.id !== undefined}
      attempt={attempt}
      refused={refused}
    />,
    asked.status ?? 200,
  );
}

interface Shown {
  items: MentionView[];
  next: string | null;
  fault: string | undefined;
}

/** Words that cannot be read as a query are said at the box; the rest of the page stands. */
async function listOf(verbs: Verbs, ctx: Ctx, query: MentionQuery): Promise<Shown> {
  try {
    return { ...(await verbs.listMentions(ctx, mentionFilter(query))), fault: undefined };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "INVALID") throw error;
    return { items: [], next: null, fault: error.message };
  }
}

const alarmsOf = async (verbs: Verbs, ctx: Ctx): Promise<MentionView[]> =>
  (await verbs.listMentions(ctx, { state: "new", urgency: "critical", relevance: "desk", limit: ALARMS })).items;

/** What led here, in words: from the address, so that a reload says it again and undoes nothing twice. */
function justDone(c: Context<HttpEnv>, page: Page) {
  const { done = "", about = "", at = "", reference = "" } = c.req.query();
  const words: Record<string, string | ((reference: string) => string)> = page.t.listening.done;
  const said = Object.hasOwn(words, done) ? words[done] : undefined;
  const text =
    typeof said === "function" ? said(parseReference(reference) ?? parseIncidentReference(reference) ?? "") : said;
  if (!text) return { flash: undefined, undoable: undefined };
  const fresh = page.now.getTime() - Math.trunc(Number(at)) < UNDO_MS;
  const mayUndo =
    fresh && /^\d{1,15}$/.test(about) && ["promote", "attach", "dismiss", "watch", "hand-over"].includes(done);
  return { flash: text, undoable: mayUndo ? { text, id: about } : undefined };
}

export interface FreshMentions {
  /** In words; "" when nothing is new. */
  text: string;
  /** In words; "" when nothing dangerous waits. */
  alarm: string;
  /** Where the first dangerous one is read. */
  alarmUrl: string;
}

/** What has come since the page was made, for its script. */
export async function freshMentions(verbs: Verbs, c: Context<HttpEnv>): Promise<FreshMentions> {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const since = Date.parse(c.req.query("since") ?? "");
  if (Number.isNaN(since)) throw new AppError("INVALID", "Thiếu thời điểm.");
  const query = { ...readMentionQuery(c.req.query()), sort: "newest", cursor: "" } as const;
  const [{ items }, alarms] = await Promise.all([listOf(verbs, ctx, query), alarmsOf(verbs, ctx)]);
  const n = items.filter(({ seenAt }) => Date.parse(seenAt) > since).length;
  const words = page.t.listening.list;
  const [first] = alarms;
  return {
    text: n === 0 ? "" : n >= MENTION_PAGE ? words.freshMany(n - 1) : words.fresh(n),
    alarm: first ? alarmText(page, alarms.length) : "",
    alarmUrl: first ? mentionUrl(readMentionQuery({ sort: "serious" }), first.id) : "",
  };
}
