import { Worker } from "node:worker_threads";

/** Longer than any time limit: whoever could have stopped by themselves has. */
const BLOCKED_SECONDS = 15;

/**
 * A loop that never ends blocks the timer that should stop it, and the process would hold its jobs for ever. A thread
 * watches from outside and kills the process; its jobs become suspects elsewhere. It counts its own ticks, not the
 * clock, so a machine that slept is not mistaken for one that hangs.
 */
export function startWatchdog(blockedSeconds = BLOCKED_SECONDS): () => void {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const timer = setInterval(() => Atomics.add(beats, 0, 1), 500);
  const thread = new Worker(
    `const { workerData: { beats, limit, pid } } = require("node:worker_threads");
    let seen = -1, silent = 0;
    setInterval(() => {
      const now = Atomics.load(beats, 0);
      silent = now === seen ? silent + 1 : 0;
      seen = now;
      if (silent >= limit) process.kill(pid, "SIGKILL");
    }, 1000);`,
    { eval: true, execArgv: [], workerData: { beats, limit: blockedSeconds, pid: process.pid } },
  );
  thread.unref();
  return () => {
    clearInterval(timer);
    void thread.terminate();
  };
}
