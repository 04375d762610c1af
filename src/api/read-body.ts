import type { Context } from "hono";
import type { z } from "zod";
import { AppError } from "#src/errors.ts";

/** So much of a body that is refused is still taken off the line: who is cut off while sending never reads the answer. */
const DRAINED_BYTES = 16 * 1_048_576;

/**
 * The raw bytes of a request, at most `maxBytes`; more is read only to be thrown away.
 * @throws {AppError} TOO_LARGE
 */
export async function readBody(c: Context, maxBytes: number): Promise<Uint8Array> {
  const most = Math.max(maxBytes, DRAINED_BYTES);
  const tooLarge = () =>
    new AppError("TOO_LARGE", `Nội dung gửi lên vượt quá ${Math.floor(maxBytes / 1024)} KB.`, { maxBytes });
  if (Number(c.req.header("content-length") ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Not `for await`: leaving that loop early cancels the stream under a sender that may still be filling it.
  const reader = c.req.raw.body?.getReader();
  for (let part = await reader?.read(); part?.value && size <= most; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size <= maxBytes) chunks.push(part.value);
  }
  if (size > maxBytes) throw tooLarge();
  return Buffer.concat(chunks);
}

/**
 * A JSON body in the shape that a service wants.
 * @throws {AppError} INVALID: not UTF-8, not JSON, or `details.fields` with each wrong field
 */
export async function readJson<S extends z.ZodType>(c: Context, schema: S, maxBytes = 65_536): Promise<z.infer<S>> {
  const body = await readBody(c, maxBytes);
  let value: unknown;
  try {
    value = body.byteLength === 0 ? {} : JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new AppError("INVALID", "Nội dung gửi lên không phải JSON hợp lệ (UTF-8).");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID", "Một số trường chưa đúng. Vui lòng kiểm tra lại.", {
    fields: parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })),
  });
}
