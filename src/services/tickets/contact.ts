import { eq } from "drizzle-orm";
import { contacts, conversations } from "#src/db/schema/index.ts";
import { maskPhone } from "#src/domain/phone.ts";
import type { Ctx } from "../ctx.ts";

export interface Contact {
  name: string | null;
  phone: string | null;
  email: string | null;
  anonymous: boolean;
}

/** Who wrote, in the clear. Only for `revealContact` and the masking below. */
export async function openContact(ctx: Ctx, conversationId: number): Promise<Contact> {
  const [row] = await ctx.db
    .select({ contact: contacts })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(eq(conversations.id, conversationId));
  const open = (sealed: string | null | undefined) => (sealed ? ctx.box.open(sealed) : null);
  return {
    name: open(row?.contact.nameSealed),
    phone: open(row?.contact.phoneSealed),
    email: open(row?.contact.emailSealed),
    anonymous: row?.contact.anonymous ?? true,
  };
}

/** Enough to recognise, not enough to call: "T••• N•••", "0912 ••• 678", "m•••@example.vn". */
export function maskContact(contact: Contact): Contact {
  const maskWord = (word: string) => `${word.slice(0, 1)}•••`;
  return {
    name: contact.name ? contact.name.trim().split(/\s+/).map(maskWord).join(" ") : null,
    phone: contact.phone ? maskPhone(contact.phone) : null,
    email: contact.email ? contact.email.replace(/^(.).*(@.*)$/, "$1•••$2") : null,
    anonymous: contact.anonymous,
  };
}
