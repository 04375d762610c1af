import { expect, test } from "vitest";
import { SCORE_LABEL, SCORES } from "./csat.ts";
import { readScore } from "./read-score.ts";

test.each([
  ["5", 5],
  ["5 sao", 5],
  ["5/5", 5],
  ["4 điểm ạ", 4],
  ["Tôi chấm 2", 2],
  ["３", 3],
  ["⭐⭐⭐⭐", 4],
  ["⭐️⭐️", 2],
  ["Rất hài lòng", 5],
  ["rat hai long", 5],
  ["Dạ em rất hài lòng, cảm ơn ạ", 5],
  ["Hài lòng nhé!", 4],
  ["chấp nhận được", 3],
  ["bình thường", 3],
  ["Không hài lòng", 2],
  ["chưa hài lòng", 2],
  ["ko hài lòng", 2],
  ["Rất không hài lòng.", 1],
  ["rất tệ", 1],
  ["thất vọng quá", 1],
])("“%s” is %i", (text, score) => {
  expect(readScore(text)).toBe(score);
});

test("the words on the buttons mean their own number, alone and behind it", () => {
  for (const score of SCORES) {
    expect(readScore(SCORE_LABEL[score].vi)).toBe(score);
    expect(readScore(`${score} - ${SCORE_LABEL[score].vi}`)).toBe(score);
    expect(readScore(`${score} ${SCORE_LABEL[score].vi}`)).toBe(score);
  }
});

test.each([
  ["nhà số 5 đường Lê Lợi lại ngập"],
  ["6"],
  ["0"],
  ["55"],
  ["tôi không hài lòng vì rác vẫn còn nguyên trước cửa"],
  ["5 hôm nay rồi chưa ai đến"],
  ["5 - không hài lòng"],
  ["ok"],
  [""],
  ["⭐⭐⭐⭐⭐⭐"],
])("“%s” is no score: it says something else", (text) => {
  expect(readScore(text)).toBeNull();
});
