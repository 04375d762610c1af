/** Ctrl-C at a terminal arrives once directly and once through npm and the launcher: within this it is the same one. */
const SAME_REQUEST_MS = 1_000;

export interface StopRequest {
  /** Aborted at the first request to stop. */
  signal: AbortSignal;
  /** Called at a second, later one. */
  onHasten: (hasten: () => void) => void;
  /** Ask from inside. */
  stop: () => void;
}

/** SIGTERM, Ctrl-C, a closed terminal, or the launcher that is gone. */
export function stopRequest(source: Pick<NodeJS.Process, "on"> = process): StopRequest {
  const controller = new AbortController();
  let firstMs = 0;
  let hasten = () => {};
  const asked = () => {
    if (controller.signal.aborted) {
      if (Date.now() - firstMs >= SAME_REQUEST_MS) hasten();
      return;
    }
    firstMs = Date.now();
    controller.abort();
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) source.on(signal, asked);
  source.on("disconnect", asked);
  return {
    signal: controller.signal,
    onHasten: (callback) => {
      hasten = callback;
    },
    stop: asked,
  };
}
