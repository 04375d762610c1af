import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";

export const LEAST_NAME_DAYS = 1;
export const MOST_NAME_DAYS = 90;

const ListeningSettings = z.object({
  /** After so many days names of authors are dropped; the hash by which people are counted stays with the text. */
  authorNameDays: z.number().int().min(LEAST_NAME_DAYS).max(MOST_NAME_DAYS).catch(30).default(30),
  /** Ids of users who speak for the city; none: whoever holds the role leader. */
  communications: z.array(z.number().int().positive()).max(20).catch([]).default([]),
});
export type ListeningSettings = z.infer<typeof ListeningSettings>;

export const loadListeningSettings = async (tx: Tx): Promise<ListeningSettings> =>
  ListeningSettings.parse((await readUpkeep(tx, "listening")) ?? {});

/** @throws {AppError} FORBIDDEN; INVALID with `details.fields` */
export async function changeListeningSettings(ctx: Ctx, wanted: ListeningSettings): Promise<void> {
  allow(ctx.actor, "configure");
  const days = wanted.authorNameDays;
  if (!Number.isInteger(days) || days < LEAST_NAME_DAYS || days > MOST_NAME_DAYS)
    throw new AppError("INVALID", "Cài đặt chưa hợp lệ.", {
      fields: [{ field: "authorNameDays", message: `Số ngày phải từ ${LEAST_NAME_DAYS} đến ${MOST_NAME_DAYS}.` }],
    });
  await ctx.db.transaction(async (tx) => {
    await storeUpkeep(tx, "listening", ListeningSettings.parse(wanted));
    await record(ctx, tx, { action: "setting.change", subject: "listening", details: { ...wanted } });
  });
}
