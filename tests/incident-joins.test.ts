import { describe, expect, test } from "vitest";
import { loadCity } from "#src/city/load-city.ts";
import { scoreJoin } from "#src/domain/incidents/score-join.ts";
import { scorePair } from "#src/domain/incidents/score-pair.ts";
import { JOIN } from "#src/domain/incidents/weights.ts";
import { sidePoint } from "./support/incident-pairs.ts";

const city = loadCity("hcmc");
const told = (text: string, minutes: number, sector: string) =>
  sidePoint(city, { text, minutes, sector }, `${text}${minutes}`);

const STALL = [
  "Ăn cơm gà ở đường Lê Văn Sỹ, phường Nhiêu Lộc xong cả nhà đau bụng, ói",
  "com ga le van sy p nhieu loc an vo oi mua, 3 nguoi nhap vien",
  "Nghi ngộ độc cơm gà số 45 Lê Văn Sỹ, phường Nhiêu Lộc, hơn chục người tiêu chảy",
].map((text, at) => told(text, at * 20, "food_safety"));

const joining = (text: string, minutes: number, sector = "food_safety") => {
  const own = told(text, minutes, sector);
  return scoreJoin(
    own,
    STALL.map((point) => ({ point, ...scorePair(own, point, { likeness: null, neighbours: false }) })),
    STALL.length,
  );
};

describe("who belongs to a food poisoning of which three have told", () => {
  test("whoever tells the same of the street or the ward", () => {
    expect(joining("an com ga le van sy bi dau bung tu trua", 60)).toBeGreaterThan(JOIN.threshold);
    expect(joining("Nhiều người ngộ độc cơm gà ở phường Nhiêu Lộc", 60)).toBeGreaterThan(JOIN.threshold);
  });

  test("less so in another street, and nobody of another ward, however alike the words", () => {
    const here = joining("Ăn cơm gà đường Lê Văn Sỹ, phường Nhiêu Lộc bị đau bụng, ói", 60);
    const elsewhere = joining("Ăn cơm gà đường Trần Quang Diệu, phường Nhiêu Lộc bị đau bụng, ói", 60);
    expect(elsewhere).toBeLessThan(here);
    expect(joining("Ăn cơm gà ở chợ Thủ Đức, phường Thủ Đức xong cả nhà đau bụng, ói", 60)).toBe(0);
  });

  test("less surely whose place is not known", () => {
    const text = "ăn cơm gà xong cả nhà đau bụng, ói";
    expect(joining(text, 60)).toBeLessThan(joining(`${text}, đường Lê Văn Sỹ`, 60));
  });

  test("less surely the longer nobody has told of it", () => {
    const text = "an com ga le van sy bi dau bung";
    const after = [60, 600, 3_000, 6_000].map((minutes) => joining(text, minutes));
    expect(after).toEqual(after.toSorted((a, b) => b - a));
  });
});
