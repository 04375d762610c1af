import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test, vi } from "vitest";
import { AppError } from "#src/errors.ts";
import { MAX_BYTES, MAX_ROWS } from "./limits.ts";
import { readNotes } from "./read-notes.ts";

// Files at the limits take a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const FIXTURE = readFileSync(new URL("../fixtures/notes.csv", import.meta.url));
const csv = (text: string) => readNotes(Buffer.from(text), "ghi-chu.csv");
const HEADER = "Thời gian,Số điện thoại,Nội dung";
const failing = (code: string) => expect.objectContaining({ name: "AppError", code });

const EXPECTED = [
  {
    row: 2,
    at: "2026-11-23T01:30:00.000Z",
    phone: "+84912345678",
    name: "Vũ Thị Mai",
    content: "Cây đổ chắn lối ngõ 6 Nguyễn Chí Thanh",
    sector: "Cây xanh",
  },
  { row: 3, at: "2026-11-23T01:41:00.000Z", content: "Chó thả rông cắn người ở sân chơi", sector: "An ninh" },
];

describe("a CSV file", () => {
  test("is read as published", async () => {
    expect(await readNotes(FIXTURE, "notes.csv")).toEqual({
      rows: EXPECTED,
      errors: [],
      format: "csv",
      encoding: "utf-8",
      delimiter: ";",
      ignoredColumns: [],
    });
  });

  const text = FIXTURE.toString("utf8");
  /** As Windows-1258 spells Vietnamese: tone marks apart, the other marks with their vowel. */
  const legacy = text.normalize("NFD").replace(/([aeouAEOU])(\p{M}*)/gu, (_, vowel: string, marks: string) => {
    const shape = /[\u0302\u0306\u031b]/.exec(marks)?.[0] ?? "";
    const tone = marks.replace(shape, "");
    return (vowel + shape).normalize("NFC") + tone;
  });
  test.each([
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["UTF-16LE with a byte order mark", iconv.encode(text, "utf-16le", { addBOM: true }), "utf-16le"],
    ["UTF-16LE without one", iconv.encode(text, "utf-16le", { addBOM: false }), "utf-16le"],
    ["decomposed UTF-8", Buffer.from(text.normalize("NFD")), "utf-8"],
    ["Windows-1258", iconv.encode(legacy, "windows-1258"), "windows-1258"],
  ])("says the same in %s", async (_, file, encoding) => {
    expect(await readNotes(file, "notes.csv")).toMatchObject({ rows: EXPECTED, errors: [], encoding });
  });

  test.each([",", ";", "\t"])("may be separated by %j", async (delimiter) => {
    const read = await csv(text.replaceAll(";", delimiter));
    expect(read).toMatchObject({ rows: EXPECTED, delimiter });
  });

  test("may have its columns in any order, without accents, and others between them", async () => {
    const read = await csv("NOI DUNG *,Ghi chú riêng,thoi gian\r\nMất nước,x,2026-11-23T08:30:00+07:00\r\n");
    expect(read.rows).toEqual([{ row: 2, at: "2026-11-23T01:30:00.000Z", content: "Mất nước" }]);
    expect(read.ignoredColumns).toEqual(["Ghi chú riêng"]);
  });

  test("keeps line breaks in quotes, skips blank rows and counts them", async () => {
    const read = await csv(`${HEADER}\n,,\n23/11/2026 08:30:15,912345678,"Dòng một\nDòng hai"\n`);
    expect(read.rows).toEqual([
      { row: 3, at: "2026-11-23T01:30:15.000Z", phone: "+84912345678", content: "Dòng một\nDòng hai" },
    ]);
  });

  test.each([
    ["2026-11-23 08:30", "2026-11-23T01:30:00.000Z"],
    ["2026-11-23T01:30:00Z", "2026-11-23T01:30:00.000Z"],
    ["3/1/2026 8:05", "2026-01-03T01:05:00.000Z"],
    ["29/02/2028 00:00", "2028-02-28T17:00:00.000Z"],
    ["23/11/2026", "2026-11-22T17:00:00.000Z"],
  ])("reads the time %s", async (written, at) => {
    expect((await csv(`${HEADER}\n${written},,Mất nước\n`)).rows[0]?.at).toBe(at);
  });
});

