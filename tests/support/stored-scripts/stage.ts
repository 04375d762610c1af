import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Browser, Page } from "playwright-core";
import { readNotes } from "#adapters/hotline/import/read-notes.ts";
import { toEvents } from "#adapters/hotline/import/to-events.ts";
import { adapters } from "#adapters/index.ts";
import { failurePage, pages } from "#dashboards/index.tsx";
import { createApp } from "#src/api/app.ts";
import { deadLetters, sessions, users } from "#src/db/schema/index.ts";
import type { Role } from "#src/domain/roles.ts";
import { importNotes } from "#src/services/call-notes/import-notes.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { liveHub } from "#src/services/live/live.ts";
import { digestOf, makeToken } from "#src/services/people/token.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { openBrowser } from "../browser.ts";
import { fixedClassifier } from "../classifier.ts";
import { testCtx } from "../ctx.ts";
import { addFixtureAccounts } from "../fixtures.ts";
import {
  type Delivery,
  facebookDeliveries,
  hotlineDeliveries,
  notesCsv,
  submission,
  zaloDeliveries,
} from "./deliveries.ts";
import { watch } from "./judge.ts";

export interface Window {
  page: Page;
  problems: string[];
}

/** A running server on an empty city, and a browser. */
export async function bareStage() {
  const { ctx, url, close: stop } = await startServer();
  const browser = await openBrowser();
  const close = async () => {
    await browser.close();
    await stop();
  };
  return { ctx, url, close, window: windowsOf(ctx, url, browser) };
}

/** One to which every text has come by every channel. */
export async function storedScriptsStage(texts: readonly string[]) {
  const bare = await bareStage();
  const { ctx, url } = bare;
  try {
    return {
      ...{ ...bare, sent: await sendAll(ctx, url, texts) },
      /** One more web form, now. */
      send: async (text: string) => {
        await post(url, submission(text, new Date()));
        await takeAll(ctx);
      },
      /** Work that was given up, for such reasons. */
      buryLetters: (reasons: readonly string[]) =>
        ctx.db.insert(deadLetters).values(
          reasons.map((reason, n) => {
            const job = { queue: "intake", job: reason, jobId: `${n}`, payload: "{}" };
            return { ...job, reason, attempts: 5 };
          }),
        ),
    };
  } catch (error) {
    await bare.close();
    throw error;
  }
}
export type Stage = Awaited<ReturnType<typeof storedScriptsStage>>;

async function startServer() {
  const t = await testCtx();
  await addFixtureAccounts(t.ctx);
  const live = liveHub(t.ctx);
  const app = createApp({
    ...{ ctx: t.ctx, adapters, live, checks: {}, trustedProxies: [] },
    pages: pages({ publicUrl: t.ctx.publicUrl }),
    errorPage: failurePage,
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  // Safe: it listens on a port, not on a socket of the file system.
  const { port } = server.address() as AddressInfo;
  return {
    ...{ ctx: t.ctx, url: `http://127.0.0.1:${port}` },
    close: async () => {
      await live.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await t.close();
    },
  };
}

/** @returns reference and secret of each web form, in the order of the texts */
async function sendAll(
  ctx: Ctx,
  url: string,
  texts: readonly string[],
): Promise<{ reference: string; secret: string }[]> {
  const now = Date.now();
  const file = Buffer.from(notesCsv(texts));
  const { rows, errors } = await readNotes(file, "so-cuoc-goi.csv");
  if (errors.length > 0) throw new Error(`notes that could not be read: ${JSON.stringify(errors)}`);
  await importNotes(ctx, "hotline-thu", file, (provider) => toEvents(rows, provider));
  for (const delivery of [
    ...zaloDeliveries(texts, now),
    ...facebookDeliveries(texts, now),
    ...hotlineDeliveries(texts, now),
  ])
    await post(url, delivery);
  const sent: { reference: string; secret: string }[] = [];
  for (const text of texts) {
    const answer = await post(url, submission(text, new Date(now)));
    sent.push({ reference: String(answer.code), secret: String(answer.secret) });
  }
  await takeAll(ctx);
  await readConversations(ctx);
  return sent;
}

/** Long conversations are read by a classifier that marks just the words that would do harm. */
async function readConversations(ctx: Ctx): Promise<void> {
  const keywords = ["script", "onerror", "<img src=x", "javascript", "ngập nước"];
  const reasons = ["Từ khóa: <img src=x onerror=__xss(930)>"];
  const long =
    await ctx.sql`select ticket_id from messages where ticket_id is not null group by 1 having count(*) > 10`;
  for (const { ticket_id } of long) await triageTicket(ctx, Number(ticket_id), fixedClassifier({ keywords, reasons }));
}

async function post(url: string, { path, body, headers }: Delivery): Promise<Record<string, unknown>> {
  const all = { "content-type": "application/json", ...headers };
  const answer = await fetch(url + path, { method: "POST", body, headers: all });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>; // every one of them answers an object
}

/** What the worker does, until nothing waits to take effect. */
async function takeAll(ctx: Ctx): Promise<void> {
  const waiting = await ctx.sql`select event_id from pending_events order by event_id`;
  for (const { event_id } of waiting) await takeEvent(ctx, Number(event_id));
}

/** A window of somebody of this role and name; null = of a citizen. */
const windowsOf =
  (ctx: Ctx, url: string, browser: Browser) =>
  async (role: Role | null, name = ""): Promise<Window> => {
    const context = await browser.newContext({
      ...{ viewport: { width: 1440, height: 900 }, locale: "vi-VN", baseURL: url },
    });
    const problems = await watch(context);
    if (role) await context.addCookies([{ name: "langnghe", value: await sessionOf(ctx, role, name), url }]);
    return { page: await context.newPage(), problems };
  };

async function sessionOf(ctx: Ctx, role: Role, name: string): Promise<string> {
  const values = { email: `${role}@vi.example`, name, role, passwordHash: "none", mustChangePassword: false };
  const [user] = await ctx.db.insert(users).values(values).returning({ id: users.id });
  const secret = makeToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await ctx.db.insert(sessions).values({ digest: digestOf(secret), userId: user?.id ?? 0, expiresAt });
  return secret;
}
