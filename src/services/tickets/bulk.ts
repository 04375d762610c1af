import { z } from "zod";
import { allow, permissionOf } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError, type ErrorCode } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { TICKET_VERBS } from "./verbs.ts";

/** What can be done to many tickets at once; the others need a look at each. */
export const BULK_ACTIONS = [
  "accept",
  "classify",
  "locate",
  "assign",
  "transfer",
  "note",
  "resolve",
  "reject",
  "merge",
  "escalate",
] as const;
const AT_MOST = 500;

export const BulkInput = z.strictObject({
  references: z
    .array(z.string().refine((typed) => parseReference(typed) !== null, "Mã phản ánh chưa đúng."))
    .min(1, "Vui lòng chọn ít nhất một phản ánh.")
    .max(AT_MOST, `Mỗi lần nhiều nhất ${AT_MOST} phản ánh.`),
  action: z.enum(BULK_ACTIONS),
  input: z.record(z.string(), z.unknown()).default({}),
});

export interface BulkResult {
  reference: string;
  ok: boolean;
  /** The ticket's version after the action. */
  version?: number;
  error?: { code: ErrorCode; message: string };
}

/**
 * The same action on each, one transaction each: what cannot be done to one does not stop the others.
 * @throws {AppError} FORBIDDEN when the actor may do it to no ticket; INVALID when the input of the action itself is wrong
 */
export async function* bulkAct(
  ctx: Ctx,
  { references, action, input }: z.infer<typeof BulkInput>,
): AsyncGenerator<BulkResult> {
  allow(ctx.actor, permissionOf(action));
  const verb = TICKET_VERBS[action];
  const parsed = verb.input.safeParse(input);
  if (!parsed.success)
    throw new AppError("INVALID", "Một số mục chưa đúng.", {
      fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    });
  for (const reference of new Set(references.map((typed) => parseReference(typed) ?? typed)))
    yield await one(ctx, reference, () => verb.act(ctx, reference, parsed.data, undefined));
}

async function one(ctx: Ctx, reference: string, act: () => Promise<{ version: number }>): Promise<BulkResult> {
  try {
    return { reference, ok: true, version: (await act()).version };
  } catch (error) {
    if (error instanceof AppError) return { reference, ok: false, error: { code: error.code, message: error.message } };
    ctx.log.error({ reference, err: error }, "bulk action failed");
    const message = "Máy chủ gặp lỗi với phản ánh này. Vui lòng thử lại.";
    return { reference, ok: false, error: { code: "UNAVAILABLE", message } };
  }
}
