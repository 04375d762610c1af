import { sources, topics } from "#src/db/schema/index.ts";
import type { Classifier } from "#src/ports/classifier.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { takeItem } from "#src/services/listening/take-item.ts";
import { tell } from "#src/services/sources/tell.ts";

const SOURCE = "dien-dan-thu";
/** One that several repeat, one without a place, one that is praise, one that is nothing for the city. */
const POSTS = [
  "Hẻm 48 Lê Lợi phường Sài Gòn ngập tới đầu gối mỗi khi mưa, nhờ xử lý giúp",
  "Hẻm 48 Lê Lợi phường Sài Gòn ngập tới đầu gối mỗi khi mưa, nhờ xử lý giúp!",
  "Đèn đường trước chợ tắt ba đêm nay rồi, tối om",
  "Cảm ơn tổ công tác phường Bàn Cờ đã dọn rác đầu hẻm, sạch hẳn",
  "Tối nay đá bóng, ai cũng xuống đường Nguyễn Huệ ăn mừng",
];

/** Public posts as listening finds them, and a topic that some of them are about. */
export async function cityPosts(ctx: Ctx, classifier: Classifier): Promise<{ mention: string; topic: string }> {
  await ctx.db.insert(sources).values({ id: SOURCE, kind: "webhook", name: "Diễn đàn thử" });
  const [topic] = await ctx.db
    .insert(topics)
    .values({ name: "Ngập nước", query: 'ngập OR "triều cường"' })
    .returning({ id: topics.id });
  const postedAt = ctx.now().toISOString();
  const items = POSTS.map((text, at) => ({
    ...{ verb: "upsert" as const, kind: "post" as const, key: `bai-${at}`, text, postedAt, changedAt: postedAt },
    ...{
      url: `https://dien-dan.example.vn/bai/${at}`,
      authorKey: `nguoi-${at}`,
      authorName: `Người dùng ${at}`,
      reach: at,
    },
  }));
  const { ids } = await tell(ctx, SOURCE, items);
  const taken: (number | null)[] = [];
  for (const id of ids) taken.push(await takeItem(ctx, id, classifier));
  return { mention: String(taken[0]), topic: String(topic?.id) };
}
