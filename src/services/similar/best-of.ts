export interface Near {
  id: number;
  /** Dot product of two vectors of length 1: 1 = the same, 0 = nothing in common. */
  likeness: number;
}

/** The likest come first; of equals the later one. */
export const byLikeness = (a: Near, b: Near): number => b.likeness - a.likeness || b.id - a.id;

/** Keeps the `limit` likest of all that are offered, none below `floor`. */
export function bestOf(limit: number, floor: number): { offer(id: number, likeness: number): void; items: Near[] } {
  const items: Near[] = [];
  /** What must be passed to get in. */
  let least = floor;
  const offer = (id: number, likeness: number): void => {
    if (!(likeness >= least)) return; // also not a number
    const one = { id, likeness };
    let at = items.length;
    for (let before = items[at - 1]; before && byLikeness(before, one) > 0; before = items[at - 1]) at--;
    items.splice(at, 0, one);
    if (items.length > limit) items.pop();
    const last = items.at(-1);
    if (items.length === limit && last) least = Math.max(floor, last.likeness);
  };
  return { offer, items };
}
