import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { findDuplicates } from "#src/services/similar/duplicate-tickets.ts";
import { compareTicket } from "#src/services/similar/similar-tickets.ts";
import { ticketHistory } from "#src/services/tickets/history.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import { loadTicket } from "#src/services/tickets/load-ticket.ts";
import { undoTicket } from "#src/services/tickets/undo.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { ifMatch } from "../if-match.ts";
import { readJson } from "../read-body.ts";
import { addManyTicketsRoutes } from "./many-tickets.ts";
import { Duplicate, HistoryEntry, SimilarTicket, Ticket } from "./ticket-schemas.ts";

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const referenceParam = z.object({ reference: z.string() });
const security = [{ bearer: [] }];

/** `/api/tickets`: lists, one ticket, its history, and what can be done to it. */
export function ticketRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security,
      summary: "Tickets within reach, newest first; with `q` the best matches first",
      request: {
        query: z.object({
          state: z.string().optional().openapi({ example: "new,needs_triage" }),
          sector: z.string().optional(),
          urgency: z.string().optional(),
          ward: z.string().optional(),
          unit: z.string().optional(),
          q: z.string().optional(),
          due: z.string().optional().openapi({ example: "overdue" }),
          assignee: z.string().optional().openapi({ example: "me" }),
          mark: z.string().optional().openapi({ example: "reopened" }),
          cursor: z.string().optional(),
          limit: z.string().optional(),
        }),
      },
      responses: { 200: json(z.object({ items: z.array(Ticket), next: z.string().nullable() }), "A page of tickets") },
    }),
    async (c) => c.json(await listTickets(c.get("ctx"), c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{reference}",
      security,
      request: { params: referenceParam },
      responses: { 200: json(Ticket, "The ticket") },
    }),
    async (c) => c.json(await loadTicket(c.get("ctx"), c.req.valid("param").reference), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{reference}/history",
      security,
      request: { params: referenceParam },
      responses: { 200: json(z.object({ items: z.array(HistoryEntry) }), "Every event, oldest first") },
    }),
    async (c) => c.json({ items: await ticketHistory(c.get("ctx"), c.req.valid("param").reference) }, 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{reference}/similar",
      security,
      summary: "Tickets within reach that say the same thing, the likest first",
      request: {
        params: referenceParam,
        query: z.object({ limit: z.string().optional(), days: z.string().optional().openapi({ example: "7" }) }),
      },
      responses: {
        200: json(
          z.object({
            items: z.array(SimilarTicket),
            comparable: z.boolean().openapi({ description: "False: no model has made an embedding of this ticket" }),
          }),
          "At most `limit` of them",
        ),
      },
    }),
    async (c) => {
      const items = await compareTicket(c.get("ctx"), c.req.valid("param").reference, c.req.valid("query"));
      return c.json({ items: items ?? [], comparable: items !== null }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{reference}/duplicates",
      security,
      summary: "Tickets that may tell of the same matter, and why",
      request: { params: referenceParam },
      responses: { 200: json(z.object({ items: z.array(Duplicate) }), "The likeliest first, at most five") },
    }),
    async (c) => c.json({ items: await findDuplicates(c.get("ctx"), c.req.valid("param").reference) }, 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/{reference}/undo",
      security,
      summary: "Takes back one's own last action, within eight seconds",
      request: { params: referenceParam },
      responses: { 200: json(Ticket, "The ticket as it was, two versions later") },
    }),
    async (c) => c.json(await undoTicket(c.get("ctx"), c.req.valid("param").reference), 200),
  );
  addManyTicketsRoutes(app);
  for (const [name, { input, act }] of Object.entries(TICKET_VERBS)) {
    const path = `/{reference}/${name}`;
    app.openAPIRegistry.registerPath({
      method: "post",
      path,
      security,
      request: {
        params: referenceParam,
        headers: z.object({ "if-match": z.string().optional().openapi({ description: "The version last seen" }) }),
        body: { content: { "application/json": { schema: input } } },
      },
      responses: { 200: json(Ticket, "The ticket after the action") },
    });
    app.post(`/:reference/${name}`, async (c) => {
      const value = await readJson(c, input);
      return c.json(await act(c.get("ctx"), c.req.param("reference"), value, ifMatch(c.req.header("if-match"))), 200);
    });
  }
  return app;
}
