import { personalDataFinder } from "#classifiers/transformer/personal.ts";
import type { Config } from "#src/config.ts";
import type { Log } from "#src/log.ts";
import type { PersonalDataFinder } from "#src/ports/classifier.ts";

/** Finds personal data with the model. @throws Error where it is missing or cannot be loaded */
export const requireFinder = ({ modelDir }: Pick<Config, "modelDir">): Promise<PersonalDataFinder> =>
  personalDataFinder(modelDir ? { modelDir } : {});

/** Finds personal data with the model, beside the rules of redaction; nothing, with a word in the log, where it is missing. */
export async function loadFinder(config: Pick<Config, "modelDir">, log: Log): Promise<PersonalDataFinder> {
  try {
    return await requireFinder(config);
  } catch (error) {
    log.warn({ reason: String(error) }, "the model cannot be loaded: personal data is found by the rules alone");
    return async () => [];
  }
}
