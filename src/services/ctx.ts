import type postgres from "postgres";
import type { City } from "#src/city/city.ts";
import type { Db } from "#src/db/client.ts";
import type { Actor } from "#src/domain/actor.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Log } from "#src/log.ts";
import type { PersonalDataFinder } from "#src/ports/classifier.ts";
import type { Jobs } from "#src/ports/jobs.ts";
import type { SecretBox } from "./secret-box.ts";

/** What every verb needs. Wired once in `src/bin`; the actor changes with each request (`withActor`). */
export interface Ctx {
  db: Db;
  sql: postgres.Sql;
  /** As its settings are now: they may change while the process runs. */
  city: City;
  /** Reads the settings of the city anew. */
  reloadCity: () => Promise<void>;
  jobs: Jobs;
  box: SecretBox;
  log: Log;
  actor: Actor;
  now: () => Date;
  /** Folder for uploads: DATA_DIR/uploads. */
  uploadsDir: string;
  /** Where citizens reach us, without a slash at the end: "http://127.0.0.1:8080". */
  publicUrl: string;
  /** Whether this installation has such a way out: a gateway for SMS or e-mail. Absent: it has none. */
  hasWay?: (way: Way) => boolean;
  /** The model's eye for personal data, beside the rules, before something is said in public. Absent: the rules alone. */
  findPersonal?: PersonalDataFinder;
}

export const withActor = (ctx: Ctx, actor: Actor): Ctx => ({ ...ctx, actor });
