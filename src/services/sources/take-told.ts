import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { sources } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { isSignedBody } from "./signed-body.ts";
import { tell } from "./tell.ts";
import { type Refused, readTold } from "./told-item.ts";

const MOST_ITEMS = 5_000;
/** Enough to find the mistake in the sender; the rest has the same. */
const MOST_REFUSED = 20;

export interface Taken {
  accepted: number;
  known: number;
  refused: Refused[];
}

/**
 * One delivery of a service that listens for the city, signed. Safe to send again.
 * @throws {AppError} NOT_FOUND; UNAUTHENTICATED; UNAVAILABLE while the source is paused; INVALID, UNPROCESSABLE when
 *   nothing in it could be taken
 */
export async function takeTold(ctx: Ctx, sourceId: string, body: Uint8Array, headers: Headers): Promise<Taken> {
  const now = ctx.now();
  const [row] = await ctx.db
    .select()
    .from(sources)
    .where(and(eq(sources.id, sourceId), isNull(sources.removedAt)));
  if (row?.kind !== "webhook" || !row.secretSealed)
    throw new AppError("NOT_FOUND", "There is no such source. Add it at /admin/sources.", {});
  if (!isSignedBody(ctx.box.open(row.secretSealed), headers, body, now))
    throw new AppError(
      "UNAUTHENTICATED",
      "The signature does not match the body, or is older than 300 seconds. Check the secret and the clock.",
    );
  if (row.paused) throw new AppError("UNAVAILABLE", "This source is paused. Send again later.", { retryAfterSec: 600 });
  const { items, refused } = readTold(valuesIn(body, headers.get("content-type") ?? ""), now);
  if (items.length === 0 && refused.length > 0)
    throw new AppError("UNPROCESSABLE", "No item could be taken.", { refused: refused.slice(0, MOST_REFUSED) });
  const { ids } = await tell(ctx, sourceId, items, { bytes: body.byteLength });
  await ctx.db.update(sources).set({ okAt: now, triedAt: now }).where(eq(sources.id, sourceId));
  return { accepted: ids.length, known: items.length - ids.length, refused: refused.slice(0, MOST_REFUSED) };
}

const Envelope = z.union([
  z.array(z.unknown()),
  z.strictObject({ items: z.array(z.unknown()) }).transform(({ items }) => items),
  z.record(z.string(), z.unknown()).transform((one) => [one]),
]);

/** A list, `{"items": […]}`, one item, or one a line (NDJSON). @throws {AppError} INVALID */
function valuesIn(body: Uint8Array, type: string): unknown[] {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    const values = /ndjson|jsonl|json-?lines|json-seq/i.test(type) ? linesOf(text) : Envelope.parse(JSON.parse(text));
    if (values.length <= MOST_ITEMS) return values;
  } catch {
    throw new AppError("INVALID", 'The body is not JSON in UTF-8: a list, {"items": […]}, or one item a line.');
  }
  throw new AppError("TOO_LARGE", `More than ${MOST_ITEMS} items. Send them in several deliveries.`, { MOST_ITEMS });
}

const linesOf = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as unknown);
