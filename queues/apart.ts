import type { ChildProcess } from "node:child_process";
import { z } from "zod";
import { JobError } from "./job-error.ts";
import { LIMIT_MS } from "./run-limited.ts";

/** Runs jobs one at a time in a process of their own, which may die of them. */
export interface Apart {
  /** @throws {JobError} what the job threw, or hopeless when it took its process down each time */
  run(job: string, payload: unknown, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** What the process apart sends: `ready` when it has loaded what it needs (runChild), then `done` for each job. */
export const Answer = z.object({
  ready: z.literal(true).optional(),
  done: z.object({ failed: z.string().nullable(), hopeless: z.boolean(), outage: z.boolean() }).optional(),
});
export type Answer = z.infer<typeof Answer>;

/** Once may be bad luck (a person, the kernel's memory killer); twice, alone, is the job. */
const DEATHS = 2;
const START_MS = 60_000;
/** The process apart keeps the job's own limit; this one is for a process that does not even come round to that. */
const HANG_MS = LIMIT_MS + 3_000;
const IDLE_MS = 30_000;

type Event = Answer | { died: string };

/** @param launch starts a process that calls `serveApart` */
export function apart(launch: () => ChildProcess, limits = { hangMs: HANG_MS, startMs: START_MS }): Apart {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const living = async (): Promise<ChildProcess> => {
    if (child?.connected && child.exitCode === null) return child;
    const started = launch();
    child = started;
    const event = await nextEvent(started, limits.startMs);
    if ("died" in event) throw new JobError(`the process for suspects did not start: ${event.died}`, { outage: true });
    return started;
  };

  const tryOnce = async (job: string, payload: unknown, signal: AbortSignal): Promise<Event> => {
    const one = await living();
    const handBack = () => one.kill("SIGKILL");
    signal.addEventListener("abort", handBack, { once: true });
    if (signal.aborted) handBack();
    one.send({ job, payload }, () => {}); // a process that is gone says so by its end
    try {
      return await nextEvent(one, limits.hangMs);
    } finally {
      signal.removeEventListener("abort", handBack);
    }
  };

  const run = async (job: string, payload: unknown, signal: AbortSignal): Promise<void> => {
    clearTimeout(idle);
    for (let deaths = 0; deaths < DEATHS; deaths++) {
      if (signal.aborted) throw new JobError("handed back");
      const event = await tryOnce(job, payload, signal);
      if ("died" in event) continue;
      const { failed, ...kind } = event.done ?? { failed: "no answer", hopeless: false, outage: false };
      idle = setTimeout(() => child?.disconnect(), IDLE_MS).unref();
      if (failed === null) return;
      throw new JobError(failed, kind);
    }
    if (signal.aborted) throw new JobError("handed back");
    throw new JobError("took its process down each time it ran", { hopeless: true });
  };

  return {
    run: (job, payload, signal) => {
      const turn = last.then(() => run(job, payload, signal));
      last = turn.catch(() => {});
      return turn;
    },
    close: () => {
      clearTimeout(idle);
      child?.kill("SIGKILL");
    },
  };
}

/** The next thing that the process says, or how it ended; after `ms` it is made to end. */
function nextEvent(child: ChildProcess, ms: number): Promise<Event> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), ms);
    const settle = (event: Event) => {
      clearTimeout(timer);
      child.off("message", hear).off("exit", end).off("error", fail);
      resolve(event);
    };
    const hear = (message: unknown) => {
      const answer = Answer.safeParse(message);
      if (answer.success && (answer.data.ready || answer.data.done)) settle(answer.data);
    };
    const end = (code: number | null, signal: string | null) => settle({ died: signal ?? `exit ${code}` });
    const fail = (error: Error) => settle({ died: error.message });
    child.on("message", hear).once("exit", end).once("error", fail);
    if (child.exitCode !== null || child.signalCode !== null) end(child.exitCode, child.signalCode);
  });
}
