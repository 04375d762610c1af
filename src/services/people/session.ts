import { and, desc, eq, gt, ne, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { sessions, type users } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { loadSecurity } from "../security/settings.ts";
import { type Client, deviceName, networkOf } from "./device.ts";
import { digestOf, makeToken } from "./token.ts";

export type UserRow = typeof users.$inferSelect;
export type SignInMethod = "password" | "totp" | "recovery" | "passkey" | "sso";

export interface NewSession {
  token: string;
  expiresAt: Date;
  mustChangePassword: boolean;
}

export const userActor = (user: UserRow): Actor => ({
  kind: "user",
  userId: user.id,
  name: user.name,
  role: user.role,
  unitId: user.unitId,
  scopes: null,
});

/** Begins a session, writes it down, and gives the token that only the cookie keeps. */
export async function startSession(
  ctx: Ctx,
  tx: Tx,
  user: UserRow,
  how: { client: Client; method: SignInMethod },
): Promise<NewSession> {
  const { sessionHours } = await loadSecurity(tx, "policy");
  const token = makeToken();
  const expiresAt = new Date(ctx.now().getTime() + sessionHours * 3_600_000);
  const device = deviceName(how.client.userAgent);
  const network = networkOf(how.client.ip);
  await tx
    .insert(sessions)
    .values({ digest: digestOf(token), userId: user.id, expiresAt, method: how.method, device, network });
  const details = { method: how.method, device, network };
  await record(ctx, tx, { action: "sign_in.done", subject: `user:${user.id}`, details }, userActor(user));
  ctx.log.info({ userId: user.id, method: how.method }, "signed in");
  // By the city's own sign-on nobody needs the password that they were given.
  return { token, expiresAt, mustChangePassword: user.mustChangePassword && how.method !== "sso" };
}

/** A new token for the same session, after what it may do has changed: an older copy of the cookie is worth nothing. */
export async function rotateSession(tx: Tx, oldToken: string): Promise<{ token: string; expiresAt: Date } | null> {
  const token = makeToken();
  const [row] = await tx
    .update(sessions)
    .set({ digest: digestOf(token), provedAt: sql`now()` })
    .where(eq(sessions.digest, digestOf(oldToken)))
    .returning({ expiresAt: sessions.expiresAt });
  return row ? { token, expiresAt: row.expiresAt } : null;
}

/** After a factor was added or removed: the same session under a new token. */
export const renewSession = (ctx: Ctx, token: string) => rotateSession(ctx.db, token);

export interface SessionView {
  id: number;
  device: string;
  network: string;
  method: string;
  /** ISO 8601. */
  createdAt: string;
  seenAt: string;
  current: boolean;
}

/** The actor's own sessions, the latest used first. */
export async function listSessions(ctx: Ctx, token = ""): Promise<SessionView[]> {
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, ownId(ctx)), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.seenAt))
    .limit(50);
  return rows.map(({ id, device, network, method, createdAt, seenAt, digest }) => ({
    id,
    device,
    network,
    method,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    current: digest === digestOf(token),
  }));
}

/** Ends one of the actor's own sessions. Ending it twice is the same as once. */
export async function endSession(ctx: Ctx, id: number): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, ownId(ctx))))
      .returning({ id: sessions.id });
    if (gone.length > 0) await record(ctx, tx, { action: "session.end", subject: `session:${id}` });
  });
}

/** Ends all but the session that asks. @returns how many */
export async function endOtherSessions(ctx: Ctx, token: string): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, ownId(ctx)), ne(sessions.digest, digestOf(token))))
      .returning({ id: sessions.id });
    if (gone.length > 0) await record(ctx, tx, { action: "session.end_others", details: { sessions: gone.length } });
    return gone.length;
  });
}

/** Whose account it is. A token of a program has none to change. @throws {AppError} UNAUTHENTICATED, FORBIDDEN */
export function ownId(ctx: Ctx): number {
  const { kind, userId } = ctx.actor;
  if (userId === null) throw new AppError("UNAUTHENTICATED", "Vui lòng đăng nhập để tiếp tục.");
  if (kind !== "user") throw new AppError("FORBIDDEN", "Việc này chỉ làm được khi đăng nhập trên trình duyệt.");
  return userId;
}
