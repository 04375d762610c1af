import type { Context, Hono } from "hono";
import { idMaker } from "../../simulation/ids.ts";
import type { ZaloState } from "./state.ts";

/** A refusal has no numeric error and comes with HTTP 200, as integrations have seen it. */
const refuse = (c: Context, name: string, reason: string) =>
  c.json({ error_name: name, error_reason: reason, error_description: reason });

/** Signing in and renewing: a refresh token is used once, and the next one comes with the answer. */
export function oauthRoutes(app: Hono, state: ZaloState): void {
  const newId = idMaker();
  const { tokens } = state;
  app.get("/v4/oa/permission", (c) => {
    const code = `code${newId()}`;
    tokens.codes.add(code);
    const back = new URL(c.req.query("redirect_uri") ?? state.server.url);
    back.searchParams.set("code", code);
    back.searchParams.set("oa_id", state.oaId);
    const stateParameter = c.req.query("state");
    if (stateParameter) back.searchParams.set("state", stateParameter);
    return c.redirect(back.toString());
  });
  app.post("/v4/oa/access_token", async (c) => {
    const form = await c.req.parseBody();
    if (c.req.header("secret_key") !== state.appSecret) return refuse(c, "Invalid secret key", "secret_key is invalid");
    if (form.app_id !== state.appId) return refuse(c, "Invalid app id", "app_id is invalid");
    if (form.grant_type === "authorization_code") {
      if (!tokens.codes.delete(String(form.code))) return refuse(c, "Invalid code", "authorization code is invalid");
    } else if (tokens.spent.has(String(form.refresh_token))) {
      return refuse(c, "Invalid refresh token", "refresh token has been used");
    } else if (form.refresh_token !== tokens.refresh) {
      return refuse(c, "Invalid refresh token", "refresh token is invalid");
    }
    tokens.spent.add(tokens.refresh);
    tokens.refresh = `refresh-${newId()}`;
    tokens.access = `access-${newId()}`;
    tokens.expiresAt = new Date(state.now().getTime() + tokens.expiresInSec * 1_000);
    return c.json({
      access_token: tokens.access,
      refresh_token: tokens.refresh,
      expires_in: String(tokens.expiresInSec),
    });
  });
}
