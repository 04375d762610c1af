import { type Context, Hono } from "hono";
import { doneWords } from "#dashboards/http/done-words.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { TopicPreview } from "#src/services/topics/preview-topic.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import { fieldsOf } from "./fields-of.ts";
import { type TopicFaults, topicFaults } from "./topic-faults.ts";
import { type TopicDraft, TopicPage } from "./topic-page.tsx";
import { TopicsPage } from "./topics-page.tsx";

/** Mounted at /console/topics, behind the guard: what the city follows, each tried before it is saved. */
export const topicsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .use(async (c, next) => {
      allow(c.get("ctx").actor, "topic.manage");
      await next();
    })
    .get("/", async (c) => {
      const page = pageOf(c);
      const words = page.t.listening.topics;
      const done: Record<string, string> = { saved: words.saved, removed: words.removed };
      const topics = await verbs.listTopics(c.get("ctx"));
      return c.html(<TopicsPage page={page} topics={topics} flash={doneWords(c, done)} />);
    })
    .get("/new", (c) => show(c, undefined, { draft: { name: "", query: "", active: true } }))
    .post("/new", (c) => change(verbs, c, undefined))
    .get("/:id", async (c) => {
      const topic = await verbs.loadTopic(c.get("ctx"), c.req.param("id"));
      return show(c, topic, { draft: topic });
    })
    .post("/:id", async (c) => change(verbs, c, await verbs.loadTopic(c.get("ctx"), c.req.param("id"))));

interface Shown {
  draft: TopicDraft;
  preview?: TopicPreview;
  faults?: TopicFaults;
}

const show = (c: Context<HttpEnv>, topic: TopicView | undefined, shown: Shown, status: 200 | 400 | 409 | 422 = 200) =>
  c.html(<TopicPage page={pageOf(c)} topic={topic} {...shown} />, status);

/** Tried, saved or deleted: the button says which. */
async function change(verbs: Verbs, c: Context<HttpEnv>, topic: TopicView | undefined) {
  const ctx = c.get("ctx");
  const { do: act = "preview", name = "", query = "", active } = await fieldsOf(c);
  if (act === "remove" && topic) {
    await verbs.removeTopic(ctx, topic.id);
    return c.redirect("/console/topics?done=removed", 303);
  }
  // What is kept has no space around it: places of faults are counted in that.
  const draft = { name, query: query.trim(), active: active === "on" };
  try {
    if (act === "save") {
      await verbs.saveTopic(ctx, topic?.id, draft);
      return c.redirect("/console/topics?done=saved", 303);
    }
    return show(c, topic, { draft, preview: await verbs.previewTopic(ctx, draft) });
  } catch (error) {
    const code = error instanceof AppError ? error.code : "";
    const status = code === "CONFLICT" ? 409 : code === "UNPROCESSABLE" ? 422 : 400;
    return show(c, topic, { draft, faults: topicFaults(error, draft.query) }, status);
  }
}
