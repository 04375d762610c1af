import type { Ctx } from "../ctx.ts";

/** The keyed digest by which an e-mail address is found again, however it was typed. */
export const emailIndex = (ctx: Pick<Ctx, "box">, email: string): string =>
  ctx.box.index(`email:${email.normalize("NFKC").trim().toLowerCase()}`);
