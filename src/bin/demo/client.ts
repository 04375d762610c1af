import { and, desc, eq, inArray, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { type Demo, DemoState, type DemoTicket } from "#dashboards/demo/demo.ts";
import { contacts, conversations, tickets } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";

const Refusal = z.object({ error: z.object({ message: z.string() }) });
const MOST_TICKETS = 8;

/** The demo as the web process sees it: the simulators through their control, tickets from our own tables. */
export function demoClient({ url, token }: { url: string; token: string }): Demo {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }).catch(() => {
      throw new AppError("UPSTREAM", "Phần mô phỏng của bản dùng thử không trả lời.");
    });
  return {
    state: async (who) => DemoState.parse(await jsonOf(await ask(`/state?${new URLSearchParams(who)}`))),
    async act(who, act) {
      const body = JSON.stringify({ who, act });
      await jsonOf(await ask("/act", { method: "POST", body, headers: { "content-type": "application/json" } }));
    },
    async file(provider, id) {
      const answer = await ask(`/file/${encodeURIComponent(provider)}/${encodeURIComponent(id)}`);
      if (!answer.ok) return null;
      return { bytes: await answer.arrayBuffer(), mime: answer.headers.get("content-type") ?? "" };
    },
    ticketsOf,
  };
}

async function jsonOf(answer: Response): Promise<unknown> {
  const json: unknown = await answer.json().catch(() => null);
  if (answer.ok) return json;
  const refusal = Refusal.safeParse(json);
  throw new AppError("INVALID", refusal.data?.error.message ?? "Phần mô phỏng của bản dùng thử từ chối yêu cầu.");
}

async function ticketsOf(ctx: Ctx, { contact, bubbles }: DemoState): Promise<DemoTicket[]> {
  const { accountIds, authorKey } = contact;
  const sent = bubbles.flatMap(({ facts }) => facts.reference ?? []);
  const theirs: SQL[] = authorKey
    ? [and(inArray(contacts.accountId, accountIds), eq(contacts.authorKey, authorKey))].flatMap((one) => one ?? [])
    : [];
  if (sent.length > 0) theirs.push(inArray(tickets.reference, sent));
  if (theirs.length === 0) return [];
  return ctx.db
    .select({ reference: tickets.reference, state: tickets.state })
    .from(tickets)
    .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(or(...theirs))
    .orderBy(desc(tickets.id))
    .limit(MOST_TICKETS);
}
