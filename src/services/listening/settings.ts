import { and, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { users } from "#src/db/schema/index.ts";
import { allow, mayEverywhere } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";

export const LEAST_NAME_DAYS = 1;
export const MOST_NAME_DAYS = 90;
const MOST_SPEAKERS = 20;

const ListeningSettings = z.object({
  /** After so many days names of authors are dropped; the hash by which people are counted stays with the text. */
  authorNameDays: z.number().int().min(LEAST_NAME_DAYS).max(MOST_NAME_DAYS).catch(30).default(30),
  /** Ids of users who speak for the city; none: whoever holds the role leader. */
  communications: z.array(z.number().int().positive()).max(MOST_SPEAKERS).catch([]).default([]),
});
export type ListeningSettings = z.infer<typeof ListeningSettings>;

export const readListeningSettings = (document: unknown): ListeningSettings => ListeningSettings.parse(document ?? {});

export const loadListeningSettings = async (tx: Tx): Promise<ListeningSettings> =>
  readListeningSettings(await readUpkeep(tx, "listening"));

/** Of those named, who can open what is handed over to them: not gone, and of a role that reads all public posts. */
export async function speakersAmong(tx: Tx, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(and(inArray(users.id, [...ids]), isNull(users.disabledAt)));
  return rows.flatMap(({ id, role }) => (mayEverywhere(role, "mention.read") ? [id] : []));
}

/** @throws {AppError} FORBIDDEN; INVALID with `details.fields` */
export async function changeListeningSettings(ctx: Ctx, wanted: ListeningSettings): Promise<void> {
  allow(ctx.actor, "configure");
  await ctx.db.transaction(async (tx) => {
    await checkListeningSettings(tx, wanted);
    await storeUpkeep(tx, "listening", ListeningSettings.parse(wanted));
    await record(ctx, tx, { action: "setting.change", subject: "listening", details: { ...wanted } });
  });
}

/** @throws {AppError} INVALID with `details.fields` */
export async function checkListeningSettings(
  tx: Tx,
  { authorNameDays, communications }: ListeningSettings,
): Promise<void> {
  const inTime =
    Number.isInteger(authorNameDays) && authorNameDays >= LEAST_NAME_DAYS && authorNameDays <= MOST_NAME_DAYS;
  const known = await speakersAmong(tx, communications);
  const fields = [
    ...(inTime
      ? []
      : [{ field: "authorNameDays", message: `Số ngày phải từ ${LEAST_NAME_DAYS} đến ${MOST_NAME_DAYS}.` }]),
    ...(communications.length > MOST_SPEAKERS
      ? [{ field: "communications", message: `Chọn nhiều nhất ${MOST_SPEAKERS} người.` }]
      : communications.every((id) => known.includes(id))
        ? []
        : [{ field: "communications", message: "Có người đã nghỉ hoặc không được xem bài đăng. Vui lòng chọn lại." }]),
  ];
  if (fields.length > 0) throw new AppError("INVALID", "Cài đặt chưa hợp lệ.", { fields });
}
