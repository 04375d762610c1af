import { sql } from "drizzle-orm";
import { foldText } from "#src/domain/text.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { keepPartitions } from "#src/services/listening/keep-partitions.ts";
import type { Written } from "./words/write-year.ts";

const AT_ONCE = 5_000;
const ACCOUNT = "bench-zalo";
const SOURCE = "bench-source";
/** Of those who write in public; the others write to the city. */
const PUBLIC = 0.25;

/**
 * Writes messages as the service would have: read by the gazetteer, of the sector that the classifier heard; three in four a
 * ticket, the others a mention. Each waits to be compared: point `at + 1` is of message `at`. What is not read by grouping is left out.
 * @param sectors by place in the grid
 */
export async function fillYear(ctx: Ctx, year: readonly Written[], sectors: readonly string[]): Promise<void> {
  await clear(ctx);
  const people = new Map<string, number>();
  for (const { told } of year) people.set(told.person, people.get(told.person) ?? people.size + 1);
  await ctx.db.execute(sql`
    insert into channel_accounts (id, channel, state, secrets) values (${ACCOUNT}, 'zalo', 'disabled', '') on conflict do nothing`);
  await ctx.db.execute(
    sql`insert into sources (id, kind, name) values (${SOURCE}, 'webhook', 'bench') on conflict do nothing`,
  );
  await ctx.db.execute(sql`
    insert into contacts (id, account_id, author_key) overriding system value
      select n, ${ACCOUNT}, 'bench-' || n from generate_series(1, ${people.size}) n`);
  await ctx.db.execute(sql`
    insert into conversations (id, account_id, thread_key, contact_id) overriding system value
      select n, ${ACCOUNT}, 'bench-' || n, n from generate_series(1, ${people.size}) n`);
  for (let from = 0; from < year.length; from += AT_ONCE) {
    const rows = year.slice(from, from + AT_ONCE).map((one, n) => rowOf(ctx, one, from + n, people, sectors));
    await insert(ctx, JSON.stringify(rows));
  }
  await keepPartitions({ ...ctx, now: () => new Date(year.at(-1)?.told.atMs ?? 0) });
  for (const table of ["tickets", "mentions", "incident_points", "contacts", "conversations"])
    await ctx.db.execute(sql.raw(`vacuum analyze ${table}`));
}

const clear = (ctx: Ctx) =>
  ctx.db.execute(sql`truncate incidents, incident_members, incident_points, incident_events, tickets, mentions, contacts,
    conversations cascade`);

function rowOf(ctx: Ctx, one: Written, at: number, people: ReadonlyMap<string, number>, sectors: readonly string[]) {
  const { told, text, lat, lng, kind } = one;
  const place = ctx.city.locate({ text, lat: lat ?? undefined, lng: lng ?? undefined });
  const person = people.get(told.person) ?? 0;
  return {
    id: at + 1,
    at: new Date(told.atMs).toISOString(),
    // By person: who writes in public once writes in public again.
    mention: ((person * 2_654_435_761) % 2 ** 32) / 2 ** 32 < PUBLIC,
    ...{ text, folded: foldText(text), lat, lng, kind, person, place },
    sector: sectors[told.sector] ?? "other",
    ward: place.ward?.code ?? null,
    named: place.street ?? (place.span ? text.slice(...place.span) : null),
  };
}

const insert = (ctx: Ctx, rows: string) =>
  ctx.db.transaction(async (tx) => {
    // What counts and announces tickets is not what is measured.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      create temp table made on commit drop as select * from jsonb_to_recordset(${rows}::jsonb) as r (id bigint, at timestamptz,
        mention boolean, text text, folded text, lat float8, lng float8, kind text, person bigint, place jsonb, sector text,
        ward text, named text)`);
    await tx.execute(sql`
      insert into tickets (id, reference, state, sector, urgency, kind, text, text_folded, ward_code, lat, lng, place, channel,
        account_id, conversation_id, triage_pending, created_at) overriding system value
      select id, 'PA-26-B' || id, 'triaged', sector, 'normal', kind, text, folded, ward, lat, lng, place, 'zalo', ${ACCOUNT},
        person, false, at from made where not mention`);
    await tx.execute(sql`
      insert into mentions (id, posted_at, source_id, kind, text, changed_at, author_hash, sector, verdict_kind, ward_code, lat,
        lng, place)
      select id, at, ${SOURCE}, 'post', text, at, 'bench-' || person, sector, kind, ward, lat, lng, named from made where mention`);
    await tx.execute(sql`
      insert into incident_points (id, ticket_id, mention_id, mention_posted_at, at) overriding system value
      select id, case when not mention then id end, case when mention then id end, case when mention then at end, at from made`);
  });
