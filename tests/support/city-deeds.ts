import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { deadLetters, tickets, users } from "#src/db/schema/index.ts";
import type { Role } from "#src/domain/roles.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { createAccount } from "#src/services/accounts/create-account.ts";
import { evaluateClocks } from "#src/services/clocks/evaluate-clocks.ts";
import { openRequest } from "#src/services/contacts/open-request.ts";
import { askRatings } from "#src/services/csat/ask-ratings.ts";
import { ratingToken } from "#src/services/csat/rating-link.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { acceptDirective } from "#src/services/directives/accept.ts";
import { answerDirective } from "#src/services/directives/answer.ts";
import { openDirective } from "#src/services/directives/open.ts";
import { saveDraft } from "#src/services/drafts/keep-draft.ts";
import { saveMacro } from "#src/services/macros/save-macro.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { morePath } from "#src/services/submissions/more-link.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";
import { addAbsence } from "#src/services/unit-desk/absences.ts";
import { askExtension } from "#src/services/unit-desk/extension-requests.ts";
import { saveView } from "#src/services/views/change-views.ts";
import { addWallLink } from "#src/services/wall/links.ts";
import { actor } from "./ctx.ts";
import type { startDemoParts } from "./demo.ts";

type Demo = Awaited<ReturnType<typeof startDemoParts>>;
const DAY_MS = 86_400_000;
/** Matters of the ward's own office, one for each state that a ticket page can be in. */
const MATTERS = {
  fresh: "Rác chất đống trước số 20 Lê Lai, bốc mùi hôi, chưa ai thu gom.",
  working: "Rác thải xây dựng đổ trộm trước số 5 Phạm Hồng Thái đã một tuần.",
  waiting: "Bãi rác tự phát cạnh trường học, ruồi nhặng bay vào lớp.",
  escalated: "Thùng rác công cộng trước số 11 Lê Thánh Tôn đầy tràn ba ngày nay.",
  resolved: "Rác sau chợ không được thu gom đúng giờ, mùi hôi nồng nặc.",
  reopened: "Xe rác bỏ sót hẻm 30 Lê Thị Riêng suốt tuần qua.",
  rejected: "Đề nghị hỗ trợ tìm lại ví bị mất tuần trước.",
  merged: "Rác chất đống trước số 20 Lê Lai, mùi hôi khó chịu.",
};
export type Matter = keyof typeof MATTERS;

/** Everything that a page can show, done through the services as people would. */
export async function cityDeeds(ctx: Ctx, demo: Demo) {
  const people = await peopleOf(ctx, demo);
  const as = (role: Role) => withActor(ctx, people[role]);
  await demo.samples();
  const references = await sendMatters(ctx, demo);
  await actOn(as, references);
  await demo.settle();
  const rating = await rateSome(ctx, demo, references);
  const unitId = people.unit_lead.unitId ?? "";
  const directive = await direct(as, unitId, references.escalated);
  await furnishDesk(as, people, references);
  const wallLink = await furnishAdmin(as("admin"), people.operator.userId, demo);
  await evaluateClocks(ctx, ctx.now(), 5_000);
  await demo.settle();
  return {
    references,
    directive,
    unitId,
    wallPath: wallLink.slice(ctx.publicUrl.length),
    ratingPath: `/danh-gia/${rating}`,
    morePath: morePath(ctx, references.waiting),
    ...(await idsOf(ctx)),
  };
}

type As = (role: Role) => Ctx;
type People = Awaited<ReturnType<typeof peopleOf>>;
type References = Awaited<ReturnType<typeof sendMatters>>;

async function peopleOf(ctx: Ctx, demo: Demo) {
  const entries = await Promise.all(
    demo.officers.map(async ({ role, email }) => {
      const [row] = await ctx.db.select().from(users).where(eq(users.email, email));
      return [role, { ...actor(role, row?.unitId ?? null, row?.id ?? null), name: row?.name ?? "" }] as const;
    }),
  );
  // Safe: the demo has somebody for each role.
  return Object.fromEntries(entries) as Record<Role, ReturnType<typeof actor>>;
}

