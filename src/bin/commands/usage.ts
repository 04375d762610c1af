import { parseArgs } from "node:util";

/** The command line itself is wrong: exit 2. */
export class UsageError extends Error {}

export interface Command {
  usage: string;
  about: string;
  /** @returns the exit status */
  run(args: string[]): Promise<number>;
}

/**
 * Options (`--app-id X`, by name without dashes) and the other words, strictly: an unknown option is an error.
 * A last word "FILE…" stands for one or more.
 * @throws {UsageError}
 */
export function readArgs(
  args: string[],
  options: { strings?: readonly string[]; flags?: readonly string[]; words: readonly string[]; usage: string },
): { words: string[]; strings: Record<string, string>; flags: Record<string, boolean> } {
  const types = Object.fromEntries([
    ...(options.strings ?? []).map((name) => [name, { type: "string" }] as const),
    ...(options.flags ?? []).map((name) => [name, { type: "boolean" }] as const),
  ]);
  try {
    const { values, positionals } = parseArgs({ args, options: types, allowPositionals: true, strict: true });
    const more = options.words.at(-1)?.endsWith("…") && positionals.length > options.words.length;
    if (positionals.length !== options.words.length && !more)
      throw new Error(`expected ${options.words.join(" ") || "no words"}`);
    const of = <T>(kind: string) =>
      // Safe: parseArgs gives a string for a string option and a boolean for a flag.
      Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === kind)) as Record<string, T>;
    return { words: positionals, strings: of<string>("string"), flags: of<boolean>("boolean") };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\nUsage: ${options.usage}`);
  }
}
