/** What goes out by e-mail outside any conversation with a citizen: to staff, and to whoever follows a ward. */
export const MAIL_KINDS = ["brief", "follow_confirm", "area_digest", "notices"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export const MAIL_STATES = ["queued", "sending", "sent", "maybe_sent", "failed", "cancelled"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A period that a mail is about, [from, until), ISO 8601 UTC. */
export interface MailPeriod {
  from: string;
  until: string;
}
