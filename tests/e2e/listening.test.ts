import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DemoOfficer } from "#src/bin/demo/seed-demo.ts";
import { sources } from "#src/db/schema/index.ts";
import type { Role } from "#src/domain/roles.ts";
import { lookForAlerts } from "#src/services/alerts/look-for-alerts.ts";
import { takeItem } from "#src/services/listening/take-item.ts";
import { signBody } from "#src/services/sources/signed-body.ts";
import { openBrowser, pressKey } from "#tests/support/browser.ts";
import { fixedClassifier } from "#tests/support/classifier.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { startDemoParts } from "#tests/support/demo.ts";
import { putPosts, usualWeeks } from "#tests/support/usual-weeks.ts";

const SECRET = "khoa-cua-dich-vu-lang-nghe-thu";
const SIZES = [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
] as const;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let t: TestCtx;
let demo: Awaited<ReturnType<typeof startDemoParts>>;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  t = await testCtx();
  demo = await startDemoParts(t, fixedClassifier());
  browser = await openBrowser();
  await t.ctx.db
    .insert(sources)
    .values({ id: "dich-vu", kind: "webhook", name: "Dịch vụ lắng nghe thử", secretSealed: t.ctx.box.seal(SECRET) });
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
  await t?.close();
});

let told = 0;

/** A post arrives through the signed webhook, and the classifier's role takes it. */
async function arrives(text: string, critical = false): Promise<void> {
  const now = new Date();
  const post = {
    id: `bai-${++told}`,
    text,
    url: `https://dien-dan.example.vn/bai/${told}`,
    postedAt: now.toISOString(),
  };
  const body = Buffer.from(JSON.stringify({ items: [post] }));
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const answer = await fetch(`${demo.url}/hooks/listening/dich-vu`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-pa-timestamp": timestamp,
      "x-pa-signature": signBody(SECRET, timestamp, body),
    },
  });
  expect(answer.status, await answer.text()).toBe(200);
  const classifier = fixedClassifier(critical ? { urgency: "critical", sector: "fire_rescue" } : {});
  for (const { id } of await t.ctx.sql`select id from source_items where taken_at is null order by 1`)
    await takeItem(t.ctx, Number(id), classifier);
}

const officer = (role: Role): DemoOfficer => {
  const found = demo.officers.find((one) => one.role === role);
  if (!found) throw new Error(`the demo has no ${role}`);
  return found;
};

