import type { Facts } from "#src/domain/routing/facts.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { Unit, Ward } from "../city.ts";

/** A ward with what it was before the merger. */
export type WardPast = Ward & { formerProvince: string; formerDistricts: readonly string[] };

/** A question of routing, looked up: what the conditions are asked about. */
export interface Subject {
  sector: string;
  urgency: Urgency;
  ward: WardPast | undefined;
  facts: Facts;
  /** The unit complained of, where the facts say which. */
  about: Unit | undefined;
  /** Local date, "2026-11-25"; null: after every date that is written. */
  on: string | null;
}
