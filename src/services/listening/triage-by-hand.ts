import { desc, eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketEvents, tickets, verdicts } from "#src/db/schema/index.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { inMachineHands, triagedState } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { awaitGrouping } from "../incidents/await-grouping.ts";
import { writeChange } from "../tickets/change-ticket.ts";
import { keepDecision } from "../tickets/keep-decision.ts";
import { routedTo, routingOf } from "../tickets/route-ticket.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { PromoteInput } from "./promote.ts";
import type { MentionRow } from "./view.ts";

interface Given {
  ticketId: number;
  mention: MentionRow;
  input: PromoteInput;
}

/**
 * Triages the ticket of a promoted mention with what the machine had said of it and the person has corrected: nothing is
 * left for the machine, and no automatic answer goes out. What came to us by its channel before is left as it is.
 * @returns version of the ticket after it
 */
export async function triageByHand(ctx: Ctx, tx: Tx, given: Given): Promise<number> {
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, given.ticketId)).for("update");
  if (!ticket) throw new Error("a ticket that was just opened cannot be missing");
  const open = inMachineHands(ticket.state) && !ticket.classifiedByPerson;
  if (!open && !(await wasWithdrawn(tx, ticket))) return ticket.version;
  const decided = decidedOf(ctx, given);
  await keepVerdict(ctx, tx, given, decided);
  await copyVector(tx, given);
  const known = { ...ticket, ...decided };
  const set = { ...decided, ...routedOf(ctx, known, given.input.unitId) };
  const reviewReasons = reasonsOf({ ...known, ...set });
  const next = await writeChange(ctx, tx, ticket, "classify", {
    set: {
      ...set,
      state: reviewReasons.length === 0 ? triagedState({ ...known, ...set }) : "needs_triage",
      ...{ reviewReasons, needsReview: reviewReasons.length > 0, triagePending: false },
      ...{ classifiedByPerson: true, locatedByPerson: given.input.wardCode !== undefined },
    },
  });
  await awaitGrouping(tx, { ticketId: ticket.id });
  return next.version;
}

/** An earlier promotion was taken back, and is meant after all: the ticket is there again. */
async function wasWithdrawn(tx: Tx, { id, state }: TicketRow): Promise<boolean> {
  if (state !== "rejected") return false;
  const [last] = await tx
    .select({ to: ticketEvents.to })
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, id))
    .orderBy(desc(ticketEvents.id))
    .limit(1);
  return last?.to.undone === "promote";
}

type Decided = Pick<
  TicketRow,
  "sector" | "urgency" | "kind" | "sentiment" | "confidence" | "wardCode" | "place" | "formerDistrict"
>;

function decidedOf(ctx: Ctx, { mention, input }: Given): Decided {
  const wardCode = input.wardCode ?? mention.wardCode;
  if (wardCode && !ctx.city.ward(wardCode)) throw unknown("wardCode", "Không có phường, xã này.");
  const place = ctx.city.locate({ text: mention.text, at: mention.postedAt });
  return {
    sector: input.sector ?? mention.sector,
    urgency: input.urgency ?? mention.urgency ?? "normal",
    kind: mention.verdictKind,
    sentiment: mention.sentiment,
    confidence: mention.confidence,
    wardCode,
    place,
    formerDistrict: place.formerDistrict ?? null,
  };
}

function routedOf(ctx: Ctx, known: TicketRow, unitId: string | undefined) {
  const routed = routedTo(routingOf(ctx, known));
  if (!unitId || unitId === routed.unitId) return routed;
  if (!ctx.city.unit(unitId)) throw unknown("unitId", "Không có đơn vị này.");
  return { ...routed, unitId, rule: "vì người trực chọn khi chuyển bài đăng thành phản ánh" };
}

function reasonsOf({ sector, wardCode, unitId }: TicketRow): string[] {
  if (!sector) return ["low_confidence"];
  if (!wardCode && !unitId) return ["ward_unknown"];
  return unitId ? [] : ["no_unit"];
}

const unknown = (field: string, message: string) => new AppError("INVALID", message, { fields: [{ field, message }] });

/** What the machine had said, and what the person decided: corrections are learnt from. */
async function keepVerdict(ctx: Ctx, tx: Tx, { ticketId, mention }: Given, decided: Decided): Promise<void> {
  const { model, urgency, verdictKind: kind, sentiment, confidence, reasons, keywords } = mention;
  const sectorOf = (named: string | null) => SECTOR_IDS.find((id) => id === named);
  const sector = sectorOf(mention.sector);
  if (!model || !sector || !urgency || !kind || !sentiment || confidence === null) return;
  const said = { model, sector, urgency, kind, confidence, needsReview: false };
  const verdict = {
    ...{ ...said, sentiment, reasons, keywords, secondarySector: null },
    ...{
      sectors: [[sector, confidence]],
      urgencies: { critical: 0, high: 0, normal: 0, low: 0, [urgency]: confidence },
    },
  };
  await tx.insert(verdicts).values({ ticketId, model, verdict });
  await keepDecision(ctx, tx, ticketId, {
    ...{ sector: sectorOf(decided.sector) ?? sector, urgency: decided.urgency ?? urgency },
    ...{ kind, secondarySector: null, how: "classify", said },
  });
}

/** So that tickets which say the same find it. */
async function copyVector(tx: Tx, { ticketId, mention }: Given): Promise<void> {
  await tx.execute(sql`
    insert into embeddings (ticket_id, model, vector)
    select ${ticketId}, model, vector from mention_vectors where mention_id = ${mention.id}
    on conflict (ticket_id) do nothing`);
}
