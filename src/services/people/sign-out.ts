import { eq } from "drizzle-orm";
import { sessions } from "#src/db/schema/index.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { digestOf } from "./token.ts";

export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(sessions)
      .where(eq(sessions.digest, digestOf(token)))
      .returning();
    if (gone && ctx.actor.kind === "user")
      await record(ctx, tx, { action: "sign_out", subject: `user:${gone.userId}` });
  });
}
