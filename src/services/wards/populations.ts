import { parse } from "csv-parse/sync";
import { eq, sql } from "drizzle-orm";
import { wardPopulations } from "#src/db/schema/index.ts";
import { localDate } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import { readDate } from "#src/domain/read-date.ts";
import { foldText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";

/** How many people live in a ward, and who says so. */
export interface Population {
  people: number;
  source: string;
  /** "2025-12-31" */
  asOf: string;
}

type Column = "code" | "people" | "source" | "asOf";

/** What a heading may be called, folded. */
const HEADINGS: Record<string, Column> = {
  code: "code",
  ma: "code",
  "ma phuong": "code",
  "ward code": "code",
  ward: "code",
  people: "people",
  population: "people",
  "dan so": "people",
  source: "source",
  nguon: "source",
  "as of": "asOf",
  as_of: "asOf",
  "as-of": "asOf",
  ngay: "asOf",
  "tinh den": "asOf",
};

/** More than anywhere: a figure of a province in the place of one of a ward is a mistake. */
const MOST_PEOPLE = 2_000_000;

type Row = { code: string } & Population;

/** By ward code; a ward that nobody has brought a figure for is not there. */
export async function loadPopulations(ctx: Pick<Ctx, "db">): Promise<Map<string, Population>> {
  const rows = await ctx.db.select().from(wardPopulations);
  return new Map(rows.map(({ wardCode, people, source, asOf }) => [wardCode, { people, source, asOf }]));
}

/**
 * Brings in populations from a CSV text with the columns code, people, source, as of: in the place of what was there for
 * the same wards. All lines or none.
 * @returns how many wards
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`: each line that cannot be read, by its number
 */
export async function importPopulations(ctx: Ctx, text: string): Promise<number> {
  allow(ctx.actor, "configure");
  const rows = readPopulations(ctx, text);
  await ctx.db.transaction(async (tx) => {
    for (const { code, people, source, asOf } of rows)
      await tx
        .insert(wardPopulations)
        .values({ wardCode: code, people, source, asOf, importedAt: ctx.now() })
        .onConflictDoUpdate({
          target: wardPopulations.wardCode,
          set: {
            people: sql`excluded.people`,
            source: sql`excluded.source`,
            asOf: sql`excluded.as_of`,
            importedAt: ctx.now(),
          },
        });
    const details = { wards: rows.length };
    await record(ctx, tx, { action: "setting.change", subject: "populations", details });
  });
  return rows.length;
}

/** Takes the figure of one ward away again. @throws {AppError} FORBIDDEN */
export async function removePopulation(ctx: Ctx, code: string): Promise<void> {
  allow(ctx.actor, "configure");
  await ctx.db.transaction(async (tx) => {
    await tx.delete(wardPopulations).where(eq(wardPopulations.wardCode, code));
    await record(ctx, tx, { action: "setting.change", subject: "populations", details: { removed: code } });
  });
}

function readPopulations(ctx: Ctx, text: string): Row[] {
  const [heading = [], ...lines] = cellsOf(text);
  const columns = heading.map((cell) => HEADINGS[foldText(cell).trim()]);
  const missing = (["code", "people", "source", "asOf"] as const).filter((column) => !columns.includes(column));
  if (missing.length > 0 || lines.length === 0)
    throw new AppError(
      "INVALID",
      "Dòng đầu của tệp CSV cần có bốn cột: mã, dân số, nguồn, ngày (code, people, source, as of).",
    );
  const faults: { field: string; message: string }[] = [];
  const seen = new Map<string, number>();
  const rows = lines.flatMap((cells, at): Row[] => {
    const of = (column: Column) => (cells[columns.indexOf(column)] ?? "").trim();
    const read = rowOf(ctx, of);
    const before = typeof read === "string" ? undefined : seen.get(read.code);
    const wrong =
      typeof read === "string" ? read : before === undefined ? null : `phường, xã này đã có ở dòng ${before}.`;
    if (typeof read === "string" || wrong !== null) {
      faults.push({ field: "file", message: `Dòng ${at + 2}: ${wrong}` });
      return [];
    }
    seen.set(read.code, at + 2);
    return [read];
  });
  if (faults.length > 0)
    throw new AppError("INVALID", "Một số dòng của tệp CSV chưa đọc được.", { fields: faults.slice(0, 20) });
  return rows;
}

function cellsOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter: [",", ";", "\t"], relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw new AppError("INVALID", "Tệp CSV không đọc được: kiểm tra dấu ngoặc kép và dấu phân cách.");
  }
}

/** @returns what is wrong with the line, in words */
function rowOf({ city, now }: Ctx, of: (column: Column) => string): Row | string {
  const code = of("code");
  if (!city.ward(code)) return `không có phường, xã mã “${code}” (xem cột Mã ở bảng dưới).`;
  // "65.432", "65 432" and "65,432" are the same number of people.
  const digits = of("people").replace(/[\s.,\u00A0]/g, "");
  const people = Number(digits);
  if (!/^\d+$/.test(digits) || people < 1 || people > MOST_PEOPLE)
    return `dân số “${of("people")}” không phải số người.`;
  const source = of("source").normalize("NFC");
  if (source.length < 3 || source.length > 200) return "cần ghi nguồn số liệu (3 đến 200 ký tự).";
  const asOf = readDate(of("asOf"));
  if (!asOf || asOf > localDate(now())) return `ngày “${of("asOf")}” chưa đúng. Viết 31/12/2025 hoặc 2025-12-31.`;
  return { code, people, source, asOf };
}
