import { isOnlyName, waysToMatch } from "#src/domain/listening/names-only.ts";
import type { TopicQuery } from "#src/domain/listening/topic-query.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { readTopic } from "../listening/topic-values.ts";

/**
 * A query as it may be saved: readable, and no private person's name.
 * @throws {AppError} INVALID with the place in `details` (readTopic); UNPROCESSABLE, `details.code` "person", for a name
 */
export async function checkQuery(ctx: Ctx, typed: string): Promise<TopicQuery> {
  const query = await readTopic(ctx, typed);
  for (const words of new Set(waysToMatch(query))) if (await isPerson(ctx, words)) throw person();
  return query;
}

async function isPerson(ctx: Ctx, words: string): Promise<boolean> {
  if (isOnlyName(words)) return true;
  // In small letters: of bare words in capitals, "Mất Điện", the model takes most for names. One that cannot answer leaves the rules.
  const seen = (await ctx.findPersonal?.(words.toLowerCase()).catch(() => [])) ?? [];
  return seen.some(({ type }) => type === "name") && isOnlyName(words, seen);
}

const SAYS =
  "Chủ đề này chỉ là họ tên một người. Hệ thống không theo dõi cá nhân. Nếu đây là tên đường, trường, công trình, vui lòng viết kèm loại, ví dụ “đường Nguyễn Văn Linh”; nếu là một vụ việc, vui lòng thêm từ nói về việc đó.";

const person = () =>
  new AppError("UNPROCESSABLE", SAYS, { code: "person", fields: [{ field: "query", message: SAYS }] });
