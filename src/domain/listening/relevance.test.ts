import { describe, expect, test } from "vitest";
import { type Example, fitWeights, reportFit } from "./fit-relevance.ts";
import { DESK_RELEVANCE, featuresOf, type Judged, PLAIN_RULE, relevanceOf } from "./relevance.ts";

const judged = (text: string, more: Partial<Judged> = {}): Judged => ({
  ...{ text, place: "none", street: false, city: false, sourceKind: "webhook", kind: "post" },
  ...{ sector: "other", confidence: 0.5, verdictKind: "complaint", urgency: "normal" },
  ...more,
});
const score = (one: Judged) => relevanceOf(featuresOf(one), PLAIN_RULE).score;

describe("the plain rule", () => {
  test.each<[string, Partial<Judged>, boolean]>([
    [
      "Đường Tân Hóa ngập nặng",
      { place: "resolved", street: true, sector: "drainage_flooding", confidence: 0.9 },
      true,
    ],
    ["Khu tôi mất điện từ sáng tới giờ", { sector: "lighting_electricity", confidence: 0.9 }, true],
    ["Cháy nhà, có người mắc kẹt", { sector: "fire_rescue", confidence: 0.9, urgency: "critical" }, true],
    ["Hà Nội ngập nặng sau mưa", { place: "outside", sector: "drainage_flooding", confidence: 0.9 }, false],
    ["Fandom bên kia cà khịa idol của tụi mình hoài", {}, false],
    ["Đội tuyển ghi bàn phút cuối, trận đấu quá hay", { verdictKind: "praise" }, false],
    ["Giảm giá sốc, inbox mình chốt đơn, freeship", { verdictKind: "spam" }, false],
    [
      "Cảm ơn các anh công nhân vệ sinh",
      { verdictKind: "praise", sector: "waste_environment", confidence: 0.8 },
      false,
    ],
  ])("%s", (text, more, shown) => expect(score(judged(text, more)) >= DESK_RELEVANCE).toBe(shown));

  test("says what weighed most", () => {
    const { why } = relevanceOf(
      featuresOf(judged("Hà Nội ngập", { place: "outside", sector: "drainage_flooding" })),
      PLAIN_RULE,
    );
    expect(why[0]).toBe("elsewhere");
  });
});

describe("what people decide", () => {
  // Here articles are worth a ticket, and what is on our own page is not: the other way round than the rule has it.
  const examples: Example[] = Array.from({ length: 120 }, (_, i) => ({
    features: i % 2 ? { article: 1, complaint: 1 } : { own_page: 1, complaint: 1, place: i % 3 ? 1 : 0 },
    relevant: i % 2 === 1,
  }));

  test("moves the weights, and judges what it has not seen better than the rule", () => {
    const report = reportFit(examples);
    expect(report.auc).toBeGreaterThan(0.95);
    expect(report.ruleAuc).toBeLessThan(0.5);
    const weights = fitWeights(examples);
    expect(weights.article).toBeGreaterThan(weights.own_page);
  });

  test("with nothing to go by is the rule", () => {
    for (const [name, weight] of Object.entries(fitWeights([])))
      expect(weight).toBeCloseTo(PLAIN_RULE[name as keyof typeof PLAIN_RULE]);
  });
});
