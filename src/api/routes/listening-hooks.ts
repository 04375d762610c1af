import { Hono } from "hono";
import { AppError } from "#src/errors.ts";
import { metrics } from "#src/metrics.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import { takeTold } from "#src/services/sources/take-told.ts";
import { answerHub, takeFromHub } from "#src/services/sources/take-websub.ts";
import type { HttpEnv } from "../http-env.ts";
import { readBody } from "../read-body.ts";

/** A batch of our own format, or an Atom feed of a hub. */
const MAX_BYTES = 1_048_576;

/** Whoever listens for the city tells it here: `/hooks/listening/:source` and, for WebSub hubs, `/hooks/websub/:source`. */
export const listeningHookRoutes = (readers: SourceReaders) =>
  new Hono<HttpEnv>()
    .post("/listening/:source", async (c) => {
      const startedMs = performance.now();
      const body = await readBody(c, MAX_BYTES);
      const taken = await counted(() => takeTold(c.get("ctx"), c.req.param("source"), body, c.req.raw.headers));
      observe(startedMs, taken.accepted);
      return c.json({ ok: true, ...taken });
    })
    .get("/websub/:source", async (c) =>
      c.text(await answerHub(c.get("ctx"), c.req.param("source"), new URL(c.req.url).searchParams)),
    )
    .post("/websub/:source", async (c) => {
      const startedMs = performance.now();
      const body = await readBody(c, MAX_BYTES);
      const delivery = {
        ...{ sourceId: c.req.param("source"), tag: c.req.query("t") ?? "", body },
        signature: c.req.header("x-hub-signature") ?? "",
      };
      const taken = await counted(() => takeFromHub(c.get("ctx"), readers, delivery));
      observe(startedMs, taken.accepted);
      return c.json({ ok: true, ...taken });
    });

async function counted<T>(take: () => Promise<T>): Promise<T> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof AppError && error.code === "UNAUTHENTICATED")
      metrics.badSignatures.inc({ channel: "listening" });
    throw error;
  }
}

function observe(startedMs: number, accepted: number): void {
  metrics.ingested.inc({ channel: "listening", outcome: accepted > 0 ? "new" : "duplicate" }, accepted || 1);
  metrics.ackSeconds.observe({ channel: "listening" }, (performance.now() - startedMs) / 1_000);
}
