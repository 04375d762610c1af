import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "#src/services/ctx.ts";
import { changePolicy, changeSso, viewSecurity } from "#src/services/security/change-settings.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { type SsoProvider, startSsoProvider } from "#tests/support/sso-provider.ts";
import { addUser } from "../add-user.ts";
import { disableUser } from "../change-user.ts";
import { findActorBySession } from "../find-actor.ts";
import { beginTotp, confirmTotp } from "../totp.ts";
import { beginSso } from "./begin.ts";
import { ssoAnswers } from "./client.ts";
import { finishSso } from "./finish.ts";

let t: TestCtx;
let sso: SsoProvider;
beforeAll(async () => {
  sso = await startSsoProvider("http://127.0.0.1:8080/console/sso/callback");
});
afterAll(() => sso.close());
beforeEach(async () => {
  t = await testCtx();
});
afterEach(() => t.close());

const UNIT = "27154-ubnd";
const HOA = { sub: "dir-1", email: "hoa@example.vn", email_verified: true, name: "Trần Thị Hoa" };
const admin = () => withActor(t.ctx, actor("admin", null, 1));
const configure = (more: object = {}) =>
  changeSso(admin(), { enabled: true, issuer: sso.issuer, clientId: sso.clientId, secret: sso.secret, ...more });
const client = { ip: "203.0.113.7" };

/** There and back. */
async function pass(next = "/console") {
  const { url, sealed } = await beginSso(t.ctx, next);
  return finishSso(t.ctx, { query: await sso.walk(url), sealed, ...client });
}
const refused = async () => {
  const code = await pass().then(
    () => "let in",
    (error) => error.code,
  );
  const [row] = await t.ctx.sql`select details from audit_log where action = 'sign_in.sso_refused' order by id desc`;
  return `${code} ${row?.details.cause}`;
};

test("a colleague with the same verified address is linked, and found by their id from then on", async () => {
  const { id } = await addUser(t.ctx, { email: HOA.email, role: "operator" });
  await configure();
  sso.signInAs(HOA);
  const first = await pass("/admin/audit");
  expect(first).toMatchObject({ step: null, next: "/admin/audit", mustChangePassword: false });
  if (first.step === null) expect(await findActorBySession(t.ctx, first.token)).toMatchObject({ userId: id });
  sso.signInAs({ ...HOA, email: "da-doi@example.vn" });
  expect(await pass()).toMatchObject({ step: null });
  expect(await t.ctx.sql`select 1 from sso_identities`).toHaveLength(1);
});

test("nobody gets in by an address that the sign-on has not verified, or that is linked to another", async () => {
  await addUser(t.ctx, { email: HOA.email, role: "operator" });
  await configure();
  sso.signInAs({ ...HOA, email_verified: false });
  expect(await refused()).toBe("UNAUTHENTICATED nobody");
  sso.signInAs(HOA);
  await pass();
  sso.signInAs({ ...HOA, sub: "dir-2" });
  expect(await refused()).toBe("UNAUTHENTICATED nobody");
});

describe("accounts", () => {
  const mapping = {
    roleClaim: "groups",
    roles: { "canbo-1022": "operator", "phuong-xuly": "officer" },
    unitClaim: "department",
    units: { "Phường Bàn Cờ": UNIT },
  };

  test("are not made unless the city wants it, nor without a role from the mapping", async () => {
    await configure(mapping);
    sso.signInAs({ ...HOA, groups: ["canbo-1022"] });
    expect(await refused()).toBe("UNAUTHENTICATED nobody");
    await configure({ ...mapping, createUsers: true });
    sso.signInAs({ ...HOA, groups: ["khac"] });
    expect(await refused()).toBe("UNAUTHENTICATED nobody");
    sso.signInAs({ ...HOA, groups: ["phuong-xuly"] });
    expect(await refused()).toBe("UNAUTHENTICATED nobody"); // an officer without a unit
    sso.signInAs({ ...HOA, groups: ["phuong-xuly"], department: "Phường Bàn Cờ" });
    expect(await pass()).toMatchObject({ step: null });
    expect(await t.ctx.sql`select role, unit_id, name from users where email = ${HOA.email}`).toEqual([
      { role: "officer", unit_id: UNIT, name: "Trần Thị Hoa" },
    ]);
  });

  test("follow the directory: a new role there is a new role here, and ends older sessions", async () => {
    await configure({ ...mapping, createUsers: true });
    sso.signInAs({ ...HOA, groups: "phuong-xuly", department: "Phường Bàn Cờ" });
    const first = await pass();
    sso.signInAs({ ...HOA, groups: "canbo-1022" });
    const second = await pass();
    if (first.step !== null || second.step !== null) throw new Error("no session");
    expect(await findActorBySession(t.ctx, first.token)).toBeNull();
    expect(await findActorBySession(t.ctx, second.token)).toMatchObject({ role: "operator" });
  });

  test("that are deactivated stay out", async () => {
    const { id } = await addUser(t.ctx, { email: HOA.email, role: "operator" });
    await configure();
    sso.signInAs(HOA);
    await pass();
    await disableUser(admin(), id);
    expect(await refused()).toBe("UNAUTHENTICATED nobody");
  });
});

