import { describe, expect, test } from "vitest";
import { foldText } from "#src/domain/text.ts";
import { CRITICAL, NOT_CRITICAL } from "../fixtures/critical.ts";
import { linearClassifier } from "../linear/index.ts";
import { transformerClassifier } from "./index.ts";

const classifier = await transformerClassifier({ linear: linearClassifier() });
const verdictOf = async (text: string) => (await classifier.classify(text)).verdict;

const ORDINARY = [
  "Hàng xóm hát karaoke tới nửa đêm, phường nhắc hoài không nghe",
  "Ổ gà to đùng trước nhà 12 Lê Lai, mưa là té xe",
  "Hồ sơ xin cấp sổ hồng nộp ba tháng chưa thấy trả",
  "Rác bốn ngày chưa ai lấy, hôi không chịu nổi",
];

describe("the same matter has the same answer", () => {
  test.each(ORDINARY)("composed or decomposed: %s", async (text) => {
    expect(await verdictOf(text.normalize("NFD"))).toEqual(await verdictOf(text.normalize("NFC")));
  });

  test.each(ORDINARY)("in capitals or in small letters: %s", async (text) => {
    const [capitals, small, given] = await Promise.all([text.toUpperCase(), text.toLowerCase(), text].map(verdictOf));
    expect(capitals?.sectors).toEqual(small?.sectors);
    expect([given?.sector, given?.urgency]).toEqual([small?.sector, small?.urgency]);
  });

  test.each(ORDINARY)("without marks: %s", async (text) => {
    expect((await verdictOf(foldText(text))).sector).toBe((await verdictOf(text)).sector);
  });

  test.each(ORDINARY)("with a signature under it: %s", async (text) => {
    const { sector, urgency, kind } = await verdictOf(text);
    const signed = await verdictOf(`${text}.\nTrân trọng, Nguyễn Thị Hoa`);
    expect(signed).toMatchObject({ sector, urgency, kind });
  });

  test("with the tone on either letter, and with letters drawn out", async () => {
    expect((await verdictOf("Nhà máy xả khói đen hoà vào nhà dân")).sectors).toEqual(
      (await verdictOf("Nhà máy xả khói đen hòa vào nhà dân")).sectors,
    );
    expect((await verdictOf("ồn quáááááá, karaoke hoài")).sector).toBe("noise");
  });
});

describe("danger", () => {
  test.each(CRITICAL.flat())("critical: %s", async (text) => expect((await verdictOf(text)).urgency).toBe("critical"));

  test.each(NOT_CRITICAL)("not critical: %s", async (text) =>
    expect((await verdictOf(text)).urgency).not.toBe("critical"),
  );
});

describe("what is no complaint in Vietnamese goes to a person", () => {
  test.each([
    ["English", "There is a huge pothole on the main street, someone could get hurt, please repair it soon"],
    ["Khmer", "មានរន្ធធំមួយនៅលើផ្លូវ សូមជួយជួសជុល"],
    ["Chinese", "路上有一个大坑，请尽快修理，谢谢"],
    ["code", "function main() { return items.map((x) => x.id).filter(Boolean); }"],
    ["emoji", "😡😡😡"],
    ["nothing", ""],
    ["spaces", " \n\t "],
  ])("%s", async (_, text) => {
    const verdict = await verdictOf(text);
    expect(verdict.needsReview).toBe(true);
    expect(verdict.reasons.length).toBeGreaterThan(0);
  });

  test("20,000 characters have an answer, and a place in the middle is found", async () => {
    const filler = "Tôi đã phản ánh nhiều lần mà chưa ai trả lời. ".repeat(8);
    const text = `Rác chất đống hôi thối. ${filler}Chỗ đó ở hẻm 384 Lê Văn Sỹ, phường Nhiêu Lộc. ${filler}`;
    const { spans } = await classifier.classify(text);
    expect(spans?.place.map(([start, end]) => text.slice(start, end)).join()).toContain("Lê Văn Sỹ");
    const { verdict } = await classifier.classify(text.repeat(25));
    expect(verdict.confidence).toBeGreaterThanOrEqual(0);
  });
});

describe("one reading gives more than a verdict", () => {
  test("the words that say where, and the words that carried the verdict", async () => {
    const text = "Chị Hạnh nói hàng xóm hát karaoke suốt đêm ở hẻm 25 Phan Xích Long, phường Cầu Kiệu";
    const { verdict, spans } = await classifier.classify(text);
    const words = (of: readonly (readonly [number, number])[] = []) => of.map(([start, end]) => text.slice(start, end));
    expect(words(spans?.place).join(" ")).toContain("Phan Xích Long");
    expect(verdict.keywords.join(" ")).toContain("karaoke");
  });

  test("texts of one matter lie nearer to each other than to another", async () => {
    const vector = async (text: string) => (await classifier.classify(text)).embedding?.vector ?? new Float32Array();
    const likeness = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
    const flood = await vector("Đường Nguyễn Hữu Cảnh ngập tới đầu gối, xe chết máy hàng loạt");
    const again = await vector("nuoc ngap nua banh xe o nguyen huu canh, chet may het tron");
    const other = await vector("Xin hỏi thủ tục làm căn cước cho con 6 tuổi");
    expect(likeness(flood, flood)).toBeCloseTo(1, 3);
    expect(likeness(flood, again)).toBeGreaterThan(likeness(flood, other));
  });
});
