import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { STATES } from "#src/domain/state.ts";

const geo = z.object({
  lat: z.number(),
  lng: z.number(),
  accuracy_m: z.number().optional(),
  source: z.enum(["browser", "pin", "exif"]).optional(),
});

const submission = z.object({
  form: z.string().describe("Account id of the form"),
  lang: z.enum(["vi", "en"]).optional(),
  category: z.string().optional(),
  content: z.string().min(1).max(5000),
  address: z.string().max(300).optional(),
  ward: z.string().describe("Official ward code, five digits").optional(),
  geo: geo.nullish(),
  contact: z
    .object({
      name: z.string().max(100).nullish(),
      phone: z.string().nullish(),
      email: z.string().nullish(),
      anonymous: z.boolean().optional(),
    })
    .optional(),
  attachments: z.array(z.string()).max(5).describe("Ids from POST /uploads").optional(),
  consent: z.object({ version: z.string(), at: z.iso.datetime() }),
  website: z.string().describe("Leave empty").optional(),
  elapsed_ms: z.number().describe("How long the form was open").optional(),
  altcha: z.string().describe("Solved ALTCHA challenge, base64").optional(),
});

const answer = z.object({ code: z.string(), trackUrl: z.string(), secret: z.string() });

const upload = z.object({
  id: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});

const named = z.object({ id: z.string(), name: z.string() });
const track = z.object({
  reference: z.string(),
  state: z.enum(STATES),
  stateLabel: z.string(),
  createdAt: z.iso.datetime(),
  sector: z.string().nullable(),
  ward: z.object({ code: z.string(), name: z.string() }).nullable(),
  unit: named.nullable(),
  firstResponseDueAt: z.iso.datetime().nullable(),
  resolutionDueAt: z.iso.datetime().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
  replies: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
  steps: z.array(z.object({ at: z.iso.datetime(), state: z.enum(STATES) })),
  text: z.string().nullable().describe("The submitter's own words, when X-Track-Secret is right"),
});

const json = (schema: z.ZodType, description: string) => ({ description, content: { "application/json": { schema } } });

/**
 * What /openapi.json says of the public routes. Bodies are checked by the services, which answer in Vietnamese, so the
 * routes are described here and not validated from here.
 */
export function describePublicRoutes(registry: OpenAPIHono["openAPIRegistry"]): void {
  registry.registerPath({
    method: "post",
    path: "/api/public/submissions",
    summary: "Send a form: one submission, one ticket",
    request: {
      headers: z.object({ "Idempotency-Key": z.string().optional() }),
      body: {
        content: { "application/json": { schema: submission }, "multipart/form-data": { schema: submission } },
      },
    },
    responses: {
      201: json(answer, "Received"),
      200: json(answer, "Received before with the same key: the same answer"),
      400: { description: "INVALID, with details.fields" },
      409: { description: "The same submission is being worked on" },
      422: { description: "The key was used with another body" },
      429: { description: "RATE_LIMITED, with Retry-After" },
    },
  });
  registry.registerPath({
    method: "post",
    path: "/api/public/uploads",
    summary: "Send a picture (JPEG, PNG, WebP), PDF or MP4 of at most 10 MB before the form that names it",
    request: { body: { content: { "multipart/form-data": { schema: z.object({ file: z.string() }) } } } },
    responses: {
      201: json(upload, "Stored; kept two hours until a form names it"),
      413: { description: "More than 10 MB" },
      415: { description: "Another kind of file" },
    },
  });
  registry.registerPath({
    method: "get",
    path: "/api/public/submissions/{reference}",
    summary: "How far a ticket is",
    request: {
      params: z.object({ reference: z.string() }),
      headers: z.object({ "X-Track-Secret": z.string().optional() }),
    },
    responses: { 200: json(track, "Its state"), 404: { description: "No such reference" } },
  });
  registry.registerPath({
    method: "get",
    path: "/api/public/challenge",
    summary: "An ALTCHA v2 challenge for a form",
    request: { query: z.object({ form: z.string() }) },
    responses: { 200: json(z.object({ parameters: z.looseObject({}), signature: z.string() }), "The challenge") },
  });
}
