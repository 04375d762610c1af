import { sql } from "drizzle-orm";
import type { Said } from "#adapters/simulation/transcript.ts";
import type { ConversationStage } from "./conversation-stage.ts";
import type { Walker } from "./conversation-walk.ts";

export interface Finding {
  check: string;
  citizen: string;
  what: string;
}

export interface OutRow extends Record<string, unknown> {
  id: number;
  key: string;
  kind: string;
  to: string;
  state: string;
  body: string;
  external_id: string | null;
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

type Check = (sides: BothSides) => string[];

/** Compares both sides of every talk, and looks what is left undone. */
export async function findings(stage: ConversationStage, walkers: Walker[]) {
  const sides = await bothSides(stage, walkers);
  const wrong = sides.flatMap((one) =>
    Object.entries(CHECKS).flatMap(([check, find]) =>
      find(one).map((what): Finding => ({ check, citizen: one.walker.id, what })),
    ),
  );
  wrong.push(...(await leftUndone(stage)), ...refusals(stage));
  return { wrong, counts: countsOf(stage, sides) };
}

const ours = ({ said }: BothSides) => said.filter(({ from }) => from === "us");
const own = (sides: BothSides) => ours(sides).filter(({ facts }) => facts.byManager !== "true");
const RECEIVED = /Phản ánh đã được tiếp nhận, mã (PA-\d\d-\w{7})/;
const ASKS_PLACE = "chia sẻ vị trí ngay trong cuộc trò chuyện";

const CHECKS: Record<string, Check> = {
  "answered with a reference that exists": (sides) => {
    const told = ours(sides).flatMap(({ text }) => RECEIVED.exec(text)?.[1] ?? []);
    const strange = told.filter((reference) => !sides.references.includes(reference));
    const lost = sides.rows.some(({ state, body }) => state === "maybe_sent" && RECEIVED.test(body));
    return [...(told.length === 0 && !lost ? ["never acknowledged"] : []), ...strange];
  },
  "each notice at most once": (sides) => {
    const told = own(sides).flatMap(({ text }) => RECEIVED.exec(text)?.[0] ?? []);
    const ids = own(sides).map(
      ({ id }) => sides.rows.find(({ external_id }) => external_id === id)?.key ?? `no row of ${id}`,
    );
    return [...twice(told), ...twice(ids), ...ids.filter((key) => key.startsWith("no row"))];
  },
  "what the provider took we have once, in the same words": (sides) =>
    sides.said.flatMap(({ id, text, from }) => {
      const kept = sides.messages.filter(({ object_id }) => object_id === id);
      if (kept.length !== 1) return [`${from} ${id} "${text}": ${kept.length} messages`];
      return same(kept[0]?.text, text) ? [] : [`"${text}" is "${kept[0]?.text}" here`];
    }),
  "what we have the provider took": (sides) => {
    const taken = new Set(sides.said.map(({ id }) => id));
    const sent = sides.rows.filter(({ state, external_id }) => state === "sent" && !taken.has(external_id ?? ""));
    const shown = sides.messages.filter(({ object_id }) => !taken.has(object_id) && !isPending(sides, object_id));
    return [...sent.map(({ key }) => `sent, but not there: ${key}`), ...shown.map(({ text }) => `only here: ${text}`)];
  },
  "the same order on both sides": (sides) => {
    const order = own(sides).flatMap(({ id }) => sides.rows.find(({ external_id }) => external_id === id) ?? []);
    return order.flatMap((late, at) => {
      const early = order.slice(0, at).find(({ id, put_off }) => id > late.id && !put_off);
      return early && !late.put_off ? [`${early.key} overtook ${late.key}`] : [];
    });
  },
  "asked for the place at most twice": (sides) => {
    const asked = own(sides).filter(({ text }) => text.includes(ASKS_PLACE)).length;
    return asked > 2 * Math.max(1, sides.references.length) ? [`${asked} times`] : [];
  },
  "nothing automatic while a person has it": ({ walker, rows }) =>
    rows.flatMap(({ key, kind, created_at }) => {
      const at = Date.parse(created_at);
      const within = walker.withPerson.some(
        ({ from, to }) => at > from.getTime() && at < (to?.getTime() ?? Number.POSITIVE_INFINITY),
      );
      return kind === "automatic" && within ? [key] : [];
    }),
};

/** Not on its way any more, and flagged. */
const isPending = ({ rows }: BothSides, objectId: string) =>
  rows.some(({ key, state }) => objectId.endsWith(key) && (state === "maybe_sent" || state === "failed"));

const bare = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const same = (one: string | undefined, other: string) => bare(one ?? "") === bare(other);
const twice = (all: string[]) => all.filter((one, at) => all.indexOf(one) !== at);

async function bothSides({ ctx, sims }: ConversationStage, walkers: Walker[]): Promise<BothSides[]> {
  const rows = await ctx.db.execute<OutRow>(sql`
    select o.id::int as id, key, o.kind, o."to", o.state, body, external_id, o.created_at,
      send_after > o.created_at + interval '2 seconds' and (attempts <= 1 or o.kind in ('progress', 'resolved', 'rejected')) as put_off
    from outbox o order by o.id`);
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

async function leftUndone({ ctx, sims }: ConversationStage): Promise<Finding[]> {
  const [left] = await ctx.db.execute<Record<string, number>>(sql`
    select (select count(*)::int from outbox where state in ('queued', 'sending')) as bubbles,
      (select count(*)::int from tickets where triage_pending) as tickets,
      (select count(*)::int from pending_events) as events`);
  const unheard = [sims.zalo.hook, sims.graph.hook].flatMap(({ deliveries }) =>
    deliveries.filter(({ acknowledged }) => !acknowledged),
  );
  return Object.entries({ ...left, deliveries: unheard.length }).flatMap(([what, n]) =>
    n > 0 ? [{ check: "nothing left undone", citizen: "", what: `${n} ${what}` }] : [],
  );
}

/** Everything that the script or an ended token can lead to; whatever else was refused broke a rule. */
const SCRIPTED = /^(-32|-216|-220|613|2|http 502|[A-Z_]+)$/;

const refusals = ({ failures }: ConversationStage): Finding[] =>
  failures.flatMap(({ way, failure, code, reason }) =>
    SCRIPTED.test(code) ? [] : [{ check: "no rule broken", citizen: "", what: `${way} ${failure} ${code}: ${reason}` }],
  );

function countsOf({ failures, killed }: ConversationStage, sides: BothSides[]): Record<string, number> {
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
