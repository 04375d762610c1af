import type { Way } from "#src/domain/sending.ts";
import { smsSegments } from "#src/domain/sms-segments.ts";
import { cleanText } from "#src/domain/text.ts";
import { withoutDiacritics } from "#src/domain/without-diacritics.ts";
import type { Ctx } from "../ctx.ts";
import { planBubbles } from "../outbox/plan-bubbles.ts";

/** How an answer would reach the citizen. */
export interface ReplySize {
  characters: number;
  /** What they read, one after another; files go in bubbles of their own, with no words. */
  bubbles: { text: string; files: number }[];
  /** Messages that are billed when the gateway takes the marks off, and when it leaves them; null where it is no SMS. */
  sms: { plain: number; marked: number } | null;
}

/** @param way null: it stands on the tracking page */
export function measureReply(
  ctx: Pick<Ctx, "publicUrl">,
  { text, way, files }: { text: string; way: Way | null; files: number },
  reference: string,
): ReplySize {
  const whole = cleanText(text).trim();
  const names = Array.from({ length: files }, (_, at) => String(at));
  const planned =
    way === null
      ? [{ text: whole, files: names }]
      : planBubbles(ctx, way, { text: whole, files: names, quickReplies: [] }, reference);
  const bubbles = planned.map((one) => ({ text: one.text, files: one.files.length }));
  const segments = (written: (words: string) => string) =>
    bubbles.reduce((sum, one) => sum + smsSegments(written(one.text)).segments, 0);
  const sms = way === "sms" ? { plain: segments(withoutDiacritics), marked: segments((words) => words) } : null;
  return { characters: [...whole].length, bubbles, sms };
}
