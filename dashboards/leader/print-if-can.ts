import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { findChromium, printPdf } from "./print-pdf.ts";

/**
 * A document as PDF for a mail; null where no browser prints here, or it fails: then a sheet is better than no brief.
 * @param write asked only where there is a browser
 */
export async function printIfCan(
  ctx: Ctx,
  configured: string | null,
  write: () => Promise<string>,
): Promise<Uint8Array | null> {
  const chromium = await findChromium(configured);
  if (!chromium) return null;
  try {
    return await printPdf(chromium, await write());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ reason: error.details.reason }, "a brief could not be printed, a sheet goes instead");
    return null;
  }
}
