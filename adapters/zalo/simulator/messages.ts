import type { Context, Hono } from "hono";
import { z } from "zod";
import { accept, ZaloRefusal } from "./answers.ts";
import { managementEvent, messageEvent } from "./events.ts";
import type { ZaloState, ZaloUser } from "./state.ts";

const HOUR_MS = 3_600_000;
const MAX_TEXT = 2_000;
const MAX_REACTIONS = 50;

const Attachment = z.union([
  z.object({ type: z.literal("file"), payload: z.object({ token: z.string() }) }),
  z.object({
    type: z.literal("template"),
    payload: z.object({
      template_type: z.enum(["media", "request_user_info"]),
      elements: z.array(z.looseObject({ attachment_id: z.string().optional(), url: z.string().optional() })).length(1),
    }),
  }),
]);
const Consultation = z.object({
  recipient: z.object({ user_id: z.string() }),
  message: z.object({ text: z.string().optional(), attachment: Attachment.optional() }),
});
const Older = z.union([
  z.object({
    recipient: z.object({ anonymous_id: z.string(), conversation_id: z.string() }),
    message: z.object({ text: z.string().min(1).max(MAX_TEXT) }),
  }),
  z.object({
    recipient: z.object({ user_id: z.string() }),
    sender_action: z.object({ react_icon: z.string().min(1), react_message_id: z.string() }),
  }),
]);

export function messageRoutes(app: Hono, state: ZaloState): void {
  app.post("/v3.0/oa/message/cs", async (c) => {
    const { recipient, message } = read(Consultation, await c.req.json());
    const user = reachable(state, recipient.user_id);
    const files = message.attachment ? [fileOf(state, message.attachment)] : [];
    const text = message.text ?? "";
    if (text.length > MAX_TEXT) throw new ZaloRefusal(-210, "Text exceeds 2000 characters");
    if (text === "" && files.length === 0) throw new ZaloRefusal(-201, "Message is empty");
    const kind = files[0]?.kind ?? "text";
    const id = await take(c, state, { userId: user.id, text, kind, files: files.map(({ url }) => url) });
    const free = state.now().getTime() - (user.lastActAt?.getTime() ?? 0) <= 48 * HOUR_MS;
    return accept(c, { message_id: id, user_id: user.id, quota: { quota_type: free ? "reply" : "sub_quota" } });
  });
  app.post("/v2.0/oa/message", async (c) => {
    const body: unknown = await c.req.json();
    if (
      z.object({ recipient: z.object({ user_id: z.string() }), message: z.unknown() }).safeParse(body).data?.message
    ) {
      throw new ZaloRefusal(-240, "This API is closed, please use v3.0");
    }
    const request = read(Older, body);
    return "message" in request
      ? replyToAnonymous(c, state, request)
      : react(c, state, request.recipient.user_id, request.sender_action);
  });
}

