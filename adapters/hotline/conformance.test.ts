import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { describeChannelAdapter } from "#tests/conformance/channel-adapter.ts";
import { PROVIDERS } from "./call.ts";
import { hotline } from "./index.ts";
import { signCall } from "./sign.ts";

const SECRET = "hotline-webhook-secret-DEMO";
const SECONDS = "1795406800";
const adapter = hotline({ now: () => new Date(Number(SECONDS) * 1_000) });

for (const [i, provider] of PROVIDERS.entries()) {
  const name = `h${i + 1}`;
  const body = readFileSync(join(import.meta.dirname, `fixtures/${name}.body`));
  const account: ChannelAccount = {
    id: "hotline-thu",
    channel: "hotline",
    state: "active",
    settings: { provider },
    secrets: { secret: SECRET },
  };
  const headers = new Headers({ "X-PA-Timestamp": SECONDS, "X-PA-Signature": signCall(SECRET, SECONDS, body) });
  describeChannelAdapter(`hotline (${provider})`, { adapter, account, deliveries: [{ name, body, headers }] });
}
