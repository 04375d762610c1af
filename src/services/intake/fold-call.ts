import { sql } from "drizzle-orm";
import { calls } from "#src/db/schema/index.ts";
import type { Folding } from "./take-event.ts";

const STAGE: Record<string, number> = { started: 0, answered: 1, ended: 2, missed: 2, voicemail: 2, failed: 2 };

/** The call behind the events of a telephone system: state moves forward only, facts fill in and stay. */
export async function foldCall({ tx, event, accountId }: Folding, ticketId: number | null): Promise<void> {
  const facts = event.facts ?? {};
  const text = (name: string) => (typeof facts[name] === "string" ? facts[name] : null);
  const instant = (name: string) => (text(name) ? new Date(text(name) ?? "") : null);
  const stage = facts.endedAt ? 2 : facts.answeredAt ? 1 : (STAGE[text("status") ?? "started"] ?? 0);
  await tx
    .insert(calls)
    .values({
      accountId,
      callKey: event.objectId,
      direction: text("direction") ?? "inbound",
      status: text("status") ?? "started",
      stage,
      startedAt: instant("startedAt"),
      answeredAt: instant("answeredAt"),
      endedAt: instant("endedAt"),
      talkSec: typeof facts.talkSec === "number" ? Math.round(facts.talkSec) : null,
      ivr: Array.isArray(facts.ivr) ? facts.ivr.map(String) : [],
      recordingUrl: text("recordingUrl"),
      ticketId,
    })
    .onConflictDoUpdate({
      target: [calls.accountId, calls.callKey],
      set: {
        status: sql`case when excluded.stage >= ${calls.stage} then excluded.status else ${calls.status} end`,
        stage: sql`greatest(excluded.stage, ${calls.stage})`,
        startedAt: sql`coalesce(${calls.startedAt}, excluded.started_at)`,
        answeredAt: sql`coalesce(${calls.answeredAt}, excluded.answered_at)`,
        endedAt: sql`coalesce(${calls.endedAt}, excluded.ended_at)`,
        talkSec: sql`coalesce(excluded.talk_sec, ${calls.talkSec})`,
        ivr: sql`case when jsonb_array_length(excluded.ivr) > 0 then excluded.ivr else ${calls.ivr} end`,
        recordingUrl: sql`coalesce(excluded.recording_url, ${calls.recordingUrl})`,
        ticketId: sql`coalesce(${calls.ticketId}, excluded.ticket_id)`,
      },
    });
}
