import type { Context } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { StoredFile } from "#src/services/media/read-media.ts";

/** Shown in the page; everything else is only ever downloaded. No SVG and no HTML is ever kept. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp)|audio\/[\w.+-]+|video\/(?:mp4|webm))$/;

/** A stored file as an answer, of the type that its bytes have. */
export function sendFile(c: Context<HttpEnv>, { bytes, mime, name }: StoredFile): Response {
  const plain = mime.split(";")[0] ?? mime;
  c.header("content-type", plain);
  c.header("x-content-type-options", "nosniff");
  c.header("content-disposition", `${SHOWN.test(plain) ? "inline" : "attachment"}; filename="${name}"`);
  c.header("cache-control", "private, max-age=300");
  c.header("accept-ranges", "bytes");
  const part = partOf(c.req.header("range"), bytes.byteLength);
  if (!part) return c.body(new Uint8Array(bytes));
  c.header("content-range", `bytes ${part.from}-${part.until - 1}/${bytes.byteLength}`);
  return c.body(new Uint8Array(bytes.subarray(part.from, part.until)), 206);
}

/** One range, as players of sound and film ask (Safari plays nothing without); any other wish gets the whole file. */
function partOf(range: string | undefined, size: number): { from: number; until: number } | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const until = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return from < until ? { from, until } : null;
}
