import { type Context, Hono } from "hono";
import { asksAtOnce } from "#dashboards/http/at-once.ts";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { DISMISS_REASONS } from "#src/domain/listening/mention-states.ts";
import { AppError } from "#src/errors.ts";
import { PromoteInput } from "#src/services/listening/promote.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { fieldsOf } from "./fields-of.ts";
import type { MentionAttempt } from "./mention-acts.tsx";
import { attachPage } from "./mention-attach.tsx";
import { pasteRoutes } from "./mention-paste.tsx";
import { mentionsUrl, mentionUrl, queryOfList, readMentionQuery } from "./mention-query.ts";
import { freshMentions, showMentions } from "./mention-show.tsx";

/** Mounted at /console/mentions, behind the guard. */
export const mentionRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => showMentions(verbs, c, readMentionQuery(c.req.query())))
    .route("/paste", pasteRoutes(verbs))
    .get("/fresh", async (c) => c.json(await freshMentions(verbs, c)))
    .get("/:id", (c) => showMentions(verbs, c, readMentionQuery(c.req.query()), { id: c.req.param("id") }))
    .get("/:id/attach", (c) => attachPage(verbs, c, {}))
    // Reloading or translating a page that answered a POST lands here.
    .get("/:id/:action", (c) => c.redirect(`/console/mentions/${encodeURIComponent(c.req.param("id"))}`, 303))
    .post("/:id/:action", (c) => decide(verbs, c, c.req.param("id"), c.req.param("action")));

export const MENTION_ACTS = ["promote", "attach", "dismiss", "watch", "hand-over", "undo"] as const;
export type MentionAct = (typeof MENTION_ACTS)[number];

async function decide(verbs: Verbs, c: Context<HttpEnv>, id: string, asked: string) {
  const action = MENTION_ACTS.find((one) => one === asked);
  if (!action) throw new AppError("NOT_FOUND", "Không có việc này.");
  const fields = await fieldsOf(c);
  try {
    const after = await perform(verbs, c, id, action, fields);
    return c.redirect(whereNext(c, fields, action, after), 303);
  } catch (error) {
    if (asksAtOnce(c)) throw error;
    const errors = faultsOf(error, ["INVALID", "CONFLICT", "NOT_FOUND"]);
    if (action === "attach") return attachPage(verbs, c, { attempt: { values: fields, errors } }, 400);
    const attempt: MentionAttempt = { values: fields, errors };
    const status = error instanceof AppError && error.code === "CONFLICT" ? 409 : 400;
    return showMentions(verbs, c, queryOfList(fields.list), { id, attempt, action, status });
  }
}

function perform(
  verbs: Verbs,
  c: Context<HttpEnv>,
  id: string,
  action: MentionAct,
  fields: Record<string, string>,
): Promise<MentionView> {
  const ctx = c.get("ctx");
  switch (action) {
    case "promote":
      return verbs.promoteMention(ctx, id, correctionsOf(fields));
    case "attach":
      return verbs.attachMention(ctx, id, (fields.to ?? "").trim());
    case "dismiss":
      return verbs.dismissMention(ctx, id, reasonOf(fields.reason));
    case "watch":
      return verbs.watchMention(ctx, id);
    case "hand-over":
      return verbs.handOverMention(ctx, id);
    case "undo":
      return verbs.undoMention(ctx, id);
  }
}

/** Fields that were left empty stay as the machine had them. */
function correctionsOf({ sector, urgency, wardCode, unitId }: Record<string, string>): PromoteInput {
  const given = Object.entries({ sector, urgency, wardCode, unitId }).filter(([, value]) => value);
  const read = PromoteInput.safeParse(Object.fromEntries(given));
  if (!read.success) throw new AppError("INVALID", "Trang có thể đã cũ. Vui lòng tải lại rồi thử lại.");
  return read.data;
}

function reasonOf(given: string | undefined) {
  const reason = DISMISS_REASONS.find((one) => one === given);
  if (!reason) throw new AppError("INVALID", "Vui lòng chọn lý do bỏ qua.");
  return reason;
}

/** On to what stood after it in the list; what was done is said there, with the way back. */
function whereNext(
  c: Context<HttpEnv>,
  fields: Record<string, string>,
  action: MentionAct,
  after: MentionView,
): string {
  const query = queryOfList(fields.list);
  const done = new URLSearchParams({ done: action, about: after.id, at: String(c.get("ctx").now().getTime()) });
  const to = after.incident && !after.ticket ? after.incident : after.ticket;
  if (to) done.set("reference", to);
  const advance = pageOf(c).habits.advance || action === "undo";
  const next = /^\d{1,15}$/.test(fields.next ?? "") ? fields.next : undefined;
  if (!advance) return `${mentionUrl(query, after.id)}&${done}`;
  return `${next ? mentionUrl(query, next) : mentionsUrl(query, { cursor: query.cursor })}&${done}`;
}
