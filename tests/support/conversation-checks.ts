import { sql } from "drizzle-orm";
import { type BothSides, bothSides, countsOf, ours, own } from "./conversation-sides.ts";
import type { ConversationStage } from "./conversation-stage.ts";
import type { Walker } from "./conversation-walk.ts";

export interface Finding {
  check: string;
  citizen: string;
  what: string;
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

const RECEIVED = /Phản ánh đã được tiếp nhận, mã (PA-\d\d-\w{7})/;
const ASKS_PLACE = "chia sẻ vị trí ngay trong cuộc trò chuyện";

const CHECKS: Record<string, Check> = {
  "answered with a reference that exists": (sides) => {
    const told = ours(sides).flatMap(({ text }) => RECEIVED.exec(text)?.[1] ?? []);
    const strange = told.filter((reference) => !sides.references.includes(reference));
    return [
      ...(told.length === 0
        ? [`never acknowledged: ${sides.rows.map(({ key, state }) => `${key} ${state}`).join(", ")}`]
        : []),
      ...strange,
    ];
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
    const shown = sides.messages.filter(({ id, object_id }) => !taken.has(object_id) && !isPending(sides, id));
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
      // What a person sends again is that person's.
      return kind === "automatic" && within && !key.includes("-again") ? [key] : [];
    }),
};

/** Not on its way any more, and flagged. */
const isPending = ({ rows }: BothSides, messageId: number) =>
  rows.some(({ message_id, state }) => message_id === messageId && (state === "maybe_sent" || state === "failed"));

const bare = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const same = (one: string | undefined, other: string) => bare(one ?? "") === bare(other);
const twice = (all: string[]) => all.filter((one, at) => all.indexOf(one) !== at);

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
