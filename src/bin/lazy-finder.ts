import type { Config } from "#src/config.ts";
import type { PersonalDataFinder } from "#src/ports/classifier.ts";
import { requireFinder } from "./load-finder.ts";

/**
 * Loads the model (115 MB, a third of a second) when a text is about to be public for the first time, and not before.
 * Rejects where there is none: whoever asks decides whether the rules alone will do.
 */
export function lazyFinder(config: Pick<Config, "modelDir">): PersonalDataFinder {
  let loading: Promise<PersonalDataFinder> | undefined;
  return async (text) => {
    loading ??= requireFinder(config);
    return (await loading)(text);
  };
}
