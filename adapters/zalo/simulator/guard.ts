import type { Context, Next } from "hono";
import { rateLimit } from "../../simulation/rate.ts";
import { refuse, ZaloRefusal } from "./answers.ts";
import type { ZaloState } from "./state.ts";

/** Token and rate, as for every call of the API. */
export function guard(state: ZaloState, templateHost: boolean) {
  let limit = rateLimit(state.flags.perMinute, 60_000);
  let perMinute = state.flags.perMinute;
  return async (c: Context, next: Next) => {
    const problem = tokenProblem(state, c.req.header("access_token"), templateHost);
    if (problem) return refuse(c, ...problem);
    if (perMinute !== state.flags.perMinute) {
      perMinute = state.flags.perMinute;
      limit = rateLimit(perMinute, 60_000);
    }
    const { allowed, left } = limit(state.now());
    c.header("X-RateLimit-Limit", String(perMinute));
    c.header("X-RateLimit-Remain", String(left));
    if (!allowed) return refuse(c, -32, "Your application reached limit call api");
    return next();
  };
}

function tokenProblem(
  { tokens, now }: ZaloState,
  given: string | undefined,
  templateHost: boolean,
): readonly [code: number, message: string] | undefined {
  const good = given === tokens.access;
  if (good && now() < tokens.expiresAt) return undefined;
  if (templateHost) return [-124, "Access token invalid"];
  return good ? [-220, "Access token is expired or removed"] : [-216, "Access token is invalid"];
}

/** Turns a rule that was broken into Zalo's answer. */
export function refusing(error: Error, c: Context): Response {
  if (error instanceof ZaloRefusal) return refuse(c, error.code, error.message);
  throw error;
}
