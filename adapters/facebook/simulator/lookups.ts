import type { Hono } from "hono";
import { tokenOf } from "./guard.ts";
import { ofPage } from "./messages.ts";
import { ALL_SCOPES, GraphRefusal, type GraphState } from "./state.ts";

/** Tokens, Pages, profiles. Registered before the guard where Facebook asks for no Page token. */
export function tokenRoutes(app: Hono, state: GraphState): void {
  app.get("/:version/oauth/access_token", (c) => {
    const { client_id, client_secret, grant_type, fb_exchange_token, code } = c.req.query();
    if (client_id !== state.appId || client_secret !== state.appSecret)
      throw new GraphRefusal(101, "Error validating application");
    if (grant_type === "fb_exchange_token" ? !state.tokens.has(fb_exchange_token ?? "") : !code) {
      throw new GraphRefusal(100, "This authorization code has expired");
    }
    const access_token = `EAA${state.newId()}`;
    state.tokens.set(access_token, { valid: true, expiresAt: null, scopes: ALL_SCOPES });
    return c.json({ access_token, token_type: "bearer", expires_in: 5_184_000 });
  });
  app.get("/:version/debug_token", (c) => {
    if (tokenOf(c) !== `${state.appId}|${state.appSecret}`)
      throw new GraphRefusal(190, "Invalid OAuth access token signature.");
    const token = state.tokens.get(c.req.query("input_token") ?? "");
    const isValid = Boolean(token?.valid) && !(token?.expiresAt && token.expiresAt <= state.now());
    const scopes = token?.scopes ?? [];
    return c.json({
      data: {
        app_id: state.appId,
        type: "PAGE",
        is_valid: isValid,
        expires_at: token?.expiresAt ? Math.floor(token.expiresAt.getTime() / 1_000) : 0,
        data_access_expires_at: 0,
        scopes,
        granular_scopes: scopes.map((scope) => ({ scope, target_ids: [state.pageId] })),
        ...(isValid ? {} : { error: { code: 190, message: "Error validating access token", subcode: 460 } }),
      },
    });
  });
}

export function lookupRoutes(app: Hono, state: GraphState): void {
  app.get("/:version/me/accounts", (c) => {
    const page = {
      id: state.pageId,
      name: "Trang của phường",
      access_token: [...state.tokens.keys()][0],
      tasks: ["MODERATE", "MESSAGING"],
    };
    return c.json({ data: state.flags.noAccounts ? [] : [page] });
  });
  app.post("/:version/:page/subscribed_apps", (c) => {
    ofPage(state, c.req.param("page"));
    for (const field of (c.req.query("subscribed_fields") ?? "").split(",")) if (field) state.subscribed.add(field);
    return c.json({ success: true });
  });
  app.get("/:version/:psid", (c) => {
    const person = state.people.get(c.req.param("psid"));
    if (!person || person.profile === "refused") throw new GraphRefusal(100, "User consent is required", 2018218);
    const { id, name } = person;
    if (person.profile === "name") return c.json({ id, name });
    const words = name.split(" ");
    return c.json({
      id,
      name,
      first_name: words.at(-1),
      last_name: words[0],
      profile_pic: `${state.server.url}/media/none`,
    });
  });
}