async function signedIn(role: Role, size: (typeof SIZES)[number] = SIZES[0], javaScriptEnabled = true): Promise<Page> {
  const { width, height, colorScheme } = size;
  const viewport = { width, height };
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: "vi-VN",
    baseURL: demo.url,
    javaScriptEnabled,
  });
  const { email, password } = officer(role);
  const headers = { origin: demo.url };
  const answer = await context.request.post("/console/sign-in", {
    form: { email, password },
    headers,
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  return page;
}

const stateOf = async (text: string): Promise<{ state: string; ticket: string | null; reason: string | null }> => {
  const [row] = await t.ctx.sql`select m.state, t.reference, m.dismiss_reason from mentions m
    left join tickets t on t.id = m.ticket_id where m.text like ${`${text}%`}`;
  return { state: row?.state, ticket: row?.reference ?? null, reason: row?.dismiss_reason ?? null };
};

const openPost = async (page: Page, text: string): Promise<void> => {
  await page.goto("/console/mentions");
  await page.locator(".mention-link", { hasText: text }).first().click();
  await page.waitForURL(/mentions\/\d+/);
};

describe("an operator at the desk for public posts", () => {
  test("makes a ticket of a post with two presses of a key, and the ticket shows where it came from", async () => {
    await arrives("Hẻm 48 Lê Lợi phường Sài Gòn ngập tới đầu gối mỗi khi mưa, nhờ xử lý giúp");
    const page = await signedIn("operator");
    await openPost(page, "Hẻm 48 Lê Lợi");
    await pressKey(page, "p");
    await page.locator("#promote").waitFor({ state: "visible" });
    await pressKey(page, "Enter");
    await page.waitForURL(/done=promote/);
    const { state, ticket } = await stateOf("Hẻm 48 Lê Lợi");
    expect(state).toBe("promoted");
    await page.locator(".flash-undo", { hasText: ticket ?? "no ticket" }).waitFor();
    await page.goto(`/console/tickets/${ticket}`);
    expect(await page.locator("#mentions").innerText()).toContain("Hẻm 48 Lê Lợi");
    await page.context().close();
  });

  test("dismisses another with a number, takes it back with z, and dismisses it again", async () => {
    await arrives("Đội bóng thành phố đá hay quá, tối nay ngập tràn niềm vui trên đường Nguyễn Huệ");
    const page = await signedIn("operator");
    await openPost(page, "Đội bóng");
    await pressKey(page, "2");
    await page.waitForURL(/done=dismiss/);
    expect(await stateOf("Đội bóng")).toMatchObject({ state: "dismissed", reason: "not_actionable" });
    await pressKey(page, "z");
    await page.waitForURL(/done=undo/);
    expect((await stateOf("Đội bóng")).state).toBe("new");
    await pressKey(page, "1");
    await page.waitForURL(/done=dismiss/);
    expect((await stateOf("Đội bóng")).reason).toBe("not_city");
    await page.context().close();
  });

  test("attaches a third to the ticket that there is, without JavaScript", async () => {
    await arrives("Đường Lê Lợi phường Sài Gòn lại ngập rồi bà con ơi, xe chết máy hàng loạt ngay ngã tư");
    const { ticket } = await stateOf("Hẻm 48 Lê Lợi");
    const page = await signedIn("operator", SIZES[0], false);
    await openPost(page, "Đường Lê Lợi");
    await page.locator('a[href*="/attach"]').click();
    await page.locator(`button[value="${ticket}"]`).click();
    await page.waitForURL(/done=attach/);
    expect(await stateOf("Đường Lê Lợi")).toMatchObject({ state: "attached", ticket });
    await page.context().close();
  });

  test("hears at once of a new post and of danger, and the list does not move", async () => {
    const page = await signedIn("operator");
    await page.goto("/console/mentions?tab=all");
    await page.locator("[data-live-state].is-on").waitFor();
    const before = await page.locator(".mention").count();
    await arrives("Cháy lớn ở chung cư đường Lê Lợi phường Sài Gòn, còn người kẹt trên tầng cao", true);
    await page.locator("[data-mention-alarm]:not([hidden])").waitFor();
    await page.locator("[data-fresh-link]:not([hidden])").waitFor();
    expect(await page.locator(".mention").count()).toBe(before);
    await pressKey(page, "n");
    await page.locator(".mention", { hasText: "Cháy lớn" }).waitFor();
    await page.context().close();
  });

  test("follows a topic that was tried before it was saved", async () => {
    const page = await signedIn("operator");
    await page.goto("/console/topics/new");
    await page.fill("[name=name]", "Ngập nước");
    await page.fill("[name=query]", 'ngập OR "triều cường');
    await page.locator('button[value="preview"]').click();
    expect(await page.locator(".topic-fault mark").innerText()).toContain("triều cường");
    // The browser says so of any page that is answered with 400.
    expect(problems.splice(0)).toEqual([expect.stringContaining("400")]);
    await page.fill("[name=query]", 'ngập OR "triều cường"');
    await page.locator('button[value="preview"]').click();
    await page.locator(".topic-preview .mention", { hasText: "Hẻm 48" }).waitFor();
    await page.locator('button[value="save"]').click();
    await page.waitForURL(/done=saved/);
    expect(await page.locator("main").innerText()).toContain("Ngập nước");
    await page.context().close();
  });
});

describe("an alert", () => {
  const raise = async () => {
    await usualWeeks(t.ctx, 5);
    const now = t.ctx.now().getTime();
    const flood = Array.from({ length: 14 }, (_, i) => ({
      at: new Date(now - i * 60_000),
      ...{ sector: "drainage_flooding", wardCode: "27154", person: `ngap-${i}` },
    }));
    await putPosts(t.ctx, flood);
    await lookForAlerts(t.ctx);
    const [alert] = await t.ctx.sql`select id from alerts where rule = 'spike' order by id desc limit 1`;
    return Number(alert?.id);
  };
  const stateOfAlert = async (id: number) => (await t.ctx.sql`select state from alerts where id = ${id}`)[0]?.state;

  test("reaches an open list at once, is judged with one key, taken back with another, and judged with a note", async () => {
    const page = await signedIn("operator");
    const heard = page.waitForResponse((answer) => answer.url().includes("/api/events"));
    await page.goto("/console/alerts");
    await heard;
    const id = await raise();
    await page.locator("[data-fresh-line]:not([hidden]) a").click();
    await page.locator(`a[href="/console/alerts/${id}"]`).click();
    await page.locator("figure.chart svg.plot").waitFor();
    await pressKey(page, "2");
    await page.waitForURL(/done=wrong/);
    expect(await stateOfAlert(id)).toBe("wrong");
    await pressKey(page, "z");
    await page.waitForURL(/done=open/);
    expect(await stateOfAlert(id)).toBe("open");
    await page.fill("[name=note]", "Nắp cống bị nghẹt");
    await page.locator('button[value="right"]').click();
    await page.waitForURL(/done=right/);
    expect(await page.locator("main").innerText()).toContain("Nắp cống bị nghẹt");
    await page.context().close();
  });
});

describe("a leader", () => {
  test("sees what is said, and from every figure its posts", async () => {
    const page = await signedIn("leader");
    await page.goto("/leader/listening?by=sector");
    await page.locator(".tile-label a").first().click();
    await page.waitForURL(/console\/mentions/);
    expect(await page.locator(".mention").count()).toBeGreaterThan(0);
    await page.goto("/leader/listening/report?report=quick");
    expect(await page.locator("main").innerText()).toContain("Báo cáo nhanh dư luận");
    await page.context().close();
  });
});

describe("on a desk in the light and on a phone in the dark", () => {
  const pages: [string, Role][] = [
    ["/console/mentions", "operator"],
    ["/console/mentions?tab=all&relevance=all", "operator"],
    ["/console/mentions/paste", "operator"],
    ["/console/topics", "operator"],
    ["/console/topics/new", "operator"],
    ["/leader/listening", "leader"],
    ["/leader/listening/report?report=weekly", "leader"],
  ];
  test.each(SIZES)("$width wide, $colorScheme: no page has a fault, none is wider than the window", async (size) => {
    const faults: string[] = [];
    for (const role of ["operator", "leader"] as const) {
      const page = await signedIn(role, size);
      for (const [path] of pages.filter(([, of]) => of === role)) {
        await page.goto(path);
        const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
        const { violations } = await axe.withTags(RULES).analyze();
        faults.push(
          ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path}: ${id} ${target.join(" ")}`)),
        );
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          faults.push(`${path}: too wide`);
      }
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });
});

test("nothing went wrong in any page", () => {
  expect(problems).toEqual([]);
});
