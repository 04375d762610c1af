import { execFile } from "node:child_process";
import { access, constants, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { AppError } from "#src/errors.ts";

const run = promisify(execFile);
const KNOWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
const LIMIT_MS = 30_000;

/** The browser that prints: the configured one, else one where systems put them. @returns null where there is none */
export async function findChromium(configured: string | null): Promise<string | null> {
  for (const path of configured ? [configured] : KNOWN)
    if (
      await access(path, constants.X_OK)
        .then(() => true)
        .catch(() => false)
    )
      return path;
  return null;
}

/** One at a time: a browser takes some hundred MB. */
let inHand: Promise<unknown> = Promise.resolve();

/**
 * A document as PDF, A4 as its print styles say. The browser gets a folder of its own and no network.
 * @throws {AppError} UNAVAILABLE when the browser fails or takes longer than half a minute
 */
export function printPdf(chromium: string, html: string): Promise<Buffer> {
  const mine = inHand.then(() => print(chromium, html));
  inHand = mine.catch(() => {});
  return mine;
}

async function print(chromium: string, html: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "langnghe-pdf-"));
  try {
    const [page, out] = [join(folder, "page.html"), join(folder, "page.pdf")];
    await writeFile(page, html);
    const flags = [
      ...["--headless", "--disable-gpu", "--disable-extensions", "--no-first-run", "--no-pdf-header-footer"],
      ...["--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"],
      // Root has no user namespace to sandbox in; the page is ours and has no network.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...[`--user-data-dir=${join(folder, "profile")}`, `--print-to-pdf=${out}`, pathToFileURL(page).href],
    ];
    await run(chromium, flags, { timeout: LIMIT_MS, killSignal: "SIGKILL", maxBuffer: 4 * 1024 * 1024 });
    return await readFile(out);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : "";
    throw new AppError("UNAVAILABLE", "Chưa tạo được tệp PDF. Anh/chị mở báo cáo rồi in, chọn “Lưu thành PDF”.", {
      reason,
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
