import { sql } from "drizzle-orm";
import { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";

/** What a new city does first, in this order. */
export const SETUP_STEPS = [
  "password",
  "people",
  "channel",
  "boundaries",
  "templates",
  "test_report",
  "backup",
] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** Steps that leave no trace in the data: a person says that they are done. */
export const SAID_STEPS = ["templates", "backup"] as const;
export type SaidStep = (typeof SAID_STEPS)[number];

const Noted = z.object({
  said: z.partialRecord(z.enum(SAID_STEPS), z.string()).default({}),
  dismissedAt: z.string().nullable().default(null),
});
type Noted = z.infer<typeof Noted>;

export interface Setup {
  steps: { id: SetupStep; done: boolean }[];
  /** Nobody needs to see it any more: all done, or put away. */
  over: boolean;
}

const load = async (ctx: Pick<Ctx, "db">): Promise<Noted> => {
  const noted = Noted.safeParse((await readUpkeep(ctx.db, "checklist")) ?? {});
  return noted.success ? noted.data : { said: {}, dismissedAt: null };
};

/** How far the city has come, from what really is there. @throws {AppError} FORBIDDEN */
export async function loadSetup(ctx: Ctx): Promise<Setup> {
  allow(ctx.actor, "configure");
  const noted = await load(ctx);
  const [row] = await ctx.db.execute<
    Record<"admins" | "people" | "channels" | "templates" | "tickets", boolean>
  >(sql`select
    not exists (select from users where role = 'admin' and must_change_password and disabled_at is null) as admins,
    (select count(*) > 1 from users where disabled_at is null) as people,
    exists (select from channel_accounts where channel <> 'webform' and state <> 'disabled') as channels,
    exists (select from city_settings where part = 'templates') as templates,
    exists (select from tickets t where not exists (select from sample_tickets s where s.ticket_id = t.id)) as tickets`);
  const surveyed = ctx.city.boundaries?.versions.some(({ indicative }) => !indicative) ?? false;
  const done: Record<SetupStep, boolean> = {
    password: row?.admins ?? false,
    people: row?.people ?? false,
    channel: row?.channels ?? false,
    boundaries: surveyed,
    templates: (row?.templates ?? false) || noted.said.templates !== undefined,
    test_report: row?.tickets ?? false,
    backup: noted.said.backup !== undefined,
  };
  const steps = SETUP_STEPS.map((id) => ({ id, done: done[id] }));
  return { steps, over: noted.dismissedAt !== null || steps.every((step) => step.done) };
}

/** @param step what a person says is done, or "dismiss": the list is put away @throws {AppError} FORBIDDEN */
export async function noteSetup(ctx: Ctx, step: SaidStep | "dismiss" | "show"): Promise<void> {
  allow(ctx.actor, "configure");
  await ctx.db.transaction(async (tx) => {
    // Two of them at once: the second must see what the first has noted.
    await tx.execute(sql`select pg_advisory_xact_lock(7150022)`);
    const noted = await load({ db: tx as unknown as Ctx["db"] }); // a transaction reads like a database
    const at = ctx.now().toISOString();
    const next: Noted =
      step === "dismiss"
        ? { ...noted, dismissedAt: at }
        : step === "show"
          ? { ...noted, dismissedAt: null }
          : { ...noted, said: { ...noted.said, [step]: at } };
    await storeUpkeep(tx, "checklist", next);
    await record(ctx, tx, { action: "setting.change", subject: "setup", details: { step } });
  });
}
