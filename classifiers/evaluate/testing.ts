import type { Span, Verdict } from "#src/ports/classifier.ts";
import type { Judged, Row } from "./judged.ts";

/** A labelled message and its answer, right in everything but what a test changes. */
export function judged(row: Partial<Row> = {}, said: Partial<Verdict> = {}, place: Span[] | null = null): Judged {
  const sector = said.sector ?? "noise";
  return {
    row: {
      id: "a",
      text: "loa kẹo kéo ồn quá",
      style: "chat",
      sector: "noise",
      secondary_sector: null,
      urgency: "normal",
      kind: "complaint",
      sentiment: "negative",
      address_text: null,
      ...row,
    },
    verdict: {
      sector,
      sectors: [
        [sector, 1],
        ["other", 0],
      ],
      secondarySector: null,
      urgency: "normal",
      urgencies: { critical: 0, high: 0, normal: 1, low: 0 },
      kind: "complaint",
      sentiment: "negative",
      confidence: 1,
      needsReview: false,
      reasons: [],
      keywords: [],
      model: "fixed",
      ...said,
    },
    spans: place && { place },
  };
}
