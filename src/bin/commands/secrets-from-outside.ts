import { fstatSync, readFileSync } from "node:fs";
import { kebab } from "#src/services/accounts/add-account.ts";
import { UsageError } from "./usage.ts";

/**
 * Secrets that must not stand in the shell's history: lines `name=value`, from the file in KEY_FILE or from stdin.
 * @param complete nothing is missing: then stdin is read only when it is a file, for a pipe may never end
 */
export async function secretsFromOutside(names: readonly string[], complete: boolean): Promise<Record<string, string>> {
  const { KEY_FILE } = process.env;
  const text = KEY_FILE ? readKeyFile(KEY_FILE) : await readStdin(complete);
  const secrets: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const [name = "", ...value] = line.trim().split("=");
    const field = names.find((known) => known === name || kebab(known) === name);
    if (field && value.length > 0) secrets[field] = value.join("=");
  }
  return secrets;
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`KEY_FILE: expected a readable file of lines name=value, got ${path}`);
  }
}

async function readStdin(complete: boolean): Promise<string> {
  if (process.stdin.isTTY || (complete && !fstatSync(0).isFile())) return "";
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return text;
}
