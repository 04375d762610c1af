import { timingSafeEqual } from "node:crypto";
import type { Ctx } from "../ctx.ts";

const LIVES_MS = 10 * 60_000;

/**
 * An address for one file that works for ten minutes, for a page that has just been shown to whoever may see it.
 * @param id of a fetched file ("12"), or of an upload ("upl_…")
 */
export function mediaLink(ctx: Pick<Ctx, "box" | "now">, id: string): string {
  const until = ctx.now().getTime() + LIVES_MS;
  return `/t/tep/${encodeURIComponent(id)}?den=${until}&chu-ky=${signature(ctx, id, until)}`;
}

export function mediaLinkHolds(ctx: Pick<Ctx, "box" | "now">, id: string, until: number, signed: string): boolean {
  if (!Number.isSafeInteger(until) || until < ctx.now().getTime()) return false;
  const [given, ours] = [Buffer.from(signed), Buffer.from(signature(ctx, id, until))];
  return given.length === ours.length && timingSafeEqual(given, ours);
}

const signature = (ctx: Pick<Ctx, "box">, id: string, until: number) => ctx.box.sign("media-link", `${id}\n${until}`);
