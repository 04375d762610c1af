import { mkdirSync } from "node:fs";
import { AppError } from "#src/errors.ts";

/**
 * Makes the data folder when absent. It holds personal data, so others get no look at it; run as root, the account of
 * the database server must still be able to walk through it.
 */
export function ensureDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError("MISCONFIGURED", `DATA_DIR: expected a folder that can be made and written (${reason})`, {
      variables: ["DATA_DIR"],
    });
  }
}
