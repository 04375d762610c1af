import { redact } from "#src/domain/redact/redact.ts";
import type { State } from "#src/domain/state.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { findTicket } from "../tickets/find-ticket.ts";

const SETTLED: readonly State[] = ["resolved", "closed"];

/**
 * What was answered on a settled ticket, as it may be used again for somebody else: without the names and numbers of
 * whoever it was written to, as far as the rules find them.
 * @returns null while it is open, or was settled without words
 */
export function reusableAnswer({ state, publicAnswer }: { state: State; publicAnswer: string | null }): string | null {
  if (!SETTLED.includes(state) || !publicAnswer?.trim()) return null;
  return redact(publicAnswer.normalize("NFC")).text.trim();
}

/** @throws {AppError} NOT_FOUND: no such ticket within reach, or no answer to use again */
export async function earlierAnswer(ctx: Ctx, reference: string): Promise<string> {
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const answer = reusableAnswer(ticket);
  if (answer === null) throw new AppError("NOT_FOUND", "Phản ánh này chưa có câu trả lời để dùng lại.");
  return answer;
}
