import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pressKey } from "#tests/support/browser.ts";
import { STORED_SCRIPTS } from "#tests/support/stored-scripts/corpus.ts";
import { type AskedPage, judgeAnswers, judgePage } from "#tests/support/stored-scripts/judge.ts";
import { harmless, type Looked, look, post, verbatim } from "#tests/support/stored-scripts/looks.ts";
import { type Stage, storedScriptsStage, type Window } from "#tests/support/stored-scripts/stage.ts";

/** A few, where each costs a page of its own. */
const SOME = STORED_SCRIPTS.filter((_, n) => n % 12 === 0);
/** Long texts of staff that hold many. */
const LONG = [0, 1, 2, 3].map((n) =>
  STORED_SCRIPTS.filter((_, at) => at % 4 === n)
    .join("\n")
    .slice(0, 3_900),
);

let stage: Stage;
let desk: Window;
let lead: Window;
let admin: Window;
let citizen: Window;

beforeAll(async () => {
  stage = await storedScriptsStage(STORED_SCRIPTS);
  [desk, lead, admin, citizen] = await Promise.all([
    stage.window("operator", 'Lan "><img src=x onerror=__xss(900)>'),
    stage.window("leader", "</script><script>__xss(901)</script>"),
    stage.window("admin", "=cmd|' /C calc'!A0 <svg onload=__xss(902)>"),
    stage.window(null),
  ]);
}, 300_000);
afterAll(() => stage?.close());

async function referencesWhere(condition: string): Promise<string[]> {
  const rows = await stage.ctx.sql.unsafe(`select reference from tickets where ${condition} order by id`);
  return rows.map(({ reference }) => String(reference));
}

describe("what citizens wrote", { timeout: 180_000 }, () => {
  test("stands in the list as they wrote it", async () => {
    const pages: Looked[] = [];
    for (let path: string | null = "/console?tab=all"; path; ) {
      pages.push(await look(desk, path));
      // Its script loads the next page by itself where somebody scrolls: here each is opened.
      const next = await desk.page.locator("[data-island=list]").getAttribute("data-next");
      path = next ? `/console?${new URLSearchParams({ tab: "all", cursor: next })}` : null;
    }
    expect(pages.length).toBeGreaterThan(5);
    harmless(pages);
    verbatim(pages, STORED_SCRIPTS);
  });

  test.each(["zalo", "facebook"])("stands in their conversations (%s)", async (channel) => {
    const many = `channel = '${channel}' and (select count(*) from messages m where m.ticket_id = tickets.id) > 10`;
    const pages: Looked[] = [];
    for (const reference of await referencesWhere(many)) pages.push(await look(desk, `/console/tickets/${reference}`));
    harmless(pages);
    verbatim(pages, STORED_SCRIPTS);
  });

  test("stands on the pages of their forms, with names and addresses, once these are revealed", async () => {
    // A third of them: the texts of all stand in the list, and those of each kind in what follows.
    const third = stage.sent.flatMap(({ reference }, n) =>
      n % 3 === 0 ? [{ reference, text: STORED_SCRIPTS[n] ?? "" }] : [],
    );
    await desk.page.goto("/console/settings");
    const asked = third.map(({ reference }) => ({
      path: `/console/tickets/${reference}/contact`,
      form: { reason: "call_back" },
    }));
    const pages = await judgeAnswers(desk.page, asked);
    harmless(pages);
    for (const [n, page] of pages.entries()) verbatim([page], [third[n]?.text ?? ""]);
    for (const reference of await referencesWhere("channel = 'hotline' and id % 9 = 0"))
      harmless([await look(desk, `/console/tickets/${reference}`)]);
  });

  test("is found, marked and offered by the command bar", async () => {
    const words = ["onerror", "script", "javascript", "svg onload", "ngập nước", "__xss", "alert"];
    const asked = [...words, ...SOME].map((q) => `/console?${new URLSearchParams({ tab: "all", q })}`);
    const pages: Looked[] = [];
    for (const path of asked) pages.push(await look(desk, path));
    await desk.page.goto("/console");
    await pressKey(desk.page, "Control+k");
    await desk.page.keyboard.type("onerror");
    await desk.page.locator("[role=option]", { hasText: "onerror" }).first().waitFor();
    pages.push({ path: "the command bar", ...(await judgePage(desk.page)) });
    harmless(pages);
  });

  test("comes into an open list by itself and stays text", async () => {
    await desk.page.goto("/console?tab=all");
    const text = "Vừa gửi <img src=x onerror=__xss(910)> <svg onload=__xss(911)>";
    await stage.send(text);
    // New ones are told of, and come when asked for.
    await desk.page.locator("[data-fresh-button]").click();
    await desk.page.locator(".row-text", { hasText: "Vừa gửi" }).first().waitFor();
    const page = { path: "the live list", ...(await judgePage(desk.page)) };
    harmless([page]);
    verbatim([page], [text]);
  });

  test("is theirs to read again, and stays in the form that comes back", async () => {
    await citizen.page.goto("/");
    const tracked: AskedPage[] = stage.sent.map(({ reference, secret }) => ({
      path: `/t/${reference}`,
      form: { secret },
    }));
    const typed = STORED_SCRIPTS.map((text) => ({
      path: "/f/phan-anh",
      form: { content: text, address: text, name: text, phone: text, email: text, category: text, website: "" },
    }));
    // A field of one line keeps no line breaks.
    const oneLine = STORED_SCRIPTS.filter((text) => !/[\r\n]/.test(text));
    const lookups = oneLine.map((ref) => ({ path: "/t", form: { ref } }));
    for (const [asked, texts] of [
      [tracked, STORED_SCRIPTS],
      [typed, STORED_SCRIPTS],
      [lookups, oneLine],
    ] as const) {
      const pages = await judgeAnswers(citizen.page, asked);
      harmless(pages);
      for (const [n, page] of pages.entries()) verbatim([page], [texts[n] ?? ""]);
    }
  });
});

