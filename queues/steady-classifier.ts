import { AppError } from "#src/errors.ts";
import type { Log } from "#src/log.ts";
import { metrics } from "#src/metrics.ts";
import { type Classifier, soundVerdict, standIn, type Understanding } from "#src/ports/classifier.ts";

/** So many failures in a row open the breaker; while it is open the stand-in answers every text. */
const FAILURES = 3;
const OPEN_MS = 10_000;
const LOAD_AGAIN_MS = 30_000;
/** A hundred times what a long text takes on a busy machine: the model hangs. */
const LIMIT_MS = 5_000;

export interface SteadyClassifier extends Classifier {
  /** Stops trying to load the model. */
  stop(): void;
}

/**
 * A classifier whose model may be missing, hang or answer nonsense: then a simpler one answers in its place, and says
 * so in the verdict. The model is loaded again until it is there, and asked again after a rest.
 * @param options.load loads the model
 * @param options.onVersion told who answers, each time that it changes
 */
export async function steadyClassifier(options: {
  load: () => Promise<Classifier>;
  fallback: Classifier;
  log: Log;
  onVersion?: (version: string) => void;
}): Promise<SteadyClassifier> {
  const { load, fallback, log, onVersion } = options;
  let model: Classifier | undefined;
  let again: NodeJS.Timeout | undefined;
  let failures = 0;
  let openUntilMs = 0;
  let told = "";
  const version = () => (model && failures < FAILURES ? model.version : standIn(fallback.version));
  const tell = () => {
    if (version() === told) return;
    told = version();
    onVersion?.(told);
  };
  const tryToLoad = async () => {
    try {
      model = await load();
    } catch (error) {
      log.error({ reason: String(error) }, `the model cannot be loaded: ${fallback.version} answers in its place`);
      again = setTimeout(() => void tryToLoad(), LOAD_AGAIN_MS).unref();
    }
    tell();
  };
  await tryToLoad();

  async function byModel(text: string, signal?: AbortSignal): Promise<Understanding | undefined> {
    if (!model || performance.now() < openUntilMs) return undefined;
    const limit = AbortSignal.timeout(LIMIT_MS);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      const understanding = sound(await untilStopped(model.classify(text, stop), stop));
      failures = 0;
      return understanding;
    } catch (error) {
      // The caller has given up: there is nobody to answer.
      if (signal?.aborted) throw error;
      failures += 1;
      // After a rest one text is enough to see whether it is better now.
      if (failures >= FAILURES) openUntilMs = performance.now() + OPEN_MS;
      log.error({ reason: String(error), failures }, `the model failed: ${fallback.version} answers in its place`);
      return undefined;
    } finally {
      tell();
    }
  }

  return {
    get version() {
      return version();
    },
    classify: async (text, signal) => {
      const end = metrics.classifySeconds.startTimer();
      try {
        const understanding = await byModel(text, signal);
        if (understanding) return understanding;
        const { verdict, ...rest } = sound(await fallback.classify(text, signal));
        return { ...rest, verdict: { ...verdict, fallback: true } };
      } finally {
        end();
      }
    },
    stop: () => clearTimeout(again),
  };
}

function sound(understanding: Understanding): Understanding {
  soundVerdict(understanding.verdict);
  return understanding;
}

async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new AppError("UNAVAILABLE", "the classifier hangs")), { once: true });
  });
  return Promise.race([work, stopped]);
}
