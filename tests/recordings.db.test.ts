import { afterEach, beforeEach, expect, test } from "vitest";
import { pbxSimulator } from "#adapters/hotline/simulator.ts";
import { mediaFetcher } from "#src/bin/media-fetcher.ts";
import { loadConfig } from "#src/config.ts";
import { media, tickets } from "#src/db/schema/index.ts";
import { withActor } from "#src/services/ctx.ts";
import { fetchMedia } from "#src/services/media/fetch-media.ts";
import { readTicketMedia } from "#src/services/media/read-media.ts";
import { chatAccount } from "./support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";

let t: TestCtx;
let pbx: Awaited<ReturnType<typeof pbxSimulator>>;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T02:00:00Z"));
  pbx = await pbxSimulator({ provider: "generic", secret: "hotline-secret-of-the-test" });
});
afterEach(() => Promise.all([t.close(), pbx.close()]));

/** A call whose recording lies on the exchange; what became of it after a look, and a minute later. */
async function called(env: Record<string, string>, misses: number) {
  const url = pbx.recording(1, misses);
  const line = await chatAccount(t.ctx, "hotline");
  await line.write("0912345678", "Mất nước từ 5 giờ sáng", {
    kind: "call",
    attachments: [{ type: "audio", url }],
    facts: { status: "answered", direction: "inbound", recordingUrl: url },
  });
  const fetcher = mediaFetcher(loadConfig(env));
  await fetchMedia(t.ctx, fetcher);
  t.setNow(new Date(t.ctx.now().getTime() + 61_000));
  await fetchMedia(t.ctx, fetcher);
  return (await t.ctx.db.select().from(media))[0];
}

test("a recording of an exchange in the city's own network is fetched once it is there, and staff can hear it", async () => {
  const kept = await called({ RECORDING_ORIGINS: pbx.url }, 1);
  expect(kept).toMatchObject({ state: "kept", mime: "audio/wav" });
  const [ticket] = await t.ctx.db.select().from(tickets);
  const desk = withActor(t.ctx, actor("operator"));
  const heard = await readTicketMedia(desk, ticket?.reference ?? "", kept?.id ?? 0);
  expect(heard.mime).toBe("audio/wav");
  expect(heard.bytes.byteLength).toBe(kept?.bytes);
});

test("an exchange that nobody has named is not asked: its address is private and no https one", async () => {
  expect(await called({}, 0)).toMatchObject({ state: "refused" });
  expect(pbx.requests).toEqual([]);
});
