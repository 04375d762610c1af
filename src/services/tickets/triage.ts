import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Place } from "#src/city/city.ts";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { type MessageShape, messageShape } from "#src/domain/message-shape.ts";
import { inMachineHands, triagedState } from "#src/domain/transitions.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import { type Classifier, soundVerdict, type Verdict } from "#src/ports/classifier.ts";
import { syncClocks } from "../clocks/sync-clocks.ts";
import type { Ctx } from "../ctx.ts";
import { afterTriage } from "../dialogue/after-triage.ts";
import { awaitGrouping } from "../incidents/await-grouping.ts";
import { toHalfFloats } from "../similar/half-floats.ts";
import { difference } from "./difference.ts";
import { lockTickets } from "./lock-tickets.ts";
import { routedTo, routingOf } from "./route-ticket.ts";
import { tellOfDanger } from "./tell-staff.ts";
import type { TicketRow } from "./view.ts";

/**
 * Classifies, locates, routes and dates one ticket. Safe to run again: it acts only while the ticket waits for it, and
 * only on the version that it read.
 * @throws {AppError} UNAVAILABLE when the classifier cannot answer: tried again, then a person triages
 */
export async function triageTicket(
  ctx: Ctx,
  ticketId: number,
  classifier: Classifier,
  signal?: AbortSignal,
): Promise<void> {
  const found = await loadWaiting(ctx, ticketId);
  if (!found) return; // done, or erased since
  const { ticket, matter } = found;
  const understood = await classifier.classify(matter.text, signal);
  const verdict = soundVerdict(understood.verdict);
  const place = placeOf(ctx, ticket, matter);
  const read = messageShape(matter.text, ticket.channel);
  const vector = understood.embedding && toHalfFloats(understood.embedding.vector);
  const kept = { verdict: { ...verdict, read }, vector, vectorModel: understood.embedding?.model ?? null };
  await settle(ctx, ticket, kept, decide(ctx, ticket, verdict, place, matter.text));
}

interface Matter {
  text: string;
  address: string | null;
  wardCode: string | null;
}

/** A ticket that waits for triage, with all that the citizen wrote of it, removed parts too. */
async function loadWaiting(ctx: Ctx, ticketId: number): Promise<{ ticket: TicketRow; matter: Matter } | undefined> {
  const ofMessages = (what: SQL) =>
    sql`(select ${what} from messages where ticket_id = ${ticketId} and direction = 'in')`;
  const [row] = await ctx.db
    .select({
      ticket: tickets,
      text: sql<string | null>`${ofMessages(sql`string_agg(nullif(text, ''), E'\n' order by occurred_at, object_id)`)}`,
      address: sql<
        string | null
      >`${ofMessages(sql`(array_agg(address order by occurred_at desc) filter (where address <> ''))[1]`)}`,
      wardCode: sql<
        string | null
      >`${ofMessages(sql`(array_agg(ward_code order by occurred_at desc) filter (where ward_code is not null))[1]`)}`,
    })
    .from(tickets)
    .where(and(eq(tickets.id, ticketId), eq(tickets.triagePending, true)));
  return row && { ticket: row.ticket, matter: { ...row, text: row.text ?? "" } };
}

/** A verdict as it is stored: with the shape of the text, so that it can be counted later without reading it again. */
type KeptVerdict = Verdict & { read: MessageShape };

interface Kept {
  verdict: KeptVerdict;
  /** Null from a model that has none: the one of an earlier reading stays. */
  vector: Uint8Array | null;
  vectorModel: string | null;
}

/**
 * Writes clocks, ticket, verdict, embedding and history, unless the ticket changed while we read: that change has asked for a
 * triage of its own, or the sweep will.
 */
async function settle(ctx: Ctx, ticket: TicketRow, kept: Kept, set: Partial<TicketRow>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (!(await stillWaits(tx, ticket))) return;
    const timed = { ...set, ...(await syncClocks(ctx, tx, { ...ticket, ...set })) };
    await write(ctx, tx, ticket, kept, timed);
    const next = { ...ticket, ...timed };
    await tellOfDanger(tx, ticket, next, ctx.now());
    await afterTriage(ctx, tx, next);
    await awaitGrouping(tx, { ticketId: ticket.id });
  });
}

/** Holds the ticket until the transaction ends. */
async function stillWaits(tx: Tx, ticket: TicketRow): Promise<boolean> {
  await lockTickets(tx, [ticket.reference]);
  const [now] = await tx
    .select({ version: tickets.version, waits: tickets.triagePending })
    .from(tickets)
    .where(eq(tickets.id, ticket.id));
  return now?.waits === true && now.version === ticket.version;
}

