import { findPersonalData } from "#src/domain/redact/find-personal-data.ts";
for (const t of process.argv.slice(2)) console.log(t, findPersonalData(t).map((f) => `${f.type}:${t.slice(f.start, f.end)}`).join(" | "));
