import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { describeChannelAdapter } from "#tests/conformance/channel-adapter.ts";
import { webform } from "./index.ts";

const account: ChannelAccount = { id: "phan-anh", channel: "webform", state: "active", settings: {}, secrets: {} };

describeChannelAdapter("webform", {
  adapter: webform,
  account,
  signed: false,
  deliveries: ["W1", "W2"].map((name) => ({
    name,
    body: readFileSync(join(import.meta.dirname, `fixtures/${name}.json`)),
    headers: new Headers(),
  })),
});
