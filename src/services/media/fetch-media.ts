import { eq, sql } from "drizzle-orm";
import { media } from "#src/db/schema/index.ts";
import type { Channel } from "#src/domain/channels.ts";
import type { Ctx } from "../ctx.ts";
import type { Network } from "../fetching/fetch-public.ts";
import { type Fetched, fetchGuarded } from "./fetch-guarded.ts";
import { keptForm } from "./kept-form.ts";
import { mediaHosts } from "./media-hosts.ts";
import { storeMedia } from "./media-store.ts";
import type { Scanned } from "./scan-clamd.ts";

/** What fetching needs from outside. */
export interface Fetcher {
  network: Network;
  /** Origins of the providers' own addresses, where somebody has set them to something else (a simulator). */
  trustedOrigins: readonly string[];
  /** Null: no virus scanner is configured. @throws when it cannot be asked */
  scan: ((bytes: Uint8Array) => Promise<Scanned>) | null;
}

const MB = 1_048_576;
const AT_ONCE = 4;
/** A recording appears minutes after its call: tried again after 1, 5, 15 and 60 minutes. */
const AGAIN_MINUTES = [1, 5, 15, 60];
/** By then whoever had it has died. */
const CLAIM_MINUTES = 3;

interface Wanted extends Record<string, unknown> {
  id: string;
  source_url: string;
  attempts: number;
  channel: Channel;
  settings: Record<string, string>;
  type: string | null;
}

/** Fetches what is due, a few at a time; any number of workers may. @returns how many were looked at */
export async function fetchMedia(ctx: Ctx, fetcher: Fetcher, signal?: AbortSignal): Promise<number> {
  const rows = await claim(ctx);
  await Promise.all(rows.map((row) => fetchOne(ctx, fetcher, row, signal)));
  return rows.length;
}

const claim = (ctx: Ctx) => {
  const now = ctx.now().toISOString();
  return ctx.db.execute<Wanted>(sql`
    with due as (
      select id from media where state = 'wanted' and try_after <= ${now}::timestamptz
      order by try_after limit ${AT_ONCE} for update skip locked
    ), taken as (
      update media set attempts = attempts + 1, try_after = ${now}::timestamptz + make_interval(mins => ${CLAIM_MINUTES})
      from due where media.id = due.id
      returning media.id, media.source_url, media.attempts, media.message_id, media.position
    )
    select taken.id, taken.source_url, taken.attempts, a.channel, a.settings, m.attachments->taken.position->>'type' as type
    from taken join messages m on m.id = taken.message_id join channel_accounts a on a.id = m.account_id`);
};

async function fetchOne(ctx: Ctx, fetcher: Fetcher, row: Wanted, signal?: AbortSignal): Promise<void> {
  try {
    const fetched = await fetchGuarded(fetcher.network, row.source_url, rulesFor(fetcher, row), signal);
    if (fetched.ok) await keep(ctx, fetcher, row, fetched.bytes);
    else await giveUpOrWait(ctx, row, fetched);
  } catch (error) {
    ctx.log.warn({ mediaId: Number(row.id), reason: String(error) }, "a file could not be kept, trying again");
    await giveUpOrWait(ctx, row, { ok: false, outcome: "later", why: "Chưa kiểm tra được tệp này." });
  }
}

/** Recordings and films are long; everything else is as large as what the web form takes. */
function rulesFor(fetcher: Fetcher, { channel, settings, type }: Wanted) {
  const long = channel === "hotline" || type === "audio" || type === "video";
  return {
    hosts: mediaHosts(channel, settings),
    trustedOrigins: fetcher.trustedOrigins,
    maxBytes: long ? 40 * MB : 10 * MB,
    limitMs: long ? 60_000 : 10_000,
  };
}

async function keep(ctx: Ctx, fetcher: Fetcher, row: Wanted, bytes: Uint8Array): Promise<void> {
  const scanned = fetcher.scan ? await fetcher.scan(bytes) : { clean: true as const };
  if (!scanned.clean) {
    ctx.log.warn({ mediaId: Number(row.id), found: scanned.found }, "a file with a virus was refused");
    return settle(ctx, row, "refused", "Tệp có mã độc nên đã bị chặn.");
  }
  const form = await keptForm(bytes);
  if ("refused" in form) return settle(ctx, row, "refused", form.refused);
  const { mime, width, height } = form;
  const sha256 = await storeMedia(ctx, form.bytes);
  const thumbSha256 = form.thumb ? await storeMedia(ctx, form.thumb) : null;
  await ctx.db
    .update(media)
    .set({
      state: "kept",
      problem: null,
      ...{ sha256, thumbSha256, mime, width, height },
      bytes: form.bytes.byteLength,
    })
    .where(eq(media.id, Number(row.id)));
}

async function giveUpOrWait(ctx: Ctx, row: Wanted, { outcome, why }: Extract<Fetched, { ok: false }>): Promise<void> {
  if (outcome === "refused") return settle(ctx, row, "refused", why);
  const minutes = AGAIN_MINUTES[row.attempts - 1];
  // A recording that is not there yet looks like one that is there no more.
  if (minutes === undefined || (outcome === "gone" && row.channel !== "hotline" && row.attempts >= 2))
    return settle(ctx, row, "gone", why);
  await ctx.db
    .update(media)
    .set({ problem: why, tryAfter: new Date(ctx.now().getTime() + minutes * 60_000) })
    .where(eq(media.id, Number(row.id)));
}

const settle = async (ctx: Ctx, row: Wanted, state: "refused" | "gone", problem: string): Promise<void> => {
  await ctx.db
    .update(media)
    .set({ state, problem })
    .where(eq(media.id, Number(row.id)));
};
