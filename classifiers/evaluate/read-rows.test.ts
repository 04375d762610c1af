import { expect, test } from "vitest";
import { readRows } from "./read-rows.ts";

const read = (...lines: unknown[]) => readRows(lines.map((line) => JSON.stringify(line)).join("\n"), "x.jsonl");

test("only the text must be there: what is not labelled stays unlabelled, and the line stands in for the id", () => {
  expect(read({ text: "ồn quá" })).toEqual([{ id: "1", text: "ồn quá", style: "" }]);
  expect(read({ id: 7, text: "ồn", sector: null, secondary_sector: null, note: 1 })[0]).toMatchObject({
    id: "7",
    sector: undefined,
    secondary_sector: null,
  });
});

test("a byte order mark, empty lines and Windows line ends are no errors", () => {
  expect(readRows('\ufeff{"text":"a"}\r\n\r\n{"text":"b"}\r\n', "x")).toHaveLength(2);
});

test.each([
  ["a label that is unknown", '{"text":"a","urgency":"urgent"}', "urgency: none of critical, high, normal, low"],
  ["a sector that is unknown", '{"text":"a","sector":"noises"}', "sector: unknown label: see docs/labels.md"],
  ["a line that is not JSON", "text", "not a JSON object: each line must be one"],
  ["a line without text", '{"sector":"noise"}', "text: missing"],
  ["a mark of no type", '{"marked":"tôi là ⟦nick:Hoa⟧"}', "no personal data is called nick"],
])("%s is told with file and line", (_, line, what) => {
  expect(() => readRows(`{"text":"a"}\n${line}\n`, "x.jsonl")).toThrow(
    expect.objectContaining({ code: "INVALID", message: expect.stringMatching(/^x\.jsonl:2: /) }),
  );
  expect(() => readRows(line, "x.jsonl")).toThrow(what);
});

test("the first bad lines are named together, the others counted", () => {
  const bad = Array.from({ length: 7 }, () => "{}").join("\n");
  expect(() => readRows(bad, "x")).toThrow(/x:1: .*\nx:2: .*\nx:3: .*\nx:4: .*\nx:5: .*\nand 2 more lines$/);
});

test("a file without messages is an error, not a table of dashes", () => {
  expect(() => readRows("\n", "x")).toThrow(expect.objectContaining({ code: "INVALID" }));
});

test("personal data is read from brackets, text and all, or as offsets", () => {
  const [marked, offsets] = read(
    { marked: "tôi là ⟦name:Hoa⟧, số ⟦?house_number:9⟧" },
    { text: "tôi là Hoa", personal: [{ type: "name", start: 7, end: 10 }] },
  );
  expect(marked).toMatchObject({
    text: "tôi là Hoa, số 9",
    personal: { asked: [{ type: "name", start: 7, end: 10 }], either: [{ type: "house_number" }] },
  });
  expect(offsets?.personal?.asked).toEqual([{ type: "name", start: 7, end: 10 }]);
});
