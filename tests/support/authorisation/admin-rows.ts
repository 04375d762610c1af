import { type Asking, CONFIGURE, open, type Row, SIGNED_IN } from "./row.ts";

const form =
  (fields: Record<string, string | readonly string[]> = {}): Asking =>
  () => ({ form: fields });
const params =
  (named: Record<string, string | number>, more: object = {}): Asking =>
  () => ({ params: named, ...more });
const person =
  (more: object): Asking =>
  async (has) => ({ params: { id: await has.officer(), ...(more as { params?: object }).params }, ...without(more) });
const without = (more: object) => Object.fromEntries(Object.entries(more).filter(([name]) => name !== "params"));

/** Documents with a version that nobody has: whoever may is told that somebody was faster, and nothing changes. */
const STALE = "999";
const MANAGE = "a A";
const AUDIT = "da A";
const REQUESTS = "oa A";

/** /admin: who runs the service. */
export const ADMIN_ROWS: readonly Row[] = [
  open("GET /admin", CONFIGURE),
  open("POST /admin/setup", CONFIGURE, form({ step: "backup" })),
  open("GET /admin/people", MANAGE),
  open("POST /admin/people", MANAGE, () => ({
    form: { email: `${crypto.randomUUID()}@thu.example.vn`, name: "Người mới", role: "leader", unitId: "" },
  })),
  open("GET /admin/people/:id", MANAGE, person({})),
  open("POST /admin/people/:id", MANAGE, person({ form: { name: "Tên khác", role: "leader", unitId: "" } })),
  ...["disable", "enable", "reset-password", "reset-factors"].map((deed) =>
    open("POST /admin/people/:id/:deed", MANAGE, person({ params: { deed } })),
  ),
  open("GET /admin/tokens", MANAGE),
  open("POST /admin/tokens", MANAGE, form({ name: "x", user: "admin@langnghe.local", scope: "kpi:read", days: "1" })),
  open("POST /admin/tokens/:id/revoke", MANAGE, async (has) => ({ params: { id: await has.token() } })),
  open("GET /admin/security", MANAGE),
  open("POST /admin/security/policy", MANAGE, form({ idleMinutes: "60", sessionHours: "12" })),
  open("POST /admin/security/sso", MANAGE, form({ label: "Đăng nhập Thành phố", scopes: "openid" })),
  open("GET /admin/audit", AUDIT),
  open("POST /admin/audit/verify", AUDIT),
  open("POST /admin/audit/export", AUDIT),
  open("GET /admin/walls", CONFIGURE),
  open("POST /admin/walls", CONFIGURE, form({ name: "Sảnh" })),
  open("POST /admin/walls/:id/revoke", CONFIGURE, async (has) => ({ params: { id: await has.wallLink() } })),

  open("GET /admin/rules", CONFIGURE),
  open("GET /admin/rules/export", CONFIGURE),
  open("GET /admin/rules/*", SIGNED_IN),
  open("POST /admin/rules", CONFIGURE, form({ do: "keep" })),
  open("POST /admin/rules", CONFIGURE, form({ do: "preview" })),
  open("POST /admin/rules", CONFIGURE, form({ do: "add" })),
  open("GET /admin/units", CONFIGURE),
  open("POST /admin/units", CONFIGURE, form({ unit: "27154-ubnd", calendar: "", version: STALE, note: "x" })),
  open("GET /admin/units/new", CONFIGURE),
  open("POST /admin/units/new", CONFIGURE, form({ id: "x", name: "x", version: STALE })),
  open("GET /admin/units/:id", CONFIGURE, params({ id: "27154-ubnd" })),
  open("POST /admin/units/:id", CONFIGURE, params({ id: "27154-ubnd" }, { form: { name: "x", version: STALE } })),
  open("GET /admin/wards", CONFIGURE),
  open("GET /admin/understanding", CONFIGURE),
  open("GET /admin/calendars", CONFIGURE),
  open("GET /admin/calendars/export", CONFIGURE),
  open("GET /admin/calendars/:step{preview|apply}", SIGNED_IN, params({ step: "preview" })),
  open("POST /admin/calendars/preview", CONFIGURE, form({ version: STALE })),
  open("POST /admin/calendars/apply", CONFIGURE, form({ version: STALE, document: "{}", note: "x" })),
  open("GET /admin/policies", CONFIGURE),
  open("GET /admin/policies/:step{preview|apply}", SIGNED_IN, params({ step: "preview" })),
  open("POST /admin/policies/preview", CONFIGURE, form({ version: STALE })),
  open("POST /admin/policies/apply", CONFIGURE, form({ version: STALE, document: "{}", note: "x" })),
  ...["templates", "knowledge"].flatMap((what) => [
    open(`GET /admin/${what}`, CONFIGURE),
    open(`GET /admin/${what}/back`, SIGNED_IN),
    open(`POST /admin/${what}/back`, CONFIGURE, form({ back: "0", version: STALE })),
    open(`GET /admin/${what}/new`, CONFIGURE),
    open(`POST /admin/${what}/new`, CONFIGURE, form({ id: "x", version: STALE })),
  ]),
  open("GET /admin/templates/:id", CONFIGURE, params({ id: "received" })),
  open("POST /admin/templates/:id", CONFIGURE, params({ id: "received" }, { form: { version: STALE, note: "x" } })),
  open("GET /admin/knowledge/:id", CONFIGURE, ({ articleId }) => ({ params: { id: articleId } })),
  open("POST /admin/knowledge/:id", CONFIGURE, ({ articleId }) => ({
    params: { id: articleId },
    form: { version: STALE, note: "x" },
  })),

  open("GET /admin/channels", CONFIGURE),
  open("GET /admin/channels/:id/test", SIGNED_IN, params({ id: "phan-anh" })),
  open("POST /admin/channels/:id/test", CONFIGURE, params({ id: "phan-anh" })),
  open("POST /admin/channels/:id/automatic", CONFIGURE, params({ id: "phan-anh" }, { form: { on: "1" } })),
  open("POST /admin/channels/:id/notices", CONFIGURE, params({ id: "phan-anh" }, { form: { on: "1" } })),
  open("GET /admin/channels/new", CONFIGURE),
  open("GET /admin/channels/new/:channel", CONFIGURE, params({ channel: "zalo" })),
  open("POST /admin/channels/new/:channel", CONFIGURE, params({ channel: "zalo" }, { form: { id: "" } })),
  open("GET /admin/dead-letters", CONFIGURE),
  open("POST /admin/dead-letters/replay", CONFIGURE, async (has) => ({ form: { id: String(await has.deadLetter()) } })),
  open("POST /admin/dead-letters/:id{[0-9]+}/discard", CONFIGURE, async (has) => ({
    params: { id: await has.deadLetter() },
    form: { reason: "Đã xem, bỏ được" },
  })),
  open("GET /admin/retention", CONFIGURE),
  open("GET /admin/retention/preview", SIGNED_IN),
  open("POST /admin/retention/preview", CONFIGURE, form({ deliveries: "12" })),
  open("POST /admin/retention", CONFIGURE, form({ deliveries: "-1" })),
  open("GET /admin/listening", CONFIGURE),
  open("GET /admin/listening/preview", SIGNED_IN),
  open("POST /admin/listening/preview", CONFIGURE, form({ authorNameDays: "12" })),
  open("POST /admin/listening", CONFIGURE, form({ authorNameDays: "-1" })),
  open("GET /admin/alerts", CONFIGURE),
  open("GET /admin/alerts/preview", SIGNED_IN),
  open("POST /admin/alerts/preview", CONFIGURE, form({ people: "1" })),
  open("POST /admin/alerts", CONFIGURE, form({ people: "1" })),
  open("GET /admin/components", CONFIGURE),
  open("GET /admin/requests", REQUESTS),
  open("POST /admin/requests", REQUESTS, async (has) => ({
    form: { kind: "export", who: await has.reference(), note: "" },
  })),
  open("GET /admin/requests/:id", REQUESTS, async (has) => ({ params: { id: await has.personRequest("erase") } })),
  open("POST /admin/requests/:id/erase", REQUESTS, async (has) => ({
    params: { id: await has.personRequest("erase") },
    form: { sure: "on" },
  })),
  open("POST /admin/requests/:id/export", "o", async (has) => ({ params: { id: await has.personRequest("export") } })),
  open("POST /admin/requests/:id/refuse", REQUESTS, async (has) => ({
    params: { id: await has.personRequest("erase") },
    form: { answer: "Không đúng người" },
  })),
];
