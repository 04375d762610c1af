import { findPersonalData } from "./find-personal-data.ts";
import { type Finding, PLACEHOLDERS } from "./finding.ts";

/**
 * The text as it may be shown publicly, exported or kept as an example.
 * @param seen what a model saw besides, UTF-16 units of `text`
 * @returns `text` with a Vietnamese placeholder for each finding; `found` with offsets (UTF-16) in the text as given
 */
export function redact(text: string, seen: readonly Finding[] = []): { text: string; found: Finding[] } {
  const found = findPersonalData(text, seen);
  let safe = "";
  let from = 0;
  for (const { type, start, end } of found) {
    safe += text.slice(from, start) + PLACEHOLDERS[type];
    from = end;
  }
  return { text: safe + text.slice(from), found };
}
