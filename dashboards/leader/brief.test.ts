import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import type { Actor } from "#src/domain/actor.ts";
import { findChromium, printPdf } from "./print-pdf.ts";

const LEADER: Actor = { ...OPERATOR, role: "leader" };
const app = fakeApp({ actor: LEADER });

test("a brief names what is critical by reference, what was ordered and who needs attention", async () => {
  const html = await (await app.request("/leader/brief?kind=week")).text();
  for (const part of ["Phường Bàn Cờ", "Chỉ đạo số 12", "PA-26-", "brief.xlsx", "brief.pdf"])
    expect(html).toContain(part);
  expect(html).not.toContain("Cách tính các chỉ số");
  expect(await (await app.request("/leader/brief?kind=week&full=1")).text()).toContain("Cách tính các chỉ số");
});

test("in the Excel file numbers are numbers, shares are percents, and every figure is defined", async () => {
  const answer = await app.request("/leader/brief.xlsx?kind=month");
  expect(answer.headers.get("content-disposition")).toMatch(/bao-cao-month-\d{4}-\d{2}-\d{2}\.xlsx/);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  const names = workbook.worksheets.map(({ name }) => name);
  expect(names).toEqual(["Tóm tắt", "Phường, xã", "Đơn vị", "Lĩnh vực", "Khẩn cấp", "Chỉ đạo", "Định nghĩa"]);
  const rows = workbook.getWorksheet("Tóm tắt")?.getSheetValues() ?? [];
  const onTime = rows.find((row) => Array.isArray(row) && row[3] === "%");
  expect(onTime).toEqual(expect.arrayContaining([0.42, 100]));
  expect(workbook.getWorksheet("Định nghĩa")?.rowCount).toBeGreaterThan(25);
});

test("whoever sees no figures gets no brief", async () => {
  for (const path of ["/leader/brief", "/leader/brief.xlsx", "/leader/brief.pdf"]) {
    const answer = await fakeApp({ actor: { ...LEADER, role: null } }).request(path);
    expect(await answer.text()).toBe("FORBIDDEN");
  }
});

test("without a browser the page says how to print instead", async () => {
  expect(await findChromium("/khong/co/chromium")).toBeNull();
});

test.runIf(await findChromium(null))("a document becomes a PDF", async () => {
  const chromium = (await findChromium(null)) ?? "";
  const pdf = await printPdf(chromium, "<!doctype html><meta charset=utf-8><title>Thử</title><p>Báo cáo</p>");
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
}, 40_000);
