/** How content somebody is with how a ticket was resolved: 1 to 5. */
export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

/** contract.md §4 shows 1 and 2 as one; who is asked sees two steps of it. */
export const SCORE_LABEL: Record<Score, { vi: string; en: string }> = {
  1: { vi: "Rất không hài lòng", en: "Very dissatisfied" },
  2: { vi: "Không hài lòng", en: "Dissatisfied" },
  3: { vi: "Chấp nhận", en: "Acceptable" },
  4: { vi: "Hài lòng", en: "Satisfied" },
  5: { vi: "Rất hài lòng", en: "Very satisfied" },
};

export const RATING_REASONS = ["not_done", "slow", "attitude", "unclear", "elsewhere"] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

/** Short enough for a button (20 characters). */
export const REASON_LABEL: Record<RatingReason, { vi: string; en: string }> = {
  not_done: { vi: "Việc chưa xong", en: "Not finished" },
  slow: { vi: "Xử lý chậm", en: "Too slow" },
  attitude: { vi: "Thái độ chưa tốt", en: "Attitude of staff" },
  unclear: { vi: "Trả lời chưa rõ", en: "Unclear answer" },
  elsewhere: { vi: "Xử lý sai chỗ", en: "Wrong place" },
};

/** Then we ask what was not right. */
export const isBad = (score: number): boolean => score <= 2;

export const isScore = (value: number): value is Score => (SCORES as readonly number[]).includes(value);

export const isRatingReason = (value: unknown): value is RatingReason =>
  RATING_REASONS.some((reason) => reason === value);

/** Why nobody was asked. */
export const NOT_ASKED = ["no_way", "opted_out", "blocked", "spam", "notices_off"] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

/** An answer can be changed for so long. */
export const EDIT_MS = 24 * 3_600_000;
/** A link works for so long after the question. */
export const LINK_MS = 14 * 86_400_000;
