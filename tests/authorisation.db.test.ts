import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fingerprint } from "./support/authorisation/fingerprint.ts";
import { EVERYBODY, OWN_UNIT, type Who } from "./support/authorisation/people.ts";
import { lackingHeaders, meaning, requestOf } from "./support/authorisation/requests.ts";
import type { Ask, Row } from "./support/authorisation/row.ts";
import { ROWS } from "./support/authorisation/rows.ts";
import { authorisationStage, MARK, type Stage } from "./support/authorisation/stage.ts";
import { DEEDS, readyFor } from "./support/authorisation/ticket-rows.ts";

/** People of a unit. */
const UNIT_PEOPLE: readonly Who[] = ["f", "u"];

let stage: Stage;

beforeAll(async () => {
  stage = await authorisationStage();
});
afterAll(() => stage?.close());

/** Whoever changes their account ends what else they have open: these come one after the other, when nobody is at work. */
const ENDS_SESSIONS = /\/console\/(account|password|sign-out)/;

interface Answer {
  status: number;
  means: ReturnType<typeof meaning>;
  text: string;
  /** What is wrong with its headers. */
  unguarded: string[];
}

async function request(row: Row, ask: Ask, who: Who): Promise<Answer> {
  const answer = await stage.app.request(...requestOf(row, ask, await stage.people.headersOf(who)));
  // A stream has no end; what it tells to whom has a test of its own.
  const endless = answer.headers.get("content-type")?.startsWith("text/event-stream");
  if (endless) await answer.body?.cancel();
  const unguarded = row.route.includes(" /hooks/") ? [] : lackingHeaders(answer.headers);
  return { status: answer.status, means: meaning(answer), text: endless ? "" : await answer.text(), unguarded };
}

/** In tens: one after the other would take minutes, all at once more connections than there are. */
async function inTens<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await each(one);
  };
  await Promise.all(Array.from({ length: 10 }, work));
}

test("every route has a line in the table, and every line a route", () => {
  const served = stage.app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  const [routes, lines] = [new Set(served), new Set(ROWS.map(({ route }) => route))];
  expect([...routes].filter((route) => !lines.has(route))).toEqual([]);
  expect([...lines].filter((route) => !routes.has(route))).toEqual([]);
});

describe("who may what", () => {
  test("whoever is not in a line is refused, whoever is, is let in, and every answer is guarded", {
    timeout: 300_000,
  }, async () => {
    const wrong: unknown[] = [];
    const check = async (row: Row, ask: Ask, who: Who, expected: "in" | "out") => {
      const { status, means, text } = await request(row, ask, who);
      if (means !== expected)
        wrong.push({ route: row.route, params: ask.params, who, status, expected, text: wordsOf(text) });
    };
    const line = async (row: Row) => {
      const ask = await row.ask(stage.own, stage.own);
      for (const who of EVERYBODY.filter((one) => !row.who.includes(one))) await check(row, ask, who, "out");
      // Each with things of their own: the first may have used them up.
      for (const who of EVERYBODY.filter((one) => row.who.includes(one)))
        await check(row, await row.ask(stage.own, stage.own), who, "in");
    };
    await inTens(
      ROWS.filter((row) => !ENDS_SESSIONS.test(row.route)),
      line,
    );
    for (const row of ROWS.filter(({ route }) => ENDS_SESSIONS.test(route))) await line(row);
    expect(wrong).toEqual([]);
  });
});

describe("a person of one unit and the tickets of another", () => {
  test("no route shows them, and none changes them", { timeout: 300_000 }, async () => {
    const wrong: unknown[] = [];
    for (const row of ROWS) {
      if (row.secret) continue;
      const ask = await row.ask(stage.other, stage.own);
      const before = await fingerprint(stage.ctx, MARK);
      for (const who of UNIT_PEOPLE) {
        const { status, means, text } = await request(row, ask, who);
        const shown = text.indexOf(MARK);
        if (shown >= 0)
          wrong.push({ route: row.route, who, status, shown: wordsOf(text.slice(shown - 200, shown + 50)) });
        if (row.ofUnit && means !== "out")
          wrong.push({ route: row.route, params: ask.params, who, status, means, text: wordsOf(text) });
      }
      const after = await fingerprint(stage.ctx, MARK);
      if (JSON.stringify(after) !== JSON.stringify(before))
        wrong.push({ route: row.route, ask, changed: changedIn(before, after) });
    }
    expect(wrong).toEqual([]);
  });
});