describe("a row that cannot be used", () => {
  test.each([
    "31/02/2026 08:30",
    "29/02/2026 08:30",
    "23/13/2026 08:30",
    "23/11/2026 24:30",
    "hôm qua",
    "23/11/26 08:30",
  ])("has the time %s", async (written) => {
    const read = await csv(`${HEADER}\n${written},,Mất nước\n`);
    expect(read.rows).toEqual([]);
    expect(read.errors).toEqual([{ row: 2, field: "Thời gian", message: expect.stringContaining("23/11/2026 08:30") }]);
  });

  test("is told with all that is wrong, and does not stop the others", async () => {
    const read = await csv(`${HEADER}\n,12,\n23/11/2026 08:30,,Mất nước\n`);
    expect(read.rows.map(({ row }) => row)).toEqual([3]);
    expect(read.errors.map(({ row, field }) => [row, field])).toEqual([
      [2, "Thời gian"],
      [2, "Số điện thoại"],
      [2, "Nội dung"],
    ]);
  });

  test("repeats an earlier one", async () => {
    const line = "23/11/2026 08:30,0912345678,Mất nước\n";
    expect((await csv(`${HEADER}\n${line}${line}`)).errors).toEqual([
      { row: 3, field: "Nội dung", message: "Trùng với dòng 2." },
    ]);
  });
});

describe("a file that cannot be used", () => {
  test("has no column for what is required: it says which", async () => {
    await expect(csv("Họ tên,Nội dung\nMai,x\n")).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      details: { fields: [{ field: "Thời gian", message: expect.any(String) }] },
    });
    await expect(csv("")).rejects.toThrow(failing("UNPROCESSABLE"));
  });

  test("is too large, in bytes or in rows, but not at the limit", async () => {
    await expect(readNotes(new Uint8Array(MAX_BYTES + 1), "a.csv")).rejects.toThrow(failing("TOO_LARGE"));
    const rows = (count: number) =>
      `${HEADER}\n${Array.from({ length: count }, (_, i) => `23/11/2026 08:30,,Số ${i}\n`).join("")}`;
    await expect(csv(rows(MAX_ROWS + 1))).rejects.toThrow(failing("TOO_LARGE"));
    expect((await csv(rows(MAX_ROWS))).rows).toHaveLength(MAX_ROWS);
  });

  test("opens a quote that is never closed", async () => {
    await expect(csv(`${HEADER}\n"23/11/2026,,x\n`)).rejects.toThrow(failing("INVALID"));
  });

  test("is of another kind", async () => {
    await expect(readNotes(FIXTURE, "notes.pdf")).rejects.toThrow(failing("UNSUPPORTED"));
    await expect(readNotes(Buffer.from("d0cf11e0a1b11ae1", "hex"), "a.xls")).rejects.toThrow(failing("UNSUPPORTED"));
  });
});

describe("reading, on anything", () => {
  const bit = fc.constantFrom(
    HEADER,
    "Thời gian;Nội dung",
    "\n",
    ",",
    ";",
    "\t",
    '"',
    "23/11/2026 08:30",
    "=1+1",
    "\u0000",
    "31/02/2026",
  );
  const files = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(fc.oneof(bit, fc.string({ unit: "binary" }))).map((bits) => Buffer.from(bits.join(""))),
    fc.array(bit).map((bits) => iconv.encode(`${HEADER}\n${bits.join("")}`, "utf-16le")),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes])),
  );

  test("throws nothing but AppError", async () => {
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const read = await readNotes(file, "a.csv").catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
        for (const { at, content } of read?.rows ?? []) {
          expect(new Date(at).toISOString()).toBe(at);
          expect(content).not.toContain("\u0000");
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a damaged spreadsheet throws nothing but AppError", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("Ghi chú").addRows([
      ["Thời gian", "Nội dung"],
      ["23/11/2026 08:30", "Mất nước"],
    ]);
    const whole = Buffer.from(await workbook.xlsx.writeBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        await readNotes(damaged, "a.xlsx").catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      }),
      { numRuns: 100 },
    );
  });
});
