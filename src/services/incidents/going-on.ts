import type { Tx } from "#src/db/client.ts";
import { isOver } from "#src/domain/incidents/is-over.ts";
import type { Point } from "#src/domain/incidents/point.ts";
import { memberTimes } from "./member-times.ts";

interface Open {
  incidentId: number;
  /** A person has confirmed it: it is over when a person says so. */
  confirmed: boolean;
}

/**
 * Those of some incidents that are not over at a time.
 * @param standing who stands for one
 */
export async function goingOn<T extends Open>(
  tx: Tx,
  incidents: readonly T[],
  atMs: number,
  standing: (incident: T) => readonly Pick<Point, "sector" | "matters">[],
): Promise<T[]> {
  const proposed = incidents.filter(({ confirmed }) => !confirmed);
  const times = await memberTimes(
    tx,
    proposed.map(({ incidentId }) => incidentId),
  );
  return incidents.filter((one) => one.confirmed || !isOver(atMs, standing(one), times.get(one.incidentId) ?? []));
}
