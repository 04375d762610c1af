import { readFile } from "node:fs/promises";
import { AppError } from "#src/errors.ts";
import type { OutgoingFile } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { readUpload } from "../submissions/uploads.ts";

/** Stored uploads as a sender takes them; null when one of them is gone. */
export async function openFiles(ctx: Ctx, ids: readonly string[]): Promise<OutgoingFile[] | null> {
  try {
    return await Promise.all(
      ids.map(async (id) => {
        const { mime, path, name } = await readUpload(ctx, id);
        return { name, mime, read: () => readFile(path) };
      }),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
