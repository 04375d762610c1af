import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ZALO } from "#tests/support/sending.ts";
import { type Service, startService } from "#tests/support/service.ts";
import { type ZaloSimulator, zaloSimulator } from "#tests/support/sim-zalo.ts";

const USER = "7712345678901234567";
const EMAIL = "ban-truc@langnghe.local";

let sim: ZaloSimulator;
let service: Service;
let token: string;

beforeEach(async () => {
  sim = await zaloSimulator({ ...ZALO, flags: { echoFirst: true } });
  service = await startService({ ZALO_API_BASE: sim.url, ZALO_OAUTH_BASE: sim.url, ZALO_TEMPLATE_BASE: sim.url });
  await service.command(
    ["channel", "add", "zalo", "oa", "--app-id", ZALO.appId, "--oa-id", ZALO.oaId],
    `webhookSecret=${ZALO.webhookSecret}\nappSecret=${ZALO.appSecret}\nrefreshToken=${sim.tokens.refresh}\n`,
  );
  sim.hook.to(`${service.url}/hooks/zalo/oa`);
  await service.command(["user", "add", EMAIL, "--role", "operator"]);
  const printed = await service.command(["token", "add", "--user", EMAIL, "--scope", "tickets:write"]);
  token = printed.trim().split("\n").at(-1) ?? "";
});
afterEach(async () => {
  await service.stop();
  await sim.close();
});

async function reply(text: string): Promise<number> {
  const [ticket] = await service.database.sql`select reference from tickets`;
  const answer = await fetch(`${service.url}/api/tickets/${ticket?.reference}/reply`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
  });
  return answer.status;
}

const heard = () => sim.transcript.of(USER).filter(({ from }) => from === "us");
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

test("what staff write reaches the citizen at once, also after the token has run out, and an answer from Zalo's own app counts", async () => {
  await sim.citizen(USER).text("Cống trước số 45 Trần Phú bị nghẹt, nước tràn ra đường");
  await soon(async () => expect(await service.database.sql`select from tickets`).toHaveLength(1));

  const began = performance.now();
  expect(await reply("Chúng tôi đã nhận và đang cử người đến.")).toBe(200);
  await soon(() => expect(heard().map(({ text }) => text)).toContain("Chúng tôi đã nhận và đang cử người đến."));
  process.stdout.write(`from the click to the citizen: ${Math.round(performance.now() - began)} ms\n`);

  sim.expireToken();
  expect(await reply("Đội thoát nước đang trên đường.")).toBe(200);
  await soon(() => expect(heard().map(({ text }) => text)).toContain("Đội thoát nước đang trên đường."));

  await sim.managerSays(USER, "Tôi là Bình, tổ thoát nước, tôi gọi ông ngay.");
  await sim.settled();
  // Both sides have the same words, and each of ours once; what a person wrote over there is theirs, and handed over.
  const stored = () => service.database.sql`select kind, text from messages where direction = 'out'`;
  await soon(async () => {
    const texts = (await stored()).map(({ text }) => text);
    expect(texts.sort()).toEqual(
      heard()
        .map(({ text }) => text)
        .sort(),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
  expect((await stored()).filter(({ kind }) => kind === "echo")).toHaveLength(1);
  expect(await service.database.sql`select from dialogues where handed_to_person_at is not null`).toHaveLength(1);
  expect(await service.database.sql`select from outbox where state not in ('sent', 'queued')`).toHaveLength(0);
}, 120_000);
