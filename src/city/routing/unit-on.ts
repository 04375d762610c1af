import type { Unit } from "../city.ts";

export interface UnitOn {
  unit: Unit;
  /** The unit that was asked for, when another stands in its place on that day. */
  instead: Unit | undefined;
}

const began = ({ validFrom }: Unit, on: string | null) => on === null || !validFrom || validFrom <= on;
const ended = ({ validUntil }: Unit, on: string | null) => validUntil !== undefined && (on === null || validUntil < on);

/**
 * Units as they are on a local date: one that has ended is replaced by whoever took over, one that did not exist yet by
 * the first that it grew out of.
 * @returns for a unit's id; undefined when there is none and nobody took over
 */
export function unitsOn(units: ReadonlyMap<string, Unit>): (id: string, on: string | null) => UnitOn | undefined {
  const before = new Map<string, Unit[]>();
  for (const unit of units.values())
    if (unit.successor) before.set(unit.successor, [...(before.get(unit.successor) ?? []), unit]);

  return (id, on) => {
    const asked = units.get(id);
    if (!asked) return undefined;
    if (!began(asked, on)) {
      const earlier = before.get(id)?.find((unit) => began(unit, on) && !ended(unit, on));
      return earlier && { unit: earlier, instead: asked };
    }
    let unit: Unit | undefined = asked;
    // No chain is longer than the units: a ring of successors must not hold up a ticket.
    for (let steps = units.size; unit && ended(unit, on) && steps > 0; steps--) unit = units.get(unit.successor ?? "");
    if (!unit || ended(unit, on)) return undefined;
    return { unit, instead: unit === asked ? undefined : asked };
  };
}
