/** What may have become of a mention. Everything but `new` is a person's decision; each can be taken back. */
export const MENTION_STATES = ["new", "watched", "promoted", "attached", "dismissed", "handed_over"] as const;
export type MentionState = (typeof MENTION_STATES)[number];

/** What a mention is, in its source. */
export const MENTION_KINDS = ["post", "comment", "rating", "video", "article"] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** Why a mention is nothing for the city: what the relevance score learns from. */
export const DISMISS_REASONS = [
  "not_city",
  "not_actionable",
  "repost",
  "praise_only",
  "old",
  "spam",
  "private",
  "other",
] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];
