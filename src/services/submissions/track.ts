import { and, asc, eq } from "drizzle-orm";
import { messages, ticketEvents, tickets, units } from "#src/db/schema/index.ts";
import { parseReference } from "#src/domain/reference.ts";
import { STATE_LABEL, STATES, type State } from "#src/domain/state.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { publicIncidentOf } from "../incidents/public-incidents.ts";
import { secretMatches } from "./track-secret.ts";

/** What anyone who has the reference may see: how far it is, never who wrote or what. Instants are ISO 8601 UTC. */
export interface TrackView {
  reference: string;
  state: State;
  /** Vietnamese. */
  stateLabel: string;
  createdAt: string;
  sector: string | null;
  ward: { code: string; name: string } | null;
  unit: { id: string; name: string } | null;
  firstResponseDueAt: string | null;
  resolutionDueAt: string | null;
  resolvedAt: string | null;
  /** The public answer, once there is an end: resolved, closed or rejected. */
  answer: string | null;
  steps: { at: string; state: State }[];
  /** The submitter's own words, for the secret that they got; else null. */
  text: string | null;
  /** What the unit has written to them meanwhile, oldest first, for the secret; else empty. */
  replies: { at: string; text: string }[];
  /** The public incident that it belongs to. */
  incident: { reference: string; title: string; statusLine: string } | null;
}

const ANSWERED: readonly State[] = ["resolved", "closed", "rejected"];

/**
 * How far a ticket is, of whatever channel.
 * @param typed the reference as the citizen types it
 * @throws {AppError} NOT_FOUND when it is no reference, or nobody's
 */
export async function trackSubmission(ctx: Ctx, typed: string, secret?: string): Promise<TrackView> {
  const reference = parseReference(typed);
  if (!reference) throw unknown();
  const [row] = await ctx.db
    .select({ ticket: tickets, unitName: units.name })
    .from(tickets)
    .leftJoin(units, eq(units.id, tickets.unitId))
    .where(eq(tickets.reference, reference));
  if (!row) throw unknown();
  const { ticket, unitName } = row;
  const ward = ticket.wardCode ? ctx.city.ward(ticket.wardCode) : undefined;
  const own = Boolean(secret && ticket.trackDigest && secretMatches(secret, ticket.trackDigest));
  return {
    reference,
    state: ticket.state,
    stateLabel: STATE_LABEL[ticket.state].vi,
    createdAt: ticket.createdAt.toISOString(),
    sector: ticket.sector,
    ward: ward ? { code: ward.code, name: ward.name } : null,
    unit: ticket.unitId ? { id: ticket.unitId, name: unitName ?? ticket.unitId } : null,
    firstResponseDueAt: iso(ticket.firstResponseDueAt),
    resolutionDueAt: iso(ticket.resolutionDueAt),
    resolvedAt: iso(ticket.resolvedAt),
    answer: ANSWERED.includes(ticket.state) ? ticket.publicAnswer : null,
    steps: await stepsOf(ctx, ticket.id),
    text: own ? ticket.text : null,
    replies: own ? await repliesOf(ctx, ticket.id) : [],
    incident: await publicIncidentOf(ctx.db, ticket.incident),
  };
}

async function stepsOf(ctx: Ctx, ticketId: number): Promise<TrackView["steps"]> {
  const rows = await ctx.db
    .select({ at: ticketEvents.at, to: ticketEvents.to })
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticketId))
    .orderBy(asc(ticketEvents.id));
  const steps: TrackView["steps"] = [];
  for (const { at, to } of rows) {
    const state = STATES.find((known) => known === to.state);
    if (state && steps.at(-1)?.state !== state) steps.push({ at: at.toISOString(), state });
  }
  return steps;
}

async function repliesOf(ctx: Ctx, ticketId: number): Promise<TrackView["replies"]> {
  const rows = await ctx.db
    .select({ at: messages.occurredAt, text: messages.text })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), eq(messages.direction, "out"), eq(messages.kind, "reply")))
    .orderBy(asc(messages.occurredAt), asc(messages.id));
  return rows.map(({ at, text }) => ({ at: at.toISOString(), text }));
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

const unknown = () =>
  new AppError("NOT_FOUND", "Không tìm thấy mã phản ánh này. Vui lòng kiểm tra lại mã đã nhận khi gửi.");
