import { sql } from "drizzle-orm";
import { allow } from "#src/domain/policy.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Ctx } from "../ctx.ts";
import { waysOf } from "../outbox/ways-of.ts";
import { type Reporter, reportersOf } from "../progress/reporters.ts";
import { findIncident } from "./incident-row.ts";
import { wordsFor } from "./tell-member.ts";

export interface AnswerPreview {
  /** What three of the people would read, on different channels where there are some. Their numbers, never who they are. */
  samples: { reference: string; way: Way | "page"; text: string }[];
  /** People by how they would be told. */
  counts: { way: Way | "page" | "unreachable" | "opted_out"; people: number }[];
  people: number;
}

/** More are counted by their channel alone. */
const LOOKED_AT = 300;
const SAMPLES = 3;

/** Who would be told an answer and in which words, before it is sent. */
export async function previewAnswer(ctx: Ctx, reference: string, text: string): Promise<AnswerPreview> {
  allow(ctx.actor, "incident.answer");
  const incident = await findIncident(ctx, ctx.db, reference);
  const rows = await ctx.db.execute<{ ticket_id: string }>(sql`
    select ticket_id from incident_members where incident_id = ${incident.id} and removed_at is null and ticket_id is not null
    order by ticket_id limit ${LOOKED_AT}`);
  const told = new Map<number, { reporter: Reporter; way: AnswerPreview["counts"][number]["way"] }>();
  for (const { ticket_id } of rows)
    for (const reporter of await reportersOf(ctx.db, Number(ticket_id)))
      if (!told.has(reporter.conversationId))
        told.set(reporter.conversationId, { reporter, way: await wayTo(ctx, reporter) });
  const all = [...told.values()];
  const counts = new Map<AnswerPreview["counts"][number]["way"], number>();
  for (const { way } of all) counts.set(way, (counts.get(way) ?? 0) + 1);
  const byWay = [...Map.groupBy(all, ({ way }) => way).values()].map(([first]) => first);
  const wanted = [...byWay, ...all].filter((one) => one !== undefined);
  const samples = [...new Set(wanted)].flatMap(({ reporter, way }) => {
    if (way === "unreachable" || way === "opted_out") return [];
    const filled = {
      reporter,
      template: "incident_answer" as const,
      values: () => ({ incident: incident.title, answer: text }),
    };
    return [{ reference: reporter.reference, way, text: wordsFor(ctx, filled, way === "page" ? null : way).text }];
  });
  return {
    samples: samples.slice(0, SAMPLES),
    counts: [...counts].map(([way, people]) => ({ way, people })).toSorted((a, b) => b.people - a.people),
    people: all.length,
  };
}

async function wayTo(ctx: Ctx, { conversationId, channel, optedOut }: Reporter) {
  if (optedOut) return "opted_out";
  const ways = await waysOf(ctx, ctx.db, conversationId, { byPerson: true });
  const way = ways.find(({ open }) => open) ?? ways.find(({ held }) => held);
  return way?.way ?? (channel === "webform" ? "page" : "unreachable");
}
