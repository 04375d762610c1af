import type { Tx } from "#src/db/client.ts";
import { sources } from "#src/db/schema/index.ts";
import { SENTIMENT_LABEL, SENTIMENTS } from "#src/domain/kind.ts";
import { type FieldValues, readTopicQuery } from "#src/domain/listening/read-topic-query.ts";
import { TOPIC_FAULTS, type TopicFault } from "#src/domain/listening/topic-fault.ts";
import type { TopicQuery } from "#src/domain/listening/topic-query.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { foldText } from "#src/domain/text.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * A query of the topic language, with the names of this city and its sources.
 * @throws {AppError} INVALID with a sentence and `details`: `at`, `to` (UTF-16 offsets in the query) and `code`
 */
export async function readTopic(ctx: Ctx, typed: string): Promise<TopicQuery> {
  const read = readTopicQuery(typed, await topicValues(ctx, ctx.db));
  if ("fault" in read) throw topicError(read.fault);
  return read.query;
}

export const topicError = ({ code, at, to }: TopicFault): AppError =>
  new AppError("INVALID", TOPIC_FAULTS[code], {
    code,
    at,
    to,
    fields: [{ field: "query", message: TOPIC_FAULTS[code] }],
  });

/** What people may type as the value of a field: codes, or names with or without marks and spaces ("phuong-ban-co"). */
export async function topicValues(ctx: Ctx, tx: Tx): Promise<FieldValues> {
  const named = await tx.select({ id: sources.id, name: sources.name }).from(sources);
  const known = { wards: ctx.city.wards, sources: JSON.stringify(named) };
  if (kept?.known.wards !== known.wards || kept.known.sources !== known.sources)
    kept = { known, values: valuesOf(known.wards, named) };
  return kept.values;
}

/** Asked for with every post, and the same for days: spelt without marks once. */
let kept: { known: { wards: Ctx["city"]["wards"]; sources: string }; values: FieldValues } | undefined;

function valuesOf(wards: Ctx["city"]["wards"], named: readonly { id: string; name: string }[]): FieldValues {
  const tables: Record<Parameters<FieldValues>[0], Map<string, string>> = {
    sector: tableOf(SECTORS.map(({ id, label }) => [id, [label.vi, label.en]])),
    ward: tableOf(wards.map(({ code, name }) => [code, [name, name.replace(/^(?:Phường|Xã|Đặc khu) /u, "")]])),
    source: tableOf(named.map(({ id, name }) => [id, [name]])),
    sentiment: tableOf(SENTIMENTS.map((id) => [id, [SENTIMENT_LABEL[id].vi, SENTIMENT_LABEL[id].en]])),
    urgency: tableOf(URGENCIES.map((id) => [id, [URGENCY_LABEL[id].vi, URGENCY_LABEL[id].en]])),
  };
  return (field, typed) => tables[field].get(plain(typed)) ?? null;
}

const plain = (name: string) =>
  foldText(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** A name that two share means neither; codes always mean themselves. */
function tableOf(rows: (readonly [id: string, names: readonly string[]])[]): Map<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const [id, names] of rows)
    for (const name of names) owners.set(plain(name), (owners.get(plain(name)) ?? new Set()).add(id));
  const table = new Map<string, string>();
  for (const [name, [only, ...others]] of owners) if (only && others.length === 0) table.set(name, only);
  for (const [id] of rows) table.set(plain(id), id);
  return table;
}
