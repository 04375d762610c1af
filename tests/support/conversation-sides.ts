import { sql } from "drizzle-orm";
import type { Said } from "#adapters/simulation/transcript.ts";
import type { ConversationStage } from "./conversation-stage.ts";
import type { Walker } from "./conversation-walk.ts";

interface OutRow extends Record<string, unknown> {
  id: number;
  key: string;
  kind: string;
  to: string;
  state: string;
  body: string;
  external_id: string | null;
  message_id: number | null;
  put_off: boolean;
  created_at: string;
}

interface MessageRow extends Record<string, unknown> {
  id: number;
  to: string;
  object_id: string;
  direction: string;
  kind: string;
  text: string;
}

/** One citizen's talk as the provider has it and as we have it. */
export interface BothSides {
  walker: Walker;
  said: Said[];
  rows: OutRow[];
  messages: MessageRow[];
  references: string[];
}

export const ours = ({ said }: BothSides) => said.filter(({ from }) => from === "us");
/** Without what people wrote in the providers' own apps. */
export const own = (sides: BothSides) => ours(sides).filter(({ facts }) => facts.byManager !== "true");

/** As both have it at this moment. A sign under a message is no message. */
export async function bothSides({ ctx, sims }: ConversationStage, walkers: Walker[]): Promise<BothSides[]> {
  const rows = await ctx.db.execute<OutRow>(sql`
    select o.id::int as id, key, o.kind, o."to", o.state, body, external_id, message_id::int as message_id, o.created_at,
      send_after > o.created_at + interval '2 seconds' and (attempts <= 1 or o.kind in ('progress', 'resolved', 'rejected')) as put_off
    from outbox o where o.kind <> 'reaction' order by o.id`);
  const messages = await ctx.db.execute<MessageRow>(sql`
    select m.id::int as id, split_part(c.thread_key, ':', 2) as "to", m.object_id, m.direction, m.kind, m.text
    from messages m join conversations c on c.id = m.conversation_id order by m.id`);
  const tickets = await ctx.db.execute<{ to: string; reference: string }>(sql`
    select split_part(c.thread_key, ':', 2) as "to", t.reference from tickets t join conversations c on c.id = t.conversation_id`);
  const [rowsOf, messagesOf, ticketsOf] = [grouped(rows), grouped(messages), grouped(tickets)];
  const saidOf = Map.groupBy([...sims.zalo.transcript.all, ...sims.graph.transcript.all], ({ thread }) => thread);
  return walkers.map((walker) => ({
    walker,
    said: saidOf.get(walker.id) ?? [],
    rows: rowsOf.get(walker.id) ?? [],
    messages: messagesOf.get(walker.id) ?? [],
    references: (ticketsOf.get(walker.id) ?? []).map(({ reference }) => reference),
  }));
}

const grouped = <T extends { to: string }>(rows: Iterable<T>) => Map.groupBy(rows, ({ to }) => to);

/** How much of what there was. */
export function countsOf({ failures, killed }: ConversationStage, sides: BothSides[]): Record<string, number> {
  const sum = (count: (one: BothSides) => number) => sides.reduce((total, one) => total + count(one), 0);
  return {
    conversations: sides.length,
    tickets: sum(({ references }) => references.length),
    "said by citizens": sum(({ said }) => said.filter(({ from }) => from === "citizen").length),
    "said by us": sum((one) => own(one).length),
    "said past us": sum((one) => ours(one).length - own(one).length),
    "attempts gone wrong": failures.length,
    "in hand when the worker was killed": killed.reduce((total, { inHand }) => total + inHand, 0),
    "workers killed": killed.length,
    "flagged as maybe sent": sum(({ rows }) => rows.filter(({ state }) => state === "maybe_sent").length),
    "sent again by a person": sum(({ rows }) => rows.filter(({ key }) => key.includes("-again")).length),
    "notices of progress": sum(({ rows }) => rows.filter(({ kind }) => kind === "progress").length),
    "questions whether it helped": sum(({ rows }) => rows.filter(({ kind }) => kind === "rating").length),
    "answers to ratings": sum(({ rows }) => rows.filter(({ kind }) => kind === "rating_answer").length),
    "endings told": sum(({ rows }) => rows.filter(({ kind }) => kind === "resolved").length),
    "replies of staff": sum(({ rows }) => rows.filter(({ kind }) => kind === "reply").length),
    "talks taken over": sum(({ walker }) => walker.withPerson.length),
    failed: sum(({ rows }) => rows.filter(({ state }) => state === "failed").length),
  };
}
