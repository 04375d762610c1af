import type { RouteQuestion, Routing, Unit, Ward } from "./city.ts";
import type { Rule } from "./pack/rules-file.ts";

export interface RoutingTable {
  rules: readonly Rule[];
  units: ReadonlyMap<string, Unit>;
  wards: ReadonlyMap<string, Ward & { formerProvince: string }>;
}

/**
 * The first rule that holds decides.
 * @returns null when none holds, or when it names a ward office and no ward is known
 */
export const routeBy =
  ({ rules, units, wards }: RoutingTable) =>
  (question: RouteQuestion): Routing | null => {
    const ward = question.ward === null ? undefined : wards.get(question.ward);
    const unitOf = (holder: string) => {
      const [kind, name] = holder.split(":");
      const unit = kind === "unit" ? units.get(name ?? "") : ward && units.get(`${ward.code}-${name}`);
      return unit && { id: unit.id, name: unit.name };
    };
    for (const rule of rules) {
      if (!holds(rule.when, question, ward)) continue;
      const unit = unitOf(rule.lead);
      if (!unit) return null;
      const also = rule.also.map(unitOf).filter((other) => other !== undefined);
      return { unit, rule: rule.why, also };
    }
    return null;
  };

function holds(
  when: Rule["when"],
  { sector, urgency, facts }: RouteQuestion,
  ward: (Ward & { formerProvince: string }) | undefined,
): boolean {
  if (when.sector && when.sector !== sector) return false;
  if (when.urgency && !when.urgency.includes(urgency)) return false;
  if (when.formerProvince && when.formerProvince !== ward?.formerProvince) return false;
  if (when.wardType && when.wardType !== ward?.type) return false;
  const width = facts?.roadWidthM;
  if (when.roadWidthBelowM !== undefined && !(typeof width === "number" && width < when.roadWidthBelowM)) return false;
  return !(when.roadWidthFromM !== undefined && !(typeof width === "number" && width >= when.roadWidthFromM));
}
