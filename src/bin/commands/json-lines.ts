import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { AppError } from "#src/errors.ts";

/**
 * JSON Lines in, JSON Lines out, in the same order. A line that cannot be read, or that cannot be answered, gets
 * `{"id":…,"error":"…"}` in its place and the rest goes on.
 * @returns exit status: 1 when any line failed
 */
export async function answerJsonLines<S extends z.ZodType>(
  shape: S,
  answer: (line: z.infer<S>) => object | Promise<object>,
): Promise<number> {
  let status = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const { id, value, error } = read(line.replace(/^\ufeff/, ""), shape);
    let out: object;
    try {
      if (error) throw new AppError("INVALID", error);
      out = { id, ...(await answer(value as z.infer<S>)) }; // safe: no error means that the shape was checked
    } catch (problem) {
      status = 1;
      if (!(problem instanceof AppError))
        process.stderr.write(`${problem instanceof Error ? problem.stack : problem}\n`);
      out = { id, error: problem instanceof AppError ? problem.message : "internal error: see stderr" };
    }
    if (!process.stdout.write(`${JSON.stringify(out)}\n`)) await once(process.stdout, "drain");
  }
  return status;
}

function read(line: string, shape: z.ZodType): { id: unknown; value?: unknown; error?: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { id: null, error: "not a JSON object: each line must be one" };
  }
  const id = typeof json === "object" && json !== null && "id" in json ? json.id : null;
  const parsed = shape.safeParse(json);
  if (parsed.success) return { id, value: parsed.data };
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".") || "line"}: ${issue.message}`);
  return { id, error: problems.join("; ") };
}

export const lineId = z.union([z.string(), z.number(), z.null()]).optional();
