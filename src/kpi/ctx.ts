import type { City } from "#src/city/city.ts";
import type { Db } from "#src/db/client.ts";
import type { Actor } from "#src/domain/actor.ts";
import type { Log } from "#src/log.ts";

/** What measuring needs; the Ctx of the services is one. */
export interface KpiCtx {
  db: Db;
  city: City;
  actor: Actor;
  now: () => Date;
}

/** What keeping the sums needs besides. */
export interface KeepingCtx extends KpiCtx {
  log: Log;
}
