import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Accuracy, AccuracyOf } from "#src/services/understanding/accuracy.ts";
import { DRIFTING, type Drift } from "#src/services/understanding/drift.ts";
import { reportUnderstanding, type UnderstandingReport } from "#src/services/understanding/report.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";

const share = z.number().min(0).max(1).nullable().openapi({ description: "Null where fewer than 20 stand behind it" });

const accuracy = {
  tickets: z.number(),
  alone: share,
  decided: z.number(),
  outright: z.number(),
  sector: share,
  urgency: share,
  both: share,
  outrightSector: share,
  outrightUrgency: share,
  criticals: z.number(),
  missedCriticals: z.number(),
  confidence: share,
} satisfies Record<keyof Accuracy, z.ZodType>;

const AccuracyRow = z
  .object({ key: z.string(), name: z.string(), ...accuracy } satisfies Record<keyof AccuracyOf, z.ZodType>)
  .openapi("AccuracyOf");

const DriftRow = z
  .object({
    of: z.enum(DRIFTING),
    before: z.number(),
    now: z.number(),
    stability: z
      .object({ psi: z.number(), byChance: z.number(), level: z.enum(["stable", "moderate", "large"]) })
      .nullable(),
    moved: z.array(z.object({ kind: z.string(), before: z.number(), now: z.number() })),
  } satisfies Record<keyof Drift, z.ZodType>)
  .openapi("Drift");

const Report = z
  .object({
    since: z.iso.date(),
    weeksAsked: z.number(),
    total: z.object(accuracy),
    weeks: z.array(AccuracyRow),
    wards: z.array(AccuracyRow),
    channels: z.array(AccuracyRow),
    styles: z.array(AccuracyRow),
    models: z.array(AccuracyRow),
    drift: z.array(DriftRow),
  } satisfies Record<keyof UnderstandingReport, z.ZodType>)
  .openapi("UnderstandingReport");

/** `/api/understanding`: how right the machine is in use, for whoever runs the service (role admin, scope admin). */
export function understandingRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security: [{ bearer: [] }],
      summary: "Accuracy in use and drift, in counts and shares",
      request: { query: z.object({ weeks: z.string().optional().openapi({ example: "12" }) }) },
      responses: { 200: { description: "The report", content: { "application/json": { schema: Report } } } },
    }),
    async (c) => c.json(await reportUnderstanding(c.get("ctx"), c.req.valid("query").weeks), 200),
  );
  return app;
}
