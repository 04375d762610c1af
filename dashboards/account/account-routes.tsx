import { type Context, Hono } from "hono";
import { readRegistration } from "#dashboards/console/passkey-routes.ts";
import { doneWords } from "#dashboards/http/done-words.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { AccountPage } from "./account-page.tsx";
import { CodesPage } from "./codes-page.tsx";
import { provedOnly } from "./prove-routes.tsx";
import { TotpPage } from "./totp-page.tsx";

const HOME = "/console/account";
const go = (c: Context<HttpEnv>, done: string) => c.redirect(`${HOME}?done=${done}`, 303);

/** One's own account. Mounted at /console/account, behind the guard. What changes it wants a recent proof. */
export const accountRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const account = await verbs.loadAccount(c.get("ctx"), tokenOf(verbs, c));
      const flash = doneWords(c, page.t.identity.account.done);
      return c.html(<AccountPage page={page} account={account} flash={flash} must={c.get("mustAddFactor") ?? false} />);
    })
    .post("/sessions/:id/end", async (c) => {
      await verbs.endSession(c.get("ctx"), idOf(c));
      return go(c, "ended");
    })
    .post("/sessions/end-others", async (c) => {
      await verbs.endOtherSessions(c.get("ctx"), tokenOf(verbs, c));
      return go(c, "ended_others");
    })
    .use("/totp", provedOnly(verbs))
    .use("/totp/*", provedOnly(verbs))
    .use("/passkeys/*", provedOnly(verbs))
    .use("/passkeys", provedOnly(verbs))
    .use("/recovery", provedOnly(verbs))
    .get("/totp", (c) => showTotp(verbs, c))
    .post("/totp", async (c) => {
      const code = String((await readForm(c, 4096)).get("code") ?? "").slice(0, 20);
      try {
        const { codes } = await verbs.confirmTotp(c.get("ctx"), code);
        await renew(verbs, c);
        return codes ? showCodes(verbs, c, codes) : go(c, "totp");
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "INVALID") throw error;
        return showTotp(verbs, c, error.message);
      }
    })
    .post("/totp/remove", async (c) => {
      await verbs.removeTotp(c.get("ctx"), await verbs.needsFactor(c.get("ctx")));
      await renew(verbs, c);
      return go(c, "totp_off");
    })
    .post("/passkeys/options", async (c) => c.json(await verbs.beginPasskey(c.get("ctx"))))
    .post("/passkeys", async (c) => {
      const { answer, name } = await readRegistration(c);
      const { wantsCodes } = await verbs.addPasskey(c.get("ctx"), answer, name);
      await renew(verbs, c);
      return c.json({ url: wantsCodes ? `${HOME}/recovery` : `${HOME}?done=passkey` });
    })
    .post("/passkeys/:id/rename", async (c) => {
      await verbs.renamePasskey(c.get("ctx"), idOf(c), String((await readForm(c, 4096)).get("name") ?? ""));
      return go(c, "renamed");
    })
    .post("/passkeys/:id/remove", async (c) => {
      await verbs.removePasskey(c.get("ctx"), idOf(c), await verbs.needsFactor(c.get("ctx")));
      await renew(verbs, c);
      return go(c, "passkey_off");
    })
    .get("/recovery", async (c) => {
      const account = await verbs.loadAccount(c.get("ctx"), tokenOf(verbs, c));
      return c.html(<CodesPage page={pageOf(c)} email={account.email} codes={null} />);
    })
    .post("/recovery", async (c) => showCodes(verbs, c, await verbs.renewCodes(c.get("ctx"))));

const tokenOf = (verbs: Verbs, c: Context<HttpEnv>) => verbs.readSession(c) ?? "";

/** What this session may do has changed, so its cookie changes too. */
async function renew(verbs: Verbs, c: Context<HttpEnv>): Promise<void> {
  const session = await verbs.renewSession(c.get("ctx"), tokenOf(verbs, c));
  if (session) verbs.setSession(c, session.token, session.expiresAt);
}

async function showTotp(verbs: Verbs, c: Context<HttpEnv>, error?: string) {
  const begun = await verbs.beginTotp(c.get("ctx"));
  return c.html(<TotpPage page={pageOf(c)} {...begun} error={error} />, error ? 400 : 200);
}

/** In the answer to the POST itself: after a redirect they would have to be kept somewhere. */
async function showCodes(verbs: Verbs, c: Context<HttpEnv>, codes: string[]) {
  const { email } = await verbs.loadAccount(c.get("ctx"), tokenOf(verbs, c));
  return c.html(<CodesPage page={pageOf(c)} email={email} codes={codes} />);
}

function idOf(c: Context<HttpEnv>): number {
  const id = c.req.param("id") ?? "";
  if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy mục này.");
  return Number(id);
}
