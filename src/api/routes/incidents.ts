import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { INCIDENT_STATES } from "#src/domain/incidents/incident-states.ts";
import { listIncidents } from "#src/services/incidents/list.ts";
import { loadIncidentPage } from "#src/services/incidents/load-page.ts";
import { ProposeInput, proposeByPerson } from "#src/services/incidents/propose-by-person.ts";
import { INCIDENT_VERBS } from "#src/services/incidents/verbs.ts";
import { incidentView } from "#src/services/incidents/view.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { ifMatch } from "../if-match.ts";
import { readJson } from "../read-body.ts";
import { Incident, IncidentDetail } from "./incident-schemas.ts";

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const referenceParam = z.object({ reference: z.string() });
const security = [{ bearer: [] }];

/** `/api/incidents`: events behind many tickets, and what can be done to them. */
export function incidentRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security,
      summary: "Incidents within reach, those with the newest report first",
      request: {
        query: z.object({
          state: z.enum(INCIDENT_STATES).optional(),
          cursor: z.string().optional(),
          limit: z.coerce.number().int().min(1).max(100).optional(),
        }),
      },
      responses: { 200: json(z.object({ items: z.array(Incident), next: z.string().nullable() }), "A page of them") },
    }),
    async (c) => c.json(await listIncidents(c.get("ctx"), c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{reference}",
      security,
      summary: "An incident with its members within reach and its history",
      request: { params: referenceParam },
      responses: { 200: json(IncidentDetail, "The incident") },
    }),
    async (c) => {
      const { incident, members, hidden, events, undoable } = await loadIncidentPage(
        c.get("ctx"),
        c.req.valid("param").reference,
      );
      return c.json({ incident, members, hidden, events, undoable }, 200);
    },
  );
  addVerbs(app);
  return app;
}

function addVerbs(app: OpenAPIHono<HttpEnv>): void {
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/",
    security,
    summary: "Proposes an incident of tickets and mentions that belong to none",
    request: { body: { content: { "application/json": { schema: ProposeInput } } } },
    responses: { 201: json(Incident, "The proposal") },
  });
  app.post("/", async (c) => {
    const ctx = c.get("ctx");
    return c.json(incidentView(ctx, await proposeByPerson(ctx, await readJson(c, ProposeInput))), 201);
  });
  for (const [name, { input, act }] of Object.entries(INCIDENT_VERBS)) {
    app.openAPIRegistry.registerPath({
      method: "post",
      path: `/{reference}/${name}`,
      security,
      request: {
        params: referenceParam,
        headers: z.object({ "if-match": z.string().optional().openapi({ description: "The version last seen" }) }),
        body: { content: { "application/json": { schema: input } } },
      },
      responses: { 200: json(Incident, "The incident after the action") },
    });
    app.post(`/:reference/${name}`, async (c) => {
      const ctx = c.get("ctx");
      const value = await readJson(c, input);
      const after = await act(ctx, c.req.param("reference"), value, ifMatch(c.req.header("if-match")));
      return c.json(incidentView(ctx, after), 200);
    });
  }
}
