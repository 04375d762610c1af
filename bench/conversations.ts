import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const CONVERSATIONS = 1_000;

/**
 * 1,000 conversations of random steps with the simulated Zalo and Facebook: the trial of tests/chaos/conversations.test.ts
 * in full, which has the database server and the checks. Exits with 1 when one of them finds something.
 */
export async function benchConversations(conversations = CONVERSATIONS): Promise<void> {
  const args = [
    join(ROOT, "scripts/run.mjs"),
    "--vitest",
    "tests/chaos/conversations.test.ts",
    "--disable-console-intercept",
  ];
  const env = { ...process.env, CONVERSATIONS: String(conversations) };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk) => (text += chunk));
  const [code] = await once(child, "close");
  console.log(`\n## Conversations of random steps\n`);
  const counts: Record<string, number> = JSON.parse(/^\{"conversations.*\}$/m.exec(text)?.[0] ?? "{}");
  for (const [what, n] of Object.entries(counts)) console.log(`- ${what}: ${n}`);
  console.log(`- found wrong: ${code === 0 ? "nothing" : ""}`);
  if (code === 0) return;
  console.log(text);
  process.exitCode = 1;
}

if (import.meta.main) await benchConversations();
