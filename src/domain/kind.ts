/** What the message is, whatever it is about. */
export const KINDS = ["complaint", "question", "suggestion", "praise", "spam"] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_LABEL: Record<Kind, { vi: string; en: string }> = {
  complaint: { vi: "Phản ánh", en: "Complaint" },
  question: { vi: "Câu hỏi", en: "Question" },
  suggestion: { vi: "Góp ý", en: "Suggestion" },
  praise: { vi: "Khen ngợi", en: "Praise" },
  spam: { vi: "Tin rác", en: "Spam" },
};

/** The tone of the words, whatever the matter. */
export const SENTIMENTS = ["negative", "neutral", "positive"] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const SENTIMENT_LABEL: Record<Sentiment, { vi: string; en: string }> = {
  negative: { vi: "Bức xúc", en: "Negative" },
  neutral: { vi: "Trung tính", en: "Neutral" },
  positive: { vi: "Tích cực", en: "Positive" },
};
