import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell } from "./csv.ts";

describe("csvCell", () => {
  test.each([
    ["=HYPERLINK(A1)", "'=HYPERLINK(A1)"],
    ["+84912345678", "'+84912345678"],
    ["-1+1", "'-1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1+1", "'＝1+1"],
    ["＠x", "'＠x"],
    ["\t=1", '"\'\t=1"'],
    ["\r=1", '"\'\r=1"'],
    [" =1", "' =1"],
    ['=A1&"x"', '"\'=A1&""x"""'],
  ])("keeps a spreadsheet from running %j", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test.each([
    ["Cây đổ, chắn lối", '"Cây đổ, chắn lối"'],
    ["a;b", '"a;b"'],
    ['nói "gấp"', '"nói ""gấp"""'],
    ["đường 3-2", "đường 3-2"],
    ["", ""],
    [null, ""],
    [undefined, ""],
    [-5, "-5"],
    [true, "true"],
  ])("writes %j as %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test("what is read back never starts as a formula and differs at most by the quote put before it", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("=", "+", "-", "@", "＝", "－", "\t", "\r", "\n", '"', ",", ";", " ", "a", "ệ"),
    });
    fc.assert(
      fc.property(
        fc.oneof(nasty, fc.string({ unit: "grapheme" })),
        fc.constantFrom(",", ";", "\t"),
        (value, delimiter) => {
          const read: unknown = parse(`x${delimiter}${csvCell(value)}\n`, {
            delimiter,
            record_delimiter: "\n",
          })[0]?.[1];
          expect([value, `'${value}`]).toContain(read);
          expect(String(read)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        },
      ),
    );
  });
});
