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
  return c.body(new Uint8Array(bytes));
}
