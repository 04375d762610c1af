import { asc, eq, inArray, like } from "drizzle-orm";
import { alerts, incidents, mentions, sources, staffNotices, tickets, users } from "#src/db/schema/index.ts";
import type { IncidentState } from "#src/domain/incidents/incident-states.ts";
import { may } from "#src/domain/policy.ts";
import type { Role } from "#src/domain/roles.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords, wordsFor } from "../words-for.ts";
import { alertNotFound, allowAlerts } from "./access.ts";
import type { AlertRow } from "./alert-row.ts";
import { type AlertCell, loadAlertCells } from "./load-cells.ts";
import { type AlertChart, loadAlertChart } from "./load-chart.ts";
import { noticesOf } from "./tell-alert.ts";
import { type AlertView, alertViews } from "./view.ts";

/** A ticket or a mention behind an alert. */
export interface AlertItem {
  kind: "ticket" | "mention";
  /** Of a ticket; of a mention the id that its page has. */
  reference: string;
  at: string;
  sector: string | null;
  ward: string | null;
  /** The beginning of what was written; null for who may not read it. */
  text: string | null;
  /** Of a mention. */
  source: string | null;
}

/** Who was told of it, when, and whether somebody of theirs has read that. */
export interface AlertTold {
  role: Role;
  at: string;
  readAt: string | null;
  text: string;
}

export interface AlertPage {
  alert: AlertView;
  /** The incident that was proposed for it. */
  incident: { reference: string; title: string; state: IncidentState } | null;
  cells: AlertCell[];
  chart: AlertChart | null;
  items: AlertItem[];
  told: AlertTold[];
  judgedBy: string | null;
  mayJudge: boolean;
}

const SHOWN = 160;

/** @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function loadAlert(ctx: Ctx, id: number): Promise<AlertPage> {
  allowAlerts(ctx);
  const [row] = await ctx.db
    .select({ alert: alerts, judgedBy: users.name })
    .from(alerts)
    .leftJoin(users, eq(users.id, alerts.judgedById))
    .where(eq(alerts.id, id));
  if (!row) throw alertNotFound();
  const { alert, judgedBy } = row;
  const [views, incident, cells, chart, items, told] = await Promise.all([
    alertViews(ctx, [alert]),
    incidentOf(ctx, alert),
    loadAlertCells(ctx, alert),
    loadAlertChart(ctx, alert),
    itemsOf(ctx, alert),
    toldOf(ctx, alert),
  ]);
  const [view] = views;
  if (!view) throw alertNotFound();
  return { alert: view, incident, cells, chart, items, told, judgedBy, mayJudge: may(ctx.actor, "alert.judge") };
}

async function incidentOf(ctx: Ctx, { incident }: AlertRow): Promise<AlertPage["incident"]> {
  if (incident === null) return null;
  const [row] = await ctx.db
    .select({ reference: incidents.reference, title: incidents.title, state: incidents.state })
    .from(incidents)
    .where(eq(incidents.reference, incident));
  return row ?? null;
}

async function toldOf(ctx: Ctx, { id }: AlertRow): Promise<AlertTold[]> {
  const rows = await ctx.db
    .select()
    .from(staffNotices)
    .where(like(staffNotices.key, `${noticesOf(id)}%`))
    .orderBy(asc(staffNotices.id));
  return rows.map(({ role, createdAt, readAt, text }) => ({
    // Written by tell-alert.ts, of the city's choice of roles.
    role: role as Role,
    at: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    text,
  }));
}

/** The newest first. What was removed at its source is no longer there. */
async function itemsOf(ctx: Ctx, { facts }: AlertRow): Promise<AlertItem[]> {
  const ids = (kind: string) =>
    (facts.items ?? []).flatMap((id) => (id.startsWith(`${kind}:`) ? Number(id.slice(kind.length + 1)) : []));
  const found = [...(await ticketsOf(ctx, ids("ticket"))), ...(await mentionsOf(ctx, ids("mention")))];
  return found.toSorted((a, b) => b.at.localeCompare(a.at) || a.reference.localeCompare(b.reference));
}

async function ticketsOf(ctx: Ctx, ids: number[]): Promise<AlertItem[]> {
  if (ids.length === 0 || !may(ctx.actor, "ticket.read")) return [];
  const rows = await ctx.db.select().from(tickets).where(inArray(tickets.id, ids));
  const readable = may(ctx.actor, "ticket.read_text");
  await lookAtWords(
    ctx,
    rows.map(({ text }) => text),
  );
  return rows.map(({ reference, createdAt, sector, wardCode, text }) => ({
    ...{ kind: "ticket", reference, at: createdAt.toISOString(), sector, source: null },
    ward: wardName(ctx, wardCode),
    text: readable ? beginningOf(wordsFor(ctx, text)) : null,
  }));
}

async function mentionsOf(ctx: Ctx, ids: number[]): Promise<AlertItem[]> {
  if (ids.length === 0 || !may(ctx.actor, "mention.read")) return [];
  const rows = await ctx.db
    .select({ mention: mentions, source: sources.name })
    .from(mentions)
    .innerJoin(sources, eq(sources.id, mentions.sourceId))
    .where(inArray(mentions.id, ids));
  await lookAtWords(
    ctx,
    rows.map(({ mention }) => mention.text),
  );
  return rows
    .filter(({ mention }) => mention.removedAt === null)
    .map(({ mention: { id, postedAt, sector, wardCode, text }, source }) => ({
      ...{ kind: "mention", reference: String(id), at: postedAt.toISOString(), sector, source },
      ward: wardName(ctx, wardCode),
      text: beginningOf(wordsFor(ctx, text)),
    }));
}

const wardName = ({ city }: Ctx, code: string | null) => (code === null ? null : (city.ward(code)?.name ?? code));

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line];
  return letters.length <= SHOWN ? line : `${letters.slice(0, SHOWN).join("")}…`;
}
