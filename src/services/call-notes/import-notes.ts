import { HOTLINE_PROVIDERS, type HotlineProvider } from "#src/domain/channels.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import { findAccount } from "../accounts/load-account.ts";
import type { Ctx } from "../ctx.ts";
import { receiveDelivery } from "../intake/receive-delivery.ts";

/**
 * Takes in operators' notes that were read from a file. The same file again adds nothing.
 * @param eventsFor the notes as events of a telephone system: their call ids are of that system
 * @returns how many notes are new
 * @throws {AppError} NOT_FOUND: no such hotline account
 */
export async function importNotes(
  ctx: Ctx,
  accountId: string,
  file: Uint8Array,
  eventsFor: (provider: HotlineProvider) => NormalizedEvent[],
): Promise<{ added: number; known: number }> {
  allow(ctx.actor, "call-notes.import");
  const account = await findAccount(ctx, accountId);
  if (account?.channel !== "hotline")
    throw new AppError("NOT_FOUND", `there is no hotline account ${accountId}: add one with "channel add hotline"`);
  const events = eventsFor(HOTLINE_PROVIDERS.find((known) => known === account.settings.provider) ?? "generic");
  const { eventIds } = await receiveDelivery(ctx, account, file, events);
  return { added: eventIds.length, known: events.length - eventIds.length };
}
