import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { CHANNELS } from "#src/domain/channels.ts";
import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { STATES } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { compareTicket } from "#src/services/similar/similar-tickets.ts";
import { AcceptInput, acceptTicket } from "#src/services/tickets/accept.ts";
import { AssignInput, assignTicket } from "#src/services/tickets/assign.ts";
import { ClassifyInput, classifyTicket } from "#src/services/tickets/classify.ts";
import { ticketHistory } from "#src/services/tickets/history.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import { loadTicket } from "#src/services/tickets/load-ticket.ts";
import { LocateInput, locateTicket } from "#src/services/tickets/locate.ts";
import { NoteInput, noteTicket } from "#src/services/tickets/note.ts";
import { RejectInput, rejectTicket } from "#src/services/tickets/reject.ts";
import { ResolveInput, resolveTicket } from "#src/services/tickets/resolve.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { readJson } from "../read-body.ts";

const named = z.object({ id: z.string(), name: z.string() });
const nullableInstant = z.iso.datetime().nullable();

const Ticket = z
  .object({
    reference: z.string().openapi({ example: "PA-26-7K3M9QD" }),
    state: z.enum(STATES),
    sector: z.string().nullable(),
    secondarySector: z.string().nullable(),
    urgency: z.enum(URGENCIES).nullable(),
    kind: z.enum(KINDS).nullable(),
    sentiment: z.enum(SENTIMENTS).nullable(),
    confidence: z.number().nullable(),
    needsReview: z.boolean(),
    text: z.string(),
    textHidden: z.boolean(),
    ward: z.object({ code: z.string(), name: z.string() }).nullable(),
    location: z
      .object({ lat: z.number().nullable(), lng: z.number().nullable(), address: z.string().nullable() })
      .nullable(),
    unit: named.nullable(),
    assignee: named.nullable(),
    channel: z.enum(CHANNELS),
    createdAt: z.iso.datetime(),
    firstResponseDueAt: nullableInstant,
    firstRespondedAt: nullableInstant,
    resolutionDueAt: nullableInstant,
    resolvedAt: nullableInstant,
    breaches: z.array(z.object({ clock: z.enum(["first_response", "resolution"]), at: z.iso.datetime() })),
    reopened: z.number(),
    csat: z.number().nullable(),
    incident: z.string().nullable(),
    version: z.number(),
  } satisfies Record<keyof TicketView, z.ZodType>)
  .openapi("Ticket");

const HistoryEntry = z
  .object({
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string(),
    from: z.record(z.string(), z.unknown()),
    to: z.record(z.string(), z.unknown()),
    note: z.string().nullable(),
  })
  .openapi("HistoryEntry");

const SimilarTicket = Ticket.pick({ reference: true, state: true, createdAt: true, sector: true, ward: true })
  .extend({ likeness: z.number().openapi({ example: 0.91, description: "0..1" }) })
  .openapi("SimilarTicket");

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const referenceParam = z.object({ reference: z.string() });
const security = [{ bearer: [] }];

/** Each action: the shape of its input and the service that does it. */
const ACTIONS: Record<TicketAction, { input: z.ZodType; act: Act }> = {
  accept: action(AcceptInput, acceptTicket),
  classify: action(ClassifyInput, classifyTicket),
  locate: action(LocateInput, locateTicket),
  assign: action(AssignInput, assignTicket),
  note: action(NoteInput, noteTicket),
  resolve: action(ResolveInput, resolveTicket),
  reject: action(RejectInput, rejectTicket),
};

type Act = (ctx: Ctx, reference: string, input: unknown, version: number | undefined) => Promise<TicketView>;

function action<S extends z.ZodType>(
  input: S,
  service: (ctx: Ctx, reference: string, input: z.infer<S>, version?: number) => Promise<TicketView>,
): { input: S; act: Act } {
  return { input, act: (ctx, reference, value, version) => service(ctx, reference, input.parse(value), version) };
}

/** `/api/tickets`: lists, one ticket, its history, and what can be done to it. */
export function ticketRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security,
      summary: "Tickets within reach, newest first",
      request: {
        query: z.object({
          state: z.string().optional().openapi({ example: "new,needs_triage" }),
          sector: z.string().optional(),
          urgency: z.string().optional(),
          ward: z.string().optional(),
          unit: z.string().optional(),
          q: z.string().optional(),
          due: z.string().optional().openapi({ example: "overdue" }),
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
  for (const [name, { input, act }] of Object.entries(ACTIONS)) {
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

/** `If-Match: 3`, `"3"` or `W/"3"`. @throws {AppError} INVALID */
function ifMatch(header: string | undefined): number | undefined {
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (!version) throw new AppError("INVALID", "If-Match cần là số phiên bản (version) của phản ánh.");
  return Number(version);
}