describe("what staff write of it", { timeout: 120_000 }, () => {
  test("stands in notes, answers, views and macros, and in the answer that citizens read", async () => {
    const [reference = ""] = await referencesWhere("channel = 'webform'");
    const page = `/console/tickets/${reference}`;
    await desk.page.goto("/console/settings");
    for (const note of LONG) await post(desk, `${page}/note`, { note });
    await post(desk, `${page}/resolve`, { answer: LONG[0] ?? "" });
    for (const name of SOME) {
      await post(desk, "/console/views", { name, q: name, tab: "all", shared: "yes" });
      await post(desk, "/console/macros/new", { name: name.slice(0, 60) });
    }
    const pages: Looked[] = [];
    for (const path of [page, "/console", "/console/views", "/console/macros", "/console/notices"])
      pages.push(await look(desk, path));
    verbatim(pages, STORED_SCRIPTS.slice(0, 60));
    pages.push(await look(citizen, `/t/${reference}`));
    harmless(pages);
  });

  test("stands in directives, briefs and the big screen; a sheet runs nothing", async () => {
    await lead.page.goto("/leader/directives/new");
    for (const text of LONG) {
      const about = text.slice(0, 180);
      const form = { key: crypto.randomUUID(), subject: "topic", about, unitId: "27154-ubnd", text, dueOn: "" };
      await post(lead, "/leader/directives", form);
    }
    const paths = [
      "/leader",
      "/leader/directives",
      "/leader/directives/1",
      "/leader/figures/received",
      "/leader/ranking",
    ];
    const pages: Looked[] = [];
    for (const path of [...paths, "/leader/brief?full=1", "/wall"]) pages.push(await look(lead, path));
    harmless(pages);
    const sheet = await lead.page.evaluate(async () =>
      Array.from(new Uint8Array(await (await fetch("/leader/brief.xlsx")).arrayBuffer())),
    );
    expect(await formulasIn(Uint8Array.from(sheet))).toEqual([]);
  });

  test("stands in what administrators look at, and is no formula in what they download", async () => {
    await stage.buryLetters(SOME);
    const pages: Looked[] = [];
    for (const path of ["", "/people", "/audit", "/dead-letters", "/channels", "/tokens", "/requests", "/walls"])
      pages.push(await look(admin, `/admin${path}`));
    harmless(pages);
    const csv = await admin.page.evaluate(async () => (await fetch("/admin/audit/export", { method: "POST" })).text());
    expect(cellsOf(csv).filter((cell) => /^\s*[=+@\t\r-]/.test(cell))).toEqual([]);
  });

  test("stands nowhere that is open to all", async () => {
    const pages: Looked[] = [];
    for (const path of ["/", "/cong-khai", "/t/PA-26-0000000?ref=<img src=x onerror=__xss(920)>"])
      pages.push(await look(citizen, path));
    harmless(pages);
    const open = await citizen.page.evaluate(async () =>
      Promise.all(["/cong-khai/rss.xml", "/cong-khai/so-lieu.csv"].map(async (path) => (await fetch(path)).text())),
    );
    expect(open.filter((text) => text.includes("__xss"))).toEqual([]);
  });
});

/** Cells of a CSV that are no numbers. */
function cellsOf(csv: string): string[] {
  const cells = csv.replace(/^\uFEFF/, "").match(/"(?:[^"]|"")*"|[^,\r\n]+/g) ?? [];
  return cells
    .map((cell) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'))
    .filter((cell) => !/^-?\d+(\.\d+)?$/.test(cell));
}

async function formulasIn(sheet: Uint8Array): Promise<string[]> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  // Its types know an older Buffer only.
  await book.xlsx.load(Buffer.from(sheet) as never);
  const found: string[] = [];
  let texts = 0;
  for (const one of book.worksheets)
    one.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula || cell.hyperlink) found.push(`${one.name} ${cell.address}`);
        if (String(cell.value).includes("__xss")) texts++;
      }),
    );
  expect(texts).toBeGreaterThan(0);
  return found;
}

test("on a page that takes them for markup they would be run, and be seen", async () => {
  const { page, problems } = await stage.window(null);
  let seen = 0;
  for (const text of SOME) {
    await page.setContent(`<main>${text}</main>`);
    if ((await judgePage(page)).foreign.length > 0) seen++;
  }
  expect(seen).toBeGreaterThan(SOME.length / 3);
  expect(problems.length).toBeGreaterThan(3);
});

test("nothing was run, no dialog opened, and no page broke its policy", () => {
  for (const { problems } of [desk, lead, admin, citizen]) expect(problems).toEqual([]);
});
