import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mentions, sourceItems, sources } from "#src/db/schema/index.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { type Ctx, withActor } from "../ctx.ts";
import type { PageReader } from "../fetching/page-reader.ts";
import { titleIn } from "../fetching/page-title.ts";
import { sweep } from "../upkeep/sweep.ts";
import { createSource } from "./create-source.ts";
import { importTold } from "./import-told.ts";
import { checkLink, pasteLink } from "./paste-link.ts";
import { readPosts } from "./read-posts-file.ts";

const NONE: SourceReaders = { get: () => undefined, kinds: [] };
const NOW = new Date("2026-11-26T03:00:00Z");
let t: TestCtx;
let operator: Ctx;
let folder: string;
beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  operator = withActor(t.ctx, actor("operator"));
  folder = await mkdtemp(join(tmpdir(), "langnghe-posts-"));
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  for (const table of ["mentions", "source_costs", "source_items", "sources"])
    await t.ctx.sql.unsafe(`delete from ${table}`);
  t.added.splice(0);
});

/** Every page says this. */
const pages = (html: string): PageReader => ({
  userAgent: "",
  read: async (url) => ({
    requests: 1,
    answer: {
      ok: true,
      status: 200,
      url,
      headers: { "content-type": "text/html; charset=utf-8" },
      bytes: Buffer.from(html),
    },
  }),
});
const closed: PageReader = {
  userAgent: "",
  read: async () => ({ requests: 1, answer: { ok: false, failing: "robots", host: "" } }),
};
const link = {
  url: "https://forum.example.vn/t/12?utm_source=zalo",
  text: "Đường Lê Lợi ngập",
  author: "cu_dan",
  postedAt: "",
};

