import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPack } from "#src/city/load-city.ts";
import { TemplatesFile } from "#src/city/pack/templates-file.ts";
import { withActor } from "#src/services/ctx.ts";
import { actor, type TestCtx, testCtx } from "../../../tests/support/ctx.ts";
import { loadOldText, loadTextSetting, publishText } from "./text-settings.ts";
import { words } from "./words.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
});
afterEach(() => t.close());

const admin = () => withActor(t.ctx, actor("admin"));
const greeting = (text: string, sms?: string): TemplatesFile => ({
  templates: loadPack("hcmc").templates.templates.map((one) =>
    one.id === "greeting" ? { ...one, vi: { text, ...(sms && { ways: { sms } }) } } : one,
  ),
});
const publish = (document: TemplatesFile, expectedVersion = 0) =>
  publishText(admin(), "templates", { document, note: "thử", expectedVersion });
const said = () => words(t.ctx, "greeting", {}, { language: "vi", way: "zalo" });

test("a changed text is said at once, keeps its history, and can be taken back", async () => {
  expect(said()).toContain("Chào ông/bà");
  expect(await publish(greeting("Kính chào ông/bà."))).toEqual({ version: 1 });
  expect(said()).toBe("Kính chào ông/bà.");
  const setting = await loadTextSetting(admin(), "templates");
  expect(setting).toMatchObject({ version: 1, history: [{ version: 1, note: "thử" }] });
  await publish(await loadOldText(admin(), "templates", 0), 1);
  expect(said()).toContain("Chào ông/bà");
  await expect(publish(greeting("x"), 1)).rejects.toMatchObject({ code: "CONFLICT" });
});

test.each([
  ["a variable that the text has not", greeting("Chào {reference}"), "{reference}"],
  ["what is too long for a bubble", greeting("a".repeat(2_001)), "2000"],
  ["an SMS of too many pieces", greeting("Chào", "a".repeat(500)), "tin ghép"],
  ["the loss of a text that is needed", { templates: [] }, "introduction"],
])("refused: %s", async (_, document, says) => {
  const fields = await publish(document).catch((error) => JSON.stringify(error.details.fields));
  expect(fields).toContain(says);
});

test("only who may configure changes texts, and says why", async () => {
  const lead = withActor(t.ctx, actor("unit_lead", "27154-ubnd"));
  const input = { document: greeting("x"), note: "thử", expectedVersion: 0 };
  await expect(publishText(lead, "templates", input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(publishText(admin(), "templates", { ...input, note: " " })).rejects.toMatchObject({ code: "INVALID" });
});

test.each(["hcmc", "danang"])("the texts and articles shipped with %s are sound", (id) => {
  const { templates } = TemplatesFile.parse(loadPack(id).templates);
  for (const { id: one, vi, en } of templates)
    if (!one.startsWith("reply_")) expect([one, vi.text !== "", en !== undefined]).toEqual([one, true, true]);
  expect(loadPack(id).knowledge.articles.length).toBeGreaterThanOrEqual(25);
});
