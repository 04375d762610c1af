import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#src/domain/actor.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { changePolicy } from "#src/services/security/change-settings.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { addToken } from "./add-token.ts";
import { addUser } from "./add-user.ts";
import { changePassword } from "./change-password.ts";
import { changeUser, disableUser, enableUser, resetFactors, resetPassword } from "./change-user.ts";
import { findActorBySession, findActorByToken } from "./find-actor.ts";
import { isProved, proveAgain } from "./prove.ts";
import { renewCodes } from "./recovery-codes.ts";
import { giveSecondFactor } from "./second-factor.ts";
import { endOtherSessions, endSession, listSessions } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { listTokens, revokeToken } from "./tokens.ts";
import { beginTotp, confirmTotp, removeTotp } from "./totp.ts";

const EMAIL = "hoa@example.vn";
const NOW = Date.parse("2026-03-02T02:00:00Z");
let t: TestCtx;
let password: string;
let id: number;

beforeEach(async () => {
  t = await testCtx();
  ({ id, password } = await addUser(t.ctx, { email: EMAIL, name: "Trần Thị Hoa", role: "operator" }));
});
afterEach(() => t.close());

const client = { ip: "203.0.113.7", userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36" };
const give = (more: object = {}) => signIn(t.ctx, { email: EMAIL, password, ...client, ...more });
const own = (): Ctx => withActor(t.ctx, { ...actor("operator", null, id), name: "Trần Thị Hoa" });
const admin = (userId = 1): Ctx => withActor(t.ctx, actor("admin", null, userId));
const deeds = async () => (await t.ctx.sql`select action from audit_log order by id`).map(({ action }) => action);
/** Signs in with a password alone. */
async function enter(more: object = {}): Promise<string> {
  const result = await give(more);
  if (result.step !== null) throw new Error("a second factor is asked for");
  return result.token;
}
/** What the phone shows at that moment. */
const shown = (secret: string, atMs: number) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp: atMs });
/** @returns the secret, with the app in force since NOW */
async function setUpTotp(): Promise<{ secret: string; codes: string[] }> {
  t.setNow(new Date(NOW));
  const { secret } = await beginTotp(own());
  const { codes } = await confirmTotp(own(), shown(secret, NOW));
  return { secret, codes: codes ?? [] };
}
async function stepNow(): Promise<string> {
  const result = await give();
  if (result.step === null) throw new Error("no second factor is asked for");
  return result.step;
}

describe("password", () => {
  test("opens a session that says device and half an address, and is written down", async () => {
    const token = await enter();
    expect(await findActorBySession(t.ctx, token)).toMatchObject({ userId: id, mustChangePassword: true });
    expect(await listSessions(own(), token)).toMatchObject([
      { device: "Chrome · Windows", network: "203.0.•.•", method: "password", current: true },
    ]);
    expect(await deeds()).toContain("sign_in.done");
  });

  test("nobody learns who has an account: the same words for all causes", async () => {
    const said = async (email: string, typed: string) =>
      signIn(t.ctx, { email, password: typed, ...client }).catch((error) => `${error.code} ${error.message}`);
    const answers = [await said(EMAIL, "sai"), await said("khong-co@example.vn", password)];
    await disableUser(admin(), id);
    answers.push(await said(EMAIL, password));
    expect(new Set(answers).size).toBe(1);
    expect(await t.ctx.sql`select 1 from audit_log where details::text like '%khong-co%'`).toHaveLength(0);
  });

  test("changed: other sessions end, this one goes on under a new token", async () => {
    const other = await enter();
    const token = await enter();
    const renewed = await changePassword(own(), { current: password, next: "mot cau dai de nho nhe" }, token);
    expect(await findActorBySession(t.ctx, other)).toBeNull();
    expect(await findActorBySession(t.ctx, token)).toBeNull();
    expect(await findActorBySession(t.ctx, renewed?.token ?? "")).toMatchObject({ mustChangePassword: false });
  });
});

