import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "./support/authorisation/people.ts";
import { requestOf } from "./support/authorisation/requests.ts";
import type { Ask, Row } from "./support/authorisation/row.ts";
import { ROWS } from "./support/authorisation/rows.ts";
import { authorisationStage, type Stage } from "./support/authorisation/stage.ts";
import { BENT_NAMES, bentQuery, EVERY_NAME } from "./support/bent-queries.ts";

/** Nobody, and one of each role; tokens see the same pages. */
const PEOPLE: readonly Who[] = ["n", "o", "f", "u", "l", "d", "a"];
const MOST = 10;

let stage: Stage;
const headers = new Map<Who, Record<string, string>>();
/** Everything that is read, with something of one's own to read, for everybody who may. */
const asked: { row: Row; ask: Ask; who: Who }[] = [];

beforeAll(async () => {
  stage = await authorisationStage();
  for (const who of PEOPLE) headers.set(who, await stage.people.headersOf(who));
  // A stream has no end.
  const read = ROWS.filter(({ route }) => route.startsWith("GET ") && route !== "GET /api/events");
  for (const row of read) {
    const ask = await row.ask(stage.own, stage.own);
    for (const who of PEOPLE.filter((one) => row.who.includes(one))) asked.push({ row, ask, who });
  }
});
afterAll(() => stage?.close());

/** What no answer to a bent address may hold: where our code broke, or what JavaScript makes of a name of its own. */
const INNARDS =
  /\n\s+at .+:\d+:\d+|node_modules|TypeError|RangeError|SyntaxError|PostgresError|Failed query|\[native code\]|\[object Object\]|>NaN<|Invalid Date/;

/** @returns what is wrong with the answer */
async function faultOf(path: string, init: RequestInit, who: Who): Promise<string | undefined> {
  const answer = await stage.app.request(path, init);
  const text = await answer.text();
  const found = INNARDS.exec(text)?.[0];
  if (answer.status < 500 && !found) return undefined;
  // No browser to print with, and invented figures that no file may hold, are answers too.
  if ([501, 503].includes(answer.status) && !found) return undefined;
  return `${who} ${path.slice(0, 160)}: ${answer.status} ${found ?? ""}`;
}

async function inTens<T>(all: Iterable<T>, each: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await each(one);
  };
  await Promise.all(Array.from({ length: MOST }, work));
}

const addressOf = ({ row, ask, who }: (typeof asked)[number], query: string): [string, RequestInit] => {
  const [path, init] = requestOf(row, ask, headers.get(who) ?? {});
  return [`${path}${path.includes("?") ? "&" : "?"}${query}`, init];
};

test("a bad value under every name at once breaks no page", { timeout: 300_000 }, async () => {
  const faults: string[] = [];
  // Of two pages that stand together one has one half of the values, one the other; those who may see it take turns.
  const pages = Map.groupBy(asked, ({ row }) => row.route);
  const tries = [...pages.values()].flatMap((those, at) =>
    EVERY_NAME.flatMap((query, n) => (n % 2 === at % 2 ? [{ one: those[(n >> 1) % those.length], query }] : [])),
  );
  await inTens(tries, async ({ one, query }) => {
    const fault = one && (await faultOf(...addressOf(one, query), one.who));
    if (fault) faults.push(fault);
  });
  expect(faults).toEqual([]);
});

test("nor does any other query, whoever asks", { timeout: 300_000 }, async () => {
  const property = fc.asyncProperty(fc.constantFrom(...asked), bentQuery, async (one, query) => {
    expect(await faultOf(...addressOf(one, query), one.who)).toBeUndefined();
  });
  await fc.assert(property, { numRuns: 600 });
});

test("what a path names may be anything", { timeout: 300_000 }, async () => {
  const named = asked.filter(({ row }) => row.route.includes(":"));
  const tries = named.flatMap(({ row, who }) => BENT_NAMES.map((name) => ({ row, who, name })));
  const faults: string[] = [];
  await inTens(tries, async ({ row, who, name }) => {
    const path = row.route.replace("GET ", "").replace(/:(\w+)(\{[^}]*\})?/g, name);
    const init = { headers: { accept: "text/html", ...headers.get(who) } };
    const fault = await faultOf(path, init, who);
    if (fault) faults.push(fault);
  });
  expect(faults).toEqual([]);
});
