import { asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import {
  incidentAnswerPeople,
  incidentAnswers,
  incidentEvents,
  incidentMembers,
  incidents,
  mentions,
  tickets,
  wards,
} from "#src/db/schema/index.ts";
import type { IncidentStep } from "#src/domain/incidents/incident-states.ts";
import { allow, may, reachOf } from "#src/domain/policy.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import type { State } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { withinReach as mentionsWithinReach } from "../listening/view.ts";
import { withinReach as ticketsWithinReach } from "../tickets/view.ts";
import { lookAtWords, wordsFor } from "../words-for.ts";
import { findIncident, type IncidentRow, withinReach } from "./incident-row.ts";
import { type LikelyIncident, likelyIncidents } from "./likely-incidents.ts";
import { undoableStep } from "./undo.ts";
import { type IncidentView, incidentView } from "./view.ts";

/** A ticket or a mention of an incident. */
export interface IncidentMember {
  id: number;
  kind: "ticket" | "mention";
  /** Reference of the ticket, or id of the mention. */
  name: string;
  state: State | null;
  text: string;
  at: string;
  ward: string | null;
  position: { lat: number; lng: number } | null;
  score: number | null;
  reasons: string[];
  /** The machine has put it here, not a person. */
  byMachine: boolean;
  heldOpen: boolean;
  /** Why closing passed over it. */
  skipped: string | null;
}

export interface IncidentPage {
  incident: IncidentView;
  /** Within reach of whoever looks, the first report first, 500 at most. */
  members: IncidentMember[];
  /** Members of other units, or more than are shown. */
  hidden: number;
  /** The newest first. */
  events: { step: IncidentStep; facts: Record<string, unknown>; by: string; at: string }[];
  answers: { text: string; by: string; at: string; done: boolean; told: number; missed: number }[];
  /** What can be taken back now. */
  undoable: IncidentStep | null;
  /** Open incidents of the same kind that it could be merged into. */
  others: { reference: string; title: string }[];
  /** Open ones that look like the same event: a person decides. */
  likely: LikelyIncident[];
  mayManage: boolean;
  /** It is over, and not because it was merged into another one. */
  mayReopen: boolean;
  mayAnswer: boolean;
}

const SHOWN = 500;

/** @throws {AppError} NOT_FOUND */
export async function loadIncidentPage(ctx: Ctx, reference: string): Promise<IncidentPage> {
  allow(ctx.actor, "incident.read");
  const row = await findIncident(ctx, ctx.db, reference);
  const reach = reachOf(ctx.actor);
  const leads = reach === null || row.leadUnitId === null || row.leadUnitId === reach.unitId;
  const [members, events, answers, undoable, others, likely] = await Promise.all([
    membersOf(ctx, row.id),
    eventsOf(ctx, row.id),
    answersOf(ctx, row.id),
    undoableStep(ctx.db, row.id),
    othersLike(ctx, row),
    likelyIncidents(ctx, row),
  ]);
  const mayManage = leads && may(ctx.actor, "incident.manage");
  return {
    incident: incidentView(ctx, row),
    members: members.slice(0, SHOWN),
    hidden: Math.max(0, row.members - Math.min(members.length, SHOWN)),
    ...{ events, answers, others, likely },
    undoable: mayManage ? undoable : null,
    mayManage,
    mayReopen: mayManage && row.state === "closed" && row.mergedIntoId === null,
    mayAnswer: leads && may(ctx.actor, "incident.answer"),
  };
}

const active = (incidentId: number) =>
  [eq(incidentMembers.incidentId, incidentId), isNull(incidentMembers.removedAt)] as const;

async function membersOf(ctx: Ctx, incidentId: number): Promise<IncidentMember[]> {
  const readsText = may(ctx.actor, "ticket.read_text");
  const told = await ctx.db
    .select({ member: incidentMembers, ticket: tickets, ward: wards.name })
    .from(incidentMembers)
    .innerJoin(tickets, eq(tickets.id, incidentMembers.ticketId))
    .leftJoin(wards, eq(wards.code, tickets.wardCode))
    .where(ticketsWithinReach(ctx, ...active(incidentId)))
    .orderBy(asc(tickets.createdAt))
    .limit(SHOWN + 1);
  const posted = may(ctx.actor, "mention.read")
    ? await ctx.db
        .select({ member: incidentMembers, mention: mentions, ward: wards.name })
        .from(incidentMembers)
        .innerJoin(
          mentions,
          sql`${mentions.id} = ${incidentMembers.mentionId} and ${mentions.postedAt} = ${incidentMembers.mentionPostedAt}`,
        )
        .leftJoin(wards, eq(wards.code, mentions.wardCode))
        .where(mentionsWithinReach(ctx, ...active(incidentId)))
        .limit(SHOWN)
    : [];
  await lookAtWords(ctx, [...told.map(({ ticket }) => ticket.text), ...posted.map(({ mention }) => mention.text)]);
  const rows: IncidentMember[] = [
    ...told.map(({ member, ticket, ward }) => ({
      ...shared(member, ward),
      ...{ kind: "ticket" as const, name: ticket.reference, state: ticket.state, at: ticket.createdAt.toISOString() },
      text: readsText ? wordsFor(ctx, ticket.text) : "",
      position: readsText ? positionOf(ticket) : null,
    })),
    ...posted.map(({ member, mention, ward }) => ({
      ...shared(member, ward),
      ...{ kind: "mention" as const, name: String(mention.id), state: null, at: mention.postedAt.toISOString() },
      text: wordsFor(ctx, mention.text),
      position: positionOf(mention),
    })),
  ];
  return rows.toSorted((a, b) => a.at.localeCompare(b.at));
}

const shared = (member: typeof incidentMembers.$inferSelect, ward: string | null) => ({
  ...{ id: member.id, ward, score: member.score, reasons: member.reasons, byMachine: member.by === "system" },
  ...{ heldOpen: member.heldOpen, skipped: member.skipped },
});

const positionOf = ({ lat, lng }: { lat: number | null; lng: number | null }) =>
  lat === null || lng === null ? null : { lat, lng };

const EVENTS_SHOWN = 200;

async function eventsOf(ctx: Ctx, incidentId: number): Promise<IncidentPage["events"]> {
  const rows = await ctx.db
    .select()
    .from(incidentEvents)
    .where(eq(incidentEvents.incidentId, incidentId))
    .orderBy(desc(incidentEvents.id))
    .limit(EVENTS_SHOWN);
  return rows.map(({ step, facts, byName, at }) => ({ step, facts, by: byName, at: at.toISOString() }));
}

async function answersOf(ctx: Ctx, incidentId: number): Promise<IncidentPage["answers"]> {
  const count = (outcomes: string[]) =>
    sql<number>`(select count(*)::int from ${incidentAnswerPeople} p where p.answer_id = ${incidentAnswers.id}
      and p.outcome in (${sql.join(
        outcomes.map((one) => sql`${one}`),
        sql`, `,
      )}))`;
  const rows = await ctx.db
    .select({
      ...{
        text: incidentAnswers.text,
        by: incidentAnswers.byName,
        at: incidentAnswers.at,
        doneAt: incidentAnswers.doneAt,
      },
      ...{ told: count(["queued", "page"]), missed: count(["unreachable", "opted_out"]) },
    })
    .from(incidentAnswers)
    .where(eq(incidentAnswers.incidentId, incidentId))
    .orderBy(desc(incidentAnswers.id));
  return rows.map(({ doneAt, at, ...answer }) => ({ ...answer, at: at.toISOString(), done: doneAt !== null }));
}

const OTHERS = 20;

function othersLike(ctx: Ctx, { id, sector }: IncidentRow): Promise<IncidentPage["others"]> {
  return ctx.db
    .select({ reference: incidents.reference, title: incidents.title })
    .from(incidents)
    .where(
      withinReach(
        ctx,
        inArray(incidents.state, ["proposed", "confirmed"]),
        isNull(incidents.closingSince),
        inArray(incidents.sector, sectorFamily(sector)),
        sql`${incidents.id} <> ${id}`,
      ),
    )
    .orderBy(desc(incidents.lastAt))
    .limit(OTHERS);
}
