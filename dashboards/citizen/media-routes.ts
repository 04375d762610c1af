import { Hono } from "hono";
import { sendFile } from "#dashboards/http/send-file.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { mediaLinkHolds } from "#src/services/media/media-link.ts";

/** Mounted at /t/tep: a file of one's own report, by the signed address that the tracking page has just given. */
export const mediaRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().get("/:id", async (c) => {
    const ctx = c.get("ctx");
    const id = c.req.param("id");
    if (!mediaLinkHolds(ctx, id, Number(c.req.query("den")), c.req.query("chu-ky") ?? ""))
      throw new AppError("FORBIDDEN", "Đường dẫn xem tệp đã hết hạn. Vui lòng mở lại trang theo dõi phản ánh.");
    return sendFile(c, await verbs.readLinkedMedia(ctx, id));
  });
