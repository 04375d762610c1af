import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { foldText } from "#src/domain/text.ts";
import { linearClassifier } from "./index.ts";

const classifier = linearClassifier();

describe("any text has a valid verdict", () => {
  test("whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), async (text) => {
        const { verdict } = await classifier.classify(text);
        expect(Object.values(verdict.urgencies).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
        expect(verdict.sectors).toHaveLength(3);
        expect(verdict.sectors[0]?.[0]).toBe(verdict.sector);
        const [first = 0, second = 0, third = 0] = verdict.sectors.map(([, probability]) => probability);
        expect(first >= second && second >= third && third >= 0 && first + second + third <= 1.000001).toBe(true);
        expect(verdict.confidence >= 0 && verdict.confidence <= 1).toBe(true);
        expect(verdict.secondarySector).not.toBe(verdict.sector);
        expect(verdict.reasons.length).toBeGreaterThan(0);
        expect((await classifier.classify(text)).verdict).toEqual(verdict);
      }),
    );
  });

  test.each(["", "   ", "😡😡😡", "0912 345 678", "!!!"])("%j is left to a person", async (text) => {
    expect((await classifier.classify(text)).verdict).toMatchObject({
      sector: "other",
      needsReview: true,
      confidence: 0,
      reasons: [expect.stringContaining("không có nội dung chữ")],
    });
  });

  test("decomposed text has the verdict of composed text", async () => {
    const text = "Hẻm 12 ngập tới đầu gối, xe chết máy hết trơn";
    expect(await classifier.classify(text.normalize("NFD"))).toEqual(await classifier.classify(text));
  });
});

describe("plain matters", () => {
  test.each([
    ["drainage_flooding", "Mưa chút xíu là đường ngập tới đầu gối, xe chết máy hết, cống nghẹt"],
    ["noise", "Hàng xóm hát karaoke loa kẹo kéo tới nửa đêm ồn không ngủ được"],
    ["waste_environment", "Rác ba ngày nay không ai tới gom, bốc mùi hôi thối cả hẻm"],
    ["water_supply", "Nhà tôi cúp nước từ sáng, vòi không có giọt nào"],
    ["land_admin_procedures", "Hồ sơ cấp sổ hồng nộp ba tháng chưa có kết quả"],
    ["public_transport", "Xe buýt bỏ trạm, tài xế chạy ẩu không dừng đón khách"],
  ])("%s, with and without marks", async (sector, text) => {
    expect((await classifier.classify(text)).verdict.sector).toBe(sector);
    expect((await classifier.classify(foldText(text))).verdict.sector).toBe(sector);
  });

  test("the words that spoke for the sector are given as the citizen wrote them", async () => {
    const { reasons } = (await classifier.classify("Hàng xóm hát Karaoke ồn ào suốt đêm")).verdict;
    expect(reasons.join()).toMatch(/Từ khóa: .*Karaoke/);
  });
});

test.each(["Dây điện rớt xuống nước", "day dien rot xuong nuoc"])(
  "%s is critical, and the rule is named",
  async (text) => {
    const { verdict } = await classifier.classify(text);
    expect(verdict.urgency).toBe("critical");
    expect(verdict.urgencies.critical).toBeGreaterThanOrEqual(0.5);
    expect(verdict.reasons[0]).toContain("dây điện");
  },
);

describe("a model that cannot be trusted is refused, naming MODEL_DIR", () => {
  const shipped = join(import.meta.dirname, "model");
  const folder = mkdtempSync(join(tmpdir(), "langnghe-model-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const refused = () =>
    expect(() => linearClassifier({ modelDir: folder })).toThrow(
      expect.objectContaining({ code: "MISCONFIGURED", message: expect.stringContaining("MODEL_DIR") }),
    );

  test("missing", () => refused());

  test("cut short or changed in one byte", () => {
    cpSync(shipped, folder, { recursive: true });
    const bytes = readFileSync(join(shipped, "weights.bin"));
    writeFileSync(join(folder, "weights.bin"), bytes.subarray(0, -1));
    refused();
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(join(folder, "weights.bin"), bytes);
    refused();
  });

  test("with a card that is not JSON, or for other labels", () => {
    cpSync(shipped, folder, { recursive: true });
    writeFileSync(join(folder, "model.json"), "{");
    refused();
    const card = readFileSync(join(shipped, "model.json"), "utf8");
    writeFileSync(join(folder, "model.json"), card.replace("drainage_flooding", "drains"));
    refused();
  });
});
