import { createHmac } from "node:crypto";
import type { Context, Next } from "hono";
import { GraphRefusal, type GraphState, refuse } from "./state.ts";

/** Token and proof, as for every call in the Page's name. */
export function guard(state: GraphState) {
  return async (c: Context, next: Next) => {
    checkToken(state, tokenOf(c), c.req.query("appsecret_proof"));
    await next();
  };
}

export const tokenOf = (c: Context) =>
  c.req.query("access_token") ?? (c.req.header("authorization") ?? "").replace(/^(Bearer|OAuth) /, "");

function checkToken(state: GraphState, token: string, proof: string | undefined): void {
  // The application's own token needs no proof: it is one.
  if (token === `${state.appId}|${state.appSecret}`) return;
  const known = state.tokens.get(token);
  if (!known) throw new GraphRefusal(190, "Malformed access token");
  if (!known.valid) throw new GraphRefusal(190, "Error validating access token: session has been invalidated", 460);
  if (known.expiresAt && known.expiresAt <= state.now()) {
    throw new GraphRefusal(190, "Error validating access token: Session has expired", 463);
  }
  const right = createHmac("sha256", state.appSecret).update(token).digest("hex");
  if (proof === undefined && !state.flags.requireProof) return;
  if (proof !== right) throw new GraphRefusal(100, "API calls from the server require an appsecret_proof argument");
}

export function allowed(state: GraphState, c: Context, scope: string): void {
  const scopes = state.tokens.get(tokenOf(c))?.scopes ?? [];
  if (!scopes.includes(scope)) throw new GraphRefusal(200, `Requires ${scope} permission`);
}

/** Turns a rule that was broken into Facebook's answer. */
export function refusing(error: Error, c: Context): Response {
  if (error instanceof GraphRefusal) return refuse(c, error);
  throw error;
}
