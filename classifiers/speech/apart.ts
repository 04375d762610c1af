import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { AppError } from "#src/errors.ts";
import { Answer, type Request } from "./protocol.ts";

/** Asks the process for speech, one thing at a time; starts it when there is none. */
export interface Apart {
  ask(request: Request): Promise<Exclude<Answer, { progress: true }>>;
  close(): void;
}

/** Between two signs of life. A chunk of half a minute takes seconds; only something that hangs takes this long. */
export const SILENCE_MS = 120_000;

/** The process that opens strangers' recordings is told none of the service's secrets. */
const TOLD = [
  "PATH",
  "HOME",
  "TMPDIR",
  "LANG",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
  "SystemRoot",
  "NODE_COMPILE_CACHE",
];

export const launchSpeech = () =>
  spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, "process.ts")], {
    // The engine writes to stdout as it likes; ours belongs to what a command answers.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: Object.fromEntries(TOLD.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  });

/**
 * @param first asked of each new process before anything else
 * @param launch starts a process that speaks protocol.ts
 */
export function apart(first: Request, launch: () => ChildProcess = launchSpeech, silenceMs = SILENCE_MS): Apart {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const living = async (): Promise<ChildProcess> => {
    if (child?.connected && child.exitCode === null) return child;
    const started = launch();
    child = started;
    started.stderr?.resume(); // read to the end whether or not anybody listens: a full pipe would stop the engine
    const answer = await exchange(started, first, silenceMs);
    if (!("failed" in answer)) return started;
    started.kill("SIGKILL");
    throw new AppError(answer.failed.code, answer.failed.message);
  };

  return {
    ask: (request) => {
      const turn = last.then(async () => {
        const one = await living();
        return request === first ? ({ ready: true } as const) : exchange(one, request, silenceMs);
      });
      last = turn.catch(() => {});
      return turn;
    },
    close: () => child?.kill("SIGKILL"),
  };
}

/** Sends one request and waits for its answer, or for the end of the process. */
function exchange(
  child: ChildProcess,
  request: Request,
  silenceMs: number,
): Promise<Exclude<Answer, { progress: true }>> {
  return new Promise((resolve, reject) => {
    let said = "";
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, silenceMs);
    const settle = () => {
      clearTimeout(timer);
      child.off("message", hear).off("exit", end).off("error", fail);
      child.stderr?.off("data", keep);
    };
    const keep = (part: Buffer) => {
      said = (said + part).slice(-400);
    };
    const hear = (message: unknown) => {
      const answer = Answer.safeParse(message).data;
      if (!answer || "progress" in answer) return void timer.refresh();
      settle();
      resolve(answer);
    };
    const end = (code: number | null, signal: string | null) => {
      settle();
      const how = late ? `gave no sign for ${silenceMs / 1000} s` : `ended (${signal ?? `exit ${code}`})`;
      // What the engine says while loading is about the model; while hearing it could quote the recording.
      const why = "load" in request ? (said.trim().split("\n").at(-1) ?? "") : "";
      reject(new AppError("UNPROCESSABLE", `the recogniser ${how}${why && `: ${why}`}`));
    };
    const fail = (error: Error) => {
      settle();
      reject(new AppError("UNPROCESSABLE", `the recogniser cannot be reached: ${error.message}`));
    };
    child.on("message", hear).once("exit", end).once("error", fail);
    child.stderr?.on("data", keep);
    if (child.exitCode !== null || child.signalCode !== null) return end(child.exitCode, child.signalCode);
    child.send(request, () => {}); // a process that is gone says so by its end
  });
}
