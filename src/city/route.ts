import { readFacts } from "#src/domain/routing/read-facts.ts";
import type { RouteQuestion, Routing, RoutingStep, Unit } from "./city.ts";
import { ABOVE, type Rule } from "./pack/rules-file.ts";
import type { conditionWords } from "./routing/condition-words.ts";
import { firstUnmet } from "./routing/conditions.ts";
import type { Subject, WardPast } from "./routing/subject.ts";
import { type UnitOn, unitsOn } from "./routing/unit-on.ts";
import { unmetWords } from "./routing/unmet-words.ts";

export interface RoutingTable {
  rules: readonly Rule[];
  units: ReadonlyMap<string, Unit>;
  wards: ReadonlyMap<string, WardPast>;
  /** Fixed distance of local time from UTC. */
  offsetMinutes: number;
}

/** A line of the table, made ready. */
interface Line {
  rule: Rule;
  unmet: (subject: Subject) => keyof Rule["when"] | undefined;
}

/** A line that decides, and whom it names on that day. */
export interface Decision {
  rule: Rule;
  lead: UnitOn;
  also: Unit[];
}

/** The lines that decide for a question, in order; ends early where a line waits for a ward that nobody knows. */
export type Decisions = (subject: Subject, onStep?: (step: RoutingStep) => void) => Generator<Decision>;

/** @returns `subjectOf` looks a question up, `decisions` walks down the table */
export function routingTable({ rules, units, wards, offsetMinutes }: RoutingTable) {
  const unitOn = unitsOn(units);
  const linesFor = linesBySector(rules);

  const subjectOf = (question: RouteQuestion): Subject => {
    const ward = question.ward === null ? undefined : wards.get(question.ward);
    const facts = readFacts(question.facts);
    const about = facts.about === undefined ? undefined : unitAbout(facts.about, ward);
    return { ...question, ward, facts, about, on: question.at ? localDay(question.at, offsetMinutes) : null };
  };

  const offices = new Map<string, Unit>();
  for (const unit of units.values()) if (unit.wardCode && unit.kind) offices.set(`${unit.wardCode} ${unit.kind}`, unit);
  const unitAbout = (about: string, ward: WardPast | undefined) =>
    units.get(about) ?? (ward && offices.get(`${ward.code} ${about}`));

  const holderOn = (holder: string, { ward, about, on }: Subject): UnitOn | undefined => {
    if (holder === ABOVE) return about?.parent === undefined ? undefined : unitOn(about.parent, on);
    const colon = holder.indexOf(":");
    const name = holder.slice(colon + 1);
    if (holder.startsWith("unit")) return unitOn(name, on);
    return ward && unitOn(`${ward.code}-${name}`, on);
  };

  const nameOf = (code: string) => wards.get(code)?.name ?? units.get(code)?.name;

  const decisions: Decisions = function* (subject, onStep) {
    for (const { rule, unmet } of linesFor(subject.sector)) {
      const missing = outOfForce(rule, subject.on) ?? unmet(subject);
      if (missing) {
        onStep?.(missedStep(rule, missing, subject, nameOf));
        continue;
      }
      const lead = holderOn(rule.lead, subject);
      // A ward's office answers, only not yet: a later line would be a guess.
      if (!lead && rule.lead.startsWith("ward:") && !subject.ward) return;
      if (!lead) {
        onStep?.({ rule: rule.id, why: rule.why, unmet: "chưa rõ đơn vị mà dòng này giao, hoặc đơn vị đó đã ngừng" });
        continue;
      }
      const also = rule.also.flatMap((holder) => holderOn(holder, subject)?.unit ?? []);
      yield { rule, lead, also: withoutDoubles(also, lead.unit, subject.about) };
    }
  };
  return { subjectOf, decisions };
}

/**
 * The first line that holds decides.
 * @returns null when none holds, or when it names a ward office and no ward is known
 */
export const routeBy =
  ({ subjectOf, decisions }: ReturnType<typeof routingTable>) =>
  (question: RouteQuestion): Routing | null => {
    const steps: RoutingStep[] = [];
    const { value } = decisions(subjectOf(question), question.explain ? (step) => steps.push(step) : undefined).next();
    if (!value) return null;
    return { ...routingOf(value, whyOf(value)), ...(question.explain && { steps }) };
  };

export const routingOf = ({ rule, lead, also }: Decision, why: string): Routing => ({
  unit: nameOnly(lead.unit),
  rule: why,
  ruleId: rule.id,
  also: also.map(nameOnly),
  refuse: rule.refuse ?? null,
});

/** The reason, and what became of the unit that the line names. */
export const whyOf = ({ rule, lead }: Decision): string => {
  if (!lead.instead) return rule.why;
  const { unit, instead } = lead;
  const later = instead.successor !== undefined;
  return later ? `${rule.why}; ${instead.name} nay là ${unit.name}` : `${rule.why}; khi đó là ${unit.name}`;
};

export const nameOnly = ({ id, name }: Unit) => ({ id, name });

/** Lines of one sector and of all, in the order of the table; a sector that nobody knows has the lines of all. */
function linesBySector(rules: readonly Rule[]): (sector: string) => readonly Line[] {
  const lines = rules.map((rule): Line => ({ rule, unmet: firstUnmet(rule.when) }));
  const known = new Map<string, readonly Line[]>();
  for (const sector of new Set(rules.flatMap(({ when }) => when.sector ?? [])))
    known.set(
      sector,
      lines.filter(({ rule }) => !rule.when.sector || rule.when.sector.includes(sector)),
    );
  const ofAll = lines.filter(({ rule }) => !rule.when.sector);
  return (sector) => known.get(sector) ?? ofAll;
}

type Missed = keyof Rule["when"] | "validFrom" | "validUntil";

function outOfForce({ validFrom, validUntil }: Rule, on: string | null): "validFrom" | "validUntil" | undefined {
  if (validUntil && (on === null || validUntil < on)) return "validUntil";
  return validFrom && on !== null && on < validFrom ? "validFrom" : undefined;
}

function missedStep(
  rule: Rule,
  missed: Missed,
  subject: Subject,
  nameOf: Parameters<typeof conditionWords>[2],
): RoutingStep {
  const dayOf = (date = "") => date.split("-").reverse().join("/");
  const unmet = {
    validFrom: () => `dòng này có hiệu lực từ ${dayOf(rule.validFrom)}`,
    validUntil: () => `dòng này hết hiệu lực sau ngày ${dayOf(rule.validUntil)}`,
  };
  return {
    rule: rule.id,
    why: rule.why,
    unmet:
      missed === "validFrom" || missed === "validUntil"
        ? unmet[missed]()
        : unmetWords(rule.when, missed, subject, nameOf),
  };
}

/** Others once each, never the lead itself nor the unit complained of. */
const withoutDoubles = (units: Unit[], lead: Unit, about: Unit | undefined): Unit[] =>
  units.filter((unit, i) => unit.id !== lead.id && unit.id !== about?.id && units.indexOf(unit) === i);

const DAY_MS = 86_400_000;
let lastDay = { day: Number.NaN, date: "" };

/** "2026-11-25". Most questions are of the same day: its date is written once. */
function localDay(at: Date, offsetMinutes: number): string {
  const day = Math.floor((at.getTime() + offsetMinutes * 60_000) / DAY_MS);
  if (day !== lastDay.day) lastDay = { day, date: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  return lastDay.date;
}
