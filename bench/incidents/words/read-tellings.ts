import { readFileSync } from "node:fs";

/** How a kind of event is told: written by hand, in halves of which one is held out from all tuning. */
export interface Tellings {
  /** What several know alike: names of slots, each with what may stand there. */
  facts: Map<string, string[]>;
  told: { style: Style; text: string }[];
  /** What some add. */
  more: string[];
  /** Same sector, another matter. */
  other: string[];
}
/** As people chat; as the hotline notes it down; as a form is filled in. */
export type Style = "chat" | "hotline" | "formal";
/** 0: what tuning may look at; 1: what figures are reported of. */
export type Half = 0 | 1;

const FILES = ["tellings-1.txt", "tellings-2.txt"];
const STYLES: Record<string, Style> = { c: "chat", h: "hotline", f: "formal" };

/** By name of the kind (habits.ts). */
export function readTellings(half: Half): Map<string, Tellings> {
  const kinds = new Map<string, Tellings>();
  for (const block of FILES.flatMap((name) => linesOf(name).join("\n").split(/^# /m).slice(1))) {
    const [name = "", ...lines] = block.split("\n").filter(Boolean);
    const by = (start: RegExp) => lines.filter((line) => start.test(line)).filter((_, at) => at % 2 === half);
    kinds.set(name, {
      facts: new Map(lines.filter((line) => /^\S+: /.test(line)).map(factOf)),
      told: by(/^[chf] /).map((line) => ({ style: STYLES[line.slice(0, 1)] ?? "chat", text: line.slice(2) })),
      more: by(/^\+ /).map((line) => line.slice(2)),
      other: by(/^- /).map((line) => line.slice(2)),
    });
  }
  return kinds;
}

function factOf(line: string): [string, string[]] {
  const [name = "", values = ""] = line.split(": ");
  return [name, values.split(" | ")];
}

export const linesOf = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean);
