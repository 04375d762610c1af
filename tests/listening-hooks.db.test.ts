import { createHmac } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { adapters } from "#adapters/index.ts";
import { sourceReaders } from "#adapters/sources.ts";
import { type YoutubeSimulator, youtubeSimulator } from "#adapters/youtube/simulator.ts";
import { createApp } from "#src/api/app.ts";
import { loadConfig } from "#src/config.ts";
import { sourceItems, sourceSubscriptions } from "#src/db/schema/index.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import { network } from "#src/services/fetching/network.ts";
import { pageReader } from "#src/services/fetching/page-reader.ts";
import {
  changeSource,
  pauseSource,
  removeSource,
  renewSourceSecret,
  resumeSource,
} from "#src/services/sources/change-source.ts";
import { createSource } from "#src/services/sources/create-source.ts";
import { signBody } from "#src/services/sources/signed-body.ts";
import { keepSubscriptions, topicTag } from "#src/services/sources/subscriptions.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";

const NOW = new Date("2026-11-26T03:00:00Z");
let t: TestCtx;
let youtube: YoutubeSimulator;
let readers: SourceReaders;
let app: ReturnType<typeof createApp>;
let server: ReturnType<typeof serve>;

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  youtube = await youtubeSimulator({ key: "khoa", now: () => t.ctx.now() });
  const config = loadConfig({ YOUTUBE_API_BASE: youtube.apiBase, WEBSUB_HUB: youtube.hubUrl });
  const parts = { network, trustedOrigins: [], city: t.ctx.city.name, publicUrl: "https://pa.example.vn" };
  readers = sourceReaders(config, pageReader({ ...parts, now: () => t.ctx.now() }), { now: () => t.ctx.now() });
  app = createApp({
    ...{ ctx: t.ctx, adapters, readers, pages: new Hono(), trustedProxies: [] },
    errorPage: () => "",
    checks: { queue: async () => {}, model: async () => "up" },
  });
  const listening = Promise.withResolvers<AddressInfo>();
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, listening.resolve);
  t.ctx.publicUrl = `http://127.0.0.1:${(await listening.promise).port}`;
});
afterAll(async () => {
  server.close();
  await youtube.close();
  await t.close();
});
beforeEach(async () => {
  for (const table of ["source_subscriptions", "source_costs", "source_items", "sources"])
    await t.ctx.sql.unsafe(`delete from ${table}`);
  t.setNow(NOW);
  t.added.splice(0);
});

const common = { name: "Thử", secret: "khoa", retentionDays: "90" };
const addHook = async () =>
  (await createSource(t.ctx, readers, { id: "thue", kind: "webhook", settings: {}, ...common })).madeSecret ?? "";

interface Sent {
  type?: string;
  secret: string;
  at?: Date;
  signature?: string;
}
function send(
  body: string | Uint8Array<ArrayBuffer>,
  { type = "application/json", secret, at = NOW, signature }: Sent,
) {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const headers = {
    "content-type": type,
    "x-pa-timestamp": timestamp,
    "x-pa-signature": signature ?? signBody(secret, timestamp, bytes),
  };
  return app.request("/hooks/listening/thue", { method: "POST", body: new Uint8Array(bytes), headers });
}
const post = (id: string, more = {}) => ({ id, text: `Bài ${id}`, postedAt: "2026-11-26T09:00:00+07:00", ...more });
const items = () => t.ctx.db.select().from(sourceItems).orderBy(sourceItems.id);

test("a signed list is kept, and sent again changes nothing", async () => {
  const secret = await addHook();
  const body = JSON.stringify([
    post("1"),
    post("2", { url: "https://a.vn/2?utm_source=x", author: { id: "a", name: "An" } }),
  ]);
  expect(await (await send(body, { secret })).json()).toEqual({ ok: true, accepted: 2, known: 0, refused: [] });
  expect(await (await send(body, { secret })).json()).toMatchObject({ accepted: 0, known: 2 });
  expect((await items()).map(({ item }) => item)).toMatchObject([
    { key: "1", kind: "post", postedAt: "2026-11-26T02:00:00.000Z", url: null, authorKey: null },
    { key: "2", url: "https://a.vn/2", authorKey: "a", authorName: "An" },
  ]);
  expect(t.added.map(({ name }) => name)).toEqual(["take-item", "take-item"]);
});

