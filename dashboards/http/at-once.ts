import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "#src/api/http-env.ts";

/** What the island at-once.ts says of itself. */
const HEADER = "x-at-once";

/** A script waits for the answer and has shown the result already: it needs no page, and a refusal as one sentence. */
export const asksAtOnce = (c: Context<HttpEnv>): boolean => c.req.header(HEADER) !== undefined;

/** Tells a script where a form leads, as `{ to }`: it cannot read the redirect that a browser follows. */
export const answerAtOnce = createMiddleware<HttpEnv>(async (c, next) => {
  await next();
  const to = c.res.headers.get("location");
  if (c.res.status !== 303 || !to || !asksAtOnce(c)) return;
  c.res.headers.delete("location");
  c.res = Response.json({ to });
});
