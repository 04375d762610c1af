import type { contacts } from "#src/db/schema/index.ts";
import type { Channel } from "#src/domain/channels.ts";
import { chosenLanguage } from "#src/domain/dialogue/language-of.ts";
import type { Ctx } from "../ctx.ts";
import { type Contact, maskContact } from "../tickets/contact.ts";

/** A citizen as one account knows them, masked. Instants are ISO 8601 UTC. */
export interface ContactView {
  id: number;
  personId: number | null;
  channel: Channel;
  accountId: string;
  masked: Contact;
  language: "vi" | "en" | null;
  blocked: { at: string; reason: string } | null;
  erasedAt: string | null;
  createdAt: string;
}

export type ContactRow = typeof contacts.$inferSelect;

/** In the clear: only for masking, and for the export that a citizen has asked for. */
export function openRow(ctx: Pick<Ctx, "box">, row: ContactRow): Contact {
  const open = (sealed: string | null) => (sealed ? ctx.box.open(sealed) : null);
  return {
    name: open(row.nameSealed),
    phone: open(row.phoneSealed),
    email: open(row.emailSealed),
    anonymous: row.anonymous,
  };
}

export function contactView(ctx: Pick<Ctx, "box">, row: ContactRow, channel: Channel): ContactView {
  const { id, personId, accountId, blockedAt, blockedReason } = row;
  return {
    ...{ id, personId, channel, accountId },
    masked: maskContact(openRow(ctx, row)),
    language: chosenLanguage(row.language),
    blocked: blockedAt ? { at: blockedAt.toISOString(), reason: blockedReason ?? "" } : null,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
