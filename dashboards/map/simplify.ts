import type { Spot } from "./view.ts";

const keyOf = ([x, y]: Spot) => `${x},${y}`;

/**
 * Outlines with fewer corners, in which neighbours keep one common border: rings are cut where borders meet, and each
 * piece is thinned by itself (Douglas and Peucker), always from the same end, so both neighbours get the same corners.
 * @param rings open: the last spot is joined to the first. What vanishes at this size comes back empty.
 * @param tolerance farthest that a border may move, in units of the picture
 */
export function simplifyTogether(rings: readonly (readonly Spot[])[], tolerance: number): Spot[][] {
  const clean = rings.map(withoutRepeats);
  const isJunction = junctionsOf(clean);
  return clean.map((ring) => {
    const pieces = piecesOf(ring, isJunction);
    const spots = pieces.flatMap((piece) => thinSameWay(piece, tolerance).slice(0, -1));
    return spots.length < 3 ? [] : spots;
  });
}

const withoutRepeats = (ring: readonly Spot[]): Spot[] =>
  ring.filter((spot, at) => {
    const before = ring.at(at - 1);
    return ring.length === 1 || !before || spot[0] !== before[0] || spot[1] !== before[1];
  });

/** Where more than two borders meet. */
function junctionsOf(rings: readonly Spot[][]): (spot: Spot) => boolean {
  const beside = new Map<string, Set<string>>();
  for (const ring of rings)
    for (const [at, spot] of ring.entries()) {
      const known = beside.get(keyOf(spot)) ?? new Set();
      for (const next of [ring.at(at - 1), ring[(at + 1) % ring.length]]) if (next) known.add(keyOf(next));
      beside.set(keyOf(spot), known);
    }
  return (spot) => (beside.get(keyOf(spot))?.size ?? 0) > 2;
}

function piecesOf(ring: Spot[], isJunction: (spot: Spot) => boolean): Spot[][] {
  const junction = ring.findIndex(isJunction);
  const start = junction >= 0 ? junction : leastOf(ring);
  const turned = [...ring.slice(start), ...ring.slice(0, start + 1)];
  const pieces: Spot[][] = [];
  let piece: Spot[] = [];
  for (const [at, spot] of turned.entries()) {
    piece.push(spot);
    if (at > 0 && (at === turned.length - 1 || isJunction(spot))) {
      pieces.push(piece);
      piece = [spot];
    }
  }
  return pieces;
}

/** An island begins at the same corner whoever draws it. */
const leastOf = (ring: Spot[]): number =>
  ring.reduce((least, spot, at) => (isBefore(spot, ring[least] ?? spot) ? at : least), 0);

const isBefore = (one: Spot, other: Spot): boolean => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

function thinSameWay(piece: Spot[], tolerance: number): Spot[] {
  const [first, last] = [piece[0], piece.at(-1)];
  const [second, lastButOne] = [piece[1], piece.at(-2)];
  if (!first || !last || !second || !lastButOne) return piece;
  const same = keyOf(first) === keyOf(last);
  const backwards = same ? isBefore(lastButOne, second) : isBefore(last, first);
  return backwards ? thin(piece.toReversed(), tolerance).toReversed() : thin(piece, tolerance);
}

function thin(piece: Spot[], tolerance: number): Spot[] {
  const [first, last] = [piece[0], piece.at(-1)];
  if (!first || !last || piece.length < 3) return piece;
  let [far, at] = [-1, 0];
  for (let i = 1; i < piece.length - 1; i++) {
    const away = distance(piece[i] ?? first, first, last);
    if (away > far) [far, at] = [away, i];
  }
  if (far <= tolerance) return [first, last];
  return [...thin(piece.slice(0, at + 1), tolerance).slice(0, -1), ...thin(piece.slice(at), tolerance)];
}

/** From a spot to the line between two others; to the first, where they are one. */
function distance([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dx * (ay - y) - dy * (ax - x)) / length;
}
