import { readFile } from "node:fs/promises";
import type { Context } from "hono";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";

/** A file of a ticket, for whoever may see that ticket: it must be named in one of its messages. */
export async function attachment(verbs: Verbs, c: Context<HttpEnv>): Promise<Response> {
  const ctx = c.get("ctx");
  const id = c.req.param("id");
  const data = await verbs.loadTicketPage(ctx, c.req.param("reference") ?? "");
  const named = data.messages.some((message) =>
    message.attachments.some((one) => one.type === "upload" && one.url === id),
  );
  if (!id || !named) throw new AppError("NOT_FOUND", "Không tìm thấy tệp này.");
  const { mime, path, name } = await verbs.readUpload(ctx, id);
  const shown = /^(image\/(jpeg|png|webp)|video\/mp4)$/.test(mime);
  c.header("content-type", mime);
  c.header("content-disposition", `${shown ? "inline" : "attachment"}; filename="${name}"`);
  c.header("cache-control", "private, max-age=300");
  return c.body(new Uint8Array(await readFile(path)));
}