describe("the way there and back", () => {
  const begun = async () => {
    await addUser(t.ctx, { email: HOA.email, role: "operator" });
    await configure();
    sso.signInAs(HOA);
    return beginSso(t.ctx, "/console");
  };

  test("asks with PKCE, state and nonce, and sends no secret along", async () => {
    const { url } = await begun();
    const query = new URL(url).searchParams;
    expect(query.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) expect(query.get(name)?.length).toBeGreaterThan(20);
    expect(url).not.toContain(sso.secret);
  });

  test("belongs to one browser: another's cookie, none, or an old one opens nothing", async () => {
    const { url } = await begun();
    const query = await sso.walk(url);
    const { sealed } = await beginSso(t.ctx, "/console");
    for (const other of [sealed, undefined, "abc"])
      await expect(finishSso(t.ctx, { query, sealed: other, ...client })).rejects.toMatchObject({
        code: "UNAUTHENTICATED",
      });
    t.setNow(new Date(Date.now() + 11 * 60_000));
    await expect(finishSso(t.ctx, { query, sealed, ...client })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("works once", async () => {
    const { url, sealed } = await begun();
    const query = await sso.walk(url);
    await finishSso(t.ctx, { query, sealed, ...client });
    await expect(finishSso(t.ctx, { query, sealed, ...client })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("whoever pressed Cancel there gave up; that is no refusal", async () => {
    const { url, sealed } = await begun();
    const query = `?error=access_denied&state=${new URL(url).searchParams.get("state")}&iss=${sso.issuer}`;
    await expect(finishSso(t.ctx, { query, sealed, ...client })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      details: { cause: "access_denied" },
    });
  });

  test.each(["?error=access_denied", "?code=x&state=y", "?"])("refuses %s", async (query) => {
    const { sealed } = await begun();
    await expect(finishSso(t.ctx, { query, sealed, ...client })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});

describe("the second factor", () => {
  beforeEach(async () => {
    const { id } = await addUser(t.ctx, { email: HOA.email, role: "operator" });
    const own = withActor(t.ctx, actor("operator", null, id));
    const { secret } = await beginTotp(own);
    const { Secret, TOTP } = await import("otpauth");
    await confirmTotp(own, new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate());
    sso.signInAs(HOA);
  });

  test("is asked for here unless the city trusts its sign-on with it", async () => {
    await configure();
    expect((await pass()).step).toEqual(expect.any(String));
    await configure({ trustsSecondFactor: true });
    expect((await pass()).step).toBeNull();
  });

  test("is not asked for when the sign-on says that it has asked", async () => {
    await configure();
    sso.signInAs({ ...HOA, amr: ["pwd", "mfa"] });
    expect((await pass()).step).toBeNull();
  });
});

describe("its settings", () => {
  test("keep the client secret sealed and to themselves", async () => {
    await configure();
    expect(JSON.stringify(await viewSecurity(admin()))).not.toContain(sso.secret);
    expect(JSON.stringify(await t.ctx.sql`select document from security_settings`)).not.toContain(sso.secret);
    expect(JSON.stringify(await t.ctx.sql`select details from audit_log`)).not.toContain(sso.secret);
    await expect(configure({ issuer: "https://khac.example.vn", secret: "" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  test.each([
    { issuer: "http://sso.example.vn" },
    { issuer: "" },
    { clientId: "" },
    { createUsers: true },
    { units: { a: "khong-co" } },
    { roles: { a: "vua" } },
  ])("refuse %j", async (wrong) => {
    await expect(configure(wrong)).rejects.toMatchObject({ code: "INVALID" });
  });

  test("off or out of reach, the password still works and the page says why", async () => {
    await expect(beginSso(t.ctx, "/console")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await configure({ issuer: "http://127.0.0.1:9", secret: "mot-khoa-khac" });
    await expect(beginSso(t.ctx, "/console")).rejects.toMatchObject({ code: "UPSTREAM" });
    expect(await ssoAnswers(t.ctx)).toBe(false);
    await configure();
    expect(await ssoAnswers(t.ctx)).toBe(true);
    await changePolicy(admin(), { secondFactorRoles: ["admin"] });
  });
});
