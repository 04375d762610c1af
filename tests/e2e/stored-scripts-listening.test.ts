import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smtpMailer } from "#adapters/gateways/email/mailer.ts";
import { plainText } from "#adapters/newspaper/plain-text.ts";
import { alerts, mails, noticeMails, sources, staffNotices, topics, users } from "#src/db/schema/index.ts";
import { redact } from "#src/domain/redact/redact.ts";
import { cleanText } from "#src/domain/text.ts";
import { takeItem } from "#src/services/listening/take-item.ts";
import { writeNoticesMail } from "#src/services/notices/write-notices-mail.ts";
import { tell } from "#src/services/sources/tell.ts";
import { fixedClassifier } from "#tests/support/classifier.ts";
import { mailServer } from "#tests/support/mail-server.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { STORED_SCRIPTS } from "#tests/support/stored-scripts/corpus.ts";
import { judgeAnswers } from "#tests/support/stored-scripts/judge.ts";
import { harmless, type Looked, look, post, verbatim } from "#tests/support/stored-scripts/looks.ts";
import { postsOf } from "#tests/support/stored-scripts/posts.ts";
import { bareStage, type Window } from "#tests/support/stored-scripts/stage.ts";

/** Every fifth of all: some forty, of each way to hide a call some. */
const fifth = (from: number) => STORED_SCRIPTS.filter((_, n) => n % 5 === from);
const POSTED = fifth(0);
const PASTED = fifth(1);
const NAMES = fifth(2).map(cleanText);
/** What is said of an incident has few letters, and is refused with the name or number of a person in it. */
const isImpersonal = (text: string) => redact(text, []).found.every(({ type }) => type === "house_number");
const SAID = STORED_SCRIPTS.filter((text, n) => n % 4 === 3 && text.length <= 140 && isImpersonal(text));
const READER = fixedClassifier({
  keywords: ["script", "onerror", "<img src=x", "javascript"],
  reasons: ["Từ khóa: <img src=x onerror=__xss(940)>"],
  sector: "drainage_flooding",
});

let stage: Awaited<ReturnType<typeof bareStage>>;
let desk: Window;
let lead: Window;
let admin: Window;
let citizen: Window;

beforeAll(async () => {
  stage = await bareStage();
  await stage.ctx.db.insert(topics).values(NAMES.map((name) => ({ name, query: "script" })));
  for (const { items, ...source } of postsOf(POSTED, new Date())) {
    await stage.ctx.db.insert(sources).values(source);
    await takeAll((await tell(stage.ctx, source.id, items)).ids);
  }
  [desk, lead, admin, citizen] = await Promise.all([
    stage.window("operator", 'Lan "><img src=x onerror=__xss(941)>'),
    stage.window("leader", "</script><script>__xss(942)</script>"),
    stage.window("admin", "<svg onload=__xss(943)>"),
    stage.window(null),
  ]);
}, 180_000);
afterAll(() => stage?.close());

async function takeAll(ids: readonly number[]): Promise<void> {
  for (const id of ids) await takeItem(stage.ctx, id, READER);
}

const idsWhere = async (condition: string) =>
  (await stage.ctx.sql.unsafe(`select id from mentions where ${condition} order by id`)).map(({ id }) => String(id));

/** The pages of a list, each leading to the next. */
async function listOf(window: Window, path: string): Promise<Looked[]> {
  const pages: Looked[] = [];
  for (let next: string | null = path; next; ) {
    pages.push(await look(window, next));
    const more = window.page.locator(".pager a[rel=next], .pager a:last-of-type");
    const href = (await more.count()) > 0 ? await more.last().getAttribute("href") : null;
    next = href && /cursor=/.test(href) && !pages.some((one) => one.path === href) ? href : null;
  }
  return pages;
}

