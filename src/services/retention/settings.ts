import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";

/** What is kept for a time, in the order in which a night's work removes it. */
export const RETENTION_KINDS = ["deliveries", "media", "mentions", "personal"] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/**
 * The least number of days of each: shorter would take from people what they still work with. A ticket may be reopened
 * and rated for weeks, and a complaint about how it was handled may come within 90 days (Luật Khiếu nại 2011, điều 9).
 */
export const LEAST_DAYS: Record<RetentionKind, number> = { deliveries: 7, media: 90, mentions: 30, personal: 180 };
const MOST_DAYS = 3_650;

/** Days after the end of a ticket, or after arrival where there is none; null = kept until somebody asks for erasure. */
export type Retention = Record<RetentionKind, number | null>;

const days = (kind: RetentionKind) =>
  z.number().int().min(LEAST_DAYS[kind]).max(MOST_DAYS).nullable().catch(null).default(null);
const RetentionDocument = z.object({
  deliveries: days("deliveries"),
  media: days("media"),
  mentions: days("mentions"),
  personal: days("personal"),
});

/** Nothing is removed before a person has decided. */
export const loadRetention = async (tx: Tx): Promise<Retention> =>
  RetentionDocument.parse((await readUpkeep(tx, "retention")) ?? {});

/** @throws {AppError} FORBIDDEN; INVALID with `details.fields` */
export async function changeRetention(ctx: Ctx, wanted: Retention): Promise<void> {
  allow(ctx.actor, "configure");
  checkRetention(wanted);
  await ctx.db.transaction(async (tx) => {
    await storeUpkeep(tx, "retention", wanted);
    await record(ctx, tx, { action: "retention.change", details: { ...wanted } });
  });
}

/** @throws {AppError} INVALID with `details.fields` */
export function checkRetention(wanted: Retention): void {
  const fields = RETENTION_KINDS.filter((kind) => {
    const value = wanted[kind];
    return value !== null && !(Number.isInteger(value) && value >= LEAST_DAYS[kind] && value <= MOST_DAYS);
  }).map((field) => ({
    field,
    message: `Số ngày phải từ ${LEAST_DAYS[field]} đến ${MOST_DAYS}; để trống là giữ không thời hạn.`,
  }));
  if (fields.length > 0) throw new AppError("INVALID", "Thời gian lưu giữ chưa hợp lệ.", { fields });
}
