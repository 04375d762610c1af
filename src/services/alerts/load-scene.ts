import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { alerts } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { type AlertView, alertViews } from "./view.ts";

const SHOWN = 6;

/** What is unusual now: counts and places, nothing that anybody wrote. For the wall and a leader's page. */
export interface AlertScene {
  open: AlertView[];
  /** How many there are, of which `open` shows the newest. */
  count: number;
}

/** The caller has asked whether it may be shown: a wall has its own address, a page its own permission. */
export async function loadAlertScene({ db, city }: { db: Tx; city: Ctx["city"] }): Promise<AlertScene> {
  const going = and(eq(alerts.state, "open"), isNull(alerts.closedAt));
  const rows = await db.select().from(alerts).where(going).orderBy(desc(alerts.raisedAt), desc(alerts.id)).limit(SHOWN);
  const [all] = await db.select({ n: sql<number>`count(*)::int` }).from(alerts).where(going);
  return { open: await alertViews({ db, city }, rows), count: all?.n ?? 0 };
}
