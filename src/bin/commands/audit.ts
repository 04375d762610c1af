import { SYSTEM } from "#src/domain/actor.ts";
import { verifyAudit } from "#src/services/audit/verify.ts";
import { withActor } from "#src/services/ctx.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const USAGE = "audit verify [--head ID:HASH]";

export const auditVerify: Command = {
  usage: USAGE,
  about: "proves that no row of the audit log was changed or removed; --head: as noted earlier",
  async run(args) {
    const { strings } = readArgs(args, { strings: ["head"], words: [], usage: `langnghe ${USAGE}` });
    const noted = strings.head === undefined ? undefined : /^(\d{1,15}):([0-9a-f]{64})$/.exec(strings.head);
    if (noted === null) throw new UsageError(`--head: the mark that an earlier run printed\nUsage: langnghe ${USAGE}`);
    const proof = await withCtx((ctx) =>
      verifyAudit(withActor(ctx, SYSTEM), noted && { id: Number(noted[1]), hash: noted[2] ?? "" }),
    );
    const head = `${proof.head.id}:${proof.head.hash}`;
    process.stdout.write(`${JSON.stringify({ ...proof, head })}\n`);
    return proof.ok ? 0 : 1;
  },
};
