import type { Context, Hono } from "hono";
import { addComment } from "./comments.ts";
import { deliverEntry } from "./events.ts";
import { allowed } from "./guard.ts";
import type { GraphComment, GraphPerson, GraphState } from "./state.ts";

/** What visitors wrote on the Page, and what names it elsewhere. Before the profiles: `/{page}/feed` is none. */
export function listeningRoutes(app: Hono, state: GraphState): void {
  app.get("/:version/:page/feed", (c) => posts(state, c, ({ tags }) => !tags));
  app.get("/:version/:page/tagged", (c) => posts(state, c, ({ tags }) => tags === true));
}

function posts(state: GraphState, c: Context, wanted: (post: GraphComment) => boolean): Response {
  allowed(state, c, "pages_read_user_content");
  const sinceMs = Number(c.req.query("since") ?? 0) * 1_000;
  const found = [...state.comments.values()].filter(
    (one) =>
      one.isPost && one.at.getTime() >= sinceMs && wanted(one) && state.transcript.find(one.id)?.removed !== true,
  );
  const from = Number(c.req.query("after") ?? 0);
  const to = from + Math.min(Number(c.req.query("limit") ?? 25), 100);
  return c.json({
    data: found.slice(from, to).map((one) => postOf(state, one)),
    paging: {
      cursors: { before: String(from), after: String(to) },
      ...(to < found.length && { next: `${state.server.url}/next` }),
    },
  });
}

/** "2026-11-22T00:30:00+0000": without the colon. */
const graphTime = (at: Date) => `${at.toISOString().slice(0, 19)}+0000`;

function postOf(state: GraphState, { id, personId, at, tags }: GraphComment) {
  const message = state.transcript.find(id)?.text;
  // Who named the Page is told by the webhook only.
  const name = personId ? state.people.get(personId)?.name : "Trang của phường";
  const from = tags ? undefined : { id: personId ?? state.pageId, name };
  return {
    id,
    ...(message && { message }),
    created_time: graphTime(at),
    updated_time: graphTime(at),
    permalink_url: permalink(id),
    ...(from && { from }),
  };
}

const permalink = (id: string) => `https://www.facebook.com/permalink.php?story_fbid=${id}`;

/** A post on one's own wall that names the Page. */
export async function nameThePage(state: GraphState, person: GraphPerson, message: string): Promise<string> {
  const post = addComment(state, { postId: "", parentId: "", personId: person.id, isPost: true });
  post.tags = true;
  state.transcript.add({
    id: post.id,
    thread: person.id,
    from: "citizen",
    text: message,
    kind: "mention",
    at: post.at,
  });
  const value = {
    ...{ item: "post", verb: "add", post_id: post.id, message, permalink_url: permalink(post.id) },
    from: { id: person.id, name: person.name },
    created_time: Math.floor(post.at.getTime() / 1_000),
  };
  await deliverEntry(state, { changes: [{ field: "mention", value }] });
  return post.id;
}
