import { AppError } from "../../errors.ts";
import type { Variable } from "./template-ids.ts";

const PLACE = /\{([^{}]*)\}/g;

/** Names between braces, each once, in the order in which they stand: also those that are no variables. */
export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACE)].map(([, name]) => name ?? "")),
];

/**
 * The text with its variables filled in.
 * @throws {AppError} MISCONFIGURED when it names a variable that is not given: nobody reads half a sentence
 */
export function renderTemplate(text: string, values: Partial<Record<Variable, string>>): string {
  return text.replace(PLACE, (_, name: string) => {
    // Safe: a name that is no variable finds nothing and is refused.
    const value = values[name as Variable];
    if (value === undefined) throw new AppError("MISCONFIGURED", `no value for {${name}} in a template`, { name });
    return value;
  });
}
