import { inArray } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { channelAccounts, sources } from "#src/db/schema/index.ts";
import { CHANNEL_LABEL } from "#src/domain/channels.ts";

const idsOf = (origins: readonly string[], kind: "account" | "source"): string[] =>
  origins.flatMap((origin) => (origin.startsWith(`${kind}:`) ? [origin.slice(kind.length + 1)] : []));

/** What people call accounts and sources: "account:zalo-1" is "Zalo “zalo-1”". What is gone has no name. */
export async function originNames(tx: Tx, origins: readonly string[]): Promise<Map<string, string>> {
  const [accountIds, sourceIds] = [idsOf(origins, "account"), idsOf(origins, "source")];
  const accounts =
    accountIds.length > 0
      ? await tx
          .select({ id: channelAccounts.id, channel: channelAccounts.channel })
          .from(channelAccounts)
          .where(inArray(channelAccounts.id, accountIds))
      : [];
  const listened =
    sourceIds.length > 0
      ? await tx.select({ id: sources.id, name: sources.name }).from(sources).where(inArray(sources.id, sourceIds))
      : [];
  return new Map([
    ...accounts.map(({ id, channel }) => [`account:${id}`, `${CHANNEL_LABEL[channel].vi} “${id}”`] as const),
    ...listened.map(({ id, name }) => [`source:${id}`, name] as const),
  ]);
}
