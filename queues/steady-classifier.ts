import { AppError } from "#src/errors.ts";
import type { Log } from "#src/log.ts";
import { metrics } from "#src/metrics.ts";
import type { Classifier, Verdict } from "#src/ports/classifier.ts";

/** So many failures in a row open the breaker; while it is open every text fails at once and goes to a person. */
const FAILURES = 3;
const OPEN_MS = 10_000;
const LOAD_AGAIN_MS = 30_000;

export interface SteadyClassifier extends Classifier {
  /** Tries to load the model until it is there. */
  stop(): void;
}

/**
 * A classifier whose model may be missing, hang or answer nonsense, without taking the process with it.
 * @param load loads the model; tried again until it succeeds
 * @param onLoaded told of the version each time a model is there
 */
export async function steadyClassifier(
  load: () => Promise<Classifier>,
  log: Log,
  onLoaded: (version: string) => void,
): Promise<SteadyClassifier> {
  let model: Classifier | undefined;
  let again: NodeJS.Timeout | undefined;
  const tryToLoad = async () => {
    try {
      model = await load();
      onLoaded(model.version);
    } catch (error) {
      log.error({ reason: String(error) }, "the model cannot be loaded; people triage meanwhile");
      again = setTimeout(() => void tryToLoad(), LOAD_AGAIN_MS);
    }
  };
  await tryToLoad();
  let failures = 0;
  let openUntilMs = 0;
  return {
    get version() {
      return model?.version ?? "none";
    },
    classify: async (text, signal) => {
      if (!model) throw new AppError("UNAVAILABLE", "the model is not loaded");
      if (performance.now() < openUntilMs) throw new AppError("UNAVAILABLE", "the classifier rests after failures");
      const end = metrics.classifySeconds.startTimer();
      try {
        const verdict = sound(await untilStopped(model.classify(text, signal), signal));
        failures = 0;
        return verdict;
      } catch (error) {
        failures += 1;
        // After a rest one text is enough to see whether it is better now.
        if (failures >= FAILURES) openUntilMs = performance.now() + OPEN_MS;
        throw error;
      } finally {
        end();
      }
    },
    stop: () => clearTimeout(again),
  };
}

/** A model that answers nonsense has not answered. */
function sound(verdict: Verdict): Verdict {
  const numbers = [verdict.confidence, ...verdict.sectors.map(([, p]) => p), ...Object.values(verdict.urgencies)];
  if (numbers.every(Number.isFinite)) return verdict;
  throw new AppError("UNAVAILABLE", "the classifier answered without numbers", { model: verdict.model });
}

async function untilStopped<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new AppError("UNAVAILABLE", "the classifier hangs")), { once: true });
  });
  return Promise.race([work, stopped]);
}
