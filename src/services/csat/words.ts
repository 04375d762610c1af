import { RATING_REASONS, REASON_LABEL, SCORE_LABEL, SCORES } from "#src/domain/csat.ts";
import type { Language } from "#src/domain/dialogue/dialogue.ts";
import type { Ctx } from "../ctx.ts";
import { type Spoken, subjectOf, words } from "../dialogue/words.ts";

/** Of which ticket somebody is asked, and where they answer. */
interface Asked {
  reference: string;
  link: string;
}
type Asking = "rating_ask" | "rating_ask_link" | "rating_remind";

/** The question whether it helped, as the city's texts put it. */
export function questionWords(ctx: Ctx, id: Asking, asked: Asked, spoken: Spoken): { text: string; subject?: string } {
  const values = { ...asked, scale: scaleIn(spoken.language) };
  const subject = subjectOf(ctx, id, values, spoken.language);
  return { text: words(ctx, id, values, spoken), ...(subject && { subject }) };
}

const scaleIn = (language: Language) => SCORES.map((score) => `${score}. ${SCORE_LABEL[score][language]}`).join("\n");

export const scoreReplies = (ratingId: number, language: Language) =>
  SCORES.toReversed().map((score) => ({
    title: `${score} ${SCORE_LABEL[score][language]}`,
    payload: `rate:${ratingId}:${score}`,
  }));

export const whereReplies = (ctx: Ctx, ratingId: number, language: Language) => [
  { title: words(ctx, "button_reopen", {}, { language, way: null }), payload: `reopen:${ratingId}` },
  ...RATING_REASONS.map((reason) => ({
    title: REASON_LABEL[reason][language],
    payload: `why:${ratingId}:${reason}`,
  })),
];

/** Said by the telephone's menu, in Vietnamese, where a template's variables and lengths mean nothing. */
export const SPOKEN = {
  ask: "Xin cho biết mức độ hài lòng với kết quả xử lý. Bấm phím từ 1, rất không hài lòng, đến 5, rất hài lòng.",
  thanks: "Cảm ơn ông bà đã đánh giá.",
  sorry:
    "Rất tiếc vì ông bà chưa hài lòng. Ý kiến đã được chuyển đến lãnh đạo đơn vị. Nếu việc chưa xong, xin bấm phím 9 để mở lại phản ánh.",
  nothing: "Không có phản ánh nào của số điện thoại này đang chờ đánh giá.",
  wrongKey: "Phím chưa đúng. Xin bấm một phím từ 1 đến 5.",
  reopened: "Phản ánh đã được mở lại và chuyển đến lãnh đạo đơn vị. Cảm ơn ông bà.",
} as const;
