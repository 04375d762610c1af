import type { Senders } from "#src/ports/sender.ts";
import { createAccount } from "#src/services/accounts/create-account.ts";
import { type AccountTest, testAccount } from "#src/services/accounts/test-account.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { discardDeadLetter, replayByHand, showDeadLetters } from "#src/services/dead-letters/manage.ts";
import { changeListeningSettings } from "#src/services/listening/settings.ts";
import { previewListeningSettings, viewListeningSettings } from "#src/services/listening/view-settings.ts";
import {
  changePublicTexts,
  hidePublicText,
  readPublicTexts,
  viewPublicTexts,
} from "#src/services/public-texts/manage-public-texts.ts";
import { previewRetention, viewRetention } from "#src/services/retention/preview.ts";
import { changeRetention } from "#src/services/retention/settings.ts";
import { isSampleOn, loadSample } from "#src/services/sample/sample-state.ts";
import { turnSampleOff } from "#src/services/sample/turn-off.ts";
import { turnSampleOn } from "#src/services/sample/turn-on.ts";
import { loadAttention } from "#src/services/setup/attention.ts";
import { loadSetup, noteSetup } from "#src/services/setup/checklist.ts";
import { importPopulations, loadPopulations } from "#src/services/wards/populations.ts";
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
  ...{ viewListeningSettings, previewListeningSettings, changeListeningSettings },
  showWards,
  ...{ importPopulations, loadPopulations },
  ...{ isSampleOn, loadSample, turnSampleOn, turnSampleOff },
  ...{ readPublicTexts, viewPublicTexts, changePublicTexts, hidePublicText },
  createAccount,
  testAccount: (ctx: Ctx, id: string): Promise<AccountTest> => testAccount(ctx, senders, id),
});

export type AdminVerbs = ReturnType<typeof adminVerbs>;
