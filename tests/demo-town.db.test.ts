import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { playPosts } from "#src/bin/demo/town/play-town.ts";
import { townPosts } from "#src/bin/demo/town/posts.ts";
import { SOURCES, seedSources } from "#src/bin/demo/town/sources.ts";
import { sourceItems, sources, tickets } from "#src/db/schema/index.ts";
import { pollDue } from "#src/services/sources/poll-due.ts";
import { keepSubscriptions } from "#src/services/sources/subscriptions.ts";
import { fixedClassifier } from "./support/classifier.ts";
import { type TestCtx, testCtx } from "./support/ctx.ts";
import { startDemoParts } from "./support/demo.ts";

const START = new Date("2026-11-25T11:00:00Z"); // 18:00
let t: TestCtx;
let demo: Awaited<ReturnType<typeof startDemoParts>>;

beforeAll(async () => {
  t = await testCtx();
  t.setNow(START);
  demo = await startDemoParts(t, fixedClassifier());
});
afterAll(async () => {
  await demo.close();
  await t.close();
});

const later = (minutes: number) => t.setNow(new Date(t.ctx.now().getTime() + minutes * 60_000));
const poll = async () => {
  while ((await pollDue(t.ctx, demo.readers, AbortSignal.timeout(30_000))) > 0);
};
const itemsOf = (id: string) =>
  t.ctx.db.select().from(sourceItems).where(eq(sourceItems.sourceId, id)).orderBy(asc(sourceItems.id));
const play = (from: number) =>
  playPosts(demo.sims, demo.url, { from, everyMs: 0, now: () => t.ctx.now() }, AbortSignal.timeout(60_000));

test("an evening in the demo's city is heard on every kind of source, and goes on after a restart where it stopped", async () => {
  expect(await seedSources(t.ctx, demo.sims)).toBe(0);
  await keepSubscriptions(t.ctx, demo.readers, AbortSignal.timeout(10_000));
  await demo.sims.youtube.settled();
  await poll();
  await play(0);
  await demo.settle();
  expect(await itemsOf(SOURCES.service)).toHaveLength(townPosts().length);
  later(15);
  await poll();
  expect((await itemsOf(SOURCES.paper)).map(({ item }) => item?.kind)).toContain("article");
  expect((await itemsOf("facebook-facebook-demo")).length).toBeGreaterThanOrEqual(3);
  // Told by the hub, then read: two videos, and what is left of the comments.
  const youtube = await itemsOf(SOURCES.youtube);
  expect(youtube.filter(({ item }) => item?.kind === "video")).toHaveLength(2);
  expect(youtube.filter(({ item }) => item?.kind === "comment").length).toBeGreaterThanOrEqual(5);
  expect(await t.ctx.db.$count(tickets)).toBeGreaterThanOrEqual(5);

  const told = await seedSources(t.ctx, demo.sims);
  expect(told).toBe(townPosts().length);
  await play(told);
  expect(await itemsOf(SOURCES.service)).toHaveLength(told);
  const faults = await t.ctx.db.select({ id: sources.id, fault: sources.fault }).from(sources);
  expect(faults.filter(({ fault }) => fault !== null)).toEqual([]);
});
