import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { verdicts } from "#src/db/schema/index.ts";
import type { Kind } from "#src/domain/kind.ts";
import type { Role } from "#src/domain/roles.ts";
import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { Verdict } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import { findMachineVerdict } from "./machine-verdict.ts";

/** What the machine had said last when a person decided. */
export type Said = Pick<Verdict, "model" | "sector" | "urgency" | "kind" | "confidence" | "needsReview">;

/** A person's decision on what a ticket is about: `verdicts.verdict` of the model "person". Tells all by itself. */
export interface Decision {
  sector: SectorId;
  urgency: Urgency;
  kind: Kind | null;
  secondarySector: SectorId | null;
  /** `classify`: they said it; `accept`: they took the ticket in hand as the machine had classified it. */
  how: "classify" | "accept";
  /** The role and not the person: the machine is measured here, nobody else. */
  role: Role | null;
  /** Null when the machine had not answered. */
  said: Said | null;
}

/** Keeps a decision, in the transaction of the action itself. */
export async function keepDecision(
  ctx: Ctx,
  tx: Tx,
  ticketId: number,
  decision: Omit<Decision, "role">,
): Promise<void> {
  const kept: Decision = { ...decision, role: ctx.actor.role };
  await tx.insert(verdicts).values({ ticketId, model: "person", verdict: { ...kept } });
}

export async function lastSaid(tx: Tx, ticketId: number): Promise<Said | null> {
  const verdict = await findMachineVerdict(tx, ticketId);
  if (!verdict) return null;
  const { model, sector, urgency, kind, confidence, needsReview } = verdict;
  return { model, sector, urgency, kind, confidence, needsReview };
}

/** What was decided a moment ago is taken back: the machine must not learn from it. */
export async function undoDecision(ctx: Ctx, tx: Tx, ticketId: number, action: string): Promise<void> {
  if (action !== "classify" && action !== "accept") return;
  const [, earlier] = await tx
    .select({ verdict: verdicts.verdict })
    .from(verdicts)
    .where(and(eq(verdicts.ticketId, ticketId), eq(verdicts.model, "person")))
    .orderBy(desc(verdicts.id))
    .limit(2);
  // The table is only added to, and its readers go by the last row: the decision before this one is in force again.
  const verdict = earlier?.verdict ?? { how: "undo", role: ctx.actor.role };
  await tx.insert(verdicts).values({ ticketId, model: "person", verdict });
}
