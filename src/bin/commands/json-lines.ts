import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { AppError } from "#src/errors.ts";

/**
 * JSON Lines in, JSON Lines out, in the same order. A line that cannot be read, or that cannot be answered, gets
 * `{"id":…,"error":"…"}` in its place and the rest goes on. So many lines are worked on at a time as `atOnce` says, and
 * no more are held in memory.
 * @returns exit status: 1 when any line failed
 */
export async function answerJsonLines<S extends z.ZodType>(
  shape: S,
  answer: (line: z.infer<S>) => object | Promise<object>,
  atOnce = 1,
): Promise<number> {
  let status = 0;
  const write = async (answer: Promise<Answered>) => {
    const { out, failed } = await answer;
    if (failed) status = 1;
    if (!process.stdout.write(`${JSON.stringify(out)}\n`)) await once(process.stdout, "drain");
  };
  let last = Promise.resolve();
  const begun: Promise<void>[] = [];
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const next = answered(line.replace(/^\ufeff/, ""), shape, answer);
    const before = last;
    last = before.then(() => write(next));
    begun.push(last);
    if (begun.length >= atOnce) await begun.shift();
  }
  await last;
  return status;
}

interface Answered {
  out: object;
  failed: boolean;
}

async function answered<S extends z.ZodType>(
  line: string,
  shape: S,
  answer: (line: z.infer<S>) => object | Promise<object>,
): Promise<Answered> {
  const { id, value, error } = read(line, shape);
  try {
    if (error) throw new AppError("INVALID", error);
    return { out: { id, ...(await answer(value as z.infer<S>)) }, failed: false }; // safe: no error means that the shape was checked
  } catch (problem) {
    if (!(problem instanceof AppError)) process.stderr.write(`${problem instanceof Error ? problem.stack : problem}\n`);
    return {
      out: { id, error: problem instanceof AppError ? problem.message : "internal error: see stderr" },
      failed: true,
    };
  }
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
