import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const BUBBLES = 2_000;

/**
 * Bubbles a second through the outbox to the simulated Zalo and Facebook, half each, with the pace of each account kept:
 * the trial of tests/chaos/sending.test.ts in full. Exits with 1 when it finds something.
 */
export async function benchSending(bubbles = BUBBLES): Promise<void> {
  const args = [
    join(ROOT, "scripts/run.mjs"),
    "--vitest",
    "tests/chaos/sending.test.ts",
    "--disable-console-intercept",
  ];
  const env = { ...process.env, BUBBLES: String(bubbles) };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk) => (text += chunk));
  const [code] = await once(child, "close");
  console.log(`\n## Sending\n`);
  const counts: Record<string, number> = JSON.parse(/^\{"bubbles.*\}$/m.exec(text)?.[0] ?? "{}");
  for (const [what, n] of Object.entries(counts)) console.log(`- ${what}: ${n}`);
  if (code === 0) return;
  console.log(text);
  process.exitCode = 1;
}

if (import.meta.main) await benchSending();
