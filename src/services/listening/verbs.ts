import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import { AttachInput, attachMention } from "./attach.ts";
import { DismissInput, dismissMention, handOverMention, watchMention } from "./decisions.ts";
import { PromoteInput, promoteMention } from "./promote.ts";
import { undoMention } from "./undo-decision.ts";
import type { MentionView } from "./view.ts";

interface MentionVerb<I extends z.ZodType = z.ZodType> {
  input: I;
  act(ctx: Ctx, id: string, input: z.infer<I>): Promise<MentionView>;
}

const verb = <I extends z.ZodType>(input: I, act: MentionVerb<I>["act"]): MentionVerb =>
  ({ input, act }) as unknown as MentionVerb; // safe: `act` is only ever given what `input` has read

const nothing = z.strictObject({});

/** What a person can do to a mention, by the name that it has in the API. */
export const MENTION_VERBS = {
  promote: verb(PromoteInput, promoteMention),
  attach: verb(AttachInput, (ctx, id, { to }) => attachMention(ctx, id, to)),
  dismiss: verb(DismissInput, (ctx, id, { reason }) => dismissMention(ctx, id, reason)),
  watch: verb(nothing, watchMention),
  "hand-over": verb(nothing, handOverMention),
  undo: verb(nothing, undoMention),
} satisfies Record<string, MentionVerb>;
