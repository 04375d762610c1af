import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { passkeys, recoveryCodes, totpSecrets } from "#src/db/schema/index.ts";

export interface Factors {
  totp: boolean;
  passkeys: number;
  /** Codes that are left. */
  recovery: number;
  /** Whether a password alone does not sign them in. */
  hasSecond: boolean;
}

/** What a person has beside the password. */
export async function factorsOf(tx: Tx, userId: number): Promise<Factors> {
  const [row] = await tx
    .select({
      totp: sql<boolean>`exists (${tx
        .select({ one: sql`1` })
        .from(totpSecrets)
        .where(and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt)))})`,
      passkeys: sql<number>`(${tx
        .select({ n: sql`count(*)::int` })
        .from(passkeys)
        .where(eq(passkeys.userId, userId))})`,
      recovery: sql<number>`(${tx
        .select({ n: sql`count(*)::int` })
        .from(recoveryCodes)
        .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)))})`,
    })
    .from(sql`(select 1) as one`);
  const found = row ?? { totp: false, passkeys: 0, recovery: 0 };
  return { ...found, hasSecond: found.totp || found.passkeys > 0 };
}
