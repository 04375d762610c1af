import { findPersonalData } from "./find-personal-data.ts";
import type { Finding } from "./finding.ts";

/**
 * The text with dots where personal data stand, as long as before, so that what was found in it still lies where it lay. House
 * numbers stay: they say where the matter is.
 * @param seen what a model saw besides
 */
export function hidePersonalData(text: string, seen: readonly Finding[] = []): string {
  let hidden = text;
  for (const { type, start, end } of findPersonalData(text, seen))
    if (type !== "house_number")
      hidden = hidden.slice(0, start) + hidden.slice(start, end).replace(/[^\s.,@()\-+]/g, "•") + hidden.slice(end);
  return hidden;
}
