import type { MiddlewareHandler } from "hono";
import { type Actor, CITIZEN } from "#src/domain/actor.ts";
import { AppError } from "#src/errors.ts";
import { withActor } from "#src/services/ctx.ts";
import { findActorBySession, findActorByToken } from "#src/services/people/find-actor.ts";
import type { HttpEnv } from "./http-env.ts";
import { readSessionCookie } from "./session-cookie.ts";

/**
 * Who asks: a bearer token, else the session cookie, else a citizen.
 * @throws {AppError} UNAUTHENTICATED for a token that is not (or no longer) valid: never silently a citizen
 */
export const whoAsks: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const ctx = c.get("ctx");
  let actor: Actor | null = null;
  let mustChangePassword = false;
  let mustAddFactor = false;
  const authorization = c.req.header("authorization");
  // Styles and fonts are the same for everybody: they need no look into the sessions.
  const cookie = c.req.path.startsWith("/assets/") ? undefined : readSessionCookie(c);
  if (authorization?.startsWith("Bearer ")) {
    actor = await findActorByToken(ctx, authorization.slice(7).trim());
    if (!actor) throw new AppError("UNAUTHENTICATED", "Mã truy cập không đúng hoặc đã bị thu hồi.");
  } else if (cookie) {
    const signedIn = await findActorBySession(ctx, cookie);
    if (signedIn) ({ mustChangePassword, mustAddFactor, ...actor } = signedIn);
  }
  c.set("actor", actor);
  c.set("mustChangePassword", mustChangePassword);
  c.set("mustAddFactor", mustAddFactor);
  c.set("ctx", withActor(ctx, actor ?? CITIZEN));
  await next();
};

/** For the JSON API: somebody must be there, and not with a password that still waits to be replaced. */
export const signedInOnly: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (!c.get("actor")) throw new AppError("UNAUTHENTICATED", "Vui lòng đăng nhập hoặc gửi kèm mã truy cập.");
  if (c.get("mustChangePassword")) throw new AppError("FORBIDDEN", "Vui lòng đổi mật khẩu trước khi tiếp tục.");
  if (c.get("mustAddFactor"))
    throw new AppError("FORBIDDEN", "Vui lòng thiết lập xác thực hai lớp trước khi tiếp tục.");
  await next();
};
