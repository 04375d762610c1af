import { and, eq } from "drizzle-orm";
import { messages } from "#src/db/schema/index.ts";
import { joinEcho } from "../outbox/join-echo.ts";
import { citizenKey } from "./citizens-side.ts";
import { foldMessage } from "./fold-message.ts";
import { noteStaffMessage } from "./note-staff-message.ts";
import type { Folding } from "./take-event.ts";

/**
 * Our own words coming back. What we sent through the outbox settles its row; what nobody here sent was written by a
 * person in the provider's own app, and is kept as such. Nothing ever answers an echo.
 */
export async function foldEcho(folding: Folding): Promise<void> {
  const { tx, event, accountId } = folding;
  if (event.verb !== "add") return void (await foldMessage(folding));
  const metadata = event.facts?.metadata;
  const ours = await joinEcho(tx, {
    accountId,
    objectId: event.objectId,
    to: citizenKey(event),
    text: event.text ?? "",
    at: new Date(event.occurredAt),
    metadata: typeof metadata === "string" ? metadata : undefined,
  });
  if (!ours) await noteStaffMessage(folding, await foldMessage(folding));
}

/**
 * A comment of the page itself: ours by the outbox, or a person's answer to what a citizen wrote.
 * @returns false when it answers nobody: then it only gives meaning to the comments around it
 */
export async function foldOwnComment(folding: Folding): Promise<boolean> {
  const { tx, event, accountId } = folding;
  const [known] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.accountId, accountId), eq(messages.objectId, event.objectId)));
  if (known || event.verb !== "context" || (event.facts?.verb ?? "add") !== "add") return false;
  // A comment directly under a post names only the post.
  const { parentId = event.threadKey } = event.facts ?? {};
  const to = String(parentId);
  const at = new Date(event.occurredAt);
  const text = event.text ?? "";
  if (await joinEcho(tx, { accountId, objectId: event.objectId, to, text, at })) return true;
  const [answered] = await tx
    .select({ conversationId: messages.conversationId })
    .from(messages)
    .where(and(eq(messages.accountId, accountId), eq(messages.objectId, to), eq(messages.direction, "in")));
  if (!answered) return false;
  const { conversationId } = answered;
  const [message] = await tx
    .insert(messages)
    .values({
      ...{ conversationId, accountId, objectId: event.objectId, direction: "out", kind: "echo", text },
      attachments: event.attachments,
      occurredAt: at,
      textOf: event.occurredAt,
      receivedAt: folding.receivedAt,
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (message) await noteStaffMessage(folding, { id: message.id, conversationId });
  return true;
}