describe("what is posted in public", { timeout: 180_000 }, () => {
  test("stands at the desk as its source told it: hooks, newspapers, comments", async () => {
    const pages = await listOf(desk, "/console/mentions?tab=all&relevance=all");
    expect(pages.length).toBeGreaterThan(2);
    await desk.page.goto("/console/settings");
    const each = (await idsWhere("source_id <> 'bao'")).map((id) => ({ path: `/console/mentions/${id}?tab=all` }));
    const opened = await judgeAnswers(desk.page, each);
    harmless([...pages, ...opened]);
    verbatim(opened, POSTED);
  });

  test("is pasted by staff, promoted, attached, and stays text on the ticket", async () => {
    await desk.page.goto("/console/mentions/paste");
    for (const [n, text] of PASTED.entries()) {
      const form = {
        url: `https://mang.example.vn/bai/${n}`,
        text,
        author: text.slice(0, 200),
        postedAt: "",
        do: "save",
      };
      await post(desk, "/console/mentions/paste", form);
    }
    const waiting = await stage.ctx.sql`select id from source_items where taken_at is null order by id`;
    await takeAll(waiting.map(({ id }) => Number(id)));
    const ids = await idsWhere("source_id = 'pasted'");
    expect(ids.length).toBe(PASTED.length);
    const pages: Looked[] = [];
    for (const id of ids.slice(0, 6)) {
      await post(desk, `/console/mentions/${id}/promote`, { sector: "noise", urgency: "low", wardCode: "27154" });
      const [row] = await stage.ctx
        .sql`select t.reference from mentions m join tickets t on t.id = m.ticket_id where m.id = ${id}`;
      pages.push(await look(desk, `/console/tickets/${row?.reference}`));
    }
    const opened = await judgeAnswers(
      desk.page,
      ids.map((id) => ({ path: `/console/mentions/${id}?tab=all` })),
    );
    pages.push(await look(desk, `/console/mentions/${ids[8]}/attach`));
    harmless([...pages, ...opened]);
    verbatim(opened, PASTED);
  });

  test("comes into reports and the big screen of leaders, and into the names of what is followed", async () => {
    const paths = ["/leader/listening", "/leader/listening?by=topic", "/leader/listening?by=source"];
    const pages: Looked[] = [];
    for (const path of [...paths, "/leader/listening/report?report=quick", "/leader", "/wall"])
      pages.push(await look(lead, path));
    const followed = await look(desk, "/console/topics");
    for (const [id] of [...(await stage.ctx.sql`select id from topics order by id limit 8`)].map((row) => [row.id]))
      pages.push(await look(desk, `/console/topics/${id}`));
    for (const path of ["/admin/sources", "/admin/sources/dien-dan", "/admin/sources/bao", "/admin/sources/kenh"])
      pages.push(await look(admin, path));
    harmless([...pages, followed]);
    verbatim([followed], NAMES);
  });
});

describe("what staff say of an incident", { timeout: 120_000 }, () => {
  test("is text for them, and for everybody once it is public", async () => {
    const two = await openedTickets(stage.ctx, 2, { unitId: "27154-ubnd", wardCode: "27154", text: SAID[0] ?? "" });
    await desk.page.goto("/console/incidents");
    await post(desk, "/console/incidents", { tickets: two.map(({ reference }) => reference).join(" ") });
    const [row] = await stage.ctx.sql`select reference from incidents`;
    const page = `/console/incidents/${row?.reference}`;
    const form = (n: number) => ({
      ...{
        title: `Sự cố ${SAID[n] ?? ""}`.slice(0, 160),
        statusLine: SAID[n + 1] ?? "",
        publicNote: SAID[n + 2] ?? "",
      },
      ...{ leadUnitId: "27154-ubnd", expectedAt: "", public: "1" },
    });
    await post(desk, `${page}/confirm`, form(0));
    // A page that is open to all is kept for minutes: the first words are those that it shows.
    const open = [await look(citizen, `/su-co/${row?.reference}`), await look(citizen, "/su-co")];
    verbatim(open, SAID.slice(1, 3));
    const pages: Looked[] = [...open];
    expect(SAID.length).toBeGreaterThan(40);
    for (let n = 0; n < SAID.length; n += 3) {
      await post(desk, `${page}/status`, form(n));
      const shown = await judgeAnswers(desk.page, [{ path: page }]);
      verbatim(shown, SAID.slice(n, n + 3));
      pages.push(...shown);
    }
    pages.push(await look(desk, page), await look(desk, "/console/incidents?state=confirmed"));
    pages.push(await look(citizen, "/cong-khai"), await look(lead, "/leader"));
    pages.push(await look(lead, "/wall"), await look(desk, `/console/tickets/${two[0]?.reference}`));
    harmless(pages);
  });
});

