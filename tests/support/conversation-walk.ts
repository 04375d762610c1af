import { sql } from "drizzle-orm";
import type { GraphCitizen } from "#adapters/facebook/simulator/citizen.ts";
import type { ZaloCitizen } from "#adapters/zalo/simulator/citizen.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import { withActor } from "#src/services/ctx.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";
import type { ConversationStage } from "./conversation-stage.ts";
import { actor } from "./ctx.ts";

/** Somebody who writes, and what we know of the talk with them from outside. */
export interface Walker {
  id: string;
  channel: "zalo" | "facebook";
  citizen: ZaloCitizen | GraphCitizen;
  /** While a person of ours has the talk in hand. */
  withPerson: { from: Date; to: Date | null }[];
}

export type Random = () => number;

export const pick = <T>(random: Random, all: readonly [T, ...T[]]): T =>
  all[Math.floor(random() * all.length)] ?? all[0];

const REPORTS: [string, ...string[]] = [
  "Hẻm 12 phường Bàn Cờ ngập quá đầu gối",
  "Cống trước số 45 Trần Phú, phường Chợ Quán bị nghẹt, nước tràn ra đường",
  "Nước đen trào lên từ miệng cống, hôi không chịu nổi",
  "Đường ngập suốt ba ngày nay chưa ai xử lý",
  "Nắp cống bị mất gần trường học phường Bến Thành, rất nguy hiểm",
  "Mưa một chút là ngập, xe chết máy hàng loạt",
];
const PLACES: [string, ...string[]] = ["phường Bến Thành", "45 Nguyễn Huệ, phường Sài Gòn", "gần chợ", "phường Bàn Cờ"];
const ASIDES: [string, ...string[]] = ["Cảm ơn", "Xin chào", "Phản ánh của tôi đến đâu rồi?", "dạ vâng", "mở lại"];

/** @param nth makes the words of each report its own */
export const report = ({ citizen }: Walker, random: Random, nth: number): Promise<unknown> =>
  citizen.text(`${pick(random, REPORTS)} (lần ${nth})`);

type Step = (stage: ConversationStage, walker: Walker, random: Random, nth: number) => Promise<unknown>;

const often = (times: number, step: Step): Step[] => Array.from({ length: times }, () => step);

/** What can happen in a talk, by how often it does. */
const STEPS: [Step, ...Step[]] = [
  personWrites,
  ...often(3, (_stage, walker, random, nth) => report(walker, random, nth)),
  ...often(5, (_stage, { citizen }, random) => answerLast(citizen, random)),
  ...often(2, (_stage, { citizen }) => citizen.location(10.7769, 106.7009)),
  ...often(2, (_stage, { citizen }, random) => citizen.text(pick(random, PLACES))),
  ...often(2, (_stage, { citizen }) => citizen.image(Buffer.from("x"))),
  ...often(3, (_stage, { citizen }, random) => citizen.text(pick(random, ASIDES))),
  ...often(2, (_stage, { citizen }, random) => citizen.text(String(1 + Math.floor(random() * 5)))),
  ...often(2, (_stage, walker, _random, nth) => editLast(walker, nth)),
  ...often(2, (stage, walker) => act(stage, walker, "accept", {})),
  ...often(2, asksForMore),
  (stage, walker) => act(stage, walker, "transfer", { unitId: "hcmc-gthtkt", reason: "cống do Thành phố quản lý" }),
  ...often(3, (stage, walker, _random, nth) => act(stage, walker, "reply", { text: `Đang kiểm tra (${nth}).` })),
  ...often(4, (stage, walker, _random, nth) => act(stage, walker, "resolve", { answer: `Đã khơi thông (${nth}).` })),
  ...often(2, (stage, walker) => act(stage, walker, "reopen", { reason: "Còn đọng nước" })),
];

/** One random step of one talk. */
export async function walk(stage: ConversationStage, walker: Walker, random: Random, nth: number): Promise<void> {
  await pick(random, STEPS)(stage, walker, random, nth);
}

/** By a button where there are some, else in words. */
async function answerLast(citizen: ZaloCitizen | GraphCitizen, random: Random): Promise<void> {
  const last = citizen.transcript().findLast(({ from }) => from === "us");
  const [first, ...more] = last?.quickReplies ?? [];
  if (first && "quickReply" in citizen) await citizen.quickReply(pick(random, [first, ...more]));
  else if (last?.text.includes("hài lòng")) await citizen.text(String(1 + Math.floor(random() * 5)));
  else await citizen.text(pick(random, PLACES));
}

/** Only what was taken in hand can wait for the citizen. */
async function asksForMore(stage: ConversationStage, walker: Walker): Promise<void> {
  await act(stage, walker, "accept", {});
  await act(stage, walker, "pause", { reason: "Ảnh chụp miệng cống" });
}

/** Zalo has no edits. */
async function editLast({ citizen }: Walker, nth: number): Promise<void> {
  const last = citizen.transcript().findLast(({ from, kind }) => from === "citizen" && kind === "text");
  if (last && "edit" in citizen) await citizen.edit(last.id, `${last.text}, sửa ${nth}`);
}

/** In the provider's own app, past us. */
async function personWrites({ sims }: ConversationStage, { id, channel }: Walker, _random: Random, nth: number) {
  const words = `Tôi là Bình, tổ thoát nước (${nth}).`;
  await (channel === "zalo" ? sims.zalo.managerSays(id, words) : sims.graph.suiteSays(id, words));
}

/** What cannot be done where the ticket stands is refused, as on the pages. */
async function act(stage: ConversationStage, walker: Walker, action: TicketAction, input: object): Promise<void> {
  const { ctx } = stage;
  const [ticket] = await ctx.db.execute<{ reference: string }>(sql`
    select t.reference from tickets t join conversations c on c.id = t.conversation_id
    where c.thread_key like ${`%:${walker.id}`} order by t.id desc limit 1`);
  if (!ticket) return;
  const [user] = await ctx.db.execute<{ id: string }>(sql`select id from users where role = 'operator' limit 1`);
  const clerk = withActor(ctx, actor("operator", null, Number(user?.id)));
  try {
    await TICKET_VERBS[action].act(clerk, ticket.reference, input, undefined);
  } catch (error) {
    if (error instanceof AppError) return;
    throw error;
  }
  const open = walker.withPerson.at(-1);
  if (action === "reply" && (!open || open.to)) walker.withPerson.push({ from: ctx.now(), to: null });
  if (action === "resolve" && open && !open.to) open.to = ctx.now();
}
