import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { alerts } from "#src/db/schema/index.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import type { Finding } from "#src/domain/alerts/look.ts";
import { WINDOWS } from "#src/domain/alerts/settings.ts";
import { keyOf, type Step } from "#src/domain/alerts/settle.ts";
import type { Ctx } from "../ctx.ts";
import type { AlertRow, NewAlert } from "./alert-row.ts";
import { tellAlert } from "./tell-alert.ts";

/** So many of the tickets and posts behind an alert are kept, the latest. */
export const ITEMS_KEPT = 100;

/** Carries out what a look has settled. @returns how many alerts were raised that nobody had raised before */
export async function carryOut(ctx: Ctx, tx: Tx, grid: Grid, modelId: number, steps: readonly Step[]): Promise<number> {
  let raised = 0;
  for (const step of steps) {
    if (step.step === "raise") raised += (await raise(ctx, tx, alertOf(ctx, grid, modelId, step.finding))) ? 1 : 0;
    else await keep(ctx, tx, grid, step);
  }
  return raised;
}

/** Once for each key, whoever comes first. */
export async function raise(ctx: Ctx, tx: Tx, alert: NewAlert): Promise<AlertRow | null> {
  const [row] = await tx.insert(alerts).values(alert).onConflictDoNothing().returning();
  if (!row) return null;
  await tellAlert(ctx, tx, row, "raised");
  return row;
}

function alertOf(ctx: Ctx, grid: Grid, modelId: number, finding: Finding): NewAlert {
  const { cell, people, expected, logP, aWeek, atMs, fromMs, shape } = finding;
  return {
    key: keyOf(grid, finding),
    rule: "spike",
    level: cell.level,
    sector: nameOf(grid, cell.sector),
    about: nameOf(grid, finding.about),
    wardCodes: codesOf(grid, finding.wards),
    fromAt: new Date(fromMs),
    raisedAt: new Date(atMs),
    hotAt: new Date(atMs),
    ...{ observed: people, people, toldPeople: people, expected, logP, aWeek, modelId },
    facts: { items: finding.ids.slice(-ITEMS_KEPT), minutes: WINDOWS[finding.window] ?? 0, shape },
    createdAt: ctx.now(),
  };
}

async function keep(ctx: Ctx, tx: Tx, grid: Grid, step: Exclude<Step, { step: "raise" }>): Promise<void> {
  const { finding, key, wards } = step;
  const [was] = await tx.select().from(alerts).where(eq(alerts.key, key)).for("update");
  if (!was) return;
  const at = new Date(finding.atMs);
  const items = [...new Set([...(was.facts.items ?? []), ...finding.ids])].slice(-ITEMS_KEPT);
  const doubled = step.step === "double";
  const grew = [...(was.facts.grew ?? []), ...(doubled ? [{ at: at.toISOString(), people: finding.people }] : [])];
  const [row] = await tx
    .update(alerts)
    .set({
      hotAt: at,
      people: Math.max(was.people, finding.people),
      wardCodes: codesOf(grid, wards),
      facts: { ...was.facts, items, grew },
      ...(doubled && { toldPeople: finding.people, version: sql`${alerts.version} + 1` }),
    })
    .where(eq(alerts.id, was.id))
    .returning();
  if (row && doubled && row.state === "open") await tellAlert(ctx, tx, row, `grew-${finding.people}`);
}

const nameOf = (grid: Grid, sector: number): string => grid.sectors[sector] ?? "all";
const codesOf = (grid: Grid, wards: readonly number[]): string[] => wards.flatMap((ward) => grid.wards[ward] ?? []);
