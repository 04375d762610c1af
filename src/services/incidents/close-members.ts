import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidentMembers, incidents, tickets, users } from "#src/db/schema/index.ts";
import { type Actor, SYSTEM } from "#src/domain/actor.ts";
import { OPEN_STATES, type State } from "#src/domain/state.ts";
import { AppError } from "#src/errors.ts";
import { type Ctx, withActor } from "../ctx.ts";
import { resolveTicket } from "../tickets/resolve.ts";
import { type IncidentRow, lockIncidents } from "./incident-row.ts";
import { writeStep } from "./write-step.ts";

/** Why the closing of an incident passed over a member: a person has to decide about it. */
export type Skipped = "held" | "waiting" | "reopened" | "failed";

/**
 * Goes on with closing an incident: its tickets one by one, each in a transaction of its own. What was resolved and not yet
 * noted, because a process died between, is seen from the ticket itself. With the last one the incident is closed.
 * @param most so many at most
 * @returns whether it is closed
 */
export async function closeMembers(given: Ctx, incidentId: number, most: number): Promise<boolean> {
  const [incident] = await given.db.select().from(incidents).where(eq(incidents.id, incidentId));
  if (!incident || incident.closingSince === null) return true;
  const ctx = withActor(given, await closerOf(given, incident));
  const waiting = await membersLeft(ctx, incidentId, most + 1);
  for (const member of waiting.slice(0, most)) await settle(ctx, incident, member);
  if (waiting.length > most) return false;
  await finish(ctx, incidentId);
  return true;
}

interface Left {
  id: number;
  heldOpen: boolean;
  reference: string;
  state: State;
}

const membersLeft = (ctx: Ctx, incidentId: number, limit: number): Promise<Left[]> =>
  ctx.db
    .select({
      ...{ id: incidentMembers.id, heldOpen: incidentMembers.heldOpen },
      ...{ reference: tickets.reference, state: tickets.state },
    })
    .from(incidentMembers)
    .innerJoin(tickets, eq(tickets.id, incidentMembers.ticketId))
    .where(
      and(
        eq(incidentMembers.incidentId, incidentId),
        isNull(incidentMembers.removedAt),
        isNull(incidentMembers.settledAt),
        isNotNull(incidentMembers.ticketId),
      ),
    )
    .orderBy(incidentMembers.id)
    .limit(limit);

async function settle(
  ctx: Ctx,
  { closingAnswer }: IncidentRow,
  { id, heldOpen, reference, state }: Left,
): Promise<void> {
  const skipped = whyNot(heldOpen, state);
  const open = (OPEN_STATES as readonly State[]).includes(state);
  const failed = open && !skipped ? await resolve(ctx, reference, closingAnswer ?? "") : null;
  await ctx.db
    .update(incidentMembers)
    .set({ settledAt: ctx.now(), skipped: skipped ?? failed })
    .where(eq(incidentMembers.id, id));
}

/** Somebody holds it open: by the mark, by a question to its citizen, or because the citizen came back with it. */
function whyNot(heldOpen: boolean, state: State): Skipped | null {
  if (heldOpen) return "held";
  if (state === "waiting_citizen") return "waiting";
  return state === "reopened" ? "reopened" : null;
}

async function resolve(ctx: Ctx, reference: string, answer: string): Promise<Skipped | null> {
  try {
    await resolveTicket(ctx, reference, { answer });
    return null;
  } catch (error) {
    // Resolved by somebody else between our look and now: that is what was wanted.
    if (error instanceof AppError && error.code === "CONFLICT") return null;
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ reference, code: error.code }, "a member of an incident could not be resolved");
    return "failed";
  }
}

/** Once, whoever comes to the end first. */
async function finish(ctx: Ctx, incidentId: number): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockIncidents(tx, [incidentId]);
    const [incident] = await tx.select().from(incidents).where(eq(incidents.id, incidentId));
    if (!incident || incident.closingSince === null) return;
    const skipped = await skippedOf(tx, incidentId);
    await writeStep(ctx, tx, incident, {
      step: "closed",
      set: { state: "closed", closedAt: ctx.now(), closingSince: null },
      facts: { skipped },
      before: null,
    });
  });
}

const skippedOf = (tx: Tx, incidentId: number): Promise<{ reference: string; why: string | null }[]> =>
  tx
    .select({ reference: tickets.reference, why: incidentMembers.skipped })
    .from(incidentMembers)
    .innerJoin(tickets, eq(tickets.id, incidentMembers.ticketId))
    .where(
      and(
        eq(incidentMembers.incidentId, incidentId),
        isNull(incidentMembers.removedAt),
        isNotNull(incidentMembers.skipped),
      ),
    );

/**
 * Whoever closed it, as far as its members reach: that they lead the incident was checked then, and members may lie with other
 * units, which could not be answered one by one otherwise.
 */
async function closerOf(ctx: Ctx, { closingById }: IncidentRow): Promise<Actor> {
  if (closingById === null) return SYSTEM;
  const [user] = await ctx.db.select({ name: users.name }).from(users).where(eq(users.id, closingById));
  return { kind: "user", userId: closingById, name: user?.name ?? "", role: "operator", unitId: null, scopes: null };
}
