import type { Context, Hono } from "hono";
import { z } from "zod";
import { rateLimit } from "../../simulation/rate.ts";
import { deliverEntry, messagingItem } from "./events.ts";
import { allowed } from "./guard.ts";
import { type GraphPerson, GraphRefusal, type GraphState } from "./state.ts";

const HOUR_MS = 3_600_000;
const MAX_TEXT = 2_000;
const MAX_QUICK_REPLIES = 13;

const QuickReply = z.object({
  content_type: z.enum(["text", "user_phone_number", "user_email"]),
  title: z.string().default(""),
  payload: z.string().max(1_000).default(""),
});
const Message = z.object({
  text: z.string().optional(),
  attachment: z
    .object({
      type: z.enum(["image", "audio", "video", "file", "template"]),
      payload: z.looseObject({ attachment_id: z.string().optional(), url: z.string().optional() }),
    })
    .optional(),
  quick_replies: z.array(QuickReply).default([]),
  metadata: z.string().max(1_000).optional(),
});
const Send = z.object({
  recipient: z.union([
    z.object({ id: z.string() }),
    z.object({ comment_id: z.string() }),
    z.object({ post_id: z.string() }),
  ]),
  messaging_type: z.enum(["RESPONSE", "UPDATE", "MESSAGE_TAG"]).default("RESPONSE"),
  tag: z.string().optional(),
  message: Message,
});
type Send = z.output<typeof Send>;

export function messageRoutes(app: Hono, state: GraphState): void {
  const limit = rateLimiter(state);
  app.post("/:version/:page/messages", async (c) => {
    ofPage(state, c.req.param("page"));
    allowed(state, c, "pages_messaging");
    const send = read(Send, await c.req.json());
    checkMessage(send.message);
    if (!limit()) throw new GraphRefusal(613, "Calls to this api have exceeded the rate limit.");
    const person = "id" in send.recipient ? inWindow(state, send.recipient.id, send) : privately(state, send.recipient);
    const message_id = await take(c, state, person, send);
    return c.json({ recipient_id: person.id, message_id });
  });
  app.post("/:version/:page/message_attachments", async (c) => {
    ofPage(state, c.req.param("page"));
    allowed(state, c, "pages_messaging");
    const { filedata, message } = await c.req.parseBody();
    if (!(filedata instanceof File)) throw new GraphRefusal(100, "filedata is missing");
    if (filedata.size > 25_000_000) throw new GraphRefusal(100, "Attachment size exceeds allowable limit", 2018047);
    const { attachment } = read(z.object({ attachment: z.object({ type: z.string() }) }), JSON.parse(String(message)));
    const attachment_id = `9${state.newId()}`;
    const url = state.server.host(new Uint8Array(await filedata.arrayBuffer()), filedata.type);
    state.uploads.set(attachment_id, { url, type: attachment.type });
    return c.json({ attachment_id });
  });
}

