import { writeFileSync } from "node:fs";
import { findPersonalData } from "#src/domain/redact/find-personal-data.ts";
import { readExamples } from "../classifiers/examples.ts";
import { nameFinder } from "../classifiers/transformer/names.ts";
const find = await nameFinder();
const out: string[] = [];
for (const { plan, rows } of readExamples()) {
  if (["plan-03", "plan-19"].includes(plan)) continue;
  for (const { id, text } of rows) {
    const rules = findPersonalData(text);
    for (const [s, e] of await find(text)) {
      if (rules.some((r) => r.start < e && r.end > s)) continue;
      const both = findPersonalData(text, [{ type: "name", start: s, end: e }]);
      const kept = both.length > rules.length ? "KEPT" : "drop";
      out.push(`${kept} ${id} [${text.slice(s, e)}] …${text.slice(Math.max(0, s - 35), s)}⟦${text.slice(s, e)}⟧${text.slice(e, e + 30)}`.replaceAll("\n", "/"));
    }
  }
}
writeFileSync("/tmp/enc-mined.txt", out.join("\n"));
