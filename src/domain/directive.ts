/** What a leader's instruction (chỉ đạo) is about. */
export const DIRECTIVE_SUBJECTS = ["ticket", "ward", "sector", "topic"] as const;
export type DirectiveSubject = (typeof DIRECTIVE_SUBJECTS)[number];

/** "open": the unit has to answer. "answered": the leader has to read the answer. "done": accepted, reported no longer. */
export const DIRECTIVE_STATES = ["open", "answered", "done"] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

/** What happens to one, in its history. */
export const DIRECTIVE_STEPS = ["opened", "answered", "sent_back", "accepted"] as const;
export type DirectiveStep = (typeof DIRECTIVE_STEPS)[number];
