import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { type PbxSimulator, pbxSimulator } from "#tests/support/sim-pbx.ts";
import { script } from "../simulation/script.ts";
import { serveSimulated } from "../simulation/serve.ts";
import { hotline } from "./index.ts";

const NOW = new Date("2026-11-25T03:00:00Z");
const SECRET = "hotline-webhook-secret-DEMO";
let sim: PbxSimulator | undefined;
afterEach(() => sim?.close());

const PROVIDERS = ["generic", "stringee", "omicall", "freeswitch", "asterisk"] as const;
const adapter = hotline({ now: () => NOW });

test.each(PROVIDERS)("a call at %s is understood as it would be from the real exchange", async (provider) => {
  sim = await pbxSimulator({ provider, secret: SECRET, now: () => NOW });
  const account: ChannelAccount = {
    id: "h",
    channel: "hotline",
    state: "active",
    settings: { provider },
    secrets: { secret: SECRET },
  };
  await sim.call({ from: "0912345678", keys: ["1", "3"], recordingUrl: sim.recording() });
  const events = sim.hook.deliveries.flatMap(({ body }) => adapter.parse(Buffer.from(body), account, NOW));
  const calls = events.filter(({ kind }) => kind === "call");
  expect(new Set(calls.map(({ objectId }) => objectId)).size).toBe(1);
  expect(calls.at(-1)).toMatchObject({ author: { phone: "+84912345678" }, facts: { talkSec: 206 } });
});

test.each(PROVIDERS)("a call at %s that nobody takes is a missed one", async (provider) => {
  sim = await pbxSimulator({ provider, secret: SECRET, now: () => NOW });
  const settings = { provider };
  const account: ChannelAccount = {
    id: "h",
    channel: "hotline",
    state: "active",
    settings,
    secrets: { secret: SECRET },
  };
  await sim.call({ from: "0912345678", answeredAt: null });
  const last = sim.hook.deliveries.at(-1)?.body ?? "";
  expect(adapter.parse(Buffer.from(last), account, NOW)).toMatchObject([{ facts: { status: "missed" } }]);
});

test("a recording is not there for the first two tries", async () => {
  sim = await pbxSimulator({ provider: "omicall", secret: SECRET });
  const url = sim.recording(0.1);
  const statuses = [];
  for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await fetch(url)).status);
  expect(statuses).toEqual([404, 404, 200]);
});

test("the manager interface tells of a call in text", async () => {
  sim = await pbxSimulator({ provider: "asterisk", secret: SECRET, now: () => NOW });
  const socket = connect(sim.amiPort, "127.0.0.1");
  let text = "";
  const whole = new Promise<void>((resolve) => {
    socket.on("data", (chunk) => {
      text += chunk.toString();
      if (text.includes("UserField")) resolve();
      else if (text.endsWith("9.0.0\r\n")) void sim?.call({ from: "0912345678" });
    });
  });
  await whole;
  socket.destroy();
  expect(text).toContain("Event: Cdr\r\nSource: 0912345678\r\n");
});

test("a caller hears the script, presses keys, and leaves a message", async () => {
  sim = await pbxSimulator({ provider: "stringee", secret: SECRET });
  const steps = script();
  const ours = await serveSimulated({ script: steps, now: () => NOW, refuse: (_error, c) => c.text("") });
  const said: unknown[] = [];
  ours.app.get("/answer", (c) =>
    c.json([
      { action: "talk", text: `Chào ${c.req.query("from")}` },
      { action: "input", eventUrl: `${ours.url}/keys` },
    ]),
  );
  ours.app.post("/keys", async (c) => {
    const { dtmf } = await c.req.json();
    said.push(dtmf);
    return c.json([
      { action: "talk", text: `Quý vị đã bấm ${dtmf}` },
      { action: "recordMessage", eventUrl: `${ours.url}/left` },
    ]);
  });
  ours.app.post("/left", async (c) => {
    said.push((await c.req.json()).recordingUrl);
    return c.json([]);
  });
  const recordingUrl = sim.recording(0.1, 0);
  const heard = await sim.ivr({ answerUrl: `${ours.url}/answer`, from: "84912345678", presses: ["1"], recordingUrl });
  await ours.close();
  expect(heard).toEqual(["Chào 84912345678", "Quý vị đã bấm 1", "(nói sau tiếng bíp)"]);
  expect(said).toEqual(["1", recordingUrl]);
});
