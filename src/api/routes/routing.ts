import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Routing, RoutingStep } from "#src/city/city.ts";
import { RulesFile } from "#src/city/pack/rules-file.ts";
import { UnitsFile } from "#src/city/pack/units-file.ts";
import { type DryRun, DryRunInput, dryRunRules } from "#src/services/routing/dry-run.ts";
import { ExplainInput, explainRouting } from "#src/services/routing/explain.ts";
import { loadRoutingSetting, type RoutingPart } from "#src/services/routing/load-setting.ts";
import { PublishInput, publishRouting } from "#src/services/routing/publish.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { readJson } from "../read-body.ts";

const MOST_BYTES = 2_097_152;
const security = [{ bearer: [] }];
const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const body = <S extends z.ZodType>(schema: S) => ({ content: { "application/json": { schema } } });

const named = z.object({ id: z.string(), name: z.string() });
const version = z.number().openapi({ description: "0 = as the city pack shipped it" });
const history = z.array(z.object({ version: z.number(), note: z.string(), byName: z.string(), at: z.iso.datetime() }));
const Rules = z.object({ version, document: RulesFile, history }).openapi("RoutingRules");
const Units = z.object({ version, document: UnitsFile, history }).openapi("RoutingUnits");

const Step = z.object({ rule: z.string(), why: z.string(), unmet: z.string() } satisfies Record<
  keyof RoutingStep,
  z.ZodType
>);
const RoutingShape = z
  .object({
    unit: named,
    rule: z.string().openapi({ example: "vì đường từ 13 m trở lên do Thành phố quản lý" }),
    ruleId: z.string(),
    also: z.array(named),
    refuse: z.object({ reason: z.string(), where: z.string() }).nullable(),
    steps: z.array(Step).optional(),
  } satisfies Record<keyof Routing, z.ZodType>)
  .openapi("Routing");

const DryRunShape = z
  .object({
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    asOf: z.iso.datetime().openapi({ description: "The changed table was asked as of this instant" }),
    looked: z.number(),
    cut: z.boolean().openapi({ description: "More than 100,000 tickets: the rest was not looked at" }),
    moved: z.number(),
    reworded: z.number(),
    moves: z.array(z.object({ sector: z.string(), from: named.nullable(), to: named.nullable(), tickets: z.number() })),
    units: z.array(named.extend({ more: z.number(), fewer: z.number() })),
    examples: z.array(
      z.object({
        reference: z.string(),
        sector: z.string(),
        from: named.nullable(),
        to: named.nullable(),
        rule: z.string().nullable(),
      }),
    ),
  } satisfies Record<keyof DryRun, z.ZodType>)
  .openapi("RoutingDryRun");

const Explanation = z.object({
  routing: RoutingShape.nullable().openapi({ description: "Null: no line answers, a person decides" }),
  facts: z.record(z.string(), z.unknown()),
});

/** `/api/routing`: who answers for what, for administrators (role admin, scope admin). */
export function routingRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  document(app, "rules", Rules, "The routing table: the first line that holds decides");
  document(app, "units", Units, "Who handles: units of the city, offices of every ward, and what one has otherwise");
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/dry-run",
    security,
    summary: "What a changed routing table would have done with the tickets of a period; stores nothing",
    request: { body: body(DryRunInput) },
    responses: { 200: json(DryRunShape, "Counts, and at most 50 examples by reference") },
  });
  app.post("/dry-run", async (c) => {
    const result = await dryRunRules(c.get("ctx"), await readJson(c, DryRunInput, MOST_BYTES));
    const { from, until, asOf } = result;
    const times = { from: from.toISOString(), until: until.toISOString(), asOf: asOf.toISOString() };
    return c.json({ ...result, ...times }, 200);
  });
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/explain",
    security,
    summary: "Which unit, by which line, and why not by the lines before",
    request: { body: body(ExplainInput) },
    responses: { 200: json(Explanation, "The routing with its steps") },
  });
  app.post("/explain", async (c) =>
    c.json(explainRouting(c.get("ctx"), await readJson(c, ExplainInput, MOST_BYTES)), 200),
  );
  return app;
}

/** Read and put a whole document. */
function document<S extends z.ZodType>(app: OpenAPIHono<HttpEnv>, part: RoutingPart, shape: S, summary: string): void {
  const responses = { 200: json(shape, "In force, with who changed it when") };
  app.openAPIRegistry.registerPath({ method: "get", path: `/${part}`, security, summary, responses });
  app.get(`/${part}`, async (c) => {
    const setting = await loadRoutingSetting(c.get("ctx"), part);
    return c.json({ ...setting, history: setting.history.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })) });
  });
  app.openAPIRegistry.registerPath({
    method: "put",
    path: `/${part}`,
    security,
    summary: `Puts changed ${part} in force; 409 when somebody was faster`,
    request: { body: body(PublishInput) },
    responses: { 200: json(z.object({ version: z.number() }), "The new version") },
  });
  app.put(`/${part}`, async (c) =>
    c.json(await publishRouting(c.get("ctx"), part, await readJson(c, PublishInput, MOST_BYTES)), 200),
  );
}