test("what somebody notes of an alert is text for all who see it", { timeout: 120_000 }, async () => {
  const at = stage.ctx.now();
  const [row] = await stage.ctx.db
    .insert(alerts)
    .values({
      ...{ key: "noted", rule: "spike", level: "ward", sector: "noise", about: "noise", wardCodes: ["27154"] },
      ...{ fromAt: at, raisedAt: at, hotAt: at, observed: 12, expected: 0.4, logP: -14, aWeek: 1e-6 },
      ...{ people: 12, toldPeople: 12 },
    })
    .returning({ id: alerts.id });
  const path = `/console/alerts/${row?.id}`;
  await desk.page.goto("/console/alerts");
  const notes = fifth(3).map((text) => text.trim());
  const pages: Looked[] = [];
  for (const [n, note] of notes.entries()) {
    await post(desk, `${path}/judge`, { judgement: n % 2 === 0 ? "right" : "wrong", version: String(n + 1), note });
    pages.push(...(await judgeAnswers(desk.page, [{ path }])));
  }
  pages.push(await look(desk, path), await look(desk, "/console/alerts?state=right"), await look(lead, "/leader"));
  harmless(pages);
  verbatim(pages, notes);
});

describe("what is read as HTML, and what is mailed", { timeout: 120_000 }, () => {
  test("of a page or a feed nothing but words is left, whatever it was", async () => {
    await citizen.page.goto("/");
    const read = STORED_SCRIPTS.map((text) => plainText(`<p>Tin</p>${text}`));
    const pages = await judgeAnswers(
      citizen.page,
      read.map((content) => ({ path: "/f/phan-anh", form: { content, website: "" } })),
    );
    harmless(pages);
    expect(read.filter((text) => text.startsWith("Tin")).length).toBe(STORED_SCRIPTS.length);
  });

  test("letters are plain text with the headers that we gave them, whatever stands in them", async () => {
    const server = await mailServer();
    try {
      const mailer = smtpMailer({ url: server.url, from: "Lắng Nghe <lang-nghe@example.vn>" });
      const tens = Array.from({ length: Math.ceil(STORED_SCRIPTS.length / 25) }, (_, n) =>
        STORED_SCRIPTS.slice(n * 25, n * 25 + 25),
      );
      for (const [n, texts] of tens.entries()) {
        const letter = await noticesLetter(texts);
        const sent = { ...letter, subject: texts.join(" ") };
        expect(await mailer.send(n, sent, AbortSignal.timeout(10_000))).toMatchObject({ ok: true });
        for (const text of texts) expect(letter.text).toContain(cleanText(text));
      }
      expect(server.letters).toHaveLength(tens.length);
      for (const raw of server.letters) {
        const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
        expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
        expect(head).not.toMatch(/^(?:Set-Cookie|Bcc|Cc):/im);
        // One part, and that is text.
        expect(raw.match(/^Content-Type:/gim)).toHaveLength(1);
      }
    } finally {
      await server.close();
    }
  });
});

/** The letter that tells somebody of such notices. */
async function noticesLetter(texts: readonly string[]) {
  const { ctx } = stage;
  const [person] = await ctx.db.select().from(users).where(eq(users.role, "operator"));
  const userId = person?.id ?? 0;
  await ctx.db
    .insert(noticeMails)
    .values({ userId, since: new Date(0) })
    .onConflictDoNothing();
  const notice = { userId, role: "operator", kind: "mentioned" as const, aboutAt: ctx.now() };
  const rows = await ctx.db
    .insert(staffNotices)
    .values(texts.map((text) => ({ ...notice, text: cleanText(text), key: crypto.randomUUID() })))
    .returning({ id: staffNotices.id });
  const ids = rows.map(({ id }) => id);
  const key = `notices-${userId}-${Math.min(...ids) - 1}-${Math.max(...ids)}`;
  const [mail] = await ctx.db
    .insert(mails)
    .values({ key, kind: "notices", subjectId: userId, sendAfter: ctx.now(), createdAt: ctx.now() })
    .returning();
  const letter = mail && (await writeNoticesMail(ctx, mail));
  if (!letter) throw new Error("there was nothing to tell");
  return letter;
}

test("nothing was run, no dialog opened, and no page broke its policy", () => {
  for (const { problems } of [desk, lead, admin, citizen]) expect(problems).toEqual([]);
});
