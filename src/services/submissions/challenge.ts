import { randomInt } from "node:crypto";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Challenge } from "altcha-lib/types";
import { z } from "zod";
import { spentChallenges } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/**
 * PBKDF2 at this cost takes about 1.6 ms a step on a server core, so 300 to 1,500 steps are half a second to two and
 * a half of one thread (channels.md §4); a phone, shared among its workers, needs about as long.
 */
const COST = 5_000;
const STEPS = { from: 300, to: 1_500 };
const EXPIRES_MS = 20 * 60_000;

/** Apart from every other use of SECRET_KEY by its purpose. */
const secretOf = (ctx: Ctx) => ctx.box.sign("altcha", "challenge");

/**
 * An ALTCHA v2 challenge for one form, as the widget wants it. Nothing is stored until it is solved.
 * @param steps of work for the browser; tests need fewer
 */
export async function createFormChallenge(
  ctx: Ctx,
  formId: string,
  steps = randomInt(STEPS.from, STEPS.to + 1),
): Promise<Challenge> {
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: COST,
    counter: steps,
    data: { form: formId.slice(0, 64) },
    expiresAt: new Date(ctx.now().getTime() + EXPIRES_MS),
    hmacSignatureSecret: secretOf(ctx),
    deriveKey,
  });
}

const solved = z.object({
  challenge: z.object({
    // Loose: the signature is over all of them, also those that a later version of the widget may add.
    parameters: z.looseObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: z.string().max(200),
      salt: z.string().max(200),
      cost: z.literal(COST),
      keyLength: z.number().int().min(16).max(64),
      keyPrefix: z.string().max(200),
      expiresAt: z.number(),
      data: z.object({ form: z.string() }),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(200), time: z.number().optional() }),
});
type Solved = z.infer<typeof solved>;

export type ChallengeVerdict = "ok" | "missing" | "invalid" | "expired" | "replayed";

/**
 * What a solved challenge is worth. A good one is worth it once: it is remembered as spent until it expires, because
 * the library would verify it again.
 * @param payload base64 of JSON `{challenge, solution}`, from the widget
 * @param formId when given, only a challenge made for this form counts
 */
export async function verifyChallenge(ctx: Ctx, payload: string, formId?: string): Promise<ChallengeVerdict> {
  if (payload === "") return "missing";
  const given = readPayload(payload);
  if (!given) return "invalid";
  const { parameters } = given.challenge;
  if (formId !== undefined && parameters.data.form !== formId) return "invalid";
  if (parameters.expiresAt * 1000 <= ctx.now().getTime()) return "expired";
  const result = await verifySolution({ ...given, deriveKey, hmacSignatureSecret: secretOf(ctx) });
  if (result.expired) return "expired";
  if (!result.verified) return "invalid";
  return (await spend(ctx, given)) ? "ok" : "replayed";
}

/** @returns false when it was spent before; of two at once, one gets true */
async function spend(ctx: Ctx, { challenge }: Solved): Promise<boolean> {
  const rows = await ctx.db
    .insert(spentChallenges)
    .values({ signature: challenge.signature, expiresAt: new Date(challenge.parameters.expiresAt * 1000) })
    .onConflictDoNothing()
    .returning({ signature: spentChallenges.signature });
  return rows.length > 0;
}

function readPayload(payload: string): Solved | undefined {
  try {
    return solved.parse(JSON.parse(Buffer.from(payload, "base64").toString("utf8")));
  } catch {
    return undefined;
  }
}
