import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { connect, type DbAddress } from "#src/db/client.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { createLog } from "#src/log.ts";
import { secretBox } from "#src/services/secret-box.ts";
import { startEvaluating } from "#src/services/upkeep/start-evaluating.ts";

/** A process that only looks at clocks, as the worker does: `node … tests/support/evaluator.ts '<DbAddress as JSON>'`. */
const address = JSON.parse(process.argv[2] ?? "") as DbAddress; // whoever starts us knows the shape
const { db, sql } = connect(address, 2, true);
const stop = startEvaluating({
  db,
  sql,
  city: liveCity(loadPack("hcmc")).city,
  reloadCity: async () => {},
  jobs: { add: async () => {}, addMany: async () => {} },
  box: secretBox("an evaluator seals and opens nothing"),
  log: createLog("warn", "evaluator"),
  actor: SYSTEM,
  now: () => new Date(),
  uploadsDir: "",
  publicUrl: "",
});
process.once("SIGTERM", () => void stop().then(() => process.exit(0)));
process.stdout.write("looking\n");
