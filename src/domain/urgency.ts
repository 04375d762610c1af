/** How soon, from the text and the facts (most urgent first). Rules: docs/labels.md. */
export const URGENCIES = ["critical", "high", "normal", "low"] as const;
export type Urgency = (typeof URGENCIES)[number];

export const URGENCY_LABEL: Record<Urgency, { vi: string; en: string }> = {
  critical: { vi: "Khẩn cấp", en: "Critical" },
  high: { vi: "Cao", en: "High" },
  normal: { vi: "Bình thường", en: "Normal" },
  low: { vi: "Thấp", en: "Low" },
};
