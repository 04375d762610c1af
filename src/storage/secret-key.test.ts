import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecretKey } from "./secret-key.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "langnghe-key-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test("a key is made once and only its owner may read it", () => {
  const key = loadSecretKey({ secretKey: null, dataDir });
  expect(key.length).toBeGreaterThanOrEqual(43); // 256 bits
  expect(loadSecretKey({ secretKey: null, dataDir })).toBe(key);
  expect(statSync(join(dataDir, "secret-key")).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["secret-key"]);
});

test("a key from the environment leaves no trace on disk", () => {
  expect(loadSecretKey({ secretKey: "k".repeat(32), dataDir })).toBe("k".repeat(32));
  expect(readdirSync(dataDir)).toEqual([]);
});

test("a damaged key stops the start and is not replaced", () => {
  writeFileSync(join(dataDir, "secret-key"), "cut");
  expect(() => loadSecretKey({ secretKey: null, dataDir })).toThrow("damaged");
  expect(() => loadSecretKey({ secretKey: null, dataDir })).toThrow("damaged");
});
