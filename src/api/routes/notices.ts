import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { NOTICE_KINDS } from "#src/domain/notice-kinds.ts";
import { listNotices, type NoticeView } from "#src/services/notices/list-notices.ts";
import { MarkReadInput, markRead } from "#src/services/notices/mark-read.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { readJson } from "../read-body.ts";

const Notice = z
  .object({
    id: z.string(),
    kind: z.enum(NOTICE_KINDS),
    reference: z.string().nullable().openapi({ example: "PA-26-7K3M9QD" }),
    mention: z.string().nullable().openapi({ description: "Id of the public post that it is about" }),
    alert: z.string().nullable().openapi({ description: "Id of the alert that it is about" }),
    text: z.string(),
    aboutAt: z.iso.datetime().openapi({ description: "The due instant of a breach, not when it was noticed" }),
    createdAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  } satisfies Record<keyof NoticeView, z.ZodType>)
  .openapi("Notice");

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const security = [{ bearer: [] }];

/** `/api/notices`: what the signed-in person is told of tickets that run out of time. */
export function noticeRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security,
      summary: "Warnings, breaches and escalations of the last thirty days, newest first",
      request: {
        query: z.object({
          unread: z.string().optional().openapi({ example: "true" }),
          cursor: z.string().optional(),
          limit: z.string().optional(),
        }),
      },
      responses: { 200: json(z.object({ items: z.array(Notice), next: z.string().nullable() }), "A page of notices") },
    }),
    async (c) => c.json(await listNotices(c.get("ctx"), c.req.valid("query")), 200),
  );
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/read",
    security,
    summary: "Marks notices as read",
    request: { body: { content: { "application/json": { schema: MarkReadInput } } } },
    responses: { 200: json(z.object({ marked: z.number() }), "How many were marked") },
  });
  app.post("/read", async (c) => c.json(await markRead(c.get("ctx"), await readJson(c, MarkReadInput)), 200));
  return app;
}
