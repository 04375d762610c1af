import { and, eq } from "drizzle-orm";
import type { Place } from "#src/city/city.ts";
import { tickets, verdicts } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { inMachineHands, triagedState } from "#src/domain/transitions.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Classifier, Verdict } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import { loadMatter } from "../intake/derive-ticket.ts";
import { difference } from "./change-ticket.ts";
import { clocksOf, routeOf } from "./clocks.ts";
import { recordTicketEvent } from "./record-event.ts";
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
  const [ticket] = await ctx.db.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!ticket?.triagePending) return; // done, or erased since
  const matter = await loadMatter(ctx.db, ticketId);
  const verdict = sound(await classifier.classify(matter.text, signal));
  const place = placeOf(ctx, ticket, matter);
  const set = decide(ctx, ticket, verdict, place, matter.text);
  await ctx.db.transaction(async (tx) => {
    const [updated] = await tx
      .update(tickets)
      .set({ ...set, triagePending: false, version: ticket.version + 1, touchedAt: ctx.now() })
      .where(and(eq(tickets.id, ticketId), eq(tickets.version, ticket.version), eq(tickets.triagePending, true)))
      .returning({ id: tickets.id });
    // Changed while we read: that change has asked for a triage of its own, or the sweep will.
    if (!updated) return;
    await tx.insert(verdicts).values({ ticketId, model: verdict.model, verdict: { ...verdict } });
    const told = difference(ticket, set);
    if (Object.keys(told.to).length > 0)
      await recordTicketEvent(tx, { ticketId, actor: SYSTEM, action: "triage", ...told });
  });
}

/** A model that answers nonsense has not answered. */
function sound(verdict: Verdict): Verdict {
  const numbers = [verdict.confidence, ...verdict.sectors.map(([, p]) => p), ...Object.values(verdict.urgencies)];
  if (numbers.every(Number.isFinite)) return verdict;
  throw new AppError("UNAVAILABLE", "the classifier answered without numbers", { model: verdict.model });
}

type Matter = Awaited<ReturnType<typeof loadMatter>>;

/**
 * A ward picked by the citizen stands; else what the address field says, else what the text says. The pin decides only
 * where words say nothing; where they leave a choice it puts the nearer ward first.
 */
function placeOf(ctx: Ctx, ticket: TicketRow, matter: Matter): Place {
  const picked = matter.wardCode ? ctx.city.ward(matter.wardCode) : undefined;
  if (picked) {
    const ward = { code: picked.code, name: picked.name };
    return { status: "resolved", ward, candidates: [{ ...ward, p: 1 }], span: null, street: null, ask: null };
  }
  const pin = { lat: ticket.lat ?? undefined, lng: ticket.lng ?? undefined };
  const [best] = [matter.address ?? "", matter.text]
    .map((text) => ({ text, place: ctx.city.locate({ text }) }))
    .filter(({ place }) => place.status !== "none")
    .sort((a, b) => Number(b.place.status === "resolved") - Number(a.place.status === "resolved"));
  if (best?.place.status === "resolved") return ofText(best.place, best.text, matter);
  return ofText(ctx.city.locate({ text: best?.text ?? matter.text, ...pin }), best?.text ?? matter.text, matter);
}

/** `span` points into the citizen's text; of an address field there is nothing to point at. */
const ofText = (place: Place, text: string, matter: Matter): Place =>
  text === matter.text ? place : { ...place, span: null };

function decide(ctx: Ctx, ticket: TicketRow, verdict: Verdict, place: Place, text: string): Partial<TicketRow> {
  if (!inMachineHands(ticket.state)) return raiseOnly(ctx, ticket, verdict);
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
  const known = { ...ticket, ...classified, wardCode };
  const routed = routeOf(ctx.city, known);
  const reasons = reviewReasons(ticket, verdict, { wardCode, unitId: routed.unitId, place, text });
  const state = reasons.length === 0 ? triagedState({ ...known, ...routed }) : "needs_triage";
  return {
    ...classified,
    wardCode,
    place,
    ...routed,
    ...clocksOf(ctx.city, known),
    needsReview: reasons.length > 0,
    reviewReasons: reasons,
    state,
  };
}

/** Somebody has the ticket in hand: the machine only says that it has become more dangerous. */
function raiseOnly(ctx: Ctx, ticket: TicketRow, verdict: Verdict): Partial<TicketRow> {
  const rank = (urgency: Urgency | null) => (urgency ? URGENCIES.indexOf(urgency) : URGENCIES.length);
  if (rank(verdict.urgency) >= rank(ticket.urgency)) return {};
  const urgency = verdict.urgency;
  return { urgency, ...clocksOf(ctx.city, { ...ticket, urgency }) };
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