export function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new GraphRefusal(100, `Invalid parameter: ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
}

export function ofPage({ pageId }: GraphState, given: string): void {
  if (given !== pageId && given !== "me") throw new GraphRefusal(100, `Object with ID '${given}' does not exist`, 33);
}

function rateLimiter(state: GraphState) {
  let perSecond = state.flags.perSecond;
  let limit = rateLimit(perSecond, 1_000);
  return () => {
    if (perSecond !== state.flags.perSecond) {
      perSecond = state.flags.perSecond;
      limit = rateLimit(perSecond, 1_000);
    }
    return limit(state.now()).allowed;
  };
}

function checkMessage({ text, attachment, quick_replies }: Send["message"]): void {
  if ((text === undefined) === (attachment === undefined)) {
    throw new GraphRefusal(100, "A message has either text or an attachment");
  }
  if (text === "") throw new GraphRefusal(100, "Message cannot be empty, must provide valid attachment or text");
  if (text !== undefined && text.length > MAX_TEXT) {
    throw new GraphRefusal(100, `Length of param message[text] must be less than or equal to ${MAX_TEXT}`);
  }
  if (quick_replies.length > MAX_QUICK_REPLIES) throw new GraphRefusal(100, "Too many quick replies");
}

/** Somebody who may be written to now, with this tag or without. */
function inWindow(state: GraphState, id: string, { messaging_type, tag }: Send): GraphPerson {
  const person = state.people.get(id);
  if (!person) throw new GraphRefusal(100, "No matching user found", 2018001);
  if (person.blocked) throw new GraphRefusal(551, "This person isn't available right now.", 1545041);
  if (messaging_type === "MESSAGE_TAG" && tag !== "HUMAN_AGENT")
    throw new GraphRefusal(100, "Tag is deprecated or invalid");
  const human = messaging_type === "MESSAGE_TAG";
  if (human && !state.flags.humanAgent)
    throw new GraphRefusal(10, "Application does not have the Human Agent permission");
  const sinceMs = state.now().getTime() - (person.lastActAt?.getTime() ?? Number.NEGATIVE_INFINITY);
  if (sinceMs > (human ? 7 * 24 : 24) * HOUR_MS) {
    throw new GraphRefusal(10, "This message is sent outside of allowed window.", 2018278);
  }
  return person;
}

/** The one private answer to a comment or a visitor's post, within seven days. */
function privately(state: GraphState, recipient: { comment_id: string } | { post_id: string }): GraphPerson {
  const id = "comment_id" in recipient ? recipient.comment_id : recipient.post_id;
  const comment = state.comments.get(id);
  const person = comment?.personId ? state.people.get(comment.personId) : undefined;
  if (!comment || comment.isPost !== "post_id" in recipient)
    throw new GraphRefusal(100, "Invalid comment_id parameter", 2018292);
  if (!person) throw new GraphRefusal(10903, "This user can't reply to this activity");
  if (comment.answered) throw new GraphRefusal(10900, "Activity already replied to");
  if (state.now().getTime() - comment.at.getTime() > 7 * 24 * HOUR_MS)
    throw new GraphRefusal(10901, "Activity is too old");
  if (person.blocked) throw new GraphRefusal(551, "This person isn't available right now.", 1545041);
  comment.answered = true;
  return person;
}

/** A message was taken: it is on the citizen's phone, and the webhook hears of it, before the answer or after. */
async function take(
  c: Context,
  state: GraphState,
  person: GraphPerson,
  { message, messaging_type, tag }: Send,
): Promise<string> {
  const id = `m_${state.newId()}`;
  const { text, attachment, metadata, quick_replies } = message;
  const file = fileOf(state, attachment);
  state.transcript.add({
    id,
    thread: person.id,
    from: "us",
    text: text ?? "",
    kind: attachment?.type ?? "text",
    files: file ? [file.url] : [],
    // Facebook shows twenty letters of a title.
    quickReplies: quick_replies.map(({ title, payload }) => ({ title: title.slice(0, 20), payload })),
    at: state.now(),
    facts: { messagingType: messaging_type, ...(tag ? { tag } : {}), ...(metadata ? { metadata } : {}) },
  });
  const attachments = file ? { attachments: [{ type: file.type, payload: { url: file.url } }] } : {};
  const said = text === undefined ? {} : { text };
  const mine = {
    mid: id,
    is_echo: true,
    app_id: Number(state.appId),
    ...(metadata ? { metadata } : {}),
    ...said,
    ...attachments,
  };
  const echo = () => deliverEntry(state, { messaging: [messagingItem(state, person.id, true, { message: mine })] });
  if (state.flags.echoFirst) await echo();
  state.server.after(c, async () => {
    if (!state.flags.echoFirst) await echo();
    await receipts(state, person.id, id);
  });
  return id;
}

function fileOf(state: GraphState, attachment: Send["message"]["attachment"]) {
  if (!attachment) return undefined;
  const { attachment_id, url } = attachment.payload;
  if (url) return { url, type: attachment.type };
  const upload = state.uploads.get(attachment_id ?? "");
  if (!upload) throw new GraphRefusal(100, "Attachment ID is invalid", 2018074);
  return upload;
}

async function receipts(state: GraphState, personId: string, mid: string): Promise<void> {
  if (state.flags.receipts === "none") return;
  const watermark = state.tick();
  await deliverEntry(state, {
    messaging: [messagingItem(state, personId, false, { delivery: { mids: [mid], watermark } })],
  });
  if (state.flags.receipts === "delivered") return;
  await deliverEntry(state, { messaging: [messagingItem(state, personId, false, { read: { watermark } })] });
}
