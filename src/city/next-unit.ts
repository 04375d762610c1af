import type { NextQuestion, Routing, Unit } from "./city.ts";
import { type Decision, nameOnly, routingOf, type routingTable, whyOf } from "./route.ts";

/**
 * Who is to be asked after units have said "không thuộc thẩm quyền": those that the deciding line tells of it, then the
 * lines after it, at last the triage desk.
 * @returns null when all of them have said no, or the first line refuses the matter
 */
export const nextUnitBy =
  ({ subjectOf, decisions }: ReturnType<typeof routingTable>, units: ReadonlyMap<string, Unit>) =>
  ({ notUnits, ...question }: NextQuestion): Routing | null => {
    const subject = subjectOf(question);
    const refused = new Set(notUnits);
    const open = (unit: Unit) => !refused.has(unit.id) && unit.id !== subject.about?.id;
    const names = notUnits.flatMap((id) => units.get(id)?.name ?? []).join(", ");
    const said = names
      ? `vì ${names} cho biết không thuộc thẩm quyền`
      : "vì đơn vị trước cho biết không thuộc thẩm quyền";
    for (const decision of decisions(subject)) {
      if (decision.rule.refuse) return null;
      const found = candidate(decision, open);
      if (!found) continue;
      const also = decision.also.filter((unit) => unit !== found.unit && open(unit));
      return { ...routingOf({ ...decision, also }, `${said}; ${found.why}`), unit: nameOnly(found.unit) };
    }
    const desk = [...units.values()].find((unit) => unit.kind === "city_desk" && open(unit));
    if (!desk) return null;
    const rule = `${said}; không còn dòng phân công nào khác: tổ điều phối quyết định`;
    return { unit: nameOnly(desk), rule, ruleId: "", also: [], refuse: null };
  };

function candidate(decision: Decision, open: (unit: Unit) => boolean): { unit: Unit; why: string } | undefined {
  const lead = decision.lead.unit;
  if (open(lead)) return { unit: lead, why: whyOf(decision).replace(/^vì /, "") };
  const other = decision.also.find(open);
  return other && { unit: other, why: `${other.name} là đơn vị phối hợp theo cùng dòng phân công` };
}
