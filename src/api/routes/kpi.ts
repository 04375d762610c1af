import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { allow } from "#src/domain/policy.ts";
import type { KpiBy, KpiQuery } from "#src/kpi/kpi.ts";
import { measureKpi } from "#src/kpi/measure.ts";
import { findKpi, KPIS } from "#src/kpi/registry.ts";
import { kpiTickets } from "#src/kpi/tickets-behind.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { figureCsv, ticketsCsv } from "./kpi-csv.ts";
import { KpiAnswerSchema, KpiQuerySchema, KpiSchema, KpiTicketsQuerySchema, KpiTicketsSchema } from "./kpi-schemas.ts";

const id = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" }, example: "on_time_resolution" }) });
const common = { method: "get" as const, security: [{ bearer: [] as string[] }] };
const json = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: { "application/json": { schema }, "text/csv": { schema: z.string() } } },
});

/** Without `format`. What `by` may be is said by the figures themselves, with the fault. */
const questionOf = ({ format: _, ...query }: z.infer<typeof KpiQuerySchema>): KpiQuery => ({
  ...query,
  by: query.by as KpiBy | undefined, // checked by readQuestion
});

const file = (name: string) => ({
  "Content-Type": "text/csv; charset=utf-8",
  "Content-Disposition": `attachment; filename="${name}.csv"`,
});

/** `/api/kpi`: the figures (scope kpi:read). Officers and leads see those of their own unit. */
export function kpiRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      ...{ ...common, path: "/", summary: "All figures: what each asks, how it is made, its target" },
      responses: json(z.object({ items: z.array(KpiSchema) }), "The figures"),
    }),
    (c) => {
      const ctx = c.get("ctx");
      allow(ctx.actor, "kpi.read");
      const items = KPIS.map(({ compute: _, by, ...kpi }) => ({
        ...kpi,
        by: [...by],
        target: ctx.city.reporting.targets[kpi.id] ?? null,
      }));
      return c.json({ items }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...{ ...common, path: "/{id}", summary: "One figure over a period, divided as asked; format=csv: as a file" },
      request: { params: id, query: KpiQuerySchema },
      responses: json(KpiAnswerSchema, "The figure"),
    }),
    async (c) => {
      const kpi = findKpi(c.req.valid("param").id);
      const query = c.req.valid("query");
      const answer = await measureKpi(c.get("ctx"), kpi.id, questionOf(query));
      if (query.format === "csv") return c.body(figureCsv(kpi, answer), 200, file(kpi.id)) as never; // the other content
      return c.json(answer, 200);
    },
  );
  app.openapi(
    createRoute({
      ...{
        ...common,
        path: "/{id}/tickets",
        summary: "The tickets behind a figure, as many as its n; format=csv: all",
      },
      request: { params: id, query: KpiTicketsQuerySchema },
      responses: json(KpiTicketsSchema, "A page of them"),
    }),
    async (c) => {
      const kpi = findKpi(c.req.valid("param").id);
      const { key, cursor, limit, ...query } = c.req.valid("query");
      const asked = { ...questionOf(query), key };
      if (query.format !== "csv")
        return c.json(await kpiTickets(c.get("ctx"), kpi.id, { ...asked, cursor, limit }), 200);
      await kpiTickets(c.get("ctx"), kpi.id, { ...asked, limit: 1 }); // a fault is told before the file begins
      return c.body(ticketsCsv(c.get("ctx"), kpi.id, asked), 200, file(`${kpi.id}-tickets`)) as never; // the other content
    },
  );
  return app;
}
