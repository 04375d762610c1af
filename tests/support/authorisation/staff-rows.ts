import {
  ALL,
  type Asking,
  dayAhead,
  FIGURES,
  HANDLE,
  ofUnit,
  open,
  PEOPLE,
  READ_TICKETS,
  type Row,
  SIGNED_IN,
} from "./row.ts";

const form =
  (fields: Record<string, string | readonly string[]> = {}): Asking =>
  () => ({ form: fields });
const id =
  (of: (has: Parameters<Asking>[0]) => Promise<number | string>, more: object = {}): Asking =>
  async (has) => ({ params: { id: await of(has) }, ...more });

const DECISIONS: readonly Record<string, string>[] = [
  { decision: "grant" },
  { decision: "refuse", answer: "Làm kịp được" },
];

/** /console but for tickets: what staff work with. */
export const STAFF_ROWS: readonly Row[] = [
  // The door is open to whoever has no key yet.
  open("GET /console/sign-in", ALL),
  open("POST /console/sign-in", ALL, form({ email: "", password: "" })),
  open("GET /console/sign-in/second", ALL),
  open("POST /console/sign-in/second", ALL, form({ code: "" })),
  open("POST /console/sign-in/passkey", ALL, () => ({ json: {} })),
  open("POST /console/sign-in/passkey/options", ALL, () => ({ json: {} })),
  // This city has no sign-on of its own.
  open("GET /console/sso/start", ""),
  // Whoever comes back without having gone is led to the door, and told there.
  open("GET /console/sso/callback", ALL),
  open("POST /console/sign-out", ALL, form()),

  open("GET /console/password", SIGNED_IN),
  // Of an account only who sits at it, never a program: whatever its token may.
  open("POST /console/password", PEOPLE, form({ current: "x", next: "một mật khẩu mới", again: "một mật khẩu mới" })),
  open("GET /console/account", PEOPLE),
  open("GET /console/account/prove", SIGNED_IN),
  open("POST /console/account/prove", PEOPLE, form({ proof: "x" })),
  open("POST /console/account/sessions/:id/end", PEOPLE, () => ({ params: { id: 1 } })),
  open("POST /console/account/sessions/end-others", PEOPLE, form()),
  open("GET /console/account/totp", PEOPLE),
  open("POST /console/account/totp", PEOPLE, form({ code: "123456" })),
  open("POST /console/account/totp/remove", PEOPLE, form()),
  open("POST /console/account/passkeys", PEOPLE, () => ({ json: {} })),
  open("POST /console/account/passkeys/options", PEOPLE, () => ({ json: {} })),
  // Nobody has one here, and nobody reaches another's.
  open("POST /console/account/passkeys/:id/rename", "", () => ({ params: { id: 1 }, form: { name: "Khóa" } })),
  open("POST /console/account/passkeys/:id/remove", "", () => ({ params: { id: 1 } })),
  open("GET /console/account/recovery", PEOPLE),
  open("POST /console/account/recovery", PEOPLE, form()),
  open("GET /console/settings", READ_TICKETS),
  open("POST /console/settings", READ_TICKETS, form({ keys: "on" })),
  open("POST /console/density", SIGNED_IN, form({ density: "tight" })),

  open("GET /console", READ_TICKETS),
  open("GET /console", READ_TICKETS, () => ({ query: { tab: "all", q: "ngập nước quá đầu gối" } })),
  open("GET /console", READ_TICKETS, ({ unitId }) => ({ query: { tab: "all", unit: unitId } })),
  open("GET /console/home", SIGNED_IN),
  open("GET /console/rows", READ_TICKETS, async (has) => ({ query: { tab: "all", refs: await has.reference() } })),
  open("GET /console/search", SIGNED_IN),
  open("POST /console/search", READ_TICKETS, form({ q: "0912345678", tab: "all" })),
  open("POST /console/commands", READ_TICKETS, () => ({ form: { q: "ngập nước quá đầu gối" } })),
  open("POST /console/commands", READ_TICKETS, async (has) => ({ form: { q: await has.reference() } })),
  ofUnit("POST /console/here/:reference", READ_TICKETS, async (has) => ({
    params: { reference: await has.reference() },
  })),
  ofUnit("POST /console/here/:reference/gone", READ_TICKETS, async (has) => ({
    params: { reference: await has.reference() },
  })),

  open("GET /console/views", READ_TICKETS, async (has) => {
    await has.sharedView();
    return {};
  }),
  open("POST /console/views", PEOPLE, form({ name: "Việc gấp", urgency: "high" })),
  // Only whoever made it changes it.
  ...["delete", "share", "up"].map((deed) =>
    ofUnit(
      "POST /console/views/:id",
      "",
      id((has) => has.sharedView(), { form: { do: deed } }),
    ),
  ),
  open("GET /console/macros", "ou W", async (has) => {
    await has.macro();
    return {};
  }),
  open("GET /console/macros/new", "ou W"),
  open("POST /console/macros/new", "ou W", form({ name: "Chuyển nhanh" })),
  // Kept by the lead of the unit that it belongs to.
  ofUnit(
    "GET /console/macros/:id",
    "u",
    id((has) => has.macro()),
  ),
  ofUnit(
    "POST /console/macros/:id",
    "u",
    id((has) => has.macro(), { form: { name: "Tên khác" } }),
  ),
  ofUnit(
    "POST /console/macros/:id",
    "u",
    id((has) => has.macro(), { form: { name: "x", do: "remove" } }),
  ),
  open(
    "GET /console/macros/:id/steps",
    SIGNED_IN,
    id((has) => has.macro()),
  ),
  ofUnit(
    "POST /console/macros/:id/steps",
    "u",
    id((has) => has.macro(), { form: { action: "accept" } }),
  ),
  ofUnit(
    "GET /console/macros/:id/steps/new",
    "u",
    id((has) => has.macro(), { query: { action: "accept" } }),
  ),

  open("GET /console/notices", READ_TICKETS, async (has) => {
    await has.notice(await has.ticket());
    return {};
  }),
  open("GET /console/notices/read", SIGNED_IN),
  open("POST /console/notices/read", READ_TICKETS, async (has) => ({
    form: { id: await has.notice(await has.ticket()) },
  })),
  open("GET /console/ratings", "oulaK", async (has) => {
    await has.badRating(await has.ticket());
    return { query: { by: "officer" } };
  }),
  open("GET /console/ratings/:id", SIGNED_IN, () => ({ params: { id: 1 } })),
  ofUnit("POST /console/ratings/:id", "ou W", async (has) => ({
    params: { id: await has.badRating(await has.ticket()) },
    form: { text: "Đã gọi lại cho người dân." },
  })),
  open("GET /console/call-backs", HANDLE, async (has) => {
    await has.missedCall();
    return {};
  }),
  open("GET /console/backlog", SIGNED_IN),
  open("POST /console/backlog", "u", form({ turns: "round_robin" })),
  open("GET /console/unit", "u", async (has) => {
    const ticket = await has.ticket({ assigneeId: null });
    await Promise.all([has.absence(), has.extensionRequest(ticket), has.badRating(ticket)]);
    return {};
  }),
  open("POST /console/unit/absences", "u", async (has) => ({
    form: { userId: String(await has.officer()), fromOn: dayAhead(3), untilOn: dayAhead(4), note: "" },
  })),
  ofUnit(
    "POST /console/unit/absences/:id/remove",
    "u",
    id((has) => has.absence()),
  ),
  ...DECISIONS.map((decision) =>
    ofUnit("POST /console/unit/extensions/:id", "u", async (has) => ({
      params: { id: await has.extensionRequest(await has.ticket({ state: "in_progress" })) },
      form: decision,
    })),
  ),

  open("GET /console/contacts", "o W"),
  open("POST /console/contacts", "o W", async (has) => ({ form: { q: await has.reference() } })),
  open(
    "GET /console/contacts/:id",
    "o W",
    id((has) => has.contact()),
  ),
  open(
    "POST /console/contacts/:id/block",
    "o W",
    id((has) => has.contact(), { form: { reason: "Nhắn quấy rối" } }),
  ),
  open(
    "POST /console/contacts/:id/unblock",
    "o W",
    id((has) => has.contact(), { form: { reason: "Nhầm" } }),
  ),
  open(
    "POST /console/contacts/:id/language",
    "o W",
    id((has) => has.contact(), { form: { language: "en" } }),
  ),
  open("POST /console/contacts/merge", "o W", async (has) => ({
    form: { id: [String(await has.contact()), String(await has.contact())] },
  })),
  open("POST /console/contacts/apart", "o W", async (has) => ({
    form: { id: [String(await has.contact()), String(await has.contact())] },
  })),
  open("POST /console/contacts/undo/:merge", "o W", async (has) => ({ params: { merge: await has.merge() } })),

  open("GET /console/directives", "uld", async (has) => {
    await has.directive();
    return {};
  }),
  ofUnit(
    "GET /console/directives/:id",
    "uld",
    id((has) => has.directive()),
  ),
  ofUnit(
    "POST /console/directives/:id/answer",
    "u",
    id((has) => has.directive(), { form: { text: "Đã làm xong." } }),
  ),

  open("GET /leader", FIGURES, async (has) => {
    await has.directive();
    return {};
  }),
  open("GET /leader/ranking", FIGURES, () => ({ query: { by: "unit" } })),
  open("GET /leader/figures/:id", FIGURES, ({ unitId }) => ({ params: { id: "received" }, query: { unit: unitId } })),
  open("GET /leader/brief", FIGURES, () => ({ query: { full: "1" } })),
  open("GET /leader/brief.xlsx", FIGURES),
  open("GET /leader/brief.pdf", FIGURES),
  open("GET /leader/directives", "uld", async (has) => {
    await has.directive();
    return {};
  }),
  open("GET /leader/directives/new", "l", async (has) => ({ query: { ticket: await has.reference() } })),
  open("POST /leader/directives", "l", ({ unitId }) => ({
    form: { key: crypto.randomUUID(), subject: "topic", about: "Ngập", unitId, text: "Báo cáo trong tuần", dueOn: "" },
  })),
  ofUnit(
    "GET /leader/directives/:id",
    "uld",
    id((has) => has.directive()),
  ),
  ofUnit(
    "POST /leader/directives/:id/answer",
    "u",
    id((has) => has.directive(), { form: { text: "Đã làm xong." } }),
  ),
  open(
    "POST /leader/directives/:id/accept",
    "l",
    id((has) => has.directive("answered"), { form: {} }),
  ),
  open(
    "POST /leader/directives/:id/back",
    "l",
    id((has) => has.directive("answered"), { form: { text: "Chưa rõ", dueOn: dayAhead(9) } }),
  ),
  open("GET /wall", FIGURES),
];
