import { problemsOf } from "#src/services/accounts/problems-of.ts";
import { showAccounts } from "#src/services/accounts/show-accounts.ts";
import { switchSetting } from "#src/services/accounts/switch-setting.ts";
import { giveBack, takeOver } from "#src/services/dialogue/hand-over.ts";
import { noteWriting, saveDraft } from "#src/services/drafts/keep-draft.ts";
import { loadAnswers, loadReplyBox } from "#src/services/drafts/load-reply-box.ts";
import { sendReply } from "#src/services/drafts/send-reply.ts";
import { resendBubble } from "#src/services/outbox/resend-bubble.ts";
import { settleBubble } from "#src/services/outbox/settle-bubble.ts";
import { earlierAnswer } from "#src/services/similar/earlier-answer.ts";

/** What the pages ask of the service about answering citizens and about the channels that carry it. */
export const replyVerbs = {
  loadReplyBox,
  earlierAnswer,
  loadAnswers,
  saveDraft,
  noteWriting,
  sendReply,
  resendBubble,
  settleBubble,
  giveBack,
  takeOver,
  problemsOf,
  showAccounts,
  switchSetting,
};

export type ReplyVerbs = typeof replyVerbs;
