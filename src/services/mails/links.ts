import { timingSafeEqual } from "node:crypto";
import type { Ctx } from "../ctx.ts";

/** What the links in mails may do, each for one thing alone: knowing one address tells no other. */
export const MAIL_ACTS = ["brief-stop", "follow-confirm", "follow-stop"] as const;
export type MailAct = (typeof MAIL_ACTS)[number];

/** Long enough that nobody guesses, short enough for one line of a mail. */
const LENGTH = 27;

const signature = ({ box }: Pick<Ctx, "box">, act: MailAct, id: number): string =>
  box.sign("mail-link", `${act}:${id}`).slice(0, LENGTH);

/** "https://…/thu/follow-stop/12/3fK…": works without signing in, and says nothing about whom it is for. */
export const mailLink = (ctx: Pick<Ctx, "box" | "publicUrl">, act: MailAct, id: number): string =>
  `${ctx.publicUrl}/thu/${act}/${id}/${signature(ctx, act, id)}`;

export function knowsMailLink(ctx: Pick<Ctx, "box">, act: MailAct, id: number, given: string): boolean {
  const [one, other] = [Buffer.from(signature(ctx, act, id)), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
