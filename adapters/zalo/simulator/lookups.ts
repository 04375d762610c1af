import type { Context, Hono } from "hono";
import { z } from "zod";
import { accept, ZaloRefusal } from "./answers.ts";
import { read } from "./messages.ts";
import type { ZaloState } from "./state.ts";

const HOUR_MS = 3_600_000;
const MAX_PICTURE = 1_000_000;
const MAX_FILE = 5_000_000;
const UserId = z.object({ user_id: z.string() });
const FILES = /\.(pdf|docx?|csv)$/i;

/** Uploads, profiles, quota and the OA itself. */
export function lookupRoutes(app: Hono, state: ZaloState): void {
  app.post("/v2.0/oa/upload/:kind{image|gif|file}", async (c) => {
    const { file } = await c.req.parseBody();
    if (!(file instanceof File)) throw new ZaloRefusal(-201, "file is missing");
    const kind = c.req.param("kind") === "file" ? "file" : "image";
    const isPicture = file.type === "image/jpeg" || file.type === "image/png" || file.type === "image/gif";
    if (kind === "image" ? !isPicture : !FILES.test(file.name)) throw new ZaloRefusal(-201, "File type is invalid");
    if (file.size > (kind === "image" ? MAX_PICTURE : MAX_FILE)) throw new ZaloRefusal(-210, "File size is too large");
    const id = `up${state.newId()}`;
    const url = state.server.host(new Uint8Array(await file.arrayBuffer()), file.type);
    state.uploads.set(id, { url, kind, at: state.now() });
    return accept(c, kind === "image" ? { attachment_id: id } : { token: id });
  });
  app.get("/v2.0/oa/getoa", (c) => accept(c, { oa_id: state.oaId, name: "Lắng Nghe (mô phỏng)" }));
  app.post("/v3.0/oa/quota/message", async (c) => {
    const user = userOf(state, read(UserId, await c.req.json()).user_id);
    const last = user.lastActAt?.getTime() ?? 0;
    const open = state.now().getTime() - last <= 48 * HOUR_MS;
    return accept(c, { last_interaction: last, cs_reply: { remain: open ? 8 : 0, total: 8 } });
  });
  app.get("/v3.0/oa/user/detail", (c) => {
    const user = userOf(state, read(UserId, queryData(c)).user_id);
    return accept(c, {
      user_id: user.id,
      display_name: user.name,
      user_alias: user.name,
      user_is_follower: user.following,
      avatar: "",
      user_last_interaction_date: user.lastActAt?.toLocaleDateString("en-GB", { timeZone: "Asia/Ho_Chi_Minh" }) ?? "",
      ...(user.shared ? { shared_info: user.shared } : {}),
    });
  });
  app.get("/v3.0/oa/user/getlist", (c) => {
    const { offset = 0, count = 50 } = read(
      z.object({ offset: z.number(), count: z.number().max(50) }).partial(),
      queryData(c),
    );
    const users = [...state.users.keys()];
    return accept(c, {
      total: users.length,
      count,
      offset,
      users: users.slice(offset, offset + count).map((user_id) => ({ user_id })),
    });
  });
  app.get("/v2.0/oa/conversation", (c) => {
    const {
      user_id,
      offset = 0,
      count = 10,
    } = read(UserId.extend({ offset: z.number().optional(), count: z.number().max(10).optional() }), queryData(c));
    const said = state.transcript
      .of(user_id)
      .reverse()
      .slice(offset, offset + count);
    const rows = said.map(({ id, from, text, at }) => ({
      src: from === "us" ? 0 : 1,
      time: at.getTime(),
      message_id: id,
      message: text,
      type: "text",
    }));
    return c.json({ error: 0, message: "Success", data: rows });
  });
}

function userOf({ users }: ZaloState, id: string) {
  const user = users.get(id);
  if (!user) throw new ZaloRefusal(-201, "user_id is invalid");
  return user;
}

/** Zalo's GETs take JSON in a parameter. */
function queryData(c: Context): unknown {
  try {
    return JSON.parse(c.req.query("data") ?? "");
  } catch {
    throw new ZaloRefusal(-201, "data is invalid");
  }
}
