import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseExamples, readExamples, readPlan } from "./examples.ts";

const plans = readExamples();
const rows = plans.flatMap((plan) => plan.rows);

describe("the shipped examples", () => {
  // Labels and addresses of every row are checked by parseExamples as they are read.
  test("have no id and no text twice", () => {
    expect(rows.length).toBeGreaterThan(3000);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
  });
});

test.each([
  ["a label that is unknown", { sector: "noises" }],
  ["an address that is not in the text", { address_text: "hẻm 9" }],
  ["a second sector that repeats the first", { secondary_sector: "noise" }],
])("%s is refused with its line", (_, change) => {
  const row = {
    id: "a",
    text: "loa kẹo kéo ồn quá",
    style: "chat",
    sector: "noise",
    secondary_sector: null,
    urgency: "normal",
    kind: "complaint",
    sentiment: "negative",
    address_text: null,
  };
  expect(parseExamples(JSON.stringify(row), "x")).toHaveLength(1);
  const bad = `${JSON.stringify(row)}\n${JSON.stringify({ ...row, ...change })}`;
  expect(() => parseExamples(bad, "x")).toThrow(
    expect.objectContaining({ code: "INVALID", details: { name: "x", line: 2 } }),
  );
});

test("exported corrections are a plan of their own; what they say beyond a label is left out, a bad line is named", () => {
  const file = join(mkdtempSync(join(tmpdir(), "plan-")), "corrections.jsonl");
  const labels = { sector: "noise", secondary_sector: null, urgency: "low", kind: "complaint", sentiment: "neutral" };
  const row = { id: "c-1", text: "[họ tên] hát khuya", style: "chat", ...labels, address_text: null };
  writeFileSync(file, `${JSON.stringify({ ...row, how: "classify", said: { sector: "health" } })}\n`);
  expect(readPlan(file)).toEqual({ plan: "corrections", rows: [row] });
  writeFileSync(file, `${JSON.stringify(row)}\n\n${JSON.stringify({ ...row, urgency: "soon" })}\n`);
  expect(() => readPlan(file)).toThrow(/corrections\.jsonl:3: urgency: /);
});
