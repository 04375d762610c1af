import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import { ensureDataFolder } from "./data-folder.ts";

const LEAST_CHARACTERS = 32;

/**
 * The key under which secrets and personal data are sealed: SECRET_KEY, else the one kept in the data folder, made there
 * at the first call. Several processes may ask at once and all get the same one.
 * @throws {AppError} MISCONFIGURED when the kept key is damaged: a new one would make all that is sealed unreadable
 */
export function loadSecretKey(config: Pick<Config, "secretKey" | "dataDir">): string {
  if (config.secretKey) return config.secretKey;
  ensureDataFolder(config.dataDir);
  const path = join(config.dataDir, "secret-key");
  const key = readKey(path) ?? makeKey(path);
  if (key.length >= LEAST_CHARACTERS) return key;
  throw new AppError("MISCONFIGURED", `${path}: the key kept there is damaged; put back a copy or set SECRET_KEY`);
}

function readKey(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function makeKey(path: string): string {
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true }); // left by a process of the same number that was killed half way
  const file = openSync(draft, "wx", 0o600);
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`);
    fsyncSync(file);
    // A link appears whole or fails when another process was first: whoever loses reads the winner's key.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}
