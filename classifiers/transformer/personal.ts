import type { PersonalDataFinder } from "#src/ports/classifier.ts";
import { loadEncoder } from "./encoder.ts";
import { SHIPPED_MODEL } from "./index.ts";
import { readEncoderFiles } from "./model-file.ts";

/**
 * The transformer as a finder of personal data, for redaction.
 * @throws {AppError} MISCONFIGURED, naming MODEL_DIR, when files are missing, damaged or of another make
 */
export async function personalDataFinder(options: { modelDir?: string } = {}): Promise<PersonalDataFinder> {
  const encoder = await loadEncoder(readEncoderFiles(options.modelDir ?? SHIPPED_MODEL));
  return (text) => encoder.findPersonal(text);
}
