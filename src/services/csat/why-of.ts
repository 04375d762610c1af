import { isRatingReason, REASON_LABEL } from "#src/domain/csat.ts";
import type { RatingRow } from "./keep-rating.ts";

/** The reason with which a ticket is reopened after a bad rating: what the citizen chose and wrote. */
export function whyOf({ reason, comment, score }: Pick<RatingRow, "reason" | "comment" | "score">): string {
  const chosen = isRatingReason(reason) ? REASON_LABEL[reason].vi : null;
  const said = [chosen, comment].filter((part) => part).join(": ");
  return said || `Người dân chưa hài lòng với kết quả${score === null ? "" : ` (${score}/5)`} và đề nghị xử lý lại.`;
}
