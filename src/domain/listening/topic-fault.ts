import { TOPIC_FIELDS, TOPIC_LIMITS } from "./topic-query.ts";

/** Why a query cannot be read, and where: UTF-16 offsets in the query as typed, half-open. */
export interface TopicFault {
  at: number;
  to: number;
  code: TopicFaultCode;
}

/** Each fault in a sentence that says what to do. */
export const TOPIC_FAULTS = {
  empty: "Chủ đề chưa có từ nào. Vui lòng nhập ít nhất một từ hoặc cụm từ.",
  too_long: `Câu tìm dài quá ${TOPIC_LIMITS.characters} ký tự. Vui lòng rút gọn.`,
  too_many_terms: `Câu tìm có quá ${TOPIC_LIMITS.terms} từ. Vui lòng bớt từ hoặc tách thành hai chủ đề.`,
  too_deep: `Ngoặc lồng nhau quá ${TOPIC_LIMITS.depth} tầng. Vui lòng viết gọn hơn.`,
  open_quote: "Cụm từ này thiếu dấu ngoặc kép đóng.",
  open_parenthesis: "Dấu ngoặc này chưa được đóng.",
  stray_parenthesis: "Dấu ngoặc đóng này không có ngoặc mở.",
  empty_parenthesis: "Trong ngoặc chưa có từ nào.",
  no_letters: "Chỗ này không có chữ hay số nào để tìm.",
  missing_before: "Trước chỗ này cần có một từ hoặc cụm từ.",
  missing_after: "Sau chỗ này cần có một từ hoặc cụm từ.",
  near_range: `Khoảng cách của NEAR phải từ 1 đến ${TOPIC_LIMITS.near} từ, ví dụ: ngập NEAR/5 "xe máy".`,
  near_operand: "NEAR chỉ đặt được giữa hai từ, cụm từ, hoặc nhóm (… OR …) gồm các từ.",
  star_inside: "Dấu * chỉ đặt ở cuối từ, ví dụ: ngập*.",
  short_prefix: `Trước dấu * cần ít nhất ${TOPIC_LIMITS.leastPrefix} chữ.`,
  unknown_field: `Chưa có bộ lọc này. Các bộ lọc: ${TOPIC_FIELDS.map((field) => `${field}:`).join(" ")}`,
  unknown_value: "Không có giá trị này. Vui lòng chọn trong danh sách của bộ lọc.",
  matches_nothing_said: "Chủ đề chỉ có điều kiện loại trừ. Vui lòng thêm ít nhất một từ cần tìm.",
} as const;
export type TopicFaultCode = keyof typeof TOPIC_FAULTS;
