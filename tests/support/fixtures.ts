import { readFileSync } from "node:fs";
import { join } from "node:path";
import { adapters } from "#adapters/index.ts";
import type { Channel } from "#src/domain/channels.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { receiveDelivery } from "#src/services/intake/receive-delivery.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";

/** The accounts that the fixtures of docs and adapters were signed for. */
export const FIXTURE_ACCOUNTS: Record<string, { channel: Channel; fields: Record<string, string> }> = {
  "zalo-thu": {
    channel: "zalo",
    fields: { appId: "4102938475610293847", oaId: "2837465019283746501", webhookSecret: "zalo-oa-secret-DEMO-01" },
  },
  "fb-thu": {
    channel: "facebook",
    fields: {
      pageId: "104857600012345",
      appId: "998877665544332",
      appSecret: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
      verifyToken: "xac-minh-thu",
    },
  },
  "hotline-thu": { channel: "hotline", fields: { secret: "hotline-webhook-secret-DEMO" } },
};

export async function addFixtureAccounts(ctx: Ctx): Promise<void> {
  for (const [id, { channel, fields }] of Object.entries(FIXTURE_ACCOUNTS)) await addAccount(ctx, channel, id, fields);
}

const FILES: Record<string, { account: string; file: string }> = {
  Z: { account: "zalo-thu", file: "zalo/fixtures/{}.json" },
  F: { account: "fb-thu", file: "facebook/fixtures/{}.json" },
  H: { account: "hotline-thu", file: "hotline/fixtures/{}.body" },
};

/** The bytes of a fixture by its name in channels.md ("Z1"), and the account that it belongs to. */
export function fixture(name: string): { account: string; body: Buffer } {
  const { account, file } = FILES[name.slice(0, 1)] ?? { account: "", file: "" };
  const path = file.replace("{}", name.startsWith("H") ? name.toLowerCase() : name);
  return { account, body: readFileSync(join(import.meta.dirname, "../../adapters", path)) };
}

/** Receives a body as the webhook of an account would, after its signature was found right. Nothing takes effect yet. */
export async function receive(ctx: Ctx, accountId: string, body: Uint8Array) {
  const account = await findAccount(ctx, accountId);
  if (!account) throw new Error(`no account ${accountId}`);
  return receiveDelivery(ctx, account, body, adapters.get(account.channel).parse(body, account, ctx.now()));
}

/** Receives a fixture and lets its events take effect, in the order given (default: as they stand). */
export async function deliver(ctx: Ctx, name: string, order: (ids: number[]) => number[] = (ids) => ids) {
  const { account, body } = fixture(name);
  const received = await receive(ctx, account, body);
  for (const eventId of order(received.eventIds)) await takeEvent(ctx, eventId);
  return received;
}
