import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchedWords, matchesTopic } from "./matches-topic.ts";
import { type FieldValues, readTopicQuery } from "./read-topic-query.ts";
import { saidWords } from "./said-words.ts";
import { TOPIC_FAULTS } from "./topic-fault.ts";

const values: FieldValues = (field, typed) =>
  field === "ward" && ["27145", "Phường Bàn Cờ"].includes(typed) ? "27145" : null;

function matches(typed: string, text: string, ward: string | null = null): boolean {
  const read = readTopicQuery(typed, values);
  if ("fault" in read) throw new Error(`${typed}: ${read.fault.code}`);
  const fields = { sector: null, ward, source: null, sentiment: null, urgency: null };
  return matchesTopic(read.query, { said: saidWords(text), fields });
}

describe("a topic", () => {
  test.each([
    ["ngập", "Đường Tân Hóa ngập nặng", true],
    ["ngập", "Duong Tan Hoa ngap nang", true],
    ["ngập", "Đường này hay ngáp ngắn ngáp dài", false],
    ["ngap", "Đường này ngập, ai cũng ngáp", true],
    ["rac thai", "Rác ở đâu cũng thải ra", true],
    ['"rac thai"', "Rác ở đâu cũng thải ra", false],
    ['"rác thải"', "Bãi RÁC THẢI tự phát", true],
    ["ngập OR kẹt xe", "kẹt cứng chiếc xe", true],
    ["ngập NOT mưa", "ngập do triều cường", true],
    ["ngập -mưa", "mưa là ngập", false],
    ["ngập NEAR/3 xe", "ngập quá trời luôn xe ơi", false],
    ["ngập NEAR/4 xe", "ngập quá trời luôn xe ơi", true],
    ["xe NEAR/4 ngập", "ngập quá trời luôn xe ơi", true],
    ['(ngập OR triều) NEAR/2 "xe máy"', "triều lên xe máy chết máy", true],
    ["karao*", "Karaoke kẹo kéo 12 giờ đêm", true],
    ["ngập AND (hẻm OR hẽm) NOT (Hà Nội)", "hẻm 12 ngập", true],
    ["covid-19", "ca covid 19 mới", true],
  ])("%s in “%s”: %s", (query, text, expected) => expect(matches(query, text)).toBe(expected));

  test("asks for fields by name or code, quoted or not", () => {
    expect(matches('rác ward:"Phường Bàn Cờ"', "rác", "27145")).toBe(true);
    expect(matches("rác ward:27145", "rác", "27146")).toBe(false);
    expect(matches("rác NOT ward:27145", "rác")).toBe(true);
  });

  test("says which words matched, as they were written", () => {
    const read = readTopicQuery('"rac thai" OR ngap', values);
    if ("fault" in read) throw new Error(read.fault.code);
    const fields = { sector: null, ward: null, source: null, sentiment: null, urgency: null };
    expect(matchedWords(read.query, { said: saidWords("Rác thải làm ngập cống"), fields })).toEqual([
      "rác thải",
      "ngập",
    ]);
  });
});

describe("what cannot be read is refused at its place", () => {
  test.each([
    ["", "empty", ""],
    ['ngập "rác thải', "open_quote", '"rác thải'],
    ["(ngập", "open_parenthesis", "("],
    ["ngập)", "stray_parenthesis", ")"],
    ["ngập ()", "empty_parenthesis", "("],
    ["ngập AND", "missing_after", "AND"],
    ["OR ngập", "missing_before", "OR"],
    ["ngập ***", "star_inside", "***"],
    ["ngập !!!", "no_letters", "!!!"],
    ["k*", "short_prefix", "k*"],
    ["kar*ke", "star_inside", "kar*ke"],
    ["a NEAR/99 b", "near_range", "NEAR/99"],
    ["a NEAR/3 (b c)", "near_operand", "NEAR/3"],
    ["tac_gia:lan", "no_such", ""],
    ["author:lan", "unknown_field", "author:lan"],
    ["ward:xyz", "unknown_value", "ward:xyz"],
    ["NOT ngập", "matches_nothing_said", "NOT ngập"],
  ])("%s: %s", (query, code, place) => {
    const read = readTopicQuery(query, values);
    if (code === "no_such") return expect("query" in read).toBe(true); // no field: three words side by side
    if (!("fault" in read)) throw new Error("should be refused");
    expect([read.fault.code, query.slice(read.fault.at, read.fault.to)]).toEqual([code, place]);
  });

  test("and nothing that can be typed makes it throw or look for long", () => {
    const piece = fc.constantFrom(
      "(",
      ")",
      '"',
      "AND",
      "OR",
      "NOT",
      "NEAR/3",
      "NEAR/0",
      "*",
      "-",
      "ward:",
      "ngập",
      " ",
      "“",
      "a*",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: fc.constantFrom(...'aâđ\u0301\u0000\ud800“"()*:/-\n9ữ🙂') }),
          fc.array(piece).map((all) => all.join(" ")),
        ),
        (typed) => {
          const read = readTopicQuery(typed, values);
          if (!("fault" in read)) return;
          expect(TOPIC_FAULTS[read.fault.code]).toBeTruthy();
          expect(read.fault.at).toBeGreaterThanOrEqual(0);
          expect(read.fault.to).toBeGreaterThanOrEqual(read.fault.at);
        },
      ),
      { numRuns: 150 },
    );
  });
});
