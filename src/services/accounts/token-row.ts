import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { accountTokens } from "#src/db/schema/index.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Ctx } from "../ctx.ts";

/** The tokens of an account, opened. Never logged, never shown. */
export interface KnownTokens {
  access: string | null;
  refresh: string | null;
  expiresAt: Date | null;
  renewedAt: Date | null;
  needsSignIn: boolean;
  problem: string | null;
  checkedAt: Date | null;
}

/** As they were last renewed; before the first time, as they were given with `channel add`. */
export async function knownTokens(ctx: Ctx, tx: Tx, { id, secrets }: ChannelAccount): Promise<KnownTokens> {
  const [row] = await tx.select().from(accountTokens).where(eq(accountTokens.accountId, id));
  const open = (sealed: string | null | undefined) => (sealed ? ctx.box.open(sealed) : null);
  return {
    access: open(row?.accessSealed) ?? secrets.accessToken ?? null,
    refresh: open(row?.refreshSealed) ?? secrets.refreshToken ?? null,
    expiresAt: row?.expiresAt ?? null,
    renewedAt: row?.renewedAt ?? null,
    needsSignIn: row?.needsSignIn ?? false,
    problem: row?.problem ?? null,
    checkedAt: row?.checkedAt ?? null,
  };
}
