import { z } from "zod";
import { staffNotices } from "#src/db/schema/index.ts";
import { DISMISS_REASONS, type DismissReason } from "#src/domain/listening/mention-states.ts";
import type { Ctx } from "../ctx.ts";
import { decide } from "./decide.ts";
import { loadListeningSettings, speakersAmong } from "./settings.ts";
import type { MentionView } from "./view.ts";

export const DismissInput = z.strictObject({ reason: z.enum(DISMISS_REASONS) });

/** It is nothing for the city: why, is what the relevance score learns from. @throws as `decide` */
export const dismissMention = (ctx: Ctx, id: string, reason: DismissReason): Promise<MentionView> =>
  decide(ctx, id, "dismissed", async () => ({ set: { state: "dismissed", dismissReason: reason }, facts: { reason } }));

/** Nothing to do yet, but to be looked at again. @throws as `decide` */
export const watchMention = (ctx: Ctx, id: string): Promise<MentionView> =>
  decide(ctx, id, "watched", async () => ({ set: { state: "watched" } }));

/** For those who speak for the city: they are told, by name where the settings name them. @throws as `decide` */
export const handOverMention = (ctx: Ctx, id: string): Promise<MentionView> =>
  decide(ctx, id, "handed_over", async (mention, tx) => {
    const { communications } = await loadListeningSettings(tx);
    const there = await speakersAmong(tx, communications);
    // Whoever was named may have left since: somebody hears of it all the same.
    const told = there.length > 0 ? there : [null];
    await tx
      .insert(staffNotices)
      .values(
        told.map((userId) => ({
          ...{
            ticketId: null,
            kind: "informed" as const,
            role: "leader",
            userId,
            aboutAt: ctx.now(),
            createdAt: ctx.now(),
          },
          key: `mention-${mention.id}-v${mention.version}-communications-${userId ?? "leader"}`,
          text: "Có bài đăng công khai được chuyển sang bộ phận truyền thông: xem ở mục Mạng xã hội, báo chí.",
        })),
      )
      .onConflictDoNothing();
    return { set: { state: "handed_over" } };
  });
