import { z } from "zod";
import { type FieldFault, faultsOf } from "#dashboards/http/faults-of.ts";
import { AppError } from "#src/errors.ts";

export interface TopicFaults {
  errors: FieldFault[];
  /** Of the query, where the fault lies: UTF-16 offsets. Null: not in one place. */
  at: { from: number; to: number } | null;
}

const Place = z.object({ at: z.number().int().min(0), to: z.number().int().min(0) });

/** What is wrong with a topic, and where in its query. @throws what the person cannot mend */
export function topicFaults(error: unknown, query: string): TopicFaults {
  const errors = faultsOf(error, ["INVALID", "CONFLICT", "UNPROCESSABLE"]);
  const place = Place.safeParse(error instanceof AppError ? error.details : {});
  const inside = place.success && place.data.at < place.data.to && place.data.at < query.length;
  return { errors, at: inside ? { from: place.data.at, to: Math.min(place.data.to, query.length) } : null };
}
