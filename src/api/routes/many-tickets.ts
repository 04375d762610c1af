import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { stream } from "hono/streaming";
import { BulkInput, bulkAct } from "#src/services/tickets/bulk.ts";
import { DrainInput, drainBacklog } from "#src/services/tickets/drain-backlog.ts";
import type { HttpEnv } from "../http-env.ts";
import { readJson } from "../read-body.ts";
import { BulkResult } from "./ticket-schemas.ts";

const security = [{ bearer: [] }];
const NDJSON = "application/x-ndjson";

/** What is done to many tickets in one request. */
export function addManyTicketsRoutes(app: OpenAPIHono<HttpEnv>): void {
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/bulk",
    security,
    summary: "One action on up to 500 tickets, a result for each",
    request: { body: { content: { "application/json": { schema: BulkInput } } } },
    responses: {
      200: {
        description: `All results; or, asked with Accept: ${NDJSON}, one line each as it is done`,
        content: {
          "application/json": { schema: z.object({ items: z.array(BulkResult) }) },
          [NDJSON]: { schema: BulkResult },
        },
      },
    },
  });
  app.post("/bulk", async (c) => {
    const results = bulkAct(c.get("ctx"), await readJson(c, BulkInput));
    // What is wrong with the whole request is said before the first line.
    const first = await results.next();
    if (!c.req.header("accept")?.includes(NDJSON)) {
      const items = first.done ? [] : [first.value];
      for await (const result of results) items.push(result);
      return c.json({ items }, 200);
    }
    c.header("content-type", NDJSON);
    return stream(c, async (lines) => {
      if (!first.done) await lines.write(`${JSON.stringify(first.value)}\n`);
      for await (const result of results) await lines.write(`${JSON.stringify(result)}\n`);
    });
  });
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/assign-backlog",
    security,
    summary: "Gives a unit's unassigned tickets to its people, the oldest first",
    request: { body: { content: { "application/json": { schema: DrainInput } } } },
    responses: {
      200: {
        description: "References of those that were given, and how many wait on",
        content: { "application/json": { schema: z.object({ assigned: z.array(z.string()), waiting: z.number() }) } },
      },
    },
  });
  app.post("/assign-backlog", async (c) =>
    c.json(await drainBacklog(c.get("ctx"), await readJson(c, DrainInput)), 200),
  );
}
