/** Why somebody looks at who wrote, in the order in which they are offered. "other" is told in words. */
export const REVEAL_REASONS = ["call_back", "place", "visit", "answer", "danger", "other"] as const;
export type RevealReason = (typeof REVEAL_REASONS)[number];
