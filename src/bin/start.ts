import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { type Config, databaseAddress, listenUrl, loadConfig, type ProcessRole } from "#src/config.ts";
import { connect } from "#src/db/client.ts";
import { migrate } from "#src/db/migrate.ts";
import { AppError } from "#src/errors.ts";
import { createLog, type Log } from "#src/log.ts";
import { type OwnedServer, ownEmbedded } from "#src/storage/own-embedded.ts";
import type { RunningDemo } from "./demo/start-demo.ts";
import { ADMIN_EMAIL, seed } from "./seed.ts";
import { type StopRequest, stopRequest } from "./stop-request.ts";
import { DRAIN_MS, supervise } from "./supervise.ts";

/** From the request to stop to the end of the last process. */
const STOP_MS = 14_500;

/** What `npm start` runs: storage, tables, the city, then one process for each role. */
async function start(config: Config, log: Log, request: StopRequest, demo: RunningDemo | null): Promise<number> {
  let exitCode = 0;
  const giveUp = () => {
    exitCode = 1;
    request.stop();
  };
  const storage = config.databaseUrl ? null : await ownStorage(config, log, giveUp);
  let askedMs = Date.now();
  request.signal.addEventListener("abort", () => (askedMs = Date.now()), { once: true });
  try {
    if (config.roles.includes("web")) await mustBeFree(config);
    if (!request.signal.aborted) await prepareDatabase(config);
    if (!request.signal.aborted) await demo?.prepare(config);
    if (!request.signal.aborted) await runRoles({ config, log, request, giveUp, demo });
  } finally {
    await demo?.stop();
    await storage?.stop(Math.max(1_000, askedMs + STOP_MS - 2_000 - Date.now()));
  }
  return exitCode;
}

const ownStorage = (config: Config, log: Log, giveUp: () => void): Promise<OwnedServer> =>
  ownEmbedded(
    {
      dataDir: config.dataDir,
      url: listenUrl(config.host, config.port),
      onTaken: (error) => {
        log.fatal(error.message);
        giveUp();
      },
    },
    log,
  );

/** Told before anything else is begun: a web process that finds its port taken can only try again and again. */
async function mustBeFree({ host, port }: Config): Promise<void> {
  const listener = createServer().listen(port, host);
  try {
    await once(listener, "listening");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.code : error;
    throw new AppError(
      "MISCONFIGURED",
      `PORT: expected a free port, but ${port} on ${host} cannot be used (${reason})`,
      {
        variables: ["PORT", "HOST"],
      },
    );
  }
  listener.close();
  await once(listener, "close");
}

async function prepareDatabase(config: Config): Promise<void> {
  const client = connect(databaseAddress(config), 2);
  try {
    await client.sql`select 1`.catch((error) => {
      if (!config.databaseUrl) throw error;
      // The code alone: the message may repeat the URL's user or host.
      const reason = error.code ?? error.name;
      throw new AppError("MISCONFIGURED", `DATABASE_URL: expected a PostgreSQL that answers (${reason})`, {
        variables: ["DATABASE_URL"],
      });
    });
    await migrate(client);
  } finally {
    await client.close();
  }
  const { adminPassword } = await seed(config);
  // At once: it is kept nowhere, and what follows may fail.
  if (adminPassword) say(`Mật khẩu quản trị, chỉ hiện một lần · one-time password: ${ADMIN_EMAIL} ${adminPassword}`);
}

interface Run {
  config: Config;
  log: Log;
  request: StopRequest;
  giveUp: () => void;
  demo: RunningDemo | null;
}

async function runRoles({ config, log, request, giveUp, demo }: Run): Promise<void> {
  let greeted = false;
  const supervisor = supervise({
    roles: config.roles,
    launch: (role) => launch(role, demo?.env ?? process.env),
    onReady: (role) => {
      log.info({ role }, "ready");
      if (role === "web" && !greeted) say(greeting(config));
      if (role === "web" && !greeted && demo) say(demo.begin(config, log));
      greeted ||= role === "web";
    },
    onHopeless: giveUp, // the child has said why
    log,
  });
  request.onHasten(() => supervisor.kill());
  if (!request.signal.aborted) await once(request.signal, "abort");
  log.info({ atMostMs: DRAIN_MS }, "stopping");
  await supervisor.stop();
}

function launch(role: ProcessRole, env: NodeJS.ProcessEnv) {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  return spawn(process.execPath, ["--import", new URL("jsx-loader.mjs", import.meta.url).href, file(`${role}.ts`)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env,
  });
}

const greeting = ({ publicUrl, dataDir, databaseUrl }: Config) => `
Lắng Nghe đang chạy · is running
  Người dân · citizens   ${publicUrl}/
  Cán bộ    · staff      ${publicUrl}/console
  Dữ liệu   · data       ${databaseUrl ? `PostgreSQL (DATABASE_URL), ${dataDir}` : dataDir}
Ctrl-C để dừng · to stop
`;

const say = (text: string) => void process.stdout.write(`${text}\n`);

const request = stopRequest();
try {
  // Loaded only when asked for: the simulated providers are no part of a service that runs.
  const demo = process.argv.includes("--demo")
    ? await (await import("./demo/start-demo.ts")).startDemo(process.env)
    : null;
  const config = loadConfig(demo?.env ?? process.env);
  const exitCode = await start(config, createLog(config.logLevel, "start"), request, demo);
  process.exit(exitCode);
} catch (error) {
  // An AppError's sentence is for the person at the terminal; anything else is ours to read whole.
  console.error(error instanceof AppError ? `langnghe: ${error.message}` : error);
  process.exit(1);
}