export function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ZaloRefusal(-201, `Parameter is invalid: ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
}

/** Somebody who may be written to now. */
function reachable(state: ZaloState, userId: string): ZaloUser {
  const user = state.users.get(userId);
  if (!user) throw new ZaloRefusal(-201, "user_id is invalid");
  if (user.blocked) throw new ZaloRefusal(-244, "User has restricted this OA");
  if (!user.lastActAt) throw new ZaloRefusal(-213, "User has not followed OA");
  if (state.now().getTime() - user.lastActAt.getTime() > 7 * 24 * HOUR_MS) {
    throw new ZaloRefusal(-230, "User has not interacted with the OA in the past 7 days");
  }
  return user;
}

function fileOf(
  state: ZaloState,
  attachment: z.output<typeof Attachment>,
): { kind: "image" | "file" | "request_user_info"; url: string } {
  if (attachment.type === "template" && attachment.payload.template_type === "request_user_info") {
    return { kind: "request_user_info", url: "" };
  }
  const id = attachment.type === "file" ? attachment.payload.token : attachment.payload.elements[0]?.attachment_id;
  const url = attachment.type === "file" ? undefined : attachment.payload.elements[0]?.url;
  if (id === undefined && url?.startsWith("https://")) return { kind: "image", url };
  const upload = id === undefined ? undefined : state.uploads.get(id);
  if (!upload || state.now().getTime() - upload.at.getTime() > 7 * 24 * HOUR_MS) {
    throw new ZaloRefusal(-100, "Attachment is expired or invalid");
  }
  if ((upload.kind === "file") !== (attachment.type === "file"))
    throw new ZaloRefusal(-201, "Attachment type is invalid");
  return { kind: upload.kind, url: upload.url };
}

interface Taken {
  userId: string;
  text: string;
  kind: "text" | "image" | "file" | "request_user_info" | "template";
  files: string[];
  anonymousIn?: string;
  facts?: Record<string, string>;
  /** Of a template by phone: no echo, and receipts of another shape. */
  quiet?: boolean;
}

/** A message was taken: it is on the citizen's phone, and the webhook hears of it, before the answer or after. */
export async function take(c: Context, state: ZaloState, taken: Taken): Promise<string> {
  const { userId, text, kind, files, anonymousIn, facts = {} } = taken;
  const id = state.newId();
  state.transcript.add({ id, thread: anonymousIn ?? userId, from: "us", text, files, kind, at: state.now(), facts });
  if (taken.quiet) return id;
  const echo = () => messageEvent(state, { name: echoName(taken), userId, fromOa: true, message: echoOf(id, taken) });
  if (state.flags.echoFirst) await echo();
  state.server.after(c, async () => {
    if (!state.flags.echoFirst) await echo();
    if (!anonymousIn) await receipts(state, id, userId);
  });
  return id;
}

const echoName = ({ kind, anonymousIn }: Taken) =>
  `oa_send_${anonymousIn ? "anonymous_" : ""}${kind === "request_user_info" ? "template" : kind}`;

function echoOf(msg_id: string, { text, kind, files, anonymousIn }: Taken) {
  const attachments = files.filter(Boolean).map((url) => ({ type: kind, payload: { url, thumbnail: url } }));
  return {
    msg_id,
    ...(text === "" ? {} : { text }),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(anonymousIn ? { conversation_id: anonymousIn } : {}),
  };
}

async function receipts(state: ZaloState, msg_id: string, userId: string): Promise<void> {
  if (state.flags.receipts === "none") return;
  await messageEvent(state, { name: "user_received_message", userId, fromOa: false, message: { msg_id } });
  if (state.flags.receipts === "received") return;
  await messageEvent(state, { name: "user_seen_message", userId, fromOa: false, message: { msg_ids: [msg_id] } });
}

async function replyToAnonymous(
  c: Context,
  state: ZaloState,
  { recipient, message }: { recipient: { anonymous_id: string; conversation_id: string }; message: { text: string } },
) {
  const { anonymous_id: userId, conversation_id } = recipient;
  if (state.anonymous.get(conversation_id) !== userId) throw new ZaloRefusal(-201, "conversation_id is invalid");
  const taken = { userId, text: message.text, kind: "text" as const, files: [], anonymousIn: conversation_id };
  return accept(c, { message_id: await take(c, state, taken) });
}

async function react(
  c: Context,
  state: ZaloState,
  userId: string,
  { react_icon, react_message_id }: { react_icon: string; react_message_id: string },
) {
  const said = state.transcript.find(react_message_id);
  if (!said || said.thread !== userId) throw new ZaloRefusal(-201, "react_message_id is invalid");
  const count = Number(said.facts.reactions ?? 0) + 1;
  if (count > MAX_REACTIONS) throw new ZaloRefusal(-210, "Reactions exceed 50");
  Object.assign(said.facts, { reactions: String(count), reaction: react_icon });
  const message = { msg_id: react_message_id, react_icon };
  state.server.after(c, () =>
    managementEvent(state, "oa_reacted_message", { sender: { id: state.oaId }, recipient: { id: userId }, message }),
  );
  return accept(c, { message_id: react_message_id, user_id: userId });
}
