import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { Draft } from "#src/services/drafts/keep-draft.ts";
import { ReplyInput } from "#src/services/tickets/reply.ts";
import { actionInput } from "./action-to-input.ts";
import { fieldErrors } from "./attempt-of.ts";
import { keepFiles } from "./keep-files.ts";
import { type ReplyTry, type ReplyValues, wayNamed } from "./reply-try.ts";

/** A press of one of the buttons of the reply box. */
export interface ReplyAsked {
  reference: string;
  form: FormData;
  ctx: Ctx;
  /** "send", "preview", "template", "draft", "drop", "earlier:PA-…". */
  what: string;
  /** Our last message on the page that they had before them. */
  seen: number;
  values: ReplyValues;
}

/** `done`: what to say after going back to the ticket. Otherwise the box comes back as it was. */
export type ReplyResult = { done: string } | { tried: ReplyTry; status: 200 | 400 | 409 };

/** Does what a button of the reply box asks for. What is typed is never lost. */
export async function replyAct(verbs: Verbs, ctx: Ctx, t: Dictionary, asked: ReplyAsked): Promise<ReplyResult> {
  const { reference, form, what } = asked;
  if (what === "drop") {
    await verbs.saveDraft(ctx, reference, { text: "", way: null, files: [] });
    return { done: "dropped" };
  }
  const values = { ...asked.values };
  try {
    await keepFiles(verbs, ctx, "reply", form, values);
  } catch (error) {
    return refused(t, values, error);
  }
  if (what === "draft") {
    await verbs.saveDraft(ctx, reference, draftOf(values));
    return { done: "draft" };
  }
  if (what.startsWith("earlier:")) return withEarlier(verbs, ctx, what.slice("earlier:".length), values);
  if (what === "preview" || what === "template") {
    await verbs.noteWriting(ctx, reference);
    return what === "preview" ? back(values, { preview: true }) : withReadyText(verbs, ctx, t, asked, values);
  }
  return send(verbs, ctx, t, asked, values);
}

const draftOf = ({ text, way, files }: ReplyValues): Draft => ({
  text,
  way: wayNamed(way),
  files: files.split(",").filter((id) => id !== ""),
});

const back = (values: ReplyValues, more: Partial<ReplyTry> = {}, status: 200 | 400 | 409 = 200): ReplyResult => ({
  tried: { values, errors: [], answers: [], preview: false, ...more },
  status,
});

/** Behind what is written already: nothing that somebody typed is overwritten. */
async function withReadyText(
  verbs: Verbs,
  ctx: Ctx,
  t: Dictionary,
  { reference }: ReplyAsked,
  values: ReplyValues,
): Promise<ReplyResult> {
  const { texts } = await verbs.loadReplyBox(ctx, reference);
  const ready = texts.find(({ id }) => id === values.template)?.text;
  if (ready == null) return back(values, { errors: [{ field: "template", message: t.reply.chooseFirst }] }, 400);
  return back({ ...values, text: behind(values.text, ready), template: "" }, { preview: true });
}

/** What was answered to somebody else about the same: to be read and changed, never sent as it is. */
async function withEarlier(verbs: Verbs, ctx: Ctx, reference: string, values: ReplyValues): Promise<ReplyResult> {
  const answer = await verbs.earlierAnswer(ctx, reference);
  return back({ ...values, text: behind(values.text, answer) });
}

const behind = (typed: string, more: string): string => [typed.trim(), more].filter((part) => part !== "").join("\n\n");

async function send(
  verbs: Verbs,
  ctx: Ctx,
  t: Dictionary,
  { reference, seen }: ReplyAsked,
  values: ReplyValues,
): Promise<ReplyResult> {
  const way = wayNamed(values.way);
  try {
    const fields = { text: values.text, files: values.files, ...(way && { way }) };
    const input = ReplyInput.parse(actionInput("reply", fields).read);
    await verbs.sendReply(ctx, reference, input, seen);
    return { done: "reply" };
  } catch (error) {
    if (!(error instanceof AppError) || error.details.answers === undefined) return refused(t, values, error);
    return back(values, { answers: await verbs.loadAnswers(ctx, reference, seen) }, 409);
  }
}

/** @throws the error again, when showing the box once more would not help */
function refused(t: Dictionary, values: ReplyValues, error: unknown): ReplyResult {
  if (!(error instanceof AppError)) throw error;
  if (error.code === "INVALID") return back(values, { errors: fieldErrors(t, "reply", error) }, 400);
  const at = (field: string, status: 400 | 409) =>
    back(values, { errors: [{ field, message: error.message }] }, status);
  // Words that must not be public: the text, or the way, is to be changed.
  if (error.code === "UNPROCESSABLE") return at("text", 400);
  if (error.code !== "CONFLICT") throw error;
  return at(error.details.proposals === undefined ? "" : "way", 409);
}
