import { SYSTEM } from "#src/domain/actor.ts";
import { eraseByRequest } from "#src/services/contacts/carry-out-request.ts";
import { holdingsOf } from "#src/services/contacts/holdings.ts";
import { followsAny, openRequest, subjectNamed } from "#src/services/contacts/open-request.ts";
import { subjectsOf } from "#src/services/contacts/subjects-of.ts";
import { withActor } from "#src/services/ctx.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const USAGE = "erase --phone NUMBER | --email ADDRESS | --reference PA-… [--preview]";

export const erase: Command = {
  usage: USAGE,
  about: "erases what is held of a citizen, for ever; --preview: only counts it",
  async run(args) {
    const { strings, flags } = readArgs(args, {
      strings: ["phone", "email", "reference"],
      flags: ["preview"],
      words: [],
      usage: `langnghe ${USAGE}`,
    });
    const named = Object.values(strings);
    const who = named[0];
    if (who === undefined || named.length > 1)
      throw new UsageError(`one of --phone, --email, --reference is needed\nUsage: langnghe ${USAGE}`);
    await withCtx(async (given) => {
      const ctx = withActor(given, SYSTEM);
      const subject = await subjectNamed(ctx, who);
      const known = await subjectsOf(ctx.db, subject);
      const held = await holdingsOf(ctx.db, known);
      // Run again, or for somebody who never wrote: nothing is left to erase, and that is what was asked for.
      const counts = flags.preview
        ? { preview: held }
        : known.length === 0 && !(await followsAny(ctx, subject))
          ? { erased: held }
          : {
              erased: await eraseByRequest(ctx, await openRequest(ctx, { kind: "erase", who, note: "langnghe erase" })),
            };
      process.stdout.write(`${JSON.stringify(counts)}\n`);
    });
    return 0;
  },
};
