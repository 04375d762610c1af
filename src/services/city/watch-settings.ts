import type { Changes } from "#src/city/live-city.ts";
import type { Db } from "#src/db/client.ts";
import type { Log } from "#src/log.ts";
import { loadSettings, settingVersions } from "./settings.ts";

const EVERY_MS = 5_000;

/**
 * Keeps a process on the present settings of its city: read at once, and looked for again every five seconds.
 * @param use is called when they have changed
 */
export function watchSettings(
  db: Db,
  use: (changes: Changes) => void,
  log: Log,
): { reload: () => Promise<void>; stop: () => Promise<void> } {
  let known = "{}";
  let inHand: Promise<void> = Promise.resolve();
  const reload = async () => {
    if (JSON.stringify(await settingVersions(db)) === known) return;
    const { changes, versions } = await loadSettings(db);
    use(changes);
    known = JSON.stringify(versions);
  };
  const quietly = async () => {
    try {
      await reload();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.debug({ reason }, "city settings could not be read, trying again");
    }
  };
  const tick = () => {
    inHand = inHand.then(quietly);
  };
  tick();
  const timer = setInterval(tick, EVERY_MS);
  timer.unref();
  return {
    reload,
    stop: async () => {
      clearInterval(timer);
      await inHand;
    },
  };
}
