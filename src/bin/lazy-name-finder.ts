import type { Config } from "#src/config.ts";
import type { NameFinder } from "#src/ports/classifier.ts";
import { requireNameFinder } from "./load-name-finder.ts";

/**
 * Loads the model (115 MB, a third of a second) when a text is about to be public for the first time, and not before.
 * Rejects where there is none: whoever asks decides whether the rules alone will do.
 */
export function lazyNameFinder(config: Pick<Config, "modelDir">): NameFinder {
  let loading: Promise<NameFinder> | undefined;
  return async (text) => {
    loading ??= requireNameFinder(config);
    return (await loading)(text);
  };
}
