import { linearClassifier } from "#classifiers/linear/index.ts";
import { transformerClassifier } from "#classifiers/transformer/index.ts";
import { type SteadyClassifier, steadyClassifier } from "#queues/steady-classifier.ts";
import type { Config } from "#src/config.ts";
import type { Log } from "#src/log.ts";

/** The classifier of service and commands: the transformer, and the linear tier where it cannot answer. */
export function loadClassifier(
  config: Pick<Config, "modelDir">,
  log: Log,
  onVersion?: (version: string) => void,
): Promise<SteadyClassifier> {
  const linear = linearClassifier();
  const modelDir = config.modelDir ?? undefined;
  return steadyClassifier({
    load: () => transformerClassifier({ linear, ...(modelDir && { modelDir }) }),
    fallback: linear,
    log,
    ...(onVersion && { onVersion }),
  });
}
