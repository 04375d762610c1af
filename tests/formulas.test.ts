import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeDirectives } from "#dashboards/testing/fake-directives.ts";
import { fakeFigures } from "#dashboards/testing/fake-figures.ts";
import { fakeMentions } from "#dashboards/testing/fake-mentions.ts";
import { fakeTicket, NOW } from "#dashboards/testing/fake-tickets.ts";
import { figureCsv } from "#src/api/routes/kpi-csv.ts";
import { csvLine } from "#src/bin/commands/export.ts";
import { findKpi } from "#src/kpi/registry.ts";
import { exportAudit } from "#src/services/audit/export-entries.ts";
import { record } from "#src/services/audit/record.ts";
import { daysCsv } from "#src/services/calendars/days-csv.ts";
import { type TestCtx, testCtx } from "./support/ctx.ts";

const ROOT = join(import.meta.dirname, "..");
/** What a spreadsheet would run, or come to run once it has stripped what stands before it. */
const RUNS = ["=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1"];

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t?.close());

const WORDS = new Set(["name", "text", "word", "about", "by", "url", "wardName", "place"]);

/** The same with `bad` wherever people wrote, or may have written, something. */
function written<T>(value: T, bad: string): T {
  const inside = (one: unknown, key = ""): unknown => {
    if (typeof one === "string") return WORDS.has(key) ? bad : one;
    if (one === null || typeof one !== "object" || one instanceof Date) return one;
    if (Array.isArray(one)) return one.map((each) => inside(each, key));
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, inside(each, name)]));
  };
  // Safe: nothing but texts is exchanged.
  return inside(value) as T;
}

/** Verbs whose every answer is so. */
function writtenVerbs(verbs: object, bad: string): object {
  const entries = Object.entries(verbs) as [string, (...given: unknown[]) => Promise<unknown>][];
  return Object.fromEntries(
    entries.map(([name, verb]) => [name, async (...given: unknown[]) => written(await verb(...given), bad)]),
  );
}

async function fileOf(path: string, bad: string): Promise<Response> {
  const verbs = writtenVerbs({ ...fakeFigures, ...fakeMentions, ...fakeDirectives }, bad);
  const answer = await fakeApp({ actor: { ...OPERATOR, role: "leader" }, verbs }).request(path);
  expect(answer.status).toBe(200);
  return answer;
}

async function cellsOfSheet(path: string, bad: string): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await (await fileOf(path, bad)).arrayBuffer());
  const cells: string[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell(({ value, formula }) => {
        expect(formula).toBeUndefined();
        if (typeof value === "string") cells.push(value);
      }),
    );
  return cells;
}

const cellsOf = (csv: string): string[] =>
  (parse(csv, { bom: true, relax_column_count: true, record_delimiter: "\r\n" }) as string[][])
    .flat()
    // Numbers are ours, and stay numbers.
    .filter((cell) => !/^-?\d+(\.\d+)?$/.test(cell));

async function auditCells(bad: string): Promise<string[]> {
  await record(t.ctx, t.ctx.db, { action: "data.export", subject: bad, details: { [bad]: bad } });
  const lines: string[] = [];
  for await (const line of await exportAudit(t.ctx, {})) lines.push(line);
  return cellsOf(lines.join(""));
}

const figure = { value: 4, n: 5, interval: null, target: null };
const answer = (bad: string) => ({
  ...{ id: "received", unit: "count" as const, from: NOW.toISOString(), until: NOW.toISOString(), by: "unit" as const },
  ...{ rows: [{ key: bad, name: bad, ...figure }], total: figure, exact: true },
});

/** Every file of ours that makes something for spreadsheets → the texts of its cells. */
const WRITERS: Record<string, (bad: string) => Promise<string[]> | string[]> = {
  "dashboards/leader/brief-workbook.ts": (bad) => cellsOfSheet("/leader/brief.xlsx?kind=month", bad),
  "dashboards/leader/report-workbook.ts": (bad) =>
    cellsOfSheet("/leader/listening/report.xlsx?report=subject&topic=3", bad),
  "dashboards/public/public-routes.tsx": async (bad) =>
    cellsOf(await (await fileOf("/cong-khai/so-lieu.csv?by=sector", bad)).text()),
  "src/api/routes/kpi-csv.ts": (bad) => cellsOf(figureCsv(findKpi("received"), answer(bad))),
  "src/bin/commands/export.ts": (bad) =>
    cellsOf(csvLine(fakeTicket({ text: bad, ward: { code: "27154", name: bad }, unit: { id: "x", name: bad } }))),
  "src/services/audit/export-entries.ts": auditCells,
  "src/services/calendars/days-csv.ts": (bad) =>
    cellsOf(daysCsv([{ on: "2027-04-30", hours: [], name: bad, note: bad }], [])),
};

describe.each(Object.keys(WRITERS))("%s", (file) => {
  test.each(RUNS)("writes %j as a text", async (bad) => {
    // XML knows one kind of line break.
    const plain = (text: string) => text.replaceAll("\r", "\n");
    const cells = ((await WRITERS[file]?.(bad)) ?? []).map(plain);
    expect(cells).toContain(plain(`'${bad}`));
    expect(cells.filter((cell) => /^(?:[\t\n]|\s*[=+\-@＝＋－＠])/u.test(cell))).toEqual([]);
  });
});

test("nothing else of ours is made for spreadsheets", () => {
  const files = ["src", "dashboards", "queues"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  const sources = files.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));
  const makes = sources.filter((name) => /\bcsvRow\(|\.map\(csvRow\)|new ExcelJS\.|\.addRow\(/.test(code(name)));
  const shared = ["src/domain/csv.ts", "dashboards/leader/sheet-row.ts"];
  expect(makes.filter((name) => !shared.includes(name)).toSorted()).toEqual(Object.keys(WRITERS).toSorted());
  // Rows are added by nobody but the shared function.
  expect(makes.filter((name) => /\.addRow\(/.test(code(name)))).toEqual(["dashboards/leader/sheet-row.ts"]);
});

const code = (name: string) => readFileSync(join(ROOT, name), "utf8");
