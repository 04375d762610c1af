/** Half-open [from, until), the last one closed. */
export interface ValueClass {
  from: number;
  until: number;
}

/**
 * Classes of a map: about as many wards in each (quantiles), borders rounded to what is easily read, so that one ward that
 * stands out does not make all others look alike. Where so many are zero that they would fill a class, zero is one by
 * itself, and the others share what is left: else a quiet period would have one class only.
 * @returns fewer than `count` where there are few different values; none without values
 */
export function classesOf(values: readonly number[], count = 5): ValueClass[] {
  const more = values.filter((value) => value !== 0);
  const zeros = values.length - more.length;
  if (zeros === 0 || more.length === 0 || zeros * count < values.length) return quantiles(values, count);
  return [{ from: 0, until: 0 }, ...quantiles(more, count - 1)];
}

/** What stands alone is one value, whatever comes after it. */
export const isOneValue = ({ from, until }: ValueClass): boolean => from === until;

function quantiles(values: readonly number[], count: number): ValueClass[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const quantile = (at: number) => sorted[Math.floor((sorted.length * at) / count)] ?? 0;
  // By how far the inner borders are apart: the ends may be anywhere.
  const step = roundStep((quantile(count - 1) - quantile(1)) / count / 2);
  const inner = Array.from({ length: count - 1 }, (_, at) => quantile(at + 1))
    .map((value) => roundTo(value, step))
    .filter((value) => value > least && value <= most);
  return classesBetween([least, ...new Set(inner), most]);
}

/** Classes with the given borders, ascending, the ends included. */
export const classesBetween = (borders: readonly number[]): ValueClass[] =>
  borders.length === 1
    ? borders.map((value) => ({ from: value, until: value }))
    : borders.slice(1).map((until, at) => ({ from: borders[at] ?? until, until }));

/** Which class a value belongs to, from 0; those beyond the ends to the nearest. */
export function classOf(classes: readonly ValueClass[], value: number): number {
  const at = classes.findIndex((one) => value < one.until || (isOneValue(one) && value === one.from));
  return at >= 0 ? at : classes.length - 1;
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  if (!(rough > 0)) return 1e-6;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (rough / power >= 5 ? 5 : rough / power >= 2 ? 2 : 1);
}

/** Without the tail of a binary fraction. */
const roundTo = (value: number, step: number): number => Number((Math.round(value / step) * step).toPrecision(12));
