import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { MockAgent } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { media, messages } from "#src/db/schema/index.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { loadTicketPage } from "../tickets/load-page.ts";
import { type Fetcher, fetchMedia } from "./fetch-media.ts";
import { mediaLink, mediaLinkHolds } from "./media-link.ts";
import { readTicketMedia } from "./read-media.ts";

let t: TestCtx;
let zalo: Awaited<ReturnType<typeof chatAccount>>;
const NOW = new Date("2026-11-25T03:00:00Z");
let citizens = 0;

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  zalo = await chatAccount(t.ctx, "zalo");
});
afterAll(() => t.close());

/** A provider that answers each path in turn. */
function provider(answers: Record<string, { status?: number; body?: Buffer }>, scan: Fetcher["scan"] = null): Fetcher {
  const connectionTo = () => {
    const agent = new MockAgent();
    agent.disableNetConnect();
    const pool = agent.get("https://cdn.zdn.vn");
    for (const [path, { status = 200, body = Buffer.from("x") }] of Object.entries(answers))
      pool.intercept({ path }).reply(status, body);
    return { dispatcher: agent, close: () => agent.close() };
  };
  return { network: { resolve: async () => ["113.161.0.1"], connectionTo }, trustedOrigins: [], scan };
}

const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: "#4a90d9" } })
    .withExif({ IFD0: { Model: "Camera of a citizen" }, IFD3: { GPSLatitude: "10/1 46/1 0/1" } })
    .jpeg()
    .toBuffer();

async function report(url: string, account = zalo, type: "image" | "audio" | "file" = "image") {
  const citizen = `m${++citizens}`;
  const text = "Nắp cống trước nhà bị vỡ, phường Bàn Cờ";
  const { ticketId } = await account.write(citizen, text, { attachments: [{ type, url }] });
  const [message] = await t.ctx.db
    .select()
    .from(messages)
    .where(eq(messages.ticketId, ticketId ?? 0));
  const row = async () =>
    (
      await t.ctx.db
        .select()
        .from(media)
        .where(eq(media.messageId, message?.id ?? 0))
    )[0];
  return { ticketId: ticketId ?? 0, row };
}
const referenceOf = async (ticketId: number) =>
  (await t.ctx.sql<{ reference: string }[]>`select reference from tickets where id = ${ticketId}`)[0]?.reference ?? "";
const wait = (minutes: number) => t.setNow(new Date(t.ctx.now().getTime() + minutes * 60_000));

test("a photo is kept under its own digest, drawn anew without camera and place, with a thumbnail, for us alone", async () => {
  const { row } = await report("https://cdn.zdn.vn/o/1.jpg");
  expect(await row()).toMatchObject({ state: "wanted" });
  await fetchMedia(t.ctx, provider({ "/o/1.jpg": { body: await photo() } }));
  const kept = await row();
  expect(kept).toMatchObject({ state: "kept", mime: "image/jpeg", width: 900, height: 600, problem: null });
  const path = join(dirname(t.ctx.uploadsDir), "media", kept?.sha256?.slice(0, 2) ?? "", kept?.sha256 ?? "");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await sharp(path).metadata()).exif).toBeUndefined();
  expect(kept?.thumbSha256).toMatch(/^[0-9a-f]{64}$/);
});

