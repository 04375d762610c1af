import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { listMentions } from "#src/services/listening/list-mentions.ts";
import { loadMention } from "#src/services/listening/load-mention.ts";
import { MentionFilter } from "#src/services/listening/mention-filter.ts";
import { MENTION_VERBS } from "#src/services/listening/verbs.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { readJson } from "../read-body.ts";
import { Mention, MentionDetail } from "./mention-schemas.ts";

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const security = [{ bearer: [] }];
const idParam = z.object({ id: z.string() });
/** Read by the service, which says what is wrong with each: here they are named. */
const query = z.object(
  Object.fromEntries(Object.keys(MentionFilter.shape).map((name) => [name, z.string().optional()])),
);

/** `/api/mentions`: public posts that listening found, and what people decide on them. */
export function mentionRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security,
      summary: "Mentions within reach, copies folded: newest first, or with sort=serious the most serious",
      request: { query },
      responses: { 200: json(z.object({ items: z.array(Mention), next: z.string().nullable() }), "A page of them") },
    }),
    async (c) => c.json(await listMentions(c.get("ctx"), c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{id}",
      security,
      summary: "A mention with those that say the same and its history",
      request: { params: idParam },
      responses: { 200: json(MentionDetail, "The mention") },
    }),
    async (c) => c.json(await loadMention(c.get("ctx"), c.req.valid("param").id), 200),
  );
  addVerbs(app);
  return app;
}

function addVerbs(app: OpenAPIHono<HttpEnv>): void {
  for (const [name, { input, act }] of Object.entries(MENTION_VERBS)) {
    app.openAPIRegistry.registerPath({
      method: "post",
      path: `/{id}/${name}`,
      security,
      request: { params: idParam, body: { content: { "application/json": { schema: input } } } },
      responses: { 200: json(Mention, "The mention after it; of a copy the first that says the same") },
    });
    app.post(`/:id/${name}`, async (c) =>
      c.json(await act(c.get("ctx"), c.req.param("id"), await readJson(c, input)), 200),
    );
  }
}
