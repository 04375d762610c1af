import { type Config, listenUrl } from "#src/config.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { AppError } from "#src/errors.ts";
import type { Log } from "#src/log.ts";
import { wire } from "../wire.ts";
import { type Control, serveControl } from "./control.ts";
import { keepTranscripts } from "./keep-transcripts.ts";
import { playSamples } from "./samples.ts";
import { type DemoOfficer, seedDemo } from "./seed-demo.ts";
import { newToken, startSimulators } from "./simulators.ts";
import { town } from "./town/play-town.ts";
import { seedListening } from "./town/seed-listening.ts";
import { seedSources } from "./town/sources.ts";

/** Apart from the data of a city, which a demo must not touch. */
const DATA_DIR = "./data/demo";
/** Providers wait longer; who plays does not. */
const REDELIVER_MS = 5_000;

type Environment = Record<string, string | undefined>;

export interface RunningDemo {
  /** The environment of this process and its children. */
  env: Environment;
  /** Once the tables are there. */
  prepare(config: Config): Promise<void>;
  /** Once the web process answers: webhooks begin, and the first time the sample tickets. @returns what to tell whoever started it */
  begin(config: Config, log: Log): string;
  stop(): Promise<void>;
}

/** What `npm start -- --demo` runs beside the service. @throws {AppError} MISCONFIGURED in production */
export async function startDemo(env: Environment): Promise<RunningDemo> {
  if (env.NODE_ENV === "production")
    throw new AppError(
      "MISCONFIGURED",
      "--demo: not with NODE_ENV=production; a demo has known secrets and invented citizens",
      {
        variables: ["NODE_ENV"],
      },
    );
  const sims = await startSimulators();
  const token = newToken();
  const stage = { sims, serviceUrl: "" };
  const control: Control = await serveControl(stage, token);
  const talk = town(sims);
  let told = 0;
  let officers: DemoOfficer[] = [];
  let fresh = false;
  let timer: NodeJS.Timeout | undefined;
  return {
    env: {
      ...env,
      DATA_DIR: env.DATA_DIR?.trim() || DATA_DIR,
      ...sims.env,
      DEMO_URL: control.url,
      DEMO_TOKEN: token,
    },
    async prepare(config) {
      const { ctx, close } = await wire(config, { role: "demo", poolSize: 2 });
      try {
        ({ officers, fresh } = await seedDemo(ctx));
        await seedListening(ctx);
        told = await seedSources(ctx, sims);
        keepTranscripts(sims, config.dataDir);
      } finally {
        await close();
      }
    },
    begin(config, log) {
      stage.serviceUrl = listenUrl(config.host, config.port);
      sims.connect(stage.serviceUrl);
      let busy = false;
      timer ??= setInterval(() => {
        if (busy) return;
        busy = true;
        void sims.redeliver().finally(() => {
          busy = false;
        });
      }, REDELIVER_MS);
      if (fresh) {
        fresh = false;
        void playSamples(stage).then(
          (failed) => failed > 0 && log.warn({ failed }, "some sample messages were not sent"),
        );
      }
      talk.play(stage.serviceUrl, told);
      return greeting(config, officers);
    },
    async stop() {
      clearInterval(timer);
      await talk.stop();
      await Promise.all([control.close(), sims.close()]);
    },
  };
}

const greeting = ({ publicUrl }: Config, officers: DemoOfficer[]) => `
Bản dùng thử · demo: mọi kênh đều là mô phỏng, mọi người đều là bịa
  Đóng vai người dân · play a citizen   ${publicUrl}/demo
${officers.map(({ role, email, password }) => `  ${ROLE_LABEL[role].vi.padEnd(20)} ${email.padEnd(34)} ${password}`).join("\n")}
`;
