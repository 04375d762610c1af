import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Point } from "#src/domain/incidents/point.ts";
import { pointOf } from "#src/domain/incidents/point-of.ts";
import type { Ctx } from "../ctx.ts";
import { fromHalfFloats } from "../similar/half-floats.ts";

/** A row of `incident_points` with what its ticket or mention tells now. */
export interface ReadPoint {
  id: number;
  ticketId: number | null;
  mentionId: number | null;
  postedAt: Date | null;
  point: Point;
  embedding: { model: string; vector: Float32Array } | null;
  /** The incident that it is in. */
  incidentId: number | null;
  /** There is something to compare: it tells of a matter, and is neither spam nor praise, nor gone. */
  fit: boolean;
}

interface Row extends Record<string, unknown> {
  id: string;
  ticket_id: string | null;
  mention_id: string | null;
  posted_at: string | null;
  at: string;
  version: number;
  text: string | null;
  sector: string | null;
  ward_code: string | null;
  likely_ward: string | null;
  street: string | null;
  lat: number | null;
  lng: number | null;
  person_key: string;
  fit: boolean;
  model: string | null;
  vector: Uint8Array | null;
  incident_id: string | null;
}

/** What a point's text tells does not change while its version stands: reading it takes longer than comparing it. */
const KEPT = 4_000;
const readBefore = new Map<string, Point>();

interface Found extends Record<string, unknown> {
  id: string;
  mention_id: string | null;
  posted_at: string | null;
}

/** @param which which rows of `incident_points p`, without "where" */
export async function readPoints(ctx: Ctx, tx: Tx, which: SQL): Promise<ReadPoint[]> {
  const found = await tx.execute<Found>(
    sql`select p.id, p.mention_id, p.mention_posted_at as posted_at from incident_points p where ${which}`,
  );
  const posts = found.filter(({ mention_id }) => mention_id !== null);
  const tickets = found.filter(({ mention_id }) => mention_id === null);
  const rows = [
    ...(tickets.length > 0 ? await ticketRows(tx, tickets) : []),
    ...(posts.length > 0 ? await mentionRows(tx, posts) : []),
  ];
  return rows.map((row) => pointIn(ctx, row));
}

const idsOf = (points: readonly Found[]) => points.map(({ id }) => Number(id));
const ofPoint = sql`p.id, p.ticket_id, p.mention_id, p.mention_posted_at as posted_at, p.at`;

const ticketRows = (tx: Tx, points: readonly Found[]) =>
  tx.execute<Row>(sql`
    select ${ofPoint}, t.version, t.text, t.sector, t.ward_code, t.lat, t.lng, t.place ->> 'street' as street,
      case when (t.place #>> '{candidates,0,p}')::float8 >= 0.5 then t.place #>> '{candidates,0,code}' end as likely_ward,
      ${writer} as person_key, ${isFitTicket} as fit, e.model, e.vector, k.incident_id
    from incident_points p
    join tickets t on t.id = p.ticket_id
    left join conversations c on c.id = t.conversation_id left join contacts a on a.id = c.contact_id
    left join embeddings e on e.ticket_id = p.ticket_id
    left join incident_members k on k.removed_at is null and k.ticket_id = p.ticket_id
    where p.id in ${idsOf(points)}`);

/** Apart from the tickets, and between two instants that are known: only the months that hold them are planned for and read. */
function mentionRows(tx: Tx, points: readonly Found[]) {
  const posted = points.flatMap(({ posted_at }) => (posted_at === null ? [] : [new Date(posted_at).getTime()]));
  const [from, until] = [Math.min(...posted), Math.max(...posted)].map((ms) => new Date(ms).toISOString());
  return tx.execute<Row>(sql`
    select ${ofPoint}, coalesce(m.version, 0) as version, m.text, m.sector, m.ward_code, m.lat, m.lng, m.place as street,
      null as likely_ward, coalesce('author:' || m.author_hash, 'mention:' || p.mention_id) as person_key,
      ${isFitMention} as fit, v.model, v.vector, k.incident_id
    from incident_points p
    left join mentions m on m.id = p.mention_id and m.posted_at = p.mention_posted_at
      and m.posted_at between ${from}::timestamptz and ${until}::timestamptz
    left join mention_vectors v on v.mention_id = p.mention_id
    left join incident_members k on k.removed_at is null and k.mention_id = p.mention_id
    where p.id in ${idsOf(points)}`);
}

