import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import { peopleBehind } from "#src/domain/incidents/point.ts";
import { reason } from "#src/domain/incidents/reasons.ts";
import { spreadingMatter } from "#src/domain/incidents/spreading.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { freeIncidentReference } from "./free-reference.ts";
import type { IncidentRow } from "./incident-row.ts";
import { addMembers, type NewMember } from "./members.ts";
import type { ReadPoint } from "./read-points.ts";
import { mostOf, titleOf } from "./title-of.ts";
import { type Before, newOp, writeStep } from "./write-step.ts";

export interface Proposal {
  points: readonly ReadPoint[];
  /** Of each point, in their order. */
  fits: readonly Pick<NewMember, "score" | "reasons">[];
  /** Reasons of domain/incidents/reasons.ts. */
  why: string[];
  title?: string | undefined;
  sector?: string | undefined;
  facts?: Record<string, unknown> | undefined;
  before?: Before | null | undefined;
  /** The step that this is the other side of. */
  op?: string | undefined;
  step?: "proposed" | "split_from";
  set?: Partial<IncidentRow> | undefined;
}

/**
 * A new incident of what is in none, in the caller's transaction. Never confirmed by itself: that is for a person.
 * @returns null when all of it has got into other incidents meanwhile
 */
export async function propose(ctx: Ctx, tx: Tx, proposal: Proposal): Promise<IncidentRow | null> {
  const { points, fits, step = "proposed", op = newOp() } = proposal;
  const tell = points.map(({ point }) => point);
  const times = tell.map(({ atMs }) => atMs);
  const matter = [spreadingMatter(tell) ?? []].flat().map((key) => reason("matter", key));
  const [row] = await tx
    .insert(incidents)
    .values({
      reference: await freeIncidentReference(tx, ctx.now()),
      title: proposal.title ?? titleOf(ctx, tell),
      named: proposal.title !== undefined,
      sector: proposal.sector ?? mostOf(tell.map(({ sector }) => sector)) ?? "other",
      why: [...new Set([...proposal.why, ...matter, reason("people", peopleBehind(tell))])],
      firstAt: new Date(Math.min(...times, ctx.now().getTime())),
      lastAt: new Date(Math.max(...times, 0) || ctx.now().getTime()),
      createdAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("an insert always returns its row");
  const fresh = points.map(({ ticketId, mentionId, postedAt }, at) => ({
    ...{ ticketId, mentionId, mentionPostedAt: postedAt },
    ...fits[at],
  }));
  const added = await addMembers(tx, row.id, fresh, actorKey(ctx.actor), ctx.now());
  if (added.length === 0) {
    await tx.execute(sql`delete from incidents where id = ${row.id}`);
    return null;
  }
  const before = proposal.before === null ? null : { added, created: true as const, ...proposal.before };
  return writeStep(ctx, tx, row, { step, op, set: proposal.set, facts: proposal.facts, before });
}
