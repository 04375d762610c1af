import { inArray } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { mentions, tickets } from "#src/db/schema/index.ts";
import { may } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { withinReach as mentionsWithinReach } from "../listening/view.ts";
import { withinReach } from "../tickets/view.ts";
import { awaitGrouping } from "./await-grouping.ts";
import { keepPoint } from "./keep-point.ts";
import { type ReadPoint, readPointsOf } from "./read-points.ts";

/** What is meant: tickets by reference, mentions by id. */
export const MembersWanted = z
  .strictObject({
    tickets: z.array(z.string().min(1)).max(500).default([]),
    mentions: z.array(z.coerce.number().int().positive()).max(500).default([]),
  })
  .refine(({ tickets: some, mentions: others }) => some.length + others.length > 0, {
    message: "Vui lòng chọn ít nhất một phản ánh hoặc bài đăng.",
    path: ["tickets"],
  });
export type MembersWanted = z.infer<typeof MembersWanted>;

/**
 * Points of what is meant, as it stands now; what never was compared gets one.
 * @throws {AppError} NOT_FOUND when one of them is not there, or not within the actor's reach
 */
export async function findPoints(ctx: Ctx, tx: Tx, wanted: MembersWanted): Promise<ReadPoint[]> {
  const [found, posts] = [await ticketsOf(ctx, tx, wanted.tickets), await mentionsOf(ctx, tx, wanted.mentions)];
  for (const { id } of found) await awaitGrouping(tx, { ticketId: id });
  for (const { id, postedAt } of posts) await awaitGrouping(tx, { mentionId: id, postedAt });
  const points = await readPointsOf(ctx, tx, {
    ticketIds: found.map(({ id }) => id),
    mentionIds: posts.map(({ id }) => id),
  });
  // A person has said where it belongs: nothing is left to compare.
  for (const point of points) await keepPoint(tx, point);
  return points;
}

async function ticketsOf(ctx: Ctx, tx: Tx, typed: readonly string[]) {
  const references = [...new Set(typed.flatMap((one) => parseReference(one) ?? []))];
  if (references.length < new Set(typed).size && typed.some((one) => !parseReference(one))) throw notFound("phản ánh");
  if (references.length === 0) return [];
  const rows = await tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(withinReach(ctx, inArray(tickets.reference, references)));
  if (rows.length !== references.length) throw notFound("phản ánh");
  return rows;
}

async function mentionsOf(ctx: Ctx, tx: Tx, wanted: readonly number[]) {
  const ids = [...new Set(wanted)];
  if (ids.length === 0) return [];
  if (!may(ctx.actor, "mention.read")) throw notFound("bài đăng");
  const rows = await tx
    .select({ id: mentions.id, postedAt: mentions.postedAt })
    .from(mentions)
    .where(mentionsWithinReach(ctx, inArray(mentions.id, ids)));
  if (rows.length !== ids.length) throw notFound("bài đăng");
  return rows;
}

const notFound = (what: string) =>
  new AppError("NOT_FOUND", `Có ${what} không tìm thấy hoặc không thuộc phạm vi của anh/chị. Vui lòng kiểm tra lại.`);
