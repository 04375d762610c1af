import type { ChildProcess } from "node:child_process";
import type { ProcessRole } from "#src/config.ts";
import type { Log } from "#src/log.ts";
import { MISCONFIGURED_EXIT } from "./child.ts";

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 10_000;
/** A child that has run this long was healthy: its next death is a new story. */
const HEALTHY_MS = 30_000;
/** Children may take this long to end their work. */
export const DRAIN_MS = 12_000;

export interface SuperviseOptions {
  roles: readonly ProcessRole[];
  launch: (role: ProcessRole) => ChildProcess;
  /** Each time that a child says it is ready. */
  onReady: (role: ProcessRole) => void;
  /** A role cannot run with this configuration. */
  onHopeless: (role: ProcessRole) => void;
  log: Log;
}

export interface Supervisor {
  /** SIGTERM to all, SIGKILL after DRAIN_MS; resolves when none is left. */
  stop(): Promise<void>;
  /** SIGKILL to all, now. */
  kill(): void;
}

interface Post {
  role: ProcessRole;
  child: ChildProcess | null;
  backoffMs: number;
  everReady: boolean;
  timer?: NodeJS.Timeout;
}

/** Keeps one child process running for each role. */
export function supervise(options: SuperviseOptions): Supervisor {
  const posts: Post[] = options.roles.map((role) => ({
    role,
    child: null,
    backoffMs: FIRST_BACKOFF_MS,
    everReady: false,
  }));
  let stopping = false;
  let allGone = () => {};

  const fill = (post: Post): void => {
    const startedMs = Date.now();
    const child = options.launch(post.role);
    post.child = child;
    child.on("message", (message) => {
      if (!isReady(message)) return;
      post.everReady = true;
      options.onReady(post.role);
    });
    // A child that cannot be spawned at all gives "error" and no "exit"; later ones (a signal to a dead child) say nothing.
    child.on("error", (error) => {
      if (child.pid === undefined) vacate(post, child, startedMs, error.message);
    });
    child.once("exit", (code, signal) => vacate(post, child, startedMs, signal ?? code));
  };

  const vacate = (post: Post, child: ChildProcess, startedMs: number, ended: string | number | null): void => {
    if (post.child !== child) return;
    post.child = null;
    if (stopping) {
      if (posts.every(({ child }) => child === null)) allGone();
      return;
    }
    if (ended === MISCONFIGURED_EXIT && !post.everReady) {
      options.onHopeless(post.role);
      return;
    }
    if (Date.now() - startedMs >= HEALTHY_MS) post.backoffMs = FIRST_BACKOFF_MS;
    options.log.error({ role: post.role, ended, againInMs: post.backoffMs }, "a process ended and is started again");
    post.timer = setTimeout(() => fill(post), post.backoffMs);
    post.backoffMs = Math.min(post.backoffMs * 2, LONGEST_BACKOFF_MS);
  };

  const signalAll = (signal: NodeJS.Signals) => {
    for (const { child } of posts) child?.kill(signal);
  };

  for (const post of posts) fill(post);
  return {
    kill: () => signalAll("SIGKILL"),
    stop: async () => {
      stopping = true;
      for (const { timer } of posts) clearTimeout(timer);
      if (posts.every(({ child }) => child === null)) return;
      const gone = new Promise<void>((resolve) => {
        allGone = resolve;
      });
      signalAll("SIGTERM");
      const patience = setTimeout(() => {
        options.log.error("some processes did not end in time and are killed");
        signalAll("SIGKILL");
      }, DRAIN_MS);
      await gone;
      clearTimeout(patience);
    },
  };
}

const isReady = (message: unknown) =>
  typeof message === "object" && message !== null && "ready" in message && message.ready === true;