describe("a pasted link", () => {
  test("is kept once, under the one spelling of its address", async () => {
    await pasteLink(operator, link);
    await expect(pasteLink(operator, { ...link, url: "http://forum.example.vn/t/12/#cuoi" })).rejects.toMatchObject({
      code: "CONFLICT",
      details: { mention: "" },
    });
    const rows = await t.ctx.db.select().from(sourceItems);
    expect(rows).toMatchObject([
      {
        sourceId: "pasted",
        itemKey: "https://forum.example.vn/t/12",
        item: { text: "Đường Lê Lợi ngập", postedAt: NOW.toISOString() },
      },
    ]);
    expect(t.added.map(({ name }) => name)).toEqual(["take-item"]);
  });

  test("pasted by ten people at once is one", async () => {
    const done = await Promise.allSettled(Array.from({ length: 10 }, () => pasteLink(operator, link)));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await t.ctx.db.$count(sourceItems)).toBe(1);
  });

  test("that another source has told is found before anything is typed", async () => {
    await t.ctx.db.insert(sources).values({ id: "bao", kind: "newspaper", name: "Báo" });
    const [mention] = await t.ctx.db
      .insert(mentions)
      .values({
        sourceId: "bao",
        kind: "article",
        text: "x",
        url: "https://forum.example.vn/t/12",
        postedAt: NOW,
        changedAt: NOW,
      })
      .returning({ id: mentions.id });
    expect(await checkLink(operator, closed, link.url)).toEqual({
      url: "https://forum.example.vn/t/12",
      known: String(mention?.id),
      title: null,
    });
    await expect(pasteLink(operator, link)).rejects.toMatchObject({
      code: "CONFLICT",
      details: { mention: String(mention?.id) },
    });
  });

  test("brings its title where the page may be asked, and none where it may not", async () => {
    const html = "<html><head><title>\n Ngập &amp; kẹt\n</title></head><body><title>khác</title></body>";
    expect((await checkLink(operator, pages(html), link.url)).title).toBe("Ngập & kẹt");
    expect((await checkLink(operator, closed, link.url)).title).toBeNull();
    expect(titleIn('<head><meta property="og:title" content="Của bài"><title>Của trang</title>')).toBe("Của bài");
    expect(titleIn("<head><title></title>")).toBeNull();
  });

  test.each(["javascript:alert(1)", "file:///etc/passwd", "https://u:p@a.vn/", "khong phai", "https://localhost/x"])(
    "%s is none",
    async (url) => {
      await expect(checkLink(operator, closed, url)).rejects.toMatchObject({ code: "INVALID" });
      await expect(pasteLink(operator, { ...link, url })).rejects.toMatchObject({ code: "INVALID" });
    },
  );

  test("is for those who decide about mentions", async () => {
    for (const role of ["officer", "leader", "auditor", "admin"] as const)
      await expect(pasteLink(withActor(t.ctx, actor(role)), link)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("without a text is not kept", async () => {
    await expect(pasteLink(operator, { ...link, text: " " })).rejects.toMatchObject({
      details: { fields: [{ field: "text" }] },
    });
  });
});

describe("a file of posts", () => {
  beforeEach(async () => {
    const input = { name: "Tệp", settings: {}, secret: "", retentionDays: "90" };
    await createSource(t.ctx, NONE, { id: "tep", kind: "import", ...input });
  });
  const jsonl = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) =>
      JSON.stringify({ id: `${from + n}`, text: `Bài số ${from + n}`, postedAt: "2026-11-01T00:00:00Z" }),
    ).join("\n");
  const take = (text: string, more = {}, format: "jsonl" | "csv" = "jsonl") =>
    importTold(t.ctx, "tep", readPosts(Buffer.from(text), format), more);

  test("is taken whole, and again adds nothing", async () => {
    expect(await take(jsonl(0, 2_500))).toMatchObject({ rows: 2_500, added: 2_500, known: 0 });
    expect(await take(jsonl(0, 2_500))).toMatchObject({ added: 0, known: 2_500 });
    expect(await t.ctx.db.$count(sourceItems)).toBe(2_500);
  });

  test("that was broken off goes on where it stopped", async () => {
    const seen: number[] = [];
    async function* brokenOff() {
      let row = 0;
      for await (const value of readPosts(Buffer.from(jsonl(0, 3_000)), "jsonl")) {
        if (row++ === 2_500) throw new Error("Ctrl-C");
        yield value;
      }
    }
    const options = { fileDigest: "f1", progress: ({ rows }: { rows: number }) => void seen.push(rows) };
    await expect(importTold(t.ctx, "tep", brokenOff(), options)).rejects.toThrow("Ctrl-C");
    expect(seen).toEqual([1_000, 2_000]);
    expect(await take(jsonl(0, 3_000), { fileDigest: "f1" })).toMatchObject({
      rows: 3_000,
      added: 1_000,
      known: 2_000,
    });
  });

  test("a line that is none is named by its number, and the rest is taken", async () => {
    const done = await take(`${jsonl(0, 2)}\n{kaputt\n{"id":"x"}\n${jsonl(2, 3)}`);
    expect([done.added, done.refusedRows, done.refused.map(({ at }) => at)]).toEqual([3, 2, [3, 4]]);
  });

  test("CSV has a header, separators as offices write them, and a mark at its beginning", async () => {
    const csv = '\ufeffid;text;postedAt;author.name;deleted\n1;"Ngập; sâu";2026-11-01T00:00:00+07:00;An;\n2;;;;x\n';
    expect(await take(csv, {}, "csv")).toMatchObject({ added: 2, refusedRows: 0 });
    const rows = await t.ctx.db
      .select()
      .from(sourceItems)
      .where(eq(sourceItems.sourceId, "tep"))
      .orderBy(sourceItems.id);
    expect(rows.map(({ item }) => [item?.verb, item?.text, item?.authorName])).toEqual([
      ["upsert", "Ngập; sâu", "An"],
      ["remove", "", null],
    ]);
  });

  test("is read from disk as it comes", async () => {
    const path = join(folder, "bai.jsonl");
    await writeFile(path, jsonl(0, 1_200));
    expect(await importTold(t.ctx, "tep", readPosts(path, "jsonl"))).toMatchObject({ added: 1_200 });
  });

  test("reaches the queue a few posts at a time, after what is said now", async () => {
    await take(jsonl(0, 600));
    expect(t.added).toEqual([]);
    await pasteLink(operator, link);
    t.added.splice(0);
    await t.ctx.sql`update source_items set received_at = received_at - interval '1 minute'`;
    await sweep(t.ctx);
    const [pasted] = await t.ctx.db.select().from(sourceItems).where(eq(sourceItems.sourceId, "pasted"));
    const ids = t.added.filter(({ name }) => name === "take-item").map(({ payload }) => payload);
    expect([ids[0], ids.length]).toEqual([{ itemId: pasted?.id }, 251]);
  });

  test("goes into a source for files, by whoever may configure", async () => {
    await expect(importTold(t.ctx, "khong-co", [])).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(importTold(operator, "tep", [])).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
