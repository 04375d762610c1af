import { AIMS, type Met, met } from "./aims.ts";
import type { Measured } from "./bootstrap.ts";
import type { Bin } from "./calibration.ts";
import type { Confusion } from "./confusions.ts";
import { FIGURE_IDS, FIGURES, type FigureId } from "./figures.ts";
import type { Measures, Report } from "./report.ts";

const NOTHING = "–";
/** Against other styles: within one it says nothing. */
const ACROSS_STYLES: readonly FigureId[] = ["worstStyle"];

const LEGEND =
  "✓ ✗: whether the figure meets the aim, then whether its whole interval does. Triaged alone meets its aim only while enough of it is right.";

/** The report in Markdown, for a terminal and for a model card. */
export function reportTables(report: Report): string {
  const { confusions, calibration, redaction } = report;
  return [
    section("Figures", figureTable(report.all), LEGEND),
    report.byStyle.length > 0 ? section("By style", styleTable(report), "In brackets: 95 % intervals.") : "",
    section("Sectors confused", confusionTable(confusions.sector)),
    section("Urgencies confused", confusionTable(confusions.urgency)),
    section("Calibration", calibrationTable(calibration.sector, calibration.confidence)),
    redaction ? section("Personal data", redactionTable(redaction)) : "",
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

const section = (title: string, table: string, note = "") =>
  [`## ${title}`, table, ...(note && table !== NOTHING ? [note] : [])].join("\n\n");

export function figureTable(measures: Measures): string {
  return tableOf(
    ["figure", "n", "value", "95 % interval", "at least", "reach"],
    FIGURE_IDS.map((id) => {
      const { n, value, interval } = measures[id];
      const limits = interval ? interval.map((limit) => written(id, limit)).join(" to ") : NOTHING;
      return [
        FIGURES[id].title,
        String(n),
        written(id, value),
        limits,
        aim(id, "atLeast", measures),
        aim(id, "reach", measures),
      ];
    }),
  );
}

function aim(id: FigureId, level: "atLeast" | "reach", measures: Measures): string {
  const aim = AIMS[id];
  if (!aim) return "";
  const sign = aim.atMost ? "≤ " : "";
  return [`${sign}${aim[level]}`, ...ticks(met(id, level, measures))].join(" ");
}

const tick = (holds: boolean) => (holds ? "✓" : "✗");
const ticks = (met: Met | null) => (met ? [tick(met.value), tick(met.interval)] : []);

function styleTable({ byStyle }: Report): string {
  return tableOf(
    ["figure", ...byStyle.map(({ style, n }) => `${style} (${n})`)],
    FIGURE_IDS.filter((id) => !ACROSS_STYLES.includes(id)).map((id) => [
      FIGURES[id].title,
      ...byStyle.map(({ measures }) => withInterval(measures[id])),
    ]),
  );
}

function withInterval({ value, interval }: Measured): string {
  if (value === null) return NOTHING;
  return [value.toFixed(3), ...(interval ? [`(${interval.map((limit) => limit.toFixed(2)).join("–")})`] : [])].join(
    " ",
  );
}

function written(id: FigureId, value: number | null): string {
  if (value === null) return NOTHING;
  return ACROSS_STYLES.includes(id) ? value.toFixed(1) : value.toFixed(3);
}

function confusionTable(pairs: readonly Confusion[]): string {
  if (pairs.length === 0) return NOTHING;
  return tableOf(
    ["labelled", "said", "n", "example"],
    pairs.map(({ labelled, said, n, example }) => [labelled, said, String(n), example]),
  );
}

function calibrationTable(sector: readonly Bin[], confidence: readonly Bin[]): string {
  const cells = (bin: Bin | undefined) => [
    String(bin?.n ?? 0),
    bin?.said?.toFixed(3) ?? NOTHING,
    bin?.right?.toFixed(3) ?? NOTHING,
  ];
  return tableOf(
    ["from", "sector: n", "said", "right", "confidence: n", "said", "right"],
    sector.map((bin, at) => [bin.from.toFixed(1), ...cells(bin), ...cells(confidence[at])]),
  );
}

function redactionTable({ all, byType }: NonNullable<Report["redaction"]>): string {
  const share = (value: number | null) => value?.toFixed(3) ?? NOTHING;
  return tableOf(
    ["type", "labelled", "found", "recall", "precision", "wholly hidden"],
    Object.entries({ all, ...byType }).map(([type, score]) => [
      type,
      String(score.asked),
      String(score.found),
      share(score.recall),
      share(score.precision),
      share(score.hidden),
    ]),
  );
}

/** Padded, so that it also reads well where Markdown is not rendered. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join("\n");
}
