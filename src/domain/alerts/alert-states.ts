/** What made an alert: more people than expected, more negative words than before, nothing where something always comes. */
export const ALERT_RULES = ["spike", "sentiment", "silence"] as const;
export type AlertRule = (typeof ALERT_RULES)[number];

/** A person says whether it was right; one that nobody judged is closed when it has long been over. */
export const ALERT_STATES = ["open", "right", "wrong", "closed"] as const;
export type AlertState = (typeof ALERT_STATES)[number];
