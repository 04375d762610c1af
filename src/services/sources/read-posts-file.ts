import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { parse } from "csv-parse";

export type PostsFormat = "jsonl" | "csv";

/** Columns of a CSV file, in any order; those of the author have a dot. */
const NESTED: Record<string, [string, string]> = { "author.id": ["author", "id"], "author.name": ["author", "name"] };

/**
 * Posts of a file, one a line (JSONL) or one a row (CSV with a header), as JSON values. What cannot be read is
 * `undefined` in its place, so that it is refused by its number and the rest goes on.
 */
export async function* readPosts(file: string | Uint8Array, format: PostsFormat): AsyncGenerator<unknown> {
  const stream = typeof file === "string" ? createReadStream(file) : Readable.from([Buffer.from(file)]);
  if (format === "csv") yield* csvRows(stream);
  else yield* jsonLines(stream);
}

async function* jsonLines(input: Readable): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const text = line.replace(/^\ufeff/, "").trim();
    if (text === "") continue;
    yield jsonOf(text);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* csvRows(input: Readable): AsyncGenerator<unknown> {
  const rows = input.pipe(
    parse({
      ...{ bom: true, columns: (names: string[]) => names.map((name) => name.trim()), delimiter: [",", ";", "\t"] },
      ...{ relax_column_count: true, skip_empty_lines: true, max_record_size: 1_000_000 },
    }),
  );
  input.on("error", (error) => rows.destroy(error));
  // Safe: with `columns`, every row is a record of texts.
  for await (const row of rows) yield fieldsIn(row as Record<string, string>);
}

/** Empty cells are fields that are not there. */
function fieldsIn(row: Record<string, string>): unknown {
  const value: Record<string, unknown> = {};
  const author: Record<string, string> = {};
  for (const [name, cell] of Object.entries(row)) {
    if (cell.trim() === "") continue;
    const nested = NESTED[name];
    if (nested) author[nested[1]] = cell;
    else if (name === "deleted") value.deleted = /^(true|1|có|x)$/i.test(cell.trim());
    else value[name] = cell;
  }
  return Object.keys(author).length > 0 ? { ...value, author } : value;
}

export const formatOf = (fileName: string): PostsFormat | undefined =>
  /\.csv$/i.test(fileName) ? "csv" : /\.(jsonl|ndjson)$/i.test(fileName) ? "jsonl" : undefined;
