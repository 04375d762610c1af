/** Where a ticket is in its life. The moves between them: src/domain/transitions.ts. */
export const STATES = [
  "new",
  "needs_triage",
  "triaged",
  "assigned",
  "in_progress",
  "waiting_citizen",
  "resolved",
  "closed",
  "rejected",
  "duplicate",
  "reopened",
] as const;
export type State = (typeof STATES)[number];

export const STATE_LABEL: Record<State, { vi: string; en: string }> = {
  new: { vi: "Mới tiếp nhận", en: "New" },
  needs_triage: { vi: "Chờ phân loại", en: "Needs triage" },
  triaged: { vi: "Đã phân loại", en: "Triaged" },
  assigned: { vi: "Đã giao", en: "Assigned" },
  in_progress: { vi: "Đang xử lý", en: "In progress" },
  waiting_citizen: { vi: "Chờ người dân", en: "Waiting for the citizen" },
  resolved: { vi: "Đã xử lý", en: "Resolved" },
  closed: { vi: "Đã đóng", en: "Closed" },
  rejected: { vi: "Từ chối", en: "Rejected" },
  duplicate: { vi: "Trùng lặp", en: "Duplicate" },
  reopened: { vi: "Mở lại", en: "Reopened" },
};

/** States in which the matter still waits for somebody. */
export const OPEN_STATES = [
  "new",
  "needs_triage",
  "triaged",
  "assigned",
  "in_progress",
  "waiting_citizen",
  "reopened",
] as const satisfies readonly State[];