/** By the web form, then read by the classifier. */
async function sendMatters(ctx: Ctx, demo: Demo) {
  const sent = {} as Record<Matter, string>; // filled for each matter below
  for (const [matter, text] of Object.entries(MATTERS) as [Matter, string][]) {
    const person = ["an", "binh", "cuong", "dung", "giang"][Object.keys(sent).length % 5] ?? "an";
    await demo.play({ channel: "webform", person }, { do: "form", text, address: "Phường Bến Thành" });
    await demo.settle();
    const [row] = await ctx.db.select({ reference: tickets.reference }).from(tickets).orderBy(sql`id desc`).limit(1);
    sent[matter] = row?.reference ?? "";
  }
  return sent;
}

async function actOn(as: As, sent: References): Promise<void> {
  const act = async (role: Role, matter: Matter, action: TicketAction, input: object = {}) => {
    const { input: schema, act: run } = TICKET_VERBS[action];
    await run(as(role), sent[matter], schema.parse(input), undefined);
  };
  const unitId = as("unit_lead").actor.unitId;
  for (const matter of Object.keys(MATTERS) as Matter[]) {
    if (matter === "fresh") continue;
    await act("operator", matter, "classify", { sector: "waste_environment", urgency: "normal" });
    await act("operator", matter, "assign", { unitId });
  }
  const assigneeId = String(as("officer").actor.userId);
  await act("unit_lead", "working", "assign", { unitId, assigneeId });
  for (const matter of ["working", "waiting", "resolved", "reopened"] as const) await act("officer", matter, "accept");
  await act("officer", "working", "note", { note: "Đã gọi tổ dân phố, hẹn khảo sát chiều nay." });
  await act("officer", "working", "reply", { text: "Phường đã tiếp nhận, tổ vệ sinh sẽ đến trong hôm nay." });
  await act("officer", "waiting", "pause", { reason: "Nhờ ông/bà gửi thêm ảnh hoặc địa chỉ cụ thể." });
  const answer = "Tổ vệ sinh đã thu gom toàn bộ rác và nhắc đơn vị thu gom đúng giờ.";
  await act("officer", "resolved", "resolve", { answer });
  await act("officer", "reopened", "resolve", { answer });
  await act("operator", "reopened", "reopen", { reason: "Người dân báo rác vẫn còn." });
  await act("operator", "rejected", "reject", { reason: "Việc này không thuộc thẩm quyền.", where: "Công an phường" });
  await act("operator", "merged", "merge", { into: sent.fresh });
}

/** Asks whoever can be asked, and lets one citizen be dissatisfied. @returns the token of a link that was not used yet */
async function rateSome(ctx: Ctx, demo: Demo, { resolved }: References): Promise<string> {
  const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 60_000) };
  await askRatings(later);
  await demo.settle();
  const [row] = await ctx.db.select().from(tickets).where(eq(tickets.reference, resolved));
  return ratingToken(ctx, row?.id ?? 0, row?.round ?? 1);
}

async function direct(as: As, unitId: string, reference: string): Promise<number> {
  const given = { unitId, text: "Kiểm tra, xử lý dứt điểm và báo cáo kết quả." };
  const leader = as("leader");
  const open = (subject: "ticket" | "topic", about: string) =>
    openDirective(leader, { key: randomUUID(), subject, about, ...given });
  const answered = await open("topic", "Rác thải sau lễ");
  const done = await open("topic", "Chiếu sáng hẻm nhỏ");
  for (const id of [answered, done])
    await answerDirective(as("unit_lead"), id, { text: "Đã ra quân tổng vệ sinh, hoàn thành trước hạn." });
  await acceptDirective(leader, done);
  await open("ticket", reference);
  return answered;
}

