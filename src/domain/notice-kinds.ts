/** Why staff are told of a ticket: its time runs out, has run out, or something happened to it; or somebody waits for a call. */
export const NOTICE_KINDS = [
  "warning",
  "breach",
  "escalation",
  "handed_back",
  "reopened",
  "informed",
  "mentioned",
  "call_back",
  "directive",
  "extension",
  "alert",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
