import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Account } from "#src/storage/server-account.ts";

export interface Spoken {
  child: ChildProcess;
  /** The next line on stdout that matches; rejects when stdout ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves when nobody holds stdout any more: the process and all its children are gone. */
  silence: Promise<void>;
}

/** Runs one of the programs in fixtures/. */
export function runFixture(name: string, args: string[] = [], account: Account | null = null): Spoken {
  const file = fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { ...account, stdio: ["ignore", "pipe", "inherit"] });
  const unread: string[] = [];
  const lines = createInterface({ input: child.stdout });
  let notify = () => {};
  let ended = false;
  lines.on("line", (text) => {
    unread.push(text);
    notify();
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const silence = Promise.all([once(lines, "close"), once(child, "exit")]).then(() => {
    ended = true;
    notify();
  });
  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const at = unread.findIndex((text) => pattern.test(text));
      const found = unread[at];
      if (found !== undefined) {
        unread.splice(0, at + 1);
        return found;
      }
      if (ended) throw new Error(`no line like ${pattern}`);
      await new Promise<void>((resolve) => {
        notify = resolve;
      });
    }
  };
  return { child, line, silence };
}
