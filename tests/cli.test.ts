import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** `langnghe <words>` with lines on stdin: what it printed, line by line, and its exit status. */
function langnghe(words: string[], input: string | Buffer = "", env: Record<string, string> = {}) {
  return new Promise<{ code: number; lines: Record<string, unknown>[]; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", join(ROOT, "src/bin/jsx-loader.mjs"), join(ROOT, "src/bin/langnghe.ts"), ...words],
      { cwd: ROOT, env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        const lines = stdout.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
        resolve({ code: Number(error?.code ?? 0), lines, stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });
}

describe("JSON Lines in, JSON Lines out", () => {
  test("classify answers each line in order with the contract's fields", async () => {
    const { code, lines } = await langnghe(
      ["classify"],
      '{"id":"a","text":"dây điện rớt xuống nước trước nhà 12 Nguyễn Trãi"}\n{"id":2,"text":""}\n',
    );
    expect(code).toBe(0);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ id: "a", urgency: "critical", needsReview: expect.any(Boolean) });
    expect(lines[0]?.sectors).toHaveLength(3);
    expect(lines[1]).toMatchObject({ id: 2, sector: "other", needsReview: true });
  });

  test("classify reads with the transformer; without its files the linear tier answers, says so, and the log names why", async () => {
    const line = '{"id":1,"text":"Hàng xóm hát karaoke suốt đêm"}\n';
    const whole = await langnghe(["classify"], line);
    expect(whole.lines[0]).toMatchObject({ sector: "noise", model: expect.stringMatching(/^encoder-/) });
    expect(whole.lines[0]).not.toHaveProperty("fallback");
    const bare = await langnghe(["classify"], line, { MODEL_DIR: ROOT });
    expect(bare.code).toBe(0);
    expect(bare.lines[0]).toMatchObject({ sector: "noise", fallback: true, model: expect.stringMatching(/^linear-/) });
    expect(bare.stderr).toContain("MODEL_DIR: stack.json cannot be read");
  });

  test("a line is answered before the next one is written", async () => {
    const child = spawn(
      process.execPath,
      ["--import", join(ROOT, "src/bin/jsx-loader.mjs"), join(ROOT, "src/bin/langnghe.ts"), "classify"],
      { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] },
    );
    child.stdin.write('{"id":"first","text":"mất nước"}\n');
    const [answer] = await once(child.stdout, "data");
    expect(String(answer)).toContain('"id":"first"');
    child.stdin.end();
    await once(child, "exit");
  });

  test("a line that cannot be read gets an error in its place, the rest goes on, exit 1", async () => {
    const input = Buffer.concat([
      Buffer.from('{"id":1,"text":"P.14 Q3"}\nnot json\n{"id":3}\n{"id":4,"text":7}\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('{"id":5,"text":"phường Bến Thành"}\n'),
    ]);
    const { code, lines } = await langnghe(["locate"], input);
    expect(code).toBe(1);
    expect(lines.map(({ id, error }) => [id, typeof error])).toEqual([
      [1, "undefined"],
      [null, "string"],
      [3, "string"],
      [4, "string"],
      [null, "string"],
      [5, "undefined"],
    ]);
    expect(lines.at(-1)).toMatchObject({ status: "resolved", ward: { name: "Phường Bến Thành" } });
  });

  test("due counts working minutes, and a target that ends at closing time is due at closing time", async () => {
    const ask = (urgency: string, start: string) => JSON.stringify({ id: start, urgency, start });
    const { lines } = await langnghe(
      ["due"],
      [
        ask("critical", "2026-11-20T16:55:00+07:00"),
        ask("normal", "2026-11-20T07:30:00+07:00"),
        ask("normal", "2026-11-20T16:30:00+07:00"),
      ].join("\n"),
    );
    expect(lines.map(({ firstResponseDueAt, calendar }) => [firstResponseDueAt, calendar])).toEqual([
      ["2026-11-20T10:10:00.000Z", "always"],
      ["2026-11-20T10:00:00.000Z", "office"],
      ["2026-11-23T09:30:00.000Z", "office"],
    ]);
    expect(lines[1]?.resolutionDueAt).toBe("2026-11-26T10:00:00.000Z");
  });

  test("route names unit and rule, and says what is wrong with a ward that does not exist", async () => {
    const { code, lines } = await langnghe(
      ["route"],
      '{"id":1,"sector":"noise","ward":"Phường Bàn Cờ","urgency":"normal"}\n{"id":2,"sector":"noise","ward":"99999","urgency":"normal"}\n',
    );
    expect(code).toBe(1);
    expect(lines[0]).toMatchObject({
      unit: { id: expect.stringMatching(/-congan$/) },
      rule: expect.stringContaining("vì"),
    });
    expect(lines[1]?.error).toContain("99999");
  });
});

describe("transcribe", () => {
  test("without a model answers each file with an error that says what is not set, exit 1", async () => {
    const { code, lines } = await langnghe(["transcribe", "a.wav", "b.mp3"], "", { ASR_MODEL_DIR: "" });
    expect(code).toBe(1);
    expect(lines.map(({ file }) => file)).toEqual(["a.wav", "b.mp3"]);
    for (const { error } of lines) expect(error).toContain("ASR_MODEL_DIR");
  });
});

describe("wrong usage", () => {
  test.each([[["dance"]], [["classify", "--loud"]], [["user", "add", "a@b.vn"]], [["simulate", "fax"]]])(
    "%j is exit 2 with the usage on stderr and nothing on stdout",
    async (words) => {
      const { code, stdout, stderr } = await langnghe(words);
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/usage|expects/i);
    },
  );

  test("a bad variable stops a command with its name and what was expected", async () => {
    const { code, stderr } = await langnghe(["locate"], "", { PORT: "abc", CITY_PACK: "hcmc" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/PORT: expected a whole number/);
    expect(stderr).not.toContain("    at ");
  });
});
