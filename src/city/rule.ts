import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";

/** What a rule asks of a ticket; what is not said is not asked. */
export interface RuleCondition {
  sector?: SectorId;
  urgency?: readonly Urgency[];
  /** The ward's province before 1/7/2025, "Bình Dương". */
  formerProvince?: string;
  /** Holds when the facts give a road width (`roadWidthM`) under this. */
  roadWidthBelowM?: number;
  /** Holds when the facts give a road width of at least this. */
  roadWidthFromM?: number;
  /** The ward's kind. */
  wardType?: "phuong" | "xa" | "dac_khu";
}

/** "ward:ubnd" is that office of the ticket's ward, "unit:hcmc-evn" one unit for the whole city. */
export type Holder<Office extends string = string, UnitId extends string = string> =
  | `ward:${Office}`
  | `unit:${UnitId}`;

/** One line of the routing table; the first whose condition holds decides. */
export interface Rule<Office extends string = string, UnitId extends string = string> {
  id: string;
  when: RuleCondition;
  lead: Holder<Office, UnitId>;
  also: readonly Holder<Office, UnitId>[];
  /** Shown to officers as the reason, Vietnamese: "vì …". */
  why: string;
}