/** Of tickets and mentions, in the order of the points. */
export async function readPointsOf(
  ctx: Ctx,
  tx: Tx,
  { ticketIds, mentionIds }: { ticketIds: readonly number[]; mentionIds: readonly number[] },
): Promise<ReadPoint[]> {
  const points = [
    ...(ticketIds.length > 0 ? await readPoints(ctx, tx, sql`p.ticket_id in ${[...ticketIds]}`) : []),
    ...(mentionIds.length > 0 ? await readPoints(ctx, tx, sql`p.mention_id in ${[...mentionIds]}`) : []),
  ];
  return points.toSorted((a, b) => a.id - b.id);
}

/** The same by their ids. */
export async function readPointsById(ctx: Ctx, tx: Tx, rows: readonly { id: string }[]): Promise<ReadPoint[]> {
  return rows.length === 0 ? [] : readPoints(ctx, tx, sql`p.id in ${rows.map(({ id }) => Number(id))}`);
}

/** Who writes in public and then to us, whom staff have merged, or who gave the same number, is one person. */
const writer = sql`case when a.author_hash is not null then 'author:' || a.author_hash
  when a.person_id is not null then 'person:' || a.person_id
  when a.phone_index is not null then 'phone:' || a.phone_index
  else 'contact:' || c.contact_id end`;

const isFitTicket = sql`coalesce(t.sector is not null and t.text <> '' and t.state not in ('rejected', 'duplicate')
  and coalesce(t.kind, 'complaint') not in ('spam', 'praise') and t.moderation = '[]'::jsonb, false)`;

/** What is folded under another that says the same is no second voice. */
const isFitMention = sql`coalesce(m.sector is not null and m.removed_at is null and m.same_as is null and m.state <> 'dismissed'
  and coalesce(m.verdict_kind, 'complaint') not in ('spam', 'praise'), false)`;

function pointIn(ctx: Ctx, row: Row): ReadPoint {
  const number = (value: string | null) => (value === null ? null : Number(value));
  const wardCode = row.ward_code ?? row.likely_ward;
  return {
    id: Number(row.id),
    ticketId: number(row.ticket_id),
    mentionId: number(row.mention_id),
    postedAt: row.posted_at === null ? null : new Date(row.posted_at),
    point: toldBy(ctx, row, wardCode),
    embedding: row.model && row.vector ? { model: row.model, vector: fromHalfFloats(row.vector) } : null,
    incidentId: number(row.incident_id),
    fit: row.fit,
  };
}

function toldBy(ctx: Ctx, row: Row, wardCode: string | null): Point {
  // Another database in the same process (tests) has other tickets under the same numbers.
  const key = `${row.ticket_id ?? ""}/${row.mention_id ?? ""}/${row.version}/${row.at}/${wardCode}/${row.person_key}/${row.text?.length ?? 0}`;
  const known = readBefore.get(key);
  if (known) return known;
  const point = pointOf({
    text: row.text ?? "",
    at: new Date(row.at),
    sector: row.sector ?? "other",
    wardCode,
    wardName: wardCode === null ? null : (ctx.city.ward(wardCode)?.name ?? null),
    lat: row.lat,
    lng: row.lng,
    street: row.street,
    personKey: row.person_key,
  });
  if (readBefore.size >= KEPT) for (const old of [...readBefore.keys()].slice(0, KEPT / 2)) readBefore.delete(old);
  readBefore.set(key, point);
  return point;
}
