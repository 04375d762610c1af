import type { Ctx } from "../ctx.ts";
import { type Fetcher, fetchMedia } from "../media/fetch-media.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 2_000;

/** Fetches what citizens have attached, before the providers' addresses expire. @returns stops, breaking off what is in hand */
export function startFetchingMedia(ctx: Ctx, fetcher: Fetcher): () => Promise<void> {
  const stopping = new AbortController();
  const stop = startRepeating(ctx, "attachments could not be fetched", EVERY_MS, async () => {
    while (!stopping.signal.aborted && (await fetchMedia(ctx, fetcher, stopping.signal)) > 0);
  });
  return async () => {
    stopping.abort();
    await stop();
  };
}
