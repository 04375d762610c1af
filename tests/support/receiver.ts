import { script } from "#adapters/simulation/script.ts";
import { serveSimulated } from "#adapters/simulation/serve.ts";
import type { ChannelAccount, ChannelAdapter, NormalizedEvent } from "#src/ports/channel.ts";

/** The webhook under test, without a database: takes what is rightly signed, and keeps the events in the order received. */
export async function receiver(adapter: ChannelAdapter, account: ChannelAccount) {
  const events: NormalizedEvent[] = [];
  const retries: (string | undefined)[] = [];
  const steps = script();
  const server = await serveSimulated({
    script: steps,
    now: () => new Date(),
    refuse: (_error, c) => c.text("", 503),
  });
  server.app.post("/hook", async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    if (!adapter.verify(body, new Headers(c.req.header()), account)) return c.text("", 401);
    retries.push(c.req.header("num_retry"));
    events.push(...adapter.parse(body, account, new Date()));
    return c.text("");
  });
  return { url: `${server.url}/hook`, script: steps, events, retries, close: server.close };
}
