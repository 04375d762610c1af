import { sql } from "drizzle-orm";
import { linearClassifier } from "#classifiers/linear/index.ts";
import { probeSpeech } from "#classifiers/speech/index.ts";
import { transformerClassifier } from "#classifiers/transformer/index.ts";
import { loadCity } from "#src/city/load-city.ts";
import { type Config, loadConfig } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import { checkKpis } from "#src/kpi/check.ts";
import type { SpeechState } from "#src/ports/speech.ts";
import { listAccounts } from "#src/services/accounts/list-accounts.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { livingModels } from "#src/services/operation/heartbeat.ts";
import { measureBacklog } from "#src/services/operation/measure-backlog.ts";
import { type Command, readArgs } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

type Finding = { what: string; state: "ok" | "warning" | "wrong"; says: string; mend?: string };

export const doctor: Command = {
  usage: "doctor",
  about: "what is set up, what is wrong, how to mend it",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe doctor" });
    const findings: Finding[] = [];
    const tell = (finding: Finding) => {
      findings.push(finding);
      const mark = { ok: "✓", warning: "!", wrong: "✗" }[finding.state];
      const mend = finding.mend ? `\n    → ${finding.mend}` : "";
      process.stdout.write(`${mark} ${finding.what}: ${finding.says}${mend}\n`);
    };
    const config = await attempt("configuration", "set the variable to what is expected", tell, async () =>
      loadConfig(process.env),
    );
    if (config) await examine(config, tell);
    return findings.some(({ state }) => state === "wrong") ? 1 : 0;
  },
};

async function examine(config: Config, tell: (finding: Finding) => void): Promise<void> {
  tell({ what: "node", state: "ok", says: process.versions.node });
  tell({ what: "data folder", state: "ok", says: config.dataDir });
  const city = await attempt("city pack", "set CITY_PACK to a pack that exists", tell, async () => {
    const city = loadCity(config.cityPack);
    tell({
      what: "city pack",
      state: "ok",
      says: `${city.name}: ${city.wards.length} wards, ${city.units.length} units`,
    });
    return city;
  });
  await attempt("model", "reinstall the service, or point MODEL_DIR at a complete model", tell, async () => {
    const linear = linearClassifier();
    const { version } = await transformerClassifier({ linear, ...(config.modelDir && { modelDir: config.modelDir }) });
    tell({ what: "model", state: "ok", says: version });
  });
  tell(speechFinding(await probeSpeech({ folder: config.asrModelDir, names: city?.wards.map(({ name }) => name) })));
  await attempt("database", "start PostgreSQL or check DATABASE_URL", tell, () =>
    withCtx((ctx) => examineDatabase(ctx, config, tell)),
  );
}

/** The rest of the service does without: broken speech is a warning. */
function speechFinding(speech: SpeechState): Finding {
  const says = `${speech.state}: ${speech.says}`;
  if (speech.state !== "broken") return { what: "speech", state: "ok", says };
  return { what: "speech", state: "warning", says, mend: speech.mend };
}

async function examineDatabase(ctx: Ctx, config: Config, tell: (finding: Finding) => void): Promise<void> {
  const [row] = await ctx.db.execute<{ server: string }>(sql`select current_setting('server_version') as server`);
  tell({
    what: "database",
    state: "ok",
    says: `PostgreSQL ${row?.server}, ${config.databaseUrl ? "given" : "embedded"}`,
  });
  tell({ what: "queue", state: "ok", says: config.redisUrl ? "Redis" : "in PostgreSQL" });
  const models = await livingModels(ctx);
  tell(
    models.length > 0
      ? { what: "service", state: "ok", says: `running, classifies with ${models.join(", ")}` }
      : { what: "service", state: "warning", says: "not running", mend: "npm start" },
  );
  for (const account of await listAccounts(ctx)) {
    const heard = account.lastEventAt ? `last heard of ${account.lastEventAt}` : "nothing received yet";
    tell({
      what: `channel ${account.channel}/${account.id}`,
      state: account.badSignatures > 0 ? "warning" : "ok",
      says: `${account.state}, ${heard}, ${account.badSignatures} bad signatures`,
      ...(account.badSignatures > 0
        ? { mend: "compare the secret with the provider's console: langnghe channel add … replaces it" }
        : {}),
    });
  }
  const backlog = await measureBacklog(ctx);
  tell({
    what: "dead letters",
    state: backlog.deadLetters > 0 ? "warning" : "ok",
    says: String(backlog.deadLetters),
    ...(backlog.deadLetters > 0 ? { mend: "langnghe dead-letter list, then dead-letter replay ID" } : {}),
  });
  tell(await kpiFinding(ctx));
  if (!config.production && !config.publicUrl.startsWith("https://"))
    tell({
      what: "PUBLIC_URL",
      state: "warning",
      says: `${config.publicUrl}: providers deliver webhooks to https:// only`,
      mend: "put a reverse proxy with a certificate in front and set PUBLIC_URL",
    });
}

/** Figures that do not agree with the history can be made anew from it. */
async function kpiFinding(ctx: Ctx): Promise<Finding> {
  const { rounds, cells, unbalanced, waiting } = await checkKpis(ctx, { whole: false });
  const wrong = rounds + cells + unbalanced;
  if (wrong === 0)
    return { what: "figures", state: "ok", says: `agree with the history, ${waiting} changes to take in` };
  const says = `${rounds} rounds and ${cells} daily sums differ from the history, ${unbalanced} tickets out of balance`;
  return { what: "figures", state: "wrong", says, mend: "langnghe kpi rebuild" };
}

async function attempt<T>(
  what: string,
  mend: string,
  tell: (finding: Finding) => void,
  check: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await check();
  } catch (error) {
    const says = error instanceof AppError || error instanceof Error ? error.message : String(error);
    tell({ what, state: "wrong", says, mend });
    return undefined;
  }
}
