import { RATING_REASONS, type RatingReason, REASON_LABEL, SCORE_LABEL, SCORES } from "#src/domain/csat.ts";

/**
 * What citizens read when they are asked whether it helped. Sentences of the machine: short, polite, and never a word
 * of what the citizen wrote.
 */

const scale = SCORES.map((score) => `${score}. ${SCORE_LABEL[score].vi}`).join("\n");

export const askInChat = (reference: string, link: string): string =>
  `Phản ánh ${reference} đã được xử lý xong. Xin ông/bà cho biết mức độ hài lòng với kết quả:\n${scale}\nÔng/bà bấm chọn hoặc trả lời bằng một số từ 1 đến 5. Muốn nói rõ hơn, mời mở: ${link}`;

export const askByLink = (reference: string, link: string): string =>
  `Phản ánh ${reference} đã xử lý xong. Mời ông/bà cho biết có hài lòng không tại: ${link}`;

export const remindInWords = (reference: string, link: string): string =>
  `Ông/bà chưa cho biết có hài lòng với kết quả xử lý phản ánh ${reference} hay không. Ông/bà trả lời bằng một số từ 1 (rất không hài lòng) đến 5 (rất hài lòng), hoặc mở: ${link}. Chúng tôi không hỏi lại nữa.`;

export const askSubject = (reference: string): string => `Mời đánh giá kết quả xử lý phản ánh ${reference}`;

export const scoreReplies = (ratingId: number) =>
  SCORES.toReversed().map((score) => ({
    title: `${score} ${SCORE_LABEL[score].vi}`,
    payload: `rate:${ratingId}:${score}`,
  }));

export const THANKS = "Cảm ơn ông/bà đã đánh giá. Ông/bà có thể đổi ý trong 24 giờ bằng đường dẫn đã gửi.";

export const askWhere = (score: number): string =>
  `Chúng tôi rất tiếc vì ông/bà chưa hài lòng (${score}/5). Kết quả chưa được ở đâu ạ? Ông/bà chọn hoặc viết vài lời; nếu việc chưa xong, bấm “Mở lại phản ánh” để đơn vị xử lý tiếp.`;

export const whereReplies = (ratingId: number) => [
  { title: "Mở lại phản ánh", payload: `reopen:${ratingId}` },
  ...RATING_REASONS.map((reason: RatingReason) => ({
    title: REASON_LABEL[reason].vi,
    payload: `why:${ratingId}:${reason}`,
  })),
];

export const HEARD =
  "Cảm ơn ông/bà, ý kiến đã được chuyển đến lãnh đạo đơn vị. Nếu việc chưa xong, ông/bà trả lời “mở lại” để đơn vị xử lý tiếp.";

export const reopened = (reference: string): string =>
  `Phản ánh ${reference} đã được mở lại và chuyển đến lãnh đạo đơn vị xử lý. Chúng tôi sẽ báo ông/bà khi có kết quả.`;

export const NO_LONGER =
  "Câu hỏi này đã hết hạn hoặc phản ánh đang được xử lý lại, nên chúng tôi chưa ghi nhận được lựa chọn vừa rồi. Nếu cần, ông/bà cứ nhắn nội dung muốn phản ánh.";

/** Spoken on the telephone. */
export const SPOKEN = {
  ask: "Xin cho biết mức độ hài lòng với kết quả xử lý. Bấm phím từ 1, rất không hài lòng, đến 5, rất hài lòng.",
  thanks: "Cảm ơn ông bà đã đánh giá.",
  sorry:
    "Rất tiếc vì ông bà chưa hài lòng. Ý kiến đã được chuyển đến lãnh đạo đơn vị. Nếu việc chưa xong, xin bấm phím 9 để mở lại phản ánh.",
  nothing: "Không có phản ánh nào của số điện thoại này đang chờ đánh giá.",
  wrongKey: "Phím chưa đúng. Xin bấm một phím từ 1 đến 5.",
  reopened: "Phản ánh đã được mở lại và chuyển đến lãnh đạo đơn vị. Cảm ơn ông bà.",
} as const;
