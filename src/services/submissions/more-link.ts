import { timingSafeEqual } from "node:crypto";
import type { Ctx } from "../ctx.ts";

/**
 * The address at which a citizen tells more about a report that they sent by a way on which we cannot be answered: form,
 * telephone. Its key, 96 bits, is made with a secret that only we hold; nothing is kept.
 */
export const moreLink = (ctx: Pick<Ctx, "box" | "publicUrl">, reference: string): string =>
  `${ctx.publicUrl}${morePath(ctx, reference)}`;

export const morePath = (ctx: Pick<Ctx, "box">, reference: string): string =>
  `/bo-sung/${reference}/${keyOf(ctx, reference).toString("base64url")}`;

/** In constant time. */
export function isMoreKey(ctx: Pick<Ctx, "box">, reference: string, key: string): boolean {
  const given = Buffer.from(key, "base64url");
  const made = keyOf(ctx, reference);
  return given.length === made.length && timingSafeEqual(given, made);
}

const keyOf = ({ box }: Pick<Ctx, "box">, reference: string): Buffer =>
  Buffer.from(box.sign("more-link", reference), "base64url").subarray(0, 12);
