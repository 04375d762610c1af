import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { CSAT_BY, type Csat, type CsatReport, type CsatRow, csatOf } from "#src/services/csat/csat-of.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";

const Share = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .openapi("Share", { description: "0..1 with the 95 % Wilson interval; null where nobody answered" });

const figures = {
  asked: z.number().openapi({ description: "Resolutions about which somebody was asked" }),
  notAsked: z.number().openapi({ description: "Resolutions about which nobody could or should be asked" }),
  n: z.number().openapi({ description: "Answers" }),
  responseRate: Share,
  satisfied: Share.openapi({ description: "Share of 4 and 5" }),
  accepting: Share.openapi({ description: "Share of 3 to 5" }),
  mean: z.number().nullable(),
} satisfies Record<keyof Csat, z.ZodType>;

const Report = z
  .object({
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    by: z.enum(CSAT_BY),
    rows: z.array(
      z.object({ key: z.string(), name: z.string(), ...figures } satisfies Record<keyof CsatRow, z.ZodType>),
    ),
    total: z.object(figures),
  } satisfies Record<keyof CsatReport, z.ZodType>)
  .openapi("CsatReport");

const day = z.string().optional();

/** `/api/csat`: how content citizens are with what was resolved (scope kpi:read). */
export function csatRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security: [{ bearer: [] }],
      summary: "Satisfaction with resolutions, by unit, ward, sector, channel or officer",
      request: {
        query: z.object({
          from: day.openapi({ example: "2026-11-01", description: "Local date or instant; absent: 30 days before" }),
          until: day.openapi({ example: "2026-12-01", description: "Not included; never later than now" }),
          by: z
            .string()
            .optional()
            .openapi({ example: "unit", description: CSAT_BY.join(", ") }),
        }),
      },
      responses: { 200: { description: "The figures", content: { "application/json": { schema: Report } } } },
    }),
    async (c) => c.json(await csatOf(c.get("ctx"), c.req.valid("query")), 200),
  );
  return app;
}