test("staff read it by its ticket and no other; a role that may not read texts does not", async () => {
  const mine = await report("https://cdn.zdn.vn/o/2.jpg");
  const other = await report("https://cdn.zdn.vn/o/3.jpg");
  await fetchMedia(t.ctx, provider({ "/o/2.jpg": { body: await photo() }, "/o/3.jpg": { body: await photo() } }));
  const id = (await mine.row())?.id ?? 0;
  const operator = withActor(t.ctx, actor("operator"));
  const reference = await referenceOf(mine.ticketId);
  expect(await readTicketMedia(operator, reference, id)).toMatchObject({ mime: "image/jpeg", name: `tep-${id}.jpg` });
  expect((await sharp((await readTicketMedia(operator, reference, id, true)).bytes).metadata()).width).toBe(320);
  await expect(readTicketMedia(operator, await referenceOf(other.ticketId), id)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(readTicketMedia(withActor(t.ctx, actor("admin")), reference, id)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(readTicketMedia(withActor(t.ctx, actor("officer", "elsewhere")), reference, id)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const page = await loadTicketPage(operator, reference);
  expect(page.messages.flatMap(({ media: files }) => files)).toMatchObject([{ id, state: "kept", hasThumb: true }]);
});

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
test.each([
  ["an SVG that calls itself PNG", "/a.png", SVG],
  ["HTML that calls itself JPEG", "/a.jpg", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a program", "/a.jpg", Buffer.from("MZ\x90\x00".padEnd(600, "\0"), "latin1")],
  ["half a picture", "/a.jpg", Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex")],
])("%s is refused, with a sentence for staff, and is not tried again", async (_, path, body) => {
  const { row } = await report(`https://cdn.zdn.vn${path}`);
  await fetchMedia(t.ctx, provider({ [path]: { body } }));
  expect(await row()).toMatchObject({ state: "refused", sha256: null, problem: expect.stringMatching(/\.$/) });
  wait(120);
  expect(await fetchMedia(t.ctx, provider({}))).toBe(0);
});

test("a file with a virus is refused; when the scanner is away nothing is kept until it is back", async () => {
  const { row } = await report("https://cdn.zdn.vn/o/4.jpg");
  const body = await photo();
  const away = provider({ "/o/4.jpg": { body } }, () => Promise.reject(new Error("clamd said nothing")));
  await fetchMedia(t.ctx, away);
  expect(await row()).toMatchObject({ state: "wanted", sha256: null });
  wait(2);
  await fetchMedia(
    t.ctx,
    provider({ "/o/4.jpg": { body } }, async () => ({ clean: false, found: "Eicar" })),
  );
  expect(await row()).toMatchObject({ state: "refused", problem: "Tệp có mã độc nên đã bị chặn." });
});

test("what the provider has no more is gone after a second look; a busy one is tried again, later each time", async () => {
  const gone = await report("https://cdn.zdn.vn/o/5.jpg");
  await fetchMedia(t.ctx, provider({ "/o/5.jpg": { status: 404 } }));
  expect(await gone.row()).toMatchObject({ state: "wanted", attempts: 1 });
  expect(await fetchMedia(t.ctx, provider({}))).toBe(0);
  wait(1);
  await fetchMedia(t.ctx, provider({ "/o/5.jpg": { status: 404 } }));
  expect(await gone.row()).toMatchObject({ state: "gone", problem: "Nơi gửi không còn giữ tệp này." });
  const busy = await report("https://cdn.zdn.vn/o/6.jpg");
  for (const minutes of [0, 1, 5, 15, 60]) {
    wait(minutes);
    await fetchMedia(t.ctx, provider({ "/o/6.jpg": { status: 503 } }));
  }
  expect(await busy.row()).toMatchObject({ state: "gone", attempts: 5 });
});

test("a recording of a telephone exchange is fetched from the host that its account names, and from no other", async () => {
  const hotline = await chatAccount(t.ctx, "hotline", { mediaHosts: "cdn.zdn.vn" });
  const call = await report("https://cdn.zdn.vn/rec/1.wav", hotline, "audio");
  const wav = Buffer.concat([Buffer.from("RIFF\x24\x00\x00\x00WAVEfmt ", "latin1"), Buffer.alloc(64)]);
  await fetchMedia(t.ctx, provider({ "/rec/1.wav": { status: 404 } }));
  wait(1);
  await fetchMedia(t.ctx, provider({ "/rec/1.wav": { body: wav } }));
  expect(await call.row()).toMatchObject({ state: "kept", mime: "audio/wav" });
  const elsewhere = await report("https://pbx.example.vn/rec/2.wav", hotline, "audio");
  await fetchMedia(t.ctx, provider({}));
  expect(await elsewhere.row()).toMatchObject({ state: "refused" });
});

test("a signed link works for its file for ten minutes", () => {
  const url = new URL(mediaLink(t.ctx, "7"), "http://x");
  const [until, signed] = [Number(url.searchParams.get("den")), url.searchParams.get("chu-ky") ?? ""];
  expect(mediaLinkHolds(t.ctx, "7", until, signed)).toBe(true);
  expect(mediaLinkHolds(t.ctx, "8", until, signed)).toBe(false);
  expect(mediaLinkHolds(t.ctx, "7", until + 1, signed)).toBe(false);
  expect(mediaLinkHolds(t.ctx, "7", until, `${signed}x`)).toBe(false);
  wait(11);
  expect(mediaLinkHolds(t.ctx, "7", until, signed)).toBe(false);
});
