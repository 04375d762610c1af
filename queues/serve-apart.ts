import { spawn } from "node:child_process";
import { z } from "zod";
import type { Answer } from "./apart.ts";
import type { Handler } from "./handler.ts";
import { jobError } from "./job-error.ts";
import { LIMIT_MS, runLimited } from "./run-limited.ts";

const FLAG = "--apart";

/** Is this the process apart? The same program, started by its own worker. */
export const isApart = (): boolean => process.argv.includes(FLAG);

/** Starts this very program again as the process apart. */
export const launchApart = () =>
  spawn(process.execPath, [...process.execArgv, process.argv[1] ?? "", FLAG], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });

const Request = z.object({ job: z.string(), payload: z.unknown() });

/** The other side of `apart`: runs what it is sent, says how it went. */
export function serveApart(handlers: readonly Handler[], limitMs = LIMIT_MS): void {
  const never = new AbortController().signal;
  const answer = (done: Answer["done"]) => void process.send?.({ done } satisfies Answer);
  process.on("message", async (message) => {
    const request = Request.safeParse(message);
    if (!request.success) return;
    const { job, payload } = request.data;
    try {
      const handler = handlers.find(({ contract }) => contract.name === job);
      if (!handler) throw new Error(`no handler for ${job}`);
      await runLimited(handler, payload, never, handler.contract.limitMs ?? limitMs);
      answer({ failed: null, hopeless: false, outage: false });
    } catch (error) {
      const { message: failed, hopeless, outage } = jobError(error);
      answer({ failed, hopeless, outage });
    }
  });
}
