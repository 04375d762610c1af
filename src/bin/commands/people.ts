import { ROLES, type Role } from "#src/domain/roles.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const userUsage = `langnghe user add EMAIL --role ${ROLES.join("|")} [--unit U] [--name N]`;

export const userAdd: Command = {
  usage: "user add EMAIL --role R [--unit U] [--name N]",
  about: "adds a person; the last line is the one-time password",
  async run(args) {
    const { words, strings } = readArgs(args, {
      strings: ["role", "unit", "name"],
      words: ["EMAIL"],
      usage: userUsage,
    });
    const role = ROLES.find((known): known is Role => known === strings.role);
    if (!role) throw new UsageError(`--role expects one of: ${ROLES.join(", ")}\nUsage: ${userUsage}`);
    const { password } = await withCtx((ctx) =>
      addUser(ctx, {
        email: words[0] ?? "",
        role,
        ...(strings.unit ? { unitId: strings.unit } : {}),
        ...(strings.name ? { name: strings.name } : {}),
      }),
    );
    process.stderr.write("One-time password, to be replaced at the first sign-in:\n");
    process.stdout.write(`${password}\n`);
    return 0;
  },
};

const tokenUsage = "langnghe token add --user EMAIL --scope tickets:read[,tickets:write,kpi:read,admin]";

export const tokenAdd: Command = {
  usage: "token add --user EMAIL --scope S[,S]",
  about: "prints a new API token, once",
  async run(args) {
    const { strings } = readArgs(args, { strings: ["user", "scope"], words: [], usage: tokenUsage });
    if (!strings.user || !strings.scope) throw new UsageError(`Usage: ${tokenUsage}`);
    const { user, scope } = strings;
    const scopes = scope.split(/[,|\s]+/).filter(Boolean);
    process.stdout.write(`${await withCtx((ctx) => addToken(ctx, user, scopes))}\n`);
    return 0;
  },
};
