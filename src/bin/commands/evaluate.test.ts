import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { evaluate } from "./evaluate.ts";
import { UsageError } from "./usage.ts";

const folder = mkdtempSync(join(tmpdir(), "evaluate-"));
const file = join(folder, "labelled.jsonl");
writeFileSync(
  file,
  [
    { id: "a", text: "dây điện rớt xuống nước trước nhà", urgency: "critical", style: "chat" },
    { id: "b", text: "cảm ơn phường nhiều", urgency: "critical", kind: "praise", style: "nodiac" },
  ]
    .map((row) => JSON.stringify(row))
    .join("\n"),
);

afterEach(() => vi.restoreAllMocks());

async function printed(...args: string[]): Promise<string> {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await evaluate.run([file, "--linear", ...args])).toBe(0);
  return out.mock.calls.map(([text]) => String(text)).join("");
}

test("prints the tables, what the model costs, and dashes for what is not labelled", async () => {
  const text = await printed();
  expect(text).toMatch(/^model: linear-/);
  expect(text).toMatch(/texts\/s/);
  expect(text).toMatch(/linear\/weights\.bin \d/);
  expect(text).toMatch(/\| critical, recall +\| 2 +\| 0.500/);
  expect(text).toMatch(/\| sector, first answer +\| 0 +\| –/);
});

test("--json prints one object, --errors writes the wrong answers by id, --limit reads the first messages", async () => {
  const errors = join(folder, "errors.jsonl");
  const report = JSON.parse(await printed("--json", "--errors", errors));
  expect(report).toMatchObject({
    n: 2,
    figures: { criticalRecall: { n: 2, value: 0.5 } },
    byStyle: { chat: { n: 1 } },
  });
  expect(report.cost.loadMs).toBeGreaterThan(0);
  const lines = readFileSync(errors, "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(["b"]);
  vi.restoreAllMocks();
  expect(JSON.parse(await printed("--json", "--limit", "1"))).toMatchObject({ n: 1 });
});

test("a limit that is no number is a wrong command line; files that cannot be read or written are told", async () => {
  await expect(evaluate.run([file, "--limit", "many"])).rejects.toThrow(UsageError);
  await expect(evaluate.run([file, "--errors", file])).rejects.toThrow("would write over");
  await expect(evaluate.run([join(folder, "nothing.jsonl")])).rejects.toMatchObject({ code: "INVALID" });
  await expect(evaluate.run([file, "--linear", "--errors", folder])).rejects.toMatchObject({ code: "INVALID" });
});
