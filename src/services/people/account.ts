import { eq } from "drizzle-orm";
import { users } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { loadSecurity } from "../security/settings.ts";
import { type Factors, factorsOf } from "./factors.ts";
import { passkeySite } from "./passkey-site.ts";
import { listPasskeys, type PasskeyView } from "./passkeys.ts";
import { isProved } from "./prove.ts";
import { listSessions, ownId, type SessionView } from "./session.ts";

export interface Account {
  email: string;
  name: string;
  factors: Factors;
  passkeys: PasskeyView[];
  /** Whether this installation's address can have passkeys at all. */
  canPasskey: boolean;
  sessions: SessionView[];
  /** Their role must have a second factor. */
  mustHaveFactor: boolean;
  /** Proved lately who they are, so that the account may be changed. */
  proved: boolean;
}

/** All that the account page shows of the actor. */
export async function loadAccount(ctx: Ctx, token: string): Promise<Account> {
  const userId = ownId(ctx);
  const [user] = await ctx.db.select({ email: users.email, name: users.name }).from(users).where(eq(users.id, userId));
  return {
    email: user?.email ?? "",
    name: user?.name ?? "",
    factors: await factorsOf(ctx.db, userId),
    passkeys: await listPasskeys(ctx),
    canPasskey: passkeySite(ctx) !== null,
    sessions: await listSessions(ctx, token),
    mustHaveFactor: await needsFactor(ctx),
    proved: await isProved(ctx, token),
  };
}

/** Whether the city wants a second factor of the actor's role. */
export async function needsFactor(ctx: Ctx): Promise<boolean> {
  const { secondFactorRoles } = await loadSecurity(ctx.db, "policy");
  return ctx.actor.role !== null && secondFactorRoles.includes(ctx.actor.role);
}

/** What the sign-in page offers beside the password. */
export async function signInWays(ctx: Ctx): Promise<{ passkey: boolean; sso: { label: string } | null }> {
  const { enabled, label } = await loadSecurity(ctx.db, "sso");
  return { passkey: passkeySite(ctx) !== null, sso: enabled ? { label } : null };
}
