import type { Classifier, Verdict } from "#src/ports/classifier.ts";

/** A classifier that answers what a test tells it to. */
export function fixedClassifier(verdict: Partial<Verdict> = {}): Classifier & { asked: string[] } {
  const asked: string[] = [];
  return {
    version: "fixed-1",
    asked,
    classify: async (text) => {
      asked.push(text);
      const said: Verdict = {
        sector: "drainage_flooding",
        sectors: [
          ["drainage_flooding", 0.9],
          ["road_infrastructure", 0.07],
          ["water_supply", 0.03],
        ],
        secondarySector: null,
        urgency: "normal",
        urgencies: { critical: 0.01, high: 0.1, normal: 0.85, low: 0.04 },
        kind: "complaint",
        sentiment: "negative",
        confidence: 0.9,
        needsReview: false,
        reasons: ['Từ khóa: "ngập"'],
        keywords: [],
        model: "fixed-1",
        ...verdict,
      };
      return { verdict: said, embedding: null, spans: null };
    },
  };
}
