import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { contacts, people, personMerges } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

export const MergePeopleInput = z.strictObject({
  contactIds: z.array(z.coerce.number().int().positive()).min(2, "Chọn ít nhất hai liên hệ để gộp.").max(50),
  reason: z.string().trim().max(500).default(""),
});

/**
 * Says that contacts are one person: with everybody who was the same person as one of them before. Messages and tickets
 * stay where they are.
 * @returns ids of the person and of the merge, for taking it back
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when they are one already
 */
export async function mergePeople(
  ctx: Ctx,
  { contactIds, reason }: z.infer<typeof MergePeopleInput>,
): Promise<{ personId: number; mergeId: number }> {
  allow(ctx.actor, "person.manage");
  return ctx.db.transaction(async (tx) => {
    const ids = [...new Set(contactIds)].sort((a, b) => a - b);
    const named = await tx.select().from(contacts).where(inArray(contacts.id, ids)).orderBy(contacts.id).for("update");
    if (named.length < ids.length) throw new AppError("NOT_FOUND", "Có liên hệ không còn trong hệ thống.");
    const before = [...new Set(named.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
    if (before.length === 1 && named.every(({ personId }) => personId !== null))
      throw new AppError("CONFLICT", "Các liên hệ này đã được gộp rồi.");
    const others =
      before.length === 0
        ? []
        : await tx.select().from(contacts).where(inArray(contacts.personId, before)).orderBy(contacts.id).for("update");
    const personId = before[0] ?? (await newPerson(tx));
    const moved = [...new Map([...named, ...others].map((row) => [row.id, row])).values()]
      .filter((row) => row.personId !== personId)
      .map((row) => ({ contactId: row.id, personId: row.personId }));
    await tx
      .update(contacts)
      .set({ personId })
      .where(
        inArray(
          contacts.id,
          moved.map(({ contactId }) => contactId),
        ),
      );
    const [merge] = await tx
      .insert(personMerges)
      .values({ personId, moved, reason, byUserId: ctx.actor.userId, at: ctx.now() })
      .returning({ id: personMerges.id });
    return { personId, mergeId: merge?.id ?? 0 };
  });
}

async function newPerson(tx: Parameters<Parameters<Ctx["db"]["transaction"]>[0]>[0]): Promise<number> {
  const [row] = await tx.insert(people).values({}).returning({ id: people.id });
  if (!row) throw new Error("an insert always returns its row");
  return row.id;
}

/**
 * Takes a merge back: each contact is again the person it was, unless a later merge has moved it on.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when it was taken back already
 */
export async function undoMerge(ctx: Ctx, mergeId: number): Promise<void> {
  allow(ctx.actor, "person.manage");
  await ctx.db.transaction(async (tx) => {
    const [merge] = await tx.select().from(personMerges).where(eq(personMerges.id, mergeId)).for("update");
    if (!merge) throw new AppError("NOT_FOUND", "Không tìm thấy lần gộp này.");
    if (merge.undoneAt) throw new AppError("CONFLICT", "Lần gộp này đã được hoàn tác.");
    const ids = merge.moved.map(({ contactId }) => contactId);
    const rows = await tx.select().from(contacts).where(inArray(contacts.id, ids)).orderBy(contacts.id).for("update");
    for (const row of rows) {
      const was = merge.moved.find(({ contactId }) => contactId === row.id);
      if (!was || row.personId !== merge.personId) continue;
      await tx.update(contacts).set({ personId: was.personId }).where(eq(contacts.id, row.id));
    }
    await tx
      .update(personMerges)
      .set({ undoneAt: ctx.now(), undoneByUserId: ctx.actor.userId })
      .where(eq(personMerges.id, mergeId));
  });
}
