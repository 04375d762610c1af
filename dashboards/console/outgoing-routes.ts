import type { Context } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { wayNamed } from "./reply-try.ts";

type C = Context<HttpEnv>;
type Show = (c: C, extra: { refused: string }, status: 409) => Promise<Response>;

/** What somebody decides about one bubble: again, another way, it has arrived, it has not. */
export async function outgoing(verbs: Verbs, c: C, show: Show): Promise<Response> {
  const ctx = c.get("ctx");
  const reference = c.req.param("reference") ?? "";
  const id = Number(c.req.param("id"));
  if (!Number.isSafeInteger(id)) throw new AppError("NOT_FOUND", "Không tìm thấy tin gửi này.");
  const form = await readForm(c, 1024);
  const what = form.get("do");
  const way = wayNamed(String(form.get(what === "way" ? "way" : "same") ?? ""));
  const backTo = (done: string) =>
    c.redirect(`/console/tickets/${encodeURIComponent(reference)}?done=${done}#talk`, 303);
  try {
    if (what === "sent" || what === "failed") {
      await verbs.settleBubble(ctx, id, what);
      return backTo("settled");
    }
    if (what !== "again" && what !== "way") throw new AppError("INVALID", "Không có việc này.");
    await verbs.resendBubble(ctx, id, way ? { way } : {});
    return backTo("resent");
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== "CONFLICT" && error.code !== "UNPROCESSABLE")) throw error;
    return show(c, { refused: error.message }, 409);
  }
}
