import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { STYLES } from "#src/domain/message-shape.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";

export { STYLES };

/** One labelled message: the shape of `classifiers/examples/*.jsonl` and of files given to `evaluate`. */
export const Example = z
  .object({
    id: z.string(),
    text: z.string(),
    style: z.enum(STYLES),
    sector: z.enum(SECTOR_IDS),
    secondary_sector: z.enum(SECTOR_IDS).nullable(),
    urgency: z.enum(URGENCIES),
    kind: z.enum(KINDS),
    sentiment: z.enum(SENTIMENTS),
    address_text: z.string().nullable(),
  })
  .refine((row) => row.address_text === null || row.text.includes(row.address_text), "address_text is not in the text")
  .refine((row) => row.secondary_sector !== row.sector, "secondary_sector repeats the sector");
export type Example = z.infer<typeof Example>;

/** @throws {AppError} INVALID with the line that is not a labelled message */
export function parseExamples(jsonl: string, name: string): Example[] {
  return jsonl
    .split("\n")
    .map((line, at) => ({ line: line.trim(), number: at + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => {
      const parsed = Example.safeParse(jsonOrNull(line));
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const what = [...(issue?.path ?? []), issue?.message].join(": ");
      throw new AppError("INVALID", `${name}:${number}: ${what}`, { name, line: number });
    });
}

/** One file of labelled messages as a plan of its own: what `langnghe export corrections` wrote. */
export function readPlan(file: string): { plan: string; rows: Example[] } {
  return { plan: basename(file, ".jsonl"), rows: parseExamples(readFileSync(file, "utf8"), file) };
}

/** The shipped examples by file (a plan is one author's work), in the order of their names. */
export function readExamples(folder = join(import.meta.dirname, "examples")): { plan: string; rows: Example[] }[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  return files.sort().map((file) => ({
    plan: file.replace(/\.jsonl$/, ""),
    rows: parseExamples(readFileSync(join(folder, file), "utf8"), file),
  }));
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
