import type { Context } from "hono";
import { AppError } from "#src/errors.ts";
import { metrics } from "#src/metrics.ts";
import type { Adapters } from "#src/ports/adapters.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { countBadSignature } from "#src/services/accounts/count-bad-signature.ts";
import { answerCall } from "#src/services/dialogue/answer-call.ts";
import { receiveDelivery } from "#src/services/intake/receive-delivery.ts";
import type { HttpEnv } from "../http-env.ts";
import { readBody } from "../read-body.ts";

const MAX_BYTES = 65_536;

/**
 * A telephone system asks what to say next. It can sign nothing, so the key in the address is all that it has; who calls
 * travels sealed in the addresses of later steps, which name the call alone.
 * @throws {AppError} NOT_FOUND: the account's system has a menu of its own; UNAUTHENTICATED; INVALID
 */
export async function answerHook(c: Context<HttpEnv>, adapters: Adapters, account: ChannelAccount): Promise<Response> {
  const ctx = c.get("ctx");
  const ivr = adapters.ivr(account);
  if (!ivr) throw new AppError("NOT_FOUND", "This account's telephone system has a menu of its own.", {});
  const query = new URL(c.req.url).searchParams;
  const key = query.get("key") ?? "";
  if (!ivr.verify(key, account)) {
    await countBadSignature(ctx, account.id);
    metrics.badSignatures.inc({ channel: account.channel });
    throw new AppError("UNAUTHENTICATED", "The key in the address is not that of this account.");
  }
  const body = c.req.method === "POST" ? await readBody(c, MAX_BYTES) : new Uint8Array();
  const given = ivr.read(query, body);
  const step = query.get("step") ?? "";
  const sealed = query.get("caller");
  const from = sealed ? ctx.box.open(sealed) : given.from;
  if (step === "recorded") {
    await receiveDelivery(ctx, account, body, [ivr.voicemail({ ...given, from }, account, ctx.now())]);
    return c.json([]);
  }
  const answer = await answerCall(ctx, { step, from, digits: given.digits });
  const path = `${ctx.publicUrl}/hooks/call/${encodeURIComponent(account.id)}/answer`;
  const urlOf = (next: string) => `${path}?${new URLSearchParams({ key, step: next, caller: ctx.box.seal(from) })}`;
  return c.json(ivr.write(answer, account, urlOf));
}
