import type { ClockName } from "#src/domain/sla/clock.ts";
import type { Calendar } from "#src/domain/sla/open-spans.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { PoliciesFile } from "./pack/policies-file.ts";
import type { UnitKind } from "./pack/units-file.ts";

export interface Ward {
  /** Official code since 1/7/2025, "27145". */
  code: string;
  /** With its kind: "Phường Bàn Cờ", "Xã Cần Giờ", "Đặc khu Côn Đảo". */
  name: string;
  type: "phuong" | "xa" | "dac_khu";
  lat: number;
  lng: number;
}

/** Who handles. Ids are stable and readable: "27145-ubnd", "hcmc-qlgt-htkt". */
export interface Unit {
  id: string;
  name: string;
  wardCode: string | null;
  kind?: UnitKind | undefined;
  /** Id of the unit above it. */
  parent?: string | undefined;
  /** Id of its calendar; absent: the city's default. */
  calendar?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  /** First and last local date on which it exists; absent: always. */
  validFrom?: string | undefined;
  validUntil?: string | undefined;
  /** Id of the unit that took over after `validUntil`. */
  successor?: string | undefined;
}

export interface LocateQuestion {
  text: string;
  lat?: number | undefined;
  lng?: number | undefined;
}

export interface WardCandidate {
  code: string;
  name: string;
  p: number;
}

/** Where a text says the matter lies: contract.md, `locate`. `span` = UTF-16 offsets in the text as given. */
export interface Place {
  status: "resolved" | "ambiguous" | "outside" | "none";
  ward: { code: string; name: string } | null;
  candidates: WardCandidate[];
  span: [start: number, end: number] | null;
  street: string | null;
  /** The polite Vietnamese question that would settle it. */
  ask: string | null;
}

export interface RouteQuestion {
  sector: string;
  /** Ward code; null when nobody knows it yet: then only city-wide rules can answer. */
  ward: string | null;
  urgency: Urgency;
  facts?: Record<string, unknown> | undefined;
  /** Rules and units of that instant; absent: those without an end. */
  at?: Date | undefined;
}

/** Which unit holds the ticket, by which rule (its Vietnamese reason), and who else is told. */
export interface Routing {
  unit: { id: string; name: string };
  rule: string;
  also: { id: string; name: string }[];
}

export interface DueQuestion {
  urgency: Urgency;
  start: Date;
  ward?: string | undefined;
  sector?: string | undefined;
  /** Id of the unit that holds it: its calendar counts. */
  unit?: string | undefined;
  /** Spans in which the clock stood still, [from, to). */
  pauses?: readonly (readonly [Date, Date])[];
}

export interface Due {
  firstResponseDueAt: Date;
  resolutionDueAt: Date;
  /** Id of the calendar used: "office", "always". */
  calendar: string;
  /** Each clock by itself, with the line of the policy that set it. */
  clocks: readonly ClockPlan[];
  /** One Vietnamese sentence: why it is due then. */
  why: string;
}

/** One clock as the policy sets it. */
export interface ClockPlan {
  clock: ClockName;
  allowedMinutes: number;
  /** Id of the calendar that the minutes are counted on: "always", "office". */
  calendar: string;
  /** Id of the policy line. */
  policy: string;
  dueAt: Date;
  /** One Vietnamese sentence. */
  why: string;
}

/** A city as data with the questions it can answer. Pure: no I/O after loading, no clock. */
export interface City {
  id: string;
  name: string;
  wards: readonly Ward[];
  units: readonly Unit[];
  locate(question: LocateQuestion): Place;
  /** @returns null when no rule answers (no ward known, and the rule needs one) */
  route(question: RouteQuestion): Routing | null;
  due(question: DueQuestion): Due;
  ward(code: string): Ward | undefined;
  unit(id: string): Unit | undefined;
  /** By id; "always" is none of them. */
  calendar(id: string): Calendar | undefined;
  policies: PoliciesFile;
}
