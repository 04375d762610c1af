/** Degrees of a cell: 0.005 of latitude are 556 m, of longitude at 10.8° north 546 m. */
const STEP = 0.005;
/** More columns than the earth has. */
const ROW = 100_000;

/** The cell of a grid of about 500 m in which a position lies, as one number. */
export const cellOf = ({ lat, lng }: { lat: number; lng: number }): number =>
  Math.floor((lat + 90) / STEP) * ROW + Math.floor((lng + 180) / STEP);

/** The cell and the eight around it: within 500 m nothing lies outside of them. */
export function cellsAround(at: { lat: number; lng: number }): number[] {
  const own = cellOf(at);
  return [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => own + row * ROW + column));
}