async function furnishDesk(as: As, people: People, { working, escalated }: References): Promise<void> {
  const [operator, officer, lead] = [as("operator"), as("officer"), as("unit_lead")];
  await saveView(operator, { name: "Rác chưa xử lý", filters: { sector: "waste_environment" }, shared: true });
  await saveView(operator, { name: "Ngập khẩn", filters: { urgency: "critical" }, shared: false });
  const steps = [
    { action: "accept", input: {} },
    { action: "note", input: { note: "Đã nhận {ma}, chuyển tổ vệ sinh." } },
  ];
  await saveMacro(lead, undefined, { name: "Nhận việc rác", steps });
  await saveMacro(operator, undefined, { name: "Ghi nhận trùng", advance: true, steps: steps.slice(1) });
  await saveDraft(officer, working, { text: "Dạ phường xin thông báo", way: null, files: [] });
  const inDays = (days: number) => new Date(officer.now().getTime() + days * DAY_MS).toISOString();
  await askExtension(officer, working, { promisedAt: inDays(6), reason: "Chờ xe cuốc của công ty môi trường." });
  const days = { fromOn: inDays(1).slice(0, 10), untilOn: inDays(3).slice(0, 10) };
  await addAbsence(lead, { userId: String(people.officer.userId), ...days, note: "Tập huấn" });
  await TICKET_VERBS.escalate.act(
    lead,
    escalated,
    TICKET_VERBS.escalate.input.parse({ reason: "Cần xe chuyên dụng." }),
    undefined,
  );
}

/** @returns the address of a big screen */
async function furnishAdmin(admin: Ctx, operatorId: number | null, demo: Demo): Promise<string> {
  const [operator] = await admin.db
    .select()
    .from(users)
    .where(eq(users.id, operatorId ?? 0));
  await addToken(admin, operator?.email ?? "", ["tickets:read", "kpi:read"], { name: "Báo cáo tuần", days: 90 });
  await addUser(admin, { email: "nghi@example.vn", name: "Trần Nghỉ", role: "officer", unitId: "27154-ubnd" });
  await createAccount(admin, "zalo", "zalo-du-phong", { appId: "1", oaId: "2", webhookSecret: "bí mật thử" }).catch(
    () => {}, // its fields are checked; the others are there all the same
  );
  await openRequest(admin, { kind: "export", who: "dung@example.com", note: "Công dân yêu cầu tại quầy" });
  await openRequest(admin, { kind: "erase", who: "giang@example.com", note: "" });
  const reason = "connect ECONNREFUSED: the file of the message could not be fetched";
  const dead = { queue: "intake", job: "fetch-media", jobId: "media-1", payload: "{}", attempts: 8 };
  await admin.db.insert(deadLetters).values([
    { ...dead, reason },
    { ...dead, jobId: "media-2", reason },
  ]);
  await demo.play({ channel: "hotline", person: "giang" }, { do: "call", keys: "", note: "", how: "missed" });
  await demo.settle();
  return addWallLink(admin, "Sảnh trung tâm 1022");
}

/** What addresses of pages name. */
async function idsOf(ctx: Ctx) {
  const one = async (query: ReturnType<typeof sql>) =>
    String((await ctx.db.execute<{ id: string }>(query))[0]?.id ?? "");
  return {
    closed: await one(
      sql`select t.reference as id from tickets t join ratings r on r.ticket_id = t.id where t.state = 'closed' limit 1`,
    ),
    untriaged: await one(
      sql`select reference as id from tickets where state = 'needs_triage' order by id desc limit 1`,
    ),
    chat: await one(sql`select reference as id from tickets where channel = 'facebook' order by id desc limit 1`),
    contact: await one(
      sql`select c.id from contacts c where c.account_id not like 'seed-load-%' order by c.id limit 1`,
    ),
    request: await one(sql`select id from person_requests order by id limit 1`),
    macro: await one(sql`select id from macros order by id limit 1`),
    user: await one(sql`select id from users where role = 'officer' order by id limit 1`),
  };
}
