import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { findPersonalData } from "#src/domain/redact/find-personal-data.ts";
import { readExamples } from "../examples.ts";

/**
 * Where the rules see a person's name in the examples, for encoder/train.py: `node classifiers/training/names.ts --out FILE`.
 * Writes JSON: id → [[start, end], …] in code points of the NFC text (Python's offsets), outside the marked place.
 */
const { values: options } = parseArgs({ options: { out: { type: "string", default: ".cache/encoder/names.json" } } });

const found: Record<string, [number, number][]> = {};
for (const { id, text: given, address_text } of readExamples().flatMap(({ rows }) => rows)) {
  const text = given.normalize("NFC");
  const codePoint = (unit: number) => [...text.slice(0, unit)].length;
  const place = address_text?.normalize("NFC") ?? "";
  const [from, until] = place ? [text.indexOf(place), text.indexOf(place) + place.length] : [-1, -1];
  const names = findPersonalData(text).filter(
    ({ type, start, end }) => type === "name" && !(start < until && end > from),
  );
  if (names.length > 0) found[id] = names.map(({ start, end }) => [codePoint(start), codePoint(end)]);
}
mkdirSync(dirname(options.out), { recursive: true });
writeFileSync(options.out, JSON.stringify(found));
console.log(`${Object.keys(found).length} messages with a name`);
