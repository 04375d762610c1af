import type { Condition } from "../pack/rules-file.ts";
import { CONDITION_NAMES, type ConditionName } from "./condition-words.ts";
import type { Subject } from "./subject.ts";

type Wanted<N extends ConditionName> = NonNullable<Condition[N]>;

const isOneOf = (words: readonly string[], word: string | undefined) => word !== undefined && words.includes(word);

/** How each condition is looked at. A fact that nobody knows meets no condition. */
const HOLDS: { [N in ConditionName]: (wanted: Wanted<N>, subject: Subject) => boolean } = {
  sector: (wanted, { sector }) => isOneOf(wanted, sector),
  urgency: (wanted, { urgency }) => isOneOf(wanted, urgency),
  ward: (wanted, { ward }) => isOneOf(wanted, ward?.code),
  wardType: (wanted, { ward }) => isOneOf(wanted, ward?.type),
  formerProvince: (wanted, { ward }) => isOneOf(wanted, ward?.formerProvince),
  formerDistrict: (wanted, { ward, facts }) => {
    const districts = facts.formerDistrict ? [facts.formerDistrict] : (ward?.formerDistricts ?? []);
    return districts.length > 0 && districts.every((district) => wanted.includes(district));
  },
  roadWidthBelowM: (wanted, { facts }) => facts.roadWidthM !== undefined && facts.roadWidthM < wanted,
  roadWidthFromM: (wanted, { facts }) => facts.roadWidthM !== undefined && facts.roadWidthM >= wanted,
  roadOwner: (wanted, { facts }) => isOneOf(wanted, facts.roadOwner),
  place: (wanted, { facts }) => isOneOf(wanted, facts.place),
  asset: (wanted, { facts }) => isOneOf(wanted, facts.asset),
  petition: (wanted, { facts }) => isOneOf(wanted, facts.petition),
  kind: (wanted, { facts }) => isOneOf(wanted, facts.kind),
  about: (wanted, { facts, about }) =>
    isOneOf(wanted, facts.about) || isOneOf(wanted, about?.id) || isOneOf(wanted, about?.kind),
};

/** The first condition of a line that a question does not meet; undefined when all hold. */
export function firstUnmet(when: Condition): (subject: Subject) => ConditionName | undefined {
  const checks = CONDITION_NAMES.flatMap((name): [ConditionName, (subject: Subject) => boolean][] => {
    const wanted = when[name];
    if (wanted === undefined) return [];
    // Safe: `wanted` is the value of this very condition; the compiler loses the tie between the two tables.
    const holds = HOLDS[name] as (wanted: unknown, subject: Subject) => boolean;
    return [[name, (subject) => holds(wanted, subject)]];
  });
  return (subject) => {
    for (const [name, holds] of checks) if (!holds(subject)) return name;
    return undefined;
  };
}
