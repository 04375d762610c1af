import type { Role } from "./roles.ts";

export const SCOPES = ["tickets:read", "tickets:write", "kpi:read", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who acts: a signed-in person, a token of theirs, the machine itself, or a citizen. */
export interface Actor {
  kind: "user" | "token" | "system" | "citizen";
  /** Id of the user, also behind a token. */
  userId: number | null;
  name: string;
  role: Role | null;
  unitId: string | null;
  /** What a token may do at most; null = whatever the role may. */
  scopes: readonly Scope[] | null;
}

export const SYSTEM: Actor = { kind: "system", userId: null, name: "Hệ thống", role: null, unitId: null, scopes: null };
export const CITIZEN: Actor = {
  kind: "citizen",
  userId: null,
  name: "Người dân",
  role: null,
  unitId: null,
  scopes: null,
};
