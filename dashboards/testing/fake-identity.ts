import type { IdentityVerbs } from "#dashboards/identity-verbs.ts";
import type { Account } from "#src/services/people/account.ts";
import type { UserView } from "#src/services/people/list-users.ts";
import { SecurityPolicy, SsoSettings } from "#src/services/security/settings.ts";

const AT = "2026-11-24T01:30:00.000Z";
const EXPIRES = new Date("2026-11-25T12:00:00Z");
const session = { token: "session-token", expiresAt: EXPIRES, mustChangePassword: false };

export const fakeAccount = (change: Partial<Account> = {}): Account => ({
  email: "hoa@example.vn",
  name: "Trần Thị Hoa",
  factors: { totp: true, passkeys: 1, recovery: 3, hasSecond: true },
  passkeys: [{ id: 4, name: "Máy <b>cơ quan</b>", backedUp: true, createdAt: AT, lastUsedAt: null }],
  canPasskey: true,
  sessions: [
    {
      id: 1,
      device: "Chrome · Windows",
      network: "203.0.•.•",
      method: "totp",
      createdAt: AT,
      seenAt: AT,
      current: true,
    },
    { id: 2, device: "", network: "", method: "passkey", createdAt: AT, seenAt: AT, current: false },
  ],
  mustHaveFactor: false,
  proved: true,
  ...change,
});

export const fakeUser = (change: Partial<UserView> = {}): UserView => ({
  id: 7,
  email: "nam@example.vn",
  name: "Lê Văn Nam",
  role: "officer",
  unit: { id: "27154-ubnd", name: "UBND Phường Bàn Cờ" },
  disabledAt: null,
  invited: true,
  totp: true,
  passkeys: 0,
  sessions: 2,
  seenAt: AT,
  ...change,
});

const { secretSealed: _, ...sso } = SsoSettings.parse({ roles: { "canbo-1022": "operator" } });

/** Answers from made-up data; remembers nothing. */
export const fakeIdentity: IdentityVerbs = {
  signInWays: async () => ({ passkey: true, sso: { label: "" } }),
  loadStep: async (_ctx, step) => (step ? { totp: true, passkeys: true } : null),
  giveSecondFactor: async () => ({ ...session, recoveryLeft: null }),
  // Safe: the pages pass what the library makes on to the browser without a look.
  beginPasskeySignIn: (async () => ({ challenge: "c" })) as unknown as IdentityVerbs["beginPasskeySignIn"],
  signInWithPasskey: async () => ({ ...session, knownDevice: "d" }),
  ssoAnswers: async () => true,
  beginSso: async () => ({ url: "https://sso.example.vn/auth?state=s", sealed: "sealed" }),
  finishSso: async () => ({ ...session, step: null, knownDevice: "d", next: "/console" }),
  loadAccount: async () => fakeAccount(),
  needsFactor: async () => false,
  isProved: async () => true,
  proveAgain: async () => {},
  beginTotp: async () => ({ uri: "otpauth://totp/L?secret=JBSWY3DPEHPK3PXP", secret: "JBSW Y3DP EHPK 3PXP" }),
  confirmTotp: async () => ({ codes: ["abcde-fghjk", "mnpqr-stuvw"] }),
  removeTotp: async () => {},
  // Safe: as above.
  beginPasskey: (async () => ({ challenge: "c" })) as unknown as IdentityVerbs["beginPasskey"],
  addPasskey: async () => ({ wantsCodes: false }),
  renamePasskey: async () => {},
  removePasskey: async () => {},
  renewCodes: async () => ["abcde-fghjk", "mnpqr-stuvw"],
  renewSession: async () => ({ token: "rotated-token", expiresAt: EXPIRES }),
  endSession: async () => {},
  endOtherSessions: async () => 1,
  listUsers: async () => ({
    items: [fakeUser(), fakeUser({ id: 8, name: "<i>Tên</i>", disabledAt: AT, totp: false, unit: null, seenAt: null })],
    next: "nam@example.vn",
  }),
  loadUser: async (_ctx, id) => fakeUser({ id }),
  addUser: async () => ({ id: 9, password: "abcd-efgh-jkmn-pqrs" }),
  changeUser: async () => {},
  disableUser: async () => {},
  enableUser: async () => {},
  resetPassword: async () => "abcd-efgh-jkmn-pqrs",
  resetFactors: async () => {},
  listTokens: async () => ({
    items: [
      {
        id: 3,
        name: "Kho dữ liệu",
        user: { id: 7, name: "Lê Văn Nam", email: "nam@example.vn" },
        scopes: ["tickets:read"],
        createdAt: AT,
        lastUsedAt: null,
        expiresAt: AT,
        revokedAt: null,
        state: "active",
      },
    ],
    next: null,
  }),
  addToken: async () => "ln_bi-mat-mot-lan",
  revokeToken: async () => {},
  viewSecurity: async () => ({ policy: SecurityPolicy.parse({}), sso: { ...sso, hasSecret: true } }),
  changePolicy: async () => {},
  changeSso: async () => {},
  listAudit: async () => ({
    items: [
      {
        id: 12,
        at: AT,
        actor: "user:7",
        actorName: "Lê <b>Nam</b>",
        action: "contact.reveal",
        subject: "ticket:PA-26-7K3M9Q0",
        details: { field: "contact" },
        hash: "ab".repeat(32),
      },
    ],
    next: 12,
  }),
  exportAudit: async () =>
    (async function* () {
      yield "id\r\n12\r\n";
    })(),
  verifyAudit: async () => ({ ok: true, rows: 12, head: { id: 12, hash: "ab".repeat(32) }, fault: null }),
  readDoor: (c, which) => (which === "step" && c.req.header("cookie")?.includes("step=1") ? "step-token" : undefined),
  setDoor: (c, which, value) => c.header("set-cookie", `langnghe-${which}=${value}; HttpOnly`, { append: true }),
};
