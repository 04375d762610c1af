import { eq } from "drizzle-orm";
import { sessions } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { digestOf } from "./token.ts";

export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await ctx.db.delete(sessions).where(eq(sessions.digest, digestOf(token)));
}
