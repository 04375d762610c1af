import type { Hono } from "hono";
import { z } from "zod";
import { deliverEntry } from "./events.ts";
import { allowed } from "./guard.ts";
import { read } from "./messages.ts";
import { type GraphComment, GraphRefusal, type GraphState } from "./state.ts";

const MAX_COMMENT = 8_000;

/** Public answers of the Page, and hiding. */
export function commentRoutes(app: Hono, state: GraphState): void {
  app.post("/:version/:object/comments", async (c) => {
    allowed(state, c, "pages_manage_engagement");
    const { message } = read(z.object({ message: z.string().min(1).max(MAX_COMMENT) }), await c.req.json());
    const parent = known(state, c.req.param("object"));
    const comment = addComment(state, { postId: parent.postId, parentId: parent.id, personId: null });
    state.transcript.add({
      id: comment.id,
      thread: parent.postId,
      from: "us",
      text: message,
      kind: "comment",
      at: comment.at,
    });
    const tell = () => tellFeed(state, comment, { verb: "add", message });
    if (state.flags.echoFirst) await tell();
    else state.server.after(c, tell);
    return c.json({ id: comment.id });
  });
  app.post("/:version/:object{\\d+_\\d+}", async (c) => {
    allowed(state, c, "pages_manage_engagement");
    const { is_hidden } = read(z.object({ is_hidden: z.boolean() }), await c.req.json());
    const comment = known(state, c.req.param("object"));
    state.server.after(c, () => tellFeed(state, comment, { verb: is_hidden ? "hide" : "unhide" }));
    return c.json({ success: true });
  });
}

function known({ comments }: GraphState, id: string): GraphComment {
  const comment = comments.get(id);
  if (!comment) throw new GraphRefusal(100, `Object with ID '${id}' does not exist`, 33);
  return comment;
}

export function addComment(
  state: GraphState,
  {
    postId,
    parentId,
    personId,
    isPost = false,
  }: Pick<GraphComment, "postId" | "parentId" | "personId"> & { isPost?: boolean },
): GraphComment {
  const number = String(state.tick());
  // Comments are named {post}_{comment}, posts {page}_{post}.
  const id = isPost ? `${state.pageId}_${number}` : `${postId.split("_")[1] ?? postId}_${number}`;
  const comment: GraphComment = {
    id,
    postId: isPost ? id : postId,
    parentId,
    personId,
    at: state.now(),
    answered: false,
    isPost,
  };
  state.comments.set(id, comment);
  return comment;
}

/** The Page's webhook hears of its own comments too. */
export async function tellFeed(
  state: GraphState,
  comment: GraphComment,
  { verb, message, photo }: { verb: string; message?: string; photo?: string },
): Promise<void> {
  const name = comment.personId ? state.people.get(comment.personId)?.name : "Trang của phường";
  const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
  const value = {
    from: { id: comment.personId ?? state.pageId, name },
    item: comment.isPost ? "status" : "comment",
    verb,
    post_id: comment.postId,
    ...(comment.isPost ? {} : { comment_id: comment.id, parent_id: comment.parentId }),
    created_time: seconds(comment.at),
    ...(verb === "edited" ? { edited_time: seconds(new Date(state.tick())) } : {}),
    ...(message === undefined ? {} : { message }),
    ...(photo === undefined ? {} : { photo }),
  };
  await deliverEntry(state, { changes: [{ field: "feed", value }] });
}
