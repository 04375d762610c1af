import type { NameFinder } from "#src/ports/classifier.ts";
import { loadEncoder } from "./encoder.ts";
import { SHIPPED_MODEL } from "./index.ts";
import { readEncoderFiles } from "./model-file.ts";

/**
 * The transformer as a finder of persons' names, for redaction.
 * @throws {AppError} MISCONFIGURED, naming MODEL_DIR, when files are missing, damaged or of another make
 */
export async function nameFinder(options: { modelDir?: string } = {}): Promise<NameFinder> {
  const encoder = await loadEncoder(readEncoderFiles(options.modelDir ?? SHIPPED_MODEL));
  return (text) => encoder.findNames(text);
}
