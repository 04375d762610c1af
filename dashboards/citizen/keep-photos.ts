import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { FormError } from "./form-page.tsx";

export const MAX_FILES = 5;

export interface Photos {
  kept: { id: string; name: string }[];
  errors: FormError[];
}

/**
 * Stores the files of a form before its words are looked at, so that they are still there when the form comes back
 * with an error: a browser cannot be given its files again. What no form ever names is swept away.
 */
export async function keepPhotos(
  verbs: Verbs,
  ctx: Ctx,
  given: { form: FormData; ip: string; kept: Photos["kept"]; t: Dictionary },
): Promise<Photos> {
  const files = given.form.getAll("photos").filter((file) => file instanceof File && file.size > 0) as File[]; // safe: filtered
  const kept = [...given.kept];
  const errors: FormError[] = [];
  for (const file of files) {
    if (kept.length >= MAX_FILES) {
      errors.push({ field: "photos", message: given.t.form.tooManyFiles(MAX_FILES) });
      break;
    }
    try {
      verbs.limitAddress(ctx, given.ip, "upload");
      const { id } = await verbs.saveUpload(ctx, { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
      kept.push({ id, name: file.name });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push({ field: "photos", message: `${file.name}: ${error.message}` });
    }
  }
  return { kept, errors };
}
