import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { listTopics, loadTopic } from "#src/services/topics/list-topics.ts";
import { previewTopic } from "#src/services/topics/preview-topic.ts";
import { removeTopic, saveTopic, TopicInput } from "#src/services/topics/save-topic.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { readJson } from "../read-body.ts";
import { Preview, Topic } from "./mention-schemas.ts";

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const security = [{ bearer: [] }];
const idParam = z.object({ id: z.string() });
const PreviewInput = z.strictObject({ name: z.string().default(""), query: z.string() });
const body = <S extends z.ZodType>(schema: S) => ({ content: { "application/json": { schema } } });

/** `/api/topics`: saved queries over what is said; their language is in docs/listening.md. */
export function topicRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({
      method: "get",
      path: "/",
      security,
      summary: "Every topic, by name",
      responses: { 200: json(z.object({ items: z.array(Topic) }), "All of them") },
    }),
    async (c) => c.json({ items: await listTopics(c.get("ctx")) }, 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{id}",
      security,
      request: { params: idParam },
      responses: { 200: json(Topic, "The topic") },
    }),
    async (c) => c.json(await loadTopic(c.get("ctx"), c.req.valid("param").id), 200),
  );
  addChanges(app);
  return app;
}

function addChanges(app: OpenAPIHono<HttpEnv>): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const wrong = { description: "`details`: at, to and code of what cannot be read; 422 for a private person's name" };
  register({
    ...{ method: "post", path: "/preview", security, request: { body: body(PreviewInput) } },
    summary: "What a query would have matched in the last 30 days; saves nothing",
    responses: { 200: json(Preview, "Counts by day and the newest"), 400: wrong },
  });
  app.post("/preview", async (c) => c.json(await previewTopic(c.get("ctx"), await readJson(c, PreviewInput)), 200));
  register({
    ...{ method: "post", path: "/", security, request: { body: body(TopicInput) } },
    responses: { 201: json(Topic, "The new topic"), 400: wrong },
  });
  app.post("/", async (c) => c.json(await saveTopic(c.get("ctx"), undefined, await readJson(c, TopicInput)), 201));
  register({
    ...{ method: "put", path: "/{id}", security, request: { params: idParam, body: body(TopicInput) } },
    responses: { 200: json(Topic, "The topic, whose past is matched anew where its query has changed"), 400: wrong },
  });
  app.put("/:id", async (c) =>
    c.json(await saveTopic(c.get("ctx"), c.req.param("id"), await readJson(c, TopicInput)), 200),
  );
  register({
    ...{ method: "delete", path: "/{id}", security, request: { params: idParam } },
    responses: { 204: { description: "Gone; the mentions stay" } },
  });
  app.delete("/:id", async (c) => {
    await removeTopic(c.get("ctx"), c.req.param("id"));
    return c.body(null, 204);
  });
}