test.each([
  ["one item", JSON.stringify(post("1")), "application/json"],
  ["an envelope", JSON.stringify({ items: [post("1")] }), "application/json"],
  ["lines", `${JSON.stringify(post("1"))}\n\n`, "application/x-ndjson"],
])("%s is taken too", async (_what, body, type) => {
  const secret = await addHook();
  expect(await (await send(body, { secret, type })).json()).toMatchObject({ accepted: 1 });
});

test("one mistake does not lose the rest, and is named by its place", async () => {
  const secret = await addHook();
  const body = JSON.stringify([
    post("1"),
    { id: "2", text: "x" },
    post("3", { khac: 1 }),
    post("4", { url: "javascript:1" }),
  ]);
  const answer = await (await send(body, { secret })).json();
  expect(answer).toMatchObject({
    accepted: 1,
    refused: [{ at: 2, field: "postedAt" }, { at: 3 }, { at: 4, field: "url" }],
  });
});

test("a deletion is kept as one", async () => {
  const secret = await addHook();
  await send(JSON.stringify([{ id: "1", deleted: true }]), { secret });
  expect((await items())[0]?.item).toMatchObject({ verb: "remove", key: "1", text: "" });
});

test("what is not signed with the secret, or five minutes ago, is not taken", async () => {
  const secret = await addHook();
  const body = JSON.stringify([post("1")]);
  const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
  const answers = await Promise.all([
    send(body, { secret: "khac" }),
    send(body, { secret, at: ago(301) }),
    send(body, { secret, at: ago(-301) }),
    send(body, { secret, signature: "v1=00" }),
    send(body, { secret, signature: "" }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  expect((await send(body, { secret, at: ago(299) })).status).toBe(200);
  await renewSourceSecret(t.ctx, "thue");
  expect((await send(body, { secret })).status).toBe(401);
});

test("what is no JSON, all wrong, or more than a megabyte is refused with a code of its own", async () => {
  const secret = await addHook();
  const statuses = [];
  for (const body of ["{", "[]x", JSON.stringify([{ id: "1" }]), "x".repeat(1_048_577)])
    statuses.push((await send(body, { secret })).status);
  expect(statuses).toEqual([400, 400, 422, 413]);
  const many = JSON.stringify(Array.from({ length: 5_001 }, (_, n) => ({ id: `${n}` })));
  expect((await send(many, { secret })).status).toBe(413);
});

test("a paused source takes nothing and says when to come back, a removed one is not there", async () => {
  const secret = await addHook();
  await pauseSource(t.ctx, "thue");
  expect((await send(JSON.stringify([post("1")]), { secret })).status).toBe(503);
  await resumeSource(t.ctx, readers, "thue");
  expect((await send(JSON.stringify([post("1")]), { secret })).status).toBe(200);
  await removeSource(t.ctx, "thue");
  expect((await send(JSON.stringify([post("2")]), { secret })).status).toBe(404);
});

const CHANNEL = "UCphuong";
const TOPIC = `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${CHANNEL}`;
const settings = { channels: CHANNEL, push: "on" };
const addYoutube = () => createSource(t.ctx, readers, { id: "yt", kind: "youtube", settings, ...common });
const keep = () => keepSubscriptions(t.ctx, readers, AbortSignal.timeout(10_000));
const subscription = async () =>
  (await t.ctx.db.select().from(sourceSubscriptions).where(eq(sourceSubscriptions.topic, TOPIC)))[0];

test("a channel is subscribed, its videos are told, renamed and taken back", async () => {
  await addYoutube();
  await keep();
  await youtube.settled();
  expect((await subscription())?.leaseUntil).toEqual(new Date(NOW.getTime() + 432_000_000));
  const id = await youtube.publish({ channelId: CHANNEL, title: "Họp giao ban" });
  t.setNow(new Date(NOW.getTime() + 60_000));
  await youtube.rename(id, "Họp giao ban tháng 11");
  await youtube.removeVideo(id);
  expect((await items()).map(({ itemKey, item }) => [itemKey, item?.verb, item?.text])).toEqual([
    [`yt:video:${id}`, "upsert", "Họp giao ban"],
    [`yt:video:${id}`, "upsert", "Họp giao ban tháng 11"],
    [`yt:video:${id}`, "remove", ""],
  ]);
});

test("the lease is renewed before it runs out, and given up when the channel is dropped", async () => {
  await addYoutube();
  await keep();
  await youtube.settled();
  expect(await keep()).toBe(0);
  t.setNow(new Date(NOW.getTime() + 0.85 * 432_000_000));
  expect(await keep()).toBe(1);
  await youtube.settled();
  expect((await subscription())?.leaseUntil).toEqual(new Date(NOW.getTime() + 1.85 * 432_000_000));
  await changeSource(t.ctx, readers, "yt", { ...common, settings: { channels: "UCkhac" } });
  await keep();
  await youtube.settled();
  expect([await subscription(), youtube.state.subscriptions.size]).toEqual([undefined, 0]);
});

test("a hub that does not answer is asked again soon, then less and less often; its answer begins that anew", async () => {
  await addYoutube();
  const youtubeReader = readers.get("youtube");
  const deaf: SourceReaders = {
    kinds: ["youtube"],
    get: () =>
      youtubeReader?.push && { ...youtubeReader, push: { ...youtubeReader.push, ask: async () => ({ ok: false }) } },
  };
  const waits: number[] = [];
  for (let times = 0; times < 5; times++) {
    expect(await keepSubscriptions(t.ctx, deaf, AbortSignal.timeout(5_000))).toBe(1);
    const again = (await subscription())?.askAfter.getTime() ?? 0;
    waits.push((again - t.ctx.now().getTime()) / 1_000);
    t.setNow(new Date(again));
  }
  expect(waits.slice(0, 2)).toEqual([5, 30]);
  // Five minutes, doubling, a fifth more or less.
  for (const [at, seconds] of [300, 600, 1_200].entries())
    expect(Math.abs((waits[at + 2] ?? 0) / seconds - 1)).toBeLessThanOrEqual(0.2);
  await keep();
  await youtube.settled();
  expect(await subscription()).toMatchObject({ unanswered: 0 });
});

test("a hub's question about what nobody asked is not confirmed", async () => {
  await addYoutube();
  const ask = (query: Record<string, string>) =>
    app.request(
      `/hooks/websub/yt?${new URLSearchParams({ "hub.challenge": "c", "hub.lease_seconds": "60", ...query })}`,
    );
  expect((await ask({ "hub.mode": "subscribe", "hub.topic": TOPIC })).status).toBe(404);
  await keep();
  await youtube.settled();
  const statuses = await Promise.all([
    ask({ "hub.mode": "subscribe", "hub.topic": `${TOPIC}x` }),
    ask({ "hub.mode": "unsubscribe", "hub.topic": TOPIC }),
    ask({ "hub.mode": "gibberish", "hub.topic": TOPIC }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404]);
  const good = await ask({ "hub.mode": "subscribe", "hub.topic": TOPIC });
  expect([good.status, await good.text()]).toEqual([200, "c"]);
  expect((await ask({ "hub.mode": "denied", "hub.topic": TOPIC })).status).toBe(200);
  expect(await subscription()).toMatchObject({ leaseUntil: null, deniedAt: NOW });
});

test.each([["sha1"], ["sha256"], ["sha512"]])(
  "what the hub signs with %s is taken, what somebody else sends is not",
  async (hash) => {
    await addYoutube();
    await keep();
    await youtube.settled();
    const secret = t.ctx.box.open((await subscription())?.secretSealed ?? "");
    const body = `<feed xmlns:yt="y"><entry><yt:videoId>abcdefghijk</yt:videoId><yt:channelId>${CHANNEL}</yt:channelId><title>Mới</title></entry></feed>`;
    const deliver = (signature: string, tag = topicTag(TOPIC)) =>
      app.request(`/hooks/websub/yt?t=${tag}`, { method: "POST", body, headers: { "x-hub-signature": signature } });
    const right = `${hash}=${createHmac(hash, secret).update(body).digest("hex")}`;
    const wrong = ["", "sha1=", "md5=00", `${hash}=${"0".repeat(40)}`, right.slice(0, -1), "__proto__=1"];
    for (const signature of wrong) expect((await deliver(signature)).status).toBe(401);
    expect((await deliver(right, "khac")).status).toBe(404);
    expect(await (await deliver(right)).json()).toEqual({ ok: true, accepted: 1 });
  },
);
