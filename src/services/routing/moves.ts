import type { Routing } from "#src/city/city.ts";

interface Named {
  id: string;
  name: string;
}

/** So many tickets of one sector would go from one unit to another. Null: no line answers, a person decides. */
export interface Move {
  sector: string;
  from: Named | null;
  to: Named | null;
  tickets: number;
}

export interface Moves {
  /** Tickets that would go to another unit. */
  moved: number;
  /** Tickets that would stay, and be explained by another line, or told to other units. */
  reworded: number;
  /** Most tickets first. */
  moves: Move[];
  /** How many more or fewer each unit would hold, most first. */
  units: (Named & { more: number; fewer: number })[];
  /** Up to 50 of those that would go elsewhere. */
  examples: { reference: string; sector: string; from: Named | null; to: Named | null; rule: string | null }[];
}

const EXAMPLES = 50;

/** Counts what two tables say of the same tickets. */
export function moves() {
  const counted = new Map<string, Move>();
  const units = new Map<string, Moves["units"][number]>();
  const examples: Moves["examples"] = [];
  let moved = 0;
  let reworded = 0;

  const unitCount = ({ id, name }: Named) => {
    const known = units.get(id) ?? { id, name, more: 0, fewer: 0 };
    units.set(id, known);
    return known;
  };

  return {
    add(ticket: { reference: string }, sector: string, was: Routing | null, becomes: Routing | null): void {
      const [from, to] = [was?.unit ?? null, becomes?.unit ?? null];
      if (from?.id === to?.id) {
        if (told(was) !== told(becomes)) reworded++;
        return;
      }
      moved++;
      const key = `${sector} ${from?.id} ${to?.id}`;
      const move = counted.get(key) ?? { sector, from, to, tickets: 0 };
      counted.set(key, { ...move, tickets: move.tickets + 1 });
      if (from) unitCount(from).fewer++;
      if (to) unitCount(to).more++;
      const { reference } = ticket;
      if (examples.length < EXAMPLES) examples.push({ reference, sector, from, to, rule: becomes?.rule ?? null });
    },
    result: (): Moves => ({
      moved,
      reworded,
      moves: [...counted.values()].sort((a, b) => b.tickets - a.tickets),
      units: [...units.values()].sort((a, b) => b.more + b.fewer - a.more - a.fewer),
      examples,
    }),
  };
}

const told = (routing: Routing | null) =>
  JSON.stringify([routing?.rule, routing?.refuse, routing?.also.map(({ id }) => id)]);
