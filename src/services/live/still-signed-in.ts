import { sql } from "drizzle-orm";
import type { Actor } from "#src/domain/actor.ts";
import type { Ctx } from "../ctx.ts";
import { loadSecurity } from "../security/settings.ts";

/** What opened a stream: digest of a session or of a token. */
export interface Credential {
  kind: "session" | "token";
  digest: string;
}

/** What must still hold for a stream to go on. */
export const standingOf = ({ digest }: Credential, { role, unitId }: Actor): string =>
  `${digest} ${role} ${unitId ?? ""}`;

interface Row extends Record<string, unknown> {
  digest: string;
  role: string;
  unit: string | null;
}

/**
 * Which credentials still open something, each with the role and unit that it opens it as: one question for all streams of
 * a process. It is no use of the session: an open page alone does not keep anybody signed in.
 */
export async function standings(ctx: Ctx, digests: readonly string[]): Promise<Set<string>> {
  const { idleMinutes } = await loadSecurity(ctx.db, "policy");
  const asked = sql`any(${`{${digests.map((one) => JSON.stringify(one)).join(",")}}`}::text[])`;
  const rows = await ctx.db.execute<Row>(sql`
    select s.digest, u.role, u.unit_id as unit from sessions s join users u on u.id = s.user_id
    where s.digest = ${asked} and u.disabled_at is null and s.expires_at > now()
      and s.seen_at > now() - make_interval(mins => ${idleMinutes}::int)
    union all
    select k.digest, u.role, u.unit_id from api_tokens k join users u on u.id = k.user_id
    where k.digest = ${asked} and u.disabled_at is null and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`);
  return new Set(rows.map(({ digest, role, unit }) => `${digest} ${role} ${unit ?? ""}`));
}
