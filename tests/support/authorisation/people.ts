import { eq } from "drizzle-orm";
import { sessions, users } from "#src/db/schema/index.ts";
import type { Scope } from "#src/domain/actor.ts";
import type { Role } from "#src/domain/roles.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { digestOf, makeToken } from "#src/services/people/token.ts";

/** Who asks, a letter each: what the table of routes is written in. Tokens are capitals. */
export const WHO = {
  n: "nobody",
  o: "operator",
  f: "officer",
  u: "unit lead",
  l: "leader",
  d: "auditor",
  a: "administrator",
  R: "token of an operator, tickets:read",
  W: "token of an operator, tickets:write",
  K: "token of an operator, kpi:read",
  A: "token of an administrator, admin",
} as const;
export type Who = keyof typeof WHO;
// Safe: the keys of the record.
export const EVERYBODY = Object.keys(WHO) as Who[];

/** The unit of the officer and the lead, and the one whose tickets they must not see. */
export const OWN_UNIT = "27154-ubnd";
export const OTHER_UNIT = "25747-ubnd";

export const PASSWORD_HASH = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$no-password-has-this-digest";
const ROLE_OF: Partial<Record<Who, Role>> = {
  o: "operator",
  f: "officer",
  u: "unit_lead",
  l: "leader",
  d: "auditor",
  a: "admin",
};
const SCOPE_OF: Partial<Record<Who, Scope>> = { R: "tickets:read", W: "tickets:write", K: "kpi:read", A: "admin" };
const inUnit = (role: Role) => role === "officer" || role === "unit_lead";

/** A person who needs no password of their own. @returns their id */
export async function addPerson(ctx: Ctx, role: Role, name: string, unitId = OWN_UNIT): Promise<number> {
  const email = `${name.normalize("NFD").replace(/[^a-zA-Z0-9]+/g, "-")}@thu.example.vn`.toLowerCase();
  const [row] = await ctx.db
    .insert(users)
    .values({
      ...{ email, name, role, unitId: inUnit(role) ? unitId : null },
      ...{ passwordHash: PASSWORD_HASH, mustChangePassword: false },
    })
    .returning({ id: users.id });
  if (!row) throw new Error("an insert always returns its row");
  return row.id;
}

export interface People {
  /** Of those who have an account. */
  idOf(who: Who): number;
  /** Headers that make a request theirs. A session is a new one each time: what they do may end it. */
  headersOf(who: Who): Promise<Record<string, string>>;
}

/** One of each. */
export async function addPeople(ctx: Ctx): Promise<People> {
  const ids = new Map<Who, number>();
  const tokens = new Map<Who, string>();
  for (const who of EVERYBODY) {
    const role = ROLE_OF[who];
    if (role) ids.set(who, await addPerson(ctx, role, `Người ${who} ${role}`));
  }
  for (const who of EVERYBODY) {
    const scope = SCOPE_OF[who];
    const id = ids.get(who === "A" ? "a" : "o") ?? 0;
    const [user] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, id));
    if (scope) tokens.set(who, await addToken(ctx, user?.email ?? "", [scope]));
  }
  return {
    idOf: (who) => ids.get(who) ?? 0,
    headersOf: async (who): Promise<Record<string, string>> => {
      const token = tokens.get(who);
      if (token) return { authorization: `Bearer ${token}` };
      const userId = ids.get(who);
      if (userId === undefined) return {};
      const secret = makeToken();
      const expiresAt = new Date(ctx.now().getTime() + 3_600_000);
      await ctx.db.insert(sessions).values({ digest: digestOf(secret), userId, expiresAt });
      return { cookie: `langnghe=${secret}` };
    },
  };
}
