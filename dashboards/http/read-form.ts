import type { Context } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import { readBody } from "#src/api/read-body.ts";
import { AppError } from "#src/errors.ts";

/**
 * The fields of a posted form, of either encoding, read no further than the limit.
 * @throws {AppError} TOO_LARGE; INVALID when it is not a form
 */
export async function readForm(c: Context<HttpEnv>, maxBytes: number): Promise<FormData> {
  const bytes = await readBody(c, maxBytes);
  const headers = { "content-type": c.req.header("content-type") ?? "" };
  try {
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    throw new AppError("INVALID", "Biểu mẫu gửi lên không đọc được. Vui lòng tải lại trang và thử lại.");
  }
}
