import type { SourceReaders } from "#src/ports/source.ts";
import type { Ctx } from "../ctx.ts";
import { pollDue } from "../sources/poll-due.ts";
import { keepSubscriptions } from "../sources/subscriptions.ts";
import { startRepeating } from "./start-repeating.ts";

const EVERY_MS = 10_000;
/** As soon as a hub that has not answered is asked again. */
const ASK_EVERY_MS = 5_000;

/** Reads the sources that are due, and keeps what hubs have promised. @returns stops, breaking off what is in hand */
export function startListening(ctx: Ctx, readers: SourceReaders): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopReading = startRepeating(ctx, "sources could not be read, trying again", EVERY_MS, async () => {
    while (!signal.aborted && (await pollDue(ctx, readers, signal)) > 0);
  });
  const stopAsking = startRepeating(ctx, "hubs could not be asked, trying again", ASK_EVERY_MS, async () => {
    await keepSubscriptions(ctx, readers, signal);
  });
  return async () => {
    stopping.abort();
    await Promise.all([stopReading(), stopAsking()]);
  };
}