describe("a session", () => {
  test("ends when idle and, however busy, after its hours; both as the city sets them", async () => {
    await changePolicy(admin(), { secondFactorRoles: [], idleMinutes: 10, sessionHours: 2 });
    const token = await enter();
    await t.ctx.sql`update sessions set seen_at = now() - interval '9 minutes'`;
    expect(await findActorBySession(t.ctx, token)).not.toBeNull();
    await t.ctx.sql`update sessions set seen_at = now() - interval '11 minutes'`;
    expect(await findActorBySession(t.ctx, token)).toBeNull();
    const [row] = await t.ctx.sql`select expires_at - created_at < interval '121 minutes' as short from sessions`;
    expect(row?.short).toBe(true);
  });

  test("is listed and ended by its owner alone", async () => {
    const token = await enter();
    const other = await enter();
    const { id: stranger } = await addUser(t.ctx, { email: "nam@example.vn", role: "leader" });
    const listed = await listSessions(own(), token);
    const otherId = listed.find(({ current }) => !current)?.id ?? 0;
    await endSession(withActor(t.ctx, actor("leader", null, stranger)), otherId);
    expect(await findActorBySession(t.ctx, other)).not.toBeNull();
    await endSession(own(), otherId);
    expect(await findActorBySession(t.ctx, other)).toBeNull();
    await enter();
    await enter();
    expect(await endOtherSessions(own(), token)).toBe(2);
    expect(await findActorBySession(t.ctx, token)).not.toBeNull();
  });

  test("must be proved again after a quarter of an hour before the account changes", async () => {
    const token = await enter();
    expect(await isProved(own(), token)).toBe(true);
    await t.ctx.sql`update sessions set proved_at = now() - interval '16 minutes'`;
    expect(await isProved(own(), token)).toBe(false);
    await expect(proveAgain(own(), token, "sai")).rejects.toMatchObject({ code: "INVALID" });
    await proveAgain(own(), token, password);
    expect(await isProved(own(), token)).toBe(true);
  });
});

describe("tries without success", () => {
  const wrong = (more: object = {}) => give({ password: "sai", ...more }).catch((error) => error);

  test("five are free, then the wait doubles; it holds in every process and after a restart", async () => {
    t.setNow(new Date(NOW));
    for (let n = 0; n < 5; n++) expect((await wrong()).code).toBe("UNAUTHENTICATED");
    expect(await wrong()).toMatchObject({ code: "RATE_LIMITED", details: { retryAfterSec: 30, kind: "account" } });
    // The right password has to wait too, else the wait would say which one it is.
    expect(await give().catch((error) => error.code)).toBe("RATE_LIMITED");
    t.setNow(new Date(NOW + 31_000));
    expect((await wrong()).code).toBe("UNAUTHENTICATED");
    expect(await wrong()).toMatchObject({ details: { retryAfterSec: 60 } });
    t.setNow(new Date(NOW + 95_000));
    expect(await enter()).toBeTruthy();
    expect((await wrong()).code).toBe("UNAUTHENTICATED");
    expect(await deeds()).toContain("sign_in.locked");
  });

  test("a hundred at once are counted as a hundred", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => wrong({ ip: "198.51.100.1" })));
    expect(answers.filter(({ code }) => code === "UNAUTHENTICATED").length).toBeLessThanOrEqual(5);
  });

  test("are no weapon: who has signed in here before gets in while others guess", async () => {
    const first = await give();
    for (let n = 0; n < 8; n++) await wrong({ ip: `198.51.100.${n}` });
    expect(await give({ ip: "192.0.2.1" }).catch((error) => error.code)).toBe("RATE_LIMITED");
    expect(await give({ ip: "192.0.2.1", knownDevice: first.knownDevice })).toHaveProperty("token");
    expect(await give({ ip: "192.0.2.2", knownDevice: `${first.knownDevice}x` }).catch((e) => e.code)).toBe(
      "RATE_LIMITED",
    );
  });

  test("one address that goes through many accounts is stopped", async () => {
    const codes = [];
    for (let n = 0; n < 32; n++) codes.push((await wrong({ email: `nguoi${n}@example.vn` })).code);
    expect(codes.slice(0, 30).every((code) => code === "UNAUTHENTICATED")).toBe(true);
    expect(codes.at(-1)).toBe("RATE_LIMITED");
  });

  test("the table holds neither e-mail nor address", async () => {
    await wrong();
    const rows = JSON.stringify(await t.ctx.sql`select key from sign_in_tries`);
    expect(rows).not.toMatch(/hoa|203\.0/);
  });
});

