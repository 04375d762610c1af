import type { kpiRounds } from "#src/db/schema/index.ts";
import { clocksOf } from "./clocks-of.ts";
import type { OpenTime, TicketHistory } from "./history.ts";
import { movesOf } from "./moves-of.ts";
import { type Part, partsOf } from "./parts-of.ts";

export type Round = typeof kpiRounds.$inferSelect;

/**
 * The rows of kpi_rounds of one ticket, from its history alone: the same whenever and however often it is made. What a
 * round was about is what was known when it ended, so nothing that is done to the ticket later changes it.
 */
export function foldHistory(history: TicketHistory, openTime: OpenTime): Round[] {
  const parts = partsOf(history);
  return parts.map((part, at) => {
    const next = parts[at + 1];
    const lastOfRound = next?.round !== part.round;
    const moves = movesOf(history, part);
    const closedHow = part.closed?.how ?? null;
    return {
      ticketId: history.ticketId,
      part: at + 1,
      round: part.round,
      channel: history.channel,
      ...aboutOf(history, part),
      openedAt: new Date(part.openedAt),
      openedHow: part.how,
      closedAt: part.closed ? new Date(part.closed.at) : null,
      closedHow,
      ...clocksOf(history, part, lastOfRound, openTime),
      triagedAt: moves.triaged && at === 0 ? new Date(moves.triaged.at) : null,
      triagedByMachine: moves.triaged && at === 0 ? moves.triaged.byMachine : null,
      transfers: moves.transfers,
      bounces: moves.bounces,
      firstContact: closedHow === "resolved" && moves.transfers + moves.bounces + moves.exchanges === 0,
      reopenedAfter: closedHow === "resolved" && next?.how === "reopened",
      ...ratingOf(history, part, lastOfRound),
    };
  });
}

const FIELDS = ["wardCode", "unitId", "sector", "urgency"] as const;

/** What the ticket was about at the end of a part. */
function aboutOf({ events, row }: TicketHistory, part: Part): Pick<Round, (typeof FIELDS)[number]> {
  const value = (field: (typeof FIELDS)[number]): string => {
    const said = events.findLast((event, at) => at <= part.lastEvent && field in event.to);
    const later = said ? undefined : events.find((event, at) => at > part.lastEvent && field in event.from);
    return String((said ? said.to[field] : later ? later.from[field] : row[field]) ?? "");
  };
  return { wardCode: value("wardCode"), unitId: value("unitId"), sector: value("sector"), urgency: value("urgency") };
}

function ratingOf({ ratings }: TicketHistory, { round }: Part, lastOfRound: boolean) {
  const rating = lastOfRound ? ratings.find((one) => one.round === round) : undefined;
  return {
    ratingAt: rating ? new Date(rating.at) : null,
    asked: rating?.asked ?? false,
    score: rating?.score ?? null,
  };
}
