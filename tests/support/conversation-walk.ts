import { sql } from "drizzle-orm";
import type { GraphCitizen } from "#adapters/facebook/simulator/citizen.ts";
import type { ZaloCitizen } from "#adapters/zalo/simulator/citizen.ts";
import { AppError } from "#src/errors.ts";
import { withActor } from "#src/services/ctx.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
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

/** What can happen in a talk, by how often it does. */
const STEPS: [number, Step][] = [
  [3, (_stage, walker, random, nth) => report(walker, random, nth)],
  [5, (_stage, { citizen }, random) => answerLast(citizen, random)],
  [2, (_stage, { citizen }) => citizen.location(10.7769, 106.7009)],
  [2, (_stage, { citizen }, random) => citizen.text(pick(random, PLACES))],
  [2, (_stage, { citizen }) => citizen.image(Buffer.from("x"))],
  [3, (_stage, { citizen }, random) => citizen.text(pick(random, ASIDES))],
  [2, (_stage, { citizen }, random) => citizen.text(String(1 + Math.floor(random() * 5)))],
  [2, (_stage, walker, _random, nth) => editLast(walker, nth)],
  [1, personWrites],
  [3, (stage, walker) => act(stage, walker, "accept", {})],
  [1, (stage, walker) => act(stage, walker, "pause", { reason: "Ảnh chụp miệng cống" })],
  [3, (stage, walker, _random, nth) => act(stage, walker, "reply", { text: `Chúng tôi đang kiểm tra (${nth}).` })],
  [4, (stage, walker, _random, nth) => act(stage, walker, "resolve", { answer: `Đã khơi thông cống (${nth}).` })],
  [1, (stage, walker) => act(stage, walker, "reopen", { reason: "Còn đọng nước" })],
];
const TOTAL = STEPS.reduce((sum, [weight]) => sum + weight, 0);

/** One random step of one talk. */
export async function walk(stage: ConversationStage, walker: Walker, random: Random, nth: number): Promise<void> {
  let left = random() * TOTAL;
  const [, step] = STEPS.find(([weight]) => (left -= weight) < 0) ?? STEPS[0] ?? [];
  await step?.(stage, walker, random, nth);
}

/** By a button where there are some, else in words. */
async function answerLast(citizen: ZaloCitizen | GraphCitizen, random: Random): Promise<void> {
  const last = citizen.transcript().findLast(({ from }) => from === "us");
  const [first, ...more] = last?.quickReplies ?? [];
  if (first && "quickReply" in citizen) await citizen.quickReply(pick(random, [first, ...more]));
  else if (last?.text.includes("hài lòng")) await citizen.text(String(1 + Math.floor(random() * 5)));
  else await citizen.text(pick(random, PLACES));
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
