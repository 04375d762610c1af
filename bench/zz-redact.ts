import { readFileSync } from "node:fs";
import { findPersonalData } from "#src/domain/redact/find-personal-data.ts";
import { readMarked } from "#src/domain/redact/yardstick/marked.ts";
import { redactionScores } from "#src/domain/redact/yardstick/redaction-scores.ts";
import { nameFinder } from "../classifiers/transformer/names.ts";
const [, , model, ...files] = process.argv;
const read = (f: string) => readFileSync(f, "utf8").trim().split("\n").map((l) => readMarked(JSON.parse(l)));
const find = model === "rules" ? undefined : await nameFinder(model === "shipped" ? {} : { modelDir: model });
for (const f of files) {
  const rows = read(f);
  const extra = new Map<string, any[]>();
  if (find) for (const r of rows) extra.set(r.text, (await find(r.text)).map(([start, end]) => ({ type: "name", start, end })));
  const s = redactionScores(rows, (t) => findPersonalData(t, extra.get(t) ?? []));
  const held = f.includes("held-out");
  const f3 = (x: any) => (x === null ? "-" : x.toFixed(3));
  console.log(f, model, "asked", s.all.asked, "recall", f3(s.all.recall), "precision", f3(s.all.precision), "hidden", f3(s.all.hidden), "exact", f3(s.all.exactRecall));
  for (const [t, v] of Object.entries(s.byType)) console.log("   ", t, v.asked, f3(v.recall), f3(v.precision));
  if (!held) console.log(s.misses.map((m) => `${m}   ${rows.find((r) => m.includes(` ${r.id} `))?.text.slice(0, 90).replaceAll("\n", "/")}`).join("\n"));
}
