import type { ClockName } from "#src/domain/sla/clock.ts";
import type { Calendar } from "#src/domain/sla/open-spans.ts";
import type { WorkTime } from "#src/domain/sla/work-time.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { BoundariesFile } from "./pack/boundaries-file.ts";
import type { CalendarsFile } from "./pack/calendars-file.ts";
import type { KnowledgeFile } from "./pack/knowledge-file.ts";
import type { PoliciesFile } from "./pack/policies-file.ts";
import type { CityPack } from "./pack/read-pack.ts";
import type { ReportingFile } from "./pack/reporting-file.ts";
import type { RulesFile } from "./pack/rules-file.ts";
import type { TemplatesFile } from "./pack/templates-file.ts";
import type { UnitKind, UnitsFile } from "./pack/units-file.ts";

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
  /** Wards and boundaries of that day; absent: wards without an end, the newest boundaries. */
  at?: Date | undefined;
}

/**
 * `p`: every old ward that the text may mean counts once, a split one by the share of its area; a pin multiplies that by
 * the likelihood that it lies in the ward (from its distance to the edges). They add up to 1 before the list is cut.
 */
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
  /** Without house and alley number; of a crossing or a stretch the first. */
  street: string | null;
  /** The district before 1/7/2025, where the text or the ward says which: for comparison over the years. */
  formerDistrict?: string | null;
  /** The ward in which the pin most likely lies, whatever the text says; null without a pin or outside the city. */
  pinWard?: { code: string; name: string } | null;
  /** Text and pin speak of different wards. */
  conflict?: boolean;
  /** The polite Vietnamese question that would settle it. */
  ask: string | null;
}

export interface RouteQuestion {
  sector: string;
  /** Ward code; null when nobody knows it yet: then only city-wide rules can answer. */
  ward: string | null;
  urgency: Urgency;
  /** What is known besides (src/domain/routing/facts.ts); what is of another type is no fact. */
  facts?: Record<string, unknown> | undefined;
  /** Rules and units of that instant; absent: those without an end. */
  at?: Date | undefined;
  /** Also say which lines were looked at before. */
  explain?: boolean | undefined;
}

/** A question of a ticket that units have handed back: their ids. */
export interface NextQuestion extends RouteQuestion {
  notUnits: readonly string[];
}

/** Which unit holds the ticket, by which rule (its Vietnamese reason), and who else is told. */
export interface Routing {
  unit: { id: string; name: string };
  /** "vì …" */
  rule: string;
  /** Id of the line that decided; "" when no line did and it went to the triage desk. */
  ruleId: string;
  also: { id: string; name: string }[];
  /** Khiếu nại, tố cáo: not for a unit to handle. Why, and where the citizen has to go; `unit` receives people there. */
  refuse: { reason: string; where: string } | null;
  /** With `explain`: the lines for this sector that come before and did not hold, in their order. */
  steps?: RoutingStep[];
}

/** A line of the table that was looked at and did not hold. */
export interface RoutingStep {
  /** Id of the line. */
  rule: string;
  /** What it would have said, "vì …". */
  why: string;
  /** Why it did not hold, Vietnamese. */
  unmet: string;
}

export interface DueQuestion {
  urgency: Urgency;
  start: Date;
  /** Code. With a sector: the unit that the rules name counts, unless `unit` is given. */
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
  /** One Vietnamese sentence: why it is to be resolved by then. */
  readonly why: string;
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
  /** One Vietnamese sentence: why it is due then. */
  readonly why: string;
}

/** Outline of a ward. */
export interface Boundary {
  /** Polygons of an outer ring and its holes; closed rings of [lng, lat]. */
  polygons: readonly (readonly (readonly (readonly [lng: number, lat: number])[])[])[];
  /** Drawn from centres, not surveyed: say so on the map. */
  indicative: boolean;
  /** First local date on which it holds. */
  from: string;
}

/** Parts of a pack that a running city may have changed. */
export type Changes = Partial<
  Pick<
    CityPack,
    | "rules"
    | "units"
    | "calendars"
    | "policies"
    | "boundaries"
    | "landmarks"
    | "streets"
    | "templates"
    | "knowledge"
    | "reporting"
  >
>;

/** A city as data with the questions it can answer. Pure: no I/O after loading, no clock. */
export interface City {
  id: string;
  name: string;
  /** What else people call it: "TP.HCM", "Sài Gòn". */
  alsoCalled: readonly string[];
  wards: readonly Ward[];
  units: readonly Unit[];
  locate(question: LocateQuestion): Place;
  /** @returns null when no rule answers (no ward known, and the rule needs one) */
  route(question: RouteQuestion): Routing | null;
  /** After a hand-back. @returns null when nobody is left to ask */
  nextUnit(question: NextQuestion): Routing | null;
  due(question: DueQuestion): Due;
  ward(code: string): Ward | undefined;
  /** Districts before 1/7/2025 of which a ward was made, the largest part first. */
  formerDistricts(wardCode: string): readonly string[];
  /** Outline of a ward, for maps, as it holds on that day; undefined where the city knows none. */
  boundary(wardCode: string, at?: Date): Boundary | undefined;
  /** Every version of the outlines, as kept; null where there are none. */
  boundaries: BoundariesFile | null;
  unit(id: string): Unit | undefined;
  /** By id; "always" is none of them. */
  calendar(id: string): Calendar | undefined;
  /** Counts on one calendar; "always" round the clock. A calendar that is no longer there counts as the default one. */
  workTime(calendarId: string): WorkTime;
  calendars: CalendarsFile;
  policies: PoliciesFile;
  /** The routing table and the list of units as they are written: what `route` and `units` were made from. */
  rules: RulesFile;
  unitsFile: UnitsFile;
  /** What is said to citizens, and questions that the machine may answer by itself. */
  templates: TemplatesFile;
  knowledge: KnowledgeFile;
  /** When a month is cut off, and what figures aim at. */
  reporting: ReportingFile;
  /** Names of the provinces and districts before the merger, as rules may ask for them. */
  former: { provinces: readonly string[]; districts: readonly string[] };
  /** The same city with other settings: what would be, before it is. */
  with(changes: Changes): City;
}
