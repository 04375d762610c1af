/** Why staff are told of a ticket: its time runs out, has run out, or something happened to it. */
export const NOTICE_KINDS = [
  "warning",
  "breach",
  "escalation",
  "handed_back",
  "reopened",
  "informed",
  "mentioned",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