describe("a unit that was only told of a ticket", () => {
  const TOLD = { alsoUnits: [OWN_UNIT] };
  const post = async (who: Who, path: string, form: Record<string, string>) =>
    (
      await stage.app.request(path, {
        method: "POST",
        headers: await stage.people.headersOf(who),
        body: new URLSearchParams(form),
      })
    ).status;

  test("reads it, leaves remarks and links it; all else is the business of the unit that holds it", async () => {
    const wrong: unknown[] = [];
    for (const [action, { input, who: allowed }] of Object.entries(DEEDS))
      for (const who of UNIT_PEOPLE.filter((one) => allowed.includes(one))) {
        const ticket = await readyFor(action, stage.other, TOLD);
        // What it is brought together with is within reach as well.
        const json = await input({ ...stage.other, reference: async () => (await stage.other.ticket(TOLD)).reference });
        const row = ROWS.find(({ route }) => route === `POST /api/tickets/:reference/${action}`);
        if (!row) throw new Error(`no line for ${action}`);
        const { status } = await request(row, { params: { reference: ticket.reference }, json }, who);
        const expected = action === "note" || action === "link" ? 200 : 403;
        if (status !== expected) wrong.push({ action, who, status });
      }
    expect(wrong).toEqual([]);
  });

  test("decides nothing about what is said to the citizen", async () => {
    const ticket = await stage.other.ticket(TOLD);
    const bubble = await stage.other.bubble(ticket);
    const before = await fingerprint(stage.ctx, MARK);
    for (const who of UNIT_PEOPLE) {
      const page = `/console/tickets/${ticket.reference}`;
      expect(await post(who, `${page}/automatic`, { on: "0" })).toBe(403);
      expect(await post(who, `${page}/automatic`, { on: "1" })).toBe(403);
      expect(await post(who, `${page}/outgoing/${bubble}`, { do: "sent" })).toBe(403);
      expect(await post(who, `${page}/outgoing/${bubble}`, { do: "again" })).toBe(403);
    }
    expect(await fingerprint(stage.ctx, MARK)).toEqual(before);
  });

  test("does not take its own ticket out of one that another unit holds, nor put it in", async () => {
    const survivor = await stage.other.ticket(TOLD);
    const merged = await stage.own.ticket({ state: "duplicate", duplicateOf: survivor.id });
    const api = async (path: string, json: object) =>
      (
        await stage.app.request(`/api/tickets/${path}`, {
          method: "POST",
          headers: { ...(await stage.people.headersOf("u")), "content-type": "application/json" },
          body: JSON.stringify(json),
        })
      ).status;
    expect(await api(`${merged.reference}/unmerge`, {})).toBe(403);
    expect(await api(`${await stage.own.reference()}/merge`, { into: survivor.reference })).toBe(403);
  });
});

test("one citizen, two matters, two units: neither reads what the other has answered", async () => {
  const mine = await stage.own.ticket();
  const theirs = await stage.other.ticket({ conversationId: mine.conversationId });
  await Promise.all([
    stage.other.bubble(theirs),
    stage.other.media(theirs),
    stage.other.upload(theirs),
    stage.other.badRating(theirs),
  ]);
  for (const who of UNIT_PEOPLE) {
    const headers = await stage.people.headersOf(who);
    const page = `/console/tickets/${mine.reference}`;
    const shown = await stage.app.request(page, { headers });
    // What others have said meanwhile is told to whoever sends without having seen it.
    const body = new URLSearchParams({ text: "Chào anh/chị", do: "send", seen: "0" });
    const told = await stage.app.request(`${page}/reply`, { method: "POST", headers, body });
    const history = await stage.app.request(`/api/tickets/${mine.reference}/history`, { headers });
    for (const answer of [shown, told, history]) {
      expect(meaning(answer)).toBe("in");
      expect(await answer.text()).not.toContain(MARK);
    }
  }
});

const changedIn = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((table) => after[table] !== before[table]);

/** What a page says, shortened: for whoever reads why a line is wrong. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .slice(0, 300);
