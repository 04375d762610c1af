import { createHash, createHmac, randomUUID } from "node:crypto";
import { signCall } from "#adapters/hotline/sign.ts";
import { FIXTURE_ACCOUNTS } from "../fixtures.ts";

export interface Delivery {
  path: string;
  body: string;
  headers: Record<string, string>;
}
const fieldsOf = (account: string): Record<string, string> => FIXTURE_ACCOUNTS[account]?.fields ?? {};

/** So many texts of one person make one ticket. */
const EACH = 50;
/** Opens a ticket, whatever is said after it. */
const MATTER = "Đường Trần Hưng Đạo phường Bến Thành ngập nước từ tối qua, xe chết máy";

/** What each of several people says, one text after the other. @returns a list for each person */
export const conversationsOf = (texts: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(texts.length / EACH) }, (_, n) => [MATTER, ...texts.slice(n * EACH, (n + 1) * EACH)]);

/** A ticket of its own costs a second: three texts each. */
export const threes = (texts: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(texts.length / 3) }, (_, n) => texts.slice(n * 3, n * 3 + 3).join(" | "));

/** Texts with a file of the same name, and then who they are: name and address. */
export function* zaloDeliveries(texts: readonly string[], nowMs: number): Generator<Delivery> {
  for (const [person, said] of conversationsOf(texts).entries())
    for (const [n, text] of said.entries()) {
      const payload = { url: "https://vi.example/tep.pdf", name: text };
      const attachments = n === 0 ? [] : [{ type: "file", payload }];
      const message = { text, msg_id: `m-${person}-${n}`, attachments };
      yield zalo(person, n === 0 ? "user_send_text" : "user_send_file", { message }, nowMs + n);
      const info = { name: text, phone: "84912345678", address: text, ward: text, district: text, city: text };
      if (n % 10 === 1) yield zalo(person, "user_submit_info", { info }, nowMs + n);
    }
}

function zalo(person: number, event: string, what: object, atMs: number): Delivery {
  const { appId = "", oaId = "", webhookSecret = "" } = fieldsOf("zalo-thu");
  const timestamp = String(atMs);
  const sender = { id: `77123456789012345${10 + person}` };
  const body = JSON.stringify({
    app_id: appId,
    sender,
    recipient: { id: oaId },
    event_name: event,
    ...what,
    timestamp,
  });
  const mac = createHash("sha256")
    .update(appId + body + timestamp + webhookSecret)
    .digest("hex");
  return { path: "/hooks/zalo/zalo-thu", body, headers: { "X-ZEvent-Signature": `mac=${mac}` } };
}

/** Messenger; comments under a post of ours by people of such names; posts of visitors. */
export function* facebookDeliveries(texts: readonly string[], nowMs: number): Generator<Delivery> {
  const { pageId = "" } = fieldsOf("fb-thu");
  const at = Math.floor(nowMs / 1_000);
  for (const [person, said] of conversationsOf(texts).entries()) {
    const messaging = said.map((text, n) => ({
      ...{ sender: { id: `900${person}` }, recipient: { id: pageId }, timestamp: nowMs + n },
      message: {
        mid: `mid-${person}-${n}`,
        text,
        attachments: [{ type: "file", title: text, payload: { url: text } }],
      },
    }));
    yield facebook({ id: pageId, time: nowMs, messaging });
    const comments = said.map((text, n) => ({
      ...{
        item: "comment",
        verb: "add",
        comment_id: `1_${person}${n}`,
        post_id: `${pageId}_1`,
        parent_id: `${pageId}_1`,
      },
      ...{ from: { id: `800${person}`, name: text }, created_time: at + n, message: text, permalink_url: text },
    }));
    yield facebook({ id: pageId, time: at, changes: comments.map((value) => ({ field: "feed", value })) });
  }
  const posts = threes(texts).map((text, n) => ({
    ...{ item: "status", verb: "add", post_id: `${pageId}_9${n}`, created_time: at },
    ...{ from: { id: `700${n}`, name: text }, message: text },
  }));
  yield facebook({ id: pageId, time: at, changes: posts.map((value) => ({ field: "feed", value })) });
}

function facebook(entry: object): Delivery {
  const body = JSON.stringify({ object: "page", entry: [entry] });
  const mac = createHmac("sha256", fieldsOf("fb-thu").appSecret ?? "")
    .update(body)
    .digest("hex");
  return { path: "/hooks/facebook/fb-thu", body, headers: { "X-Hub-Signature-256": `sha256=${mac}` } };
}

/** What operators note of calls. */
export function* hotlineDeliveries(texts: readonly string[], nowMs: number): Generator<Delivery> {
  for (const [n, text] of threes(texts).entries()) {
    const before = (sec: number) => new Date(nowMs - sec * 1_000).toISOString();
    const body = JSON.stringify({
      ...{ event: "call.ended", call_id: `c-${n}`, direction: "inbound", from: `09000${10_000 + n}`, to: "1022" },
      ...{ started_at: before(60), answered_at: before(50), ended_at: before(0), status: "answered", talk_sec: 50 },
      ...{ ivr: ["1"], note: text, agent: { ext: text.slice(0, 50), name: text.slice(0, 200) } },
    });
    const seconds = String(Math.floor(nowMs / 1_000));
    const signature = signCall(fieldsOf("hotline-thu").secret ?? "", seconds, Buffer.from(body));
    yield {
      path: "/hooks/call/hotline-thu",
      body,
      headers: { "X-PA-Timestamp": seconds, "X-PA-Signature": signature },
    };
  }
}

/** A city's sheet of calls, as operators keep it. */
export function notesCsv(texts: readonly string[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = threes(texts).map((text, n) =>
    ["23/11/2026 08:30", `09123${40_000 + n}`, text, `${text} (${n})`, text].map(cell).join(";"),
  );
  return ["Thời gian;Số điện thoại;Họ tên;Nội dung;Lĩnh vực", ...lines].join("\n");
}

/** A web form: content, address and name. */
export function submission(text: string, now: Date): Delivery {
  const body = JSON.stringify({
    ...{ form: "phan-anh", lang: "vi", content: text.padEnd(12, "."), address: text, ward: "26740" },
    contact: { anonymous: false, name: text.slice(0, 100), phone: "0912345678", email: "lan@vi.example" },
    consent: { version: "2026-07", at: now.toISOString() },
    ...{ website: "", elapsed_ms: 30_000 },
  });
  return { path: "/api/public/submissions", body, headers: { "Idempotency-Key": randomUUID() } };
}