describe("the authenticator app", () => {
  test("is asked for only once its first code was right", async () => {
    t.setNow(new Date(NOW));
    const { secret } = await beginTotp(own());
    expect((await give()).step).toBeNull();
    await expect(confirmTotp(own(), "000000")).rejects.toMatchObject({ code: "INVALID" });
    expect((await confirmTotp(own(), shown(secret, NOW))).codes).toHaveLength(10);
    expect((await give()).step).toEqual(expect.any(String));
    await expect(beginTotp(own())).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test.each([
    ["half a minute behind", -30_000, true],
    ["half a minute ahead", 30_000, true],
    ["a minute and a half behind", -90_000, false],
    ["a minute and a half ahead", 90_000, false],
  ])("a phone that is %s", async (_, driftMs, works) => {
    const { secret } = await setUpTotp();
    const at = NOW + 600_000;
    t.setNow(new Date(at));
    const done = giveSecondFactor(t.ctx, { step: await stepNow(), code: shown(secret, at + driftMs), ...client });
    expect(
      await done.then(
        () => true,
        () => false,
      ),
    ).toBe(works);
  });

  test("a code works once, also when two send it at the same time", async () => {
    const { secret } = await setUpTotp();
    const at = NOW + 60_000;
    t.setNow(new Date(at));
    const code = shown(secret, at);
    const steps = [await stepNow(), await stepNow()];
    const both = await Promise.allSettled(steps.map((step) => giveSecondFactor(t.ctx, { step, code, ...client })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const again = giveSecondFactor(t.ctx, { step: await stepNow(), code, ...client });
    await expect(again).rejects.toMatchObject({ code: "INVALID" });
    // Also the code of the step before is used up.
    const older = giveSecondFactor(t.ctx, { step: await stepNow(), code: shown(secret, at - 30_000), ...client });
    await expect(older).rejects.toMatchObject({ code: "INVALID" });
  });

  test("a step works once and for ten minutes; five wrong codes lock whatever step is used", async () => {
    const { secret } = await setUpTotp();
    let at = NOW + 60_000;
    t.setNow(new Date(at));
    const step = await stepNow();
    await giveSecondFactor(t.ctx, { step, code: shown(secret, at), ...client });
    at += 60_000;
    t.setNow(new Date(at));
    await expect(giveSecondFactor(t.ctx, { step, code: shown(secret, at), ...client })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const old = await stepNow();
    t.setNow(new Date(at + 11 * 60_000));
    await expect(giveSecondFactor(t.ctx, { step: old, code: "123456", ...client })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const codes = [];
    for (let n = 0; n < 6; n++)
      codes.push(
        await giveSecondFactor(t.ctx, { step: await stepNow(), code: "000000", ...client }).catch((e) => e.code),
      );
    expect(codes).toEqual(["INVALID", "INVALID", "INVALID", "INVALID", "INVALID", "RATE_LIMITED"]);
  });

  test("the secret is sealed, and is gone with its removal", async () => {
    const { secret } = await setUpTotp();
    const stored = JSON.stringify(await t.ctx.sql`select * from totp_secrets`);
    expect(stored).not.toContain(secret.replaceAll(" ", ""));
    await removeTotp(own(), false);
    expect((await give()).step).toBeNull();
  });
});

describe("recovery codes", () => {
  test("each works once, however it is typed, and only for its owner", async () => {
    const { codes } = await setUpTotp();
    const [first = "", second = ""] = codes;
    const typed = first.toUpperCase().replace("-", " ");
    expect(await giveSecondFactor(t.ctx, { step: await stepNow(), code: typed, ...client })).toMatchObject({
      recoveryLeft: 9,
    });
    await expect(giveSecondFactor(t.ctx, { step: await stepNow(), code: first, ...client })).rejects.toMatchObject({
      code: "INVALID",
    });
    const fresh = await renewCodes(own());
    await expect(giveSecondFactor(t.ctx, { step: await stepNow(), code: second, ...client })).rejects.toMatchObject({
      code: "INVALID",
    });
    expect(new Set(fresh).size).toBe(10);
    expect(await deeds()).toContain("recovery.use");
    expect(JSON.stringify(await t.ctx.sql`select * from recovery_codes`)).not.toContain(fresh[0]?.slice(0, 5));
  });
});

describe("a role that must have a second factor", () => {
  test("is led to set it up, and may not remove the last one", async () => {
    const token = await enter();
    await changePolicy(admin(), { secondFactorRoles: ["operator"] });
    expect(await findActorBySession(t.ctx, token)).toMatchObject({ mustAddFactor: true });
    await setUpTotp();
    expect(await findActorBySession(t.ctx, token)).toMatchObject({ mustAddFactor: false });
    await expect(removeTotp(own(), true)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await give()).step).not.toBeNull();
  });
});

describe("administrators", () => {
  test("a new role or unit ends the sessions; the change is written down with before and after", async () => {
    const token = await enter();
    await changeUser(admin(), id, { name: "Trần Thị Hoa", role: "leader", unitId: null });
    expect(await findActorBySession(t.ctx, token)).toBeNull();
    const [row] = await t.ctx.sql`select details from audit_log where action = 'user.change'`;
    expect(row?.details).toEqual({ role: ["operator", "leader"] });
    await expect(changeUser(admin(), id, { name: "Hoa", role: "officer", unitId: null })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  test("whoever is deactivated is out at once, with their tokens", async () => {
    const session = await enter();
    const token = await addToken(t.ctx, EMAIL, ["tickets:read"]);
    await disableUser(admin(), id);
    expect(await findActorBySession(t.ctx, session)).toBeNull();
    expect(await findActorByToken(t.ctx, token)).toBeNull();
    await enableUser(admin(), id);
    expect(await findActorBySession(t.ctx, session)).toBeNull();
    expect(await findActorByToken(t.ctx, token)).toBeNull();
    expect(await enter()).toBeTruthy();
  });

  test("the last one stays: two who remove each other at once do not both succeed", async () => {
    await expect(disableUser(admin(), 1)).rejects.toMatchObject({ code: "CONFLICT" });
    const demoted = { name: "Quản trị", role: "leader", unitId: null } as const;
    await expect(changeUser(admin(), 1, demoted)).rejects.toMatchObject({ code: "CONFLICT" });
    const { id: second } = await addUser(t.ctx, { email: "hai@example.vn", role: "admin" });
    const both = await Promise.allSettled([disableUser(admin(1), second), changeUser(admin(second), 1, demoted)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("reset a second factor, and a password, both of which end the sessions and are written down", async () => {
    const { secret } = await setUpTotp();
    const at = NOW + 60_000;
    t.setNow(new Date(at));
    await giveSecondFactor(t.ctx, { step: await stepNow(), code: shown(secret, at), ...client });
    await resetFactors(admin(), id);
    expect(await t.ctx.sql`select 1 from sessions where user_id = ${id}`).toHaveLength(0);
    expect((await give()).step).toBeNull();
    const fresh = await resetPassword(admin(), id);
    expect(await give({ password: fresh })).toMatchObject({ step: null, mustChangePassword: true });
    expect(await deeds()).toEqual(expect.arrayContaining(["user.reset_factors", "user.reset_password"]));
  });

  test.each(["operator", "officer", "unit_lead", "leader", "auditor"] as const)(
    "%s may do none of it",
    async (role) => {
      const ctx = withActor(t.ctx, actor(role, "27154-ubnd", id));
      const asked = [
        () => addUser(ctx, { email: "x@example.vn", role: "admin" }),
        () => changeUser(ctx, id, { name: "x", role: "admin", unitId: null }),
        () => disableUser(ctx, 1),
        () => resetFactors(ctx, 1),
        () => resetPassword(ctx, 1),
        () => addToken(ctx, EMAIL, ["admin"]),
        () => listTokens(ctx),
        () => changePolicy(ctx, {}),
      ];
      for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );
});

describe("API tokens", () => {
  test("are listed with their last use, expire, and are worth nothing once revoked", async () => {
    const token = await addToken(admin(), EMAIL, ["tickets:read"], { name: "Kho dữ liệu", days: 30 });
    expect(await listTokens(admin())).toMatchObject({
      items: [{ name: "Kho dữ liệu", lastUsedAt: null, state: "active" }],
    });
    expect(await findActorByToken(t.ctx, token)).toMatchObject({ kind: "token", userId: id });
    const { items } = await listTokens(admin());
    expect(items[0]?.lastUsedAt).not.toBeNull();
    await t.ctx.sql`update api_tokens set expires_at = now() - interval '1 second'`;
    expect(await findActorByToken(t.ctx, token)).toBeNull();
    const second = await addToken(admin(), EMAIL, ["tickets:read"]);
    await revokeToken(admin(), items[0]?.id ?? 0);
    await revokeToken(admin(), (items[0]?.id ?? 0) + 1);
    expect(await findActorByToken(t.ctx, second)).toBeNull();
    expect((await deeds()).filter((one) => one === "token.revoke")).toHaveLength(2);
  });

  test("cannot change the account of their person", async () => {
    const asToken: Actor = { ...actor("operator", null, id), kind: "token", scopes: ["admin"] };
    await expect(beginTotp(withActor(t.ctx, asToken))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
