import type { Config } from "#src/config.ts";
import type { Log } from "#src/log.ts";
import type { NameFinder } from "#src/ports/classifier.ts";
import { loadNameFinder } from "./load-name-finder.ts";

/** Loads the model (115 MB, a third of a second) when a text is about to be public for the first time, and not before. */
export function lazyNameFinder(config: Pick<Config, "modelDir">, log: Log): NameFinder {
  let loading: Promise<NameFinder> | undefined;
  return async (text) => {
    loading ??= loadNameFinder(config, log);
    return (await loading)(text);
  };
}
