import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { boundServerLog, serverLogFile, serverLogSince } from "./server-log.ts";

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-log-"));
  log = serverLogFile(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a log that has grown too long begins anew and its last piece is kept", () => {
  writeFileSync(log, "old");
  boundServerLog(log, 3);
  expect(readFileSync(log, "utf8")).toBe("old");
  boundServerLog(log, 2);
  expect(readFileSync(log, "utf8")).toBe("");
  expect(readFileSync(`${log}.1`, "utf8")).toBe("old");
  writeFileSync(log, "newer");
  boundServerLog(log, 2);
  expect(readFileSync(`${log}.1`, "utf8")).toBe("newer");
});

test("the reason of a failed start is what was written since, its end when that is long", () => {
  writeFileSync(log, "before\n");
  appendFileSync(log, "FATAL: không đủ chỗ\n");
  expect(serverLogSince(log, 7)).toBe("FATAL: không đủ chỗ");
  appendFileSync(log, "x".repeat(5_000));
  expect(serverLogSince(log, 7)).toBe("x".repeat(2_000));
});
