import { AIMS, met } from "./aims.ts";
import type { Cost } from "./cost.ts";
import { FIGURE_IDS, FIGURES } from "./figures.ts";
import type { Measures, Report } from "./report.ts";

/** The report for programs: each figure with its interval, its aims and whether they are met. */
export function reportJson(model: string, { all, byStyle, ...rest }: Report, cost: Cost): object {
  return {
    model,
    figures: Object.fromEntries(
      FIGURE_IDS.map((id) => [id, { title: FIGURES[id].title, ...all[id], aims: aimsOf(id, all) }]),
    ),
    byStyle: Object.fromEntries(byStyle.map(({ style, n, measures }) => [style, { n, figures: measures }])),
    ...rest,
    cost,
  };
}

function aimsOf(id: (typeof FIGURE_IDS)[number], all: Measures): object | null {
  const aim = AIMS[id];
  if (!aim) return null;
  const level = (name: "atLeast" | "reach") => ({ aim: aim[name], met: met(id, name, all) });
  return { better: aim.atMost ? "lower" : "higher", atLeast: level("atLeast"), reach: level("reach") };
}
