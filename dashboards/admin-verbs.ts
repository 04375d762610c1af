import type { Senders } from "#src/ports/sender.ts";
import { createAccount } from "#src/services/accounts/create-account.ts";
import { type AccountTest, testAccount } from "#src/services/accounts/test-account.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { discardDeadLetter, replayByHand, showDeadLetters } from "#src/services/dead-letters/manage.ts";
import { previewRetention, viewRetention } from "#src/services/retention/preview.ts";
import { changeRetention } from "#src/services/retention/settings.ts";
import { loadAttention } from "#src/services/setup/attention.ts";
import { loadSetup, noteSetup } from "#src/services/setup/checklist.ts";
import { showWards } from "#src/services/wards/show-wards.ts";

/** What the pages of whoever runs the service ask of it. @param senders the ways out; without them no token is tested */
export const adminVerbs = (senders: Senders = { get: () => undefined }) => ({
  loadAttention,
  loadSetup,
  noteSetup,
  showDeadLetters,
  replayByHand,
  discardDeadLetter,
  viewRetention,
  previewRetention,
  changeRetention,
  showWards,
  createAccount,
  testAccount: (ctx: Ctx, id: string): Promise<AccountTest> => testAccount(ctx, senders, id),
});

export type AdminVerbs = ReturnType<typeof adminVerbs>;
