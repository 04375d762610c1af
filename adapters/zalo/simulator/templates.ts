import type { Hono } from "hono";
import { z } from "zod";
import { accept, ZaloRefusal } from "./answers.ts";
import { messageEvent } from "./events.ts";
import { read, take } from "./messages.ts";
import type { ZaloState } from "./state.ts";

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;

const Data = { template_id: z.coerce.string(), template_data: z.record(z.string(), z.string()) };
const ByUser = z.object({ user_id: z.string(), ...Data });
const ByPhone = z.object({ phone: z.string(), ...Data, tracking_id: z.string().optional() });

export function templateRoutes(app: Hono, state: ZaloState): void {
  app.post("/v3.0/oa/message/template", async (c) => {
    const { user_id, template_id, template_data } = read(ByUser, await c.req.json());
    const user = state.users.get(user_id);
    if (!user) throw new ZaloRefusal(-201, "user_id is invalid");
    if (state.templates.get(template_id)?.old) throw new ZaloRefusal(-249, "Template is not supported by UID");
    const text = filled(state, template_id, template_data);
    const facts = { templateId: template_id };
    const id = await take(c, state, { userId: user_id, text, kind: "template", files: [], facts });
    return accept(c, { message_id: id });
  });
  app.post("/message/template", async (c) => {
    const { phone, template_id, template_data, tracking_id = "" } = read(ByPhone, await c.req.json());
    if (!/^84\d{9,10}$/.test(phone)) throw new ZaloRefusal(-108, "Phone number invalid");
    if (tracking_id.length > 48) throw new ZaloRefusal(-1121, "tracking_id exceeds 48 characters");
    const text = filled(state, template_id, template_data);
    if (state.unreachablePhones.has(phone)) throw new ZaloRefusal(-118, "Zalo account not existed");
    const left = state.flags.dailyTemplates - sentToday(state);
    if (left <= 0) throw new ZaloRefusal(-144, "OA has reached its daily quota");
    const facts = { templateId: template_id, trackingId: tracking_id };
    const id = await take(c, state, { userId: phone, text, kind: "template", files: [], facts, quiet: true });
    const message = { msg_id: id, tracking_id, delivery_time: String(state.tick()) };
    if (state.flags.receipts !== "none") {
      state.server.after(c, () =>
        messageEvent(state, { name: "user_received_message", userId: phone, fromOa: true, message }),
      );
    }
    const quota = { dailyQuota: String(state.flags.dailyTemplates), remainingQuota: String(left - 1) };
    return accept(c, { msg_id: id, sent_time: String(state.now().getTime()), quota });
  });
  app.get("/message/status", (c) => {
    const known = state.transcript.find(c.req.query("message_id") ?? "");
    return accept(c, { status: known ? 1 : -1 });
  });
  app.post("/rating/get", (c) =>
    c.json({ error: 0, message: "Success", data: { data: ratings(state, c.req.query()) } }),
  );
}

/** What the citizen reads, or Zalo's reason for not showing it. */
function filled({ templates, flags, now }: ZaloState, id: string, data: Record<string, string>): string {
  const template = templates.get(id);
  if (!template) throw new ZaloRefusal(-109, "Template ID is invalid");
  const missing = template.params.find((name) => !data[name]);
  if (missing) throw new ZaloRefusal(-1122, `Template data is missing param ${missing}`);
  const hour = new Date(now().getTime() + OFFSET_MS).getUTCHours();
  if (flags.quietNights && (hour >= 22 || hour < 6)) throw new ZaloRefusal(-133, "Template cannot be sent at night");
  return template.params.map((name) => `${name}: ${data[name]}`).join("\n");
}

function sentToday({ transcript, now }: ZaloState): number {
  const day = (at: Date) => Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);
  return transcript.all.filter(({ kind, at }) => kind === "template" && day(at) === day(now())).length;
}

function ratings(state: ZaloState, query: Record<string, string>) {
  const [from, to] = [Number(query.from_time ?? 0), Number(query.to_time ?? Number.MAX_SAFE_INTEGER)];
  const offset = Number(query.offset ?? 0);
  return state.ratings
    .filter(({ at }) => at.getTime() >= from && at.getTime() <= to)
    .slice(offset, offset + Number(query.limit ?? 50))
    .map(({ at, ...rating }) => ({ ...rating, submitDate: String(at.getTime()) }));
}
