import { adapters } from "#adapters/index.ts";
import { ACCOUNT_CHANNELS } from "#src/domain/channels.ts";
import { ACCOUNT_FIELDS, addAccount, kebab } from "#src/services/accounts/add-account.ts";
import { listAccounts } from "#src/services/accounts/list-accounts.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { secretsFromOutside } from "./secrets-from-outside.ts";
import { addSource, isSourceWord } from "./sources.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const HOOK_OF: Record<string, string> = { zalo: "zalo", facebook: "facebook", hotline: "call" };

export const channelAdd: Command = {
  usage: "channel add zalo|facebook|hotline|webform|rss|youtube ID …",
  about: "adds an account or changes its secrets (also from KEY_FILE or stdin)",
  async run(args) {
    const [channel, ...rest] = args;
    if (isSourceWord(channel)) return addSource(channel, rest);
    const known = ACCOUNT_CHANNELS.find((name) => name === channel);
    if (!known) throw new UsageError(`channel add expects one of: ${ACCOUNT_CHANNELS.join(", ")}`);
    const fields = ACCOUNT_FIELDS[known];
    const names = [...fields.settings, ...fields.secrets];
    const options = names.map((name) => `--${kebab(name)}`).join(" ");
    const { words, strings } = readArgs(rest, {
      strings: names.map(kebab),
      words: ["ID"],
      usage: `langnghe channel add ${known} ID ${options}`,
    });
    const given = Object.fromEntries(names.map((name) => [name, strings[kebab(name)] ?? ""]));
    const complete = fields.required.every((name) => given[name]);
    const secrets = await secretsFromOutside(fields.secrets, complete);
    const id = words[0] ?? "";
    await withCtx(async (ctx, config) => {
      const { created } = await addAccount(ctx, known, id, { ...secrets, ...dropEmpty(given) });
      const hook = HOOK_OF[known];
      const address = hook ? `${config.publicUrl}/hooks/${hook}/${id}` : `${config.publicUrl}/f/${id}`;
      const answer = await answerAddress(ctx, id, `${config.publicUrl}/hooks/${hook}/${id}/answer`);
      process.stdout.write(`${JSON.stringify({ id, channel: known, created, address, ...answer })}\n`);
    });
    return 0;
  },
};

/** Where a telephone system without a menu of its own asks what to say; its key is as good as the secret. */
async function answerAddress(ctx: Ctx, id: string, path: string): Promise<{ answerAddress?: string }> {
  const account = await findAccount(ctx, id);
  const ivr = account?.channel === "hotline" ? adapters.ivr(account) : undefined;
  return account && ivr ? { answerAddress: `${path}?key=${ivr.key(account)}` } : {};
}

export const channelList: Command = {
  usage: "channel list",
  about: "every account without its secrets, and when it was last heard of",
  async run(args) {
    readArgs(args, { words: [], usage: "langnghe channel list" });
    const accounts = await withCtx(listAccounts);
    for (const account of accounts) process.stdout.write(`${JSON.stringify(account)}\n`);
    return 0;
  },
};

const dropEmpty = (given: Record<string, string>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
