import { readdirSync, readFileSync } from "node:fs";
import type { City } from "#src/city/city.ts";
import type { Kind } from "#src/domain/kind.ts";
import type { Half } from "./read-tellings.ts";

const FOLDER = new URL("../../../classifiers/examples/", import.meta.url);
const HOLE = "\u0000";

/** What somebody wrote of an everyday matter, with a hole where the place stood. */
export interface Example {
  kind: Kind;
  before: string;
  after: string;
  /** Typed without marks. */
  plain: boolean;
}

/** By sector: labelled examples whose one place can be taken out, so that any other can stand there. */
export function readExamples(city: City, half: Half): Map<string, Example[]> {
  const bySector = new Map<string, Example[]>();
  const lines = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".jsonl"))
    .flatMap((file) => readFileSync(new URL(file, FOLDER), "utf8").split("\n").filter(Boolean));
  for (const [at, line] of lines.entries()) {
    const { text, sector, kind, address_text: address } = JSON.parse(line);
    if (at % 2 !== half || !address || text.split(address).length !== 2) continue;
    const [before = "", after = ""] = text.replace(address, HOLE).split(HOLE);
    const rest = city.locate({ text: `${before} ${after}` });
    if (rest.status !== "none" || rest.street !== null) continue;
    const plain = text === text.normalize("NFD").replace(/\p{M}/gu, "");
    bySector.set(sector, [...(bySector.get(sector) ?? []), { kind, before, after, plain }]);
  }
  return bySector;
}
