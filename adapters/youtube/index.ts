import type { Reading, SourceNow, SourceReader } from "#src/ports/source.ts";
import type { YoutubeHost } from "./api.ts";
import { budget } from "./budget.ts";
import { readCursor, tidy } from "./cursor.ts";
import { lookAgain } from "./look-again.ts";
import { hubPush } from "./push.ts";
import { readTarget, targetsOf } from "./read-target.ts";
import { search } from "./search.ts";
import { YoutubeSettings } from "./settings.ts";

/** Its days end at midnight in California. */
export const BUDGET_ZONE = "America/Los_Angeles";

export interface YoutubeParts extends YoutubeHost {
  /** The WebSub hub that tells of new videos. */
  hub: string;
}

/**
 * Comments on channels, videos and what searches find, by the YouTube Data API within a daily budget of units. The secret
 * is an API key. Nothing is read that is not public, and nobody signs in.
 */
export function youtube(parts: YoutubeParts): SourceReader {
  return {
    kind: "youtube",
    settings: YoutubeSettings,
    budgetZone: BUDGET_ZONE,
    unitsADay: (settings) => YoutubeSettings.safeParse(settings).data?.unitsADay ?? 0,
    push: hubPush(parts),
    read: (source, now, signal) => readYoutube(parts, source, now, signal),
  };
}

async function readYoutube(host: YoutubeHost, source: SourceNow, now: Date, signal: AbortSignal): Promise<Reading> {
  const settings = YoutubeSettings.parse(source.settings);
  const cursor = readCursor(source.cursor);
  const spending = budget(host, {
    key: source.secret ?? "",
    left: settings.unitsADay - source.unitsToday,
    now,
    signal,
  });
  const items = [];
  // What was kept is looked at first: a text that its writer took back must not wait for the budget of the next day.
  items.push(...(await lookAgain(spending, cursor, now)));
  items.push(...(await search(spending, settings.searches, cursor, now)));
  const targets = targetsOf(settings, cursor);
  for (const target of targets) {
    if (spending.over()) break;
    items.push(...(await readTarget(spending, target, cursor, now)));
  }
  const { fault, nextAt, units, requests } = spending.outcome(settings.everyMinutes);
  return {
    ...{ items, nextAt, cost: { requests, units, bytes: 0 } },
    cursor: tidy(
      cursor,
      targets.map(({ name }) => name),
      settings.searches,
      now,
    ),
    ...(fault && { fault }),
  };
}