async function write(ctx: Ctx, tx: Tx, ticket: TicketRow, kept: Kept, set: Partial<TicketRow>): Promise<void> {
  const { verdict, vector, vectorModel } = kept;
  const updated = tx
    .update(tickets)
    .set({ ...set, triagePending: false, version: ticket.version + 1, touchedAt: ctx.now() })
    .where(eq(tickets.id, ticket.id))
    .returning({ id: tickets.id });
  const { from, to } = difference(ticket, set);
  await tx.execute(sql`
    with updated as ${updated}, kept as (
      insert into verdicts (ticket_id, model, verdict)
      select id, ${verdict.model}, ${JSON.stringify(verdict)}::jsonb from updated
    ), placed as (
      insert into embeddings (ticket_id, model, vector)
      select id, ${vectorModel}, ${vector}::bytea from updated where ${vector !== null}::boolean
      on conflict (ticket_id) do update set model = excluded.model, vector = excluded.vector, made_at = now()
    )
    insert into ticket_events (ticket_id, actor, actor_name, action, "from", "to")
    select id, ${SYSTEM.kind}, ${SYSTEM.name}, 'triage', ${JSON.stringify(from)}::jsonb, ${JSON.stringify(to)}::jsonb
    from updated where ${Object.keys(to).length > 0}::boolean`);
}

/**
 * A ward picked by the citizen stands; else what the address field says, else what the text says. The pin decides only
 * where words say nothing; where they leave a choice it puts the likelier ward first, and where it lies elsewhere the
 * place says so.
 */
function placeOf(ctx: Ctx, ticket: TicketRow, matter: Matter): Place {
  const pin = { lat: ticket.lat ?? undefined, lng: ticket.lng ?? undefined, at: ticket.createdAt };
  const picked = matter.wardCode ? ctx.city.ward(matter.wardCode) : undefined;
  if (picked) return pickedPlace(ctx, { code: picked.code, name: picked.name }, matter, pin);
  const [best] = [matter.address ?? "", matter.text]
    .map((text) => ({ text, place: ctx.city.locate({ text, at: ticket.createdAt }) }))
    .filter(({ place }) => place.status !== "none")
    .sort((a, b) => Number(b.place.status === "resolved") - Number(a.place.status === "resolved"));
  const text = best?.text ?? matter.text;
  return ofText(ctx.city.locate({ text, ...pin }), text, matter);
}

function pickedPlace(
  ctx: Ctx,
  ward: { code: string; name: string },
  matter: Matter,
  pin: { lat: number | undefined; lng: number | undefined; at: Date },
): Place {
  const read = ctx.city.locate({ text: matter.address ?? matter.text, ...pin });
  const districts = ctx.city.formerDistricts(ward.code);
  return {
    ...read,
    status: "resolved",
    ward,
    candidates: [{ ...ward, p: 1 }],
    span: null,
    ask: null,
    formerDistrict: districts.length === 1 ? (districts[0] ?? null) : null,
    conflict: read.pinWard ? read.pinWard.code !== ward.code : false,
  };
}

/** `span` points into the citizen's text; of an address field there is nothing to point at. */
const ofText = (place: Place, text: string, matter: Matter): Place =>
  text === matter.text ? place : { ...place, span: null };

function decide(ctx: Ctx, ticket: TicketRow, verdict: Verdict, place: Place, text: string): Partial<TicketRow> {
  if (!inMachineHands(ticket.state)) return raiseOnly(ticket, verdict);
  const classified = ticket.classifiedByPerson
    ? { sector: ticket.sector, urgency: ticket.urgency }
    : {
        sector: verdict.sector,
        secondarySector: verdict.secondarySector,
        urgency: verdict.urgency,
        kind: verdict.kind,
        sentiment: verdict.sentiment,
        confidence: verdict.confidence,
      };
  const wardCode = ticket.locatedByPerson ? ticket.wardCode : (place.ward?.code ?? null);
  const known = { ...ticket, ...classified, wardCode, text, formerDistrict: place.formerDistrict ?? null };
  const routing = routingOf(ctx, known);
  const routed = routedTo(routing);
  const reasons = reviewReasons(ticket, verdict, { wardCode, unitId: routed.unitId, place, text });
  // Khiếu nại, tố cáo: only a person refuses, and says where to go.
  if (routing?.refuse) reasons.push("petition");
  const state = reasons.length === 0 ? triagedState({ ...known, ...routed }) : "needs_triage";
  return {
    ...classified,
    wardCode,
    place,
    formerDistrict: place.formerDistrict ?? null,
    ...routed,
    needsReview: reasons.length > 0,
    reviewReasons: reasons,
    state,
  };
}

/** Somebody has the ticket in hand: the machine only says that it has become more dangerous. */
function raiseOnly(ticket: TicketRow, verdict: Verdict): Partial<TicketRow> {
  const rank = (urgency: Urgency | null) => (urgency ? URGENCIES.indexOf(urgency) : URGENCIES.length);
  if (rank(verdict.urgency) >= rank(ticket.urgency)) return {};
  return { urgency: verdict.urgency };
}

function reviewReasons(
  ticket: TicketRow,
  verdict: Verdict,
  known: { wardCode: string | null; unitId: string | null; place: Place; text: string },
): string[] {
  const reasons = [...ticket.moderation];
  if (!/[\p{L}\p{N}]/u.test(known.text)) reasons.push("no_text");
  else if (verdict.needsReview && !ticket.classifiedByPerson) reasons.push("low_confidence");
  if (!known.wardCode) {
    const why = {
      outside: "outside_city",
      ambiguous: "ward_ambiguous",
      none: "ward_unknown",
      resolved: "ward_unknown",
    };
    reasons.push(why[known.place.status]);
  } else if (!known.unitId) reasons.push("no_unit");
  return reasons;
}
