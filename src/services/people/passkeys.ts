import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { passkeys, recoveryCodes, users } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { factorsOf } from "./factors.ts";
import { keepChallenge, takeChallenge } from "./passkey-challenge.ts";
import { needSite } from "./passkey-site.ts";
import { ownId } from "./session.ts";

const AT_MOST = 20;
const PasskeyName = z.string().trim().min(1).max(60);

/** As the browser sends it; what is inside is verified by the library. */
export const RegistrationAnswer = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.looseObject({
    clientDataJSON: z.string().max(20_000),
    attestationObject: z.string().max(100_000),
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});

/** What the browser needs to make a passkey. @throws {AppError} INVALID without a host name; CONFLICT past twenty */
export async function beginPasskey(ctx: Ctx) {
  const userId = ownId(ctx);
  const site = needSite(ctx);
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  const known = await ctx.db.select().from(passkeys).where(eq(passkeys.userId, userId));
  if (!user || known.length >= AT_MOST)
    throw new AppError("CONFLICT", `Mỗi tài khoản có tối đa ${AT_MOST} khóa truy cập. Hãy gỡ khóa không dùng nữa.`);
  const options = await generateRegistrationOptions({
    rpName: "Lắng Nghe",
    rpID: site.id,
    userName: user.email,
    userDisplayName: user.name,
    // Not the e-mail: this stays in the authenticator and is told to whoever asks it.
    userID: new TextEncoder().encode(ctx.box.sign("passkey-user", String(userId))),
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(ctx, { challenge: options.challenge, purpose: "register", userId });
  return options;
}

/**
 * @returns whether the person should now be led to make recovery codes: they have none
 * @throws {AppError} INVALID when the answer does not fit what was asked; CONFLICT when the key is known already
 */
export async function addPasskey(
  ctx: Ctx,
  answer: z.infer<typeof RegistrationAnswer>,
  name: string,
): Promise<{ wantsCodes: boolean }> {
  const userId = ownId(ctx);
  const site = needSite(ctx);
  const asked = await takeChallenge(ctx, ctx.db, answer.response.clientDataJSON, "register");
  if (asked.userId !== userId) throw refused();
  const proof = await verifyRegistrationResponse({
    // Safe: the schema above has its fields, the library checks the rest itself.
    response: answer as Parameters<typeof verifyRegistrationResponse>[0]["response"],
    expectedChallenge: asked.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
  }).catch(() => null);
  if (!proof?.verified) throw refused();
  const { credential, credentialBackedUp } = proof.registrationInfo;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(passkeys)
      .values({
        userId,
        credentialId: credential.id,
        publicKey: credential.publicKey,
        signCount: credential.counter,
        transports: credential.transports ?? [],
        name: PasskeyName.catch("Khóa truy cập").parse(name),
        backedUp: credentialBackedUp,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (!row) throw new AppError("CONFLICT", "Khóa truy cập này đã được thêm rồi.");
    const { recovery } = await factorsOf(tx, userId);
    await record(ctx, tx, { action: "passkey.add", subject: `user:${userId}`, details: { passkey: row.id } });
    return { wantsCodes: recovery === 0 };
  });
}

export interface PasskeyView {
  id: number;
  name: string;
  backedUp: boolean;
  createdAt: string;
  lastUsedAt: string | null;
}

export async function listPasskeys(ctx: Ctx): Promise<PasskeyView[]> {
  const rows = await ctx.db
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, ownId(ctx)))
    .orderBy(asc(passkeys.id));
  return rows.map(({ id, name, backedUp, createdAt, lastUsedAt }) => ({
    id,
    name,
    backedUp,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** @throws {AppError} INVALID, NOT_FOUND */
export async function renamePasskey(ctx: Ctx, id: number, name: string): Promise<void> {
  const parsed = PasskeyName.safeParse(name);
  if (!parsed.success) throw new AppError("INVALID", "Tên cần từ 1 đến 60 ký tự.", { field: "name" });
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.update(passkeys).set({ name: parsed.data }).where(ownKey(ctx, id)).returning();
    if (!row) throw notThere();
    await record(ctx, tx, { action: "passkey.rename", subject: `user:${row.userId}`, details: { passkey: id } });
  });
}

/** @throws {AppError} NOT_FOUND; CONFLICT when a rule of the city wants a second factor and this is the last */
export async function removePasskey(ctx: Ctx, id: number, mustHave: boolean): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.delete(passkeys).where(ownKey(ctx, id)).returning();
    if (!row) throw notThere();
    const left = await factorsOf(tx, row.userId);
    if (mustHave && !left.hasSecond)
      throw new AppError("CONFLICT", "Vai trò của anh/chị cần xác thực hai lớp. Hãy thêm cách khác trước khi gỡ.");
    if (!left.hasSecond) await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, row.userId));
    await record(ctx, tx, { action: "passkey.remove", subject: `user:${row.userId}`, details: { passkey: id } });
  });
}

const ownKey = (ctx: Ctx, id: number) => and(eq(passkeys.id, id), eq(passkeys.userId, ownId(ctx)));
const notThere = () => new AppError("NOT_FOUND", "Không tìm thấy khóa truy cập này.");
const refused = () => new AppError("INVALID", "Trình duyệt không xác nhận được khóa truy cập. Vui lòng thử lại.");
