import { Hono } from "hono";
import { ACCOUNT_CHANNELS, type AccountChannel } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import { metrics } from "#src/metrics.ts";
import type { Adapters } from "#src/ports/adapters.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { countBadSignature } from "#src/services/accounts/count-bad-signature.ts";
import { accountCache, findAccount } from "#src/services/accounts/load-account.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { receiveDelivery } from "#src/services/intake/receive-delivery.ts";
import type { HttpEnv } from "../http-env.ts";
import { readBody } from "../read-body.ts";
import { answerHook } from "./answer-hook.ts";

/** Providers send a few KB; a Facebook batch of a thousand changes stays under this. */
const MAX_BYTES = 1_048_576;

/** `/hooks/call/…` is the hotline; the others are named after their channel. */
const CHANNEL_OF: Record<string, AccountChannel> = { zalo: "zalo", facebook: "facebook", call: "hotline" };

/**
 * Webhooks: size, signature over the raw bytes, one insert, 200. Nothing else happens before the answer
 * (Zalo gives two seconds).
 */
export function hookRoutes(adapters: Adapters): Hono<HttpEnv> {
  const remember = accountCache();

  const accountFor = async (ctx: Ctx, channel: AccountChannel | undefined, id: string): Promise<ChannelAccount> => {
    const account = channel && ACCOUNT_CHANNELS.includes(channel) ? await remember(ctx, id) : undefined;
    if (!account || account.channel !== channel || account.state === "disabled")
      throw new AppError("NOT_FOUND", "There is no such channel account. Add it with: langnghe channel add", {});
    return account;
  };

  return new Hono<HttpEnv>()
    .get("/facebook/:account", async (c) => {
      const account = await accountFor(c.get("ctx"), "facebook", c.req.param("account"));
      const challenge = adapters.facebookChallenge(new URL(c.req.url).searchParams, account);
      if (challenge === null) throw new AppError("FORBIDDEN", "The verify token does not match this account.");
      return c.text(challenge);
    })
    .on(["GET", "POST"], "/call/:account/answer", async (c) =>
      answerHook(c, adapters, await accountFor(c.get("ctx"), "hotline", c.req.param("account"))),
    )
    .post("/:hook/:account", async (c) => {
      const startedMs = performance.now();
      const ctx = c.get("ctx");
      const channel = CHANNEL_OF[c.req.param("hook")];
      const account = await accountFor(ctx, channel, c.req.param("account"));
      const adapter = adapters.get(account.channel);
      const body = await readBody(c, MAX_BYTES);
      // A secret that was replaced a moment ago may not have reached our memory yet.
      const verified =
        adapter.verify(body, c.req.raw.headers, account) ||
        adapter.verify(body, c.req.raw.headers, (await findAccount(ctx, account.id)) ?? account);
      if (!verified) {
        await countBadSignature(ctx, account.id);
        metrics.badSignatures.inc({ channel: account.channel });
        throw new AppError(
          "UNAUTHENTICATED",
          "The signature does not match the body. Check the secret of this account.",
        );
      }
      const events = adapter.parse(body, account, ctx.now());
      const { duplicate } = await receiveDelivery(ctx, account, body, events);
      metrics.ingested.inc({ channel: account.channel, outcome: duplicate ? "duplicate" : "new" }, events.length || 1);
      metrics.ackSeconds.observe({ channel: account.channel }, (performance.now() - startedMs) / 1000);
      return c.json({ ok: true, duplicate });
    });
}
