import { mentions } from "#src/db/schema/index.ts";
import type { Folding } from "./take-event.ts";

/** A public post or rating that a person may turn into a ticket. */
export async function foldMention({ ctx, tx, event, accountId }: Folding): Promise<void> {
  const row = {
    accountId,
    objectId: event.objectId,
    kind: event.kind,
    authorSealed: event.author.name && !event.author.anonymous ? ctx.box.seal(event.author.name) : null,
    text: event.verb === "remove" ? "" : (event.text ?? ""),
    facts: event.facts ?? {},
    occurredAt: new Date(event.occurredAt),
  };
  await tx
    .insert(mentions)
    .values(row)
    .onConflictDoUpdate({ target: [mentions.accountId, mentions.objectId], set: { text: row.text, facts: row.facts } });
}
