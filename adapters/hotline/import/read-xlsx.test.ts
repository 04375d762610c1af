import { deflateRawSync } from "node:zlib";
import ExcelJS, { type CellValue } from "exceljs";
import { describe, expect, test, vi } from "vitest";
import { MAX_ROWS } from "./limits.ts";
import { readNotes } from "./read-notes.ts";

// Files at the limits take a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const HEADER = ["Thời gian", "Số điện thoại", "Nội dung", "Mã cuộc gọi"];

async function workbookOf(rows: CellValue[][], change?: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Ghi chú");
  sheet.addRows([HEADER, ...rows]);
  change?.(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
const read = async (rows: CellValue[][], change?: (sheet: ExcelJS.Worksheet) => void) =>
  readNotes(await workbookOf(rows, change), "ghi-chu.xlsx");

describe("an XLSX file", () => {
  test("shows local time in date cells, and loses the zero of phones typed as numbers", async () => {
    const { rows, errors, format } = await read([[new Date(Date.UTC(2026, 10, 23, 8, 30)), 912345678, "Cây đổ", 77]]);
    expect(errors).toEqual([]);
    expect(format).toBe("xlsx");
    expect(rows).toEqual([
      { row: 2, at: "2026-11-23T01:30:00.000Z", phone: "+84912345678", content: "Cây đổ", callId: "77" },
    ]);
  });

  test("may hold dates as text or as bare numbers of days", async () => {
    const serial = (Date.UTC(2026, 10, 23, 8, 30) - Date.UTC(1899, 11, 30)) / 86_400_000;
    const { rows } = await read([
      ["23/11/2026 08:30", null, "Một"],
      [serial, null, "Hai"],
    ]);
    expect(rows.map(({ at }) => at)).toEqual(["2026-11-23T01:30:00.000Z", "2026-11-23T01:30:00.000Z"]);
  });

  test("counts rows as the spreadsheet does, also past blank ones", async () => {
    const { rows } = await read([], (sheet) => {
      sheet.getCell("A9").value = "23/11/2026 08:30";
      sheet.getCell("C9").value = { richText: [{ text: "Mất " }, { font: { bold: true }, text: "nước" }] };
    });
    expect(rows).toMatchObject([{ row: 9, content: "Mất nước" }]);
  });

  test("never has its formulas evaluated: the stored result counts, and without one the row is refused", async () => {
    const at = "23/11/2026 08:30";
    const { rows, errors } = await read([
      [at, null, { formula: '"Ngập"&" nước"', result: "Ngập nước" }],
      [at, null, { formula: "1+1" } as CellValue], // a result is optional in files, not in the type
      [at, null, { formula: "1/0", result: { error: "#DIV/0!" } }],
      [at, null, { error: "#REF!" }],
    ]);
    expect(rows.map(({ content }) => content)).toEqual(["Ngập nước"]);
    expect(errors.map(({ row, field }) => [row, field])).toEqual([
      [3, "Nội dung"],
      [4, "Nội dung"],
      [5, "Nội dung"],
    ]);
  });

  test("is read past merged and validated ranges that span whole columns", async () => {
    const whole = `<mergeCells count="1"><mergeCell ref="D1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="C1:C1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>`;
    expect((await readNotes(handmade(ONE_NOTE + whole), "a.xlsx")).rows).toMatchObject([
      { row: 2, content: "Mất nước" },
    ]);
  });

  test("is refused over 20,000 rows", async () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, (_, i) => ["23/11/2026 08:30", null, `Số ${i}`]);
    await expect(read(rows)).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  test.each([
    ["bytes", () => " ".repeat(70 * 1024 * 1024)],
    ["tags", () => "<c/>".repeat(3_500_000)],
  ])("is refused when a small file unpacks to too many %s", async (_, filling) => {
    const bomb = handmade(ONE_NOTE + filling());
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readNotes(bomb, "a.xlsx")).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  test("is INVALID when it is a ZIP archive of something else, or broken", async () => {
    const file = await workbookOf([]);
    await expect(readNotes(file.subarray(0, file.length - 40), "a.xlsx")).rejects.toMatchObject({ code: "INVALID" });
    await expect(readNotes(zip([["a.txt", Buffer.from("x")]]), "a.xlsx")).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:INVALID|UNPROCESSABLE)$/),
    });
  });
});

/** The smallest workbook that a spreadsheet would open, with its sheet written by hand. */
function handmade(sheet: string): Buffer {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const links = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/${type}" Target="${target}"/></Relationships>`;
  const texts: [string, string][] = [
    ["_rels/.rels", links("officeDocument", "xl/workbook.xml")],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", links("worksheet", "worksheets/sheet1.xml")],
    ["xl/worksheets/sheet1.xml", `<worksheet xmlns="${main}">${sheet}</worksheet>`],
  ];
  return zip(texts.map(([name, text]) => [name, Buffer.from(text)]));
}

const inline = (cell: string, text: string) => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`;
const ONE_NOTE = `<sheetData><row r="1">${inline("A1", "Thời gian")}${inline("B1", "Nội dung")}</row><row r="2">${inline("A2", "23/11/2026 08:30")}${inline("B2", "Mất nước")}</row></sheetData>`;

function zip(parts: [name: string, content: Buffer][]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const data = deflateRawSync(content);
    const fields = Buffer.alloc(26); // version to name length, as both headers share them
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    const header = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from(name), data]);
    local.push(header);
    central.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, where, Buffer.from(name));
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
