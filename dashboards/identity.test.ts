import { describe, expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import { pairsIn } from "./admin/security-pairs.ts";
import { ADMIN, fakeApp, OPERATOR } from "./testing/fake-app.ts";
import { fakeAccount } from "./testing/fake-identity.ts";
import { faultsOf } from "./testing/markup.ts";

const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
const withStep = { headers: { cookie: "step=1" } };

test.each([
  ["/console/sign-in", null],
  ["/console/sign-in/second", null],
  ["/console/account", OPERATOR],
  ["/console/account/totp", OPERATOR],
  ["/console/account/recovery", OPERATOR],
  ["/console/account/prove", OPERATOR],
  ["/admin/people", ADMIN],
  ["/admin/people/7", ADMIN],
  ["/admin/tokens", ADMIN],
  ["/admin/security", ADMIN],
  ["/admin/audit", ADMIN],
])("%s is a page without faults, in both languages", async (path, actor) => {
  for (const lang of ["vi", "en"]) {
    const answer = await fakeApp({ actor }).request(`${path}?lang=${lang}`, withStep);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(faultsOf(html)).toEqual([]);
    expect(html).not.toMatch(/\b(undefined|NaN|\[object Object\]|Invalid Date)\b|<b>|<i>/);
  }
});

describe("signing in", () => {
  test("with a second factor goes to the second page, and no session is set before it is given", async () => {
    const signIn = async () => ({ step: "s", expiresAt: new Date("2026-11-25T01:00:00Z"), knownDevice: "d" });
    const app = fakeApp({ verbs: { signIn } });
    const sent = await app.request("/console/sign-in", form({ email: "a@b.vn", password: "x", next: "/admin/audit" }));
    expect(sent.headers.get("location")).toBe("/console/sign-in/second?next=%2Fadmin%2Faudit");
    expect(sent.headers.get("set-cookie")).not.toContain("session-token");
    const done = await app.request("/console/sign-in/second", {
      ...form({ code: "123456", next: "/admin/audit" }),
      ...withStep,
    });
    expect(done.headers.get("location")).toBe("/admin/audit");
    expect(done.headers.get("set-cookie")).toContain("session-token");
  });

  test("without a first step the second page leads back to the beginning", async () => {
    const answer = await fakeApp().request("/console/sign-in/second?next=/admin/audit");
    expect(answer.headers.get("location")).toBe("/console/sign-in?done=expired&next=%2Fadmin%2Faudit");
  });

  test("a wrong code is said at its field; the code is not shown again", async () => {
    const giveSecondFactor = async () => {
      throw new AppError("INVALID", "Mã chưa đúng hoặc đã dùng rồi.", { field: "code" });
    };
    const app = fakeApp({ verbs: { giveSecondFactor } });
    const answer = await app.request("/console/sign-in/second", { ...form({ code: "987654" }), ...withStep });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain("Mã chưa đúng hoặc đã dùng rồi.");
    expect(html).not.toContain("987654");
  });

  test.each(["https://boc-lot.vn", "//boc-lot.vn", "/\\boc-lot.vn"])("never leads to %s", async (next) => {
    const answer = await fakeApp().request(`/console/sign-in/second`, {
      ...form({ code: "123456", next }),
      ...withStep,
    });
    expect(answer.headers.get("location")).toBe("/console/home");
  });

  test("the city's own sign-on is a link, for a form may not end at another site", async () => {
    const html = await (await fakeApp().request("/console/sign-in?next=/admin/audit")).text();
    expect(html).toContain('href="/console/sso/start?next=%2Fadmin%2Faudit"');
    const away = await fakeApp().request("/console/sso/start");
    expect(away.headers.get("location")).toMatch(/^https:\/\/sso\.example\.vn/);
  });

  test.each([
    ["UPSTREAM", {}, "không trả lời"],
    ["UNAUTHENTICATED", { cause: "access_denied" }, "đã dừng ở cổng"],
    ["UNAUTHENTICATED", { cause: "expired" }, "đã hết hạn"],
    ["UNAUTHENTICATED", { cause: "nobody" }, "chưa được dùng ở đây"],
  ] as const)("whom it sends back with %s %j is told why beside the password", async (code, details, words) => {
    const finishSso = () => Promise.reject(new AppError(code, "…", details));
    const app = fakeApp({ verbs: { finishSso } });
    const back = await app.request("/console/sso/callback?code=ma-mot-lan&state=s");
    const to = back.headers.get("location") ?? "";
    expect(to).not.toContain("ma-mot-lan");
    const html = await (await app.request(to)).text();
    expect(html).toContain(words);
    expect(html).toContain('type="password"');
  });

  test("passkeys: the button is hidden until the island finds that the browser can", async () => {
    const html = await (await fakeApp().request("/console/sign-in")).text();
    expect(html).toMatch(/data-passkey="sign-in"[^>]*hidden/);
    const answer = { id: "x", rawId: "x", type: "public-key", clientExtensionResults: {} };
    const response = { clientDataJSON: "e", authenticatorData: "e", signature: "e" };
    const sent = await fakeApp().request("/console/sign-in/passkey", {
      method: "POST",
      body: JSON.stringify({ answer: { ...answer, response }, next: "//boc-lot.vn" }),
    });
    expect(await sent.json()).toEqual({ url: "/console/home" });
  });
});

describe("one's own account", () => {
  test("whoever must have a second factor sees only the pages on which it is set up", async () => {
    const app = fakeApp({ actor: ADMIN, mustAddFactor: true });
    for (const path of ["/console", "/admin/people", "/console/notices", "/console/accounts"])
      expect((await app.request(path)).headers.get("location")).toBe("/console/account?must=1");
    expect((await app.request("/console/account/totp")).status).toBe(200);
    expect(await (await app.request("/console/account")).text()).toContain("cần xác thực hai lớp");
  });

  test("an unlocked desk is not enough: what changes the account asks who sits there", async () => {
    const app = fakeApp({ actor: OPERATOR, verbs: { isProved: async () => false } });
    expect((await app.request("/console/account/totp")).headers.get("location")).toBe(
      "/console/account/prove?next=%2Fconsole%2Faccount%2Ftotp",
    );
    for (const path of ["totp/remove", "passkeys/4/remove", "passkeys/options", "recovery"])
      expect((await app.request(`/console/account/${path}`, form({}))).headers.get("location")).toContain("/prove?");
  });

  test("recovery codes are in the answer that makes them, never in an address; the session gets a new token", async () => {
    const answer = await fakeApp({ actor: OPERATOR }).request("/console/account/totp", form({ code: "123456" }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("<code>abcde-fghjk</code>");
    expect(answer.headers.get("set-cookie")).toContain("rotated-token");
  });

  test("without a host name the page says what passkeys need", async () => {
    const loadAccount = async () => fakeAccount({ canPasskey: false });
    const html = await (await fakeApp({ actor: OPERATOR, verbs: { loadAccount } }).request("/console/account")).text();
    expect(html).toContain("PUBLIC_URL");
    expect(html).not.toContain('data-passkey="register"');
  });
});

describe("people and tokens", () => {
  test("a one-time password is shown in the answer that makes it", async () => {
    const app = fakeApp({ actor: ADMIN });
    const fields = { email: "moi@example.vn", name: "Người Mới", role: "operator", unitId: "" };
    const made = await app.request("/admin/people", form(fields));
    expect(await made.text()).toContain("abcd-efgh-jkmn-pqrs");
    expect(await (await app.request("/admin/people/9")).text()).not.toContain("abcd-efgh-jkmn-pqrs");
  });

  test("what is wrong is said at its field, with the values kept", async () => {
    const app = fakeApp({ actor: ADMIN });
    const answer = await app.request(
      "/admin/people",
      form({ email: "khong-phai", name: "Tên Giữ Lại", role: "leader" }),
    );
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('href="#email"');
    expect(html).toContain("Tên Giữ Lại");
  });

  test("the last administrator stays: the refusal is told on the page", async () => {
    const disableUser = async () => {
      throw new AppError("CONFLICT", "Đây là quản trị viên cuối cùng.");
    };
    const answer = await fakeApp({ actor: ADMIN, verbs: { disableUser } }).request("/admin/people/7/disable", form({}));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Đây là quản trị viên cuối cùng.");
  });

  test("a token is shown once; no scope is no token", async () => {
    const app = fakeApp({ actor: ADMIN });
    const made = await app.request(
      "/admin/tokens",
      form({ user: "nam@example.vn", scope: "tickets:read", days: "90" }),
    );
    expect(await made.text()).toContain("ln_bi-mat-mot-lan");
    expect(await (await app.request("/admin/tokens")).text()).not.toContain("ln_bi-mat-mot-lan");
  });

  test("a sign-on that does not answer is saved, and said beside its address", async () => {
    const verbs = { changeSso: async () => {}, ssoAnswers: async () => false };
    const app = fakeApp({ actor: ADMIN, verbs });
    const saved = await app.request("/admin/security/sso", form({ enabled: "on", issuer: "https://sai.vn" }));
    const html = await (await app.request(saved.headers.get("location") ?? "")).text();
    expect(html).toContain("Đã lưu, nhưng không có cổng đăng nhập");
  });

  test("the client secret of the sign-on is never on the page", async () => {
    const seen: unknown[] = [];
    const changeSso = async (_ctx: unknown, input: unknown) => void seen.push(input);
    const app = fakeApp({ actor: ADMIN, verbs: { changeSso } });
    const fields = {
      enabled: "on",
      issuer: "https://sso.vn",
      clientId: "ln",
      secret: "bi-mat",
      roles: "a=b = operator",
    };
    await app.request("/admin/security/sso", form(fields));
    expect(seen).toMatchObject([{ enabled: true, secret: "bi-mat", roles: { "a=b": "operator" } }]);
    expect(await (await app.request("/admin/security")).text()).not.toContain("bi-mat");
    const wrong = await app.request(
      "/admin/security/sso",
      form({ roles: "không có dấu bằng", issuer: "https://a.vn" }),
    );
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toMatch(/value="https:\/\/a\.vn"[\s\S]*không có dấu bằng<\/textarea>/);
  });
});

test("lines of a mapping: the last = parts value and code", () => {
  expect(pairsIn("cn=canbo,ou=1022 = operator\n\n b=leader ")).toEqual({ "cn=canbo,ou=1022": "operator", b: "leader" });
  expect(pairsIn("= operator")).toBeNull();
  expect(pairsIn("a =")).toBeNull();
});

describe("the audit log", () => {
  test("a download is a POST, for it is written down itself", async () => {
    const app = fakeApp({ actor: ADMIN });
    const answer = await app.request("/admin/audit/export?action=contact.reveal", { method: "POST" });
    expect(answer.headers.get("content-disposition")).toMatch(/attachment; filename="nhat-ky-/);
    expect(await answer.text()).toContain("12");
    expect((await app.request("/admin/audit/export")).status).toBe(404);
  });

  test("a log that was tampered with says from which row", async () => {
    const verifyAudit = async () => ({
      ok: false,
      rows: 4,
      head: { id: 4, hash: "x" },
      fault: { id: 5, what: "missing" as const },
    });
    const app = fakeApp({ actor: ADMIN, verbs: { verifyAudit } });
    const html = await (await app.request("/admin/audit/verify", form({}))).text();
    expect(html).toContain("từ dòng 5: thiếu dòng");
  });
});
