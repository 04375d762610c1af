import { randomBytes, randomInt } from "node:crypto";
import { Agent, request } from "undici";
import { ACCOUNT_CHANNELS, type AccountChannel } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import { listAccounts } from "#src/services/accounts/list-accounts.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { DELIVERY, type Delivery } from "../simulate/deliveries.ts";
import { believableMessages } from "../simulate/messages.ts";
import { openLoop, percentile } from "../simulate/open-loop.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const usage = "langnghe simulate zalo|facebook|hotline|webform [--rate N] [--count N] [--account ID]";

export const simulate: Command = {
  usage: "simulate zalo|facebook|hotline|webform [--rate N] [--count N]",
  about: "sends believable, correctly signed messages to the running server",
  async run(args) {
    const { words, strings } = readArgs(args, { strings: ["rate", "count", "account"], words: ["CHANNEL"], usage });
    const channel = ACCOUNT_CHANNELS.find((name) => name === words[0]);
    const rate = Number(strings.rate ?? 1);
    const count = Number(strings.count ?? 5);
    if (!channel || !(rate > 0 && rate <= 5_000) || !(Number.isInteger(count) && count > 0 && count <= 100_000))
      throw new UsageError(`Usage: ${usage}\n--rate up to 5000 a second, --count up to 100000`);
    return withCtx(async (ctx, config) => {
      const server = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${config.port}`;
      await mustAnswer(server);
      const account = await accountFor(ctx, channel, strings.account);
      const texts = believableMessages();
      const agent = new Agent({ connections: 64, connectTimeout: 3_000, headersTimeout: 30_000 });
      const result = await openLoop(
        () => {
          const text = texts[randomInt(texts.length)] ?? "";
          return post(agent, server, DELIVERY[channel](account, text, new Date()));
        },
        rate,
        count,
      );
      await agent.close();
      const { byStatus, ackMs, seconds } = result;
      const round = (ms: number) => Math.round(ms * 10) / 10;
      const ack = { p50: round(percentile(ackMs, 0.5)), p99: round(percentile(ackMs, 0.99)) };
      const summary = { channel, account: account.id, sent: count, byStatus, ackMs: ack, seconds: round(seconds) };
      process.stdout.write(`${JSON.stringify(summary)}\n`);
      return Object.keys(byStatus).every((status) => status.startsWith("2")) ? 0 : 1;
    });
  },
};

export async function post(agent: Agent, server: string, { path, body, headers }: Delivery): Promise<number> {
  const answer = await request(`${server}${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
    dispatcher: agent,
  });
  await answer.body.dump();
  return answer.statusCode;
}

async function mustAnswer(server: string): Promise<void> {
  const up = await request(`${server}/healthz`).then(
    async ({ statusCode, body }) => {
      await body.dump();
      return statusCode === 200;
    },
    () => false,
  );
  if (!up) throw new AppError("UNAVAILABLE", `nothing answers at ${server}: start the service first (npm start)`);
}

/** The account named, else the first of the channel that is in use, else one made for trying things out. */
async function accountFor(ctx: Ctx, channel: AccountChannel, id: string | undefined): Promise<ChannelAccount> {
  const known = (await listAccounts(ctx)).find(
    (one) => one.channel === channel && (id ? one.id === id : one.state !== "disabled"),
  );
  if (id && !known) throw new AppError("NOT_FOUND", `no ${channel} account ${id}: see "langnghe channel list"`);
  const accountId = known?.id ?? `thu-${channel}`;
  if (!known) {
    await addAccount(ctx, channel, accountId, TRIAL[channel]());
    process.stderr.write(`No ${channel} account yet: made "${accountId}" with random secrets for this trial.\n`);
  }
  const account = await findAccount(ctx, accountId);
  if (!account) throw new AppError("NOT_FOUND", `no account ${accountId}`);
  return account;
}

const secret = () => randomBytes(16).toString("hex");
const TRIAL: Record<AccountChannel, () => Record<string, string>> = {
  zalo: () => ({ appId: "1000000000000000001", oaId: "2000000000000000002", webhookSecret: secret() }),
  facebook: () => ({ pageId: "100000000000001", appId: "200000000000002", appSecret: secret(), verifyToken: secret() }),
  hotline: () => ({ secret: secret() }),
  webform: () => ({}),
};
