/** What a row says when whoever had it in hand did not come back. `claimedUntil` stays: echoes are matched by it. */
export const MAYBE_SENT = {
  state: "maybe_sent",
  failure: "unclear",
  failureCode: "worker_gone",
  failureReason: "Tiến trình gửi dừng giữa chừng: không rõ tin đã đến người dân hay chưa.",
} as const;
