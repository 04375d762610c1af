export type Scale = (value: number) => number;

/** Values to places, straight; places have one decimal, so that pages stay small. A domain of one value lies in the middle. */
export function scale([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  const span = high - low;
  return (value) => {
    const share = span === 0 ? 0.5 : (value - low) / span;
    return Math.round((from + share * (to - from)) * 10) / 10;
  };
}

/** Round values from nought or `min` to at least `max`, at most `count` steps of 1, 2 or 5 times a power of ten. */
export function ticks(min: number, max: number, count = 4): number[] {
  const span = Math.max(max - min, Number.EPSILON);
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.floor(min / step) * step;
  const made: number[] = [];
  for (let at = 0; made.length === 0 || (made.at(-1) ?? 0) < max - step * 1e-9; at += 1)
    made.push(Number((first + at * step).toPrecision(12)));
  return made.length > 1 ? made : [...made, Number((first + step).toPrecision(12))];
}

/** One SVG path through the values that are there; it breaks where one is missing, and a lone one is a dot. */
export function linePath(values: readonly (number | null)[], x: Scale, y: Scale): string {
  let pen = "M";
  return values
    .map((value, at) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const alone = pen === "M" && (values[at + 1] ?? null) === null ? "h0" : "";
      const step = `${pen}${x(at)} ${y(value)}${alone}`;
      pen = "L";
      return step;
    })
    .join("");
}
