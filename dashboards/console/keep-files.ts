import type { Verbs } from "#dashboards/verbs.ts";
import { allow, permissionOf } from "#src/domain/policy.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { MAX_UPLOAD_BYTES } from "#src/services/submissions/uploads.ts";
import { ACTION_FIELDS } from "./action-input.ts";

const MOST_FILES = 5;
const WORDS_BYTES = 64 * 1024;

/** What the form of an action may weigh: words, and files where it takes any. */
export const mostBytes = (action: TicketAction): number =>
  ACTION_FIELDS[action].includes("files") ? MOST_FILES * MAX_UPLOAD_BYTES + WORDS_BYTES : WORDS_BYTES;

/**
 * Stores the files of a form, drawn anew, and puts their ids into its field `files`, behind those kept from an attempt that
 * was refused.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`: a file too large, of no use, or one too many
 */
export async function keepFiles(
  verbs: Verbs,
  ctx: Ctx,
  action: TicketAction,
  form: FormData,
  fields: Record<string, string>,
): Promise<void> {
  const files = form.getAll("files").filter((value): value is File => typeof value !== "string" && value.size > 0);
  if (files.length === 0 || !ACTION_FIELDS[action].includes("files")) return;
  allow(ctx.actor, permissionOf(action));
  const ids = (fields.files ?? "").split(",").filter((id) => id !== "");
  if (ids.length + files.length > MOST_FILES) throw wrong(`Chỉ gửi kèm được tối đa ${MOST_FILES} tệp.`);
  for (const file of files) {
    try {
      const { id } = await verbs.saveUpload(ctx, { bytes: new Uint8Array(await file.arrayBuffer()) });
      ids.push(id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw wrong(error.message);
    } finally {
      fields.files = ids.join(",");
    }
  }
}

const wrong = (message: string) => new AppError("INVALID", message, { fields: [{ field: "files", message }] });
