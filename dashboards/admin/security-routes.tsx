import { type Context, Hono } from "hono";
import { doneWords } from "#dashboards/http/done-words.ts";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { SecurityPage } from "./security-page.tsx";
import { pairsIn, pairsText } from "./security-pairs.ts";
import type { ShownSso } from "./security-sso.tsx";

const HOME = "/admin/security";
type Faults = { field: string; message: string }[];
type TypedSso = Omit<ShownSso, "hasSecret">;

/** Mounted at /admin/security, behind the guard. */
export const securityRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => show(verbs, c))
    .post("/policy", async (c) => {
      const form = await readForm(c, 8192);
      const document = {
        secondFactorRoles: form.getAll("role").map(String),
        idleMinutes: Number(form.get("idleMinutes")),
        sessionHours: Number(form.get("sessionHours")),
      };
      return saved(
        verbs,
        c,
        () => verbs.changePolicy(c.get("ctx"), document),
        async () => "policy",
      );
    })
    .post("/sso", async (c) => {
      const form = await readForm(c, 64 * 1024);
      const text = (name: string) =>
        String(form.get(name) ?? "")
          .normalize("NFC")
          .trim();
      const typed: TypedSso = {
        ...(Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as Record<(typeof TEXTS)[number], string>), // safe: from TEXTS
        ...(Object.fromEntries(FLAGS.map((name) => [name, form.get(name) === "on"])) as Record<
          (typeof FLAGS)[number],
          boolean
        >), // safe: from FLAGS
      };
      const maps = { roles: pairsIn(typed.roles), units: pairsIn(typed.units) };
      const wrong = (["roles", "units"] as const).filter((name) => maps[name] === null);
      const message = pageOf(c).t.identity.security.badLine;
      if (wrong.length > 0) return show(verbs, c, { errors: wrong.map((field) => ({ field, message })), typed });
      const document = { ...typed, ...maps, secret: text("secret"), removeSecret: form.get("removeSecret") === "on" };
      const save = () => verbs.changeSso(c.get("ctx"), document);
      const done = async () => (!document.enabled || (await verbs.ssoAnswers(c.get("ctx"))) ? "sso" : SILENT);
      return saved(verbs, c, save, done, typed);
    });

/** Saved, but nobody answers at the address. */
const SILENT = "sso_silent";
const TEXTS = ["label", "issuer", "clientId", "scopes", "roleClaim", "unitClaim", "roles", "units"] as const;
const FLAGS = ["enabled", "createUsers", "trustsSecondFactor"] as const;

async function saved(
  verbs: Verbs,
  c: Context<HttpEnv>,
  save: () => Promise<void>,
  done: () => Promise<string>,
  typed?: TypedSso,
) {
  try {
    await save();
    return c.redirect(`${HOME}?done=${await done()}`, 303);
  } catch (error) {
    const words = pageOf(c).t.identity.security;
    // A role that does not exist is a line of the mapping that is wrong.
    const errors = faultsOf(error).map((one) => (one.field === "roles" ? { ...one, message: words.badLine } : one));
    return show(verbs, c, { errors, typed });
  }
}

/** @param shown.typed what was sent and refused: shown again, but for the secret */
async function show(verbs: Verbs, c: Context<HttpEnv>, shown: { errors?: Faults; typed?: TypedSso | undefined } = {}) {
  const page = pageOf(c);
  const words = page.t.identity.security;
  const { policy, sso } = await verbs.viewSecurity(c.get("ctx"));
  const stored = { ...sso, roles: pairsText(sso.roles), units: pairsText(sso.units) };
  const view = {
    page,
    policy,
    sso: { ...stored, ...shown.typed },
    callback: `${c.get("ctx").publicUrl}/console/sso/callback`,
    flash: shown.errors ? undefined : doneWords(c, words.done),
    errors: shown.errors ?? (c.req.query("done") === SILENT ? [{ field: "issuer", message: words.ssoSilent }] : []),
  };
  return c.html(<SecurityPage {...view} />, shown.errors ? 400 : 200);
}
