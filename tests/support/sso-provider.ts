import { createServer } from "node:http";
import { type AccountClaims, type Configuration, Provider } from "oidc-provider";
import { request } from "undici";

export interface SsoProvider {
  issuer: string;
  clientId: string;
  secret: string;
  /** Who signs in next, and what the sign-on says of them. `sub` names the account. */
  signInAs(claims: AccountClaims): void;
  /** Goes through the sign-on as a browser would. @returns the query of the callback, with its "?" */
  walk(url: string): Promise<string>;
  close(): Promise<void>;
}

/** A real OpenID Connect provider (certified `oidc-provider`) on this machine, in which everybody agrees to all. */
export async function startSsoProvider(redirectUri: string): Promise<SsoProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const [clientId, secret] = ["langnghe", "mot-bi-mat-chi-de-thu"];
  let claims: AccountClaims = { sub: "nobody" };
  const provider = new Provider(
    issuer,
    configuration(() => claims, { clientId, secret, redirectUri }),
  );
  // Warnings about keys made for development: that is what they are.
  provider.on("server_error", () => {});
  const answer = provider.callback();
  server.on("request", async (req, res) => {
    if (!req.url?.startsWith("/interaction/")) return answer(req, res);
    await provider.interactionFinished(req, res, {
      login: { accountId: claims.sub, ...(Array.isArray(claims.amr) ? { amr: claims.amr.map(String) } : {}) },
    });
  });
  return {
    issuer,
    clientId,
    secret,
    signInAs: (next) => {
      claims = next;
    },
    walk: (url) => walk(url, redirectUri),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function configuration(
  claims: () => AccountClaims,
  client: { clientId: string; secret: string; redirectUri: string },
): Configuration {
  return {
    clients: [{ client_id: client.clientId, client_secret: client.secret, redirect_uris: [client.redirectUri] }],
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...claims(), sub }) }),
    // What the city's directory says goes into the ID token itself, as most sign-ons of offices do.
    conformIdTokenClaims: false,
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name", "groups", "department"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    loadExistingGrant: async (ctx) => {
      const { Grant } = ctx.oidc.provider;
      const grant = new Grant({ clientId: client.clientId, accountId: ctx.oidc.session?.accountId ?? "" });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

async function walk(url: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = url;
  for (let hops = 0; hops < 8; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const { statusCode, headers, body } = await request(at, { headers: { cookie } });
    const text = await body.text();
    for (const one of [headers["set-cookie"] ?? []].flat()) {
      const [name = "", value = ""] = (one.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const location = [headers.location ?? ""].flat()[0] ?? "";
    if (statusCode < 300 || statusCode >= 400) throw new Error(`${statusCode} at ${at}: ${text.slice(0, 300)}`);
    const next = new URL(location, at);
    if (next.href.startsWith(redirectUri)) return next.search;
    at = next.href;
  }
  throw new Error("too many redirects");
}
