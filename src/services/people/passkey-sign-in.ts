import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { passkeys, signInSteps, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type Client, makeKnownDevice } from "./device.ts";
import { keepChallenge, takeChallenge } from "./passkey-challenge.ts";
import { needSite } from "./passkey-site.ts";
import { type NewSession, startSession } from "./session.ts";
import { countTry, returnTry } from "./throttle.ts";

export const PasskeyAnswer = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.looseObject({
    clientDataJSON: z.string().max(20_000),
    authenticatorData: z.string().max(20_000),
    signature: z.string().max(20_000),
    userHandle: z.string().max(500).nullish(),
  }),
});

/** Names no account: the browser offers whatever passkeys it has for this site, so nobody learns who has one. */
export async function beginPasskeySignIn(ctx: Ctx, client: Client) {
  const site = needSite(ctx);
  await countTry(ctx, { kind: "address", of: client.ip });
  await returnTry(ctx, { kind: "address", of: client.ip });
  const options = await generateAuthenticationOptions({ rpID: site.id, userVerification: "required" });
  await keepChallenge(ctx, { challenge: options.challenge, purpose: "sign_in", userId: null });
  return options;
}

/**
 * Signs in with a passkey alone: the device holds the key and has asked for finger, face or PIN, so it is two factors.
 * @throws {AppError} UNAUTHENTICATED with one sentence for every cause; RATE_LIMITED by address
 */
export async function signInWithPasskey(
  ctx: Ctx,
  answer: z.infer<typeof PasskeyAnswer>,
  client: Client,
): Promise<NewSession & { knownDevice: string }> {
  const site = needSite(ctx);
  await countTry(ctx, { kind: "address", of: client.ip });
  const asked = await takeChallenge(ctx, ctx.db, answer.response.clientDataJSON, "sign_in");
  const session = await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ key: passkeys, user: users })
      .from(passkeys)
      .innerJoin(users, eq(users.id, passkeys.userId))
      .where(and(eq(passkeys.credentialId, answer.id), isNull(users.disabledAt)))
      // Its counter goes up by one at a time.
      .for("update", { of: passkeys });
    if (!row) return null;
    const proof = await verifyAuthenticationResponse({
      // Safe: the schema above has its fields, the library checks the rest itself.
      response: answer as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
      expectedChallenge: asked.challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: {
        id: row.key.credentialId,
        publicKey: new Uint8Array(row.key.publicKey),
        counter: row.key.signCount,
      },
    }).catch(() => null);
    if (!proof?.verified) return null;
    await tx
      .update(passkeys)
      .set({ signCount: proof.authenticationInfo.newCounter, lastUsedAt: ctx.now() })
      .where(eq(passkeys.id, row.key.id));
    await tx.delete(signInSteps).where(eq(signInSteps.userId, row.user.id));
    const started = await startSession(ctx, tx, row.user, { client, method: "passkey" });
    return { ...started, knownDevice: makeKnownDevice(ctx, row.user.email) };
  });
  if (!session) throw new AppError("UNAUTHENTICATED", "Khóa truy cập này không dùng được ở đây. Hãy dùng mật khẩu.");
  await returnTry(ctx, { kind: "address", of: client.ip });
  return session;
}
