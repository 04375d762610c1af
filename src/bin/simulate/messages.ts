import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const EXAMPLES = join(import.meta.dirname, "../../../classifiers/examples");

/** What citizens would write: the invented messages that the classifier learns from. */
export function believableMessages(): string[] {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((name) =>
    readFileSync(join(EXAMPLES, name), "utf8")
      .split("\n")
      .filter(Boolean)
      // Safe: a test checks every row of these files.
      .map((line) => (JSON.parse(line) as { text: string }).text),
  );
}
